#include "converters/options.h"

#include <string.h>

#include "formats/formats.h"

static const struct pos nowhere;

/* How an option is stored */

#define PLACE(type, options, option) ((type *)(void *)((char *)(options) + (option)->offset))

static int out_of_memory(struct diag *diag)
{
	return diag_error(diag, STATUS_OSERR, nowhere, "memory", "out of memory");
}

static int bad_value(const struct option *option, const char *value, const char *remedy,
		     struct diag *diag)
{
	return diag_error(diag, STATUS_USAGE, nowhere, "usage", "--%s cannot be '%s'; %s",
			  option->name, value, remedy);
}

static int store_true(struct options *options, const struct option *option, const char *value,
		      struct diag *diag)
{
	(void)value, (void)diag;
	*PLACE(bool, options, option) = true;
	return 0;
}

static int store_value(struct options *options, const struct option *option, const char *value,
		       struct diag *diag)
{
	(void)value, (void)diag;
	*PLACE(int, options, option) = option->value;
	return 0;
}

static int store_string(struct options *options, const struct option *option, const char *value,
			struct diag *diag)
{
	(void)diag;
	*PLACE(const char *, options, option) = value;
	return 0;
}

/* --depfile is gcc's -MD and -MF in one. */
static int store_depfile(struct options *options, const struct option *option, const char *value,
			 struct diag *diag)
{
	options->depend = true;
	return store_string(options, option, value, diag);
}

/* The fields of the record are what --explain shows by itself, for every format. */
static int store_explain(struct options *options, const struct option *option, const char *value,
			 struct diag *diag)
{
	options->explain = true;
	if (value && strcmp(value, "fields") == 0)
		value = NULL;
	return store_string(options, option, value, diag);
}

int options_add(struct options *options, struct strings *strings, const char *value,
		struct diag *diag)
{
	const char **grown = arena_grow(&options->arena, strings->v, strings->n,
					&strings->capacity, sizeof(*grown));

	if (!grown)
		return out_of_memory(diag);
	strings->v = grown;
	strings->v[strings->n++] = value;
	return 0;
}

static int store_list(struct options *options, const struct option *option, const char *value,
		      struct diag *diag)
{
	return options_add(options, PLACE(struct strings, options, option), value, diag);
}

static int store_filter(struct options *options, const struct option *option, const char *value,
			struct diag *diag)
{
	struct filters *filters = &options->filters;
	struct filter *grown = arena_grow(&options->arena, filters->v, filters->n,
					  &filters->capacity, sizeof(*grown));

	if (!grown)
		return out_of_memory(diag);
	filters->v = grown;
	filters->v[filters->n++] = (struct filter){ value, option->value };
	return 0;
}

static int store_from(struct options *options, const struct option *option, const char *value,
		      struct diag *diag)
{
	if (choose_by_name(&options->from, value, diag))
		return -1;
	if (format_reads(options->from.format))
		return 0;
	return diag_error(diag, STATUS_UNAVAILABLE, nowhere, "unknown-format",
			  "%s is written but not read, so --%s cannot name it",
			  options->from.format->name, option->name);
}

static int store_to(struct options *options, const struct option *option, const char *value,
		    struct diag *diag)
{
	struct choices *to = &options->to;
	struct choice *grown = arena_grow(&options->arena, to->v, to->n, &to->capacity,
					  sizeof(*grown));

	if (!grown)
		return out_of_memory(diag);
	to->v = grown;
	if (choose_by_name(&to->v[to->n], value, diag))
		return -1;
	if (format_writes(to->v[to->n++].format))
		return 0;
	return diag_error(diag, STATUS_UNAVAILABLE, nowhere, "unknown-format",
			  "%s is read but not written, so --%s cannot name it",
			  to->v[to->n - 1].format->name, option->name);
}

/* Digits up to the limit; *end is what follows. -1: there are none, or they are too many. */
static long long leading_number(const char *text, long long limit, const char **end)
{
	long long number = 0;

	*end = text;
	while (**end >= '0' && **end <= '9' && number <= limit)
		number = number * 10 + (*(*end)++ - '0');
	return *end == text || number > limit ? -1 : number;
}

static int store_count(struct options *options, const struct option *option, const char *value,
		       struct diag *diag)
{
	const char *end;
	long long number = leading_number(value, 4096, &end);

