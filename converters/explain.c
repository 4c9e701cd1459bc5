#include "converters/explain.h"

#include <stdlib.h>
#include <string.h>

#include "converters/messages.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"
#include "pipeline/utf8.h"

#define SHOWN_MAX 400	/* bytes of a source line; a page may stand on one */

/* A value, where it stands in the record and where it came from. */
struct finding {
	uint32_t line, confidence;
	size_t order;		/* in the record, for equal lines */
	const char *path, *value;
};

struct findings {
	struct arena arena;
	struct finding *v;
	size_t n, capacity;
	struct buf path;
};

/* Collecting */

static void find(struct findings *findings, const char *value, uint32_t line, uint32_t confidence)
{
	struct finding *grown = arena_grow(&findings->arena, findings->v, findings->n,
					   &findings->capacity, sizeof(*grown));

	if (!grown)
		return;
	findings->v = grown;
	grown[findings->n] = (struct finding){
		.line = line,
		.confidence = confidence,
		.order = findings->n,
		.path = arena_copy(&findings->arena, findings->path.bytes, findings->path.size),
		.value = value,
	};
	findings->n++;
}

static void find_text(struct findings *findings, const struct text *text)
{
	if (text_present(text))
		find(findings, text->s, text->line, text->confidence);
}

static void find_texts(struct findings *findings, const struct texts *texts)
{
	size_t size = findings->path.size;

	for (size_t i = 0; i < texts->n; i++) {
		buf_addf(&findings->path, "[%zu]", i);
		find_text(findings, &texts->v[i]);
		buf_truncate(&findings->path, size);
	}
}

static void find_in(struct findings *findings, const struct shape *shape, const void *object);

static void find_objects(struct findings *findings, const struct field *field,
			 const struct list *list)
{
	size_t size = findings->path.size;

	for (size_t i = 0; i < list->n; i++) {
		buf_addf(&findings->path, "[%zu].", i);
		find_in(findings, field->shape, list->v[i]);
		buf_truncate(&findings->path, size);
	}
}

static void find_field(struct findings *findings, const struct field *field, const void *object)
{
	buf_adds(&findings->path, field->name);
	switch (field->kind) {
	case FIELD_TEXTS:
		find_texts(findings, field_texts_const(field, object));
		break;
	case FIELD_OBJECTS:
		find_objects(findings, field, field_list_const(field, object));
		break;
	case FIELD_OBJECT:
		buf_addc(&findings->path, '.');
		find_in(findings, field->shape, field_object_const(field, object));
		break;
	default:
		find_text(findings, field_text_const(field, object));
	}
}

/* Every object begins with its struct entry. */
static void find_in(struct findings *findings, const struct shape *shape, const void *object)
{
	const struct extras *extras = &((const struct entry *)object)->extras;
	size_t size = findings->path.size;

	for (size_t i = 0; i < shape->n_fields; i++) {
		find_field(findings, &shape->fields[i], object);
		buf_truncate(&findings->path, size);
	}
	for (size_t i = 0; i < extras->n; i++) {
		buf_adds(&findings->path, extras->v[i].name);
		find(findings, extras->v[i].json, extras->v[i].line, 100);
		buf_truncate(&findings->path, size);
	}
}

static int by_line(const void *a, const void *b)
{
	const struct finding *one = a, *other = b;

	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	return one->order < other->order ? -1 : 1;
}

/* Showing */

static void put_escaped(struct sink *sink, const char *bytes, size_t size)
{
	struct buf copy = BUF_INIT, shown = BUF_INIT;

	if (size > SHOWN_MAX)
		size = utf8_valid_prefix(bytes, SHOWN_MAX);
	buf_add(&copy, bytes, size);
	messages_escape(&shown, copy.bytes);
	sink_write(sink, shown.bytes, shown.size);
	buf_release(&copy);
	buf_release(&shown);
}

static void show_line(struct explainer *explainer)
{
	size_t left = (size_t)(explainer->end - explainer->at);
	const char *newline = memchr(explainer->at, '\n', left);
	size_t size = newline ? (size_t)(newline - explainer->at) : left;

	sink_printf(explainer->sink, "%5u | ", (unsigned)explainer->line);
	put_escaped(explainer->sink, explainer->at, size);
	if (size > SHOWN_MAX)
		sink_printf(explainer->sink, " ... (%zu bytes)", size);
	sink_putc(explainer->sink, '\n');
	explainer->at += size + (newline != NULL);
	explainer->line++;
}

static void show_finding(struct explainer *explainer, const struct finding *finding)
{
	sink_printf(explainer->sink, "      = %s: ", finding->path);
	put_escaped(explainer->sink, finding->value, strlen(finding->value));
	sink_printf(explainer->sink, " (%u%%)\n", (unsigned)finding->confidence);
}

/* A record may go back to lines that were shown before; those are named. */
static void show_findings(struct explainer *explainer, const struct findings *findings)
{
	uint32_t shown = explainer->line - 1;

	for (size_t i = 0; i < findings->n; i++) {
		uint32_t line = findings->v[i].line;

		while (line >= explainer->line && explainer->at < explainer->end) {
			show_line(explainer);
			shown = explainer->line - 1;
		}
		if (line != shown)
			sink_printf(explainer->sink, line ? "%5u |\n" : "no line\n", (unsigned)line);
		shown = line;
		show_finding(explainer, &findings->v[i]);
	}
}

void explain_begin(struct explainer *explainer, struct sink *sink, const char *text, size_t size)
{
	*explainer = (struct explainer){ sink, text, text + size, 1 };
}

int explain_record(struct explainer *explainer, const struct cv *cv)
{
	struct findings findings = { ARENA_INIT, NULL, 0, 0, BUF_INIT };
	bool failed;

	find_in(&findings, &cv_shape, cv);
	failed = arena_failed(&findings.arena) || findings.path.failed;
	if (!failed && findings.n > 0) {
		qsort(findings.v, findings.n, sizeof(*findings.v), by_line);
		show_findings(explainer, &findings);
	}
	arena_release(&findings.arena);
	buf_release(&findings.path);
	return failed ? -1 : 0;
}

void explain_end(struct explainer *explainer)
{
	while (explainer->at < explainer->end)
		show_line(explainer);
}
