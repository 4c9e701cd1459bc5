#include "formats/csv/linkedin_files.h"

#include <string.h>
#include <strings.h>

#include "pipeline/date.h"
#include "pipeline/format.h"
#include "pipeline/jsontext.h"
#include "pipeline/record.h"
#include "pipeline/utf8.h"

/*
 * Helpers
 */

static uint32_t line_of(const struct linkedin *linkedin)
{
	return linkedin->rows->first_line;
}

static struct pos pos_of(const struct linkedin *linkedin)
{
	return source_pos(linkedin->rows->source, line_of(linkedin), 0);
}

const char *linkedin_name(const struct linkedin *linkedin, size_t position)
{
	return linkedin->names.bytes + (position ? linkedin->name_ends[position - 1] + 1 : 0);
}

/* The cell of that column in the row at hand; an empty one when there is none. */
static struct cell cell_named(const struct linkedin *linkedin, const char *header)
{
	static const struct cell none = { "", 0 };

	for (size_t i = 0; i < linkedin->n_columns && i < rows_n_cells(linkedin->rows); i++)
		if (!strcasecmp(linkedin_name(linkedin, i), header))
			return rows_cell(linkedin->rows, i);
	return none;
}

/* Appends the text with each run of white space as one blank and none at the ends. */
static void add_folded(struct buf *out, const char *text, size_t size)
{
	const char *end = text + size;
	bool blank = false, begun = false;

	while (text < end) {
		const char *from = text;

		if (utf8_is_space(utf8_next(&text, end))) {
			blank = begun;
			continue;
		}
		if (blank)
			buf_addc(out, ' ');
		buf_add(out, from, (size_t)(text - from));
		blank = false;
		begun = true;
	}
}

static struct cell folded(struct linkedin *linkedin, struct cell cell)
{
	struct buf *text = &linkedin->text;

	buf_clear(text);
	add_folded(text, cell.bytes, cell.size);
	return (struct cell){ text->bytes, text->size };
}

static void set_leaf(struct linkedin *linkedin, struct text *leaf, struct cell text)
{
	cv_set(linkedin->cv, leaf, text.bytes, text.size, line_of(linkedin), 100);
}

static void add_leaf(struct linkedin *linkedin, struct texts *leaves, struct cell text)
{
	cv_add(linkedin->cv, leaves, text.bytes, text.size, line_of(linkedin), 100);
}

static struct text *leaf_named(const struct linkedin *linkedin, const char *field)
{
	return field_text(shape_field(linkedin->shape, field), linkedin->entry);
}

static void keep_json(struct linkedin *linkedin, const char *name, struct cell cell)
{
	struct buf json = BUF_INIT;

	jsontext_quote(&json, cell.bytes, cell.size);
	cv_add_extra(linkedin->cv, &((struct entry *)linkedin->entry)->extras, name, json.bytes,
		     json.size, line_of(linkedin));
	buf_release(&json);
}

/* "License Number": licenseNumber */
static void add_member_name(struct buf *name, const char *header)
{
	bool capital = false;

	for (; *header; header++) {
		char c = *header;
		bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';

		if (c == ' ' || c == '_' || c == '-') {
			capital = name->size > 0;
			continue;
		}
		if (upper && !capital)
			c = (char)(c - 'A' + 'a');
		else if (lower && capital)
			c = (char)(c - 'a' + 'A');
		buf_addc(name, c);
		capital = false;
	}
}

void linkedin_keep(struct linkedin *linkedin, const char *header, struct cell cell)
{
	struct buf name = BUF_INIT;

	add_member_name(&name, header);
	keep_json(linkedin, name.bytes, folded(linkedin, cell));
	buf_release(&name);
}

/*
 * What a column may do with a cell
 */

static void put_text(struct linkedin *linkedin, const char *field, struct cell cell)
{
	if (text_present(leaf_named(linkedin, field)))
		linkedin_keep(linkedin, field, cell);	/* two columns of one meaning */
	else
		set_leaf(linkedin, leaf_named(linkedin, field), folded(linkedin, cell));
}

/* Unknown to the record, under its header's name. */
static void put_extra(struct linkedin *linkedin, const char *header, struct cell cell)
{
	linkedin_keep(linkedin, header, cell);
}

