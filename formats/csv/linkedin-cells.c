#include "formats/csv/linkedin-cells.h"

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

struct cell linkedin_cell(const struct linkedin *linkedin, const char *header)
{
	size_t i = 0;

	while (i < linkedin->names.n && strcasecmp(cells_at(&linkedin->names, i).bytes, header))
		i++;
	return i < linkedin->names.n ? cells_at(&linkedin->rows->cells, i) : (struct cell){ "", 0 };
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

/* An address without its scheme is one of the web. */
static void set_url(struct linkedin *linkedin, struct text *leaf, struct cell cell)
{
	struct buf url = BUF_INIT;

	if (!memchr(cell.bytes, ':', cell.size))
		buf_adds(&url, "https://");
	add_folded(&url, cell.bytes, cell.size);
	set_leaf(linkedin, leaf, (struct cell){ url.bytes, url.size });
	cv_release_buf(linkedin->cv, &url);
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
	cv_release_buf(linkedin->cv, &json);
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

void linkedin_extra(struct linkedin *linkedin, const char *header, struct cell cell)
{
	struct buf name = BUF_INIT;

	add_member_name(&name, header);
	keep_json(linkedin, name.bytes, folded(linkedin, cell));
	cv_release_buf(linkedin->cv, &name);
}

/*
 * What a column may do with a cell
 */

void linkedin_text(struct linkedin *linkedin, const char *field, struct cell cell)
{
	if (text_present(leaf_named(linkedin, field)))
		linkedin_extra(linkedin, field, cell);	/* two columns of one meaning */
	else
		set_leaf(linkedin, leaf_named(linkedin, field), folded(linkedin, cell));
}

void linkedin_url(struct linkedin *linkedin, const char *field, struct cell cell)
{
	set_url(linkedin, leaf_named(linkedin, field), cell);
}

void linkedin_item(struct linkedin *linkedin, const char *field, struct cell cell)
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

void linkedin_word(struct linkedin *linkedin, const char *field, struct cell cell)
{
	put_behind(linkedin, field, " ", cell);
}

void linkedin_part(struct linkedin *linkedin, const char *field, struct cell cell)
{
	put_behind(linkedin, field, ", ", cell);
}

void linkedin_date(struct linkedin *linkedin, const char *field, struct cell cell)
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
void linkedin_until(struct linkedin *linkedin, const char *start, struct cell cell)
{
	struct cell from = linkedin_cell(linkedin, start);

	if (from.size)
		put_behind(linkedin, "dates", "; ", from);
	put_behind(linkedin, "dates", " - ", cell);
}

/* "Bachelor's degree, Physics": the export has no column for the area. */
void linkedin_degree(struct linkedin *linkedin, const char *field, struct cell cell)
{
	const char *comma = memmem(cell.bytes, cell.size, ", ", 2);
	size_t degree = comma ? (size_t)(comma - cell.bytes) : cell.size;

	linkedin_text(linkedin, field, (struct cell){ cell.bytes, degree });
	if (comma)
		linkedin_text(linkedin, "area", (struct cell){ comma + 2, cell.size - degree - 2 });
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
void linkedin_lines(struct linkedin *linkedin, const char *field, struct cell cell)
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
				linkedin_text(linkedin, field, text);
			from = at + skipped + bullet;
			in_list = true;
		}
		if (at == end)
			return;
		at = stop ? stop + 1 : end;
	}
}

void linkedin_address(struct linkedin *linkedin, const char *field, struct cell cell)
{
	set_leaf(linkedin,
		 field_text(shape_field(&location_shape, field), &linkedin->cv->basics.location),
		 folded(linkedin, cell));
}

/* "Lisbon, Portugal", "San Francisco, California, United States" */
void linkedin_place(struct linkedin *linkedin, const char *field, struct cell cell)
{
	const char *first = memchr(cell.bytes, ',', cell.size);
	const char *last = memrchr(cell.bytes, ',', cell.size);
	const char *end = cell.bytes + cell.size;

	if (!first) {
		linkedin_address(linkedin, field, cell);
		return;
	}
	linkedin_address(linkedin, "city", (struct cell){ cell.bytes, (size_t)(first - cell.bytes) });
	if (first != last)
		linkedin_address(linkedin, "region", (struct cell){ first + 1, (size_t)(last - first - 1) });
	linkedin_address(linkedin, "country", (struct cell){ last + 1, (size_t)(end - last - 1) });
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
		set_url(linkedin, &linkedin->cv->basics.url, item);
		return;
	}
	profile = add_profile(linkedin, label);
	if (profile)
		set_url(linkedin, &profile->url, item);
}

void linkedin_handles(struct linkedin *linkedin, const char *field, struct cell cell)
{
	(void)field;
	each_item(linkedin, cell, put_twitter_handle);
}

void linkedin_messengers(struct linkedin *linkedin, const char *field, struct cell cell)
{
	(void)field;
	each_item(linkedin, cell, put_handle);
}

void linkedin_sites(struct linkedin *linkedin, const char *field, struct cell cell)
{
	(void)field;
	each_item(linkedin, cell, put_site);
}

/*
 * Contacts and the summary, which have files of their own
 */

void linkedin_email(struct linkedin *linkedin, const char *field, struct cell cell)
{
	struct cell primary = linkedin_cell(linkedin, "Primary");

	if (primary.size == 3 && !strncasecmp(primary.bytes, "yes", 3))
		set_leaf(linkedin, &linkedin->cv->basics.email, folded(linkedin, cell));
	linkedin_item(linkedin, field, cell);
}

void linkedin_phone(struct linkedin *linkedin, const char *field, struct cell cell)
{
	struct cell extension = linkedin_cell(linkedin, "Extension");
	struct buf number = BUF_INIT;

	buf_add(&number, cell.bytes, cell.size);
	if (extension.size) {
		buf_adds(&number, " ext. ");
		buf_add(&number, extension.bytes, extension.size);
	}
	linkedin_item(linkedin, field, (struct cell){ number.bytes, number.size });
	cv_release_buf(linkedin->cv, &number);
}

/* Mostly what Profile.csv said; if not, a passage of its own. */
void linkedin_summary(struct linkedin *linkedin, const char *heading, struct cell cell)
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
