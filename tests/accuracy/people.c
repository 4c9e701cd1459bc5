#include "tests/accuracy/people.h"

#include <ctype.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/fields.h"
#include "pipeline/utf8.h"

#define NOW_YEAR 2025
#define NOW_MONTH 6

struct making {
	struct person *person;
	struct cv *cv;
	struct draw draw;
	struct arena *arena;
	int months;		/* since year 0: where the past is reached */
};

static const struct fact *pick(struct making *m, const char *key)
{
	return facts_pick(&m->person->facts, &m->draw, m->person->profession, key);
}

static const struct fact *nth(struct making *m, const char *key, size_t n)
{
	return facts_nth(&m->person->facts, m->person->profession, key, n);
}

static size_t count(struct making *m, const char *key)
{
	return facts_count(&m->person->facts, m->person->profession, key);
}

static size_t start_at(struct making *m, const char *key)
{
	return draw_below(&m->draw, count(m, key));
}

static void set(struct making *m, struct text *text, const char *value)
{
	cv_set(m->cv, text, value, strlen(value), 0, 100);
}

static void add(struct making *m, struct texts *texts, const char *value)
{
	cv_add(m->cv, texts, value, strlen(value), 0, 100);
}

/* "#" becomes a digit. */
static void set_digits(struct making *m, struct text *text, const char *pattern)
{
	char *value = arena_strdup(m->arena, pattern);

	for (char *at = value; *at; at++)
		if (*at == '#')
			*at = (char)('0' + draw_below(&m->draw, 10));
	set(m, text, value);
}

/* Each of `a, b, c`. */
static void add_items(struct making *m, struct texts *texts, const char *items)
{
	while (*items) {
		size_t size = strcspn(items, ",");

		cv_add(m->cv, texts, items, size, 0, 100);
		items += size;
		items += strspn(items, ", ");
	}
}

/* Time goes back from today; a date is to the day. */

static void set_date(struct making *m, struct text *text, int months)
{
	set(m, text, arena_printf(m->arena, "%04d-%02d-%02d", months / 12, months % 12 + 1,
				  draw_between(&m->draw, 1, 28)));
}

/* The last so many months before the past that was reached. */
static void set_span(struct making *m, struct text *start, struct text *end, int least, int most)
{
	int length = draw_between(&m->draw, least, most);

	if (end)
		set_date(m, end, m->months);
	m->months -= length;
	set_date(m, start, m->months);
	m->months -= draw_between(&m->draw, 0, 2);
}

/* Who it is */

/* A name as written and, after it in the facts, in letters of an address. */
static const char *latin(struct making *m, const struct fact *fact)
{
	struct buf folded = BUF_INIT;
	const char *name = *fact->part[1] ? fact->part[1] : fact->part[0];
	char *copy, *to;

	utf8_fold(&folded, name, strlen(name));
	copy = to = arena_strdup(m->arena, folded.bytes);
	for (const char *from = copy; *from; from++)
		if (islower((unsigned char)*from))
			*to++ = *from;
	*to = '\0';
	buf_release(&folded);
	return copy;
}

static bool family_first(const struct person *person)
{
	return !strcmp(person->tongue, "ko") || !strcmp(person->tongue, "zh") ||
	       !strcmp(person->tongue, "ja");
}

static const char *full_name(struct making *m, const char *given, const char *family)
{
	if (family_first(m->person))
		return arena_printf(m->arena, "%s%s%s", family,
				    strcmp(m->person->tongue, "ja") ? "" : " ", given);
	return arena_printf(m->arena, "%s %s", given, family);
}

static void make_profile(struct making *m, const char *network, const char *host)
{
	struct profile *profile = cv_append(m->cv, &m->cv->basics.profiles, &profile_shape);

	set(m, &profile->network, network);
	set(m, &profile->username, m->person->handle);
	set(m, &profile->url, arena_printf(m->arena, "https://%s/%s", host, m->person->handle));
}

static void make_location(struct making *m)
{
	struct location *location = &m->cv->basics.location;
	const struct fact *home = pick(m, "home");

	set(m, &location->address, home->part[0]);
	set(m, &location->postal_code, home->part[1]);
	set(m, &location->city, home->part[2]);
	set(m, &location->region, home->part[3]);
	set(m, &location->country, home->part[4]);
	set(m, &location->country_code, home->part[5]);
}

