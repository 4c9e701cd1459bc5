/* One reference: what it is cut into by the way that speaks for itself most. */
#include "formats/text/citation/citation.h"

#include <string.h>

#include "formats/text/citation/imprint.h"
#include "formats/text/citation/look.h"
#include "formats/text/citation/names.h"
#include "formats/text/citation/ways.h"
#include "pipeline/arena.h"

enum {
	KEY_TOKENS = 7,		/* of a key and its brackets */
	PATENT_TOKENS = 8,	/* of a patent's country and number */
	LEAD_TOKENS = 24,	/* of a bracket before the title */
};

void citation_add_note(struct citation *citation, struct piece note)
{
	note = piece_trim(note);
	if (!piece_empty(&note) && citation->n_notes < CITATION_NOTES)
		citation->notes[citation->n_notes++] = note;
}

/* The mark at its beginning belongs to the note. */
static void add_marked(struct citation *citation, struct piece note)
{
	if (citation->n_notes < CITATION_NOTES)
		citation->notes[citation->n_notes++] = note;
}

/* A bracket at the end of a title that is a remark: "(Anonymized title for review)" */
static void split_title_note(struct citation *citation)
{
	struct piece *title = &citation->title;
	struct piece inner;
	size_t open = title->to;

	bool square = !piece_empty(title) && piece_is_code(title, title->to - 1, ']');

	if (piece_empty(title) || !(square || piece_is_code(title, title->to - 1, ')')))
		return;
	while (open > title->from && !piece_is_code(title, open - 1, square ? '[' : '('))
		open--;
	if (open <= title->from + 1)
		return;
	inner = piece_sub(title, open, title->to - 1);
	if (!square && piece_words(&inner) < 3 && !citation_is_note(&inner) &&
	    !names_is_mark(look_at(title, open)))
		return;
	if (citation_lead(&inner, inner.from, "with") && !citation->authors.para)
		citation->authors = piece_sub(&inner, inner.from + 1, inner.to);
	else if (names_is_mark(look_at(title, open)))
		add_marked(citation, (struct piece){ title->para, open, title->to - 1 });
	else
		citation_add_note(citation, inner);
	*title = piece_sub(title, title->from, open - 1);
}

/* "… for Long Sequence Thesis Chapter": a kind of publication of two words that the layout glued on. */
static void split_title_kind(struct citation *citation)
{
	struct piece *title = &citation->title;

	if (!piece_may_be(title, WORD_PUBTYPE))
		return;
	for (size_t i = title->from + 2; i + 1 < title->to; i++) {
		size_t n = tokens_phrase(&title->para->tokens, i, WORD_MASK(WORD_PUBTYPE), NULL);

		if (n < 2 || i + n != title->to ||
		    !(look_at(title, i)->flags & TOKEN_CAPITAL))
			continue;
		citation_add_note(citation, (struct piece){ title->para, i, title->to });
		*title = piece_sub(title, title->from, i);
	}
}

/* "一种装置: 中国, CN114567890A[P]": where it is a patent, and its number, behind the last colon. */
static void split_patent_title(struct citation *citation)
{
	struct piece *title = &citation->title;
	size_t colon = title->to, comma;

	while (colon > title->from && !token_is_colon(look_at(title, colon - 1)))
		colon--;
	if (colon <= title->from + 1 || title->to - colon > PATENT_TOKENS || citation->number.para)
		return;
	for (comma = colon; comma < title->to && !token_is_comma(look_at(title, comma));)
		comma++;
	citation->number = piece_sub(title, comma < title->to ? comma + 1 : colon, title->to);
	if (comma < title->to && !citation->venue.para)
		citation->venue = piece_sub(title, colon, comma);
	*title = piece_sub(title, title->from, colon - 1);
}

/* "[J]" behind a title, as GB/T 7714 marks the kind of work */
static void split_title_mark(struct citation *citation)
{
	static const struct {
		char letter;
		const char *type;
	} marks[] = {
		{ 'J', "article" }, { 'C', "inproceedings" }, { 'D', "thesis" }, { 'M', "book" },
		{ 'P', "patent" }, { 'R', "techreport" },
	};
	struct piece *title = &citation->title;
	const struct token *letter;

	if (title->to - title->from < 4 || !piece_is_code(title, title->to - 1, ']') ||
	    !piece_is_code(title, title->to - 3, '['))
		return;
	letter = look_at(title, title->to - 2);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (letter->end - letter->start == 1 &&
		    title->para->text[letter->start] == marks[i].letter) {
			citation->type = marks[i].type;
			*title = piece_sub(title, title->from, title->to - 3);
			if (marks[i].letter == 'P')
				split_patent_title(citation);
			return;
		}
}

void citation_split_title(struct citation *citation)
{
	if (!citation->title.para)
		return;
	split_title_mark(citation);
	split_title_note(citation);
	split_title_kind(citation);
}

