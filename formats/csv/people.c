#include "formats/csv/people.h"

#include <stdio.h>
#include <string.h>

#include "formats/csv/write.h"
#include "pipeline/date.h"
#include "pipeline/fields.h"
#include "pipeline/format.h"
#include "pipeline/record.h"

/* Cells for people: a line break is a blank here, and nothing is escaped. */
static void add_folded(struct buf *cell, const char *text)
{
	for (; *text; text++)
		buf_addc(cell, *text == '\n' || *text == '\r' ? ' ' : *text);
}

static void add_listed(struct buf *cell, const struct text *text)
{
	if (!text_present(text))
		return;
	if (cell->size)
		buf_adds(cell, "; ");
	add_folded(cell, text->s);
}

/*
 * The entries that a row speaks of
 */

/* The job that has no end, else the one that is listed first. */
static const struct work *current_job(const struct cv *cv)
{
	for (size_t i = 0; i < cv->work.n; i++) {
		const struct work *work = cv->work.v[i];
		if (text_present(&work->start_date) && !text_present(&work->end_date))
			return work;
	}
	return cv->work.n ? cv->work.v[0] : NULL;
}

static bool is_later(const struct text *a, const struct text *b)
{
	if (!text_present(a) || !text_present(b))
		return text_present(a) && !text_present(b);
	return strcmp(a->s, b->s) > 0;	/* ISO dates sort as text */
}

/* The study that ended last, the first of several such. */
static const struct education *last_study(const struct cv *cv)
{
	const struct education *last = NULL;

	for (size_t i = 0; i < cv->education.n; i++) {
		const struct education *study = cv->education.v[i];
		if (!last || is_later(&study->end_date, &last->end_date))
			last = study;
	}
	return last;
}

/*
 * Years of experience
 */

/* Months since year 0; the middle of the year where no month is given. */
static long months_of(const struct text *text)
{
	struct date date;

	if (!text_present(text) || !date_parse_iso(text->s, strlen(text->s), &date))
		return 0;
	return date.year * 12L + (date.month ? date.month - 1 : 6);
}

static long later(long a, long b)
{
	return a > b ? a : b;
}

/* The last month that the CV speaks of: no clock is asked, so that outputs stay the same. */
static long last_month(const struct cv *cv)
{
	long last = 0;

	for (size_t i = 0; i < cv_shape.n_fields; i++) {
		const struct field *section = &cv_shape.fields[i];
		const struct list *list;

		if (section->kind != FIELD_OBJECTS)
			continue;
		list = field_list_const(section, cv);
		for (size_t j = 0; j < list->n; j++)
			for (size_t k = 0; k < section->shape->n_fields; k++)
				if (section->shape->fields[k].kind == FIELD_DATE)
					last = later(last, months_of(field_text_const(
							&section->shape->fields[k], list->v[j])));
	}
	return last;
}

#define MONTHS (3000 * 12)

/* The months in which there was a job, each counted once. */
static long months_worked(const struct cv *cv)
{
	int change[MONTHS + 1] = { 0 };	/* in the number of jobs held */
	long now = last_month(cv), jobs = 0, worked = 0;

	for (size_t i = 0; i < cv->work.n; i++) {
		const struct work *work = cv->work.v[i];
		long start = months_of(&work->start_date);
		long end = text_present(&work->end_date) ? months_of(&work->end_date) : now;

		if (start == 0 || end < start)
			continue;
		change[start]++;
		change[end + 1]--;
	}
	for (long month = 0; month < MONTHS; month++) {
		jobs += change[month];
		worked += jobs > 0;
	}
	return worked;
}

/*
 * The columns
 */

struct person {
	const struct cv *cv;
	const struct work *job;		/* NULL: none */
	const struct education *study;	/* NULL: none */
};

static void add_id(struct buf *cell, const struct person *person)
{
	add_listed(cell, &person->cv->id);
}

static void add_name(struct buf *cell, const struct person *person)
{
	add_listed(cell, &person->cv->basics.name);
}

static void add_email(struct buf *cell, const struct person *person)
{
	add_listed(cell, &person->cv->basics.email);
}

static void add_phone(struct buf *cell, const struct person *person)
{
	add_listed(cell, &person->cv->basics.phone);
}

