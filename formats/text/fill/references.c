/*
 * References: who speaks for the person, and what is said of or by them. In
 * quotations the name stands under or over the text; in lists of referees a
 * name begins each entry, and its lines say where that person is reached.
 */
#include "formats/text/fill/fill.h"

#include <string.h>

#include "formats/text/citation/names.h"
#include "formats/text/facts/persons.h"
#include "pipeline/fields.h"

#define CELLS_MAX 4	/* referees beside each other */
#define REFEREE_WORDS 16
#define SENTENCE_WORDS 8	/* least of a line that goes on behind a full stop */
#define PART_TOKENS 3	/* "(Chair)" */

/* "— Jane Roe": a dash before it says that the name stands under the text. */
static bool is_signed(const struct para *para)
{
	return para->tokens.n && token_is_code(&para->tokens.v[0], '-');
}

static bool ends_sentence(const struct para *para)
{
	static const uint32_t marks[] = { '.', '!', '?', '"', 0x201D, 0x3002, ']' };
	const struct token *last = &para->tokens.v[para->tokens.n - 1];

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (token_is_code(last, marks[i]))
			return true;
	return false;
}

/* "University of X, Department": where a referee works, not who it is. */
static bool begins_with_org(const struct para *para)
{
	const uint64_t orgs = WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG) |
			      WORD_MASK(WORD_DEPARTMENT);
	struct piece piece = piece_all(para);

	for (size_t i = 0; i < para->tokens.n; i++)
		if (token_is_comma(&para->tokens.v[i]) || token_is_code(&para->tokens.v[i], '-')) {
			piece.to = i;
			break;
		}
	return (piece_classes(&piece) & orgs) && !piece_is(&piece, WORD_PREFIX);
}

/* Quotation marks around all of it */
static bool is_quoted(const struct para *para)
{
	static const uint32_t marks[][2] = { { '"', '"' }, { 0x201C, 0x201D }, { 0x201E, 0x201C },
					     { 0xAB, 0xBB }, { 0x300C, 0x300D } };
	const struct token *v = para->tokens.v;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (token_is_code(&v[0], marks[i][0]) && token_is_code(&v[para->tokens.n - 1], marks[i][1]))
			return true;
	return false;
}

/* "It stands. The" is part of a text. */
static bool goes_on_behind_stop(const struct para *para)
{
	return para->words >= SENTENCE_WORDS && names_hold_stop(para);
}

/* Who wrote a reference: a short line that is no sentence, or one behind a dash. */
static bool is_referee(const struct para *para)
{
	if (!para->words || para->words > REFEREE_WORDS)
		return false;
	return is_signed(para) ||
	       (!para->prose && !ends_sentence(para) && !begins_with_org(para) && !is_quoted(para) &&
		!goes_on_behind_stop(para));
}

static struct reference *new_reference(struct fill *fill, const struct para *para)
{
	struct reference *entry = cv_append(fill->cv, &fill->cv->references, &reference_shape);

	entry->entry.line = para->line;
	fill_section(fill, &entry->section);
	return entry;
}

/* The name as written, without the dash before it. */
static void add_referee(struct fill *fill, struct reference *entry, const struct para *para)
{
	struct piece name = piece_trim(piece_all(para));

	if (piece_empty(&name))
		return;
	name.to = para->tokens.n;
	fill_append_piece(fill, &entry->name, ", ", &name, LIKELY);
}

static void add_words(struct fill *fill, struct reference *entry, const struct para *para)
{
	fill_append(fill, &entry->reference, " ", para->text, para->size, para->line, LIKELY);
}

/* How the section's references are laid out. */
struct referees {
	bool below;	/* names stand under their texts */
	bool texts;	/* there is more than names */
	bool spaced;	/* a blank line above each line */
};

static struct referees look_at_referees(const struct fill *fill)
{
	const struct para *v = fill->paras->v;
	struct referees referees = { false, false, true };
	size_t from = fill->section->from, to = fill->section->to;

	for (size_t i = from; i < to; i++) {
		referees.below |= is_signed(&v[i]) && is_referee(&v[i]);
		referees.texts |= !is_referee(&v[i]);
		referees.spaced &= i == from || v[i].blanks;
	}
	referees.below |= from < to && !is_referee(&v[from]) && is_referee(&v[to - 1]);
	return referees;
}

