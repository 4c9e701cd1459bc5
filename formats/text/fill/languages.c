/* Human languages and how well they are known. */
#include "formats/text/fill/fill.h"
#include "formats/text/outline/levels.h"

#include "pipeline/fields.h"

#define FLAG_TOKENS 2		/* the letters of its country's code */

/* The tokens [*from, *to) of the first language named in it; false if it names none. */
static bool find_language(const struct piece *piece, size_t *from, size_t *to)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_LANGUAGE), NULL);

		if (n && i + n <= piece->to) {
			*from = i;
			*to = i + n;
			return true;
		}
	}
	return false;
}

static bool opens_bracket(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, '(') || piece_is_code(piece, i, '[') ||
	       piece_is_code(piece, i, 0xFF08);
}

static bool closes_bracket(const struct piece *piece, size_t i)
{
	return piece_is_code(piece, i, ')') || piece_is_code(piece, i, ']') ||
	       piece_is_code(piece, i, 0xFF09);
}

/* The fluency when it is all in brackets at the end: "English (US) (native)"; piece->to if not. */
static size_t find_bracket(const struct piece *piece)
{
	size_t depth = 0;

	if (!closes_bracket(piece, piece->to - 1))
		return piece->to;
	for (size_t i = piece->to; i-- > piece->from + 1;) {
		depth += closes_bracket(piece, i);
		depth -= opens_bracket(piece, i);
		if (!depth)
			return i;
	}
	return piece->to;
}

/* Where the fluency begins behind the language: a bracket, a colon, a dash, a comma or a cell. */
static size_t find_fluency(const struct piece *piece)
{
	for (size_t i = piece->from + 1; i < piece->to; i++)
		if (opens_bracket(piece, i) || piece_is_code(piece, i, '-') ||
		    piece_is_code(piece, i, '|') ||
		    token_is_colon(&piece->para->tokens.v[i]) ||
		    token_is_comma(&piece->para->tokens.v[i]) ||
		    (piece->para->tokens.v[i].flags & TOKEN_TAB_BEFORE))
			return i;
	return piece->to;
}

struct spoken {
	struct piece language, fluency;
	bool known;
};

/* "Englisch – verhandlungssicher (C1)": the mark right behind the language, before the bracket. */
static bool stands_before(const struct piece *piece, size_t mark, size_t bracket, size_t language_end)
{
	return mark == language_end && mark < bracket && !opens_bracket(piece, mark);
}

static struct spoken read_language(const struct piece *piece)
{
	struct spoken spoken = { *piece, { piece->para, piece->to, piece->to }, false };
	size_t from = 0, to = 0, at = find_bracket(piece), mark = find_fluency(piece);

	spoken.known = find_language(piece, &from, &to);
	if (at == piece->to || (spoken.known && (at < from || stands_before(piece, mark, at, to))))
		at = mark;
	if (at < piece->to) {
		spoken.language = piece_sub(piece, piece->from, at);
		spoken.fluency = piece_sub(piece, at, piece->to);
	} else if (spoken.known && from == piece->from && to < piece->to &&
		   piece->para->tokens.v[to].kind != TOKEN_PUNCT) {
		spoken.language.to = to;
		spoken.fluency.from = to;
	} else if (spoken.known && from > piece->from && to == piece->to) {	/* "fluent in French" */
		spoken.language.from = from;
		spoken.fluency = piece_sub(piece, piece->from, from);
		if (!piece_empty(&spoken.fluency) &&
		    token_is(&piece->para->tokens.v[spoken.fluency.to - 1], WORD_IN))
			spoken.fluency.to--;
	}
	return spoken;
}

/* Half of a flag. */
static bool is_flag(const struct token *token)
{
	return token->kind == TOKEN_PUNCT && token->code >= 0x1F1E6 && token->code <= 0x1F1FF;
}

static void add_language(struct fill *fill, struct piece piece)
{
	struct language *entry;
	struct spoken spoken;
	struct rated rated = level_cut(piece);

	piece = piece_trim(piece);
	while (!piece_empty(&piece) && is_flag(&piece.para->tokens.v[piece.from]))
		piece.from++;
	if (piece_empty(&piece))
		return;
	spoken = read_language(&piece);
	if (piece_empty(&spoken.fluency) && !piece_empty(&rated.level)) {
		spoken.language = rated.thing;
		spoken.fluency = rated.level;
	}
	entry = cv_append(fill->cv, &fill->cv->languages, &language_shape);
	entry->entry.line = piece.para->line;
	fill_section(fill, &entry->section);
	fill_piece(fill, &entry->language, &spoken.language, spoken.known ? CONFIDENT : GUESSED);
	if (!piece_empty(&spoken.fluency))
		fill_piece(fill, &entry->fluency, &spoken.fluency, LIKELY);
}

