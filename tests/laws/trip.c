#include "tests/laws/trip.h"

#include <stdio.h>
#include <string.h>

#include "formats/json/json.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define SHOWN 200	/* bytes of a value in a message */

static const struct settings no_settings = { NULL, 0 };

static void say(void *context, const struct message *message)
{
	if (message->level == LEVEL_ERROR)
		printf("# %s: %s: %u:%u: %s: %s\n", (const char *)context, message->pos.file,
		       message->pos.line, message->pos.column, level_name(message->level),
		       message->text);
}

bool subject_load(const struct subject *subject, struct cv *cv, struct arena *arena)
{
	struct generator generator = subject->generator;
	struct diag quiet;
	struct source *source;
	struct reader *reader;
	bool loaded;

	if (!subject->json.size) {
		cv_init(cv, arena);
		generate_cv(&generator, cv);
		return true;
	}
	diag_init(&quiet, NULL, NULL);
	source = source_from_memory(subject->name, subject->json.bytes, subject->json.size, 0, &quiet);
	reader = source ? reader_open(&json_format, source, &no_settings, NULL, &quiet) : NULL;
	loaded = reader && reader_next(reader, cv, arena) == 1;
	reader_close(reader);
	source_close(source);
	return loaded;
}

static bool put_all(struct writer *writer, const struct cv *cvs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (writer_put(writer, &cvs[i]))
			return false;
	return writer_end(writer) == 0;
}

bool trip_write(const struct format *format, const struct cv *cvs, size_t n, struct buf *out)
{
	char title[64];
	struct diag diag;
	struct sink *sink;
	struct writer *writer;
	bool written;

	snprintf(title, sizeof(title), "writing %s", format->name);
	diag_init(&diag, say, title);
	sink = sink_to_memory(out, &diag);
	writer = sink ? writer_open(format, sink, n > 1, &no_settings, &diag) : NULL;
	written = writer && put_all(writer, cvs, n) && sink_commit(sink) == 0 && !diag.errors;
	writer_close(writer);
	sink_close(sink);
	return written;
}

bool trip_read(const struct format *format, const struct buf *text, struct cv *cvs, size_t n,
	       struct arena *arena)
{
	char title[64];
	struct diag diag;
	struct source *source;
	struct reader *reader;
	struct cv behind;
	size_t got = 0;

	snprintf(title, sizeof(title), "reading %s", format->name);
	diag_init(&diag, say, title);
	source = source_from_memory("written", text->bytes, text->size, 0, &diag);
	reader = source ? reader_open(format, source, &no_settings, NULL, &diag) : NULL;
	while (reader && got < n && reader_next(reader, &cvs[got], arena) == 1)
		got++;
	if (reader && got == n && reader_next(reader, &behind, arena) == 1)
		got++;
	reader_close(reader);
	source_close(source);
	if (got != n)
		printf("# %s: %s records than the %zu written\n", title,
		       got > n ? "more" : "fewer", n);
	return got == n && !diag.errors;
}

static void print_value(const char *what, const char *value)
{
	printf("#   %-6s %.*s%s\n", what, SHOWN, value ? value : "(absent)",
	       value && strlen(value) > SHOWN ? "..." : "");
}

static bool same_string(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* Prints the path and both values unless they are the same. */
static bool same_value(const char *path, const char *got, const char *wanted)
{
	if (same_string(got, wanted))
		return true;
	printf("#   at     %s\n", path);
	print_value("got", got);
	print_value("wanted", wanted);
	return false;
}

static bool same_count(const char *path, size_t got, size_t wanted)
{
	if (got != wanted)
		printf("#   at     %s: %zu where %zu are wanted\n", path, got, wanted);
	return got == wanted;
}

static bool same_object(const char *path, const struct shape *shape, const void *a, const void *b);

static bool same_texts(const char *path, const struct texts *a, const struct texts *b)
{
	if (!same_count(path, a->n, b->n))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_value(path, a->v[i].s, b->v[i].s))
			return false;
	return true;
}

static bool same_list(const char *path, const struct shape *shape, const struct list *a,
		      const struct list *b)
{
	if (!same_count(path, a->n, b->n))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_object(path, shape, a->v[i], b->v[i]))
			return false;
	return true;
}

static bool same_extras(const char *path, const struct extras *a, const struct extras *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++)
		if (!same_value(path, a->v[i].name, b->v[i].name) ||
		    !same_value(path, a->v[i].json, b->v[i].json))
			return false;
	return same_count(path, a->n, b->n);
}

static bool same_field(const char *path, const struct field *field, const void *a, const void *b)
{
	switch (field->kind) {
	case FIELD_TEXTS:
		return same_texts(path, field_texts_const(field, a), field_texts_const(field, b));
	case FIELD_OBJECT:
		return same_object(path, field->shape, field_object_const(field, a),
				   field_object_const(field, b));
	case FIELD_OBJECTS:
		return same_list(path, field->shape, field_list_const(field, a),
				 field_list_const(field, b));
	default:
		return same_value(path, field_text_const(field, a)->s,
				  field_text_const(field, b)->s);
	}
}

static bool same_object(const char *path, const struct shape *shape, const void *a, const void *b)
{
	char below[128];

	for (size_t i = 0; i < shape->n_fields; i++) {
		snprintf(below, sizeof(below), "%s.%s", path, shape->fields[i].name);
		if (!same_field(below, &shape->fields[i], a, b))
			return false;
	}
	snprintf(below, sizeof(below), "%s: extras", path);
	return same_extras(below, &((const struct entry *)a)->extras,
			   &((const struct entry *)b)->extras);
}

bool trip_same(const struct cv *got, const struct cv *wanted)
{
	const struct field *where = NULL;
	bool same = object_equal(&cv_shape, got, wanted, &where);

	if (!same && same_object("cv", &cv_shape, got, wanted))
		printf("#   at     %s, which this test cannot see\n", where ? where->name : "?");
	return same;
}