static void add_title(struct buf *cell, const struct person *person)
{
	if (person->job && text_present(&person->job->position))
		add_listed(cell, &person->job->position);
	else
		add_listed(cell, &person->cv->basics.label);
}

static void add_organization(struct buf *cell, const struct person *person)
{
	if (person->job)
		add_listed(cell, &person->job->name);
}

static void add_part(struct buf *cell, const struct text *text)
{
	if (!text_present(text))
		return;
	if (cell->size)
		buf_adds(cell, ", ");
	add_folded(cell, text->s);
}

static void add_location(struct buf *cell, const struct person *person)
{
	const struct location *location = &person->cv->basics.location;

	add_part(cell, &location->city);
	add_part(cell, &location->region);
	add_part(cell, text_present(&location->country) ? &location->country
							: &location->country_code);
	if (cell->size == 0)
		add_part(cell, &location->address);
}

static void add_links(struct buf *cell, const struct person *person)
{
	const struct list *profiles = &person->cv->basics.profiles;

	add_listed(cell, &person->cv->basics.url);
	for (size_t i = 0; i < profiles->n; i++)
		add_listed(cell, &((const struct profile *)profiles->v[i])->url);
}

static void add_degree(struct buf *cell, const struct person *person)
{
	if (!person->study)
		return;
	add_part(cell, &person->study->study_type);
	add_part(cell, &person->study->area);
}

static void add_school(struct buf *cell, const struct person *person)
{
	if (person->study)
		add_listed(cell, &person->study->institution);
}

static void add_years(struct buf *cell, const struct person *person)
{
	long months = months_worked(person->cv);

	if (months)
		buf_addf(cell, "%ld", (months + 6) / 12);
}

static void add_publications(struct buf *cell, const struct person *person)
{
	buf_addf(cell, "%zu", person->cv->publications.n);
}

/* The keywords of a group, the name of a skill that stands alone. */
static void add_skills(struct buf *cell, const struct person *person)
{
	for (size_t i = 0; i < person->cv->skills.n; i++) {
		const struct skill *skill = person->cv->skills.v[i];
		for (size_t j = 0; j < skill->keywords.n; j++)
			add_listed(cell, &skill->keywords.v[j]);
		if (!skill->keywords.n)
			add_listed(cell, &skill->name);
	}
}

static const struct {
	const char *name;
	void (*add)(struct buf *cell, const struct person *person);
} columns[] = {
	{ "id", add_id },
	{ "name", add_name },
	{ "email", add_email },
	{ "phone", add_phone },
	{ "title", add_title },
	{ "organization", add_organization },
	{ "location", add_location },
	{ "links", add_links },
	{ "degree", add_degree },
	{ "school", add_school },
	{ "years", add_years },
	{ "publications", add_publications },
	{ "skills", add_skills },
};
#define N_COLUMNS (sizeof(columns) / sizeof(columns[0]))

void people_write_header(struct writer *writer)
{
	for (size_t i = 0; i < N_COLUMNS; i++)
		csv_add_string(writer->state, columns[i].name);
	csv_end_row(writer);
}

void people_write(struct writer *writer, const struct cv *cv)
{
	struct csv_writer *table = writer->state;
	struct person person = { cv, current_job(cv), last_study(cv) };

	for (size_t i = 0; i < N_COLUMNS; i++) {
		buf_clear(&table->cell);
		columns[i].add(&table->cell, &person);
		csv_add_cell(table, table->cell.bytes, table->cell.size);
	}
	csv_end_row(writer);
}

/* Of the sections that a row speaks of, the fields that it shows or counts. */
bool people_holds(const struct shape *shape, const struct field *field)
{
	static const struct {
		const struct shape *shape;
		const char *fields;	/* each between blanks */
	} held[] = {
		{ &cv_shape, " id basics work education publications skills " },
		{ &basics_shape, " name email phone url location profiles " },
		{ &location_shape, " city region country countryCode " },
		{ &profile_shape, " url " },
		{ &work_shape, " name position startDate endDate " },
		{ &education_shape, " institution area studyType endDate " },
		{ &skill_shape, " name keywords " },
	};
	char word[64];

	if (!field)
		return false;
	snprintf(word, sizeof(word), " %s ", field->name);
	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++)
		if (held[i].shape == shape)
			return strstr(held[i].fields, word) != NULL;
	return false;
}
