/* Facts that say what they are: "Advisor: Ann Lee", on a line of their own or within one. */
#include "formats/text/entry/labels.h"

#include <string.h>

#include "formats/text/entry/head.h"

enum {
	NAME_SIZE = 3,		/* bytes; shorter words before a full stop are cut short */
	LABEL_TOKENS = 6,	/* of a label that no list knows, and the mark before it */
};

/* "氏名 山田 花子": a label of a language without spaces, and a space. */
static bool is_spaced_han(const struct tokens *tokens, size_t n)
{
	return n == 1 && tokens->v[0].kind == TOKEN_HAN && tokens->v[1].flags & TOKEN_SPACE_BEFORE &&
	       lexicon_says(tokens->folded, tokens->v[0].fold_end, WORD_LABEL, "name");
}

size_t labels_at(const struct tokens *tokens, size_t i, const char **name)
{
	struct facts facts;
	size_t n = tokens_phrase(tokens, i, WORD_MASK(WORD_LABEL), &facts);
	bool colon, cell;

	if (!n || i + n >= tokens->n)
		return 0;
	colon = token_is_colon(&tokens->v[i + n]);
	cell = i == 0 && (tokens->v[n].flags & TOKEN_TAB_BEFORE || is_spaced_han(tokens, n));
	if (!colon && !cell)
		return 0;
	for (size_t k = 0; k < facts.n; k++)
		if (facts.v[k].class == WORD_LABEL)
			*name = facts.v[k].value;
	return n + colon;
}

/* "Courses" or "Highlights" alone on a line lead into a list. */
static const char *lone_label(const struct para *para)
{
	static const struct {
		const char *heading, *label;
	} names[] = {
		{ "highlights", "highlights" },
		{ "keywords", "keywords" },
		{ "roles", "role" },
		{ "courses", "course" },
	};
	const char *value;

	if (!para->words || para->words > 4 || para->dated)
		return NULL;
	value = tokens_value(&para->tokens, 0, para->tokens.n, WORD_HEADING);
	for (size_t i = 0; value && i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(value, names[i].heading))
			return names[i].label;
	return NULL;
}

const char *para_label(const struct para *para, struct piece *value)
{
	const char *name = NULL;
	size_t n;

	*value = piece_all(para);
	n = labels_at(&para->tokens, 0, &name);
	if (n) {
		value->from = n;
		*value = piece_trim(*value);
		return name;
	}
	name = lone_label(para);
	if (name)
		value->from = value->to;
	return name;
}

/* Facts whose label may stand behind others in one line; the rest begin a line. */
static bool may_follow(const char *label)
{
	static const char *const names[] = { "advisor", "score", "course", "keywords", "url",
					     "thesis" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(label, names[i]))
			return true;
	return false;
}

size_t labels_find(const struct piece *piece, size_t *n, const char **name)
{
	if (!piece_may_be(piece, WORD_LABEL))
		return piece->to;
	for (size_t i = piece->from ? piece->from : 1; i < piece->to; i++) {
		if (piece->para->tokens.v[i].kind != TOKEN_WORD)
			continue;
		*n = labels_at(&piece->para->tokens, i, name);
		if (*n && may_follow(*name) &&
		    (strcmp(*name, "score") || piece->para->tokens.v[i - 1].kind == TOKEN_PUNCT))
			return i;
	}
	return piece->to;
}


/* Whether a sentence ends at token i, behind no title and no initial of a person. */
static bool ends_sentence(const struct piece *value, size_t i)
{
	const struct token *v = value->para->tokens.v;

	if (!token_is_code(&v[i], '.') || i == value->from || v[i - 1].end - v[i - 1].start < NAME_SIZE ||
	    token_is(&v[i - 1], WORD_PREFIX) || token_is(&v[i - 1], WORD_SUFFIX))
		return false;
	return i + 1 == value->to || (v[i + 1].flags & TOKEN_SPACE_BEFORE && v[i + 1].flags & TOKEN_CAPITAL &&
				      !token_is(&v[i + 1], WORD_PREFIX));
}

/* "; external examiner: Prof. B. Poe" at token i */
static bool begins_other(const struct piece *value, size_t i)
{
	if (!piece_is_code(value, i, ';'))
		return false;
	for (size_t k = i + 2; k < value->to && k < i + LABEL_TOKENS; k++)
		if (token_is_colon(&value->para->tokens.v[k]))
			return true;
	return false;
}

/* Where the persons end that the value begins with. */
static size_t persons_end(const struct piece *value)
{
	size_t i = value->from;

	while (i < value->to && !ends_sentence(value, i) && !begins_other(value, i))
		i++;
	return i;
}

size_t labels_value_end(const struct piece *value, const char *name)
{
	const char *inner = name;
	size_t n, end;

	if (!strcmp(name, "advisor"))
		return persons_end(value);
	end = labels_find(value, &n, &inner);
	if (end == value->to || !strcmp(name, "degree"))
		return end;	/* "Degree: B.Sc., Grade: 1.3" */
	/* what else a line says begins with a capital, or behind a mark */
	return (value->para->tokens.v[end].flags & TOKEN_CAPITAL && !piece_is_code(value, end - 1, '(')) ||
			       piece_is_code(value, end - 1, '.') || piece_is_code(value, end - 1, ',') ||
			       piece_is_code(value, end - 1, ';')
		       ? end : value->to;
}
