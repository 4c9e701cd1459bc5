/* Human languages and how well they are known. */
#include "formats/text/fill.h"

#include "pipeline/fields.h"

static void add_language(struct fill *fill, struct piece piece)
{
	struct language *entry;
	const struct tokens *tokens = &piece.para->tokens;
	size_t n = 0, i;

	piece = piece_trim(piece);
	if (piece_empty(&piece))
		return;
	entry = cv_append(fill->cv, &fill->cv->languages, &language_shape);
	entry->entry.line = piece.para->line;
	fill_section(fill, &entry->section);
	for (i = piece.from; i < piece.to && !n; i++)
		n = tokens_phrase(tokens, i, WORD_MASK(WORD_LANGUAGE), NULL);
	for (i = piece.from; i < piece.to; i++)
		if (i > piece.from && (piece_is_code(&piece, i, '(') || piece_is_code(&piece, i, ':') ||
				       piece_is_code(&piece, i, '-') || piece_is_code(&piece, i, 0xFF08) ||
				       piece_is_code(&piece, i, 0xFF1A) || piece_is_code(&piece, i, ',') ||
				       tokens->v[i].flags & TOKEN_TAB_BEFORE))
			break;
	if (i == piece.to && n && piece.from + n < piece.to)
		i = piece.from + n;
	{
		struct piece name = piece_sub(&piece, piece.from, i), fluency = piece_sub(&piece, i, piece.to);

		if (i < piece.to && piece_is_code(&piece, i, '(') && piece_is_code(&piece, piece.to - 1, ')'))
			fluency = piece_sub(&piece, i + 1, piece.to - 1);
		fill_piece(fill, &entry->language, &name, n ? CONFIDENT : GUESSED);
		if (!piece_empty(&fluency))
			fill_piece(fill, &entry->fluency, &fluency, LIKELY);
	}
}

/* Several languages in one line, apart by commas, bars or cells. */
void fill_language_line(struct fill *fill, struct piece piece)
{
	size_t depth = 0, from = piece.from;

	for (size_t i = piece.from; i < piece.to; i++) {
		struct piece left = { piece.para, from, i };
		struct piece right = { piece.para, i + 1, piece.to };

		depth += piece_is_code(&piece, i, '(') || piece_is_code(&piece, i, 0xFF08);
		depth -= depth && (piece_is_code(&piece, i, ')') || piece_is_code(&piece, i, 0xFF09));
		if (depth || !(piece_is_code(&piece, i, ',') || piece_is_code(&piece, i, ';') ||
			       piece_is_code(&piece, i, '|') || piece_is_code(&piece, i, 0xB7) ||
			       piece_is_code(&piece, i, 0x2022) || piece_is_code(&piece, i, 0x3001)))
			continue;
		if (!piece_is(&left, WORD_LANGUAGE) || !piece_is(&right, WORD_LANGUAGE))
			continue;
		add_language(fill, left);
		from = i + 1;
	}
	add_language(fill, (struct piece){ piece.para, from, piece.to });
}

static bool is_fluency_line(const struct para *para)
{
	return para_is(para, WORD_FLUENCY) && !para_is(para, WORD_LANGUAGE);
}

void fill_languages(struct fill *fill)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct language *last = fill->cv->languages.n ?
			fill->cv->languages.v[fill->cv->languages.n - 1] : NULL;
		struct piece all = piece_trim(piece_all(para));

		if (last && !last->fluency.s &&
		    (is_fluency_line(para) || (!para_is(para, WORD_LANGUAGE) &&
					       i > fill->section->from)))
			fill_piece(fill, &last->fluency, &all, LIKELY);
		else
			fill_language_line(fill, piece_all(para));
	}
}

