/* Completions for shells, made from the rows of the options. */
#include <string.h>

#include "converters/meta.h"
#include "formats/formats.h"

static void put_format_names(struct sink *sink)
{
	for (const struct format *const *format = formats_all; *format; format++)
		sink_printf(sink, "%s%s", format > formats_all ? " " : "", (*format)->name);
}

/* What an argument can be: words, files, directories, or anything. */
enum kind { KIND_NONE, KIND_WORDS, KIND_FORMAT, KIND_FILE, KIND_DIRECTORY, KIND_ANY };

static enum kind kind_of(const char *argument)
{
	if (!argument || argument[0] == '[')
		return KIND_NONE;
	if (strchr(argument, '|'))
		return KIND_WORDS;
	if (strcmp(argument, "FMT") == 0)
		return KIND_FORMAT;
	if (strcmp(argument, "FILE") == 0)
		return KIND_FILE;
	return strcmp(argument, "DIR") == 0 ? KIND_DIRECTORY : KIND_ANY;
}

/* A colon stands behind `escape`, where the shell needs one. */
static void put_words(struct sink *sink, const char *argument, const char *escape)
{
	for (; *argument != '\0'; argument++) {
		sink_puts(sink, *argument == ':' ? escape : "");
		sink_putc(sink, *argument == '|' ? ' ' : *argument);
	}
}

/* The words of KIND_WORDS or KIND_FORMAT. */
static void put_candidates(struct sink *sink, const char *argument, const char *escape)
{
	if (kind_of(argument) == KIND_FORMAT)
		put_format_names(sink);
	else
		put_words(sink, argument, escape);
}

/* In single quotes, where a quote is '\'' in every shell. */
static void put_quoted(struct sink *sink, const char *text, const char *also)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			sink_puts(sink, "'\\'");
		else if (strchr(also, *text))
			sink_putc(sink, '\\');
		sink_putc(sink, *text);
	}
}

/* bash */

static void put_bash_case(struct sink *sink, const struct option *option)
{
	static const char *const generators[] = {
		[KIND_FILE] = "-f", [KIND_DIRECTORY] = "-d", [KIND_ANY] = "-W ''",
	};
	enum kind kind = kind_of(option->argument);

	if (kind == KIND_NONE)
		return;
	sink_puts(sink, "\t");
	if (option->letter)
		sink_printf(sink, "-%s%s", option->letter, option->name ? "|" : "");
	if (option->name)
		sink_printf(sink, "--%s", option->name);
	sink_puts(sink, ") COMPREPLY=($(compgen ");
	if (kind == KIND_WORDS || kind == KIND_FORMAT) {
		sink_puts(sink, "-W '");
		put_candidates(sink, option->argument, "");
		sink_puts(sink, "'");
	} else {
		sink_puts(sink, generators[kind]);
	}
	sink_puts(sink, " -- \"$cur\")); return ;;\n");
}

static void put_bash(const struct options *options, struct sink *sink)
{
	sink_puts(sink, "_cvconv() {\n"
			"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} IFS=$' \\t\\n'\n"
			"\t[ \"$cur\" = = ] && cur=\n"
			"\t[ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
			"\tcase $prev in\n");
	for (size_t i = 0; i < options->n_rows; i++)
		put_bash_case(sink, &options->rows[i]);
	sink_puts(sink, "\tesac\n\tcase $cur in\n\t-*) COMPREPLY=($(compgen -W '");
	for (size_t i = 0; i < options->n_rows; i++)
		if (options->rows[i].name)
			sink_printf(sink, "%s--%s", i > 0 ? " " : "", options->rows[i].name);
	sink_puts(sink, "' -- \"$cur\")) ;;\n"
			"\t*) COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n\tesac\n}\n"
			"complete -o filenames -F _cvconv cvconv\n");
}

/* zsh */

static void put_zsh_argument(struct sink *sink, const struct option *option)
{
	static const char *const actions[] = {
		[KIND_FILE] = "_files", [KIND_DIRECTORY] = "_files -/", [KIND_ANY] = "",
	};
	enum kind kind = kind_of(option->argument);

	if (kind == KIND_NONE)
		return;
	sink_puts(sink, ":");
	put_quoted(sink, kind == KIND_WORDS ? "word" : option->argument, ":");
	sink_puts(sink, ":");
	if (kind == KIND_WORDS || kind == KIND_FORMAT) {
		sink_puts(sink, "(");
		put_candidates(sink, option->argument, "\\");
		sink_puts(sink, ")");
	} else {
		sink_puts(sink, actions[kind]);
	}
}

static void put_zsh_spec(struct sink *sink, const struct option *option, const char *dashes,
			 const char *spelling, const char *equals)
{
	sink_printf(sink, " \\\n\t'*%s%s%s[", dashes, spelling,
		    kind_of(option->argument) != KIND_NONE ? equals : "");
	put_quoted(sink, option->help, "[]:");
	sink_puts(sink, "]");
	put_zsh_argument(sink, option);
	sink_puts(sink, "'");
}

static void put_zsh(const struct options *options, struct sink *sink)
{
	sink_puts(sink, "#compdef cvconv\n_arguments -s -S");
	for (size_t i = 0; i < options->n_rows; i++) {
		const struct option *option = &options->rows[i];

		if (option->letter)
			put_zsh_spec(sink, option, "-", option->letter,
				     option->name ? "+" : "");
		if (option->name)
			put_zsh_spec(sink, option, "--", option->name, "=");
	}
	sink_puts(sink, " \\\n\t'*:file:_files'\n");
}

/* fish */

static void put_fish_option(struct sink *sink, const struct option *option)
{
	static const char *const arguments[] = {
		[KIND_NONE] = "", [KIND_WORDS] = " -x", [KIND_FORMAT] = " -x",
		[KIND_FILE] = " -rF", [KIND_DIRECTORY] = " -x -a '(__fish_complete_directories)'",
		[KIND_ANY] = " -x",
	};
	enum kind kind = kind_of(option->argument);

	sink_puts(sink, "complete -c cvconv");
	if (option->letter)
		sink_printf(sink, " -%s %s", option->name ? "s" : "o", option->letter);
	if (option->name)
		sink_printf(sink, " -l %s", option->name);
	sink_puts(sink, arguments[kind]);
	if (kind == KIND_WORDS || kind == KIND_FORMAT) {
		sink_puts(sink, " -a '");
		put_candidates(sink, option->argument, "");
		sink_puts(sink, "'");
	}
	sink_puts(sink, " -d '");
	put_quoted(sink, option->help, "");
	sink_puts(sink, "'\n");
}

static void put_fish(const struct options *options, struct sink *sink)
{
	for (size_t i = 0; i < options->n_rows; i++)
		put_fish_option(sink, &options->rows[i]);
}

int completion_print(const struct options *options, struct sink *sink, struct diag *diag)
{
	static const struct {
		const char *name;
		void (*put)(const struct options *options, struct sink *sink);
	} shells[] = {
		{ "bash", put_bash }, { "zsh", put_zsh }, { "fish", put_fish },
	};

	for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++) {
		if (strcmp(options->subject, shells[i].name) != 0)
			continue;
		shells[i].put(options, sink);
		return 0;
	}
	return diag_error(diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
			  "--completion cannot be '%s'; it is one of bash|zsh|fish", options->subject);
}
