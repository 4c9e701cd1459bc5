#include "formats/text/outline/paras.h"

#include <string.h>
#include <strings.h>

#include "formats/text/outline/glue.h"
#include "formats/text/outline/margins.h"
#include "pipeline/arena.h"

#define LABEL_SIZE 24		/* bytes of the longest label that ends with a colon */
#define HEADISH_WORDS 18
#define FACT_WORDS 12		/* words of a bullet that may be a fact of an entry's head */
#define MAX_FACTS 4		/* bullets of a list of facts */
#define PROSE_WORDS 14
#define SENTENCE_WORDS 7
#define DURATION_TOKENS 8
#define LAST_MONTH 12
#define FULL_WINDOW 8		/* lines on either side that tell how long a full line is */
#define HEADING_SIZE 48		/* most bytes of a heading */

/* "Published on: ..." begins a line of its own, however full the one before is. */
static bool begins_with_label(struct arena *arena, const struct line *line)
{
	const char *colon = memchr(line->text, ':', line->size < LABEL_SIZE ? line->size : LABEL_SIZE);
	struct tokens tokens;

	if (!colon || colon + 1 >= line->text + line->size || colon[1] != ' ' || *line->text < 'A' ||
	    *line->text > 'Z')
		return false;
	tokens_read(arena, line->text, (size_t)(colon - line->text), &tokens);
	return (lexicon_classes(tokens.folded, strlen(tokens.folded)) & WORD_MASK(WORD_LABEL)) != 0;
}

/* A line that ends in a joint is not at its end: "Project lead /", "Berlin,"; "https://a.b/" is. */
static bool ends_in_joint(const struct line *line)
{
	return line->size > 1 && strchr("/&,@", line->text[line->size - 1]) &&
	       !memmem(line->text, line->size, "://", 3) &&
	       !(line->flags & (LINE_HEADING | LINE_TABLE)) && line->n_cells <= 1;
}

/* All of the line is bold, and the next does not go on so: a title, and what stands below it. */
static bool ends_bold(const struct line *line, const struct line *next)
{
	return line->flags & LINE_BOLD && !(next->flags & LINE_BOLD) &&
	       !(next->n_spans && next->spans[0].kind & SPAN_BOLD && next->spans[0].start == 0);
}

static bool continues(const struct line *line, const struct line *next)
{
	const uint32_t own = LINE_BULLET | LINE_NUMBERED | LINE_HEADING | LINE_TABLE;

	return (line->flags & LINE_WRAPS || (ends_in_joint(line) && next->n_cells <= 1)) &&
	       !(next->flags & own) && next->blanks == 0 && !ends_bold(line, next);
}

/* The section kind that the whole line names without doubt, or NULL: it goes on in no other line. */
static const char *heading_of_line(struct arena *arena, const struct line *line)
{
	struct tokens tokens;
	const char *value;

	if (line->size > HEADING_SIZE)
		return NULL;
	tokens_read(arena, line->text, line->size, &tokens);
	value = tokens_value(&tokens, 0, tokens.n, WORD_HEADING);
	return value && *value && !heading_is_doubtful(value) ? value : NULL;
}

/* Nor does a full line go on in one: in capitals, or one that each CV has ("Education"). */
static bool is_heading_below(struct arena *arena, const struct line *above, const struct line *line)
{
	bool caps = line->flags & LINE_CAPS;
	const char *kind;

	if (!caps && (*line->text < 'A' || *line->text > 'Z' || ends_in_joint(above)))
		return false;
	kind = heading_of_line(arena, line);
	return kind && (caps || !strcmp(kind, "education") || !strcmp(kind, "publications") ||
			!strcmp(kind, "work"));
}

/* "Highlights" alone: what the lines below it are, however full the one before is. */
static bool is_label(struct arena *arena, const struct line *line)
{
	struct tokens tokens;
	const char *value;

	if (line->size >= LABEL_SIZE || *line->text < 'A' || *line->text > 'Z')
		return false;
	tokens_read(arena, line->text, line->size, &tokens);
	value = tokens_value(&tokens, 0, tokens.n, WORD_HEADING);
	return value && (!strcmp(value, "highlights") || !strcmp(value, "keywords"));
}

