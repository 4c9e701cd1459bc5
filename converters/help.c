#include <string.h>

#include "converters/meta.h"
#include "formats/formats.h"

#define HELP_COLUMN 30

static const char *const group_titles[] = {
	[GROUP_FORMATS] = "Formats",
	[GROUP_FILES] = "Files",
	[GROUP_OVERWRITING] = "Overwriting (an output is always whole or absent)",
	[GROUP_RUNNING] = "Running",
	[GROUP_SAYING] = "Saying",
	[GROUP_STRICTNESS] = "Strictness",
	[GROUP_MAKE] = "Make",
	[GROUP_STREAM] = "Streams",
	[GROUP_META] = "Meta",
};

static const char usage[] =
	"usage: cvconv [OPTION]... [FILE]... -o FILE            one document\n"
	"       cvconv [OPTION]... -t FMT -O DIR PATH...        one output per input\n"
	"       cvconv [OPTION]... --merge -o FILE PATH...      many into one\n"
	"       cvconv --stream [-f FMT] [-t FMT]               a line in, a line out\n"
	"\n"
	"Converts curricula vitae through one record, with nothing lost in silence. No\n"
	"FILE, or -, is standard input; no -o is standard output. Several FILEs are one\n"
	"person's sources and become one record; several -o are written from one reading.\n";

static const char examples[] =
	"\n"
	"Examples:\n"
	"  cvconv cv.txt -o cv.json                    a CV's text as JSON Resume\n"
	"  cvconv cv.txt papers.bib -o cv.json -o cv.xml   two sources, two outputs\n"
	"  pdftotext -layout cv.pdf - | cvconv -f text -t json\n"
	"  cvconv cv.txt --explain                     what each line became, how surely\n"
	"  cvconv cv.json --check                      is it good?\n"
	"  cvconv -t json -t csv -O out/ cvs/          a directory, two outputs each\n"
	"  cvconv --merge -o all.csv cvs/              a directory as one table\n"
	"\n"
	"Exit status: 0 done, 1 some inputs of many failed, 64 usage, 65 bad input, 66 no\n"
	"input, 69 no such format, 73 cannot create, 74 I/O error, 75 time-out, 77\n"
	"permission. The manual, cvconv(1), has it all.\n";

/* "-f, --from=FMT", "--explain[=STAGE]", "-MF FILE" */
static void add_spelling(struct buf *out, const struct option *option)
{
	const char *argument = option->argument;

	if (!option->name) {
		buf_addf(out, "  -%s%s%s", option->letter, argument ? " " : "", argument ? argument : "");
		return;
	}
	if (option->letter)
		buf_addf(out, "  -%s, --%s", option->letter, option->name);
	else
		buf_addf(out, "      --%s", option->name);
	if (argument && argument[0] == '[')
		buf_addf(out, "[=%s", argument + 1);
	else if (argument)
		buf_addf(out, "=%s", argument);
}

static void put_option(struct sink *sink, const struct option *option)
{
	struct buf line = BUF_INIT;

	add_spelling(&line, option);
	sink_puts(sink, line.bytes);
	if (line.size < HELP_COLUMN - 1) {
		sink_pad(sink, ' ', HELP_COLUMN - line.size);
	} else {
		sink_putc(sink, '\n');
		sink_pad(sink, ' ', HELP_COLUMN);
	}
	sink_printf(sink, "%s\n", option->help);
	buf_release(&line);
}

/* The rows of a group stand together, so a title comes before the first of each. */
static void put_title(struct sink *sink, const struct option *option, const struct option *before)
{
	if (before && before->group == option->group && before->format == option->format)
		return;
	if (option->format)
		sink_printf(sink, "\nOnly for %s:\n", option->format->name);
	else
		sink_printf(sink, "\n%s:\n", group_titles[option->group]);
}

int help_print(const struct options *options, struct sink *sink, struct diag *diag)
{
	(void)diag;
	sink_puts(sink, usage);
	for (size_t i = 0; i < options->n_rows; i++) {
		put_title(sink, &options->rows[i], i > 0 ? &options->rows[i - 1] : NULL);
		put_option(sink, &options->rows[i]);
	}
	sink_puts(sink, examples);
	return 0;
}
