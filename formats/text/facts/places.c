#include "formats/text/facts/places.h"

#include <string.h>

enum { CERTAIN = 95, LIKELY = 80, PLAUSIBLE = 65, POSSIBLE = 45 };

/* A place being read: token positions, and what the words told. */
struct reading {
	const struct tokens *tokens;
	size_t limit;
	struct place place;
	char city_code[3];	/* the country that the lists give the city; "" */
	bool known;		/* the city is in the lists */
};

static const struct token *token_at(const struct reading *reading, size_t i)
{
	return i < reading->limit ? &reading->tokens->v[i] : NULL;
}

static bool is_punct(const struct reading *reading, size_t i, uint32_t code)
{
	const struct token *token = token_at(reading, i);

	return token && token->kind == TOKEN_PUNCT && token->code == code;
}

static bool begins_cell(const struct reading *reading, size_t i)
{
	return i < reading->limit && reading->tokens->v[i].flags & TOKEN_TAB_BEFORE;
}

/* Names have a capital, where their script has any. */
static bool is_name_word(const struct token *token)
{
	return token && (token->kind == TOKEN_HAN ||
			 (token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL));
}

static struct place_part part(const struct reading *reading, size_t from, size_t to)
{
	if (from >= to)
		return (struct place_part){ 0, 0 };
	return (struct place_part){ reading->tokens->v[from].start, reading->tokens->v[to - 1].end };
}

/* ---- names ---- */

static const char *value_in(const struct facts *facts, enum word_class class)
{
	for (size_t i = 0; i < facts->n; i++)
		if (facts->v[i].class == class)
			return facts->v[i].value;
	return "";
}

/* A name of the class in the lists; the token behind, or 0. */
static size_t read_name(const struct reading *reading, size_t i, enum word_class class,
			const char **code)
{
	const struct token *token = token_at(reading, i);
	struct facts facts;
	size_t n;

	if (!is_name_word(token))
		return 0;
	n = tokens_phrase(reading->tokens, i, WORD_MASK(class), &facts);
	if (!n || i + n > reading->limit)
		return 0;
	*code = value_in(&facts, class);
	i += n;
	return token->end - token->start == 1 && is_punct(reading, i, '.') ? i + 1 : i;
}

/*
 * A code in capitals, "TX" or "DE". The lists keep codes behind a word of
 * their own, so that "in" and "or" stay what they are.
 */
static size_t read_code(const struct reading *reading, size_t i, const char *kind,
			enum word_class class, const char **code)
{
	const struct token *token = token_at(reading, i);
	size_t length = strlen(kind), size;
	char key[16];

	if (!token || token->kind != TOKEN_WORD || !(token->flags & TOKEN_CAPS))
		return 0;
	size = token->fold_end - token->fold;
	if (size > 3)
		return 0;
	memcpy(key, kind, length);
	memcpy(key + length, reading->tokens->folded + token->fold, size);
	*code = lexicon_value(key, length + size, class);
	return *code ? i + 1 : 0;
}

static size_t read_country(struct reading *reading, size_t i)
{
	const char *code;
	size_t to = read_name(reading, i, WORD_COUNTRY, &code);

	if (!to)
		to = read_code(reading, i, "iso ", WORD_COUNTRY, &code);
	if (!to)
		return 0;
	reading->place.country = part(reading, i, to);
	memcpy(reading->place.country_code, code, strlen(code) < 3 ? strlen(code) + 1 : 0);
	return to;
}

static size_t read_region(struct reading *reading, size_t i)
{
	const char *code;
	size_t to = read_name(reading, i, WORD_REGION, &code);

	if (!to)
		to = read_code(reading, i, "state ", WORD_REGION, &code);
	if (to)
		reading->place.region = part(reading, i, to);
	return to;
}

