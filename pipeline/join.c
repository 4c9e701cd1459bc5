#include "pipeline/join.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/fields.h"
#include "pipeline/jsontext.h"
#include "pipeline/same.h"

#define ALTERNATIVES "alternatives"

struct join {
	struct cv *into;
	const char *file, *from_file;
	struct diag *diag;
	bool failed;
};

static void join_object(struct join *join, const struct shape *shape, void *into, void *from);

/* What both sides say differently */

static void begin_member(struct buf *members, const char *name)
{
	buf_addf(members, "%s\"%s\":", members->size > 0 ? "," : "{", name);
}

static void report(struct join *join, const struct field *field, const struct text *kept,
		   const struct text *other)
{
	diag_report(join->diag, LEVEL_WARNING, pos_at(join->from_file, other->line, 0), "disagree",
		    "%s '%s' differs from '%s' of %s:%u; both are kept", field->name, other->s, kept->s,
		    join->file, (unsigned)kept->line);
}

static void keep_alternative(struct join *join, struct buf *members, const struct field *field,
			     const struct text *kept, const struct text *other)
{
	begin_member(members, field->name);
	jsontext_quote(members, other->s, strlen(other->s));
	report(join, field, kept, other);
}

/* Each joined entry adds one object of what it said differently. */
static void add_alternatives(struct join *join, struct extras *extras, struct buf *members)
{
	struct buf json = BUF_INIT;

	if (members->size == 0)
		return;
	for (size_t i = 0; i < extras->n; i++) {
		if (strcmp(extras->v[i].name, ALTERNATIVES) != 0)
			continue;
		buf_add(&json, extras->v[i].json, strlen(extras->v[i].json) - 1);
		buf_addf(&json, ",%s}]", members->bytes);
		extras->v[i].json = arena_copy(join->into->arena, json.bytes, json.size);
	}
	if (json.size == 0) {
		buf_addf(&json, "[%s}]", members->bytes);
		cv_add_extra(join->into, extras, ALTERNATIVES, json.bytes, json.size, 0);
	}
	join->failed |= json.failed;
	buf_release(&json);
}

/* Leaves */

/* Whether b says what a says, and perhaps more. */
static bool says_more(const struct field *field, const char *a, const char *b)
{
	if (field->kind == FIELD_DATE)
		return strncmp(a, b, strlen(a)) == 0;
	return same_contains(b, a);
}

static void join_text(struct join *join, const struct field *field, struct text *into,
		      const struct text *from, struct buf *members)
{
	if (!text_present(from))
		return;
	if (!text_present(into)) {
		*into = *from;
		return;
	}
	if (strcmp(into->s, from->s) == 0 || (field->flags & FIELD_LABEL) ||
	    says_more(field, from->s, into->s))
		return;
	if (says_more(field, into->s, from->s))
		*into = *from;
	else
		keep_alternative(join, members, field, into, from);
}

static void add_text(struct join *join, struct texts *texts, const struct text *text)
{
	struct text *v = arena_grow(join->into->arena, texts->v, texts->n, &texts->capacity,
				    sizeof(*v));

	if (!v)
		return;
	texts->v = v;
	v[texts->n++] = *text;
}

static bool holds_text(const struct texts *texts, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (same_words(texts->v[i].s, text))
			return true;
	return false;
}

/* Keywords, highlights: what is new comes behind. */
static void unite_texts(struct join *join, struct texts *into, const struct texts *from)
{
	size_t n = into->n;

	for (size_t i = 0; i < from->n; i++)
		if (!holds_text(into, n, from->v[i].s))
			add_text(join, into, &from->v[i]);
}

static const char *last_word(const char *name)
{
	const char *space = strrchr(name, ' ');

	return space ? space + 1 : name;
}

/* Whether two lists of authors can be one: as many, with the same family names. */
static bool authors_agree(const struct texts *a, const struct texts *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_words(last_word(a->v[i].s), last_word(b->v[i].s)))
			return false;
	return true;
}

static bool is_cut(const struct texts *authors)
{
	return authors->n > 0 && strcmp(authors->v[authors->n - 1].s, "others") == 0;
}

static void join_authors(struct join *join, const struct field *field, struct texts *into,
			 const struct texts *from, struct buf *members)
{
	if (from->n == 0 || is_cut(from))
		return;
	if (into->n == 0 || is_cut(into)) {
		*into = *from;
		return;
	}
	if (!authors_agree(into, from)) {
		begin_member(members, field->name);
		for (size_t i = 0; i < from->n; i++) {
			buf_adds(members, i > 0 ? "," : "[");
			jsontext_quote(members, from->v[i].s, strlen(from->v[i].s));
		}
		buf_addc(members, ']');
		report(join, field, &into->v[0], &from->v[0]);
		return;
	}
	for (size_t i = 0; i < into->n; i++)
		if (strlen(from->v[i].s) > strlen(into->v[i].s))
			into->v[i] = from->v[i];
}

/* Objects */

static void move_entry(struct join *join, struct list *into, void *entry)
{
	void **v = arena_grow(join->into->arena, into->v, into->n, &into->capacity, sizeof(*v));

	if (!v)
		return;
	into->v = v;
	v[into->n++] = entry;
}

static void join_list(struct join *join, const struct shape *shape, struct list *into,
		      const struct list *from)
{
	struct list before = *into;	/* entries of one source are never joined with each other */
	struct same_index index;

	if (same_index_fill(&index, &before, shape))
		join->failed = true;
	for (size_t i = 0; i < from->n && !join->failed; i++) {
		void *same = same_index_take(&index, from->v[i]);

		if (same)
			join_object(join, shape, same, from->v[i]);
		else
			move_entry(join, into, from->v[i]);
	}
	same_index_release(&index);
}

static void join_field(struct join *join, const struct shape *shape, const struct field *field,
		       void *into, void *from, struct buf *members)
{
	switch (field->kind) {
	case FIELD_TEXTS:
		if (shape == &publication_shape)
			join_authors(join, field, field_texts(field, into),
				     field_texts(field, from), members);
		else
			unite_texts(join, field_texts(field, into), field_texts(field, from));
		break;
	case FIELD_OBJECT:
		join_object(join, field->shape, field_object(field, into), field_object(field, from));
		break;
	case FIELD_OBJECTS:
		join_list(join, field->shape, field_list(field, into), field_list(field, from));
		break;
	default:
		join_text(join, field, field_text(field, into), field_text(field, from), members);
	}
}

static void join_extras(struct join *join, struct extras *into, const struct extras *from)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct extra *extra = &from->v[i];

		if (!extras_get(into, extra->name))
			cv_add_extra(join->into, into, extra->name, extra->json, strlen(extra->json),
				     extra->line);
	}
}

static void join_object(struct join *join, const struct shape *shape, void *into, void *from)
{
	struct entry *entry = into;
	const struct entry *other = from;
	struct buf members = BUF_INIT;

	for (size_t i = 0; i < shape->n_fields; i++)
		join_field(join, shape, &shape->fields[i], into, from, &members);
	join_extras(join, &entry->extras, &other->extras);
	add_alternatives(join, &entry->extras, &members);
	join->failed |= members.failed;
	buf_release(&members);
}

int cv_join(struct cv *into, const char *file, struct cv *from, const char *from_file,
	    struct diag *diag)
{
	struct join join = { into, file, from_file, diag, false };

	join_object(&join, &cv_shape, into, from);
	if (!join.failed && !arena_failed(into->arena))
		return 0;
	return diag_error(diag, STATUS_OSERR, pos_at(from_file, 0, 0), "memory", "out of memory");
}
