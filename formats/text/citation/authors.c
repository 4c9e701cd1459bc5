/* Lists of authors: whether a text is one, and which names are in it. */
#include "formats/text/citation/names.h"

#include <string.h>

#include "formats/text/citation/look.h"

enum {
	FIRST_NAMES = 3,	/* of a line, that tell whether it begins with names */
	TITLE_TOKENS = 16,	/* of the longest phrase that the lexicon knows */
	GROUP_TOKENS = 8,	/* no group's name is longer: "The Bell Tower Study Group" */
};

/* Whether a name may hold token i: no number, no small word but "van", "and", "et al." */
static bool stands_in_names(const struct piece *piece, size_t i)
{
	const uint64_t small = WORD_MASK(WORD_AND) | WORD_MASK(WORD_PARTICLE);
	const struct token *token = look_at(piece, i);

	if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_HAN)
		return true;
	if (token->kind != TOKEN_WORD)
		return names_is_mark(token);
	return token->flags & TOKEN_CAPITAL || token->classes & small ||
	       (i > piece->from && (piece_is_code(piece, i - 1, '-') ||
				    names_is_et_al(&(struct piece){ piece->para, i - 1, i + 1 }))) ||
	       names_is_et_al(&(struct piece){ piece->para, i, i + 1 });
}

/* Whether token i may be in the name of a group, which holds any words. */
static bool is_before_group(const struct piece *piece, size_t i)
{
	if (!piece_may_be(piece, WORD_CITE))
		return false;
	for (size_t k = i; k < piece->to && k < i + GROUP_TOKENS; k++)
		if (citation_lead(piece, k, "group"))
			return true;
	return false;
}

/* Whether token i is in a title, as "rer." and "nat." are in "Dr. rer. nat." */
static bool is_in_title(const struct piece *piece, size_t i)
{
	const uint64_t titles = WORD_MASK(WORD_PREFIX) | WORD_MASK(WORD_SUFFIX);
	size_t first = i > piece->from + TITLE_TOKENS ? i - TITLE_TOKENS : piece->from;

	if (!(piece->para->tokens.classes & titles))
		return false;
	for (size_t k = first; k <= i; k++)
		if (k + tokens_phrase(&piece->para->tokens, k, titles, NULL) > i)
			return true;
	return false;
}

/* The full stop behind the bracket that opens at token i: up to there anything may stand. */
static size_t remark_end(const struct piece *piece, size_t i)
{
	size_t depth = 0;

	for (; i < piece->to; i++) {
		depth += piece_is_code(piece, i, '(') || piece_is_code(piece, i, '[');
		depth -= depth && (piece_is_code(piece, i, ')') || piece_is_code(piece, i, ']'));
		if (!depth && names_is_stop(piece, i))
			break;
	}
	return i;
}

/*
 * Whether a word stands there that no list of names holds. Most texts are
 * none by that alone, and need not be cut up.
 */
static bool holds_other_words(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		if (piece_is_code(piece, i, '('))
			i = remark_end(piece, i);
		else if (!stands_in_names(piece, i) && !is_in_title(piece, i) &&
			 !is_before_group(piece, i))
			return true;
	}
	return false;
}

/* Whether the segments of the piece are names, `least` of them surely. */
static bool are_authors(const struct segments *segments, const struct piece *piece, size_t least)
{
	size_t persons = 0, maybe = 0, n = segments->n;

	for (size_t i = 0; i < n; i++) {
		const struct segment *segment = &segments->v[i];

		persons += segment->person;
		maybe += segment->maybe;
		if (!segment->maybe && n > 2 && (i == 0 || i + 1 == n))
			maybe += names_is_half(segment);
	}
	if (maybe < n || persons < (least ? 1 : 0))
		return false;
	if (persons >= least && persons * 2 >= n)
		return true;
	return n > 2 && !(piece_classes(piece) & NAMES_NEVER);
}

bool citation_is_authors(struct arena *arena, const struct piece *piece, size_t least)
{
	struct segments segments = { .arena = arena, .names_only = true };
	bool are;

	if (holds_other_words(piece))
		return false;
	names_cut(piece, &segments);
	are = are_authors(&segments, piece, least);
	names_release(&segments);
	return are;
}

static bool holds_comma(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (piece_is_code(piece, i, ','))
			return true;
	return false;
}

bool citation_begins_with_authors(struct arena *arena, const struct para *para)
{
	struct segments segments = { .arena = arena, .enough = FIRST_NAMES };
	struct piece head = piece_all(para);
	bool begins;
	size_t n;

	if (head.to > NAMES_TOKENS)
		head.to = NAMES_TOKENS;
	names_cut(&head, &segments);
	n = names_end(&segments, 0);
	begins = n > 1 || (n == 1 && segments.v[0].person &&
			   (segments.v[0].initials || holds_comma(&segments.v[0].piece)));
	names_release(&segments);
	return begins;
}

/* "Smith, John, and Ann Lee": the first name alone is inverted. */
static void join_first(struct segments *segments)
{
	if (segments->n < 2 || !names_is_half(&segments->v[0]) || !names_is_half(&segments->v[1]))
		return;
	segments->v[0].piece.to = segments->v[1].piece.to;
	segments->n--;
	memmove(segments->v + 1, segments->v + 2, (segments->n - 1) * sizeof(*segments->v));
}

/* Whether the full stop of an initial stands behind the name: "Smith J." */
static bool is_before_its_stop(const struct piece *name, size_t to)
{
	return name->to < to && piece_is_code(name, name->to, '.') &&
	       names_is_initial(name, name->to - 1);
}

static struct piece name_of(const struct segment *segment)
{
	return names_without_marks(piece_trim(segment->piece));
}

/* "Smith J, Lee A. Title": initials without full stops, so that the last one ends the list. */
static bool are_bare(const struct segments *segments, const struct piece *list)
{
	struct piece name;

	if (segments->n < 2 || !names_are_inverted(segments))
		return false;
	name = name_of(&segments->v[0]);
	return !piece_empty(&name) && names_is_initial(&name, name.to - 1) &&
	       !is_before_its_stop(&name, list->to);
}

/* The authors, cut up with their reference or for themselves. */
static void cut_authors(const struct citation *citation, struct segments *segments)
{
	if (!citation->names || !names_copy(citation->names, &citation->authors, segments))
		names_cut(&citation->authors, segments);
}

/* With the full stop of an initial, without the one that ends a list of bare ones. */
static struct piece with_its_stop(struct piece name, const struct piece *list, bool bare)
{
	if (bare)
		name.to -= name.to == list->to && piece_is_code(&name, name.to - 1, '.');
	else
		name.to += is_before_its_stop(&name, list->to);
	return name;
}

void citation_each_author(struct arena *arena, const struct citation *citation,
			  void (*add)(void *context, const char *name, size_t size),
			  void *context)
{
	struct segments segments = { .arena = arena };
	bool bare;

	cut_authors(citation, &segments);
	join_first(&segments);
	bare = are_bare(&segments, &citation->authors);
	for (size_t i = 0; i < segments.n; i++) {
		struct piece name = name_of(&segments.v[i]);
		size_t size;
		const char *text;

		if (names_is_ellipsis(&segments.v[i].piece))
			add(context, "others", 6);
		if (piece_empty(&name))
			continue;
		name = with_its_stop(name, &citation->authors, bare);
		text = piece_text(&name, &size);
		if (names_is_et_al(&name))
			add(context, "others", 6);
		else
			add(context, text, size);
	}
	names_release(&segments);
}