	if (number < 0 || *end != '\0')
		return bad_value(option, value, "give a number up to 4096", diag);
	*PLACE(unsigned, options, option) = (unsigned)number;
	return 0;
}

/* What the digits after a decimal point are worth, in thousandths; *end moves behind them. */
static unsigned thousandths(const char **end)
{
	unsigned sum = 0;

	for (unsigned unit = 100; **end >= '0' && **end <= '9'; unit /= 10)
		sum += unit * (unsigned)(*(*end)++ - '0');
	return sum;
}

/* Kept as milliseconds. */
static int store_seconds(struct options *options, const struct option *option, const char *value,
			 struct diag *diag)
{
	const char *end;
	long long milliseconds = leading_number(value, 1000000, &end) * 1000;

	if (*end == '.') {
		end++;
		milliseconds += thousandths(&end);
	}
	if (milliseconds < 0 || *end != '\0')
		return bad_value(option, value, "give seconds, such as 10 or 0.5", diag);
	*PLACE(unsigned, options, option) = (unsigned)milliseconds;
	return 0;
}

/* --max-input: bytes, or K, M or G of them (powers of 1024). */
static int store_size(struct options *options, const struct option *option, const char *value,
		      struct diag *diag)
{
	static const char units[] = "KMG";
	const char *end, *unit;
	long long number = leading_number(value, 1LL << 40, &end);

	if (number >= 0 && *end != '\0' && (unit = strchr(units, *end & ~0x20)) != NULL) {
		number <<= 10 * (unit - units + 1);
		end++;
	}
	if (number < 0 || *end != '\0')
		return bad_value(option, value, "give bytes, or a number and K, M or G", diag);
	*PLACE(size_t, options, option) = (size_t)number;
	options->limited = true;
	return 0;
}

/* Which of the words between bars in `words` it is; -1: none. */
static int word_index(const char *words, const char *value)
{
	size_t length = strlen(value);

	for (int i = 0; words != NULL; i++) {
		const char *bar = strchr(words, '|');
		size_t size = bar ? (size_t)(bar - words) : strlen(words);

		if (size == length && strncmp(words, value, size) == 0)
			return i;
		words = bar ? bar + 1 : NULL;
	}
	return -1;
}

static int store_word(struct options *options, const struct option *option, const char *value,
		      struct diag *diag)
{
	int i = word_index(option->argument, value);

	if (i < 0)
		return diag_error(diag, STATUS_USAGE, nowhere, "usage",
				  "--%s cannot be '%s'; it is one of %s", option->name, value,
				  option->argument);
	*PLACE(int, options, option) = i;
	return 0;
}

const char *options_command_name(const struct options *options)
{
	for (size_t i = 0; i < options->n_rows; i++)
		if (options->rows[i].offset == offsetof(struct options, command) &&
		    options->rows[i].value == options->command)
			return options->rows[i].name;
	return "";
}

/* Asking for help wins over doing; two things to do at once are refused. */
static int store_command(struct options *options, const struct option *option, const char *value,
			 struct diag *diag)
{
	if (options->command >= COMMAND_HELP || options->command == option->value)
		return 0;
	if (options->command != COMMAND_CONVERT && option->value < COMMAND_HELP)
		return diag_error(diag, STATUS_USAGE, nowhere, "usage",
				  "--%s and --%s cannot go together", options_command_name(options),
				  option->name);
	options->command = option->value;
	options->subject = value;
	return 0;
}

/* Settings are few, so each makes the array anew. */
int options_set(struct options *options, const char *name, const char *value, struct diag *diag)
{
	size_t n = options->settings.n;
	struct setting *grown = arena_array(&options->arena, n + 1, sizeof(*grown));

	if (!grown)
		return out_of_memory(diag);
	if (n > 0)
		memcpy(grown, options->settings.v, n * sizeof(*grown));
	grown[n] = (struct setting){ name, value ? value : "" };
	options->settings = (struct settings){ grown, n + 1 };
	return 0;
}

static int store_setting(struct options *options, const struct option *option, const char *value,
			 struct diag *diag)
{
	return options_set(options, option->name, value, diag);
}

/* The table */

#define AT(member) offsetof(struct options, member)

