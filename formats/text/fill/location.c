/* Where the person lives: a place or postal address in the head of a CV. */
#include "formats/text/fill/fill.h"

#include <string.h>

#include "formats/text/facts/places.h"
#include "formats/text/facts/postal.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define ADDRESS_LINES 6
#define LINE_TOKENS 24

static void set_code(struct fill *fill, const char *code, uint32_t line)
{
	cv_set(fill->cv, &fill->cv->basics.location.country_code, code, strlen(code), line,
	       CONFIDENT);
}

static void set_part(struct fill *fill, struct text *text, const struct piece *piece,
		     struct place_part part)
{
	if (place_has(part))
		fill_bytes(fill, text, piece->para->text + part.start, part.end - part.start,
			   piece->para->line, LIKELY);
}

/* Whether the country is written as its code: "GB"; "UK" is a name. */
static bool is_own_code(const struct piece *piece, const struct place *place)
{
	return !strncmp(piece->para->text + place->country.start, place->country_code, 2);
}

static bool ends_in_comma(const struct para *para)
{
	return token_is_comma(&para->tokens.v[para->tokens.n - 1]);
}

/* Behind "Address:"; 0 when no such label begins it. */
static size_t label_end(const struct para *para)
{
	struct piece value;
	const char *label = para_label(para, &value);

	return label && (!strcmp(label, "address") || !strcmp(label, "location")) ? value.from : 0;
}

/* The country that a piece names, whole or by its two letters ("FR"); NULL if none. */
static const char *country_of(const struct piece *piece)
{
	const struct tokens *tokens = &piece->para->tokens;
	const struct token *token = &tokens->v[piece->from];
	char key[] = "iso xx";
	struct facts facts;

	if (piece_empty(piece))
		return NULL;
	if (piece->to - piece->from == 1 && token->fold_end - token->fold == 2) {
		memcpy(key + 4, tokens->folded + token->fold, 2);
		return lexicon_value(key, sizeof(key) - 1, WORD_COUNTRY);
	}
	if (tokens_phrase(tokens, piece->from, WORD_MASK(WORD_COUNTRY), &facts) <
	    piece->to - piece->from)
		return NULL;
	for (size_t i = 0; i < facts.n; i++)
		if (facts.v[i].class == WORD_COUNTRY)
			return facts.v[i].value;
	return NULL;
}

/* A name of a town or region: a few capitalised words. */
static bool is_place_name(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		const struct token *token = &piece->para->tokens.v[i];

		if (token->kind == TOKEN_WORD ? !(token->flags & TOKEN_CAPITAL) &&
						       !token_is(token, WORD_PARTICLE) :
		    token->kind != TOKEN_PUNCT && token->kind != TOKEN_HAN)
			return false;
	}
	return !piece_empty(piece) && piece_words(piece) <= 4 && !piece_is(piece, WORD_ROLE) &&
	       !piece_is(piece, WORD_SCHOOL) && !piece_is(piece, WORD_ORG);
}

static bool holds_digit(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (piece->para->tokens.v[i].kind == TOKEN_NUMBER ||
		    piece->para->tokens.v[i].kind == TOKEN_MIXED)
			return true;
	return false;
}

static bool parts_list(const struct token *token)
{
	return token_is_comma(token) || token_is_code(token, '(') || token_is_code(token, ')');
}

/* Cuts at commas and at the brackets of "Gipuzkoa (ES)"; parts that are empty fall away. At most `limit`; 0 if there are more. */
static size_t split_commas(const struct piece *piece, struct piece *parts, size_t limit)
{
	size_t n = 0, from = piece->from;

	for (size_t i = piece->from; i <= piece->to; i++) {
		struct piece part;

		if (i < piece->to && !parts_list(&piece->para->tokens.v[i]))
			continue;
		part = piece_sub(piece, from, i);
		from = i + 1;
		if (piece_empty(&part))
			continue;
		if (n == limit)
			return 0;
		parts[n++] = part;
	}
	return n;
}

/* "Aalborg, Nordjylland, DK", ", , KR", "Tempe, Arizona, US, AZ 85281": told by the country. */
static bool take_listed_place(struct fill *fill, const struct piece *piece)
{
	struct location *location = &fill->cv->basics.location;
	struct piece parts[4];
	size_t n = split_commas(piece, parts, 4);
	const char *code;

	if (!n || object_present(&location_shape, location))
		return false;
	if (n > 1 && holds_digit(&parts[n - 1]) && piece_words(&parts[n - 1]) <= 3) {
		code = country_of(&parts[n - 2]);
		if (!code)
			return false;
		fill_piece(fill, &location->postal_code, &parts[n - 1], LIKELY);
		n--;
	}
	code = country_of(&parts[n - 1]);
	if (!code || n > 3)
		return false;
	for (size_t i = 0; i + 1 < n; i++)
		if (!is_place_name(&parts[i]))
			return false;
	set_code(fill, code, piece->para->line);
	if (piece_words(&parts[n - 1]) > 1 || parts[n - 1].para->tokens.v[parts[n - 1].from].fold_end -
		parts[n - 1].para->tokens.v[parts[n - 1].from].fold > 2)
		fill_piece(fill, &location->country, &parts[n - 1], LIKELY);
	if (n > 1)
		fill_piece(fill, &location->city, &parts[0], LIKELY);
	if (n > 2)
		fill_piece(fill, &location->region, &parts[1], LIKELY);
	return true;
}

