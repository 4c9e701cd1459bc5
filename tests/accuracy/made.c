/* Values that are made of several fields, or printed in another dress. */
#include <stdio.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/utf8.h"
#include "tests/accuracy/notation.h"
#include "tests/accuracy/print.h"

static const char *truth_of(const struct entry_printing *e, const char *name)
{
	return field_text_const(shape_field(e->shape, name), e->truth)->s;
}

static struct text *expected_of(const struct entry_printing *e, const char *name)
{
	return field_text(shape_field(e->shape, name), e->expected);
}

static bool print_as(const struct entry_printing *e, const char *name, const char *printed,
		     struct buf *out)
{
	expect(e->p, expected_of(e, name), truth_of(e, name));
	buf_adds(out, printed);
	return true;
}

/* Dates */

static struct notation notation_of(const struct entry_printing *e)
{
	return notation_make(&e->p->rendering->layout, &e->p->rendering->person);
}

static bool print_point(const struct entry_printing *e, const char *name, struct buf *out)
{
	struct notation notation = notation_of(e);
	struct printed_date printed;
	size_t from = out->size;

	if (!truth_of(e, name))
		return false;
	notation_point(&notation, truth_of(e, name), out, &printed);
	expect(e->p, expected_of(e, name), printed.end);
	if (printed.less)
		expect(e->p, expected_of(e, "dates"), out->bytes + from);
	return true;
}

static bool print_date(const struct entry_printing *e, struct buf *out)
{
	struct notation notation = notation_of(e);
	struct printed_date printed;
	size_t from = out->size;

	if (!shape_field(e->shape, "startDate"))
		return print_point(e, "date", out);
	notation_range(&notation, truth_of(e, "startDate"), truth_of(e, "endDate"), out, &printed);
	expect(e->p, expected_of(e, "startDate"), printed.start);
	expect(e->p, expected_of(e, "endDate"), printed.end);
	if (printed.less)
		expect(e->p, expected_of(e, "dates"), out->bytes + from);
	return true;
}

static bool print_end(const struct entry_printing *e, struct buf *out)
{
	return print_point(e, "endDate", out);
}

static bool print_year(const struct entry_printing *e, struct buf *out)
{
	char year[5];

	snprintf(year, sizeof(year), "%.4s", truth_of(e, "releaseDate"));
	expect(e->p, expected_of(e, "releaseDate"), year);
	buf_adds(out, year);
	return true;
}

/* Degrees */

static bool print_degree(const struct entry_printing *e, struct buf *out)
{
	entry_fill(e, layout_part(&e->p->rendering->layout, F_DEGREE, 0), out);
	return true;
}

/* Lists */

static bool print_items(const struct entry_printing *e, const char *name, const char *joint,
			struct buf *out)
{
	const struct field *field = shape_field(e->shape, name);
	const struct texts *items = field_texts_const(field, e->truth);

	for (size_t i = 0; i < items->n; i++) {
		cv_add(&e->p->rendering->expected, field_texts(field, e->expected), items->v[i].s,
		       strlen(items->v[i].s), 0, 100);
		buf_addf(out, "%s%s", i ? joint : "", items->v[i].s);
	}
	return items->n > 0;
}

static bool print_keywords(const struct entry_printing *e, struct buf *out)
{
	return print_items(e, "keywords", ", ", out);
}

static bool print_courses(const struct entry_printing *e, struct buf *out)
{
	return print_items(e, "courses", ", ", out);
}

/* Authors */

/* "A. B." or "AB" of "Anna-Lena Berta". */
static void add_initials(struct buf *out, const char *given, size_t size, bool stops)
{
	const char *end = given + size;
	bool first = true;

	while (given < end) {
		const char *start = given;

		utf8_next(&given, end);
		if (!first && stops)
			buf_addc(out, ' ');
		buf_add(out, start, (size_t)(given - start));
		buf_adds(out, stops ? "." : "");
		first = false;
		while (given < end && *given != ' ')
			given++;
		while (given < end && *given == ' ')
			given++;
	}
}

/* A name in one of the forms of citations; one without a blank stays. */
static void add_author(struct buf *out, const char *name, const char *form, bool first)
{
	const char *family = strrchr(name, ' ');
	size_t given = family ? (size_t)(family - name) : 0;

	if (!strcmp(form, "chicago"))
		form = first ? "family-given" : "given-family";
	if (!family || !strcmp(form, "given-family")) {
		buf_adds(out, name);
	} else if (!strcmp(form, "family-given")) {
		buf_addf(out, "%s, %.*s", family + 1, (int)given, name);
	} else if (!strcmp(form, "family-initials")) {
		buf_addf(out, "%s, ", family + 1);
		add_initials(out, name, given, true);
	} else if (!strcmp(form, "vancouver")) {
		buf_addf(out, "%s ", family + 1);
		add_initials(out, name, given, false);
	} else {
		add_initials(out, name, given, true);
		buf_addf(out, " %s", family + 1);
	}
}