/* "Bristol Area", "Sevilla y alrededores": i itself where only the city is meant. */
static size_t skip_around(const struct reading *reading, size_t i)
{
	const uint64_t mask = WORD_MASK(WORD_DEPARTMENT);
	struct facts facts;
	size_t n;

	if (!(reading->tokens->classes & mask) || i >= reading->limit || begins_cell(reading, i))
		return i;
	n = tokens_phrase(reading->tokens, i, mask, &facts);
	return n && i + n <= reading->limit && !strcmp(value_in(&facts, WORD_DEPARTMENT), "around") ?
		i + n : i;
}

static size_t read_known_city(struct reading *reading, size_t i)
{
	const char *code;
	size_t to = read_name(reading, i, WORD_CITY, &code);

	if (!to)
		return 0;
	to = skip_around(reading, to);
	reading->place.city = part(reading, i, to);
	reading->known = true;
	memcpy(reading->city_code, code, strlen(code) < 3 ? strlen(code) + 1 : 0);
	return to;
}

/* What a town that no list knows cannot be. */
static bool may_be_town(const struct token *token)
{
	const uint64_t others = WORD_MASK(WORD_ROLE) | WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG) |
		WORD_MASK(WORD_DEPARTMENT) | WORD_MASK(WORD_DEGREE) | WORD_MASK(WORD_MONTH) |
		WORD_MASK(WORD_SEASON) | WORD_MASK(WORD_COUNTRY) | WORD_MASK(WORD_NOW) |
		WORD_MASK(WORD_HEADING) | WORD_MASK(WORD_VENUE) | WORD_MASK(WORD_PREFIX) |
		WORD_MASK(WORD_SKILL) | WORD_MASK(WORD_AWARD);

	return is_name_word(token) && token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPS) &&
	       !(token->classes & others);
}

/* "Aix-en-Provence" */
static bool is_tight_behind_hyphen(const struct reading *reading, size_t i)
{
	return reading->tokens->v[i].kind == TOKEN_WORD && is_punct(reading, i - 1, '-') &&
	       !(reading->tokens->v[i].flags & TOKEN_SPACE_BEFORE);
}

/* One to four words with capitals; hyphens join, particles stand between. */
static size_t read_unknown_city(struct reading *reading, size_t i)
{
	size_t to = i, words = 0;

	while (words < 4 && to < reading->limit && !(to > i && begins_cell(reading, to))) {
		const struct token *token = token_at(reading, to);

		if (may_be_town(token))
			words++;
		else if (!(to > i && (token_is(token, WORD_PARTICLE) || is_tight_behind_hyphen(reading, to) ||
			   (token->kind == TOKEN_PUNCT && token->code == '-' &&
			    !(token->flags & TOKEN_SPACE_BEFORE)) ||
			   (token->kind == TOKEN_PUNCT && token->code == '.' && token[-1].flags & TOKEN_DOT_AFTER))))
			break;
		to++;
	}
	if (!words || !is_name_word(token_at(reading, to - 1)))
		return 0;
	to = skip_around(reading, to);
	reading->place.city = part(reading, i, to);
	return to;
}

/* ---- postal codes ---- */

static unsigned digits_at(const struct reading *reading, size_t i)
{
	const struct token *token = token_at(reading, i);

	return token && token->kind == TOKEN_NUMBER ? token->fold_end - token->fold : 0;
}

static bool is_tight(const struct reading *reading, size_t i)
{
	return i < reading->limit && !(reading->tokens->v[i].flags & TOKEN_SPACE_BEFORE);
}

static bool is_caps(const struct reading *reading, size_t i, size_t size)
{
	const struct token *token = token_at(reading, i);

	return token && token->kind == TOKEN_WORD && token->end - token->start == size &&
	       (size == 1 ? token->flags & TOKEN_CAPITAL : token->flags & TOKEN_CAPS);
}

static bool could_be_year(const struct reading *reading, size_t i)
{
	return digits_at(reading, i) == 4 && reading->tokens->v[i].number >= 1930 &&
	       reading->tokens->v[i].number <= 2039;
}

