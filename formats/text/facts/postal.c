#include "formats/text/facts/postal.h"

#include <string.h>

#include "formats/text/facts/postal-han.h"

enum { NAME_TOKENS = 6, NAME_WORDS = 4, ADDRESS_TOKENS = 60, STREET_TOKENS = 32, SURE = 90 };

/* An address being read from its end: [from, to) is what is left of it. */
struct letter {
	const struct tokens *tokens;
	size_t from, to;
	struct place place;
	bool code, country, region;	/* have been read */
};

static const struct token *token_at(const struct letter *letter, size_t i)
{
	return i >= letter->from && i < letter->to ? &letter->tokens->v[i] : NULL;
}

static bool is_code(const struct letter *letter, size_t i, uint32_t code)
{
	const struct token *token = token_at(letter, i);

	return token && token_is_code(token, code);
}

static struct place_part part(const struct letter *letter, size_t from, size_t to)
{
	const struct token *v = letter->tokens->v;

	return from < to ? (struct place_part){ v[from].start, v[to - 1].end }
			 : (struct place_part){ 0, 0 };
}

static bool is_separator(const struct token *token)
{
	return token->kind == TOKEN_PUNCT && token->code < 0x80 ? strchr(",-/()|;:", (int)token->code) != NULL
		: token->kind == TOKEN_PUNCT && (token->code == 0xB7 || token->code == 0x2022 ||
						 token_is_comma(token));
}

static void trim(struct letter *letter)
{
	while (letter->to > letter->from && is_separator(&letter->tokens->v[letter->to - 1]))
		letter->to--;
}

static size_t comma_after(const struct letter *letter, size_t i)
{
	while (i < letter->to && !token_is_comma(&letter->tokens->v[i]))
		i++;
	return i;
}

/* ---- postal codes ---- */

static unsigned digits_at(const struct letter *letter, size_t i)
{
	const struct token *token = token_at(letter, i);

	return token && token->kind == TOKEN_NUMBER ? token->fold_end - token->fold : 0;
}

/* All capitals and digits, both or one kind, of so many characters. */
static bool is_mixed(const struct letter *letter, size_t i, size_t min, size_t max)
{
	const struct token *token = token_at(letter, i);
	size_t size = token ? token->end - token->start : 0;

	if (!token || token->kind != TOKEN_MIXED || size < min || size > max)
		return false;
	for (uint32_t at = token->start; at < token->end; at++)
		if (letter->tokens->text[at] >= 'a')
			return false;
	return true;
}

static bool is_caps(const struct letter *letter, size_t i, size_t min, size_t max)
{
	const struct token *token = token_at(letter, i);
	size_t size = token ? token->end - token->start : 0;

	return token && token->kind == TOKEN_WORD && size >= min && size <= max &&
	       token->flags & (size == 1 ? TOKEN_CAPITAL : TOKEN_CAPS);
}

static bool is_tight(const struct letter *letter, size_t i)
{
	const struct token *token = token_at(letter, i);

	return token && !(token->flags & TOKEN_SPACE_BEFORE);
}

/* "00-950", "04567-010", "113-0033", "97205-1234": two numbers around a hyphen. */
static bool is_hyphened(const struct letter *letter, size_t i)
{
	static const unsigned char pairs[][2] = { { 2, 3 }, { 3, 4 }, { 4, 3 }, { 5, 3 }, { 5, 4 }, { 3, 2 } };

	if (i < letter->from + 2 || !is_code(letter, i - 1, '-') || !is_tight(letter, i) ||
	    !is_tight(letter, i - 1))
		return false;
	for (size_t p = 0; p < sizeof(pairs) / sizeof(pairs[0]); p++)
		if (digits_at(letter, i - 2) == pairs[p][0] && digits_at(letter, i) == pairs[p][1])
			return true;
	return false;
}

