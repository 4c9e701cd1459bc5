#include "pipeline/fields.h"

#include "pipeline/arena.h"
#include "tests/unit/check.h"

static struct arena arena = ARENA_INIT;

static void set(struct cv *cv, struct text *text, const char *value)
{
	cv_set(cv, text, value, strlen(value), 1, 100);
}

static struct cv sample(void)
{
	struct cv cv;
	struct work *work;
	struct profile *profile;

	cv_init(&cv, &arena);
	set(&cv, &cv.basics.name, "Ada");
	set(&cv, &cv.basics.location.city, "London");
	profile = cv_append(&cv, &cv.basics.profiles, &profile_shape);
	set(&cv, &profile->network, "Telegraph");
	work = cv_append(&cv, &cv.work, &work_shape);
	set(&cv, &work->position, "Analyst");
	cv_add(&cv, &work->highlights, "one", 3, 1, 100);
	cv_add(&cv, &work->highlights, "two", 3, 1, 100);
	cv_add_extra(&cv, &work->entry.extras, "x", "1", 1, 1);
	cv_add_extra(&cv, &work->entry.extras, "y", "2", 1, 1);
	return cv;
}

/* Every row lies inside its struct, on its own, and names what its kind needs. */
static void check_shape(const struct shape *shape)
{
	static const size_t sizes[] = {
		[FIELD_TEXT] = sizeof(struct text), [FIELD_DATE] = sizeof(struct text),
		[FIELD_URI] = sizeof(struct text), [FIELD_EMAIL] = sizeof(struct text),
		[FIELD_TEXTS] = sizeof(struct texts), [FIELD_OBJECTS] = sizeof(struct list),
	};

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		bool object = field->kind == FIELD_OBJECT || field->kind == FIELD_OBJECTS;
		size_t size = field->kind == FIELD_OBJECT ? field->shape->size : sizes[field->kind];
		bool list = field->kind == FIELD_TEXTS || field->kind == FIELD_OBJECTS;
		bool good = field->offset >= sizeof(struct entry) &&
			    field->offset + size <= shape->size &&
			    object == (field->shape != NULL) && list == (field->singular != NULL) &&
			    shape_field(shape, field->name) == field;

		for (size_t j = 0; j < i; j++)
			good &= field->offset != shape->fields[j].offset;
		if (!CHECK(good))
			printf("# %s.%s\n", shape->name, field->name);
		if (object)
			check_shape(field->shape);
	}
}

/* Every text of a struct has a row: what the rows leave is the entry and cv's arena. */
static size_t covered(const struct shape *shape)
{
	size_t size = sizeof(struct entry);

	for (size_t i = 0; i < shape->n_fields; i++)
		switch (shape->fields[i].kind) {
		case FIELD_TEXTS: size += sizeof(struct texts); break;
		case FIELD_OBJECTS: size += sizeof(struct list); break;
		case FIELD_OBJECT: size += shape->fields[i].shape->size; break;
		default: size += sizeof(struct text);
		}
	return size;
}

static void test_the_table_is_the_record(void)
{
	check_shape(&cv_shape);
	CHECK_INT(covered(&cv_shape), sizeof(struct cv) - sizeof(struct arena *));
	for (size_t i = 0; i < cv_shape.n_fields; i++)
		if (cv_shape.fields[i].shape)
			CHECK_INT(covered(cv_shape.fields[i].shape), cv_shape.fields[i].shape->size);
	CHECK_INT(covered(&location_shape), sizeof(struct location));
	CHECK_INT(covered(&profile_shape), sizeof(struct profile));
	CHECK(!shape_field(&cv_shape, "nothing"));
}

static void test_access(void)
{
	struct cv cv = sample();
	const struct field *work = shape_field(&cv_shape, "work");
	const struct field *basics = shape_field(&cv_shape, "basics");

	CHECK(field_list(work, &cv) == &cv.work && field_list_const(work, &cv) == &cv.work);
	CHECK(field_object(basics, &cv) == &cv.basics);
	CHECK_STR(field_text(shape_field(&basics_shape, "name"), &cv.basics)->s, "Ada");
	CHECK_INT(field_texts_const(shape_field(&work_shape, "highlights"), cv.work.v[0])->n, 2);
	CHECK(field_is_leaf(shape_field(&work_shape, "startDate")) && !field_is_leaf(work));
}

