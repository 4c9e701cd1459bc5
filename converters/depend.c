#include "converters/depend.h"

#include <string.h>

/* A blank also doubles the backslashes before it, as make takes half of them off. */
static void add_backslashes(struct buf *out, const char *start, const char *at)
{
	while (at > start && *--at == '\\')
		buf_addc(out, '\\');
}

/* A file name in a rule, as GCC's mkdeps escapes it. */
static void add_name(struct buf *out, const char *name)
{
	for (const char *at = name; *at != '\0'; at++) {
		if (*at == ' ' || *at == '\t' || *at == '#') {
			add_backslashes(out, name, at);
			buf_addc(out, '\\');
		} else if (*at == '$') {
			buf_addc(out, '$');
		} else if (*at == ':') {
			buf_addc(out, '\\');
		}
		buf_addc(out, *at);
	}
}

/* -MT's names stand as given; else the outputs that are files. */
static void add_targets(struct buf *out, const struct options *options,
			const struct strings *targets)
{
	for (size_t i = 0; i < options->make_targets.n; i++)
		buf_addf(out, "%s%s", i > 0 ? " " : "", options->make_targets.v[i]);
	for (size_t i = 0; options->make_targets.n == 0 && i < targets->n; i++) {
		if (strcmp(targets->v[i], "-") == 0)
			continue;
		buf_adds(out, out->size > 0 ? " " : "");
		add_name(out, targets->v[i]);
	}
}

static void add_rule(struct buf *out, const struct options *options, const struct strings *files)
{
	buf_addc(out, ':');
	for (size_t i = 0; i < files->n; i++) {
		buf_adds(out, i > 0 ? " \\\n " : " ");
		add_name(out, files->v[i]);
	}
	buf_addc(out, '\n');
	for (size_t i = 0; options->phony && i < files->n; i++) {
		buf_addc(out, '\n');
		add_name(out, files->v[i]);
		buf_adds(out, ":\n");
	}
}

/* The depfile's name: -MF's, else that of the first output with .d for its suffix. */
static void add_depfile_name(struct buf *out, const struct options *options,
			     const struct strings *targets)
{
	const char *slash, *dot, *first = targets->n > 0 ? targets->v[0] : "-";

	if (options->depfile) {
		buf_adds(out, options->depfile);
	} else if (strcmp(first, "-") != 0) {
		slash = strrchr(first, '/');
		dot = strrchr(slash ? slash : first, '.');
		buf_add(out, first, dot ? (size_t)(dot - first) : strlen(first));
		buf_adds(out, ".d");
	}
}

static bool holds_newline(const struct strings *names)
{
	for (size_t i = 0; i < names->n; i++)
		if (strchr(names->v[i], '\n'))
			return true;
	return false;
}

static int check_names(const struct buf *rule, const struct buf *name, const struct strings *targets,
		       const struct strings *files, struct diag *diag)
{
	const struct pos nowhere = { NULL, 0, 0 };

	if (name->size == 0 || rule->size == 0)
		return diag_error(diag, STATUS_USAGE, nowhere, "usage",
				  "-MD needs -o FILE, or -MF FILE and -MT TARGET");
	if (holds_newline(targets) || holds_newline(files))
		return diag_error(diag, STATUS_USAGE, nowhere, "depfile-name",
				  "make cannot read a name with a line break in it");
	return 0;
}

struct sink *depend_write(const struct options *options, const struct strings *targets,
			  const struct strings *files, struct diag *diag)
{
	struct buf rule = BUF_INIT, name = BUF_INIT;
	struct sink *sink = NULL;

	add_targets(&rule, options, targets);
	add_depfile_name(&name, options, targets);
	if (!check_names(&rule, &name, targets, files, diag)) {
		add_rule(&rule, options, files);
		sink = sink_open(name.bytes, 0, diag);
	}
	if (sink)
		sink_write(sink, rule.bytes, rule.size);
	buf_release(&rule);
	buf_release(&name);
	return sink;
}
