/* Footnotes of a list of publications, and who bears their marks. */
#include "formats/text/fill/footnotes.h"

#include <string.h>

#include "formats/text/citation/names.h"
#include "pipeline/arena.h"

enum {
	FOOTNOTE_WORDS = 24,
	KEY_WORDS = 6,		/* of one that names the kind of those that bear its mark */
};

/* One code for the stars that layouts use. */
static uint32_t plain_mark(uint32_t code)
{
	return code == 0x2217 || code == 0x2731 || code == 0xFF0A ? '*' : code;
}

static bool is_mark(const struct token *token)
{
	return token->kind == TOKEN_PUNCT && names_is_mark(token);
}

/* "equal contribution", "corresponding author", "denotes" */
static bool says_mark(const struct piece *piece)
{
	for (size_t i = piece->from; i < piece->to; i++)
		if (citation_lead(piece, i, "mark"))
			return true;
	return false;
}

static void add(struct footnotes *footnotes, uint32_t mark, struct piece text)
{
	if (footnotes->n < FOOTNOTES_MAX && text.to > text.from)
		footnotes->v[footnotes->n++] = (struct footnote){ plain_mark(mark), text };
}

/* The mark behind it parts it from the next. */
static struct piece without_joint(struct piece text)
{
	while (text.to > text.from && (piece_is_code(&text, text.to - 1, ';') ||
				       piece_is_code(&text, text.to - 1, '.') ||
				       token_is_comma(&text.para->tokens.v[text.to - 1])))
		text.to--;
	return text;
}

/* "† corresponding author; * equal contribution" is two. */
static void add_parts(struct footnotes *footnotes, struct piece all, uint32_t bullet)
{
	const struct token *v = all.para->tokens.v;
	uint32_t mark = bullet;
	size_t from = all.from;

	for (size_t i = all.from; i < all.to; i++) {
		bool begins = i == all.from || (v[i].flags & TOKEN_SPACE_BEFORE) ||
			      v[i - 1].kind == TOKEN_PUNCT;

		if (!is_mark(&v[i]) || !begins || (i > from && is_mark(&v[i - 1])))
			continue;
		if (mark)
			add(footnotes, mark, without_joint((struct piece){ all.para, from, i }));
		mark = v[i].code;
		from = i;
	}
	if (mark)
		add(footnotes, mark, (struct piece){ all.para, from, all.to });
}

bool footnotes_add(struct footnotes *footnotes, struct piece sentence)
{
	size_t before = footnotes->n;
	struct piece text = sentence;

	while (text.to > text.from && piece_is_code(&text, text.to - 1, '.'))
		text.to--;
	for (size_t i = text.from; i < text.to; i++)
		if (is_mark(&text.para->tokens.v[i]))
			add(footnotes, text.para->tokens.v[i].code, text);
	return footnotes->n > before;
}

static bool bears(const struct para *para, uint32_t mark)
{
	for (size_t i = 0; i < para->tokens.n; i++)
		if (para->tokens.v[i].kind == TOKEN_PUNCT &&
		    plain_mark(para->tokens.v[i].code) == mark)
			return true;
	return false;
}

static bool has_star(const struct para *para)
{
	return para->marker && !strcmp(para->marker, "*");
}

/* "* poster" where a line above or below bears a star, and none is an item of such a list. */
static bool is_key(const struct paras *paras, const struct section *section, const struct para *key,
		   uint32_t mark)
{
	bool borne = false;

	if (key->words > KEY_WORDS)
		return false;
	for (size_t i = section->from; i < section->to; i++) {
		const struct para *para = &paras->v[i];

		if (para == key)
			continue;
		if (has_star(para))
			return false;
		borne |= bears(para, plain_mark(mark));
	}
	return borne;
}

static bool take(const struct paras *paras, const struct section *section, size_t i,
		 struct footnotes *footnotes)
{
	const struct para *para = &paras->v[i];
	struct piece all = piece_all(para);
	uint32_t bullet = has_star(para) ? '*' : 0;
	const struct token *v = para->tokens.v;

	while (all.to > all.from && (token_is_code(&v[all.to - 1], '.') ||
				     token_is_code(&v[all.to - 1], ')')))
		all.to--;
	while (all.from < all.to && token_is_code(&v[all.from], '('))
		all.from++;
	if (piece_empty(&all) || para->words > FOOTNOTE_WORDS || para->dated ||
	    !(bullet || is_mark(&v[all.from])) ||
	    !(says_mark(&all) || is_key(paras, section, para, bullet ? bullet : v[all.from].code)))
		return false;
	add_parts(footnotes, all, is_mark(&v[all.from]) ? 0 : bullet);
	return true;
}