/* "10117", "D-10117", "1012 AB", "100 44", "00-950", "1000-001" before a city. */
static size_t read_code_before(const struct reading *reading, size_t i)
{
	if ((is_caps(reading, i, 1) || is_caps(reading, i, 2)) && is_punct(reading, i + 1, '-') &&
	    is_tight(reading, i + 1) && is_tight(reading, i + 2) && digits_at(reading, i + 2) >= 3)
		i += 2;
	if (digits_at(reading, i) == 2 || digits_at(reading, i) == 4) {
		if (is_punct(reading, i + 1, '-') && is_tight(reading, i + 1) && digits_at(reading, i + 2) == 3)
			return i + 3;
	}
	if (digits_at(reading, i) == 3)
		return digits_at(reading, i + 1) == 2 ? i + 2 : 0;
	if (digits_at(reading, i) == 4)
		return is_caps(reading, i + 1, 2) ? i + 2 : i + 1;
	return digits_at(reading, i) == 5 || digits_at(reading, i) == 6 ? i + 1 : 0;
}

/* "SW1A", "M5S": capitals and digits. */
static bool is_mixed_code(const struct reading *reading, size_t i, size_t min, size_t max)
{
	const struct token *token = token_at(reading, i);
	size_t size = token ? token->end - token->start : 0;

	if (!token || token->kind != TOKEN_MIXED || size < min || size > max)
		return false;
	for (uint32_t at = token->start; at < token->end; at++)
		if (reading->tokens->text[at] >= 'a')
			return false;
	return true;
}

/* "78712", "78712-1234", "SW1A 2AA", "M5S 1A1", "05508-010", "560 012" behind a city or region. */
static size_t read_code_behind(const struct reading *reading, size_t i)
{
	unsigned digits = digits_at(reading, i);

	if (begins_cell(reading, i))
		return 0;
	if (is_mixed_code(reading, i, 2, 4) && is_mixed_code(reading, i + 1, 3, 3))
		return i + 2;
	if (digits == 3 && digits_at(reading, i + 1) == 3)
		return i + 2;
	if ((digits == 5 || digits == 3) && is_punct(reading, i + 1, '-') && is_tight(reading, i + 1) &&
	    (digits_at(reading, i + 2) == 3 || digits_at(reading, i + 2) == 4))
		return i + 3;
	if (digits == 4)
		return could_be_year(reading, i) ? 0 : i + 1;
	return digits == 5 || digits == 6 ? i + 1 : 0;
}

static size_t take_code_behind(struct reading *reading, size_t i)
{
	size_t at = is_punct(reading, i, '-') || is_punct(reading, i, ',') ? i + 1 : i;
	size_t to = place_has(reading->place.postal_code) ? 0 : read_code_behind(reading, at);

	if (!to)
		return i;
	reading->place.postal_code = part(reading, at, to);
	return to;
}

/* ---- what follows a city ---- */

/* Over one comma, dash, slash or bracket; i itself when words stand side by side. */
static size_t skip_separator(const struct reading *reading, size_t i)
{
	const struct token *token = token_at(reading, i);

	if (token && token->kind == TOKEN_PUNCT &&
	    (token->code == ',' || token->code == '-' || token->code == '/' || token->code == '(' ||
	     token->code == 0xB7 || token->code == 0xFF0C || token->code == 0x3001))
		return i + 1;
	return i;
}

/* "Berlin, DE" is the country, "Austin, TX" the state, "Los Angeles, CA" too. */
static bool code_is_country(const struct reading *reading, size_t i)
{
	const char *code;

	return read_code(reading, i, "iso ", WORD_COUNTRY, &code) && reading->city_code[0] &&
	       !strcmp(code, reading->city_code);
}

static size_t close_bracket(const struct reading *reading, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is_punct(reading, i, '('))
			return is_punct(reading, to, ')') ? to + 1 : to;
	return to;
}

