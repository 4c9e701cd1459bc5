#include "formats/text/outline/headings.h"

#include <string.h>

#include "formats/text/outline/paras.h"

/* The section kinds by the names that the word lists use. */
static const struct {
	const char *name;
	enum section_kind kind;
} kinds[] = {
	{ "head", SECTION_HEAD },
	{ "contact", SECTION_CONTACT },
	{ "location", SECTION_CONTACT },
	{ "profiles", SECTION_PROFILES },
	{ "summary", SECTION_SUMMARY },
	{ "interests", SECTION_INTERESTS },
	{ "research-interests", SECTION_RESEARCH_INTERESTS },
	{ "work", SECTION_WORK },
	{ "research", SECTION_RESEARCH },
	{ "teaching", SECTION_TEACHING },
	{ "military", SECTION_MILITARY },
	{ "volunteer", SECTION_VOLUNTEER },
	{ "service", SECTION_SERVICE },
	{ "memberships", SECTION_MEMBERSHIPS },
	{ "advising", SECTION_ADVISING },
	{ "education", SECTION_EDUCATION },
	{ "courses", SECTION_COURSES },
	{ "publications", SECTION_PUBLICATIONS },
	{ "patents", SECTION_PATENTS },
	{ "talks", SECTION_TALKS },
	{ "awards", SECTION_AWARDS },
	{ "grants", SECTION_GRANTS },
	{ "funding", SECTION_FUNDING },
	{ "certifications", SECTION_CERTIFICATES },
	{ "skills", SECTION_SKILLS },
	{ "languages", SECTION_LANGUAGES },
	{ "projects", SECTION_PROJECTS },
	{ "references", SECTION_REFERENCES },
	{ "other", SECTION_OTHER },
};

bool heading_is_doubtful(const char *name)
{
	size_t size = strlen(name);

	return size && name[size - 1] == '?';
}

enum section_kind section_kind_by_name(const char *name)
{
	size_t size = strlen(name) - heading_is_doubtful(name);

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (*kinds[i].name == *name && !strncmp(kinds[i].name, name, size) &&
		    !kinds[i].name[size])
			return kinds[i].kind;
	return SECTION_HEAD;
}

const char *section_kind_name(enum section_kind kind)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].kind == kind)
			return kinds[i].name;
	return "other";
}

enum section_kind heading_kind_of_folded(const char *folded, size_t size)
{
	const char *value = lexicon_value(folded, size, WORD_HEADING);

	return value ? section_kind_by_name(value) : SECTION_HEAD;
}

/* "IV." or "iii)", "B)" or "B.": Roman digits, or one letter, and a mark. */
static bool is_letter_ordinal(const struct tokens *tokens, size_t i)
{
	const struct token *token = &tokens->v[i];
	uint32_t size = token->end - token->start;

	if (token->kind != TOKEN_WORD || i + 2 >= tokens->n || tokens->v[i + 1].kind != TOKEN_PUNCT ||
	    (tokens->v[i + 1].code != '.' && tokens->v[i + 1].code != ')'))
		return false;
	return (size == 1 && tokens->text[token->start] <= 'Z') ||
	       strspn(tokens->text + token->start, "IVXL") >= size ||
	       strspn(tokens->text + token->start, "ivxl") >= size;
}

/* "十一、" or "（二）": Chinese digits, each three bytes, and a mark. */
static bool is_han_ordinal(const struct tokens *tokens, size_t i)
{
	static const char digits[] = "一二三四五六七八九十";
	const struct token *token = &tokens->v[i];
	uint32_t at = token->start;

	if (token->kind != TOKEN_HAN || i + 2 >= tokens->n || tokens->v[i + 1].kind != TOKEN_PUNCT)
		return false;
	while (at < token->end && memmem(digits, sizeof(digits) - 1, tokens->text + at, 3))
		at += 3;
	return at == token->end;
}

size_t heading_skip_ordinal(const struct tokens *tokens, size_t from, size_t to)
{
	while (from < to && (tokens->v[from].kind == TOKEN_PUNCT ||
			     tokens->v[from].kind == TOKEN_NUMBER ||
			     is_letter_ordinal(tokens, from) || is_han_ordinal(tokens, from)))
		from++;
	return from;
}

bool heading_counts_below(const struct tokens *tokens, const struct tokens *above)
{
	const char *at = tokens->text;
	size_t digits = strspn(above->text, "0123456789");

	return digits && !strncmp(at, above->text, digits) && at[digits] == '.' &&
	       at[digits + 1] >= '0' && at[digits + 1] <= '9';
}