/* Whether each of the marks stands at a name or title of the section. */
static bool are_borne(const struct paras *paras, const struct section *section,
		      const struct footnotes *footnotes)
{
	size_t borne = 0;

	for (size_t k = 0; k < footnotes->n; k++)
		for (size_t i = section->from; i < section->to; i++)
			if (bears(&paras->v[i], footnotes->v[k].mark)) {
				borne++;
				break;
			}
	return footnotes->n > 0 && borne == footnotes->n;
}

/* The heading ends before the bracket at token i: the publications say what stands in it. */
static void cut_heading(const struct para *heading, size_t i, struct section *section)
{
	const char *end = heading->text + heading->tokens.v[i].start;

	while (end > section->heading && strchr(" \t:", end[-1]))
		end--;
	if (end > section->heading)
		section->heading_size = (size_t)(end - section->heading);
}

/* "JOURNAL PUBLICATIONS (* denotes student author)", "Papers (*student, ^ with data)" */
static void take_heading(const struct paras *paras, struct section *section,
			 struct footnotes *footnotes)
{
	struct piece all = piece_all(&paras->v[section->heading_para]);
	size_t open, mark;

	while (all.from < all.to && !piece_is_code(&all, all.from, '('))
		all.from++;
	while (all.to > all.from && !piece_is_code(&all, all.to - 1, ')'))
		all.to--;
	all.to -= all.to > all.from;
	open = all.from++;
	for (mark = all.from; mark < all.to && !is_mark(&all.para->tokens.v[mark]);)
		mark++;	/* "(112 in all, * corresponding author)" */
	if (mark >= all.to || !(mark == all.from || says_mark(&all)))
		return;
	add_parts(footnotes, (struct piece){ all.para, mark, all.to }, 0);
	if (!are_borne(paras, section, footnotes))
		footnotes->n = says_mark(&all) ? footnotes->n : 0;
	else if (mark == all.from)
		cut_heading(all.para, open, section);
}

void footnotes_take(const struct paras *paras, struct section *section,
		    struct footnotes *footnotes)
{
	memset(footnotes, 0, sizeof(*footnotes));
	if (section->from >= section->to)
		return;
	if (section->heading)
		take_heading(paras, section, footnotes);
	footnotes->last_line = paras->v[section->to - 1].last_line;
	while (section->from < section->to && take(paras, section, section->from, footnotes))
		section->from++;
	while (section->from < section->to && take(paras, section, section->to - 1, footnotes))
		section->to--;
}

/* Whether a paragraph of the section from that line on, before the next publication's, bears it. */
static bool is_marked(const struct fill *fill, uint32_t from, uint32_t to, uint32_t mark)
{
	for (size_t i = fill->section->from; i < fill->section->to; i++) {
		const struct para *para = &fill->paras->v[i];

		if (para->line >= from && para->line < to && bears(para, mark))
			return true;
	}
	return false;
}

static bool holds_mark(const struct piece *text)
{
	for (size_t i = text->from; i < text->to; i++)
		if (is_mark(&text->para->tokens.v[i]))
			return true;
	return false;
}

static void append(struct fill *fill, struct text *note, const struct footnote *footnote)
{
	char mark[2] = { (char)footnote->mark, '\0' };
	bool written = holds_mark(&footnote->text);
	const char *joint = note->s ? "; " : "";

	if (!written)
		fill_append(fill, note, joint, mark, 1, footnote->text.para->line, LIKELY);
	fill_append_piece(fill, note, written ? "; " : " ", &footnote->text, LIKELY);
}

/* Two marks of one sentence */
static bool are_one(const struct footnote *a, const struct footnote *b)
{
	return a->text.para == b->text.para && a->text.from == b->text.from;
}

void footnotes_give(struct fill *fill, const struct footnotes *footnotes, size_t first)
{
	const struct list *all = &fill->cv->publications;

	if (!footnotes->n)
		return;
	for (size_t i = first; i < all->n; i++) {
		struct publication *publication = all->v[i];
		uint32_t next = i + 1 < all->n
					? ((struct publication *)all->v[i + 1])->entry.line
					: footnotes->last_line + 1;

		const struct footnote *last = NULL;

		for (size_t k = 0; k < footnotes->n; k++) {
			const struct footnote *footnote = &footnotes->v[k];

			if ((last && are_one(last, footnote)) ||
			    !is_marked(fill, publication->entry.line, next, footnote->mark))
				continue;
			append(fill, &publication->note, footnote);
			last = footnote;
		}
	}
}