static void make_basics(struct making *m)
{
	struct basics *basics = &m->cv->basics;
	const struct fact *given = pick(m, "given"), *family = pick(m, "family");

	m->person->handle = arena_printf(m->arena, "%s-%s", latin(m, given), latin(m, family));
	set(m, &basics->name, full_name(m, given->part[0], family->part[0]));
	set(m, &basics->label, pick(m, "headline")->part[0]);
	set(m, &basics->summary, pick(m, "summary")->part[0]);
	set(m, &basics->email, arena_printf(m->arena, "%s.%s@%s", latin(m, given), latin(m, family),
					    pick(m, "mail")->part[0]));
	set_digits(m, &basics->phone, pick(m, "phone")->part[0]);
	set(m, &basics->url, arena_printf(m->arena, "https://%s.example.net", m->person->handle));
	make_location(m);
	make_profile(m, "LinkedIn", "linkedin.com/in");
	if (count(m, "repository"))
		make_profile(m, "GitHub", "github.com");
}

/* What the person did */

/* The next few tasks; none twice. */
static void make_tasks(struct making *m, struct texts *highlights, size_t first, size_t *done)
{
	size_t n = 1 + draw_below(&m->draw, 3);

	for (size_t i = 0; i < n && *done < count(m, "task"); i++)
		add(m, highlights, nth(m, "task", first + (*done)++)->part[0]);
}

static void make_work(struct making *m)
{
	size_t title = start_at(m, "title"), employer = start_at(m, "employer");
	size_t task = start_at(m, "task"), tasks_done = 0;
	int n = draw_between(&m->draw, 2, 4);

	for (int i = 0; i < n; i++) {
		struct work *work = cv_append(m->cv, &m->cv->work, &work_shape);
		const struct fact *where = nth(m, "employer", employer + (size_t)i);

		set(m, &work->position, nth(m, "title", title + (size_t)i)->part[0]);
		set(m, &work->name, where->part[0]);
		set(m, &work->location, where->part[1]);
		set(m, &work->department, where->part[2]);
		set(m, &work->section, "work");
		if (count(m, "advised") && draw_percent(&m->draw, 60))
			set(m, &work->advisor, pick(m, "advisor")->part[0]);
		if (count(m, "about") && draw_percent(&m->draw, 40))
			set(m, &work->summary, pick(m, "about")->part[0]);
		set_span(m, &work->start_date, i || draw_percent(&m->draw, 25) ? &work->end_date : NULL,
			 8, 40);
		make_tasks(m, &work->highlights, task, &tasks_done);
	}
}

static void make_teaching(struct making *m)
{
	size_t course = start_at(m, "course"), n = count(m, "course") ? 2 : 0;

	for (size_t i = 0; i < n; i++) {
		struct work *work = cv_append(m->cv, &m->cv->work, &work_shape);
		int months = (NOW_YEAR - 1 - (int)i) * 12 + 1 + (int)draw_below(&m->draw, 3);

		set(m, &work->position, pick(m, "assistant")->part[0]);
		set(m, &work->summary, nth(m, "course", course + i)->part[0]);
		set(m, &work->name, pick(m, "school")->part[0]);
		set(m, &work->section, "teaching");
		set_date(m, &work->start_date, months);
		set_date(m, &work->end_date, months + 3);
	}
}

/* What is said of the last degree alone. */
static void make_studies(struct making *m, struct education *education)
{
	if (count(m, "advised"))
		set(m, &education->advisor, pick(m, "advisor")->part[0]);
	if (count(m, "thesis"))
		add(m, &education->highlights, pick(m, "thesis")->part[0]);
	if (count(m, "coursework"))
		add_items(m, &education->courses, pick(m, "coursework")->part[0]);
}

static void make_education(struct making *m)
{
	size_t school = start_at(m, "school");

	for (size_t i = 0; i < count(m, "degree"); i++) {
		struct education *education = cv_append(m->cv, &m->cv->education, &education_shape);
		const struct fact *degree = nth(m, "degree", i);
		const struct fact *where = nth(m, "school", school + i);

		set(m, &education->study_type, degree->part[0]);
		set(m, &education->area, degree->part[1]);
		set(m, &education->institution, where->part[0]);
		set(m, &education->location, where->part[1]);
		set_span(m, &education->start_date, &education->end_date, 30, 50);
		if (draw_percent(&m->draw, 50))
			set(m, &education->score, pick(m, "score")->part[0]);
		if (draw_percent(&m->draw, 40))
			add(m, &education->highlights, pick(m, "honour")->part[0]);
		if (i == 0)
			make_studies(m, education);
	}
}

