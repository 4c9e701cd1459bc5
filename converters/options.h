/*
 * The command line as data: one row per option. The same rows parse, print
 * --help and make the shells' completions. The options that only a format
 * knows come from the registry and are rows as well.
 */
#ifndef CONVERTERS_OPTIONS_H
#define CONVERTERS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "converters/choose.h"
#include "pipeline/arena.h"
#include "pipeline/convert.h"

/* What the program is to do. From COMMAND_HELP on nothing is converted. */
enum command {
	COMMAND_CONVERT,
	COMMAND_TREE,		/* what -O makes of it */
	COMMAND_MERGE,
	COMMAND_SPLIT,
	COMMAND_STREAM,
	COMMAND_PACK,
	COMMAND_UNPACK,
	COMMAND_HELP,
	COMMAND_VERSION,
	COMMAND_LIST_FORMATS,
	COMMAND_PRINT_SCHEMA,
	COMMAND_COMPLETION,
};

/* In the order of the words in the options' rows. */
enum overwrite { OVERWRITE_ALWAYS, OVERWRITE_NEWER, OVERWRITE_NEVER };
enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };
enum log_format { LOG_TEXT, LOG_JSON };

struct strings {
	const char **v;
	size_t n, capacity;
};

struct choices {
	struct choice *v;
	size_t n, capacity;
};

/* --include and --exclude in the order given: the first that fits decides. */
struct filter {
	const char *glob;
	bool include;
};

struct filters {
	struct filter *v;
	size_t n, capacity;
};

struct option;

struct options {
	struct arena arena;		/* holds all that is not argv's own */
	const struct option *rows;	/* ours, then the formats' */
	size_t n_rows;

	int command;			/* enum command */
	const char *subject;		/* the command's own argument; NULL: none */
	struct strings paths;		/* the operands; "-" is a standard stream */

	struct choice from;		/* .format NULL: to be found out */
	struct choices to;
	struct strings outputs;
	const char *output_dir;
	bool recursive;
	struct filters filters;
	const char *files_from;
	bool null;
	const char *id;

	int overwrite;			/* enum overwrite */
	bool if_changed;

	unsigned jobs;			/* 0: as many as processors */
	bool dry_run, fail_fast;
	int progress;			/* enum when */
	unsigned timeout;		/* milliseconds per document; 0: none */
	size_t max_input;		/* bytes per document; 0: no limit */
	bool limited;			/* by --max-input, not by default */

	bool verbose, quiet;
	int color;			/* enum when */
	int log_format;			/* enum log_format */
	bool explain;
	const char *stage;		/* of --explain; NULL: the record's fields */
	const char *report;

	int lossy;			/* enum lossy */
	bool check, fail_on_warning;

	bool depend, phony;
	const char *depfile;
	struct strings make_targets;

	bool line_buffered;
	const char *shard;

	struct settings settings;	/* what the formats are told */
};

enum option_group {
	GROUP_FORMATS,
	GROUP_FILES,
	GROUP_OVERWRITING,
	GROUP_RUNNING,
	GROUP_SAYING,
	GROUP_STRICTNESS,
	GROUP_MAKE,
	GROUP_STREAM,
	GROUP_META,
	GROUP_OF_FORMAT,	/* made from the registry */
};

struct option {
	const char *name;	/* long, without its dashes */
	const char *letter;	/* "f", or gcc's "MF"; NULL: none */
	/*
	 * NULL: takes none. "FILE": required; "[STAGE]": optional, with "=";
	 * "auto|always|never": one of these words.
	 */
	const char *argument;
	const char *help;	/* one line */
	enum option_group group;
	/* value is NULL when none was given. 0, or -1 reported. */
	int (*store)(struct options *options, const struct option *option,
		     const char *value, struct diag *diag);
	size_t offset;		/* where store puts it in struct options */
	int value;		/* what a flag stands for */
	const struct format *format;	/* of GROUP_OF_FORMAT */
};

/* Also sets the defaults that depend on no other option. 0, or -1 when memory ran out. */
int options_init(struct options *options);
void options_release(struct options *options);

/* For parsing: one more string in a list of the options, one more setting. 0, or -1 reported. */
int options_add(struct options *options, struct strings *strings, const char *value,
		struct diag *diag);
int options_set(struct options *options, const char *name, const char *value, struct diag *diag);

/* The long name of the option that asks for the command; "" for converting. */
const char *options_command_name(const struct options *options);

/* Keeps pointers into argv. 0, or -1 reported as STATUS_USAGE or STATUS_UNAVAILABLE. */
int options_parse(struct options *options, int argc, char **argv, struct diag *diag);

#endif