/* "[paper] [code]" at the end are buttons. */
static struct piece without_buttons(struct piece all)
{
	while (all.to > all.from) {
		size_t open = all.to - 1;

		if (piece_is_code(&all, open, '.') && open > all.from && piece_is_code(&all, open - 1, ']'))
			open--;
		if (!piece_is_code(&all, open, ']'))
			break;
		while (open > all.from && !piece_is_code(&all, open, '['))
			open--;
		if (all.to - open > 6 || open == all.from)
			break;
		all.to = open;
	}
	return all;
}

/* "[CPP '20]", "[Draft]" before a reference: behind the bracket, which is kept. */
static size_t behind_key(const struct piece *all, struct citation *citation)
{
	size_t from = all->from + 1, to = from;

	if (all->to - all->from <= KEY_TOKENS || !piece_is_code(all, all->from, '[') ||
	    look_at(all, from)->kind == TOKEN_PUNCT)
		return all->from;
	while (to < from + KEY_TOKENS - 2 && !piece_is_code(all, to, ']') && !piece_is_code(all, to, '['))
		to++;
	if (!piece_is_code(all, to, ']'))
		return all->from;
	citation->key = (struct piece){ all->para, from, to };
	return to + 1;
}

/* "C1." or "J3:" before a reference */
static size_t behind_label(const struct piece *all)
{
	const struct token *label = look_at(all, all->from);
	size_t i = all->from + 1;

	if (all->to - all->from < 6 || label->kind != TOKEN_MIXED || !(label->flags & TOKEN_CAPITAL) ||
	    label->end - label->start > 4)
		return all->from;
	return piece_is_code(all, i, '.') || piece_is_code(all, i, ':') || piece_is_code(all, i, ')')
		       ? i + 1 : all->from;
}

static void keep_date(struct citation *citation, const struct para *para, const struct period *period)
{
	citation->dated = true;
	citation->period = *period;
	citation->date = (struct piece){ para, period->from, period->to };
}

/* "(2021) ...": behind the bracket */
static size_t behind_year_in_bracket(const struct piece *all, struct citation *citation)
{
	struct period period;

	if (all->to - all->from <= 4 || !piece_is_code(all, all->from, '(') ||
	    !piece_is_code(all, all->from + 2, ')') || !imprint_is_year(all, all->from + 1) ||
	    !dates_begin(&all->para->tokens, all->from + 1, all->from + 2, &period))
		return all->from;
	keep_date(citation, all->para, &period);
	return period.to + 1;
}

/* "2023	A. Lee: ...", "2021. Lee A. ...", "Mar 2024: ..."; in a list of such lines a space parts them too. */
static size_t behind_date(const struct piece *all, const struct citation_habit *habit,
			  struct citation *citation)
{
	const struct token *next;
	struct period period;
	bool listed = habit->dated * 2 > habit->n;

	if (!dates_begin(&all->para->tokens, all->from, all->to, &period) || period.to >= all->to ||
	    (!listed && (period.range || look_at(all, all->from)->kind != TOKEN_NUMBER)))
		return all->from;
	next = look_at(all, period.to);
	if (!listed && !(next->flags & TOKEN_TAB_BEFORE) && !token_is_code(next, '.') &&
	    !token_is_colon(next))
		return all->from;
	keep_date(citation, all->para, &period);
	return period.to + (next->kind == TOKEN_PUNCT && !look_is_quote(all, period.to) &&
			    !look_opens(all, period.to));
}

/* "(Hg.)", "(ed. with A. Lee)", "(with A. Lee)" before a title: behind the bracket. */
static size_t behind_bracket(const struct piece *all, struct citation *citation)
{
	size_t from = all->from + 1, to = from, n;

	if (all->to - all->from < LEAD_TOKENS / 4 || !piece_is_code(all, all->from, '('))
		return all->from;
	n = citation_lead(all, from, "editors");
	n = n ? n : citation_lead(all, from, "with");
	while (to < all->to && to < from + LEAD_TOKENS && !piece_is_code(all, to, ')'))
		to++;
	if (!n || to == all->to || !piece_is_code(all, to, ')'))
		return all->from;
	if (!citation_lead(all, from, "with"))
		citation_add_note(citation, (struct piece){ all->para, from, from + n });
	while (n && from < to && !citation_lead(all, from, "with"))
		from++;
	if (from < to)
		citation->authors = piece_sub(all, from + citation_lead(all, from, "with"), to);
	return to + 1;
}