static void put_item(struct linkedin *linkedin, const char *field, struct cell cell)
{
	add_leaf(linkedin, field_texts(shape_field(linkedin->shape, field), linkedin->entry),
		 folded(linkedin, cell));
}

/* Onto what stands in the field already, behind `glue`. */
static void put_behind(struct linkedin *linkedin, const char *field, const char *glue,
		       struct cell cell)
{
	struct text *leaf = leaf_named(linkedin, field);
	struct buf *text = &linkedin->text;

	buf_clear(text);
	if (text_present(leaf)) {
		buf_adds(text, leaf->s);
		buf_adds(text, glue);
	}
	add_folded(text, cell.bytes, cell.size);
	set_leaf(linkedin, leaf, (struct cell){ text->bytes, text->size });
}

static void put_word(struct linkedin *linkedin, const char *field, struct cell cell)
{
	put_behind(linkedin, field, " ", cell);
}

static void put_part(struct linkedin *linkedin, const char *field, struct cell cell)
{
	put_behind(linkedin, field, ", ", cell);
}

static void put_date(struct linkedin *linkedin, const char *field, struct cell cell)
{
	struct cell text = folded(linkedin, cell);
	char iso[DATE_TEXT_SIZE];
	struct date date;

	if (date_parse_loose(text.bytes, text.size, &date)) {
		date_format(&date, iso);
		set_leaf(linkedin, leaf_named(linkedin, field), (struct cell){ iso, strlen(iso) });
		return;
	}
	diag_report(linkedin->reader->diag, LEVEL_WARNING, pos_of(linkedin), "csv-date",
		    "\"%.80s\" is no date; kept as text", text.bytes);
	put_behind(linkedin, "dates", "; ", cell);
}

/* The end of what the record dates by its beginning alone: both as written. */
static void put_until(struct linkedin *linkedin, const char *start, struct cell cell)
{
	struct cell from = cell_named(linkedin, start);

	if (from.size)
		put_behind(linkedin, "dates", "; ", from);
	put_behind(linkedin, "dates", " - ", cell);
}

/* "Bachelor's degree, Physics": the export has no column for the area. */
static void put_degree(struct linkedin *linkedin, const char *field, struct cell cell)
{
	const char *comma = memmem(cell.bytes, cell.size, ", ", 2);
	size_t degree = comma ? (size_t)(comma - cell.bytes) : cell.size;

	put_text(linkedin, field, (struct cell){ cell.bytes, degree });
	if (comma)
		put_text(linkedin, "area", (struct cell){ comma + 2, cell.size - degree - 2 });
}

/* The size of the bullet that a line begins with, or 0. */
static size_t bullet_size(const char *line, size_t size)
{
	static const char *const bullets[] = { "•", "-", "*", "·", "–", "▪", "●", "◦", "‣", "→", "✓" };

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t n = strlen(bullets[i]);
		if (size > n && !memcmp(line, bullets[i], n) && utf8_is_space((unsigned char)line[n]))
			return n;
	}
	return 0;
}

/*
 * A description: lines with bullets are highlights (a line without one goes
 * on with the line above), what stands before them is the field's.
 */
static void put_lines(struct linkedin *linkedin, const char *field, struct cell cell)
{
	struct texts *highlights = field_texts(shape_field(linkedin->shape, "highlights"),
					       linkedin->entry);
	const char *at = cell.bytes, *end = cell.bytes + cell.size, *from = at;
	bool in_list = false;

	for (;;) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t skipped = strspn(at, " \t");
		size_t bullet = bullet_size(at + skipped, (size_t)(end - at) - skipped);

		if (bullet || at == end) {
			struct cell text = { from, (size_t)(at - from) };
			if (in_list)
				add_leaf(linkedin, highlights, folded(linkedin, text));
			else if (folded(linkedin, text).size)
				put_text(linkedin, field, text);
			from = at + skipped + bullet;
			in_list = true;
		}
		if (at == end)
			return;
		at = stop ? stop + 1 : end;
	}
}

static void put_address(struct linkedin *linkedin, const char *field, struct cell cell)
{
	set_leaf(linkedin,
		 field_text(shape_field(&location_shape, field), &linkedin->cv->basics.location),
		 folded(linkedin, cell));
}