static bool parts_languages(const struct piece *piece, size_t i)
{
	return token_is_comma(&piece->para->tokens.v[i]) || piece_is_code(piece, i, ';') ||
	       piece_is_code(piece, i, '|') || piece_is_code(piece, i, 0xB7) ||
	       piece_is_code(piece, i, 0x2022) || piece_is_code(piece, i, '/') ||
	       token_is(&piece->para->tokens.v[i], WORD_AND);
}

/* "Ladino (spoken), Romansh (read)": with brackets behind each, even those that no list knows. */
static bool parts_brackets(const struct piece *piece, size_t i)
{
	if (i == piece->from || !closes_bracket(piece, i - 1) || !parts_languages(piece, i))
		return false;
	while (i < piece->to && !opens_bracket(piece, i))
		i++;
	return i < piece->to;
}

/* The first token at or behind i that begins the name of a language; piece->to if none does. */
static size_t next_language(const struct piece *piece, size_t i)
{
	size_t from, to;

	return find_language(&(struct piece){ piece->para, i, piece->to }, &from, &to) ?
		from : piece->to;
}

/* A bracket closes, and behind it, a flag or nothing between, the next language begins. */
static bool closes_before(const struct piece *piece, size_t i, size_t next)
{
	if (!closes_bracket(piece, i) || next > i + FLAG_TOKENS + 1)
		return false;
	for (i++; i < next; i++)
		if (piece->para->tokens.v[i].kind != TOKEN_PUNCT)
			return false;
	return true;
}

void fill_language_line(struct fill *fill, struct piece piece)
{
	size_t depth = 0, from = piece.from, next = next_language(&piece, piece.from);
	bool named = false;	/* [from, i) names a language */

	for (size_t i = piece.from; i < piece.to; i++) {
		bool closes = closes_bracket(&piece, i);

		depth += opens_bracket(&piece, i);
		depth -= depth && closes;
		if (i == next && named && piece.para->tokens.v[i].flags & TOKEN_TAB_BEFORE) {
			add_language(fill, (struct piece){ piece.para, from, i });
			from = i;
		}
		if (i >= next) {
			named = true;
			next = next_language(&piece, i + 1);
		}
		if (depth || !(parts_brackets(&piece, i) ||
			       (named && next < piece.to &&
				(parts_languages(&piece, i) || closes_before(&piece, i, next)))))
			continue;
		add_language(fill, (struct piece){ piece.para, from, closes ? i + 1 : i });
		from = i + 1;
		named = false;
	}
	add_language(fill, (struct piece){ piece.para, from, piece.to });
}

/* The first language from *from on that waits for its fluency, or NULL; *from moves up to it. */
static struct language *find_waiting(const struct fill *fill, size_t *from)
{
	const struct list *all = &fill->cv->languages;

	for (; *from < all->n; ++*from) {
		struct language *entry = all->v[*from];

		if (!entry->fluency.s)
			return entry;
	}
	return NULL;
}

/* A list of programming languages that a heading "Languages" leads: skills after all. */
static bool is_skill(const struct fill *fill)
{
	size_t known = 0, others = 0;

	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		known += para_is(para, WORD_LANGUAGE) || para_is(para, WORD_FLUENCY);
		others += para_is(para, WORD_SKILL) && !para_is(para, WORD_LANGUAGE);
	}
	return others >= 2 && others > 2 * known;
}

static void fill_as_skill(struct fill *fill)
{
	struct skill *skill = cv_append(fill->cv, &fill->cv->skills, &skill_shape);

	fill_heading(fill, &skill->name);
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct piece all = piece_trim(piece_all(para));

		if (!skill->entry.line)
			skill->entry.line = para->line;
		if (para_is_level(para) && !skill->level.s && !skill->keywords.n)
			fill_para(fill, &skill->level, para, LIKELY);
		else
			fill_items(fill, &skill->keywords, all, LIKELY);
	}
}

void fill_languages(struct fill *fill)
{
	size_t first = fill->cv->languages.n;

	if (is_skill(fill)) {
		fill_as_skill(fill);
		return;
	}
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];
		struct language *waiting = find_waiting(fill, &first);

		if (waiting && !para_is(para, WORD_LANGUAGE))
			fill_para(fill, &waiting->fluency, para, LIKELY);
		else
			fill_language_line(fill, piece_all(para));
	}
}