/* Where the postal code begins that ends with token i; i + 1 if none does. */
static size_t code_start(const struct letter *letter, size_t i)
{
	unsigned digits = digits_at(letter, i);

	if (is_hyphened(letter, i))
		return i - 2;
	if (is_mixed(letter, i, 3, 3) && is_mixed(letter, i - 1, 2, 4))	/* "BS1 5TY", "K1S 5B6" */
		return i - 1;
	if (is_caps(letter, i, 2, 2) && digits_at(letter, i - 1) == 4)	/* "3511 AB" */
		return i - 1;
	if (digits == 3 && digits_at(letter, i - 1) == 3)		/* "560 011" */
		return i - 1;
	if (digits == 2 && digits_at(letter, i - 1) == 3)		/* "100 44" */
		return i - 1;
	if (digits < 4 || digits > 6)
		return i + 1;
	if (is_code(letter, i - 1, '-') && is_tight(letter, i) && is_caps(letter, i - 2, 1, 2))
		return i - 2;						/* "D-24105" */
	return i;
}

/* "CEP", "PIN", "ZIP": what stands before a code and says so. */
static bool is_code_label(const struct letter *letter, size_t i)
{
	const struct token *token = token_at(letter, i);

	return token && lexicon_says(letter->tokens->folded + token->fold,
				     token->fold_end - token->fold, WORD_LABEL, "postal");
}

static bool take_code(struct letter *letter)
{
	size_t start = code_start(letter, letter->to - 1);

	if (letter->code || start == letter->to)
		return false;
	letter->code = true;
	letter->place.postal_code = part(letter, start, letter->to);
	letter->to = start;
	trim(letter);
	if (is_code_label(letter, letter->to - 1))
		letter->to--;
	return true;
}

/* ---- names ---- */

/* A code in capitals, which the lists keep behind a word of its own: "iso de", "state tx". */
static const char *code_value(const struct letter *letter, size_t i, const char *kind,
			      enum word_class class)
{
	const struct token *token = token_at(letter, i);
	size_t length = strlen(kind), size = token ? token->fold_end - token->fold : 0;
	char key[16];

	if (!is_caps(letter, i, 2, 3) || size > 3)
		return NULL;
	memcpy(key, kind, length);
	memcpy(key + length, letter->tokens->folded + token->fold, size);
	return lexicon_value(key, length + size, class);
}

/* One word of two letters, which is a code if it is anything. */
static bool is_short(const struct letter *letter, size_t i)
{
	const struct token *token = &letter->tokens->v[i];

	return i + 1 == letter->to && token->end - token->start <= 2 &&
	       !code_value(letter, i, "", WORD_COUNTRY);	/* "UK" */
}

/* Where the longest name of the class begins that ends what is left; letter->to if none does. */
static size_t name_start(const struct letter *letter, enum word_class class, const char **value)
{
	size_t first = letter->to - letter->from > NAME_TOKENS ? letter->to - NAME_TOKENS : letter->from;

	for (size_t i = first; i < letter->to; i++) {
		const struct token *token = &letter->tokens->v[i];
		struct facts facts;

		if (token->kind == TOKEN_WORD && (!(token->flags & TOKEN_CAPITAL) || is_short(letter, i)))
			continue;
		if (tokens_phrase(letter->tokens, i, WORD_MASK(class), &facts) != letter->to - i)
			continue;
		for (size_t f = 0; f < facts.n; f++)
			if (facts.v[f].class == class)
				*value = facts.v[f].value;
		return i;
	}
	return letter->to;
}

static void set_country(struct letter *letter, size_t start, const char *code)
{
	const struct token *token = &letter->tokens->v[start];
	bool bare = letter->to - start == 1 && token->fold_end - token->fold == 2 &&
		(letter->tokens->folded[token->fold] ^ code[0]) == 0x20 &&
		(letter->tokens->folded[token->fold + 1] ^ code[1]) == 0x20;

	if (!bare)	/* "UK" is a name, "GB" none */
		letter->place.country = part(letter, start, letter->to);
	memcpy(letter->place.country_code, code, strlen(code) < 3 ? strlen(code) + 1 : 0);
	letter->country = true;
	letter->to = start;
}

/* The country of the name of the class that stands before the last word; "" if none does. */
static const char *country_before(const struct letter *letter, enum word_class class)
{
	struct letter before = *letter;
	const char *value = "";

	before.to--;
	trim(&before);
	if (before.to > before.from)
		name_start(&before, class, &value);
	return value;
}

