/*
 * Walks argv by the rows of options.h: GNU's long options (with "=", and
 * shortened while that stays clear), clustered letters, gcc's -MD -MF -MT
 * -MP, "--" and "-".
 */
#include <string.h>

#include "converters/files.h"
#include "converters/options.h"
#include "converters/suggest.h"

static const struct pos nowhere;

struct arguments {
	struct options *options;
	struct diag *diag;
	char **next;		/* what comes after the argument at hand */
	char **end;
};

static bool takes_argument(const struct option *option)
{
	return option->argument && option->argument[0] != '[';
}

static int unknown(struct arguments *arguments, const char *dashes, const char *name, size_t size)
{
	struct suggestion suggestion;
	char *word = arena_copy(&arguments->options->arena, name, size);

	if (!word)
		return diag_error(arguments->diag, STATUS_OSERR, nowhere, "memory", "out of memory");
	suggest_init(&suggestion, word);
	for (size_t i = 0; size > 1 && i < arguments->options->n_rows; i++)
		if (arguments->options->rows[i].name)
			suggest_offer(&suggestion, arguments->options->rows[i].name);
	if (suggestion.nearest)
		return diag_error(arguments->diag, STATUS_USAGE, nowhere, "usage",
				  "unknown option '%s%s'; did you mean '--%s'?", dashes, word,
				  suggestion.nearest);
	return diag_error(arguments->diag, STATUS_USAGE, nowhere, "usage",
			  "unknown option '%s%s'; --help lists them", dashes, word);
}

/* The option of that long name, or the only one that begins so; else reported. */
static const struct option *find_long(struct arguments *arguments, const char *name, size_t size)
{
	const struct option *begins = NULL, *rival = NULL;

	for (size_t i = 0; i < arguments->options->n_rows; i++) {
		const struct option *option = &arguments->options->rows[i];

		if (!option->name || strncmp(option->name, name, size) != 0)
			continue;
		if (option->name[size] == '\0')
			return option;
		rival = begins;
		begins = option;
	}
	if (!begins || size == 0)
		unknown(arguments, "--", name, size);
	else if (rival)
		diag_error(arguments->diag, STATUS_USAGE, nowhere, "usage",
			   "option '--%.*s' is not clear; is it '--%s' or '--%s'?", (int)size, name,
			   rival->name, begins->name);
	return begins && size > 0 && !rival ? begins : NULL;
}

/* The option whose letter (two for gcc's) begins the text. */
static const struct option *find_short(const struct options *options, const char *text, size_t size)
{
	for (size_t i = 0; i < options->n_rows; i++) {
		const char *letter = options->rows[i].letter;

		if (letter && strlen(letter) == size && strncmp(letter, text, size) == 0)
			return &options->rows[i];
	}
	return NULL;
}

/* An option whose argument did not stand with it takes the next word. */
static int store_next(struct arguments *arguments, const struct option *option, const char *spelling)
{
	if (!takes_argument(option))
		return option->store(arguments->options, option, NULL, arguments->diag);
	if (arguments->next == arguments->end)
		return diag_error(arguments->diag, STATUS_USAGE, nowhere, "usage",
				  "option '%s' needs an argument (%s)", spelling, option->argument);
	return option->store(arguments->options, option, *arguments->next++, arguments->diag);
}

static int parse_long(struct arguments *arguments, const char *argument)
{
	const char *name = argument + 2, *equals = strchr(name, '=');
	const struct option *option =
		find_long(arguments, name, equals ? (size_t)(equals - name) : strlen(name));

	if (!option)
		return -1;
	if (!equals)
		return store_next(arguments, option, argument);
	if (!option->argument)
		return diag_error(arguments->diag, STATUS_USAGE, nowhere, "usage",
				  "option '--%s' takes no argument", option->name);
	return option->store(arguments->options, option, equals + 1, arguments->diag);
}

/* The letter at *at, which moves behind it and behind an argument that is joined to it. */
static int parse_letter(struct arguments *arguments, const char **at, const struct option *option)
{
	char spelling[] = { '-', (*at)[0], '\0' };
	const char *rest = *at + strlen(option->letter);

	*at = rest;
	if (!takes_argument(option) || *rest == '\0')
		return store_next(arguments, option, spelling);
	*at = rest + strlen(rest);
	return option->store(arguments->options, option, rest, arguments->diag);
}

static int parse_gcc(struct arguments *arguments, const struct option *option, const char *argument)
{
	const char *rest = argument + 3;

	if (!takes_argument(option) && *rest != '\0')
		return unknown(arguments, "-", argument + 1, strlen(argument + 1));
	if (*rest == '\0')
		return store_next(arguments, option, argument);
	return option->store(arguments->options, option, rest, arguments->diag);
}

static int parse_cluster(struct arguments *arguments, const char *argument)
{
	const struct option *option = find_short(arguments->options, argument + 1, 2);

	if (option)
		return parse_gcc(arguments, option, argument);
	for (const char *at = argument + 1; *at != '\0';) {
		option = find_short(arguments->options, at, 1);
		if (!option)
			return unknown(arguments, "-", at, 1);
		if (parse_letter(arguments, &at, option))
			return -1;
	}
	return 0;
}