/* A region, a postal code, a country, as many of them as stand there. */
static size_t read_tail(struct reading *reading, size_t i)
{
	size_t to = take_code_behind(reading, i), at, next;

	at = skip_separator(reading, to);
	next = begins_cell(reading, at) || code_is_country(reading, at) ? 0 : read_region(reading, at);
	if (next)
		to = take_code_behind(reading, next);
	at = skip_separator(reading, to);
	next = begins_cell(reading, at) ? 0 : read_country(reading, at);
	return close_bracket(reading, i, next ? next : to);
}

/* ---- the forms of a place ---- */

static bool has_tail(const struct reading *reading)
{
	return place_has(reading->place.region) || place_has(reading->place.country);
}

/* "75001 Paris, France" */
static size_t read_code_first(struct reading *reading, size_t i)
{
	size_t city = read_code_before(reading, i), to;

	if (!city || begins_cell(reading, city))
		return 0;
	to = read_known_city(reading, city);
	if (could_be_year(reading, i) && !(to && city > i + 1))
		return 0;
	if (!to && digits_at(reading, i) != 4)
		to = read_unknown_city(reading, city);
	if (!to)
		return 0;
	reading->place.postal_code = part(reading, i, city);
	return read_tail(reading, to);
}

/* "Oslo", "Oslo, Norway", "Austin, TX 78712, USA" */
static size_t read_city_first(struct reading *reading, size_t i)
{
	size_t to = read_known_city(reading, i), district;
	const char *code;

	if (!to)
		return 0;
	/* "서울특별시 관악구": the city, then its district */
	while (token_at(reading, to) && reading->tokens->v[to].kind == TOKEN_HAN &&
	       !begins_cell(reading, to) && (district = read_name(reading, to, WORD_CITY, &code)) > 0) {
		reading->place.city = part(reading, i, district);
		to = district;
	}
	return read_tail(reading, to);
}

/* "Bavaria, Germany", "Texas" */
static size_t read_region_first(struct reading *reading, size_t i)
{
	const char *code;
	size_t to = read_name(reading, i, WORD_REGION, &code), at, next;

	if (!to)
		return 0;
	reading->place.region = part(reading, i, to);
	at = skip_separator(reading, to);
	next = read_known_city(reading, at);
	if (next && strcmp(reading->city_code, code) != 0) {
		reading->place.city = (struct place_part){ 0, 0 };
		next = 0;
	}
	to = next ? next : to;
	at = skip_separator(reading, to);
	next = begins_cell(reading, at) ? 0 : read_country(reading, at);
	return next ? next : to;
}

/* "Norway", "Norway, Oslo", "中国 北京" */
static size_t read_country_first(struct reading *reading, size_t i)
{
	const char *code;
	size_t to = read_name(reading, i, WORD_COUNTRY, &code), next;

	if (!to)
		return 0;
	read_country(reading, i);
	next = read_known_city(reading, skip_separator(reading, to));
	if (next && !strcmp(reading->city_code, reading->place.country_code))
		return next;
	reading->place.city = (struct place_part){ 0, 0 };
	return to;
}

/* "Smallville, KS", "Kleindorf, Germany": the comma and what follows prove the town. */
static size_t read_unknown_first(struct reading *reading, size_t i)
{
	size_t to = read_unknown_city(reading, i), end;

	if (!to || !(is_punct(reading, to, ',') || is_punct(reading, to, '(')))
		return 0;
	end = read_tail(reading, to);
	return has_tail(reading) ? end : 0;
}

/* Whether nothing of the same line leads up to token i. */
static bool is_boundary(const struct tokens *tokens, size_t i, size_t from)
{
	const struct token *before = i > from ? &tokens->v[i - 1] : NULL;

	return !before || tokens->v[i].flags & TOKEN_TAB_BEFORE ||
	       (before->kind == TOKEN_PUNCT && before->code != '.' && before->code != '&' &&
		before->code != '\'' && before->code != '/');
}