/* "(8)" at the end says how many entries stand below: before it and the marks there. */
static size_t skip_count(const struct tokens *tokens, size_t from, size_t to)
{
	if (to > from + 3 && token_is_code(&tokens->v[to - 1], ')') &&
	    tokens->v[to - 2].kind == TOKEN_NUMBER && token_is_code(&tokens->v[to - 3], '('))
		to -= 3;
	while (from < to && tokens->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	return to;
}

/* "— 11 years 4 months" at the end says how long all entries took: before it. */
static size_t skip_duration(const struct tokens *tokens, size_t from, size_t to)
{
	size_t at = to, units = 0, numbers = 0;

	for (; at > from; at--) {
		const struct token *token = &tokens->v[at - 1];

		if (!(token->kind == TOKEN_NUMBER || token->kind == TOKEN_PUNCT ||
		      token_is(token, WORD_DURATION)))
			break;
		units += token_is(token, WORD_DURATION);
		numbers += token->kind == TOKEN_NUMBER;
	}
	return units && numbers && at > from ? at : to;
}

size_t heading_end(const struct tokens *tokens, size_t from, size_t to)
{
	size_t end = skip_duration(tokens, from, to);

	/* "(total 5 years 2 months)": the bracket and a word in it too */
	return end < to && end > from + 2 && token_is_code(&tokens->v[to - 1], ')') &&
		       token_is_code(&tokens->v[end - 2], '(') ? end - 2 : end;
}

/* Behind words that narrow a heading, "Selected", "Past and Current"; from if there are none. */
static size_t skip_scope(const struct tokens *tokens, size_t from, size_t to)
{
	while (from < to && (token_is(&tokens->v[from], WORD_SCOPE) ||
			     token_is(&tokens->v[from], WORD_AND) ||
			     token_is_code(&tokens->v[from], '&')))
		from++;
	return from;
}

/*
 * "Current Funding", "National Service": what stands behind the scope is a
 * heading by itself. Not "Graduate School" and "Senior Instructor", which name
 * a school and a position.
 */
static enum section_kind kind_behind_scope(const struct tokens *tokens, size_t from, size_t to)
{
	const uint64_t names = WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ROLE);
	size_t noun = skip_scope(tokens, from, to);
	const char *value;

	if (noun == from || noun >= to || tokens_classes(tokens, noun, to) & names)
		return SECTION_HEAD;
	value = tokens_value(tokens, noun, to, WORD_HEADING);
	return value && !heading_is_doubtful(value) ? section_kind_by_name(value) : SECTION_HEAD;
}

/*
 * Whether no word is one of a heading in the word lists, as in most lines.
 * Where marks and tabs stand between words, they may be one all the same.
 */
static bool knows_no_heading(const struct tokens *tokens)
{
	return !(tokens->classes & WORD_MASK(WORD_HEADING)) &&
	       !(tokens->pairs && tokens->kinds & (TOKENS_KIND(TOKEN_PUNCT) | TOKENS_TABS));
}

/* Kind of the words of tokens [from, to), without an ordinal before and a count behind them. */
static enum section_kind kind_of_tokens(const struct tokens *tokens, size_t from, size_t to)
{
	const char *value;

	from = heading_skip_ordinal(tokens, from, to);
	to = skip_count(tokens, from, heading_end(tokens, from, to));
	if (from >= to)
		return SECTION_HEAD;
	value = tokens_value(tokens, from, to, WORD_HEADING);
	return value ? section_kind_by_name(value) : kind_behind_scope(tokens, from, to);
}

static bool joins_headings(const struct token *token)
{
	if (token->kind == TOKEN_PUNCT)
		return token->code == '&' || token->code == ',' || token->code == '/' ||
		       token->code == '|' || token->code == 0x30FB || token->code == 0x3001;
	return token_is(token, WORD_AND);
}

/* "Honors, Awards & Grants": every part is a heading; the first one counts. */
static enum section_kind kind_of_compound(const struct tokens *tokens)
{
	enum section_kind first = SECTION_HEAD;
	size_t from = 0;

	for (size_t i = 0; i <= tokens->n; i++) {
		enum section_kind kind;

		if (i < tokens->n && !joins_headings(&tokens->v[i]))
			continue;
		if (i == from) {
			from = i + 1;
			continue;
		}
		kind = kind_of_tokens(tokens, from, i);
		if (kind == SECTION_HEAD)
			return SECTION_HEAD;
		if (first == SECTION_HEAD)
			first = kind;
		from = i + 1;
	}
	return first;
}

