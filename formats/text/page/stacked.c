#include "formats/text/page/stacked.h"

#include <string.h>

#include "formats/text/lexicon/tokens.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"

#define GAP 2		/* blanks that part a date and what stands beside it */
#define DATE_MAX 40	/* bytes of a date with the name of its month */

/* The text before a row's first gap, and where the one behind it begins. */
struct sides {
	uint32_t left;		/* bytes */
	uint32_t right, column;	/* byte and terminal column; right is the row's size: there is none */
};

static struct sides sides_of(const struct row *row)
{
	struct sides sides = { row->size, row->size, row->indent };
	uint32_t blanks = 0;

	for (uint32_t i = 0; i < row->size; i++) {
		if (row->text[i] != ' ' && blanks >= GAP) {
			sides.left = i - blanks;
			sides.right = i;
			break;
		}
		blanks = row->text[i] == ' ' ? blanks + 1 : 0;
		sides.column += (row->text[i] & 0xC0) != 0x80;
	}
	return sides;
}

/* The first four digits of the text; 0 if there are none. */
static unsigned year_in(const char *text, size_t size)
{
	unsigned year = 0;
	size_t digits = 0;

	for (size_t i = 0; i < size && digits < 4; i++) {
		bool digit = text[i] >= '0' && text[i] <= '9';

		year = !digit ? 0 : year * 10 + (unsigned)(text[i] - '0');
		digits = digit ? digits + 1 : 0;
	}
	return digits == 4 ? year : 0;
}

static bool is_dash(const char *end)
{
	return end[-1] == '-' || !memcmp(end - 3, "–", 3) || !memcmp(end - 3, "—", 3);
}

static bool holds_dash(const char *text, size_t size)
{
	for (size_t i = 3; i <= size; i++)
		if (is_dash(text + i))
			return true;
	return false;
}

/* "09/2010 –", with something beside it */
static bool opens_range(const struct row *row, const struct sides *sides)
{
	return sides->right < row->size && sides->left > 4 && sides->left <= DATE_MAX &&
	       is_dash(row->text + sides->left) && year_in(row->text, sides->left) > 0;
}

/* Whether a row right below has a text in that column of dates, and beside it where the others have. */
static bool stands_below(const struct row *row, const struct sides *sides, const struct row *first,
			 uint32_t column)
{
	return row->blanks == 0 && row->indent == first->indent && sides->left <= DATE_MAX &&
	       row->indent + sides->left / 2 < column &&
	       (sides->right == row->size || sides->column == column);
}

/* "03/2017", "heute"; "2015–2019" below "2019–" is another entry's. */
static bool closes_range(struct arena *arena, unsigned opened, const char *text, size_t size)
{
	unsigned year = year_in(text, size);
	struct tokens tokens;

	if (year)
		return year >= opened && !holds_dash(text, size);
	tokens_read(arena, text, size, &tokens);
	return tokens.n && tokens_phrase(&tokens, 0, WORD_MASK(WORD_NOW), NULL) == tokens.n;
}

/* "4 years 10 months" */
static bool is_duration(struct arena *arena, const char *text, size_t size)
{
	struct tokens tokens;
	size_t units = 0;

	tokens_read(arena, text, size, &tokens);
	for (size_t i = 0; i < tokens.n; i++) {
		if (tokens.v[i].kind != TOKEN_NUMBER && !token_is(&tokens.v[i], WORD_DURATION))
			return false;
		units += token_is(&tokens.v[i], WORD_DURATION);
	}
	return units > 0;
}

/* Puts the left text of the row below into the first one, behind its own. */
static void take_left(struct arena *arena, struct row *first, struct row *below)
{
	struct sides sides = sides_of(first), lower = sides_of(below);

	first->text = arena_printf(arena, "%.*s %.*s  %.*s", (int)sides.left, first->text, (int)lower.left,
				   below->text, (int)(first->size - sides.right), first->text + sides.right);
	first->size = (uint32_t)strlen(first->text);
	first->bytes |= below->bytes;
	below->text += lower.right;
	below->size -= lower.right;
	below->indent = lower.column;
}

/* The rows below row i that have no text left are gone: returns where it goes on. */
static size_t join_at(struct arena *arena, struct rows *rows, size_t i)
{
	struct row *row = &rows->v[i], *end = rows->v + rows->n;
	struct sides sides = sides_of(row), lower;
	size_t n = 1;

	if (!opens_range(row, &sides) || row + 1 == end)
		return n;
	lower = sides_of(row + 1);
	if (!stands_below(row + 1, &lower, row, sides.column) ||
	    !closes_range(arena, year_in(row->text, sides.left), row[1].text, lower.left))
		return n;
	take_left(arena, row, row + 1);
	n++;
	if (row + 2 == end)
		return n;
	lower = sides_of(row + 2);
	if (stands_below(row + 2, &lower, row, sides.column) &&
	    is_duration(arena, row[2].text, lower.left)) {
		take_left(arena, row, row + 2);
		n++;
	}
	return n;
}

void stacked_join(struct arena *arena, struct rows *rows)
{
	size_t kept = 0;

	for (size_t i = 0, n; i < rows->n; i += n) {
		n = rows->v[i].bytes & BYTES_GAP ? join_at(arena, rows, i) : 1;
		for (size_t k = i; k < i + n; k++)
			if (k == i || rows->v[k].size > 0)
				rows->v[kept++] = rows->v[k];
	}
	rows->n = kept;
}