static const struct option own_rows[] = {
	{ "from", "f", "FMT", "format of the inputs (else suffix, then content)",
	  GROUP_FORMATS, store_from, 0, 0, NULL },
	{ "to", "t", "FMT", "format of the outputs (else suffix)",
	  GROUP_FORMATS, store_to, 0, 0, NULL },
	{ "list-formats", NULL, "[json]", "list the formats: suffixes, read, write, lossless",
	  GROUP_FORMATS, store_command, AT(command), COMMAND_LIST_FORMATS, NULL },
	{ "print-schema", NULL, "FMT", "print a format's schema",
	  GROUP_FORMATS, store_command, AT(command), COMMAND_PRINT_SCHEMA, NULL },

	{ "output", "o", "FILE", "write here, or - for standard output; repeatable",
	  GROUP_FILES, store_list, AT(outputs), 0, NULL },
	{ "output-dir", "O", "DIR", "one output per input, below DIR, the tree kept",
	  GROUP_FILES, store_string, AT(output_dir), 0, NULL },
	{ "recursive", "r", NULL, "go into directories (the default)",
	  GROUP_FILES, store_true, AT(recursive), 0, NULL },
	{ "include", NULL, "GLOB", "take files that fit; the first rule decides",
	  GROUP_FILES, store_filter, 0, true, NULL },
	{ "exclude", NULL, "GLOB", "leave out files and directories that fit",
	  GROUP_FILES, store_filter, 0, false, NULL },
	{ "files-from", NULL, "FILE", "read the names of inputs from FILE, one a line",
	  GROUP_FILES, store_string, AT(files_from), 0, NULL },
	{ "null", "0", NULL, "names in --files-from end in NUL instead",
	  GROUP_FILES, store_true, AT(null), 0, NULL },
	{ "merge", NULL, NULL, "put all inputs into the one file of -o",
	  GROUP_FILES, store_command, AT(command), COMMAND_MERGE, NULL },
	{ "split", NULL, NULL, "undo --merge: a file for each record, below -O",
	  GROUP_FILES, store_command, AT(command), COMMAND_SPLIT, NULL },
	{ "id", NULL, "basename|path|hash|field:email", "what ids are made of (or another field)",
	  GROUP_FILES, store_string, AT(id), 0, NULL },

	{ "overwrite", NULL, "always|newer|never", "when to replace an output",
	  GROUP_OVERWRITING, store_word, AT(overwrite), 0, NULL },
	{ "update", "u", NULL, "the same as --overwrite=newer",
	  GROUP_OVERWRITING, store_value, AT(overwrite), OVERWRITE_NEWER, NULL },
	{ "no-clobber", NULL, NULL, "the same as --overwrite=never",
	  GROUP_OVERWRITING, store_value, AT(overwrite), OVERWRITE_NEVER, NULL },
	{ "if-changed", NULL, NULL, "leave an output that stays equal, and its time",
	  GROUP_OVERWRITING, store_true, AT(if_changed), 0, NULL },

	{ "jobs", "j", "N", "convert N at once (0: as many as processors)",
	  GROUP_RUNNING, store_count, AT(jobs), 0, NULL },
	{ "dry-run", "n", NULL, "say what would be done",
	  GROUP_RUNNING, store_true, AT(dry_run), 0, NULL },
	{ "fail-fast", NULL, NULL, "end at the first input that fails",
	  GROUP_RUNNING, store_true, AT(fail_fast), 0, NULL },
	{ "progress", NULL, "auto|always|never", "show how far a bulk run is",
	  GROUP_RUNNING, store_word, AT(progress), 0, NULL },
	{ "timeout", NULL, "SEC", "give up a document after SEC seconds",
	  GROUP_RUNNING, store_seconds, AT(timeout), 0, NULL },
	{ "max-input", NULL, "SIZE", "refuse larger documents (64M; 0: no limit)",
	  GROUP_RUNNING, store_size, AT(max_input), 0, NULL },

	{ "verbose", "v", NULL, "show notes too",
	  GROUP_SAYING, store_true, AT(verbose), 0, NULL },
	{ "quiet", "q", NULL, "show errors only",
	  GROUP_SAYING, store_true, AT(quiet), 0, NULL },
	{ "color", NULL, "auto|always|never", "colour messages (auto heeds NO_COLOR)",
	  GROUP_SAYING, store_word, AT(color), 0, NULL },
	{ "log-format", NULL, "text|json", "messages for people or for programs",
	  GROUP_SAYING, store_word, AT(log_format), 0, NULL },
	{ "explain", NULL, "[STAGE]", "show what each line became, or a reader's stage",
	  GROUP_SAYING, store_explain, AT(stage), 0, NULL },
	{ "report", NULL, "FILE", "write a line of JSON per input",
	  GROUP_SAYING, store_string, AT(report), 0, NULL },

	{ "lossy", NULL, "warn|error|ignore", "what a target format cannot hold",
	  GROUP_STRICTNESS, store_word, AT(lossy), 0, NULL },
	{ "check", NULL, NULL, "read and validate, write nothing",
	  GROUP_STRICTNESS, store_true, AT(check), 0, NULL },
	{ "fail-on-warning", "W", NULL, "take warnings for errors",
	  GROUP_STRICTNESS, store_true, AT(fail_on_warning), 0, NULL },

	{ "depfile", NULL, "FILE", "write a make rule with every file read",
	  GROUP_MAKE, store_depfile, AT(depfile), 0, NULL },
	{ NULL, "MD", NULL, "write that rule beside the output, suffix .d",
	  GROUP_MAKE, store_true, AT(depend), 0, NULL },
	{ NULL, "MF", "FILE", "write it there instead",
	  GROUP_MAKE, store_string, AT(depfile), 0, NULL },
	{ NULL, "MT", "TARGET", "name the rule's target; repeatable",
	  GROUP_MAKE, store_list, AT(make_targets), 0, NULL },
	{ NULL, "MP", NULL, "add an empty rule for each file read",
	  GROUP_MAKE, store_true, AT(phony), 0, NULL },

	{ "stream", NULL, NULL, "a line of JSON in, a line of JSON out",
	  GROUP_STREAM, store_command, AT(command), COMMAND_STREAM, NULL },
	{ "pack", NULL, NULL, "make such a stream of files and directories",
	  GROUP_STREAM, store_command, AT(command), COMMAND_PACK, NULL },
	{ "unpack", NULL, NULL, "undo --pack, below -O",
	  GROUP_STREAM, store_command, AT(command), COMMAND_UNPACK, NULL },
	{ "shard", NULL, "I/N", "do part I of N; /N: I from the array job",
	  GROUP_STREAM, store_string, AT(shard), 0, NULL },
	{ "line-buffered", NULL, NULL, "hand out every line at once",
	  GROUP_STREAM, store_true, AT(line_buffered), 0, NULL },

	{ "completion", NULL, "bash|zsh|fish", "print completions for a shell",
	  GROUP_META, store_command, AT(command), COMMAND_COMPLETION, NULL },
	{ "help", "h", NULL, "print this help",
	  GROUP_META, store_command, AT(command), COMMAND_HELP, NULL },
	{ "version", "V", NULL, "print the version",
	  GROUP_META, store_command, AT(command), COMMAND_VERSION, NULL },
};

