#include "formats/text/entry/service.h"

#include <string.h>

#include "formats/text/entry/service-list.h"

#define ROLE_WORDS 9		/* of a role that a comma or colon ends */
#define TAIL_WORDS 5		/* of a role behind the organisation */

/* One line, cut smaller and smaller. */
struct service_line {
	struct head *head;
	struct piece *role, *org;
};

static size_t phrase(const struct piece *piece, size_t i, uint64_t mask)
{
	size_t n = tokens_phrase(&piece->para->tokens, i, mask, NULL);

	return i + n <= piece->to ? n : 0;
}

static bool joins_roles(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return token_is_code(token, '-') || token_is_code(token, '/') || token_is_code(token, '&') ||
	       token_is(token, WORD_AND);
}

/* Where the roles end with which the piece begins ("Senior Program Committee Member"); piece.from: none. */
static size_t roles_end(const struct piece *piece)
{
	const uint64_t rank = WORD_MASK(WORD_RANK), role = WORD_MASK(WORD_ROLE);
	size_t i = piece->from, end = i;

	while (i < piece->to) {
		size_t n = phrase(piece, i, role);

		if (n)
			end = i + n;
		else
			n = phrase(piece, i, rank);
		if (!n && i > piece->from && joins_roles(piece, i) && i + 1 < piece->to)
			n = phrase(piece, i + 1, rank | role) ? 1 : 0;
		if (!n)
			break;
		i += n;
	}
	return end;
}

bool service_begins(const struct para *para)
{
	struct piece piece = piece_all(para);

	if (para->dated && para->period.from == 0)
		piece.from = para->period.to;
	piece = piece_trim(piece);
	return !piece_empty(&piece) && roles_end(&piece) > piece.from;
}

/* "苔藓学会 会员": in scripts without capitals a space parts the two. */
static bool is_han_apart(const struct token *token)
{
	return token->kind == TOKEN_HAN && token->flags & TOKEN_SPACE_BEFORE;
}

bool service_ends(const struct para *para)
{
	struct piece last = { para, para->tokens.n - 1, para->tokens.n };

	return para->tokens.n > 1 && is_han_apart(&para->tokens.v[last.from]) && service_is_role(&last);
}

bool service_is_role(const struct piece *piece)
{
	return !piece_empty(piece) && roles_end(piece) == piece->to;
}

/* Whether a role in it has that value in the word lists. */
static bool has_role(const struct piece *piece, const char *value)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		struct facts facts;

		if (!tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_ROLE), &facts))
			continue;
		for (size_t k = 0; k < facts.n; k++)
			if (facts.v[k].class == WORD_ROLE && !strcmp(facts.v[k].value, value))
				return true;
	}
	return false;
}

bool service_is_editorship(const struct piece *role)
{
	return role->para && has_role(role, "editorship");
}

bool service_is_office(const struct piece *role)
{
	return has_role(role, "office");
}

/* From one year to another, and not in each of some. */
static bool is_tenure(const struct period *period)
{
	return period->open || (period->range && !period->verbal);
}

bool service_is_work(const struct piece *role, const struct head *head)
{
	return service_is_editorship(role) ||
	       (role->para && service_is_office(role) && head->n_dates && is_tenure(&head->periods[0]));
}

/* "ICSE 2025", "Workshop 2024": the year belongs to the name before it. */
static bool year_names_event(const struct para *para)
{
	const struct period *period = &para->period;
	const struct token *before;

	if (period->from == 0 || period->range || period->verbal)
		return false;
	before = &para->tokens.v[period->from - 1];
	return period->in_venue || before->flags & TOKEN_CAPS || before->kind == TOKEN_MIXED ||
	       token_is(before, WORD_VENUE) || token_is_code(before, '\'') ||
	       token_is_code(before, 0x2019);
}

static bool is_set_apart(const struct tokens *tokens, size_t from, size_t to)
{
	bool before = from == 0 || tokens->v[from - 1].kind == TOKEN_PUNCT ||
		      tokens->v[from].flags & TOKEN_TAB_BEFORE;
	bool after = to == tokens->n || tokens->v[to].kind == TOKEN_PUNCT ||
		     tokens->v[to].flags & TOKEN_TAB_BEFORE;

	return from == 0 || (before && after) || to == tokens->n;
}

static void put_date(struct head *head, const struct para *para, const struct period *period)
{
	head->periods[0] = *period;
	head->dates[0] = (struct piece){ para, period->from, period->to };
	head->n_dates = 1;
}

