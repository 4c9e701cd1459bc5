#include "formats/text/fill/fill.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/utf8.h"

static size_t put_spaced(char *to, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		to[i] = bytes[i] == '\t' ? ' ' : bytes[i];
	return size;
}

/* The bytes as they go into the record: no white space at the end, cells apart by one space. */
static const char *clean(struct fill *fill, const char *bytes, size_t *size)
{
	char *copy;

	while (*size && (bytes[*size - 1] == ' ' || bytes[*size - 1] == '\t'))
		--*size;
	if (!memchr(bytes, '\t', *size))
		return bytes;
	copy = arena_bytes(fill->arena, *size);
	put_spaced(copy, bytes, *size);
	return copy;
}

/* The same of a piece, which ends with its last token; few paragraphs have tabs. */
static const char *clean_piece(struct fill *fill, const struct piece *piece, size_t *size)
{
	const char *bytes = piece_text(piece, size);

	return piece->para->tokens.kinds & TOKENS_TABS ? clean(fill, bytes, size) : bytes;
}

void fill_bytes(struct fill *fill, struct text *text, const char *bytes, size_t size,
		uint32_t line, enum confidence confidence)
{
	bytes = clean(fill, bytes, &size);
	cv_set(fill->cv, text, bytes, size, line, (uint32_t)confidence);
}

void fill_piece(struct fill *fill, struct text *text, const struct piece *piece,
		enum confidence confidence)
{
	size_t size;
	const char *bytes = clean_piece(fill, piece, &size);

	cv_set(fill->cv, text, bytes, size, piece->para->line, (uint32_t)confidence);
}

void fill_add_piece(struct fill *fill, struct texts *texts, const struct piece *piece,
		    enum confidence confidence)
{
	size_t size;
	const char *bytes = clean_piece(fill, piece, &size);

	cv_add(fill->cv, texts, bytes, size, piece->para->line, (uint32_t)confidence);
}

void fill_para(struct fill *fill, struct text *text, const struct para *para,
	       enum confidence confidence)
{
	fill_bytes(fill, text, para->text, para->size, para->line, confidence);
}

void fill_add_para(struct fill *fill, struct texts *texts, const struct para *para,
		   enum confidence confidence)
{
	size_t size = para->size;
	const char *bytes = clean(fill, para->text, &size);

	cv_add(fill->cv, texts, bytes, size, para->line, (uint32_t)confidence);
}

/* An entry's texts grow one after the other, the summary of the CV between those of its sections. */
static struct growing *growing_of(struct fill *fill, const struct text *text)
{
	struct growing *growing = text == &fill->cv->basics.summary ? &fill->summary : &fill->growing;

	if (text->s != growing->bytes) {
		growing->size = strlen(text->s);
		growing->capacity = growing->size + 1;
	}
	return growing;
}

/*
 * The text's bytes with room for `more` behind them. One that something else
 * stands behind moves, and has then twice what is needed, so that a text of
 * many lines costs what its bytes do. NULL when memory ran out.
 */
static char *text_reserve(struct arena *arena, struct text *text, struct growing *growing, size_t more)
{
	size_t need = growing->size + more + 1;
	char *bytes;

	if (need <= growing->capacity)
		return growing->bytes;
	bytes = arena_extend(arena, text->s, growing->capacity, need - growing->capacity);
	if (!bytes) {
		need *= 2;
		bytes = arena_bytes(arena, need);
		if (!bytes)
			return NULL;
		memcpy(bytes, text->s, growing->size);
	}
	growing->bytes = bytes;
	growing->capacity = need;
	text->s = bytes;
	return bytes;
}

void fill_append(struct fill *fill, struct text *text, const char *joint, const char *bytes,
		 size_t size, uint32_t line, enum confidence confidence)
{
	struct growing *growing;
	size_t n;
	char *to;

	if (!size)
		return;
	if (!text->s) {
		fill_bytes(fill, text, bytes, size, line, confidence);
		return;
	}
	growing = growing_of(fill, text);
	to = text_reserve(fill->cv->arena, text, growing, strlen(joint) + size);
	if (!to)
		return;
	n = growing->size;
	n += put_spaced(to + n, joint, strlen(joint));
	n += put_spaced(to + n, bytes, size);
	while (n && to[n - 1] == ' ')
		n--;
	to[n] = '\0';
	growing->size = n;
	text->confidence = (uint32_t)confidence;
}

void fill_append_piece(struct fill *fill, struct text *text, const char *joint,
		       const struct piece *piece, enum confidence confidence)
{
	size_t size;
	const char *bytes = piece_text(piece, &size);

	fill_append(fill, text, joint, bytes, size, piece->para->line, confidence);
}

void fill_heading(struct fill *fill, struct text *text)
{
	const struct section *from = fill->section;

	if (from->heading)
		fill_bytes(fill, text, from->heading, from->heading_size, from->heading_line, CONFIDENT);
}

static bool is_heading(const struct text *text, const struct section *section)
{
	return text->s && text->line == section->heading_line &&
	       !strncmp(text->s, section->heading, section->heading_size) &&
	       !text->s[section->heading_size];
}

void fill_section(struct fill *fill, struct text *section)
{
	if (!fill->section->heading)
		return;
	if (!is_heading(&fill->heading, fill->section))
		fill_heading(fill, &fill->heading);
	*section = fill->heading;
}

