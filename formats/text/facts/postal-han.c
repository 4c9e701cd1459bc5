#include "formats/text/facts/postal-han.h"

#include <string.h>

#include "pipeline/utf8.h"

enum { SURE = 90, LONGEST_NAME = 8 };	/* characters up to the one that says what a part is */

struct letter {
	const struct tokens *tokens;
	size_t at, to;		/* what is left of the tokens */
	uint32_t byte;		/* ... and of the token at `at` */
	struct place place;
	bool numbers;
};

/* What ends the name of a province or state, and of a town; the longer first. */
static const char *const regions[] = { "自治区", "省", "都", "道", "府", "県", "도", NULL };
static const char *const towns[] = {
	"특별자치시", "특별시", "광역시", "市", "郡", "县", "縣", "区", "區", "町", "村", "시", "군", "구", NULL
};

static const struct token *token_at(const struct letter *letter)
{
	return letter->at < letter->to ? &letter->tokens->v[letter->at] : NULL;
}

static void advance(struct letter *letter, uint32_t byte)
{
	const struct token *token = token_at(letter);

	if (byte < token->end) {
		letter->byte = byte;
		return;
	}
	letter->at++;
	letter->byte = letter->at < letter->to ? letter->tokens->v[letter->at].start : byte;
}

static void skip_marks(struct letter *letter)
{
	while (token_at(letter) && token_at(letter)->kind == TOKEN_PUNCT)
		advance(letter, token_at(letter)->end);
}

/* "〒602-8001", "310000" in front */
static void take_code(struct letter *letter)
{
	const struct token *first;
	size_t end;

	skip_marks(letter);
	first = token_at(letter);
	if (!first || first->kind != TOKEN_NUMBER || first->fold_end - first->fold < 3)
		return;
	end = letter->at + 1;
	if (end + 1 < letter->to && token_is_code(first + 1, '-') && first[2].kind == TOKEN_NUMBER)
		end += 2;
	letter->place.postal_code = (struct place_part){ first->start, letter->tokens->v[end - 1].end };
	letter->at = end;
	letter->byte = end < letter->to ? letter->tokens->v[end].start : 0;
	skip_marks(letter);
}

static bool is_code_label(const struct letter *letter, const struct token *token)
{
	return lexicon_says(letter->tokens->folded + token->fold, token->fold_end - token->fold,
			    WORD_LABEL, "postal");
}

/* "(우 03925)", "우 03925" behind */
static void take_code_behind(struct letter *letter)
{
	const struct token *v = letter->tokens->v;
	size_t last = letter->to;

	while (last > letter->at && v[last - 1].kind == TOKEN_PUNCT)
		last--;
	if (place_has(letter->place.postal_code) || last <= letter->at + 1 ||
	    v[last - 1].kind != TOKEN_NUMBER || v[last - 1].fold_end - v[last - 1].fold < 5)
		return;
	letter->place.postal_code = (struct place_part){ v[last - 1].start, v[last - 1].end };
	last--;
	while (last > letter->at && (v[last - 1].kind == TOKEN_PUNCT || is_code_label(letter, &v[last - 1])))
		last--;
	letter->to = last;
}

/* Where the name ends that begins at `byte` and goes up to one of the endings; 0 if nowhere. */
static uint32_t name_end(const struct letter *letter, const char *const *endings)
{
	const struct token *token = token_at(letter);
	const char *text = letter->tokens->text, *at = text + letter->byte, *end;
	size_t n = 0;

	if (!token || token->kind != TOKEN_HAN)
		return 0;
	end = text + token->end;
	for (; at < end && n < LONGEST_NAME; n++) {
		for (size_t i = 0; n > 1 && endings[i]; i++) {
			size_t size = strlen(endings[i]);

			if ((size_t)(end - at) >= size && !memcmp(at, endings[i], size))
				return (uint32_t)(at - text + (ptrdiff_t)size);
		}
		utf8_next(&at, end);
	}
	return 0;
}

static struct place_part take_name(struct letter *letter, const char *const *endings)
{
	struct place_part name = { letter->byte, name_end(letter, endings) };

	if (!name.end)
		return (struct place_part){ 0, 0 };
	advance(letter, name.end);
	return name;
}

/* A town, and the district that stands apart from it: "서울특별시 마포구" */
static void take_town(struct letter *letter)
{
	struct place_part town = take_name(letter, towns), district;
	struct letter before = *letter;

	letter->place.city = town;
	if (!place_has(town) || !token_at(letter) || letter->byte != token_at(letter)->start)
		return;
	district = take_name(letter, towns);
	if (place_has(district) && (!token_at(letter) || letter->byte == token_at(letter)->start))
		letter->place.city.end = district.end;
	else
		*letter = before, letter->place.city = town;
}

static void take_street(struct letter *letter)
{
	const struct token *v = letter->tokens->v;

	while (letter->to > letter->at && v[letter->to - 1].kind == TOKEN_PUNCT)
		letter->to--;
	if (letter->at >= letter->to)
		return;
	for (size_t i = letter->at; i < letter->to; i++)
		letter->numbers |= v[i].kind == TOKEN_NUMBER || v[i].kind == TOKEN_MIXED;
	letter->place.address = (struct place_part){ letter->byte, v[letter->to - 1].end };
}

bool postal_read_han(const struct tokens *tokens, size_t from, size_t to, struct place *place)
{
	struct letter letter = { .tokens = tokens, .at = from, .to = to, .byte = tokens->v[from].start };

	take_code(&letter);
	take_code_behind(&letter);
	letter.place.region = take_name(&letter, regions);
	skip_marks(&letter);
	take_town(&letter);
	skip_marks(&letter);
	if (!place_has(letter.place.city))
		return false;
	take_street(&letter);
	if (!place_has(letter.place.address) ||
	    !(letter.numbers || place_has(letter.place.postal_code)))
		return false;
	*place = letter.place;
	place->from = from;
	place->to = to;
	place->confidence = SURE;
	return true;
}
