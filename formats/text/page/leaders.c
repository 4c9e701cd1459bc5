/* Dots that lead the eye from one cell of a row to the next: "Tools ........ Saw, drill". */
#include <string.h>

#include "formats/text/page/mend.h"
#include "formats/text/page/rows.h"
#include "pipeline/arena.h"
#include "pipeline/utf8.h"

#define LEADER_DOTS 4		/* least of one; three are an ellipsis */
#define TYPED_SIZE (32u << 10)	/* bytes of a text that somebody typed; printed ones are not searched */

/* Behind the dots from `at` on, with the spaces between and behind them; *dots how many. */
static const char *dots_end(const char *at, const char *end, size_t *dots)
{
	for (*dots = 0; at < end && (*at == '.' || *at == ' '); at++)
		*dots += *at == '.';
	return at;
}

/* Whether the cell before ends in a word or a bracket; marks that stand for a level do not lead anywhere. */
static bool ends_cell(const char *text, const char *end)
{
	const char *at;
	uint32_t code;

	while (end > text && end[-1] == ' ')
		end--;
	if (end == text)
		return false;
	for (at = end - 1; at > text && (*at & 0xC0) == 0x80;)
		at--;
	if (*at == ')')
		return true;
	code = utf8_next(&at, end);
	return utf8_is_alpha(code) || utf8_is_digit(code);
}

/* Spaces in place of each leader of the row, so that the columns stay where they are. */
static void open_row(struct arena *arena, struct row *row)
{
	const char *text = row->text, *end = text + row->size;
	char *opened = NULL;

	for (const char *at = text, *stop; at < end; at = stop) {
		size_t dots;

		stop = at + 1;
		if (*at != '.')
			continue;
		stop = dots_end(at, end, &dots);
		if (dots < LEADER_DOTS || stop == end || !ends_cell(text, at))
			continue;
		if (!opened)
			opened = memcpy(arena_bytes(arena, row->size + 1u), text, row->size);
		memset(opened + (at - text), ' ', (size_t)(stop - at));
	}
	if (!opened)
		return;
	row->text = opened;
	row->bytes |= BYTES_GAP;
}

void mend_leaders(struct arena *arena, struct rows *rows, size_t size)
{
	static const char tight[] = "....", wide[] = ". . . ";

	for (size_t i = 0; size <= TYPED_SIZE && i < rows->n; i++) {
		struct row *row = &rows->v[i];

		if (memmem(row->text, row->size, tight, sizeof(tight) - 1) ||
		    memmem(row->text, row->size, wide, sizeof(wide) - 1))
			open_row(arena, row);
	}
}