/* Whether the line is about as long as the longest around it: a short one was not broken. */
static bool is_full(const struct lines *lines, size_t i)
{
	size_t from = i > FULL_WINDOW ? i - FULL_WINDOW : 0;
	size_t to = i + FULL_WINDOW < lines->n ? i + FULL_WINDOW : lines->n;
	uint32_t longest = 0;

	for (size_t k = from; k < to; k++)
		if (lines->v[k].size > longest)
			longest = lines->v[k].size;
	return lines->v[i].flags & LINE_HYPHEN || lines->v[i].size * 5 >= longest * 2;
}

static size_t count_joined(struct arena *arena, const struct lines *lines, size_t first)
{
	size_t i = first + 1;

	if (i < lines->n && continues(&lines->v[first], &lines->v[i]) &&
	    heading_of_line(arena, &lines->v[first]))
		return 1;
	while (i < lines->n && continues(&lines->v[i - 1], &lines->v[i]) &&
	       !is_heading_below(arena, &lines->v[i - 1], &lines->v[i]) &&
	       (is_full(lines, i - 1) || ends_in_joint(&lines->v[i - 1])) &&
	       !begins_with_label(arena, &lines->v[i]) && !is_label(arena, &lines->v[i]))
		i++;
	return i - first;
}

/* Adds one line's text and spans to a paragraph whose buffers have room for them. */
static void append_line(struct para *para, char *text, const struct line *line)
{
	uint32_t shift;

	para->size = (uint32_t)line_append(text, para->size, line->text, line->size);
	shift = para->size - line->size;
	for (size_t i = 0; i < line->n_spans; i++) {
		struct span *span = &para->spans[para->n_spans++];

		*span = line->spans[i];
		span->start += shift;
		span->end += shift;
	}
	para->last_line = line->number;
}

static void start_para(struct para *para, const struct line *line)
{
	*para = (struct para){
		.text = line->text, .size = line->size,
		.line = line->number, .last_line = line->number,
		.flags = line->flags & ~(uint32_t)(LINE_WRAPS | LINE_HYPHEN),
		.indent = line->indent, .level = line->level, .blanks = line->blanks,
		.marker = line->marker, .spans = line->spans, .n_spans = (uint32_t)line->n_spans,
	};
}

/* Makes room for the text of all lines once, so that cost stays linear. */
static void join_lines(struct arena *arena, const struct line *lines, size_t n, struct para *para)
{
	size_t size = 1, spans = 0;
	char *text;

	for (size_t i = 0; i < n; i++) {
		size += lines[i].size + 1;
		spans += lines[i].n_spans;
	}
	text = arena_alloc(arena, size);
	para->text = text;
	para->size = 0;
	para->spans = spans ? arena_array(arena, spans, sizeof(*para->spans)) : NULL;
	para->n_spans = 0;
	for (size_t i = 0; i < n; i++) {
		append_line(para, text, &lines[i]);
		para->flags &= ~(uint32_t)(LINE_BOLD | LINE_ITALIC | LINE_CAPS) | lines[i].flags;
		para->flags |= lines[i].flags & LINE_RULE_AFTER;
	}
	text[para->size] = '\0';
}

static void count_words(struct para *para)
{
	uint32_t han = 0;

	for (size_t i = 0; i < para->tokens.n; i++) {
		const struct token *token = &para->tokens.v[i];

		switch (token->kind) {
		case TOKEN_WORD:
		case TOKEN_MIXED:
			para->words++;
			para->stops += token_is(token, WORD_STOP);
			break;
		case TOKEN_HAN:
			han += token->end - token->start;
			break;
		default:
			break;
		}
	}
	para->words += (han + 8) / 9;	/* a third per character, three bytes each */
}

/* "S.L.", "Inc.": the full stop belongs to the word before it. */
static bool ends_in_abbreviation(const struct tokens *tokens)
{
	const struct token *word = tokens->n > 1 ? &tokens->v[tokens->n - 2] : NULL;

	return word && word->kind == TOKEN_WORD && (word->flags & TOKEN_CAPITAL) &&
	       (word->end - word->start == 1 || token_is(word, WORD_ORG));
}

static bool ends_sentence(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	uint32_t code;

	if (!tokens->n || tokens->v[tokens->n - 1].kind != TOKEN_PUNCT ||
	    ends_in_abbreviation(tokens))
		return false;
	code = tokens->v[tokens->n - 1].code;
	return code == '.' || code == '!' || code == '?' || code == 0x3002;
}