/* Whether the name ends at `to`, and is not the beginning of a longer one. */
static bool ends_name(const struct tokens *tokens, size_t to, size_t limit)
{
	const uint64_t dates = WORD_MASK(WORD_MONTH) | WORD_MASK(WORD_SEASON) | WORD_MASK(WORD_NOW) |
		WORD_MASK(WORD_SINCE);
	const struct token *next = to < limit ? &tokens->v[to] : NULL;

	return !next || next->flags & TOKEN_TAB_BEFORE || next->kind == TOKEN_NUMBER ||
	       (next->kind == TOKEN_PUNCT && next->code != '-' && next->code != '&' &&
		next->code != '\'' && next->code != 0x2019) ||
	       (next->kind == TOKEN_PUNCT && next->flags & TOKEN_SPACE_BEFORE) ||
	       next->classes & dates;
}

/* "University of California, Berkeley": a school in the same line, the place may be its name's. */
static bool follows_school(const struct tokens *tokens, size_t i, size_t from)
{
	while (i > from && !(tokens->v[i].flags & TOKEN_TAB_BEFORE))
		if (token_is(&tokens->v[--i], WORD_SCHOOL))
			return true;
	return false;
}

static unsigned confidence_of(const struct reading *reading, bool alone_is_sure)
{
	if (has_tail(reading) && place_has(reading->place.city))
		return reading->known ? CERTAIN : LIKELY;
	if (place_has(reading->place.region) && place_has(reading->place.country))
		return LIKELY;
	if (place_has(reading->place.postal_code) && reading->known)
		return LIKELY;
	return alone_is_sure ? PLAUSIBLE : POSSIBLE;
}

/* In the middle of a line only a known city with its region or country is sure enough. */
static bool stands_in_prose(const struct reading *reading, size_t i)
{
	const uint32_t start = reading->tokens->v[i].start;
	const struct place *place = &reading->place;

	return reading->known && has_tail(reading) &&
	       (place->city.start == start || place->postal_code.start == start);
}

/* The ways to write a place, by what stands first. */
enum form { CODE_FIRST, CITY_FIRST, REGION_FIRST, COUNTRY_FIRST, UNKNOWN_FIRST, FORMS };

/*
 * What may begin with token i, a bit each: nothing with most words. In the
 * middle of a line, no place is sure enough but what a known city begins, or
 * its code.
 */
static unsigned forms_at(const struct tokens *tokens, size_t i, bool boundary)
{
	const struct token *token = &tokens->v[i];
	unsigned forms = 0;
	uint64_t classes;

	if (token->kind == TOKEN_NUMBER)
		return 1u << CODE_FIRST;
	if (!is_name_word(token))
		return 0;
	classes = tokens_classes_at(tokens, i);
	if (token->kind == TOKEN_WORD && token->end - token->start <= 2)
		forms |= 1u << CODE_FIRST;	/* "D-10117" */
	if (classes & WORD_MASK(WORD_CITY))
		forms |= 1u << CITY_FIRST;
	if (boundary && classes & WORD_MASK(WORD_REGION))
		forms |= 1u << REGION_FIRST;
	if (boundary && classes & WORD_MASK(WORD_COUNTRY))
		forms |= 1u << COUNTRY_FIRST;
	if (boundary && may_be_town(token))
		forms |= 1u << UNKNOWN_FIRST;
	return forms;
}

static bool read_place(const struct tokens *tokens, size_t i, size_t from, size_t limit,
		       struct place *place)
{
	static size_t (*const readers[FORMS])(struct reading *, size_t) = {
		[CODE_FIRST] = read_code_first,
		[CITY_FIRST] = read_city_first,
		[REGION_FIRST] = read_region_first,
		[COUNTRY_FIRST] = read_country_first,
		[UNKNOWN_FIRST] = read_unknown_first,
	};
	bool boundary = is_boundary(tokens, i, from);
	unsigned forms = forms_at(tokens, i, boundary);