/*
 * "Society of Ferns (President 2009-2015)": a role with its date in the bracket
 * at the end. Where the bracket opens, or para->tokens.n.
 */
static size_t role_in_bracket(struct service_line *line, const struct para *para)
{
	struct piece all = piece_all(para), inner;
	size_t open = para->period.from;

	if (!para->dated || !all.to || !piece_is_code(&all, all.to - 1, ')') || service_begins(para))
		return all.to;
	while (open > 0 && !piece_is_code(&all, open - 1, '('))
		open--;
	if (open < 2 || para->period.to + 1 != all.to)
		return all.to;
	inner = piece_sub(&all, open, para->period.from);
	if (piece_empty(&inner) || !piece_is(&inner, WORD_ROLE) || piece_words(&inner) > TAIL_WORDS)
		return all.to;
	*line->role = inner;
	put_date(line->head, para, &para->period);
	return open - 1;
}

/* "Society of Ferns (1997-); Peat Union": other names stand behind the date. */
static bool names_follow(const struct para *para)
{
	size_t i = para->period.to;

	i += i < para->tokens.n && token_is_code(&para->tokens.v[i], ')');
	return i < para->tokens.n && token_is_code(&para->tokens.v[i], ';');
}

/* "理事（2019—）": without the wide bracket round the date, of which each part has a half. */
static struct piece without_bracket(struct piece piece)
{
	if (!piece_empty(&piece) && piece_is_code(&piece, piece.to - 1, 0xFF08))
		piece.to--;
	else if (!piece_empty(&piece) && piece_is_code(&piece, piece.from, 0xFF09))
		piece.from++;
	return piece_trim(piece);
}

/* The line without its date, when that stands apart; the rest may be in two parts. */
static size_t take_dates(struct service_line *line, const struct para *para, struct piece parts[2])
{
	struct period span;
	size_t n;

	parts[0] = piece_all(para);
	if (!para->dated || !(n = service_span(&parts[0], &span)))
		return 1;
	if (n == 1 && !year_names_event(para) && !names_follow(para) &&
	    is_set_apart(&para->tokens, para->period.from, para->period.to)) {
		put_date(line->head, para, &para->period);
		parts[0] = without_bracket((struct piece){ para, 0, para->period.from });
		parts[1] = without_bracket((struct piece){ para, para->period.to, para->tokens.n });
		return 2;
	}
	span.verbal = false;
	put_date(line->head, para, &span);
	return 1;
}

/* "..., ACM SIGCOMM *New York, NY*": a place set off by its slant alone. */
static size_t slanted_place(const struct piece *piece)
{
	struct place place;

	for (size_t i = piece->from + 1; i < piece->to; i++) {
		struct piece right = { piece->para, i, piece->to };
		struct piece longer = { piece->para, i - 1, piece->to };

		if (piece_in_span(&right, SPAN_ITALIC) && !piece_in_span(&longer, SPAN_ITALIC))
			return piece_is_place(&right, &place) ? i : piece->to;
	}
	return piece->to;
}

static void take_place(struct service_line *line, struct piece *piece)
{
	size_t end = piece_place_at_end(piece);

	if (end >= piece->to)
		end = slanted_place(piece);

	if (end >= piece->to || end == piece->from)
		return;
	line->head->place = piece_sub(piece, end, piece->to);
	*piece = piece_sub(piece, piece->from, end);
}

static void set_both(struct service_line *line, struct piece role, struct piece org)
{
	if (!piece_empty(&role))
		*line->role = role;
	if (!piece_empty(&org))
		*line->org = org;
}

static bool is_role(const struct piece *piece, size_t words)
{
	return !piece_empty(piece) && piece_is(piece, WORD_ROLE) && piece_words(piece) <= words;
}

/* "Reviewer for": the little word leads over to what follows. */
static struct piece without_stops(struct piece piece)
{
	const struct token *v = piece.para->tokens.v;

	while (piece.to > piece.from + 1 && v[piece.to - 1].kind == TOKEN_WORD &&
	       token_is(&v[piece.to - 1], WORD_STOP))
		piece.to--;
	return piece;
}