/* Most words that carry meaning are in lower case, and there are function words. */
static bool is_lower(const struct para *para)
{
	uint32_t lower = 0;

	for (size_t i = 0; i < para->tokens.n; i++) {
		const struct token *token = &para->tokens.v[i];

		lower += token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL) &&
			 !token_is(token, WORD_STOP);
	}
	return para->stops * 4 >= para->words && lower * 2 > para->words - para->stops;
}

bool para_begins_with_degree(const struct para *para)
{
	struct facts facts;
	size_t n = tokens_phrase(&para->tokens, 0, WORD_MASK(WORD_DEGREE), &facts);

	/* "Training of new staff" is none */
	for (size_t i = 0; n && i < facts.n; i++)
		if (facts.v[i].class == WORD_DEGREE && strcmp(facts.v[i].value, "course"))
			return true;
	return false;
}

static bool has_cells(const struct para *para)
{
	for (size_t i = 1; para->tokens.kinds & TOKENS_TABS && i < para->tokens.n; i++)
		if (para->tokens.v[i].flags & TOKEN_TAB_BEFORE)
			return true;
	return false;
}

/* "Clerk to the Master of the Rolls, Harbour Court, 2016 - 2017 (on leave)" is no sentence. */
static bool ends_in_date(const struct para *para)
{
	const struct token *v = para->tokens.v;
	const struct period *period = &para->period;

	return para->dated && period->from > 1 && token_is_comma(&v[period->from - 1]) &&
	       (period->to == para->tokens.n || token_is_code(&v[period->to], '(')) &&
	       v[0].flags & TOKEN_CAPITAL && !ends_sentence(para) && para->words < 2 * PROSE_WORDS;
}

static bool reads_like_prose(const struct para *para)
{
	if (para->date_only || para->contact || ends_in_date(para))
		return false;
	if ((para_begins_with_degree(para) || (para->dated && has_cells(para))) &&
	    para->words < 2 * PROSE_WORDS)
		return false;
	if (para->words >= PROSE_WORDS)
		return para->stops >= 2 || para->words >= 2 * PROSE_WORDS || ends_sentence(para);
	if (para->words < SENTENCE_WORDS)
		return ends_sentence(para) && para->stops >= 2;
	return ends_sentence(para) || is_lower(para);
}

/* Whether the tokens from `from` on are "3 years 7 months" or "a year" and nothing else. */
static bool is_duration(const struct tokens *tokens, size_t from)
{
	size_t units = 0;

	if (tokens->n > from + DURATION_TOKENS || !(tokens->classes & WORD_MASK(WORD_DURATION)))
		return false;
	for (size_t i = from; i < tokens->n; i++) {
		const struct token *token = &tokens->v[i];

		if (token->kind == TOKEN_WORD && token_is(token, WORD_DURATION))
			units++;
		else if (token_is_code(token, '%') ||	/* "22% in a year" */
			 (token->kind != TOKEN_NUMBER && token->kind != TOKEN_PUNCT &&
			  !(token->classes & (WORD_MASK(WORD_AND) | WORD_MASK(WORD_STOP)))))
			return false;
	}
	return units > 0;
}

static void look_for_date(struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	struct period only;

	para->dated = dates_find(tokens, 0, tokens->n, &para->period);
	if (!para->dated)
		return;
	only = para->period;
	if (para->period.to < tokens->n && is_duration(tokens, para->period.to)) {
		para->period.to = tokens->n;
		para->date_only = para->period.from == 0;
	}
	para->date_only |= dates_only_found(tokens, &only);
}

static bool is_spaced(const struct tokens *tokens, size_t i)
{
	return (tokens->v[i].flags & TOKEN_SPACE_BEFORE) && i + 1 < tokens->n &&
	       (tokens->v[i + 1].flags & TOKEN_SPACE_BEFORE);
}

/* Between commas or cells, slashes stand inside an item: "C / C++, Java / Kotlin". */
static bool is_slashed(const struct tokens *tokens)
{
	size_t slashes = 0;

	if (!memchr(tokens->text, '/', tokens->size))
		return false;
	for (size_t i = 0; i < tokens->n; i++) {
		if (token_is_comma(&tokens->v[i]) || token_is_code(&tokens->v[i], ';') ||
		    tokens->v[i].flags & TOKEN_TAB_BEFORE)
			return false;
		slashes += token_is_code(&tokens->v[i], '/') && is_spaced(tokens, i);
	}
	return slashes >= 2;
}

static const struct contact *find_contact(struct arena *arena, const struct tokens *tokens)
{
	struct contact found, *contact;

	if (!contacts_only(arena, tokens, &found))
		return NULL;
	contact = arena_room(arena, 1, sizeof(*contact));
	*contact = found;
	return contact;
}