static bool begins_reference(const struct referees *referees, const struct reference *last,
			     const struct para *para, bool names)
{
	if (!last)
		return true;
	if (!referees->texts)	/* name, position, address: blank lines part them */
		return para->blanks && (!referees->spaced || last->reference.s);
	return referees->below ? last->name.s && !names : last->reference.s && names;
}

/* A mark behind a name; the hyphen of "Lee-Smith" is none. */
static bool ends_name(const struct piece *piece, size_t i)
{
	const struct token *v = piece->para->tokens.v;

	return token_is_comma(&v[i]) || piece_is_code(piece, i, '(') || piece_is_code(piece, i, ':') ||
	       (piece_is_code(piece, i, '-') &&
		(v[i].flags & TOKEN_SPACE_BEFORE || (i + 1 < piece->to && v[i + 1].flags & TOKEN_SPACE_BEFORE)));
}

/* Behind "(Chair)", which ends the cell and says which of several it is; `at` if nothing of the kind follows. */
static size_t skip_part(const struct piece *piece, size_t at)
{
	return at + PART_TOKENS == piece->to && piece_is_code(piece, at, '(') &&
	       piece_is_code(piece, piece->to - 1, ')') ? piece->to : at;
}

/* Where the name ends that the piece begins with ("Prof. Ann Lee, Sample University"); piece.from: none. */
static size_t person_end(const struct piece *piece)
{
	const struct tokens *tokens = &piece->para->tokens;
	size_t end = piece->from;
	unsigned confidence;

	while (end < piece->to && !ends_name(piece, end))
		end++;
	return end > piece->from && person_looks_like(tokens, piece->from, end, &confidence) ?
	       skip_part(piece, end) : piece->from;
}

/* The cells of a line, one at least. */
static size_t split_cells(const struct para *para, struct piece cells[CELLS_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < para->tokens.n; i++) {
		if (n && (!(para->tokens.v[i].flags & TOKEN_TAB_BEFORE) || n == CELLS_MAX))
			continue;
		if (n)
			cells[n - 1] = piece_sub(&cells[n - 1], cells[n - 1].from, i);
		cells[n++] = (struct piece){ para, i, para->tokens.n };
	}
	if (n)
		cells[n - 1] = piece_trim(cells[n - 1]);
	return n;
}

static bool names_person(const struct para *para)
{
	struct piece cells[CELLS_MAX];

	return split_cells(para, cells) && person_end(&cells[0]) > cells[0].from;
}

/* The first line names a person and none is a sentence: so names begin the entries. */
static bool is_directory(const struct fill *fill)
{
	const struct para *v = fill->paras->v;

	for (size_t i = fill->section->from; i < fill->section->to; i++)
		if (v[i].prose || is_signed(&v[i]))
			return false;
	return names_person(&v[fill->section->from]);
}

/* Adds a cell to its referee, or opens the next one with it. */
static void add_cell(struct fill *fill, struct reference **entry, const struct piece *cell)
{
	size_t end = person_end(cell);
	struct piece rest = *cell;

	if (end > cell->from || !*entry) {
		struct piece name = piece_sub(cell, cell->from, end > cell->from ? end : cell->to);

		*entry = new_reference(fill, cell->para);
		fill_piece(fill, &(*entry)->name, &name, LIKELY);
		rest = piece_sub(cell, name.to, cell->to);
	}
	if (!piece_empty(&rest))
		fill_append_piece(fill, &(*entry)->reference, " ", &rest, LIKELY);
}

static void read_directory(struct fill *fill)
{
	struct reference *entries[CELLS_MAX] = { NULL };

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		struct piece cells[CELLS_MAX];
		size_t n = split_cells(&fill->paras->v[i], cells);

		for (size_t k = 0; k < n; k++)
			add_cell(fill, &entries[k], &cells[k]);
	}
}

void fill_references(struct fill *fill)
{
	struct referees referees = look_at_referees(fill);
	struct reference *entry = NULL;

	if (fill->section->from < fill->section->to && is_directory(fill)) {
		read_directory(fill);
		return;
	}
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		bool names = is_referee(para);

		if (begins_reference(&referees, entry, para, names))
			entry = new_reference(fill, para);
		if (names && (referees.texts || !entry->name.s))
			add_referee(fill, entry, para);
		else
			add_words(fill, entry, para);
	}
}
