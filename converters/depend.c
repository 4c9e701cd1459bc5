#include "converters/depend.h"

#include <string.h>

/* What is escaped takes off half of the backslashes before it, so they are doubled. */
static void add_escaped(struct buf *out, const char *start, const char *at)
{
	for (const char *before = at; before > start && before[-1] == '\\'; before--)
		buf_addc(out, '\\');
	buf_addc(out, '\\');
	buf_addc(out, *at);
}

/*
 * A file name in a rule: as GCC's mkdeps escapes it, and as GNU make also
 * wants its colons and, in a target, the sign of a pattern.
 */
static void add_name(struct buf *out, const char *name, bool target)
{
	const char *escaped = target ? " \t#:%" : " \t#:";

	for (const char *at = name; *at != '\0'; at++) {
		if (strchr(escaped, *at)) {
			add_escaped(out, name, at);
		} else {
			buf_adds(out, *at == '$' ? "$" : "");
			buf_addc(out, *at);
		}
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
		add_name(out, targets->v[i], true);
	}
}

static void add_rule(struct buf *out, const struct options *options, const struct strings *files)
{
	buf_addc(out, ':');
	for (size_t i = 0; i < files->n; i++) {
		buf_adds(out, i > 0 ? " \\\n " : " ");
		add_name(out, files->v[i], false);
	}
	buf_addc(out, '\n');
	for (size_t i = 0; options->phony && i < files->n; i++) {
		buf_addc(out, '\n');
		add_name(out, files->v[i], true);
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

/* A line break ends any rule; the others no escape takes from GNU make, though ninja reads some. */
static int check_names(const struct strings *names, struct diag *diag)
{
	for (size_t i = 0; i < names->n; i++) {
		struct pos pos = pos_at(names->v[i], 0, 0);
		const char *bad = strpbrk(names->v[i], "=;|");

		if (strchr(names->v[i], '\n'))
			return diag_error(diag, STATUS_USAGE, pos, "depfile-name",
					  "make cannot read a name with a line break in it");
		if (bad)
			diag_report(diag, LEVEL_WARNING, pos, "depfile-name",
				    "GNU make cannot read a rule for a name with '%c' in it", *bad);
	}
	return 0;
}

static int check(const struct buf *rule, const struct buf *name, const struct strings *targets,
		 const struct strings *files, struct diag *diag)
{
	if (name->size == 0 || rule->size == 0)
		return diag_error(diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
				  "-MD needs -o FILE, or -MF FILE and -MT TARGET");
	return check_names(targets, diag) || check_names(files, diag) ? -1 : 0;
}

struct sink *depend_write(const struct options *options, const struct strings *targets,
			  const struct strings *files, struct diag *diag)
{
	struct buf rule = BUF_INIT, name = BUF_INIT;
	struct sink *sink = NULL;

	add_targets(&rule, options, targets);
	add_depfile_name(&name, options, targets);
	if (!check(&rule, &name, targets, files, diag)) {
		add_rule(&rule, options, files);
		sink = sink_open(name.bytes, 0, diag);
	}
	if (sink)
		sink_write(sink, rule.bytes, rule.size);
	buf_release(&rule);
	buf_release(&name);
	return sink;
}