/* Two to five authors, the person somewhere among them; none twice. */
static void make_authors(struct making *m, struct texts *authors)
{
	size_t n = (size_t)draw_between(&m->draw, 2, 5), own = draw_below(&m->draw, n);
	size_t given = start_at(m, "given"), family = start_at(m, "family");
	const char *self = m->cv->basics.name.s;

	for (size_t i = 0; i < n; i++) {
		const char *name = full_name(m, nth(m, "given", given + i)->part[0],
					     nth(m, "family", family + i)->part[0]);

		if (strcmp(name, self) == 0)
			given++;
		add(m, authors, i == own ? self
				: full_name(m, nth(m, "given", given + i)->part[0],
					    nth(m, "family", family + i)->part[0]));
	}
}

static void make_article(struct making *m, struct publication *paper)
{
	int pages = draw_between(&m->draw, 1, 900);

	set(m, &paper->type, "article");
	set(m, &paper->publisher, pick(m, "journal")->part[0]);
	set(m, &paper->volume, arena_printf(m->arena, "%d", draw_between(&m->draw, 2, 60)));
	set(m, &paper->number, arena_printf(m->arena, "%d", draw_between(&m->draw, 1, 12)));
	set(m, &paper->pages, arena_printf(m->arena, "%d–%d", pages,
					   pages + draw_between(&m->draw, 3, 20)));
	if (draw_percent(&m->draw, 50))
		set(m, &paper->doi, arena_printf(m->arena, "10.%d/%s.%d", 5550 + (int)(pages % 9),
						 m->person->tongue, 1000 + pages));
}

static void make_talk(struct making *m, struct publication *paper)
{
	const struct fact *venue = pick(m, "conference");

	set(m, &paper->type, "inproceedings");
	set(m, &paper->publisher, venue->part[0]);
	set(m, &paper->location, venue->part[1]);
	if (draw_percent(&m->draw, 20))
		set(m, &paper->note, pick(m, "remark")->part[0]);
}

/* What stands at the end of the list, where the facts have it. */
static void make_unpublished(struct making *m, struct publication *paper)
{
	set(m, &paper->type, "unpublished");
	set(m, &paper->note, pick(m, "status")->part[0]);
}

static void make_patent(struct making *m)
{
	struct publication *patent = cv_append(m->cv, &m->cv->publications, &publication_shape);
	const struct fact *fact = pick(m, "patent");

	set(m, &patent->type, "patent");
	set(m, &patent->name, fact->part[0]);
	set(m, &patent->publisher, fact->part[1]);
	set_digits(m, &patent->number, fact->part[2]);
	set_date(m, &patent->release_date, (NOW_YEAR - 3) * 12);
	make_authors(m, &patent->authors);
}

static void make_publications(struct making *m)
{
	size_t title = start_at(m, "paper"), n = count(m, "paper");

	if (n > 3)
		n -= draw_below(&m->draw, n - 2);

	for (size_t i = 0; i < n; i++) {
		struct publication *paper = cv_append(m->cv, &m->cv->publications,
						      &publication_shape);

		set(m, &paper->name, nth(m, "paper", title + i)->part[0]);
		set_date(m, &paper->release_date, (NOW_YEAR - (int)i) * 12 +
			 (int)draw_below(&m->draw, 12));
		make_authors(m, &paper->authors);
		if (i == 0 && count(m, "status") && draw_percent(&m->draw, 40))
			make_unpublished(m, paper);
		else if (draw_percent(&m->draw, 50))
			make_article(m, paper);
		else
			make_talk(m, paper);
	}
	if (count(m, "patent"))
		make_patent(m);
}

static void make_awards(struct making *m)
{
	size_t first = start_at(m, "award"), n = count(m, "award");

	if (n > 1)
		n -= draw_below(&m->draw, n);

	for (size_t i = 0; i < n; i++) {
		struct award *award = cv_append(m->cv, &m->cv->awards, &award_shape);
		const struct fact *fact = nth(m, "award", first + i);

		set(m, &award->title, fact->part[0]);
		set(m, &award->awarder, fact->part[1]);
		set(m, &award->summary, fact->part[2]);
		set_date(m, &award->date, (NOW_YEAR - 1 - (int)i * 2) * 12 +
			 (int)draw_below(&m->draw, 12));
	}
}

static void make_certificates(struct making *m)
{
	size_t first = start_at(m, "certificate"), n = count(m, "certificate");

	for (size_t i = 0; i < n && i < 2; i++) {
		struct certificate *certificate = cv_append(m->cv, &m->cv->certificates,
							    &certificate_shape);
		const struct fact *fact = nth(m, "certificate", first + i);

		set(m, &certificate->name, fact->part[0]);
		set(m, &certificate->issuer, fact->part[1]);
		set_date(m, &certificate->date, (NOW_YEAR - 2 - (int)i) * 12 +
			 (int)draw_below(&m->draw, 12));
	}
}

