#include "pipeline/convert.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/buf.h"

/*
 * The field table flattened: a row per field, each followed by the rows of its
 * shape, and one for the extras of each shape. `holds` is asked once per row.
 */
struct loss {
	const struct field *field;	/* NULL: the extras of the shape */
	const struct loss *parent;	/* the row of the object that the field is in; NULL: the record */
	size_t rows;			/* this one and those below it */
	bool held;
	size_t count;
};

struct losses {
	const struct format *format;
	size_t n;
	struct loss rows[];
};

static size_t count_rows(const struct shape *shape)
{
	size_t rows = shape->n_fields + 1;

	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].shape)
			rows += count_rows(shape->fields[i].shape);
	return rows;
}

/* Fills the rows of a shape from `row` on; returns the one behind them. */
static struct loss *fill_rows(struct loss *row, const struct shape *shape,
			      const struct loss *parent, const struct format *format,
			      const struct settings *settings)
{
	for (size_t i = 0; i <= shape->n_fields; i++) {
		const struct field *field = i < shape->n_fields ? &shape->fields[i] : NULL;
		struct loss *next = row + 1;

		row->field = field;
		row->parent = parent;
		row->held = !format->holds || format->holds(shape, field, settings);
		if (field && field->shape)
			next = fill_rows(next, field->shape, row, format, settings);
		row->rows = (size_t)(next - row);
		row = next;
	}
	return row;
}

struct losses *losses_new(const struct format *format, const struct settings *settings)
{
	size_t n = count_rows(&cv_shape);
	struct losses *losses = calloc(1, sizeof(*losses) + n * sizeof(losses->rows[0]));

	if (!losses)
		return NULL;
	losses->format = format;
	losses->n = n;
	fill_rows(losses->rows, &cv_shape, NULL, format, settings);
	return losses;
}

void losses_free(struct losses *losses)
{
	free(losses);
}

/* How many values, entries or objects a field that is not held loses. */
static size_t field_count(const struct field *field, const void *object)
{
	switch (field->kind) {
	case FIELD_TEXTS:
		return field_texts_const(field, object)->n;
	case FIELD_OBJECTS:
		return field_list_const(field, object)->n;
	default:
		return field_present(field, object);
	}
}

static void add_object(struct loss *row, const struct shape *shape, const void *object);

static void add_field(struct loss *row, const void *object)
{
	const struct field *field = row->field;
	const struct list *list;

	if (!row->held) {
		row->count += field_count(field, object);
	} else if (field->kind == FIELD_OBJECT) {
		add_object(row + 1, field->shape, field_object_const(field, object));
	} else if (field->kind == FIELD_OBJECTS) {
		list = field_list_const(field, object);
		for (size_t i = 0; i < list->n; i++)
			add_object(row + 1, field->shape, list->v[i]);
	}
}

static void add_object(struct loss *row, const struct shape *shape, const void *object)
{
	const struct entry *entry = object;

	for (size_t i = 0; i < shape->n_fields; i++, row += row->rows)
		add_field(row, object);
	if (!row->held)
		row->count += entry->extras.n;
}

void losses_add(struct losses *losses, const struct cv *cv)
{
	if (losses && losses->format->holds)
		add_object(losses->rows, &cv_shape, cv);
}

bool losses_any(const struct losses *losses)
{
	for (size_t i = 0; losses && i < losses->n; i++)
		if (losses->rows[i].count)
			return true;
	return false;
}

static void add_path(struct buf *out, const struct loss *row)
{
	if (row->parent) {
		add_path(out, row->parent);
		buf_addc(out, '.');
	}
	buf_adds(out, row->field->name);
}

static void add_count(struct buf *out, size_t count, const char *one, const char *many)
{
	buf_addf(out, " (%zu %s)", count, count == 1 ? one : many);
}

/* "work (5 entries)", "publications.section (1 value)", "unknown members of work (2 values)" */
static void add_loss(struct buf *out, const struct loss *row)
{
	if (!row->field) {
		buf_adds(out, row->parent ? "unknown members of " : "unknown members");
		if (row->parent)
			add_path(out, row->parent);
		add_count(out, row->count, "value", "values");
		return;
	}
	add_path(out, row);
	if (row->field->kind == FIELD_OBJECTS)
		add_count(out, row->count, "entry", "entries");
	else if (row->field->kind != FIELD_OBJECT)
		add_count(out, row->count, "value", "values");
	else if (row->count > 1)
		add_count(out, row->count, "record", "records");
}

int losses_report(const struct losses *losses, enum lossy lossy, const char *file,
		  struct diag *diag)
{
	struct pos pos = pos_at(file, 0, 0);
	struct buf text = BUF_INIT;
	int result = 0;

	if (!losses)
		return diag_error(diag, STATUS_OSERR, pos, "memory", "out of memory");
	if (lossy == LOSSY_IGNORE || !losses_any(losses))
		return 0;
	for (size_t i = 0; i < losses->n; i++) {
		if (!losses->rows[i].count)
			continue;
		buf_adds(&text, text.size ? ", " : "");
		add_loss(&text, &losses->rows[i]);
	}
	if (lossy == LOSSY_ERROR)
		result = diag_error(diag, STATUS_DATA, pos, "lossy", "%s cannot hold: %s",
				    losses->format->name, text.bytes);
	else
		diag_report(diag, LEVEL_WARNING, pos, "lossy", "%s cannot hold: %s",
			    losses->format->name, text.bytes);
	buf_release(&text);
	return result;
}

static void clear_field(const struct field *field, void *object)
{
	static const size_t sizes[] = {
		[FIELD_TEXT] = sizeof(struct text),
		[FIELD_DATE] = sizeof(struct text),
		[FIELD_URI] = sizeof(struct text),
		[FIELD_EMAIL] = sizeof(struct text),
		[FIELD_TEXTS] = sizeof(struct texts),
		[FIELD_OBJECTS] = sizeof(struct list),
	};

	memset(field_object(field, object), 0,
	       field->kind == FIELD_OBJECT ? field->shape->size : sizes[field->kind]);
}

static void strip_object(const struct format *format, const struct settings *settings,
			 const struct shape *shape, void *object)
{
	struct entry *entry = object;

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (!format->holds(shape, field, settings)) {
			clear_field(field, object);
		} else if (field->kind == FIELD_OBJECT) {
			strip_object(format, settings, field->shape, field_object(field, object));
		} else if (field->kind == FIELD_OBJECTS) {
			struct list *list = field_list(field, object);

			for (size_t j = 0; j < list->n; j++)
				strip_object(format, settings, field->shape, list->v[j]);
		}
	}
	if (!format->holds(shape, NULL, settings))
		memset(&entry->extras, 0, sizeof(entry->extras));
}

void losses_strip(const struct format *format, const struct settings *settings, struct cv *cv)
{
	if (format->holds)
		strip_object(format, settings, &cv_shape, cv);
}
