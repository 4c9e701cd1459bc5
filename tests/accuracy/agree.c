#include "tests/accuracy/agree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "tests/accuracy/leaves.h"
#include "tests/accuracy/words.h"

/* Leaves */

static void keep_as_written(struct buf *out, const char *text)
{
	buf_adds(out, text);
}

static void keep_digits(struct buf *out, const char *text)
{
	for (; *text; text++)
		if (isdigit((unsigned char)*text))
			buf_addc(out, *text);
}

static const char *without(const char *text, const char *prefix)
{
	return strncasecmp(text, prefix, strlen(prefix)) ? text : text + strlen(prefix);
}

static void keep_address(struct buf *out, const char *text)
{
	text = without(without(without(text, "https://"), "http://"), "www.");
	for (; *text; text++)
		buf_addc(out, (char)tolower((unsigned char)*text));
	while (out->size && out->bytes[out->size - 1] == '/')
		buf_truncate(out, out->size - 1);
}

/* What of a value counts; soft: whether a part of its words earns something. */
struct measure {
	const char *field;
	void (*keep)(struct buf *out, const char *text);
	bool soft;
};

static const struct measure measures[] = {
	{ "startDate", keep_as_written, false },
	{ "endDate", keep_as_written, false },
	{ "date", keep_as_written, false },
	{ "releaseDate", keep_as_written, false },
	{ "countryCode", keep_as_written, false },
	{ "type", keep_as_written, false },
	{ "phone", keep_digits, false },
	{ "phones", keep_digits, false },
	{ "url", keep_address, false },
	{ NULL, words_fold, true },
};

static const struct measure *measure_of(const struct field *field)
{
	const struct measure *measure = measures;

	while (measure->field && strcmp(measure->field, field->name))
		measure++;
	return measure;
}

bool agree_verbatim(const struct field *field)
{
	return measure_of(field)->keep == keep_as_written;
}

static double shared_words(const char *a, const char *b)
{
	struct arena arena = ARENA_INIT;
	struct words left = { NULL, 0, 0 }, right = { NULL, 0, 0 };
	double f1;

	words_add(&left, &arena, a);
	words_add(&right, &arena, b);
	words_sort(&left);
	words_sort(&right);
	f1 = words_f1(&left, &right);
	arena_release(&arena);
	return f1;
}

struct credit agree(const struct field *field, const char *a, const char *b)
{
	const struct measure *measure = measure_of(field);
	struct buf left = BUF_INIT, right = BUF_INIT;
	struct credit credit = { 0, 0 };

	measure->keep(&left, a);
	measure->keep(&right, b);
	if (!strcmp(left.bytes, right.bytes))
		credit = (struct credit){ 1, 1 };
	else if (measure->soft)
		credit.soft = shared_words(a, b);
	buf_release(&left);
	buf_release(&right);
	return credit;
}

/* Pairs */

struct candidate {
	double weight;
	size_t distance, left, right;
};