/* Where a remark in brackets begins that ends the heading: "Papers (peer-reviewed)". */
static size_t before_bracket(const struct tokens *tokens)
{
	size_t i = tokens->n;

	if (!(tokens->kinds & TOKENS_BRACKET))
		return i;
	i -= i && token_is_colon(&tokens->v[i - 1]);
	if (!i || !(token_is_code(&tokens->v[i - 1], ')') || token_is_code(&tokens->v[i - 1], 0xFF09)))
		return tokens->n;
	while (i > 0 && !token_is_code(&tokens->v[i - 1], '(') && !token_is_code(&tokens->v[i - 1], 0xFF08))
		i--;
	return i > 1 ? i - 1 : tokens->n;
}

/* Where the years begin that end the heading: "Talks since 2022", "Papers, 2015-2020". */
static size_t before_years(const struct para *para)
{
	const struct period *period = &para->period;
	bool years = para->flags & LINE_HEADING && para->dated && period->from > 0 &&
		     period->to == para->tokens.n && (period->range || period->open);

	return years ? period->from : para->tokens.n;
}

static size_t before_remark(const struct para *para)
{
	size_t years = before_years(para);

	return years < para->tokens.n ? years : before_bracket(&para->tokens);
}

bool heading_dates_remark(const struct para *para)
{
	return para->dated && para->period.from >= before_remark(para);
}

size_t heading_words(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	size_t to, words = 0;

	if (para->words <= HEADING_WORDS_MAX || para->words > REMARK_WORDS_MAX)
		return para->words;
	to = before_bracket(tokens);
	if (to == tokens->n)
		return para->words;
	for (size_t i = 0; i < to; i++)
		words += tokens->v[i].kind != TOKEN_PUNCT;
	return words;
}

enum section_kind heading_find(const struct para *para)
{
	enum section_kind kind;

	if (!para->words || knows_no_heading(&para->tokens) ||
	    heading_words(para) > HEADING_WORDS_MAX)
		return SECTION_HEAD;
	kind = kind_of_tokens(&para->tokens, 0, before_remark(para));
	return kind != SECTION_HEAD ? kind : kind_of_compound(&para->tokens);
}

enum section_kind heading_papers_kind(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	enum section_kind kind = SECTION_HEAD;
	size_t to;

	if (!para->words || !(tokens->classes & WORD_MASK(WORD_PAPERS)) || para->dated ||
	    heading_words(para) > PAPERS_WORDS_MAX)
		return SECTION_HEAD;
	to = before_bracket(tokens);
	for (size_t i = heading_skip_ordinal(tokens, 0, to); i < to; i++) {
		const struct token *token = &tokens->v[i];
		const char *value;

		if (token->kind == TOKEN_PUNCT || token_is(token, WORD_AND) || token_is(token, WORD_STOP))
			continue;
		value = tokens_value(tokens, i, i + 1, WORD_PAPERS);
		if (!value)
			return SECTION_HEAD;
		if (*value && kind != SECTION_PUBLICATIONS)
			kind = strcmp(value, "talk") ? SECTION_PUBLICATIONS : SECTION_TALKS;
	}
	return kind;
}

/* "ENGINEERING EXPERIENCE": an unknown word before a heading, when the line is marked as one. */
static enum section_kind kind_of_tail(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;

	if (para->words > HEADING_WORDS_MAX - 2 || knows_no_heading(tokens))
		return SECTION_HEAD;
	for (size_t i = 1; i < tokens->n; i++) {
		enum section_kind kind = kind_of_tokens(tokens, i, tokens->n);

		if (kind != SECTION_HEAD)
			return kind;
	}
	return SECTION_HEAD;
}

/* Names of schools, positions and organisations, which no words but headings hold. */
#define NAMES (WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ROLE) | WORD_MASK(WORD_ORG))

/*
 * Whether a heading may end before the little word at token i. Where Markdown
 * says that the line is one, a school stands behind it in "Teaching at Pine
 * University", and what else the section is about in "Software and odd jobs".
 */
static bool may_narrow(const struct para *para, size_t i)
{
	const uint64_t links = WORD_MASK(WORD_STOP) | WORD_MASK(WORD_IN) | WORD_MASK(WORD_AT) |
			       WORD_MASK(WORD_PARTICLE);
	const struct tokens *tokens = &para->tokens;
	const struct token *link = &tokens->v[i];

	if (link->kind != TOKEN_WORD)
		return false;
	if (para->flags & LINE_HEADING && token_is(link, WORD_AT))
		return true;
	if (para->flags & LINE_HEADING && token_is(link, WORD_AND))
		return !(tokens_classes(tokens, i + 1, tokens->n) & NAMES);
	return link->classes & links && !(tokens->classes & NAMES);
}