/* "Germany DE": a name with its code behind it. */
static void drop_repeated_code(struct letter *letter)
{
	const char *code = code_value(letter, letter->to - 1, "iso ", WORD_COUNTRY);

	if (code && !strcmp(country_before(letter, WORD_COUNTRY), code))
		letter->to--;
}

/*
 * The country whose code ends it. What may be a state or province too is one
 * behind a name of its own ("Bavaria, DE"), or in brackets behind two names
 * that no list knows ("Bergara, Gipuzkoa (ES)", but "Via Roma 3, Bologna (BO)").
 */
static const char *code_of_country(const struct letter *letter)
{
	const char *code = code_value(letter, letter->to - 1, "iso ", WORD_COUNTRY);
	const char *city = country_before(letter, WORD_CITY);

	if (!code || !strcmp(city, code) || !strcmp(country_before(letter, WORD_REGION), code))
		return code;
	if (is_code(letter, letter->to - 2, '('))
		return !city[0] && comma_after(letter, letter->from) < letter->to ? code : NULL;
	return code_value(letter, letter->to - 1, "state ", WORD_REGION) ? NULL : code;
}

static bool take_country(struct letter *letter)
{
	const char *code = NULL, *region;
	size_t start;

	if (letter->country)
		return false;
	drop_repeated_code(letter);
	start = name_start(letter, WORD_COUNTRY, &code);
	if (name_start(letter, WORD_REGION, &region) < start)	/* "New Mexico" */
		return false;
	if (start == letter->to) {
		code = code_of_country(letter);
		start -= code != NULL;
	}
	if (start == letter->to)
		return false;
	set_country(letter, start, code);
	return true;
}

/* Capitals that stand where a province does: "Bologna (BO)", "Lonay VD", "São Paulo/SP". */
static bool is_province(const struct letter *letter, size_t i)
{
	const struct token *before = token_at(letter, i - 1);

	return is_caps(letter, i, 2, 4) && before &&
	       (letter->code || letter->country || token_is_code(before, '(') ||
		token_is_code(before, '/'));
}

static bool take_region(struct letter *letter)
{
	const char *value = NULL;
	size_t start = letter->region ? letter->to : name_start(letter, WORD_REGION, &value);

	if (letter->region)
		return false;
	if (start == letter->to && (code_value(letter, letter->to - 1, "state ", WORD_REGION) ||
				    is_province(letter, letter->to - 1)))
		start--;
	if (start == letter->to)
		return false;
	letter->region = true;
	letter->place.region = part(letter, start, letter->to);
	letter->to = start;
	return true;
}

/* ---- the town ---- */

static bool is_town_word(const struct token *token)
{
	const uint64_t others = WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_ROLE) |
		WORD_MASK(WORD_STREET) | WORD_MASK(WORD_DEPARTMENT);

	return (token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL && !(token->classes & others)) ||
	       token->kind == TOKEN_HAN;
}

static bool joins_town(const struct token *token)
{
	return token_is(token, WORD_PARTICLE) ||
	       (token->kind == TOKEN_PUNCT && !(token->flags & TOKEN_SPACE_BEFORE) &&
		(token->code == '-' || token->code == '.' || token->code == '\'' || token->code == 0x2019));
}

/* "Wattle St Yokine": a street's word behind a name, where "St Albans" begins one. */
static bool ends_street(const struct letter *letter, size_t i)
{
	const struct token *before = token_at(letter, i - 1);

	return token_is(&letter->tokens->v[i], WORD_STREET) && before && before->kind == TOKEN_WORD;
}

/*
 * A town that no list knows: all words back to a mark or number; where nothing
 * but a street's name is in front of it, the last word alone.
 */
