/* Volume, number and pages of a reference. */
#include "formats/text/citation/numbers.h"

#include <string.h>

#include "formats/text/citation/look.h"

enum {
	YEAR_FIRST = 1500,	/* smaller numbers are no years, larger ones no volumes */
	YEAR_LAST = 2100,
	LOOK_AHEAD = 14,	/* tokens within which pages follow a number */
	ROMAN_SIZE = 9,		/* letters of the longest Roman number: "clxxxviii" */
};

static bool is_space(const struct piece *piece, size_t i)
{
	return look_at(piece, i)->flags & TOKEN_SPACE_BEFORE;
}

static bool is_digits(const struct token *token)
{
	return token->kind == TOKEN_NUMBER || token->kind == TOKEN_MIXED;
}

static bool is_year(const struct token *token)
{
	return token->kind == TOKEN_NUMBER && token->number >= YEAR_FIRST &&
	       token->number <= YEAR_LAST && token->end - token->start == 4;
}

/* A hyphen, comma, slash or colon between digits, without spaces. */
static bool joins_digits(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);

	return token->kind == TOKEN_PUNCT && !is_space(piece, i) &&
	       (token->code == '-' || token->code == ',' || token->code == '/' ||
		token->code == ':') &&
	       i + 1 < piece->to && !is_space(piece, i + 1) && is_digits(look_at(piece, i + 1));
}

size_t numbers_end(const struct piece *piece, size_t i)
{
	size_t end = i;

	while (end < piece->to) {
		if (is_digits(look_at(piece, end)) ? end > i && is_space(piece, end)
						    : end == i || !joins_digits(piece, end))
			break;
		end++;
	}
	return end;
}

/* "XLII" */
static bool is_roman(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);
	uint32_t size = token->end - token->start;

	return token->kind == TOKEN_WORD && token->flags & TOKEN_CAPS && size > 1 &&
	       strspn(piece->para->text + token->start, "IVXLC") >= size;
}

/* "xliv," or "cxix (": a volume set in small capitals */
static bool is_small_roman(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);
	uint32_t size = token->end - token->start;

	return token->kind == TOKEN_WORD && size <= ROMAN_SIZE && i + 2 < piece->to &&
	       (piece_is_code(piece, i + 1, ',') || piece_is_code(piece, i + 1, '(')) &&
	       strspn(piece->para->text + token->start, "ivxlc") >= size;
}

/* Behind one number without colons in it: "12", "e1002", "12-13", "XLII". */
static size_t count_end(const struct piece *piece, size_t i)
{
	size_t end = i;

	if (i < piece->to && is_roman(piece, i))
		return i + 1;
	while (end < piece->to && end < numbers_end(piece, i) && !piece_is_code(piece, end, ':') &&
	       !piece_is_code(piece, end, ',') && !piece_is_code(piece, end, '-'))
		end++;
	return end;
}

/* Behind one number as labels count them: "12-13", "10-2620822-0000". */
static size_t code_end(const struct piece *piece, size_t i)
{
	size_t end = count_end(piece, i);

	while (end > i && end < numbers_end(piece, i) && !piece_is_code(piece, end, ':'))
		end++;
	return end;
}

/* Behind pages: "45-67", "45 – 67", "e141-e149", "401", "xii-xv", "1:1-1:24". */
static size_t pages_end(const struct piece *piece, size_t i)
{
	size_t end = numbers_end(piece, i), more;

	if (end == i && i + 2 < piece->to && look_at(piece, i)->kind == TOKEN_WORD &&
	    piece_is_code(piece, i + 1, '-') && look_at(piece, i + 2)->kind == TOKEN_WORD &&
	    look_at(piece, i)->end - look_at(piece, i)->start < 5 &&
	    look_at(piece, i + 2)->end - look_at(piece, i + 2)->start < 6)
		return i + 3;
	while (end > i && end < piece->to && piece_is_code(piece, end, '-') &&
	       (more = numbers_end(piece, end + 1)) > end + 1)
		end = more;
	return end;
}

/* By the words before the number that count it: "vol.", "Heft", "pp." */
enum counted { COUNTS_NOTHING, COUNTS_VOLUME, COUNTS_NUMBER, COUNTS_PAGES };

static const char *const labels[] = {
	[COUNTS_VOLUME] = "volume", [COUNTS_NUMBER] = "number", [COUNTS_PAGES] = "pages",
};

