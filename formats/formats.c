#include "formats/formats.h"

#include <stddef.h>

#include "formats/bibtex/bibtex.h"
#include "formats/csv/csv.h"
#include "formats/json/json.h"
#include "formats/text/text.h"
#include "formats/xml/xml.h"

const struct format *const formats_all[] = {
	&text_format,
	&json_format,
	&xml_format,
	&csv_format,
	&bibtex_format,
	NULL,
};