static void cut_up(struct arena *arena, struct para *para)
{
	tokens_read(arena, para->text, para->size, &para->tokens);
}

static void look_at(struct arena *arena, struct para *para)
{
	count_words(para);
	if (para->words <= 4 * HEADISH_WORDS) {
		look_for_date(para);
		if (!para->date_only)
			para->contact = find_contact(arena, &para->tokens);
		para->classes = para->tokens.classes;
	}
	para->heading = heading_find(para);
	para->prose = reads_like_prose(para);
	para->slashed = is_slashed(&para->tokens);
}

void paras_join(struct arena *arena, const struct para *v, size_t n, struct para *joined)
{
	struct line *lines = arena_array(arena, n, sizeof(*lines));

	for (size_t i = 0; i < n; i++)
		lines[i] = (struct line){ .text = v[i].text, .size = v[i].size,
					  .number = v[i].last_line, .flags = v[i].flags,
					  .spans = v[i].spans, .n_spans = v[i].n_spans };
	*joined = v[0];
	join_lines(arena, lines, n, joined);
	cut_up(arena, joined);
	look_at(arena, joined);
}

/* What of the paragraph's spans covers bytes [from, to), counted from there. */
static void part_spans(struct arena *arena, const struct para *para, uint32_t from, uint32_t to,
		       struct para *part)
{
	part->spans = para->n_spans ? arena_array(arena, para->n_spans, sizeof(*part->spans)) : NULL;
	part->n_spans = 0;
	for (size_t i = 0; i < para->n_spans; i++) {
		struct span span = para->spans[i];

		if (span.end <= from || span.start >= to)
			continue;
		span.start = span.start > from ? span.start - from : 0;
		span.end = (span.end < to ? span.end : to) - from;
		part->spans[part->n_spans++] = span;
	}
}

struct para para_part(struct arena *arena, const struct para *para, size_t from, size_t to)
{
	uint32_t start = para->tokens.v[from].start, end = para->tokens.v[to - 1].end;
	struct para part = { .line = para->line, .last_line = para->last_line,
			     .flags = para->flags, .indent = para->indent,
			     .level = para->level, .blanks = para->blanks,
			     .marker = para->marker };

	part.text = arena_printf(arena, "%.*s", (int)(end - start), para->text + start);
	part.size = end - start;
	part_spans(arena, para, start, end, &part);
	cut_up(arena, &part);
	look_at(arena, &part);
	return part;
}

/* "3 years 7 months" alone near a date says again what the date says. */
static bool repeats_date(const struct paras *paras, size_t i)
{
	size_t from = i > 2 ? i - 2 : 0, to = i + 3 < paras->n ? i + 3 : paras->n;

	if (paras->v[i].date_only || paras->v[i].tokens.kinds & TOKENS_TABS ||
	    !is_duration(&paras->v[i].tokens, 0))
		return false;	/* nor does "Year  What  From", which names columns */
	for (size_t k = from; k < to; k++)
		if (k != i && paras->v[k].dated)
			return true;
	return false;
}

/* "- Present" alone: a layout's dash between two dates, of which neither is known. */
static bool is_lone_now(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	size_t from = 0;

	if (!(tokens->classes & WORD_MASK(WORD_NOW)))
		return false;
	while (from < tokens->n && tokens->v[from].kind == TOKEN_PUNCT)
		from++;
	return from < tokens->n && from + tokens_phrase(tokens, from, WORD_MASK(WORD_NOW), NULL) == tokens->n;
}

/* "(8)" below a heading: how many entries there are. */
static bool is_count(const struct paras *paras, size_t i)
{
	const struct tokens *tokens = &paras->v[i].tokens;

	return i > 0 && tokens->n == 3 && token_is_code(&tokens->v[0], '(') &&
	       tokens->v[1].kind == TOKEN_NUMBER && token_is_code(&tokens->v[2], ')') &&
	       tokens_are_heading(paras->v[i - 1].text, paras->v[i - 1].size);
}

/* "[Skip to content](#main)", the "#" that a page links its items by: no words of a CV. */
static bool is_button(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;

	if (para->words == 0)
		return tokens->n == 1 && token_is_code(&tokens->v[0], '#');
	return para_is(para, WORD_BUTTON) &&
	       tokens_phrase(tokens, 0, WORD_MASK(WORD_BUTTON), NULL) == tokens->n;
}