#define N_OWN_ROWS (sizeof(own_rows) / sizeof(own_rows[0]))

static size_t count_format_rows(void)
{
	size_t n = 0;

	for (const struct format *const *format = formats_all; *format; format++)
		for (const struct format_option *option = (*format)->options;
		     option && option->name; option++)
			n++;
	return n;
}

static void add_format_rows(struct option *row)
{
	for (const struct format *const *format = formats_all; *format; format++)
		for (const struct format_option *option = (*format)->options;
		     option && option->name; option++)
			*row++ = (struct option){
				.name = option->name,
				.argument = option->argument,
				.help = option->help,
				.group = GROUP_OF_FORMAT,
				.store = store_setting,
				.format = *format,
			};
}

int options_init(struct options *options)
{
	size_t n = N_OWN_ROWS + count_format_rows();
	struct option *rows;

	*options = (struct options){ .command = COMMAND_CONVERT };
	arena_init(&options->arena);
	rows = arena_array(&options->arena, n, sizeof(*rows));
	if (!rows)
		return -1;
	memcpy(rows, own_rows, sizeof(own_rows));
	add_format_rows(rows + N_OWN_ROWS);
	options->rows = rows;
	options->n_rows = n;
	return 0;
}

void options_release(struct options *options)
{
	arena_release(&options->arena);
}