static int parse_one(struct arguments *arguments, const char *argument, bool *only_operands)
{
	if (*only_operands || argument[0] != '-' || argument[1] == '\0')
		return options_add(arguments->options, &arguments->options->paths, argument,
				   arguments->diag);
	if (argument[1] != '-')
		return parse_cluster(arguments, argument);
	if (argument[2] != '\0')
		return parse_long(arguments, argument);
	*only_operands = true;
	return 0;
}

/* What is only checked does not become one record. */
static bool checks_many(const struct options *o)
{
	return o->check && o->outputs.n == 0 &&
	       (o->files_from || o->paths.n > 1 || (o->paths.n == 1 && file_is_folder(o->paths.v[0])));
}

/* What a command could only pass over is refused. */
static int check_command(const struct options *o, struct diag *diag)
{
	const unsigned now = 1u << o->command, merge = 1u << COMMAND_MERGE,
		       split = 1u << COMMAND_SPLIT, stream = 1u << COMMAND_STREAM,
		       pack = 1u << COMMAND_PACK, unpack = 1u << COMMAND_UNPACK;
	const struct {
		bool given;
		const char *name;
		unsigned commands;
	} rows[] = {
		{ o->outputs.n > 0, "output", split | unpack },
		{ o->output_dir != NULL, "output-dir", merge | stream | pack },
		{ o->dry_run, "dry-run", stream | pack },
		{ o->timeout > 0, "timeout", split | pack | unpack },
		{ o->explain, "explain", merge | split | stream | pack | unpack },
		{ o->report != NULL, "report", split | stream | pack | unpack },
		{ o->check, "check", stream | pack | unpack },
		{ o->depend, "depfile", split | stream | pack | unpack },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].given && (rows[i].commands & now))
			return diag_error(diag, STATUS_USAGE, nowhere, "usage",
					  "--%s and --%s cannot go together", options_command_name(o),
					  rows[i].name);
	return 0;
}

/* What no single option can know. */
static int check_together(struct options *o, struct diag *diag)
{
	bool one = o->command == COMMAND_CONVERT, bulk = one && (o->output_dir || checks_many(o));
	bool walks = bulk || o->command == COMMAND_MERGE || o->command == COMMAND_PACK;
	bool spreads = o->command == COMMAND_SPLIT || o->command == COMMAND_UNPACK;
	const struct {
		bool broken;
		const char *text;
	} rules[] = {
		{ o->output_dir && o->output_dir[0] == '\0', "-O needs the name of a directory" },
		{ bulk && o->outputs.n > 0,
		  "-o and -O cannot go together; add --merge for one output" },
		{ bulk && o->explain, "--explain is about one document" },
		{ bulk && o->depfile,
		  "with -O, -MD writes a depfile beside each output; leave out -MF" },
		{ bulk && o->to.n == 0 && !o->check, "-O needs -t FMT" },
		{ walks && o->paths.n == 0 && !o->files_from,
		  "no inputs; give files or directories, or --files-from" },
		{ spreads && !o->output_dir, "--split and --unpack need -O DIR" },
		{ one && !bulk && o->to.n > 1 && o->to.n != o->outputs.n,
		  "several -t need as many -o, or -O" },
		{ o->depfile && !o->depend, "-MF needs -MD" },
	};

	if (o->command >= COMMAND_HELP)
		return 0;
	if (check_command(o, diag))
		return -1;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (rules[i].broken)
			return diag_error(diag, STATUS_USAGE, nowhere, "usage", "%s", rules[i].text);
	if (bulk)
		o->command = COMMAND_TREE;
	return 0;
}

/* With --check nothing is put together or taken apart. */
static void settle_check(struct options *options)
{
	bool many = options->command == COMMAND_MERGE || options->command == COMMAND_SPLIT;

	if (!options->check || !many)
		return;
	options->command = COMMAND_CONVERT;
	options->outputs.n = 0;
}

/* Many documents in one file are no document that could be too large. */
static void set_limit(struct options *options)
{
	if (!options->limited)
		options->max_input = options->command == COMMAND_SPLIT ? 0 : SOURCE_MAX_DEFAULT;
}

static int add_own_settings(struct options *options, struct diag *diag)
{
	if (options->check && options_set(options, "check", "", diag))
		return -1;
	if (options->stage)
		return options_set(options, "explain", options->stage, diag);
	return 0;
}

int options_parse(struct options *options, int argc, char **argv, struct diag *diag)
{
	struct arguments arguments = { options, diag, argv + 1, argv + argc };
	bool only_operands = false;

	while (arguments.next < arguments.end)
		if (parse_one(&arguments, *arguments.next++, &only_operands))
			return -1;
	set_limit(options);
	settle_check(options);
	if (check_together(options, diag))
		return -1;
	return add_own_settings(options, diag);
}