/* What stands before author i; two need no comma before "and". */
static const char *joint(const struct layout *layout, size_t i, size_t n)
{
	const char *last = layout_part(layout, F_PAPER, 2);

	if (i + 1 < n)
		return layout_part(layout, F_PAPER, 1);
	return n == 2 && !strcmp(last, ", and ") && strcmp(layout_name(layout, F_PAPER), "chicago")
		? " and " : last;
}

/* Papers of several authors without another remark, in layouts that say so. */
static bool shares_first(const struct entry_printing *e)
{
	const struct publication *paper = e->truth;

	return *layout_part(&e->p->rendering->layout, F_MARKS, 0) && paper->authors.n > 2 &&
	       !paper->note.s && strcmp(paper->type.s, "patent") != 0;
}

/* What the marks mean, behind the paper. */
static bool print_shared(const struct entry_printing *e, struct buf *out)
{
	if (!shares_first(e))
		return false;
	expect(e->p, expected_of(e, "note"), "*equal contribution");
	buf_adds(out, layout_part(&e->p->rendering->layout, F_MARKS, 1));
	return true;
}

static bool print_authors(const struct entry_printing *e, struct buf *out)
{
	const struct layout *layout = &e->p->rendering->layout;
	const struct texts *authors = &((const struct publication *)e->truth)->authors;
	struct publication *expected = e->expected;
	const char *mark = layout_part(layout, F_MARKS, 0);
	bool strong = !*layout_part(layout, F_OWN, 0);

	for (size_t i = 0; i < authors->n; i++) {
		bool own = !strcmp(authors->v[i].s, e->p->rendering->person.cv.basics.name.s);
		struct buf name = BUF_INIT;

		add_author(&name, authors->v[i].s, layout_part(layout, F_PAPER, 0), i == 0);
		cv_add(&e->p->rendering->expected, &expected->authors, name.bytes, name.size, 0, 100);
		if (i)
			buf_adds(out, joint(layout, i, authors->n));
		if (own)
			buf_adds(out, strong ? e->p->markup.strong[0] : layout_part(layout, F_OWN, 0));
		buf_adds(out, name.bytes);
		if (own)
			buf_adds(out, strong ? e->p->markup.strong[1] : layout_part(layout, F_OWN, 1));
		buf_adds(out, i < 2 && shares_first(e) ? mark : "");
		buf_release(&name);
	}
	return authors->n > 0;
}

/* Publications */

static bool is_type(const struct entry_printing *e, const char *type)
{
	return !strcmp(truth_of(e, "type"), type);
}

/* The venue, which tells the type too; a patent's number; what a paper still waits for. */
static bool print_publisher(const struct entry_printing *e, struct buf *out)
{
	expect(e->p, expected_of(e, "type"), truth_of(e, "type"));
	if (is_type(e, "unpublished"))
		return print_as(e, "note", truth_of(e, "note"), out);
	print_as(e, "publisher", truth_of(e, "publisher"), out);
	if (is_type(e, "patent")) {
		buf_addc(out, ' ');
		print_as(e, "number", truth_of(e, "number"), out);
	}
	return true;
}

static bool print_number(const struct entry_printing *e, struct buf *out)
{
	return truth_of(e, "number") && !is_type(e, "patent") &&
	       print_as(e, "number", truth_of(e, "number"), out);
}

static bool print_note(const struct entry_printing *e, struct buf *out)
{
	return truth_of(e, "note") && !is_type(e, "unpublished") &&
	       print_as(e, "note", truth_of(e, "note"), out);
}

static bool print_in(const struct entry_printing *e, struct buf *out)
{
	buf_adds(out, is_type(e, "inproceedings") ? "in " : "");
	return is_type(e, "inproceedings");
}

static bool print_capital_in(const struct entry_printing *e, struct buf *out)
{
	buf_adds(out, is_type(e, "inproceedings") ? "In " : "");
	return is_type(e, "inproceedings");
}

static bool print_mark(const struct entry_printing *e, struct buf *out)
{
	buf_adds(out, is_type(e, "article") ? "J" : is_type(e, "inproceedings") ? "C" : "Z");
	return true;
}

/* The head */

static const struct basics *basics_of(const struct entry_printing *e)
{
	return e->truth;
}

static bool print_capital_name(const struct entry_printing *e, struct buf *out)
{
	size_t from = out->size;

	add_capitals(out, basics_of(e)->name.s);
	expect(e->p, expected_of(e, "name"), out->bytes + from);
	return true;
}

static bool print_headline(const struct entry_printing *e, struct buf *out)
{
	return print_as(e, "label", basics_of(e)->label.s, out);
}

static bool print_email_at(const struct entry_printing *e, struct buf *out)
{
	expect(e->p, expected_of(e, "email"), basics_of(e)->email.s);
	for (const char *at = basics_of(e)->email.s, *host = strchr(at, '@'); *at; at++) {
		if (*at == '@')
			buf_adds(out, " at ");
		else if (*at == '.' && at > host)
			buf_adds(out, " dot ");
		else
			buf_addc(out, *at);
	}
	return true;
}