static void make_skills(struct making *m)
{
	for (size_t i = 0; i < count(m, "skill"); i++) {
		struct skill *skill = cv_append(m->cv, &m->cv->skills, &skill_shape);
		const struct fact *fact = nth(m, "skill", i);

		set(m, &skill->name, fact->part[0]);
		add_items(m, &skill->keywords, fact->part[1]);
	}
}

static void make_languages(struct making *m)
{
	size_t first = start_at(m, "other-language"), n = 1 + draw_below(&m->draw, 2);

	for (size_t i = 0; i <= n; i++) {
		struct language *language = cv_append(m->cv, &m->cv->languages, &language_shape);
		const struct fact *fact = i ? nth(m, "other-language", first + i) : pick(m, "own-language");

		set(m, &language->language, fact->part[0]);
		set(m, &language->fluency, fact->part[1]);
	}
}

/* n of them, in that kind of section. */
static void add_interests(struct making *m, const char *key, size_t n, const char *kind)
{
	size_t first = start_at(m, key);

	for (size_t i = 0; i < n && i < count(m, key); i++) {
		struct interest *interest = cv_append(m->cv, &m->cv->interests, &interest_shape);

		set(m, &interest->name, nth(m, key, first + i)->part[0]);
		set(m, &interest->section, kind);
	}
}

static void make_interests(struct making *m)
{
	add_interests(m, "research-interest", 3, "research-interests");
	add_interests(m, "interest", 2 + draw_below(&m->draw, 3), "interests");
}

static void make_projects(struct making *m)
{
	size_t first = start_at(m, "project"), n = count(m, "project") ? 2 : 0;

	for (size_t i = 0; i < n; i++) {
		struct project *project = cv_append(m->cv, &m->cv->projects, &project_shape);
		const struct fact *fact = nth(m, "project", first + i);
		int months = (NOW_YEAR - 2 - (int)i * 2) * 12 + (int)draw_below(&m->draw, 12);

		set(m, &project->name, fact->part[0]);
		add(m, &project->highlights, fact->part[1]);
		set_date(m, &project->start_date, months);
		set_date(m, &project->end_date, months + draw_between(&m->draw, 3, 14));
	}
}

static void make_volunteer(struct making *m)
{
	const struct fact *fact = count(m, "volunteer") ? pick(m, "volunteer") : NULL;
	struct volunteer *volunteer;

	if (!fact)
		return;
	volunteer = cv_append(m->cv, &m->cv->volunteer, &volunteer_shape);
	set(m, &volunteer->position, fact->part[0]);
	set(m, &volunteer->organization, fact->part[1]);
	set_date(m, &volunteer->start_date, (NOW_YEAR - 5) * 12 + (int)draw_below(&m->draw, 12));
	set_date(m, &volunteer->end_date, (NOW_YEAR - 3) * 12 + (int)draw_below(&m->draw, 12));
}

static void (*const makers[])(struct making *) = {
	make_basics,	   make_work,	make_teaching,	make_education, make_publications,
	make_awards,	   make_skills, make_languages, make_interests, make_projects,
	make_certificates, make_volunteer,
};

static int load_people(struct facts *people, struct arena *arena)
{
	return facts_load(people, DATA "people.txt", arena);
}

size_t people_count(void)
{
	struct arena arena = ARENA_INIT;
	struct facts people = { NULL, 0, 0 };
	size_t n = load_people(&people, &arena) ? 0 : people.n;

	arena_release(&arena);
	return n;
}

int person_make(struct person *person, size_t n, struct arena *arena)
{
	struct facts people = { NULL, 0, 0 };
	struct making m = { .person = person, .cv = &person->cv, .arena = arena,
			    .months = NOW_YEAR * 12 + NOW_MONTH };

	memset(person, 0, sizeof(*person));
	if (load_people(&people, arena) || !people.n)
		return -1;
	m.draw = draw_for(n % people.n, 1);
	person->tongue = people.v[n % people.n].key;
	person->profession = people.v[n % people.n].part[0];
	if (facts_load(&person->facts, arena_printf(arena, DATA "%s.txt", person->tongue), arena))
		return -1;
	cv_init(&person->cv, arena);
	for (size_t i = 0; i < sizeof(makers) / sizeof(makers[0]); i++)
		makers[i](&m);
	return arena_failed(arena) ? -1 : 0;
}