/* "Lisbon, Portugal", "San Francisco, California, United States" */
static void put_place(struct linkedin *linkedin, const char *field, struct cell cell)
{
	const char *first = memchr(cell.bytes, ',', cell.size);
	const char *last = memrchr(cell.bytes, ',', cell.size);
	const char *end = cell.bytes + cell.size;

	if (!first) {
		put_address(linkedin, field, cell);
		return;
	}
	put_address(linkedin, "city", (struct cell){ cell.bytes, (size_t)(first - cell.bytes) });
	if (first != last)
		put_address(linkedin, "region", (struct cell){ first + 1, (size_t)(last - first - 1) });
	put_address(linkedin, "country", (struct cell){ last + 1, (size_t)(end - last - 1) });
}

/*
 * Lists in a cell: [a,b], [LABEL:a,LABEL:b]
 */

static size_t label_size(const char *item, const char *end)
{
	size_t n = 0;

	while (item + n < end && ((item[n] >= 'A' && item[n] <= 'Z') || item[n] == '_'))
		n++;
	return n && item + n < end && item[n] == ':' ? n : 0;
}

/* Where the item ends: at a comma, with labels at one that a label follows. */
static const char *item_end(const char *item, const char *end)
{
	bool labelled = label_size(item, end) > 0;
	const char *at = item;

	while ((at = memchr(at, ',', (size_t)(end - at))) && labelled && !label_size(at + 1, end))
		at++;
	return at ? at : end;
}

/* Calls `put` for each item with its label as field ("" if none). */
static void each_item(struct linkedin *linkedin, struct cell cell,
		      void (*put)(struct linkedin *, const char *label, struct cell item))
{
	const char *at = cell.bytes, *end = cell.bytes + cell.size;
	char label[40];

	if (at < end && *at == '[' && end[-1] == ']') {
		at++;
		end--;
	}
	while (at < end) {
		const char *stop = item_end(at, end);
		size_t n = label_size(at, stop);
		const char *item = n ? at + n + 1 : at;

		snprintf(label, sizeof(label), "%.*s", (int)n, at);
		put(linkedin, label, (struct cell){ item, (size_t)(stop - item) });
		at = stop < end ? stop + 1 : end;
	}
}

static struct profile *add_profile(struct linkedin *linkedin, const char *network)
{
	struct profile *profile = cv_append(linkedin->cv, &linkedin->cv->basics.profiles,
					    &profile_shape);

	if (profile) {
		profile->entry.line = line_of(linkedin);
		profile->entry.confidence = 100;
		set_leaf(linkedin, &profile->network, (struct cell){ network, strlen(network) });
	}
	return profile;
}

static void put_handle(struct linkedin *linkedin, const char *network, struct cell item)
{
	struct profile *profile = add_profile(linkedin, network);

	if (profile)
		set_leaf(linkedin, &profile->username, folded(linkedin, item));
}

static void put_twitter_handle(struct linkedin *linkedin, const char *label, struct cell item)
{
	put_handle(linkedin, *label ? label : "Twitter", item);
}

/* The home page is the first that is called so; the label of the others is worth keeping. */
static void put_site(struct linkedin *linkedin, const char *label, struct cell item)
{
	bool home = !*label || !strcmp(label, "PORTFOLIO") || !strcmp(label, "PERSONAL");
	struct profile *profile;

	if (home && !text_present(&linkedin->cv->basics.url)) {
		set_leaf(linkedin, &linkedin->cv->basics.url, folded(linkedin, item));
		return;
	}
	profile = add_profile(linkedin, label);
	if (profile)
		set_leaf(linkedin, &profile->url, folded(linkedin, item));
}

static void put_handles(struct linkedin *linkedin, const char *field, struct cell cell)
{
	(void)field;
	each_item(linkedin, cell, put_twitter_handle);
}

static void put_messengers(struct linkedin *linkedin, const char *field, struct cell cell)
{
	(void)field;
	each_item(linkedin, cell, put_handle);
}

static void put_sites(struct linkedin *linkedin, const char *field, struct cell cell)
{
	(void)field;
	each_item(linkedin, cell, put_site);
}

/*
 * Contacts and the summary, which have files of their own
 */