/* Paragraph i stands behind those that are kept, mostly at its place already. */
static void keep(struct paras *paras, size_t *kept, size_t i)
{
	if (*kept < i)
		paras->v[*kept] = paras->v[i];
	++*kept;
}

/* Takes out what says nothing of its own. */
static void drop_layout(struct paras *paras)
{
	size_t kept = 0;

	for (size_t i = 0; i < paras->n; i++)
		if (!repeats_date(paras, i) && !is_lone_now(&paras->v[i]) &&
		    !is_count(paras, i) && !is_button(&paras->v[i]))
			keep(paras, &kept, i);
	paras->n = kept;
}

/* "Jan 2017" above "- Jan 2018": one range, whose dash was taken for a bullet. */
static bool ends_range(const struct para *start, const struct para *end)
{
	return start->date_only && !start->period.range && end->flags & LINE_BULLET && end->marker &&
	       (*end->marker == '-' || !strncmp(end->marker, "–", 3)) &&
	       ((end->date_only && !end->period.range) || is_lone_now(end));
}

/* "Engineer, Acme, Jan 2017 -" above "Jan 2018" or "Present": the line was full. */
static bool breaks_range(const struct para *start, const struct para *end)
{
	size_t n = start->tokens.n;

	return start->dated && start->period.open && !start->prose && !end->blanks && n > 1 &&
	       token_is_code(&start->tokens.v[n - 1], '-') && start->period.to == n &&
	       ((end->date_only && !end->period.range) || is_lone_now(end));
}

static struct para join_pair(struct arena *arena, const struct para *start, const struct para *end,
			     const char *joint)
{
	struct para whole = { .line = start->line, .last_line = end->last_line,
			      .flags = start->flags, .indent = start->indent,
			      .level = start->level, .blanks = start->blanks,
			      .marker = start->marker };

	whole.text = arena_printf(arena, "%s%s%s", start->text, joint, end->text);
	whole.size = (uint32_t)strlen(whole.text);
	cut_up(arena, &whole);
	look_at(arena, &whole);
	return whole;
}

static void join_ranges(struct arena *arena, struct paras *paras)
{
	size_t kept = 0;

	for (size_t i = 0; i < paras->n; i++) {
		const struct para *end = &paras->v[i];
		struct para *start = kept > 0 ? &paras->v[kept - 1] : NULL;

		if (start && ends_range(start, end))
			*start = join_pair(arena, start, end, " - ");
		else if (start && breaks_range(start, end))
			*start = join_pair(arena, start, end, " ");
		else
			keep(paras, &kept, i);
	}
	paras->n = kept;
}

/* The number of two digits behind a year and a hyphen at token i, "2001-04"; -1: there is none. */
static int short_number_at(const struct tokens *tokens, size_t i)
{
	const struct token *v = tokens->v + i;

	if (i + 2 >= tokens->n || v[0].kind != TOKEN_NUMBER || v[0].end - v[0].start != 4 ||
	    !token_is_code(&v[1], '-') || v[2].kind != TOKEN_NUMBER || v[2].end - v[2].start != 2 ||
	    (v[1].flags | v[2].flags) & TOKEN_SPACE_BEFORE ||
	    (i + 3 < tokens->n && token_is_code(&v[3], '-')))
		return -1;
	return (int)v[2].number;
}

/* What "2001-04" may be, in all paragraphs. */
struct short_numbers {
	size_t years, months;
};

static void count_short_numbers(const struct para *para, struct short_numbers *numbers)
{
	for (size_t i = 0; para->dated && i < para->tokens.n; i++) {
		int number = short_number_at(&para->tokens, i);

		numbers->years += number > LAST_MONTH;
		numbers->months += number > 0 && number <= (int)(para->tokens.v[i].number % 100) &&
				   number <= LAST_MONTH;
	}
}

/*
 * It is a month, unless others such as "1985-91" show that years are shortened
 * here, and no "2012-03" that months are written so.
 */
static void read_short_years(struct paras *paras, const struct short_numbers *numbers)
{
	if (!numbers->years || numbers->months)
		return;
	for (size_t i = 0; i < paras->n; i++) {
		struct para *para = &paras->v[i];

		para->tokens.short_years = true;
		if (para->dated)
			look_for_date(para);
	}
}