static int by_size(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int best_first(const void *a, const void *b)
{
	const struct candidate *p = a, *q = b;
	int order = p->weight > q->weight ? -1 : p->weight < q->weight;

	if (!order)
		order = by_size(p->distance, q->distance);
	if (!order)
		order = by_size(q->left, p->left);
	return order ? order : by_size(q->right, p->right);
}

static struct candidate *candidates(struct arena *arena, const double *weights, size_t n_left,
				    size_t n_right, size_t *n)
{
	struct candidate *all = arena_array(arena, n_left * n_right, sizeof(*all));

	*n = 0;
	for (size_t i = 0; all && i < n_left; i++)
		for (size_t j = 0; j < n_right; j++)
			if (weights[i * n_right + j] > 0)
				all[(*n)++] = (struct candidate){ weights[i * n_right + j],
								  i > j ? i - j : j - i, i, j };
	if (*n > 1)
		qsort(all, *n, sizeof(*all), best_first);
	return all;
}

size_t *pair_best(struct arena *arena, const double *weights, size_t n_left, size_t n_right)
{
	size_t *partner = arena_array(arena, n_left, sizeof(*partner)), n;
	bool *taken = arena_array(arena, n_right, sizeof(*taken));
	const struct candidate *all = candidates(arena, weights, n_left, n_right, &n);

	for (size_t i = 0; i < n_left; i++)
		partner[i] = PAIR_NONE;
	for (size_t k = 0; k < n; k++) {
		if (partner[all[k].left] != PAIR_NONE || taken[all[k].right])
			continue;
		partner[all[k].left] = all[k].right;
		taken[all[k].right] = true;
	}
	return partner;
}

/* Entries */

#define KEYS_MAX 5

/* What tells the entries of a section apart, the foremost first. */
struct keys {
	const struct shape *shape;
	const char *names[KEYS_MAX + 1];
};

static const struct keys all_keys[] = {
	{ &work_shape, { "name", "position", "startDate", "endDate", "summary" } },
	{ &volunteer_shape, { "organization", "position", "startDate" } },
	{ &education_shape, { "institution", "studyType", "area", "startDate" } },
	{ &award_shape, { "title", "date", "awarder" } },
	{ &certificate_shape, { "name", "date" } },
	{ &language_shape, { "language" } },
	{ &project_shape, { "name", "startDate" } },
	{ &other_shape, { "heading", "text" } },
	{ &profile_shape, { "network", "url", "username" } },
	{ NULL, { "name" } },
};

static const struct keys *keys_of(const struct shape *shape)
{
	const struct keys *keys = all_keys;

	while (keys->shape && keys->shape != shape)
		keys++;
	return keys;
}

static bool is_key(const struct keys *keys, const struct field *field)
{
	for (const char *const *name = keys->names; *name; name++)
		if (!strcmp(*name, field->name))
			return true;
	return false;
}

struct collecting {
	struct arena *arena;
	struct words words;
};

static void collect(void *context, const struct shape *shape, const struct field *field,
		    const struct text *text)
{
	struct collecting *collecting = context;

	(void)shape, (void)field;
	words_add(&collecting->words, collecting->arena, text->s);
}

/* The words of everything in an entry that is neither key nor label. */
static struct words rest_of(struct arena *arena, const struct shape *shape, const void *entry)
{
	const struct keys *keys = keys_of(shape);
	struct collecting collecting = { arena, { NULL, 0, 0 } };

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (!is_key(keys, field) && !(field->flags & FIELD_LABEL))
			leaves_of_field(shape, field, entry, collect, &collecting);
	}
	words_sort(&collecting.words);
	return collecting.words;
}

static struct words *rests_of(struct arena *arena, const struct shape *shape,
			      const struct list *list)
{
	struct words *rests = arena_array(arena, list->n, sizeof(*rests));

	for (size_t i = 0; rests && i < list->n; i++)
		rests[i] = rest_of(arena, shape, list->v[i]);
	return rests;
}

static double key_weight(const struct shape *shape, const void *a, const void *b)
{
	const struct keys *keys = keys_of(shape);
	double weight = 0;

	for (size_t k = 0; keys->names[k]; k++) {
		const struct field *field = shape_field(shape, keys->names[k]);
		const char *left = field_text_const(field, a)->s;
		const char *right = field_text_const(field, b)->s;

		if (left && right)
			weight += agree(field, left, right).soft * (k == 0 ? 1.0 : 0.6);
	}
	return weight;
}

double *entry_weights(struct arena *arena, const struct shape *shape, const struct list *left,
		      const struct list *right)
{
	const struct words *lefts = rests_of(arena, shape, left);
	const struct words *rights = rests_of(arena, shape, right);
	double *weights = arena_array(arena, left->n * right->n, sizeof(*weights));

	for (size_t i = 0; i < left->n; i++)
		for (size_t j = 0; j < right->n; j++)
			weights[i * right->n + j] = key_weight(shape, left->v[i], right->v[j]) +
						    0.5 * words_f1(&lefts[i], &rights[j]) - 0.15;
	return weights;
}