/* Words behind it. */
static const struct {
	const char *word;
	enum counted counted;
} counters[] = {
	{ "권", COUNTS_VOLUME }, { "卷", COUNTS_VOLUME }, { "巻", COUNTS_VOLUME },
	{ "집", COUNTS_VOLUME }, { "호", COUNTS_NUMBER }, { "号", COUNTS_NUMBER },
	{ "號", COUNTS_NUMBER }, { "期", COUNTS_NUMBER },
};

static bool word_is(const struct piece *piece, size_t i, const char *word)
{
	const struct token *token = look_at(piece, i);
	const char *folded = piece->para->tokens.folded + token->fold;
	size_t size = token->fold_end - token->fold;

	return *folded == *word && size == strlen(word) && !memcmp(folded, word, size);
}

/* The same of a script whose folding takes its letters apart. */
static bool text_is(const struct piece *piece, size_t i, const char *word)
{
	const struct token *token = look_at(piece, i);
	size_t size = strlen(word);

	return token->end - token->start == size &&
	       !memcmp(piece->para->text + token->start, word, size);
}

static enum counted counted_by(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);
	struct facts facts = lexicon_find(piece->para->tokens.folded + token->fold,
					  token->fold_end - token->fold, token->code);

	for (size_t k = 0; k < facts.n; k++)
		for (enum counted c = COUNTS_VOLUME; c <= COUNTS_PAGES; c++)
			if (facts.v[k].class == WORD_CITE && !strcmp(facts.v[k].value, labels[c]))
				return c;
	return COUNTS_NOTHING;
}

static enum counted label_at(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);

	if (token_is_code(token, 0x2116))	/* № */
		return COUNTS_NUMBER;
	return token_is(token, WORD_CITE) ? counted_by(piece, i) : COUNTS_NOTHING;
}

static struct piece *counted_into(struct citation *citation, enum counted counted)
{
	struct piece *into = counted == COUNTS_VOLUME ? &citation->volume :
			     counted == COUNTS_NUMBER ? &citation->number : &citation->pages;

	return into->para ? NULL : into;
}

/* Where the number behind a label begins: "n° 2", "pp.45", "vol 3". */
static size_t behind_label(const struct piece *piece, size_t i)
{
	for (i++; i < piece->to && look_at(piece, i)->kind == TOKEN_PUNCT &&
		  (piece_is_code(piece, i, '.') || piece_is_code(piece, i, ':') ||
		   piece_is_code(piece, i, 0xB0) || piece_is_code(piece, i, 0xBA));)
		i++;
	return i;
}

/* Whether a number may begin at token i, or pages: "12", "XLII", "xii-xv". */
static bool may_be_counted(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);

	return is_digits(token) ||
	       (token->kind == TOKEN_WORD &&
		(token->flags & TOKEN_CAPS || (i + 1 < piece->to && piece_is_code(piece, i + 1, '-'))));
}

/* Behind "vol. 9", "pp. 1-9"; *from is where the number begins. */
static size_t labelled_end(const struct piece *piece, size_t i, enum counted *counted,
			   size_t *from)
{
	size_t end;

	*counted = label_at(piece, i);
	if (*counted == COUNTS_NOTHING)
		return i;
	*from = behind_label(piece, i);
	if (*from < piece->to && *counted == COUNTS_PAGES && label_at(piece, *from) == COUNTS_NUMBER)
		*from = behind_label(piece, *from);	/* "Art. no. 12" */
	if (*from >= piece->to || !may_be_counted(piece, *from))
		return i;
	end = *counted == COUNTS_PAGES ? pages_end(piece, *from) : code_end(piece, *from);
	return end > *from ? end : i;
}

/* Behind "제12권", "3호", "第5巻": the number stands at *from. */
static size_t counter_end(const struct piece *piece, size_t i, enum counted *counted, size_t *from)
{
	*from = i + (look_at(piece, i)->kind == TOKEN_HAN &&
		     (text_is(piece, i, "제") || text_is(piece, i, "第")));
	if (*from + 1 >= piece->to || look_at(piece, *from)->kind != TOKEN_NUMBER)
		return i;
	for (size_t k = 0; k < sizeof(counters) / sizeof(counters[0]); k++)
		if (text_is(piece, *from + 1, counters[k].word)) {
			*counted = counters[k].counted;
			return *from + 2;
		}
	return i;
}

