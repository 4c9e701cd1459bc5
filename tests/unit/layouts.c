#include "tests/accuracy/rendering.h"

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "tests/accuracy/leaves.h"
#include "tests/accuracy/template.h"
#include "tests/accuracy/words.h"
#include "tests/unit/check.h"

#define SEEDS 150

static struct arena arena = ARENA_INIT;

static void test_same_seed_same_text(void)
{
	struct rendering one, two, other;

	for (unsigned seed = 0; seed < 5; seed++) {
		CHECK_INT(rendering_make(&one, seed, &arena), 0);
		CHECK_INT(rendering_make(&two, seed, &arena), 0);
		CHECK_INT(rendering_make(&other, seed + people_count(), &arena), 0);
		CHECK_STR(one.text, two.text);
		CHECK(object_equal(&cv_shape, &one.expected, &two.expected, NULL));
		CHECK_STR(one.person.cv.basics.name.s, other.person.cv.basics.name.s);
		CHECK(strcmp(one.text, other.text) != 0);
	}
}

/* Folded and without blanks: what wrapping, hyphens and columns don't change. */
static char *glued(const char *text)
{
	struct buf folded = BUF_INIT;
	char *copy, *to;

	words_fold(&folded, text);
	copy = to = arena_strdup(&arena, folded.bytes);
	for (const char *from = copy; *from; from++)
		if (*from != ' ')
			*to++ = *from;
	*to = '\0';
	buf_release(&folded);
	return copy;
}

struct looking {
	unsigned seed;
	const char *text;	/* glued */
	bool whole;		/* values stand in one piece */
};

static bool all_words_in(const char *text, const char *value)
{
	struct words words = { NULL, 0, 0 };

	words_add(&words, &arena, value);
	for (size_t i = 0; i < words.n; i++)
		if (!strstr(text, words.v[i]))
			return false;
	return true;
}

/* What of a value stands in the text as it is. */
static const char *printed(const struct field *field, const struct text *text)
{
	if (field->kind == FIELD_DATE)	/* two digits at least */
		return arena_printf(&arena, "%.2s", text->s + 2);
	if (field->kind == FIELD_URI)
		return text->s + strlen("https://");
	if (field->kind == FIELD_EMAIL)
		return arena_printf(&arena, "%.*s", (int)strcspn(text->s, "@"), text->s);
	return text->s;
}

static void look_for(void *context, const struct shape *shape, const struct field *field,
		     const struct text *text)
{
	const struct looking *looking = context;
	const char *value = printed(field, text);
	bool made = !strcmp(field->name, "countryCode") || !strcmp(field->name, "type");

	if (made || (looking->whole ? strstr(looking->text, glued(value)) != NULL
				    : all_words_in(looking->text, value)))
		return;
	CHECK(false);
	printf("# seed %u: %s.%s '%s' is not in the text\n", looking->seed, shape->name,
	       field->name, text->s);
}

/* The text as it was before characters were escaped. */
static const char *unescaped(const char *text)
{
	char *copy = arena_strdup(&arena, text), *at;

	while ((at = strstr(copy, "&amp;")))
		memmove(at + 1, at + 5, strlen(at + 5) + 1);
	return copy;
}

static void test_what_is_expected_is_printed(void)
{
	for (unsigned seed = 0; seed < SEEDS; seed++) {
		struct rendering rendering;
		struct looking looking = { .seed = seed };

		CHECK_INT(rendering_make(&rendering, seed, &arena), 0);
		looking.text = glued(unescaped(rendering.text));
		looking.whole = strcmp(layout_name(&rendering.layout, F_DRESS), "sidebar") != 0 &&
				!strcmp(layout_name(&rendering.layout, F_PAGES), "none");
		leaves_visit(&cv_shape, &rendering.expected, look_for, &looking);
		CHECK(rendering.expected.work.n >= 2 && rendering.expected.education.n >= 1);
	}
}

/* Every row of the layouts is drawn by some seed, for some tongue. */
static void test_every_row_is_drawn(void)
{
	static bool drawn[1000];
	struct layout layout;

	for (unsigned seed = 0; seed < 2000; seed++) {
		static const char *const tongues[] = { "en", "de", "ko", "zh", "pl", "es", "ja" };

		CHECK_INT(layout_draw(&layout, seed, tongues[seed % 7], &arena), 0);
		for (enum feature feature = 0; feature < FEATURES; feature++)
			drawn[layout.choice[feature] - layout.facts.v] = true;
		for (size_t i = 0; seed == 1999 && i < layout.facts.n; i++)
			if (!CHECK(drawn[i]))
				printf("# %s: %s\n", layout.facts.v[i].key, layout.facts.v[i].part[0]);
		if (seed < 1999)
			arena_clear(&arena);
	}
}

static bool value(void *context, const char *name, struct buf *out)
{
	(void)context;
	if (!strcmp(name, "none"))
		return false;
	buf_adds(out, name);
	return true;
}

static const char *label(void *context, const char *name)
{
	(void)context;
	return !strcmp(name, "email") ? "E-Mail" : name;
}

static const char *filled(const char *template)
{
	static const struct markup markup = { { "<b>", "</b>" }, { "*", "*" } };
	const struct template_values values = { value, label, NULL };
	struct buf out = BUF_INIT;
	const char *copy;

	template_fill(template, &markup, &values, &out);
	copy = arena_strdup(&arena, out.bytes);
	buf_release(&out);
	return copy;
}

static void test_templates(void)
{
	CHECK_STR(filled("{a}, {*b} ({_c})"), "a, <b>b</b> (*c*)");
	CHECK_STR(filled("{a}{\", \"none\")\"}{\" (\"b\")\"}"), "a (b)");
	CHECK_STR(filled("{a} >> {b} // {none} // {c}"), "a\1b\nc");
	CHECK_STR(filled("{a} /// ---"), "a\n\n---");
	CHECK_STR(filled("{none} << {b}"), "\2b");
	CHECK_STR(filled("{a}{\" // \"b}{\" // \"none}"), "a\nb");
	CHECK_STR(filled("{a} // $email: {none} // {b}"), "a\nb");
	CHECK_STR(filled("$email: {a}"), "E-Mail: a");
	CHECK_STR(filled("{a}{\" >> \"b}"), "a\1b");
}

int main(void)
{
	RUN(test_same_seed_same_text);
	RUN(test_what_is_expected_is_printed);
	RUN(test_every_row_is_drawn);
	RUN(test_templates);
	arena_release(&arena);
	return check_done();
}
