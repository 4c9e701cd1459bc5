#include "formats/bibtex/bibtex.h"

#include <string.h>
#include <strings.h>

#include "formats/bibtex/read.h"
#include "formats/bibtex/write.h"

/* Kinds of entries, as one finds at the beginning of files. */
static const char *const kinds[] = {
	"article", "book", "booklet", "collection", "comment", "conference", "dataset", "electronic",
	"inbook", "incollection", "inproceedings", "manual", "mastersthesis", "misc", "online",
	"patent", "phdthesis", "preamble", "proceedings", "report", "software", "string",
	"techreport", "thesis", "unpublished", "www", "xdata",
};

/* Eight bits per character of "@article{"; 0 if that does not stand here. */
static int entry_bits(const char *at, const char *end)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		size_t size = strlen(kinds[i]);
		const char *open = at + 1 + size;

		if (end - at <= (long)size + 1 || strncasecmp(at + 1, kinds[i], size))
			continue;
		while (open < end && bib_is_space(*open))
			open++;
		if (open < end && (*open == '{' || *open == '('))
			return 8 * (int)(size + 2);
	}
	return 0;
}

/* The first line that begins with an entry counts; less with other text before it. */
static int probe(const char *bytes, size_t size)
{
	const char *at = bytes, *end = bytes + size;
	bool text = false;

	while (at < end) {
		int bits;

		while (at < end && bib_is_space(*at))
			at++;
		bits = at < end && *at == '@' ? entry_bits(at, end) : 0;
		if (bits)
			return text ? bits / 4 : bits;
		text |= at < end && *at != '%';
		at = memchr(at, '\n', (size_t)(end - at));
		if (!at)
			break;
	}
	return 0;
}

/* The publications with all they have; and, between many records, their ids. */
static bool holds(const struct shape *shape, const struct field *field,
		  const struct settings *settings)
{
	(void)settings;
	if (shape == &cv_shape)
		return field && (!strcmp(field->name, "publications") || !strcmp(field->name, "id"));
	return shape == &publication_shape;
}

static const char *const suffixes[] = { ".bib", ".bibtex", ".biblatex", NULL };

static const struct format_option options[] = {
	{ "biblatex", NULL, "write biblatex: date, journaltitle, @thesis, @patent" },
	{ "ascii", NULL, "write LaTeX commands for characters beyond ASCII" },
	{ NULL, NULL, NULL },
};

const struct format bibtex_format = {
	.name = "bibtex",
	.title = "BibTeX and biblatex (publications)",
	.suffixes = suffixes,
	.options = options,
	.probe = probe,
	.reader_size = sizeof(struct bibtex_reader),
	.open = bibtex_open,
	.next = bibtex_next,
	.close = bibtex_close,
	.writer_size = sizeof(struct bibtex_writer),
	.begin = bibtex_begin,
	.put = bibtex_put,
	.finish = bibtex_finish,
	.holds = holds,
};