/* "Program Committee: ICSE, FSE", "ICSE 2025: reviewer" */
static bool split_at_colon(struct service_line *line, const struct piece *piece)
{
	for (size_t i = piece->from + 1; i + 1 < piece->to; i++) {
		struct piece left, right;

		if (!token_is_colon(&piece->para->tokens.v[i]))
			continue;
		left = without_stops(piece_sub(piece, piece->from, i));
		right = piece_sub(piece, i + 1, piece->to);
		if (!piece_is(&left, WORD_ROLE) && is_role(&right, TAIL_WORDS))
			set_both(line, right, left);
		else if (piece_words(&left) <= ROLE_WORDS)
			set_both(line, left, right);
		else
			return false;
		return true;
	}
	return false;
}

/* What a role is held in: a name, and not what the role is about ("of Graduate Studies"). */
static bool begins_name(const struct piece *piece)
{
	const uint64_t names = WORD_MASK(WORD_ORG) | WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_VENUE) |
			       WORD_MASK(WORD_HOUSE);
	const struct token *v = piece->para->tokens.v;

	return (piece_classes(piece) & names) || v[piece->from].flags & TOKEN_CAPS ||
	       v[piece->from].kind == TOKEN_MIXED;
}

static size_t skip_stops(const struct piece *piece, size_t i)
{
	while (i < piece->to && piece->para->tokens.v[i].kind == TOKEN_WORD &&
	       (token_is(&piece->para->tokens.v[i], WORD_STOP) ||
		token_is(&piece->para->tokens.v[i], WORD_AT)))
		i++;
	return i;
}

static bool follows_at_once(const struct piece *piece, size_t end)
{
	const struct token *next = &piece->para->tokens.v[end];

	return next->kind != TOKEN_PUNCT && (next->flags & TOKEN_CAPITAL || next->kind == TOKEN_HAN);
}

/* Behind "Member of the organizing committee": roles that little words join. */
static size_t joined_roles_end(const struct piece *piece)
{
	size_t end = roles_end(piece);

	while (end > piece->from && end < piece->to) {
		struct piece rest = { piece->para, skip_stops(piece, end), piece->to };
		size_t next = rest.from < rest.to ? roles_end(&rest) : rest.from;

		if (rest.from == end || next == rest.from)
			break;
		end = next;
	}
	return end;
}

/* Before the comma behind small words at token i, "board" or "steering committee"; i when there is none. */
static size_t small_words_end(const struct piece *piece, size_t i)
{
	size_t end = i;

	while (end < piece->to && piece->para->tokens.v[end].kind == TOKEN_WORD &&
	       !(piece->para->tokens.v[end].flags & TOKEN_CAPITAL))
		end++;
	return end + 1 < piece->to && token_is_comma(&piece->para->tokens.v[end]) ? end : i;
}

/* "Reviewer for NeurIPS", "Member of the ACM", "Subreviewer ESOP, OOPSLA", "Member of the board, ACM" */
static bool split_behind_roles(struct service_line *line, const struct piece *piece)
{
	size_t end = joined_roles_end(piece), body;
	struct piece rest;

	if (end == piece->from || end >= piece->to)
		return false;
	body = skip_stops(piece, end);
	if (body > end && small_words_end(piece, body) > body)
		end = small_words_end(piece, body);
	rest = piece_sub(piece, skip_stops(piece, end), piece->to);
	if (piece_empty(&rest))
		return false;
	if (rest.from > end ? !begins_name(&rest) || is_role(&rest, TAIL_WORDS) :
			      !follows_at_once(piece, end) || !begins_name(&rest))
		return false;
	set_both(line, piece_sub(piece, piece->from, end), rest);
	return true;
}

/* "《沼泽》、Fen Letters 审稿人": what one is stands behind a space at the end. */
static bool split_before_han(struct service_line *line, const struct piece *piece)
{
	struct piece last = { piece->para, piece->to - 1, piece->to };

	if (piece->to - piece->from < 2 || !is_han_apart(&piece->para->tokens.v[last.from]) ||
	    !service_is_role(&last))
		return false;
	set_both(line, last, piece_sub(piece, piece->from, last.from));
	return true;
}

/* "IEEE Senior Member", "NSF panelist": the name of a body, and what one is there. */
static bool split_before_roles(struct service_line *line, const struct piece *piece)
{
	for (size_t i = piece->from + 1; i < piece->to; i++) {
		struct piece left = { piece->para, piece->from, i };
		struct piece right = { piece->para, i, piece->to };

		if (!service_is_role(&right))
			continue;
		if (!(piece->para->tokens.v[i - 1].flags & TOKEN_CAPS) || piece_is(&left, WORD_ROLE))
			return false;
		set_both(line, right, left);
		return true;
	}
	return false;
}

