/*
 * Publications in one paragraph each, whose fields bars part, and what they
 * are about behind the last: "Title | Journal | 05/2019 A sentence."
 */
#include "formats/text/fill/publications.h"

/* The field that begins at token *from, which moves behind its bar. */
static struct piece next_field(const struct para *para, size_t *from)
{
	struct piece field = { para, *from, *from };

	while (field.to < para->tokens.n && !token_is_code(&para->tokens.v[field.to], '|'))
		field.to++;
	*from = field.to + 1;
	return field;
}

static bool begins_with_date(const struct piece *field, struct period *period)
{
	return !piece_empty(field) && dates_begin(&field->para->tokens, field->from, field->to, period);
}

/* A title, no list of authors, and further fields, one of which is the date. */
static bool has_fields(struct fill *fill, const struct para *para)
{
	size_t at = 0;
	struct piece title = piece_trim(next_field(para, &at));
	struct period period;

	if (at >= para->tokens.n || piece_empty(&title) || citation_is_authors(fill->arena, &title, 2))
		return false;
	while (at < para->tokens.n) {
		struct piece field = next_field(para, &at);

		if (begins_with_date(&field, &period))
			return true;
	}
	return false;
}

bool publication_fields_fit(const struct list_fill *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->refs.n; i++) {
		if (publication_para_is_subheading(l->fill, &l->refs.v[i], false))
			continue;
		if (!has_fields(l->fill, &l->refs.v[i]))
			return false;
		n++;
	}
	return n > 0;
}

/* What a field begins with, a date or an address: the token behind; field->from if it is neither. */
static size_t take_fact(struct list_fill *l, const struct piece *field, struct citation *citation)
{
	struct contact contact;
	struct period period;
	size_t size;
	const char *text = piece_text(field, &size);

	/* "2019 Symposium on Knots" is a venue */
	if (begins_with_date(field, &period) && (period.to == field->to || citation->venue.para)) {
		publication_set_date(citation, field->para, &period);
		return period.to;
	}
	if (field->para->tokens.v[field->from].kind == TOKEN_ADDRESS &&
	    contacts_find(l->fill->arena, text, size, 0, &contact) &&
	    publication_take_address(citation, &contact))
		return field->from + 1;
	return field->from;
}

static void take_field(struct list_fill *l, struct publication *publication, const struct piece *field,
		       struct citation *citation)
{
	const struct token *v = field->para->tokens.v;
	size_t behind = take_fact(l, field, citation);

	if (behind == field->from && !citation->venue.para)
		citation->venue = piece_trim(*field);
	else if (behind < field->to)
		fill_append(l->fill, &publication->summary, " ", field->para->text + v[behind].start,
			    v[field->to - 1].end - v[behind].start, field->para->line, LIKELY);
}

static void add_entry(struct list_fill *l, const struct para *para)
{
	struct publication *publication = publication_new(l, para->line);
	size_t at = 0;
	struct citation citation = { .title = piece_trim(next_field(para, &at)) };

	while (at < para->tokens.n) {
		struct piece field = next_field(para, &at);

		if (!piece_empty(&field))
			take_field(l, publication, &field, &citation);
	}
	publication_fill(l, publication, &citation, para->line);
}

void publication_fields_fill(struct list_fill *l)
{
	for (size_t i = 0; i < l->refs.n; i++)
		if (publication_para_is_subheading(l->fill, &l->refs.v[i], false))
			publication_set_subsection(l, &l->refs.v[i]);
		else
			add_entry(l, &l->refs.v[i]);
}