/* The end of a reference, or a mark of punctuation behind a number. */
static bool is_delimited(const struct piece *piece, size_t i)
{
	const struct token *token;

	if (i >= piece->to)
		return true;
	token = look_at(piece, i);
	if (token_is_code(token, '('))
		return i + 1 < piece->to && (is_digits(look_at(piece, i + 1)) || label_at(piece, i + 1) ||
					     token_is(look_at(piece, i + 1), WORD_MONTH));
	return (token->kind == TOKEN_PUNCT && token->code != '-') || label_at(piece, i) ||
	       token->kind == TOKEN_HAN || token_is(token, WORD_IN);
}

/* "t. 106/1": the volume and the number of its issue */
static void split_issue(struct citation *citation)
{
	struct piece *volume = &citation->volume;

	if (volume->to - volume->from != 3 || !piece_is_code(volume, volume->from + 1, '/') ||
	    citation->number.para)
		return;
	citation->number = piece_sub(volume, volume->from + 2, volume->to);
	*volume = piece_sub(volume, volume->from, volume->from + 1);
}

static size_t take_labelled(struct citation *citation, const struct piece *piece, size_t i)
{
	enum counted counted;
	struct piece *into;
	size_t from, end = labelled_end(piece, i, &counted, &from);

	if (end > i && !is_delimited(piece, end))
		return i;
	if (end == i)
		end = counter_end(piece, i, &counted, &from);
	if (end == i || !(into = counted_into(citation, counted)))
		return i;
	*into = (struct piece){ piece->para, from, end };
	if (look_at(piece, end - 1)->kind == TOKEN_HAN)
		into->to--;	/* the counter */
	if (counted == COUNTS_VOLUME)
		split_issue(citation);
	return end;
}

/* Whether pages, or a label, stand between i and the end of the sentence. */
static bool pages_follow(const struct piece *piece, size_t i)
{
	for (size_t k = i; k < piece->to && k < i + LOOK_AHEAD && !word_is(piece, k, "doi"); k++) {
		if (is_digits(look_at(piece, k)) && pages_end(piece, k) > k + 1)
			return true;
		if (label_at(piece, k) == COUNTS_PAGES && k + 1 < piece->to)
			return true;
	}
	return false;
}

/* "(3)" or "(3-4)" at token i: behind the bracket; i when it holds something else. */
static size_t bracketed_end(const struct piece *piece, size_t i)
{
	size_t end;

	if (i + 2 >= piece->to || !piece_is_code(piece, i, '('))
		return i;
	end = pages_end(piece, i + 1 + (label_at(piece, i + 1) ? behind_label(piece, i + 1) - i - 1 : 0));
	return end > i + 1 && end < piece->to && piece_is_code(piece, end, ')') &&
	       !is_year(look_at(piece, i + 1)) ? end + 1 : i;
}

/* "9(POPL)", "7, CSCW2,": behind the issue that bears a conference's name; i when no volume with one stands there. */
static size_t named_issue_end(const struct piece *piece, size_t i, struct piece *name)
{
	const struct token *token = look_at(piece, i);
	bool bracket = i + 3 < piece->to && piece_is_code(piece, i + 1, '(');
	uint32_t close = bracket ? ')' : ',';

	if (i + 3 >= piece->to || token->kind != TOKEN_NUMBER || token->number >= YEAR_FIRST ||
	    !(bracket || piece_is_code(piece, i + 1, ',')) || !piece_is_code(piece, i + 3, close))
		return i;
	token = look_at(piece, i + 2);
	if (!(token->flags & TOKEN_CAPITAL) ||
	    !(token->kind == TOKEN_MIXED || (bracket && token->kind == TOKEN_WORD && token->flags & TOKEN_CAPS)))
		return i;
	*name = (struct piece){ piece->para, i + 2, i + 3 };
	return i + 3 + bracket;
}

/* ":45-67", ": S. 45" */
static size_t take_pages_behind(struct citation *citation, const struct piece *piece, size_t i)
{
	enum counted counted;
	size_t from = i + 1, end;

	if (i + 1 >= piece->to || !(piece_is_code(piece, i, ':') || piece_is_code(piece, i, 0xFF1A)) ||
	    citation->pages.para)
		return i;
	end = labelled_end(piece, i + 1, &counted, &from);
	if (end == i + 1) {
		from = i + 1;
		end = pages_end(piece, from);
	}
	if (end == from)
		return i;
	citation->pages = (struct piece){ piece->para, from, end };
	return end;
}

