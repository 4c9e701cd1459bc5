#include "formats/formats.h"

#include <stddef.h>

const struct format *const formats_all[] = {
	NULL,
};