static void set_iso(struct fill *fill, struct text *text, const struct date *date,
		    uint32_t line, unsigned confidence)
{
	char iso[DATE_TEXT_SIZE];

	date_format(date, iso);
	cv_set(fill->cv, text, iso, strlen(iso), line, confidence);
}

/* The words of all dates, when one of them says more than ISO can. */
static void set_words(struct fill *fill, const struct head *head, struct text *dates,
		      bool always)
{
	bool verbal = always || head->n_dates > 1;

	for (size_t i = 0; i < head->n_dates; i++)
		verbal |= head->periods[i].verbal;
	if (!verbal)
		return;
	for (size_t i = 0; i < head->n_dates; i++)
		fill_append_piece(fill, dates, "; ", &head->dates[i], CONFIDENT);
}

/* "08/2012" and "- 07/2013" on two lines are the two ends of one period. */
static bool is_split_range(const struct head *head)
{
	return head->n_dates == 2 && !head->periods[0].range && !head->periods[1].range &&
	       !head->periods[0].verbal && !head->periods[1].verbal &&
	       date_compare(&head->periods[0].start, &head->periods[1].start) <= 0;
}

void fill_period(struct fill *fill, const struct head *head, struct text *start,
		 struct text *end, struct text *dates)
{
	struct date first, last;
	bool open;
	uint32_t line;

	if (!head->n_dates)
		return;
	line = head->dates[0].para->line;
	first = head->periods[0].start;
	last = head->periods[0].end;
	open = head->periods[0].open;
	if (is_split_range(head)) {
		last = head->periods[1].end;
		open = head->periods[1].open;
	} else {
		set_words(fill, head, dates, false);
	}
	if (first.year && !head->periods[0].until)
		set_iso(fill, start, &first, line, head->periods[0].confidence);
	if (last.year && !open)
		set_iso(fill, end, &last, line, head->periods[0].confidence);
}

static void set_point(struct fill *fill, const struct head *head, const struct date *point,
		      struct text *date, struct text *dates)
{
	const struct period *period = &head->periods[0];

	if (point->year)
		set_iso(fill, date, point, head->dates[0].para->line, period->confidence);
	set_words(fill, head, dates,
		  period->open || date_compare(&period->start, &period->end) != 0);
}

void fill_date(struct fill *fill, const struct head *head, struct text *date,
	       struct text *dates)
{
	const struct period *period = &head->periods[0];

	if (head->n_dates)
		set_point(fill, head, period->open || !period->end.year ? &period->start : &period->end,
			  date, dates);
}

void fill_first_date(struct fill *fill, const struct head *head, struct text *date,
		     struct text *dates)
{
	const struct period *period = &head->periods[0];

	if (head->n_dates)
		set_point(fill, head, period->start.year ? &period->start : &period->end, date, dates);
}

void fill_url(struct fill *fill, struct text *url, const char *address, uint32_t line)
{
	if (address && !url->s && strncmp(address, "mailto:", 7) && strncmp(address, "tel:", 4) &&
	    address[0] != '#')
		fill_bytes(fill, url, address, strlen(address), line, CONFIDENT);
}

static bool splits_items(const struct piece *list, size_t i)
{
	const struct token *token = &list->para->tokens.v[i];

	if (token->kind != TOKEN_PUNCT)
		return false;
	if (list->para->slashed)
		return token->code == '/' && token_is_spaced(list, i);
	return token->code == ',' || token->code == ';' || token->code == '|' ||
	       token->code == 0x2022 || token->code == 0xB7 || token->code == 0x3001 ||
	       token->code == 0xFF0C || token->code == 0xFF1B;
}

/* The end of the item that begins the list: where a mark outside brackets or a cell is. */
static size_t item_end(const struct piece *list)
{
	const struct token *v = list->para->tokens.v;
	size_t depth = 0;

	for (size_t i = list->from; i < list->to; i++) {
		if (v[i].kind == TOKEN_PUNCT) {
			depth += v[i].code == '(' || v[i].code == '[' || v[i].code == 0xFF08;
			depth -= depth && (v[i].code == ')' || v[i].code == ']' ||
					   v[i].code == 0xFF09);
		}
		if (!depth && i > list->from && v[i].flags & TOKEN_TAB_BEFORE)
			return i;
		if (!depth && splits_items(list, i))
			return i;
	}
	return list->to;
}

static struct piece without_and(struct piece item)
{
	if (item.to - item.from > 1 && item.para->tokens.v[item.from].kind == TOKEN_WORD &&
	    token_is(&item.para->tokens.v[item.from], WORD_AND))
		item.from++;
	return item;
}

bool fill_next_item(struct piece *list, struct piece *item)
{
	while (!piece_empty(list)) {
		size_t end = item_end(list);
		bool mark = end < list->to && splits_items(list, end);

		*item = without_and(piece_sub(list, list->from, end));
		list->from = end + mark;
		if (!piece_empty(item))
			return true;
	}
	return false;
}

void fill_items(struct fill *fill, struct texts *texts, struct piece piece,
		enum confidence confidence)
{
	struct piece item;

	while (fill_next_item(&piece, &item))
		fill_add_piece(fill, texts, &item, confidence);
}

void fill_cut(struct fill *fill, struct cuts *cuts)
{
	entries_cut(fill->arena, fill->paras, fill->section, cuts);
	if (fill->trace)
		entries_explain(fill->paras, fill->section, cuts, fill->trace);
}