static void put_email(struct linkedin *linkedin, const char *field, struct cell cell)
{
	struct cell primary = cell_named(linkedin, "Primary");

	if (primary.size == 3 && !strncasecmp(primary.bytes, "yes", 3))
		set_leaf(linkedin, &linkedin->cv->basics.email, folded(linkedin, cell));
	put_item(linkedin, field, cell);
}

static void put_phone(struct linkedin *linkedin, const char *field, struct cell cell)
{
	struct cell extension = cell_named(linkedin, "Extension");
	struct buf number = BUF_INIT;

	buf_add(&number, cell.bytes, cell.size);
	if (extension.size) {
		buf_adds(&number, " ext. ");
		buf_add(&number, extension.bytes, extension.size);
	}
	put_item(linkedin, field, (struct cell){ number.bytes, number.size });
	buf_release(&number);
}

/* Mostly what Profile.csv said; if not, a passage of its own. */
static void put_summary(struct linkedin *linkedin, const char *heading, struct cell cell)
{
	struct text *summary = &linkedin->cv->basics.summary;
	struct cell text = folded(linkedin, cell);
	struct other *other;

	if (!text_present(summary)) {
		set_leaf(linkedin, summary, text);
	} else if (strcmp(summary->s, text.bytes)) {
		other = cv_append(linkedin->cv, &linkedin->cv->other, &other_shape);
		if (!other)
			return;
		set_leaf(linkedin, &other->text, text);
		set_leaf(linkedin, &other->heading, (struct cell){ heading, strlen(heading) });
	}
}

/*
 * The files. Headers as several public parsers and exports agree on them;
 * those of Courses, Organizations and Patents are less sure.
 */