static size_t unknown_town(const struct letter *letter)
{
	size_t start = letter->to, words = 0, last = letter->to;

	while (start > letter->from) {
		const struct token *token = &letter->tokens->v[start - 1];

		if (ends_street(letter, start - 1))
			break;
		if (is_town_word(token)) {
			words++;
			if (words == 1)
				last = start - 1;
		} else if (start == letter->to || !joins_town(token)) {
			break;
		}
		if (words == 1 && token->kind == TOKEN_PUNCT)
			last = letter->to;
		start--;
	}
	while (start < letter->to && !is_town_word(&letter->tokens->v[start]))
		start++;
	if (!words || words > NAME_WORDS)
		return last;
	return start == letter->from || letter->tokens->v[start - 1].kind != TOKEN_WORD ||
	       ends_street(letter, start - 1) ? start : last;
}

static bool take_town(struct letter *letter, bool *known)
{
	const char *value = NULL;
	size_t start = name_start(letter, WORD_CITY, &value);

	*known = start < letter->to;
	if (!*known)
		start = unknown_town(letter);
	if (start == letter->to || (!*known && is_short(letter, start)))
		return false;
	letter->place.city = part(letter, start, letter->to);
	letter->to = start;
	return true;
}

/* ---- the street ---- */

/* Marks that no address has. */
static bool is_foreign(const struct token *token)
{
	return token->kind == TOKEN_PUNCT &&
	       (token->code < 0x80 ? strchr("@+|\"!?%=", (int)token->code) != NULL :
				     token->code >= 0x2018 && token->code != 0x2019 && token->code <= 0x2022);
}

/* A number, or a word that streets and houses have, and nothing that addresses haven't. */
static bool is_street(const struct letter *letter)
{
	size_t streets = 0, numbers = 0;

	if (letter->to - letter->from > STREET_TOKENS)
		return false;
	for (size_t i = letter->from; i < letter->to; i++) {
		const struct token *token = &letter->tokens->v[i];

		if (token->kind == TOKEN_ADDRESS || is_foreign(token) ||
		    (token_is(token, WORD_ROLE) && !streets))	/* "Plaza Mayor 3" */
			return false;
		streets += token_is(token, WORD_STREET);
		numbers += token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED;
	}
	return numbers || streets;
}

static void take_street(struct letter *letter)
{
	trim(letter);
	letter->place.address = part(letter, letter->from, letter->to);
	letter->to = letter->from;
}

typedef bool take_fn(struct letter *letter);

static take_fn *const around[] = { take_country, take_code, take_region };	/* "1027 CH" is no Dutch code */

/* Takes one of what stands around the town, unless it is all there is: "Singapore". */
static bool take_around(struct letter *letter)
{
	for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
		struct letter before = *letter;

		if (around[i](letter) && letter->to > letter->from)
			return true;
		*letter = before;
	}
	return false;
}

/* Code, country and region behind the town, in whatever order. */
static void take_tail(struct letter *letter)
{
	do
		trim(letter);
	while (letter->to > letter->from && take_around(letter));
}

/* "24105 Kiel", "AZ 85281 Tempe" */
static void take_code_before(struct letter *letter)
{
	trim(letter);
	if (letter->to == letter->from || letter->code || !take_code(letter))
		return;
	if (letter->to == letter->from + 1 && is_caps(letter, letter->from, 2, 2)) {
		letter->place.postal_code.start = letter->tokens->v[letter->from].start;
		letter->to = letter->from;
	}
}

/* Between commas, behind a town that the lists know: the region, which they don't. */
static void take_town_before(struct letter *letter, bool known)
{
	const char *value = NULL;
	struct letter before = *letter;
	size_t start;

	trim(&before);
	if (known || letter->region || before.to == letter->to || before.to == before.from)
		return;
	start = name_start(&before, WORD_CITY, &value);
	if (start == before.to || (start > before.from && !is_separator(&before.tokens->v[start - 1])))
		return;
	letter->place.region = letter->place.city;
	letter->place.city = part(letter, start, before.to);
	letter->region = true;
	letter->to = start;
}

/* "41001, Carmona, Sevilla": right behind its code stands the town, and behind that its region. */
static void take_town_behind_code(struct letter *letter)
{
	struct letter before = *letter, code;

	trim(&before);
	if (letter->region || letter->code || before.to == letter->to || before.to == before.from)
		return;
	code = before;
	code.to = unknown_town(&before);
	trim(&code);
	if (code.to == before.to || code.to == code.from || code_start(&code, code.to - 1) == code.to)
		return;
	letter->place.region = letter->place.city;
	letter->place.city = part(letter, unknown_town(&before), before.to);
	letter->region = true;
	letter->to = code.to;
}