/* "Peat Task Force (Chair)" */
static bool split_at_bracket(struct service_line *line, const struct piece *piece)
{
	size_t open = piece->to;
	struct piece left, right;

	if (!piece_is_code(piece, piece->to - 1, ')'))
		return false;
	while (open > piece->from && !piece_is_code(piece, open - 1, '('))
		open--;
	if (open <= piece->from + 1)
		return false;
	left = piece_sub(piece, piece->from, open - 1);
	right = piece_sub(piece, open, piece->to - 1);
	if (piece_empty(&right) || !is_role(&right, TAIL_WORDS) || piece_is(&left, WORD_ROLE))
		return false;
	set_both(line, right, left);
	return true;
}

static bool is_separator(const struct piece *piece, size_t i)
{
	const struct token *token = &piece->para->tokens.v[i];

	return token_is_comma(token) || token_is_code(token, ';') || token_is_code(token, '|') ||
	       (token_is_code(token, '-') && token_is_spaced(piece, i)) ||
	       token->flags & TOKEN_TAB_BEFORE ||
	       (token->kind == TOKEN_WORD && token_is(token, WORD_AT));
}

/* "Area Chair, NeurIPS", "Dasom, club member": the first part is the role, or the last one. */
static bool split_at_separator(struct service_line *line, const struct piece *piece)
{
	size_t first = 0, last = 0, depth = 0;
	struct piece left, right;

	for (size_t i = piece->from + 1; i < piece->to; i++) {
		depth += piece_is_code(piece, i, '(');
		depth -= depth && piece_is_code(piece, i, ')');
		if (depth || !is_separator(piece, i))
			continue;
		first = first ? first : i;
		last = i;
	}
	if (!first)
		return false;
	left = piece_sub(piece, piece->from, first);
	right = piece_sub(piece, last, piece->to);
	if (is_role(&left, ROLE_WORDS))
		set_both(line, left, piece_sub(piece, first, piece->to));
	else if (is_role(&right, TAIL_WORDS))
		set_both(line, right, piece_sub(piece, piece->from, last));
	else
		return false;
	return true;
}

static bool drops_at(const struct piece *piece)
{
	const struct token *first = &piece->para->tokens.v[piece->from];

	return piece->to - piece->from > 1 && first->kind == TOKEN_WORD && token_is(first, WORD_AT);
}

static void read_text(struct service_line *line, struct piece piece)
{
	if (piece_empty(&piece))
		return;
	if (split_at_colon(line, &piece) || split_at_bracket(line, &piece) ||
	    split_behind_roles(line, &piece) || split_before_han(line, &piece) ||
	    split_at_separator(line, &piece) ||
	    split_before_roles(line, &piece)) {
		if (line->org->para && drops_at(line->org))
			line->org->from++;
		return;
	}
	if (service_is_role(&piece) || service_is_office(&piece))
		*line->role = piece;
	else
		*line->org = piece;
}

/* What stands behind the date: the place, or more of the line. */
static void read_rest(struct service_line *line, struct piece rest)
{
	struct place place;

	if (piece_empty(&rest))
		return;
	if (!line->head->place.para && piece_is_place(&rest, &place))
		line->head->place = rest;
	else if (!line->org->para)
		*line->org = rest;
	else if (!line->role->para)
		*line->role = rest;
	else
		line->org->to = rest.to;
}

void service_read(const struct para *para, struct head *head, struct piece *role,
		  struct piece *org)
{
	struct service_line line = { head, role, org };
	struct piece parts[2];
	size_t n;

	memset(head, 0, sizeof(*head));
	memset(role, 0, sizeof(*role));
	memset(org, 0, sizeof(*org));
	parts[0] = piece_all(para);
	parts[0].to = role_in_bracket(&line, para);
	if (role->para) {
		*org = piece_trim(parts[0]);
		return;
	}
	n = take_dates(&line, para, parts);
	if (n > 1 && piece_empty(&parts[0]))
		parts[0] = parts[--n];
	parts[0] = piece_trim(parts[0]);
	head->url = piece_link(&parts[0]);
	take_place(&line, &parts[0]);
	read_text(&line, parts[0]);
	if (n > 1)
		read_rest(&line, parts[1]);
}
