#include "formats/text/entry/service-list.h"

#include <string.h>

#include "formats/text/entry/head.h"
#include "pipeline/date.h"

#define ITEM_WORDS 12		/* most of a name in a list */
#define SHORT_WORDS 3		/* most of one that is told by its capitals: "IEEE S&P" */
#define REMARK_WORDS 2		/* least of a remark in brackets */

size_t service_span(const struct piece *piece, struct period *span)
{
	struct period next;
	size_t n = 0;

	for (size_t at = piece->from; dates_find(&piece->para->tokens, at, piece->to, &next); at = next.to) {
		if (next.to <= at)
			break;
		if (!n++) {
			*span = next;
			continue;
		}
		if (date_compare(&next.start, &span->start) < 0)
			span->start = next.start;
		if (date_compare(&next.end, &span->end) > 0)
			span->end = next.end;
		span->open |= next.open;
		span->range = span->verbal = true;
		span->to = next.to;
	}
	return n;
}

static bool parts_items(const struct token *token)
{
	return token_is_comma(token) || token_is_code(token, ';') || token_is_code(token, 0xFF1B) ||
	       token_is_code(token, 0x3001);
}

/* "CHI and UIST": between short names; inside long ones it is a word of theirs. */
static bool joins_items(const struct piece *piece, size_t i)
{
	const struct token *v = piece->para->tokens.v;

	return i > piece->from && i + 1 < piece->to &&
	       (token_is(&v[i], WORD_AND) || token_is_code(&v[i], '&')) && v[i].flags & TOKEN_SPACE_BEFORE &&
	       (v[i - 1].flags & TOKEN_CAPS || v[i - 1].kind != TOKEN_WORD) && v[i + 1].flags & TOKEN_CAPS;
}

/* The first mark or word at or behind token i, outside of brackets, that ends an item. */
static size_t next_mark(const struct piece *piece, size_t i)
{
	size_t depth = 0;

	for (; i < piece->to; i++) {
		depth += piece_is_code(piece, i, '(');
		depth -= depth && piece_is_code(piece, i, ')');
		if (!depth && (parts_items(&piece->para->tokens.v[i]) || joins_items(piece, i)))
			break;
	}
	return i;
}

/* Nothing but more years of the name before them: ", 2021" */
static bool is_date(const struct piece *piece, size_t from, size_t to)
{
	struct piece part = piece_sub(piece, from, to);
	struct period period;

	return !piece_empty(&part) && dates_begin(&piece->para->tokens, part.from, part.to, &period) &&
	       period.to == part.to;
}

static size_t item_end(const struct piece *list)
{
	size_t end = next_mark(list, list->from);

	while (end < list->to) {
		size_t next = next_mark(list, end + 1);

		if (!is_date(list, end + 1, next))
			break;
		end = next;
	}
	return end;
}

/* "(2022, 2024)" and "(artifact evaluation)" at the end are no part of the name. */
static void take_bracket(struct service_item *item)
{
	struct piece inner = item->org;
	struct period span;

	if (piece_empty(&inner) || !piece_is_code(&inner, inner.to - 1, ')'))
		return;
	while (inner.from + 1 < inner.to && !piece_is_code(&inner, inner.from, '('))
		inner.from++;
	if (inner.from == item->org.from || inner.from + 2 >= inner.to)
		return;
	inner = (struct piece){ inner.para, inner.from + 1, inner.to - 1 };
	if (service_span(&inner, &span)) {
		item->dates = (struct piece){ inner.para, span.from, span.to };
		item->period = span;
	} else if (piece_words(&inner) >= REMARK_WORDS) {
		item->remark = piece_trim(inner);
	} else {
		return;
	}
	item->org = piece_sub(&item->org, item->org.from, inner.from - 1);
}

/* "ICSE 2025" is the name of one event, "ICSE 2019-2021" of several. */
static void take_years(struct service_item *item)
{
	struct piece *org = &item->org;
	struct period span;
	size_t n = item->dates.para ? 0 : service_span(org, &span);

	if (!n)
		return;
	item->dates = (struct piece){ org->para, span.from, span.to };
	item->period = span;
	if (span.from > org->from &&
	    (span.range || span.verbal || org->para->tokens.v[span.from - 1].kind == TOKEN_PUNCT) &&
	    span.to == org->to)
		*org = piece_sub(org, org->from, span.from);
}

bool service_next(struct piece *list, struct service_item *item)
{
	size_t end;

	memset(item, 0, sizeof(*item));
	while (list->from < list->to && list->para->tokens.v[list->from].kind == TOKEN_WORD &&
	       list->to - list->from > 1 && token_is(&list->para->tokens.v[list->from], WORD_AND))
		list->from++;
	if (piece_empty(list))
		return false;
	end = item_end(list);
	item->org = piece_sub(list, list->from, end);
	list->from = end < list->to ? end + 1 : end;
	take_bracket(item);
	take_years(item);
	return true;
}

/* "IEEE TPDS", "Journal of Tests" */
static bool is_venue(const struct piece *org)
{
	const struct token *first = &org->para->tokens.v[org->from];

	return piece_is(org, WORD_VENUE) ||
	       (piece_words(org) <= SHORT_WORDS &&
		(first->flags & TOKEN_CAPS || first->kind == TOKEN_MIXED));
}

/* A name that may be one of a list: not what a comma sets behind another one. */
static bool is_item(const struct piece *org)
{
	const uint64_t parts = WORD_MASK(WORD_DEPARTMENT) | WORD_MASK(WORD_SCHOOL);
	const struct token *first;
	struct place place;

	if (piece_empty(org) || piece_words(org) > ITEM_WORDS)
		return false;
	first = &org->para->tokens.v[org->from];
	if (first->kind == TOKEN_WORD && !(first->flags & TOKEN_CAPITAL) &&
	    (unsigned char)org->para->text[first->start] < 0x80)
		return false;
	return is_venue(org) || (!(piece_classes(org) & parts) && !piece_is_place(org, &place));
}

bool service_is_list(const struct piece *piece, bool led)
{
	struct piece rest = *piece;
	struct service_item item;
	size_t n = 0;

	while (service_next(&rest, &item)) {
		if (!is_item(&item.org) || !(led || is_venue(&item.org)))
			return false;
		n++;
	}
	return n > 1;
}