/* "With Ann Lee, The Long Night": behind the names of who wrote it too */
static size_t behind_with(struct arena *arena, const struct piece *all, struct citation *citation)
{
	size_t n = citation_lead(all, all->from, "with");
	struct piece rest = { all->para, all->from + n, all->to };
	struct name_run names;

	if (!n || piece_empty(&rest))
		return all->from;
	names = names_run(&rest, (struct segments){ .arena = arena });
	if (!names.n || (names.n == 1 && !names.sure) || names.to + 2 >= all->to ||
	    !(piece_is_code(all, names.to, ',') || piece_is_code(all, names.to, ':') ||
	      piece_is_code(all, names.to, '.')))
		return all->from;
	citation->authors = (struct piece){ all->para, rest.from, names.to };
	return names.to + 1;
}

/* The reference without its label, its buttons and the year before it. */
static struct piece body_of(struct arena *arena, const struct para *para,
			    const struct citation_habit *habit, struct citation *citation)
{
	struct piece all = without_buttons(piece_all(para));

	if (!piece_empty(&all))
		all.from = behind_key(&all, citation);
	if (!piece_empty(&all))
		all.from = behind_label(&all);
	if (!piece_empty(&all))
		all.from = behind_year_in_bracket(&all, citation);
	if (!piece_empty(&all) && !citation->dated)
		all.from = behind_date(&all, habit, citation);
	if (!piece_empty(&all))
		all.from = behind_bracket(&all, citation);
	if (!piece_empty(&all))
		all.from = behind_with(arena, &all, citation);
	return all;
}

/* The full stop of a short last word is not an abbreviation's: "The Price of a Bell." */
static struct piece without_stop(struct piece title)
{
	if (title.to > title.from + 1 && piece_is_code(&title, title.to - 1, '.'))
		title.to--;
	return title;
}

static void read_way(struct arena *arena, const struct way *way, struct citation *citation)
{
	struct piece skipped = { way->title.para, way->authors.to, way->title.from };

	if (way->authors.para)
		citation->authors = way->authors;
	if (way->authors.para && way->authors.to <= way->title.from)
		ways_skip(skipped, citation);
	citation->title = without_stop(way->title);
	if (way->between.para)
		citation_read_tail(arena, way->between, citation);
	citation_read_tail(arena, way->tail, citation);
}

void citation_habit_init(struct citation_habit *habit, struct arena *arena,
			 const struct para *first, size_t n, const struct tokens *owner)
{
	*habit = (struct citation_habit){ .owner = owner, .first = first, .n = n };
	habit->ways = arena_array(arena, n + 1, sizeof(*habit->ways));
	for (size_t i = 0; i < n; i++)
		habit->dated += first[i].dated && !first[i].date_only && first[i].period.from == 0;
	for (size_t i = 0; i < n; i++)
		habit->inverted += ways_begin_inverted(arena, body_of(arena, &first[i], habit,
								      &(struct citation){ 0 }));
}

/* The ways of the paragraph, whose reference is `all`; one that is too long has none. */
static const struct ways *ways_of(struct arena *arena, const struct piece *all,
				  const struct citation_habit *habit)
{
	struct ways **ways = &habit->ways[all->para - habit->first];

	if (!*ways) {
		*ways = arena_alloc(arena, sizeof(**ways));
		if (all->to - all->from <= CITATION_TOKENS)
			**ways = ways_weigh(arena, all, habit);
	}
	return *ways;
}

/* What the key of a reference says that nothing else does: its venue and the year. */
static void use_key(struct citation *citation)
{
	const struct piece *key = &citation->key;
	int year;

	if (!key->para)
		return;
	year = dates_venue_year(&key->para->tokens, key->from, key->to);
	if (year && !citation->venue.para)
		citation->venue = *key;
	if (!citation->dated && !citation->venue_year)
		citation->venue_year = year;
}

void citation_read(struct arena *arena, const struct para *para,
		   const struct citation_habit *habit, struct citation *citation)
{
	const struct ways *ways;
	const struct way *way;
	struct piece all;

	memset(citation, 0, sizeof(*citation));
	all = piece_all(para);
	citation->url = piece_link(&all);
	all = body_of(arena, para, habit, citation);
	ways = ways_of(arena, &all, habit);
	citation->names = &ways->names;
	way = ways_best(ways, habit);
	if (way)
		read_way(arena, way, citation);
	else
		citation->title = all;
	use_key(citation);
	if (all.to - all.from <= CITATION_TOKENS)
		citation_finish(citation);
}

bool citation_names_authors(struct arena *arena, const struct para *para,
			    const struct citation_habit *habit)
{
	struct piece all = body_of(arena, para, habit, &(struct citation){ 0 });
	const struct way *way = ways_best(ways_of(arena, &all, habit), habit);

	return way && way->authors.para;
}

void citation_vote(struct arena *arena, const struct para *para, struct citation_habit *habit)
{
	struct piece all = body_of(arena, para, habit, &(struct citation){ 0 });
	const struct way *way = ways_best(ways_of(arena, &all, habit), NULL);

	if (!way)
		return;
	habit->votes[way->order][way->border]++;
	habit->voters++;
}