/* A date may have lost its bullet to the dash of a range. */
static bool goes_on_in_list(const struct para *para)
{
	return para->flags & LINE_BULLET ||
	       (para->date_only && !para->blanks && para->indent && para->indent == para[-1].indent);
}

/* What could stand in the head of an entry as well. */
static bool is_fact(const struct para *para)
{
	return !para->prose && para->words <= FACT_WORDS;
}

/*
 * Where the facts end that begin a list at paragraph i: all of it when it is
 * short, else its date, the only one; i when it has none.
 */
static size_t facts_end(const struct paras *paras, size_t i)
{
	size_t facts = i, end, date = 0;

	for (end = i; end < paras->n && goes_on_in_list(&paras->v[end]); end++) {
		if (end == facts && end < i + MAX_FACTS && is_fact(&paras->v[end]))
			facts++;
		if (!paras->v[end].date_only)
			continue;
		if (date || end >= facts)
			return i;
		date = end + 1;
	}
	if (!date)
		return i;
	return end == facts ? end : date;
}

/* "- Example Inc." and "- 2018 - 2020" below "Engineer" list what belongs to its line, and no deeds. */
static void unmark_facts(struct paras *paras)
{
	for (size_t i = 1; i < paras->n; i++) {
		const struct para *above = &paras->v[i - 1];

		if (!para_is_headish(above) || above->dated)
			continue;
		for (size_t end = facts_end(paras, i); i < end; i++)
			paras->v[i].flags &= ~(uint32_t)LINE_BULLET;
	}
}

/* "* 2021: Warden" above "  * Fern Trust", which is set in: for whom, and no deed. */
static bool names_employer(const struct para *above, const struct para *para)
{
	const uint64_t names = WORD_MASK(WORD_SCHOOL) | WORD_MASK(WORD_ORG);

	return above->flags & para->flags & LINE_BULLET && para->level > above->level && above->dated &&
	       !above->prose && !(above->classes & names) && para->classes & names && is_fact(para) &&
	       !para->dated && !ends_sentence(para);
}

static void unmark_employers(struct paras *paras)
{
	for (size_t i = 1; i < paras->n; i++)
		if (names_employer(&paras->v[i - 1], &paras->v[i]))
			paras->v[i].flags &= ~(uint32_t)LINE_BULLET;
}

void paras_read(struct arena *arena, const struct lines *all, struct paras *paras)
{
	struct short_numbers numbers = { 0 };
	struct lines lines;
	size_t i = 0;

	memset(paras, 0, sizeof(*paras));
	margins_split(arena, all, &lines);
	paras->width = lines.width;
	paras->v = arena_room(arena, lines.n ? lines.n : 1, sizeof(*paras->v));
	while (i < lines.n) {
		struct para *para = &paras->v[paras->n++];
		size_t joined = count_joined(arena, &lines, i);

		start_para(para, &lines.v[i]);
		if (joined > 1)
			join_lines(arena, &lines.v[i], joined, para);
		cut_up(arena, para);
		if (joined == 1 && glue_cut(arena, para))
			cut_up(arena, para);
		look_at(arena, para);
		count_short_numbers(para, &numbers);
		i += joined;
	}
	read_short_years(paras, &numbers);
	join_ranges(arena, paras);
	drop_layout(paras);
	unmark_facts(paras);
	unmark_employers(paras);
}

bool para_is_headish(const struct para *para)
{
	return !(para->flags & LINE_BULLET) && !para->prose && para->words <= HEADISH_WORDS;
}

bool para_year_in_text(const struct para *para)
{
	const struct token *v = para->tokens.v;
	const struct period *period = &para->period;
	bool apart = (period->from == 0 || v[period->from].flags & TOKEN_TAB_BEFORE) &&
		(period->to == para->tokens.n || v[period->to].flags & TOKEN_TAB_BEFORE);

	return para->dated && !para->date_only && !apart && !period->range && !period->open &&
	       !period->start.month;
}

bool para_year_of_name(const struct para *para, const struct para *next)
{
	return para->dated && !para->date_only && !para->period.range &&
	       para->period.to == para->tokens.n && para->period.from + 1 == para->period.to &&
	       !(para->tokens.v[para->period.from].flags & TOKEN_TAB_BEFORE) && next->dated &&
	       next->period.range && next->period.start.month && next->words;
}

bool para_is_host(const struct para *para)
{
	return para->contact && para->contact->kind == CONTACT_URL && !strchr(para->text, '/') &&
	       strncasecmp(para->text, "www.", 4);
}