static void test_presence_and_leaves(void)
{
	struct cv cv = sample(), empty;

	cv_init(&empty, &arena);
	CHECK(object_present(&cv_shape, &cv) && !object_present(&cv_shape, &empty));
	CHECK(field_present(shape_field(&basics_shape, "location"), &cv.basics));
	CHECK(!field_present(shape_field(&cv_shape, "basics"), &empty));
	CHECK_INT(object_leaves(&cv_shape, &cv), 8);
	CHECK_INT(object_leaves(&cv_shape, &empty), 0);
	cv_add_extra(&empty, &empty.basics.location.entry.extras, "planet", "3", 1, 1);
	CHECK(object_present(&cv_shape, &empty));
	CHECK_INT(object_leaves(&cv_shape, &empty), 1);
}

static const char *difference(const struct cv *a, const struct cv *b)
{
	const struct field *where = NULL;

	return object_equal(&cv_shape, a, b, &where) ? "none" : where ? where->name : "extras";
}

static void test_empty_entries_go(void)
{
	struct cv cv = sample();
	struct work *labelled;

	cv_append(&cv, &cv.basics.profiles, &profile_shape);
	cv_append(&cv, &cv.skills, &skill_shape);
	cv_append(&cv, &cv.work, &work_shape);
	labelled = cv_append(&cv, &cv.work, &work_shape);
	set(&cv, &labelled->section, "Jobs");
	object_drop_empty(&cv_shape, &cv);
	CHECK_INT(cv.basics.profiles.n, 1);
	CHECK_INT(cv.skills.n, 0);
	CHECK_INT(cv.work.n, 2);
	CHECK(cv.work.v[1] == labelled);
}

static void test_equality(void)
{
	struct cv a = sample(), b = sample();
	struct work *work = b.work.v[0];

	CHECK_STR(difference(&a, &b), "none");
	work->position.line = 99;
	work->position.confidence = 1;
	CHECK_STR(difference(&a, &b), "none");
	CHECK(object_equal(&cv_shape, &a, &b, NULL));
	set(&b, &work->position, "Countess");
	CHECK_STR(difference(&a, &b), "position");
	set(&b, &work->position, "");
	CHECK_STR(difference(&a, &b), "position");
	CHECK(!object_equal(&cv_shape, &b, &a, NULL));
}

static void test_equality_of_lists(void)
{
	struct cv a = sample(), b = sample();
	struct work *work = b.work.v[0];

	work->highlights.n = 1;
	CHECK_STR(difference(&a, &b), "highlights");
	b = sample();
	set(&b, &b.basics.location.city, "Turin");
	CHECK_STR(difference(&a, &b), "city");
	b = sample();
	cv_append(&b, &b.awards, &award_shape);
	CHECK_STR(difference(&a, &b), "awards");
}

static void test_equality_of_extras(void)
{
	struct cv a = sample(), b = sample();
	struct work *work = b.work.v[0];
	struct extra first = work->entry.extras.v[0];

	work->entry.extras.v[0] = work->entry.extras.v[1];
	work->entry.extras.v[1] = first;
	CHECK_STR(difference(&a, &b), "none");
	work->entry.extras.v[1].json = "7";
	CHECK_STR(difference(&a, &b), "work");
	b = sample();
	cv_add_extra(&b, &b.entry.extras, "meta", "{}", 2, 1);
	CHECK_STR(difference(&a, &b), "extras");
}

int main(void)
{
	RUN(test_the_table_is_the_record);
	RUN(test_access);
	RUN(test_presence_and_leaves);
	RUN(test_empty_entries_go);
	RUN(test_equality);
	RUN(test_equality_of_lists);
	RUN(test_equality_of_extras);
	arena_release(&arena);
	return check_done();
}
