#include "formats/formats.h"

#include <stddef.h>

#include "formats/json/json.h"

const struct format *const formats_all[] = {
	&json_format,
	NULL,
};