/* "May 2025" is no place. */
static bool is_month(const struct letter *letter, size_t i)
{
	return i < letter->to && token_is(&letter->tokens->v[i], WORD_MONTH);
}

/* Numbers behind a word that no list knows may be anything: "ISO 27001". */
static bool is_proved(const struct letter *letter, bool known)
{
	const struct place *place = &letter->place;
	bool street = letter->to > letter->from;
	bool lone = letter->code && place->postal_code.start > place->city.start && !known && !street &&
		!letter->country && !letter->region;

	return !lone && (letter->code || letter->region || (known && (street || letter->country)));
}

static bool read_backwards(struct letter *letter)
{
	bool known = false;

	take_tail(letter);
	if (letter->to == letter->from || is_month(letter, letter->to - 1) || !take_town(letter, &known))
		return false;
	take_town_before(letter, known);
	take_town_behind_code(letter);
	take_code_before(letter);
	trim(letter);
	if (letter->to > letter->from && !is_street(letter))
		return false;
	if (!is_proved(letter, known))
		return false;
	take_street(letter);
	return true;
}

/* ---- the other way round: country, code, town, street ---- */

/* "г. Новосибирск": the word for a town, skipped. */
static size_t skip_town_word(const struct letter *letter, size_t i)
{
	const struct token *token = token_at(letter, i);

	if (!token || !lexicon_says(letter->tokens->folded + token->fold,
				    token->fold_end - token->fold, WORD_LABEL, "town"))
		return i;
	return is_code(letter, i + 1, '.') ? i + 2 : i + 1;
}

/* One part between commas: all of it a code, a country, a region or a town. */
static bool take_large_part(struct letter *whole, size_t from, size_t to)
{
	size_t town = skip_town_word(whole, from);
	struct letter left = *whole;
	bool known = false;

	for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
		left = *whole;
		left.from = from;
		left.to = to;
		if (around[i](&left) && left.to == from)
			break;
		left.to = to;
	}
	if (left.to != from) {
		left = *whole;
		left.from = town;
		left.to = to;
		if (place_has(whole->place.city) || !take_town(&left, &known) || left.to != town ||
		    !(known || town > from))
			return false;
	}
	left.from = whole->from;
	left.to = whole->to;
	*whole = left;
	return true;
}

static bool read_forwards(struct letter *letter)
{
	size_t at = letter->from, end;

	for (; at < letter->to; at = end + 1) {
		end = comma_after(letter, at);
		if (!take_large_part(letter, at, end))
			break;
	}
	if (at >= letter->to || !place_has(letter->place.city) || !(letter->code || letter->country))
		return false;
	letter->from = at;
	if (!is_street(letter))
		return false;
	take_street(letter);
	return true;
}

bool postal_read(const struct tokens *tokens, size_t from, size_t to, struct place *place)
{
	static bool (*const ways[])(struct letter *) = { read_backwards, read_forwards };

	if (to - from > ADDRESS_TOKENS || to - from < 2)
		return false;
	if (postal_read_han(tokens, from, to, place))
		return true;
	for (size_t w = 0; w < sizeof(ways) / sizeof(ways[0]); w++) {
		struct letter letter = { .tokens = tokens, .from = from, .to = to };

		if (!ways[w](&letter))
			continue;
		*place = letter.place;
		place->from = from;
		place->to = to;
		place->confidence = SURE;
		return true;
	}
	return false;
}

bool postal_may_begin(const struct tokens *tokens)
{
	const uint64_t firms = WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG) | WORD_MASK(WORD_DEPARTMENT);
	struct letter letter = { .tokens = tokens, .to = tokens->n };

	if (!tokens->n || tokens->n > NAME_TOKENS * 4)
		return false;
	return is_street(&letter) || tokens_classes(tokens, 0, tokens->n) & firms;
}
