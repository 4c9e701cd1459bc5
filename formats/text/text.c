#include "formats/text/text.h"

#include <string.h>

#include "formats/text/read.h"
#include "formats/text/write.h"
#include "pipeline/utf8.h"

static const char *const suffixes[] = { ".txt", ".text", ".md", ".markdown", NULL };

/* Text is what is left when nothing else claims the bytes: one bit if it is text at all. */
static int probe(const char *bytes, size_t size)
{
	if (!size || memchr(bytes, '\0', size))
		return 0;
	return 1;
}

static const struct format_option options[] = {
	{ "markdown", NULL, "write text as Markdown" },
	{ NULL, NULL, NULL },
};

const struct format text_format = {
	.name = "text",
	.title = "plain text and Markdown CVs",
	.suffixes = suffixes,
	.options = options,
	.lossless = true,
	.one_record = true,
	.probe = probe,
	.reader_size = sizeof(struct text_reader),
	.open = text_open,
	.next = text_next,
	.close = text_close,
	.put = text_put,
};