/* How many tokens of the piece, from its first one on, name a town that the lists know. */
static size_t town_tokens(const struct piece *piece)
{
	size_t n = tokens_phrase(&piece->para->tokens, piece->from, WORD_MASK(WORD_CITY), NULL);

	return n && n < piece->to - piece->from ? n : 0;
}

/* "Graz Steiermark AT", "Lagos NG": town, region and the code of the country, with spaces alone. */
static bool take_spaced_place(struct fill *fill, const struct piece *piece)
{
	struct location *location = &fill->cv->basics.location;
	struct piece code = { piece->para, piece->to - 1, piece->to }, names = { piece->para, piece->from, piece->to - 1 };
	const struct token *last;
	size_t town;

	if (piece->to < piece->from + 2 || object_present(&location_shape, location))
		return false;
	last = &piece->para->tokens.v[code.from];
	if (last->end - last->start != 2 || !(last->flags & TOKEN_CAPS) || !country_of(&code) ||
	    piece_words(&names) != names.to - names.from || !is_place_name(&names))
		return false;
	set_code(fill, country_of(&code), piece->para->line);
	town = town_tokens(&names);
	if (town) {
		struct piece region = piece_sub(&names, names.from + town, names.to);

		fill_piece(fill, &location->region, &region, LIKELY);
		names.to = names.from + town;
	}
	fill_piece(fill, &location->city, &names, LIKELY);
	return true;
}

/* Parts are bytes of the text, which may be one made of several lines. */
static void set_place(struct fill *fill, const struct piece *piece, const struct place *place)
{
	struct location *location = &fill->cv->basics.location;

	set_part(fill, &location->address, piece, place->address);
	set_part(fill, &location->postal_code, piece, place->postal_code);
	set_part(fill, &location->city, piece, place->city);
	set_part(fill, &location->region, piece, place->region);
	if (place->country.end - place->country.start > 2 || !is_own_code(piece, place))
		set_part(fill, &location->country, piece, place->country);
	if (place->country_code[0])
		set_code(fill, place->country_code, piece->para->line);
}

/* Behind "Based in", a label of several words that needs no colon; 0 when none begins the line. */
static size_t words_end(const struct para *para)
{
	struct facts facts;
	size_t n = tokens_phrase(&para->tokens, 0, WORD_MASK(WORD_LABEL), &facts);

	for (size_t i = 0; n > 1 && i < facts.n; i++)
		if (facts.v[i].class == WORD_LABEL && !strcmp(facts.v[i].value, "location"))
			return n;
	return 0;
}

/* "📍 Bergen", "Location: Bergen": behind an icon and a label at the line's beginning. */
static struct piece without_label(struct piece piece)
{
	const struct token *v = piece.para->tokens.v;
	size_t label = piece.from ? 0 : label_end(piece.para);

	if (!label && !piece.from)
		label = words_end(piece.para);
	if (label && label < piece.to)
		piece.from = label;
	while (piece.from + 1 < piece.to && v[piece.from].kind == TOKEN_PUNCT && v[piece.from].code >= 0x80)
		piece.from++;
	return piece;
}

bool fill_location(struct fill *fill, const struct piece *whole)
{
	bool known = object_present(&location_shape, &fill->cv->basics.location);
	const struct piece piece = without_label(*whole);
	struct place place;

	if (!postal_read(&piece.para->tokens, piece.from, piece.to, &place) &&
	    !piece_is_place(&piece, &place))
		return take_spaced_place(fill, &piece) || take_listed_place(fill, &piece);
	if (!known)
		set_place(fill, &piece, &place);
	return !known;
}

/* ---- addresses on several lines ---- */

static bool may_stand_in_address(struct fill *fill, const struct para *para)
{
	struct contact contact;

	return para->tokens.n && para->tokens.n <= LINE_TOKENS && !para->prose &&
	       !para->contact &&
	       !contacts_find(fill->arena, para->text, para->size, 0, &contact);
}

/* The lines as one, commas between; behind "Address:" if it begins so. */
static struct piece join_lines(struct fill *fill, size_t from, size_t to, struct para *whole)
{
	const struct para *v = fill->paras->v;
	const char *text = v[from].text;
	struct piece all;

	for (size_t i = from + 1; i < to; i++)
		text = arena_printf(fill->arena, "%s%s %s", text,
				    ends_in_comma(&v[i - 1]) ? "" : ",", v[i].text);
	*whole = v[from];
	whole->text = text;
	whole->size = (uint32_t)strlen(text);
	tokens_read(fill->arena, text, whole->size, &whole->tokens);
	all = piece_all(whole);
	if (from < to && label_end(whole))
		all.from = label_end(whole);
	return piece_trim(all);
}

size_t fill_address_lines(struct fill *fill, size_t from)
{
	const struct para *v = fill->paras->v;
	size_t to = from, limit = fill->section->to;

	if (object_present(&location_shape, &fill->cv->basics.location) ||
	    !postal_may_begin(&v[from].tokens))
		return 0;
	while (to < limit && to - from < ADDRESS_LINES && may_stand_in_address(fill, &v[to]))
		to++;
	for (; to > from; to--) {
		struct para whole;
		struct place place;
		struct piece piece = join_lines(fill, from, to, &whole);

		if (!postal_read(&whole.tokens, piece.from, piece.to, &place))
			continue;
		set_place(fill, &piece, &place);
		return to - from;
	}
	return 0;
}