/*
 * "RELAZIONI A INVITO", "Presentations at Meetings": a heading, and a little
 * word that narrows it. Not "School of Tests", which is one.
 */
static enum section_kind kind_of_beginning(const struct para *para)
{
	if (para->words > HEADING_CAPS_MAX)
		return SECTION_HEAD;
	for (size_t i = 1; i + 1 < para->tokens.n; i++) {
		enum section_kind kind = may_narrow(para, i) ? kind_of_tokens(&para->tokens, 0, i) : SECTION_HEAD;

		if (kind != SECTION_HEAD)
			return kind;
	}
	return SECTION_HEAD;
}

enum section_kind heading_unlisted_kind(const struct para *para)
{
	enum section_kind kind = kind_of_tail(para);

	/* "Peer-reviewed conferences and workshops" heads no courses */
	if (kind == SECTION_HEAD || kind == SECTION_COURSES)
		kind = heading_papers_kind(para) != SECTION_HEAD ? heading_papers_kind(para) : kind;
	return kind == SECTION_HEAD ? kind_of_beginning(para) : kind;
}

bool heading_is_capitals(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	size_t to = before_bracket(tokens), words = 0;

	if (to == tokens->n)
		return false;
	for (size_t i = 0; i < to; i++) {
		if (tokens->v[i].kind == TOKEN_PUNCT)
			continue;
		if (!(tokens->v[i].flags & TOKEN_CAPS))
			return false;
		words++;
	}
	return words > 0;
}

/* What cells of one column are. */
enum column { COLUMN_UNKNOWN, COLUMN_LABEL, COLUMN_PROVEN, COLUMN_TITLE, COLUMN_GIVER };

/* Headings that only columns have, by their value in the word lists. */
static const struct {
	const char *value;
	enum column column;
} column_headings[] = {
	{ "column?", COLUMN_PROVEN },
	{ "titles?", COLUMN_TITLE },
	{ "givers?", COLUMN_GIVER },
};

/* "Col1", as tools write over a column that has no heading. */
static bool is_numbered_column(const struct tokens *tokens, size_t from, size_t to)
{
	const struct token *token = &tokens->v[from];

	return to - from == 1 && token->kind == TOKEN_MIXED &&
	       !strncmp(tokens->folded + token->fold, "col", 3);
}

static enum column column_of(const struct tokens *tokens, size_t from, size_t to)
{
	const char *value = tokens_value(tokens, from, to, WORD_HEADING);
	enum section_kind kind = value ? section_kind_by_name(value) : SECTION_HEAD;

	for (size_t i = 0; value && i < sizeof(column_headings) / sizeof(column_headings[0]); i++)
		if (!strcmp(value, column_headings[i].value))
			return column_headings[i].column;
	if (kind == SECTION_PROJECTS || kind == SECTION_AWARDS || kind == SECTION_GRANTS)
		return COLUMN_TITLE;
	if (is_numbered_column(tokens, from, to))
		return COLUMN_PROVEN;
	return value || tokens_phrase(tokens, from, WORD_MASK(WORD_LABEL), NULL) == to - from ?
		       COLUMN_LABEL : COLUMN_UNKNOWN;
}

enum heading_columns heading_columns(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	size_t from = 0, cells = 0, known = 0, proven = 0, title = 0, giver = 0;

	if (!(tokens->kinds & TOKENS_TABS) || para->dated)
		return COLUMNS_NONE;
	for (size_t i = 1; i <= tokens->n; i++) {
		enum column column;

		if (i < tokens->n && !(tokens->v[i].flags & TOKEN_TAB_BEFORE))
			continue;
		column = column_of(tokens, from, i);
		cells++;
		known += column != COLUMN_UNKNOWN;
		proven += column == COLUMN_PROVEN || column == COLUMN_GIVER;
		title = column == COLUMN_TITLE && !title ? cells : title;
		giver = column == COLUMN_GIVER && !giver ? cells : giver;
		from = i;
	}
	if (!proven || known * 3 < cells * 2)
		return COLUMNS_NONE;
	if (!title || !giver)
		return COLUMNS_NAMED;
	return title < giver ? COLUMNS_TITLE_FIRST : COLUMNS_GIVER_FIRST;
}