	for (enum form form = 0; forms >> form; form++) {
		struct reading reading = { .tokens = tokens, .limit = limit };
		size_t to = forms >> form & 1 ? readers[form](&reading, i) : 0;
		bool alone = !has_tail(&reading) || !place_has(reading.place.city);

		if (!to || (!boundary && !stands_in_prose(&reading, i)) ||
		    (alone && !ends_name(tokens, to, limit)))
			continue;
		*place = reading.place;
		place->from = i;
		place->to = to;
		place->confidence = confidence_of(&reading, !follows_school(tokens, i, from));
		return true;
	}
	return false;
}

/* ---- postal addresses ---- */

static bool has_street(const struct tokens *tokens, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (token_is(&tokens->v[i], WORD_STREET))
			return true;
	return false;
}

/* Where the address that leads up to the place begins; the place itself if none does. */
static size_t address_start(const struct tokens *tokens, size_t place, size_t from)
{
	size_t i = place, numbers = 0;

	while (i > from && !(tokens->v[i].flags & TOKEN_TAB_BEFORE)) {
		const struct token *token = &tokens->v[i - 1];

		if (token->kind == TOKEN_ADDRESS || token->code == '|' || token->code == ':' ||
		    token->code == 0xB7 || token->code == 0x2022 || token->code == '(')
			break;
		numbers += token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED;
		i--;
	}
	while (i < place && tokens->v[i].kind == TOKEN_PUNCT)
		i++;
	return numbers && has_street(tokens, i, place) ? i : place;
}

static void take_address(const struct tokens *tokens, size_t from, struct place *place)
{
	size_t start = address_start(tokens, place->from, from), end = place->from;

	while (end > start && tokens->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	if (end == start)
		return;
	place->address = (struct place_part){ tokens->v[start].start, tokens->v[end - 1].end };
	place->from = start;
	if (place->confidence < LIKELY)
		place->confidence = LIKELY;
}

/* A better place behind one that stands alone: the district before its city. */
static void prefer_complete(const struct tokens *tokens, size_t from, size_t limit,
			    struct place *place)
{
	struct place next;

	while (place->confidence < LIKELY && place->to + 1 < limit &&
	       tokens->v[place->to].code == ',' &&
	       read_place(tokens, place->to + 1, from, limit, &next) &&
	       (next.confidence > place->confidence || place_has(next.postal_code)) &&
	       address_start(tokens, next.from, from) < next.from)
		*place = next;
}

/* The first place whose name begins in tokens [from, end). */
static bool find_place(const struct tokens *tokens, size_t from, size_t end, size_t limit,
		       struct place *place)
{
	for (size_t i = from; i < end; i++) {
		if (!read_place(tokens, i, from, limit, place))
			continue;
		prefer_complete(tokens, from, limit, place);
		take_address(tokens, from, place);
		return true;
	}
	return false;
}

bool place_find(const struct tokens *tokens, size_t from, size_t limit, struct place *place)
{
	return find_place(tokens, from, limit, limit, place);
}

/* Whether there may be an address before a place: it has a street and a number. */
static bool may_be_address(const struct tokens *tokens, size_t from, size_t limit)
{
	bool number = false;

	for (size_t i = from; i < limit && !number; i++)
		number = tokens->v[i].kind == TOKEN_NUMBER || tokens->v[i].kind == TOKEN_MIXED;
	return number && has_street(tokens, from, limit);
}

bool place_begins(const struct tokens *tokens, size_t from, size_t limit, struct place *place)
{
	size_t end = may_be_address(tokens, from, limit) ? limit : from + 1;

	return from < limit && find_place(tokens, from, end, limit, place) && place->from == from;
}

bool place_only(const struct tokens *tokens, struct place *place)
{
	size_t from = 0, to = tokens->n;

	while (from < to && tokens->v[from].kind == TOKEN_PUNCT)
		from++;
	while (to > from && tokens->v[to - 1].kind == TOKEN_PUNCT && tokens->v[to - 1].code != ')')
		to--;
	if (!place_begins(tokens, from, to, place))
		return false;
	while (to > place->to && tokens->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	return place->to == to;
}