/* ":3, 45-67", "/3, p. 45", ".3 (1999): 45-67": the number of an issue, where pages follow. */
static bool issue_begins(const struct piece *piece, size_t i)
{
	return i + 2 < piece->to && (piece_is_code(piece, i, ':') || piece_is_code(piece, i, '/') ||
				     (piece_is_code(piece, i, '.') && !is_space(piece, i))) &&
	       look_at(piece, i + 1)->kind == TOKEN_NUMBER && !is_space(piece, i + 1) &&
	       (piece_is_code(piece, i + 2, ',') || piece_is_code(piece, i + 2, '(')) &&
	       pages_follow(piece, i + 2);
}

static size_t take_issue_behind(struct citation *citation, const struct piece *piece, size_t i)
{
	if (citation->number.para || !issue_begins(piece, i))
		return i;
	citation->number = (struct piece){ piece->para, i + 1, i + 2 };
	return i + 2;
}

/* Journals alone number so, even those that call themselves proceedings. */
static size_t take_named_issue(struct citation *citation, const struct piece *piece, size_t i)
{
	struct piece name;
	size_t end = named_issue_end(piece, i, &name);

	if (end == i || citation->volume.para)
		return i;
	citation->volume = (struct piece){ piece->para, i, i + 1 };
	citation->number = name;
	if (!citation->type)
		citation->type = "article";
	return take_pages_behind(citation, piece, end);
}

/* "77:1-77:15": pages of the 77th article */
static bool is_article_range(const struct piece *piece, size_t i)
{
	size_t end = numbers_end(piece, i), colons = 0;

	for (size_t k = i; k < end; k++)
		colons += piece_is_code(piece, k, ':');
	return colons == 2;
}

/* "12(3):45-67", "12: 45-67", "12(3)" */
static size_t take_volume(struct citation *citation, const struct piece *piece, size_t i)
{
	size_t end = issue_begins(piece, i + 1) ? i + 1 : count_end(piece, i);
	size_t behind = bracketed_end(piece, end), pages;

	if (end == i || citation->volume.para || is_article_range(piece, i))
		return i;
	pages = behind == end ? take_issue_behind(citation, piece, end) : behind;
	if (pages == behind)
		pages = take_pages_behind(citation, piece, behind);
	if (behind == end && pages == behind)
		return i;
	citation->volume = (struct piece){ piece->para, i, end };
	if (behind > end)
		citation->number = piece_sub(piece, end + 1, behind - 1);
	return pages;
}

/* Which of them a number alone is. */
static struct piece *bare_into(struct citation *citation, const struct piece *piece, size_t i,
			       size_t end)
{
	bool zero = piece->para->text[look_at(piece, i)->start] == '0';

	if (end - i > 1)	/* "11,514,370" or "45-67" */
		return piece_is_code(piece, i + 1, ',') ? &citation->number : &citation->pages;
	if (!citation->volume.para && !zero && (citation->venue.para || citation->pages.para))
		return &citation->volume;
	return !citation->number.para && pages_follow(piece, end) ? &citation->number
								   : &citation->pages;
}

/* A number alone: a volume, behind one the pages, or the number when pages are still to come. */
static size_t take_bare(struct citation *citation, const struct piece *piece, size_t i)
{
	size_t end = pages_end(piece, i);
	struct piece *into;

	if (end == i && citation->venue.para && (is_roman(piece, i) || is_small_roman(piece, i)))
		end = i + 1;
	if (end == i || !is_delimited(piece, end) ||
	    (look_at(piece, i)->kind == TOKEN_WORD && !citation->venue.para))
		return i;
	into = bare_into(citation, piece, i, end);
	if (into->para)
		return i;
	*into = (struct piece){ piece->para, i, end };
	return end;
}

size_t numbers_take(struct citation *citation, const struct piece *piece, size_t i)
{
	size_t end = take_labelled(citation, piece, i);

	if (end == i && citation->venue.para)
		end = take_named_issue(citation, piece, i);
	if (end == i && citation->venue.para)
		end = take_volume(citation, piece, i);
	if (end == i)
		end = take_bare(citation, piece, i);
	return end;
}