static bool print_bare_url(const struct entry_printing *e, struct buf *out)
{
	return print_as(e, "url", basics_of(e)->url.s + strlen("https://"), out);
}

static const struct profile *profile_of(const struct entry_printing *e, const char *network)
{
	const struct list *profiles = &basics_of(e)->profiles;

	for (size_t i = 0; i < profiles->n; i++) {
		const struct profile *profile = profiles->v[i];

		if (!strcmp(profile->network.s, network))
			return profile;
	}
	return NULL;
}

static bool print_profile(const struct entry_printing *e, const char *network, bool bare,
			  struct buf *out)
{
	const struct profile *profile = profile_of(e, network);
	struct profile *expected;

	if (!profile)
		return false;
	expected = cv_append(&e->p->rendering->expected, &((struct basics *)e->expected)->profiles,
			     &profile_shape);
	expect(e->p, &expected->network, profile->network.s);
	expect(e->p, &expected->username, profile->username.s);
	expect(e->p, &expected->url, profile->url.s);
	buf_adds(out, profile->url.s + (bare ? strlen("https://") : 0));
	return true;
}

static bool print_linkedin(const struct entry_printing *e, struct buf *out)
{
	return print_profile(e, "LinkedIn", true, out);
}

static bool print_linkedin_url(const struct entry_printing *e, struct buf *out)
{
	return print_profile(e, "LinkedIn", false, out);
}

static bool print_github(const struct entry_printing *e, struct buf *out)
{
	return print_profile(e, "GitHub", true, out);
}

static bool print_github_url(const struct entry_printing *e, struct buf *out)
{
	return print_profile(e, "GitHub", false, out);
}

static bool print_part(const struct entry_printing *e, struct text *expected,
		       const struct text *truth, const char *before, struct buf *out)
{
	if (!truth->s)
		return false;
	expect(e->p, expected, truth->s);
	buf_addf(out, "%s%s", before, truth->s);
	return true;
}

/* "Ulm, Germany"; the country's code follows from its name. */
static bool print_place(const struct entry_printing *e, struct buf *out)
{
	const struct location *truth = &basics_of(e)->location;
	struct location *expected = &((struct basics *)e->expected)->location;

	print_part(e, &expected->city, &truth->city, "", out);
	print_part(e, &expected->region, &truth->region, ", ", out);
	if (print_part(e, &expected->country, &truth->country, ", ", out))
		expect(e->p, &expected->country_code, truth->country_code.s);
	return true;
}

/* As people of that tongue write an address: see the fact "street". */
static bool print_street(const struct entry_printing *e, struct buf *out)
{
	const struct location *truth = &basics_of(e)->location;
	struct location *expected = &((struct basics *)e->expected)->location;
	bool code_first = !strcmp(word_for(e->p, "label", "postal-code"), "first");

	print_part(e, &expected->address, &truth->address, "", out);
	if (code_first) {
		print_part(e, &expected->postal_code, &truth->postal_code, ", ", out);
		print_part(e, &expected->city, &truth->city, " ", out);
	} else {
		print_part(e, &expected->city, &truth->city, ", ", out);
		print_part(e, &expected->region, &truth->region, ", ", out);
		print_part(e, &expected->postal_code, &truth->postal_code, " ", out);
	}
	return true;
}

/* By name */

static const struct {
	const char *name;
	bool (*print)(const struct entry_printing *e, struct buf *out);
	const struct shape *shape;	/* of which alone the name is made */
} makers[] = {
	{ "date", print_date, NULL },
	{ "end", print_end, NULL },
	{ "year", print_year, &publication_shape },
	{ "degree", print_degree, &education_shape },
	{ "keywords", print_keywords, NULL },
	{ "courses", print_courses, &education_shape },
	{ "authors", print_authors, &publication_shape },
	{ "shared", print_shared, &publication_shape },
	{ "publisher", print_publisher, &publication_shape },
	{ "number", print_number, &publication_shape },
	{ "note", print_note, &publication_shape },
	{ "in", print_in, &publication_shape },
	{ "In", print_capital_in, &publication_shape },
	{ "mark", print_mark, &publication_shape },
	{ "NAME", print_capital_name, &basics_shape },
	{ "headline", print_headline, &basics_shape },
	{ "email-at", print_email_at, &basics_shape },
	{ "bare-url", print_bare_url, &basics_shape },
	{ "linkedin", print_linkedin, &basics_shape },
	{ "linkedin-url", print_linkedin_url, &basics_shape },
	{ "github", print_github, &basics_shape },
	{ "github-url", print_github_url, &basics_shape },
	{ "place", print_place, &basics_shape },
	{ "street", print_street, &basics_shape },
};

int made_value(const struct entry_printing *e, const char *name, struct buf *out)
{
	for (size_t i = 0; i < sizeof(makers) / sizeof(makers[0]); i++)
		if (!strcmp(makers[i].name, name) &&
		    (!makers[i].shape || makers[i].shape == e->shape))
			return makers[i].print(e, out);
	return -1;
}