static const struct linkedin_column profile_columns[] = {
	{ "First Name", put_word, "name" },
	{ "Last Name", put_word, "name" },
	{ "Maiden Name", put_extra, "Maiden Name" },
	{ "Address", put_address, "address" },
	{ "Birth Date", put_extra, "Birth Date" },
	{ "Contact Instructions", put_extra, "Contact Instructions" },
	{ "Headline", put_text, "label" },
	{ "Summary", put_text, "summary" },
	{ "Industry", put_extra, "Industry" },
	{ "Country", put_address, "country" },
	{ "Zip Code", put_address, "postalCode" },
	{ "Geo Location", put_place, "region" },
	{ "Twitter Handles", put_handles, NULL },
	{ "Websites", put_sites, NULL },
	{ "Instant Messengers", put_messengers, NULL },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column summary_columns[] = {
	{ "Profile Summary", put_summary, "Profile Summary" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column email_columns[] = {
	{ "Email Address", put_email, "emails" },
	{ "Confirmed", NULL, NULL },
	{ "Primary", NULL, NULL },
	{ "Updated On", NULL, NULL },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column phone_columns[] = {
	{ "Extension", NULL, NULL },	/* goes with the number */
	{ "Number", put_phone, "phones" },
	{ "Type", NULL, NULL },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column position_columns[] = {
	{ "Company Name", put_text, "name" },
	{ "Title", put_text, "position" },
	{ "Description", put_lines, "summary" },
	{ "Location", put_text, "location" },
	{ "Started On", put_date, "startDate" },
	{ "Finished On", put_date, "endDate" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column volunteering_columns[] = {
	{ "Company Name", put_text, "organization" },
	{ "Role", put_text, "position" },
	{ "Cause", put_extra, "Cause" },
	{ "Started On", put_date, "startDate" },
	{ "Finished On", put_date, "endDate" },
	{ "Description", put_lines, "summary" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column organization_columns[] = {
	{ "Name", put_text, "organization" },
	{ "Title", put_text, "position" },
	{ "Position", put_text, "position" },
	{ "Description", put_lines, "summary" },
	{ "Started On", put_date, "startDate" },
	{ "Finished On", put_date, "endDate" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column education_columns[] = {
	{ "School Name", put_text, "institution" },
	{ "Start Date", put_date, "startDate" },
	{ "End Date", put_date, "endDate" },
	{ "Started On", put_date, "startDate" },
	{ "Finished On", put_date, "endDate" },
	{ "Notes", put_lines, "summary" },
	{ "Degree Name", put_degree, "studyType" },
	{ "Activities", put_item, "highlights" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column honor_columns[] = {
	{ "Title", put_text, "title" },
	{ "Issuer", put_text, "awarder" },
	{ "Description", put_text, "summary" },
	{ "Issued On", put_date, "date" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column certification_columns[] = {
	{ "Name", put_text, "name" },
	{ "Url", put_text, "url" },
	{ "Authority", put_text, "issuer" },
	{ "Started On", put_date, "date" },
	{ "Finished On", put_until, "Started On" },
	{ "License Number", put_extra, "License Number" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column score_columns[] = {
	{ "Tested On", put_date, "date" },
	{ "Name", put_text, "name" },
	{ "Description", put_text, "summary" },
	{ "Score", put_extra, "Score" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column publication_columns[] = {
	{ "Name", put_text, "name" },
	{ "Published On", put_date, "releaseDate" },
	{ "Description", put_text, "summary" },
	{ "Publisher", put_text, "publisher" },
	{ "Url", put_text, "url" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column patent_columns[] = {
	{ "Title", put_text, "name" },
	{ "Description", put_text, "summary" },
	{ "Url", put_text, "url" },
	{ "Number", put_text, "number" },
	{ "Issued On", put_date, "releaseDate" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column skill_columns[] = {
	{ "Name", put_text, "name" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column language_columns[] = {
	{ "Name", put_text, "language" },
	{ "Proficiency", put_text, "fluency" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column recommendation_columns[] = {
	{ "First Name", put_word, "name" },
	{ "Last Name", put_word, "name" },
	{ "Company", put_extra, "Company" },
	{ "Job Title", put_extra, "Job Title" },
	{ "Text", put_text, "reference" },
	{ "Creation Date", put_extra, "Creation Date" },
	{ "Status", NULL, NULL },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column project_columns[] = {
	{ "Title", put_text, "name" },
	{ "Description", put_lines, "description" },
	{ "Url", put_text, "url" },
	{ "Started On", put_date, "startDate" },
	{ "Finished On", put_date, "endDate" },
	{ NULL, NULL, NULL },
};

static const struct linkedin_column course_columns[] = {
	{ "Name", put_part, "text" },
	{ "Number", put_part, "text" },
	{ NULL, NULL, NULL },
};

#define NONE { NULL, NULL }

const struct linkedin_file linkedin_files[] = {
	{ { "Profile.csv" }, "basics", profile_columns, NONE, NONE },
	{ { "Profile Summary.csv" }, "basics", summary_columns, NONE, NONE },
	{ { "Email Addresses.csv" }, "basics", email_columns, NONE, NONE },
	{ { "PhoneNumbers.csv", "Phone Numbers.csv" }, "basics", phone_columns, NONE, NONE },
	{ { "Positions.csv" }, "work", position_columns, NONE, NONE },
	{ { "Volunteering.csv", "Volunteer Experiences.csv" }, "volunteer", volunteering_columns,
	  NONE, NONE },
	{ { "Organizations.csv" }, "volunteer", organization_columns, NONE, NONE },
	{ { "Education.csv" }, "education", education_columns, NONE, NONE },
	{ { "Honors.csv" }, "awards", honor_columns, NONE, NONE },
	{ { "Certifications.csv" }, "certificates", certification_columns, NONE, NONE },
	{ { "TestScores.csv", "Test Scores.csv" }, "certificates", score_columns, NONE, NONE },
	{ { "Publications.csv" }, "publications", publication_columns, NONE, NONE },
	{ { "Patents.csv" }, "publications", patent_columns, { "type", "patent" }, NONE },
	{ { "Skills.csv" }, "skills", skill_columns, NONE, NONE },
	{ { "Languages.csv" }, "languages", language_columns, NONE, NONE },
	{ { "Recommendations_Received.csv", "Recommendations Received.csv" }, "references",
	  recommendation_columns, NONE, { "Status", "VISIBLE" } },
	{ { "Projects.csv" }, "projects", project_columns, NONE, NONE },
	{ { "Courses.csv" }, "other", course_columns, { "heading", "Courses" }, NONE },
	{ { NULL }, NULL, NULL, NONE, NONE },
};