/* "2019 Nov;74(11)": behind the date that stands before the volume; i when there is none. */
static size_t behind_issue_date(const struct piece *piece, size_t i)
{
	struct period period;

	return i < piece->to && is_year(look_at(piece, i)) &&
			       dates_begin(&piece->para->tokens, i, piece->to, &period) &&
			       period.start.month && period.to + 1 < piece->to &&
			       piece_is_code(piece, period.to, ';')
		       ? period.to + 1 : i;
}

bool numbers_stand_at(const struct piece *piece, size_t i)
{
	enum counted counted;
	struct piece name;
	size_t from, end;

	while (i < piece->to && look_at(piece, i)->kind == TOKEN_PUNCT &&
	       !piece_is_code(piece, i, '('))
		i++;
	i = behind_issue_date(piece, i);
	if (i >= piece->to)
		return false;
	end = labelled_end(piece, i, &counted, &from);
	if (end > i && is_delimited(piece, end))
		return true;
	if (counter_end(piece, i, &counted, &from) > i)
		return true;
	if (look_at(piece, i)->kind == TOKEN_NUMBER && issue_begins(piece, i + 1))
		return true;
	if (named_issue_end(piece, i, &name) > i)
		return true;
	end = count_end(piece, i);
	return end > i && !is_year(look_at(piece, i)) &&
	       (pages_end(piece, i) > end || bracketed_end(piece, end) > end ||
		(is_delimited(piece, end) && end < piece->to));
}

/* "ICML 25", where the number is a year. */
static bool is_short_name(const struct piece *piece, size_t i)
{
	const struct token *name = look_at(piece, i), *number = look_at(piece, i + 1);
	struct facts facts;

	if (!(name->flags & TOKEN_CAPS) || number->end - number->start != 2)
		return false;
	if (!tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_VENUE), &facts))
		return number->number < 40;
	return !*facts.v[0].value || strcmp(facts.v[0].value, "article") != 0;
}

static bool is_number_behind(const struct piece *piece, size_t i)
{
	const struct token *token;

	if (i >= piece->to)
		return false;
	token = look_at(piece, i);
	return label_at(piece, i) || (is_digits(token) && !is_year(token)) ||
	       (is_year(token) && i + 1 < piece->to && piece_is_code(piece, i + 1, '-'));
}

bool numbers_begin(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i), *before = look_at(piece, i - 1);
	struct piece name;
	size_t end;

	if (!is_space(piece, i) || !(token->kind == TOKEN_NUMBER || is_roman(piece, i)) ||
	    token_is(before, WORD_MONTH) || piece_is_code(piece, i - 1, '-') || label_at(piece, i - 1) ||
	    token_is(before, WORD_STOP))
		return false;
	if (token->kind == TOKEN_NUMBER && (issue_begins(piece, i + 1) || named_issue_end(piece, i, &name) > i))
		return true;
	end = count_end(piece, i);
	if (before->kind == TOKEN_WORD && token->kind == TOKEN_NUMBER && is_short_name(piece, i - 1) &&
	    bracketed_end(piece, end) == end)
		return false;
	if (end >= piece->to)
		return false;
	if (bracketed_end(piece, end) > end)
		return true;
	if (is_year(token))	/* "Rural Health 2020; 28(5)", not "ICML 2020, Vienna" */
		return (piece_is_code(piece, end, ';') ||
			((piece_is_code(piece, end, ',') || piece_is_code(piece, end, ':')) &&
			 !(before->flags & TOKEN_CAPS))) && is_number_behind(piece, end + 1);
	if (piece_is_code(piece, end, '('))
		return end + 2 < piece->to && is_year(look_at(piece, end + 1)) &&
		       token->kind == TOKEN_NUMBER;
	return ((piece_is_code(piece, end, ',') || piece_is_code(piece, end, ':') ||
		 piece_is_code(piece, end, ';')) && is_number_behind(piece, end + 1)) ||
	       label_at(piece, end);
}

bool numbers_labelled(const struct piece *piece, size_t i)
{
	const struct token *token = look_at(piece, i);
	enum counted counted;
	size_t from;

	return token->kind == TOKEN_WORD && token->end - token->start > 1 && is_space(piece, i) &&
	       labelled_end(piece, i, &counted, &from) > i &&
	       is_delimited(piece, labelled_end(piece, i, &counted, &from));
}

bool numbers_label_pages(const struct piece *piece, size_t i)
{
	return label_at(piece, i) == COUNTS_PAGES;
}
