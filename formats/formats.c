#include "formats/formats.h"

#include "formats/json/json.h"
#include "formats/text/text.h"

const struct format *const formats_all[] = {
	&text_format,
	&json_format,
	NULL,
};
