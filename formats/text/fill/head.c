/*
 * Who the person is: name, headline, addresses, profiles, place. All of it is
 * told by its own form wherever it stands above the first heading or under a
 * heading such as "Contact"; icons and labels in front of it are not trusted.
 */
#include "formats/text/fill/addresses.h"

#include <string.h>
#include <strings.h>

#include "formats/text/entry/name-line.h"
#include "formats/text/entry/titles.h"
#include "formats/text/facts/persons.h"
#include "formats/text/facts/places.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define NAME_LIMIT 6		/* the name stands among the first lines */
#define NAME_LINES 2		/* a name with other things behind it stands among these */
#define LABEL_WORDS 24
#define HANDLES_MAX 16		/* profiles beyond which no lone word is one */
#define REST_WORDS 5		/* most of what is no summary */
#define LABEL_REST 4		/* most words of a headline's second line */
#define SUMMARY_LABEL 4		/* tokens before the colon of "Career Objective:" */
#define GREETING_TOKENS 8	/* of "Dear Professor Dr. Roe," */
#define FACT_TOKENS 4		/* most of a fact's label */
#define NAME_MARKS (LINE_HEADING | LINE_BOLD | LINE_CAPS)
#define SUMMARY_WORDS 8		/* least of a line under "Profile" that is no sentence */

struct head_fill {
	struct fill *fill;
	struct addresses addresses;
	size_t seen;		/* lines of text so far */
	const struct para *label_para;	/* the line the label came from */
	const struct para *summary_para; /* the last one of the summary */
	struct other *facts;	/* of the person, which no field takes; NULL: none yet */
	bool note;		/* a greeting began a note that the CV came with */
};

/* "Emma Cook": what she is called and not what she is. */
static bool is_named_like_role(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v + piece->from;

	return piece->to - piece->from == 2 && token_is(&v[0], WORD_GIVEN) &&
	       token_is(&v[1], WORD_SURNAME);
}

static bool looks_like_name(const struct head_fill *h, const struct piece *piece)
{
	struct piece bare = titles_skip(*piece);
	unsigned confidence;

	if (h->seen >= NAME_LIMIT || piece_is(&bare, WORD_DEGREE) ||
	    (piece_is(&bare, WORD_ROLE) && !is_named_like_role(&bare)))
		return false;
	if (person_looks_like(&piece->para->tokens, piece->from, piece->to, &confidence))
		return true;
	return h->seen == 1 && piece_words(piece) <= 5 && para_is_headish(piece->para) &&
	       !piece_is(piece, WORD_SCHOOL);
}

static bool repeats_name(const struct head_fill *h, const struct piece *piece)
{
	const char *name = h->fill->cv->basics.name.s;
	size_t size;
	const char *text = piece_text(piece, &size);

	return name && strlen(name) == size && !strncasecmp(name, text, size);
}

/* "Jane Roe's" of "Jane Roe's CV" is her name with an ending. */
static void set_name(struct head_fill *h, const struct piece *piece)
{
	static const char *const endings[] = { "'s", "\xE2\x80\x99s" };
	size_t size;
	const char *text = piece_text(piece, &size);

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		size_t ending = strlen(endings[i]);

		if (size > ending && !memcmp(text + size - ending, endings[i], ending))
			size -= ending;
	}
	fill_bytes(h->fill, &h->fill->cv->basics.name, text, size, piece->para->line, LIKELY);
}

/* A narrow column broke the name in two; further down it stands whole. */
static bool take_whole_name(struct head_fill *h, const struct piece *piece)
{
	struct basics *basics = &h->fill->cv->basics;
	size_t size, known = basics->name.s ? strlen(basics->name.s) : 0;
	const char *text = piece_text(piece, &size);
	unsigned confidence;

	if (!known || size <= known + 1 || strncmp(text, basics->name.s, known) ||
	    text[known] != ' ' ||
	    !person_looks_like(&piece->para->tokens, piece->from, piece->to, &confidence))
		return false;
	if (basics->label.s && strstr(text, basics->label.s))
		memset(&basics->label, 0, sizeof(basics->label));
	set_name(h, piece);
	return true;
}

/* "Spanish, English, Dutch": nothing but languages, two at least. */
static bool is_language_line(const struct piece *piece)
{
	const struct token *v = piece->para->tokens.v;
	size_t languages = 0;

	for (size_t i = piece->from; i < piece->to; i++) {
		languages += token_is(&v[i], WORD_LANGUAGE);
		if (v[i].kind != TOKEN_PUNCT && !token_is(&v[i], WORD_LANGUAGE) && !token_is(&v[i], WORD_AND))
			return false;
	}
	return languages > 1;
}

/* A narrow column broke the headline: its other half stands right below, and is short. */
static bool continues_label(const struct head_fill *h, const struct piece *piece)
{
	const struct para *para = piece->para;

	return h->label_para && para == h->label_para + 1 && !para->blanks && !para->prose &&
	       !(para->flags & LINE_BULLET) && piece_words(piece) <= LABEL_REST &&
	       para->indent == h->label_para->indent && para->size < h->label_para->size;
}

static bool has_capital(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (text[i] >= 'A' && text[i] <= 'Z')
			return true;
	return false;
}

/* One word in small letters, alone on its line: a handle whose icon is lost; "gRPC" is none. */
static bool is_lone_handle(const struct piece *piece)
{
	size_t size;
	const char *text = piece_text(piece, &size);

	return piece->from == 0 && piece->to == piece->para->tokens.n && addresses_is_handle(piece) &&
	       !has_capital(text, size);
}

/* The run without spaces that token i begins. */
static struct piece run_at(const struct piece *piece, size_t i)
{
	const struct token *v = piece->para->tokens.v;
	struct piece run = { piece->para, i, i + 1 };

	while (run.to < piece->to && !(v[run.to].flags & TOKEN_SPACE_BEFORE))
		run.to++;
	return run;
}

static bool holds_any(const char *text, size_t size, const char *marks)
{
	for (size_t i = 0; i < size; i++)
		if (strchr(marks, text[i]))
			return true;
	return false;
}

/* "ann.lee lee-42": several of them beside each other; compounds have hyphens alone. */
static bool are_handles(const struct piece *piece)
{
	size_t runs = 0, certain = 0, size;
	struct piece run;

	for (size_t i = piece->from; i < piece->to; i = run.to) {
		const char *text;

		run = run_at(piece, i);
		text = piece_text(&run, &size);
		if (!addresses_is_handle(&run) || has_capital(text, size) ||
		    !holds_any(text, size, "._-0123456789"))
			return false;
		certain += holds_any(text, size, "._0123456789");
		runs++;
	}
	return runs > 1 && certain;
}

static void take_handles(struct head_fill *h, const struct piece *piece)
{
	struct piece run;

	for (size_t i = piece->from; i < piece->to; i = run.to) {
		const char *text;
		size_t size;

		run = run_at(piece, i);
		text = piece_text(&run, &size);
		addresses_add_profile(&h->addresses, NULL, arena_copy(h->fill->arena, text, size), NULL,
				      piece->para->line);
	}
}

/* The last words of a sentence whose line was broken. */
static bool continues_summary(const struct head_fill *h, const struct piece *piece)
{
	return h->summary_para && piece->para == h->summary_para + 1 && !piece->para->blanks &&
	       !(piece->para->tokens.v[piece->from].flags & TOKEN_CAPITAL);
}

/* A few words that are no sentence would only spoil the summary. */
static void keep_apart(struct head_fill *h, const struct piece *piece)
{
	struct cv *cv = h->fill->cv;
	struct other *other = cv->other.n ? cv->other.v[cv->other.n - 1] : NULL;

	if (!other || other->heading.s) {
		other = cv_append(cv, &cv->other, &other_shape);
		other->entry.line = piece->para->line;
	}
	fill_append_piece(h->fill, &other->text, "\n", piece, GUESSED);
}

/* A side bar of addresses above the name holds no headline. */
static bool may_hold_label(const struct head_fill *h)
{
	enum section_kind kind = h->fill->section->kind;

	return h->fill->cv->basics.name.s || (kind != SECTION_CONTACT && kind != SECTION_PROFILES);
}

/* What the head holds beside name and headline; sentences of it are the summary's. */
static void take_leftover(struct head_fill *h, const struct piece *piece)
{
	struct basics *basics = &h->fill->cv->basics;

	if (is_language_line(piece)) {
		fill_language_line(h->fill, *piece);
	} else if (continues_label(h, piece)) {
		fill_append_piece(h->fill, &basics->label, " ", piece, LIKELY);
		h->label_para = piece->para;
	} else if ((is_lone_handle(piece) || are_handles(piece)) && basics->profiles.n < HANDLES_MAX) {
		take_handles(h, piece);
	} else if (!may_hold_label(h) || (piece_words(piece) <= REST_WORDS && !piece->para->prose &&
					  !continues_summary(h, piece))) {
		keep_apart(h, piece);
	} else {
		fill_append_piece(h->fill, &basics->summary, " ", piece, GUESSED);
	}
}

static void take_label(struct head_fill *h, const struct piece *piece)
{
	struct basics *basics = &h->fill->cv->basics;

	if (!basics->label.s && may_hold_label(h) && !are_handles(piece)) {
		h->label_para = piece->para;
		fill_piece(h->fill, &basics->label, piece, basics->name.s ? LIKELY : GUESSED);
	} else if (h->label_para == piece->para) {
		fill_append_piece(h->fill, &basics->label, " | ", piece, LIKELY);
	} else {
		take_leftover(h, piece);
	}
}

static bool may_be_in_name(const struct token *token)
{
	return token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL &&
	       !(token->classes & ~(WORD_MASK(WORD_GIVEN) | WORD_MASK(WORD_SURNAME)));
}

static bool is_word_of_name(const struct para *para)
{
	return para->tokens.n == 1 && may_be_in_name(&para->tokens.v[0]);
}

/* "JANE" above "ROE" on top: a word in each line, set alike. */
static bool continues_name(const struct head_fill *h, const struct piece *piece)
{
	const struct para *para = piece->para, *above = para - 1;
	const struct text *name = &h->fill->cv->basics.name;

	return name->s && h->seen == 2 && above->line == name->line && is_word_of_name(above) &&
	       is_word_of_name(para) && !((above->flags ^ para->flags) & NAME_MARKS) && !para->blanks;
}

static void take_text(struct head_fill *h, const struct piece *piece)
{
	struct basics *basics = &h->fill->cv->basics;

	if (continues_name(h, piece)) {
		fill_append_piece(h->fill, &basics->name, " ", piece, LIKELY);
		return;
	}
	if (repeats_name(h, piece) || !piece_words(piece) || take_whole_name(h, piece))
		return;
	if (!basics->name.s && looks_like_name(h, piece))
		set_name(h, piece);
	else
		take_label(h, piece);
}

static void take_piece(struct head_fill *h, struct piece piece, bool in_contact_row)
{
	piece = piece_trim(piece);
	if (piece_empty(&piece))
		return;
	if (!addresses_take(&h->addresses, &piece, in_contact_row))
		take_text(h, &piece);
}

/* "# Jane **Roe**": a heading that is a name, whatever part of it is bold. */
static bool is_name_heading(struct head_fill *h, const struct piece *all)
{
	unsigned confidence;

	return all->para->flags & LINE_HEADING && !h->fill->cv->basics.name.s &&
	       !memchr(all->para->text, '\t', all->para->size) &&
	       person_looks_like(&all->para->tokens, all->from, all->to, &confidence);
}

/* "JANE  ROE" on top: two or three words that nothing else is known of, each in a cell. */
static bool is_wide_name(const struct head_fill *h, const struct piece *all)
{
	const struct token *v = all->para->tokens.v;
	size_t n = all->to - all->from;

	if (h->fill->cv->basics.name.s || h->seen > 1 || n < 2 || n > 3)
		return false;
	for (size_t i = all->from; i < all->to; i++)
		if (!may_be_in_name(&v[i]) || (i > all->from && !(v[i].flags & TOKEN_TAB_BEFORE)))
			return false;
	return true;
}

/* "Madison Washington" on top, and no person's name under it */
static bool is_namesake(const struct head_fill *h, const struct piece *all)
{
	const struct para *next = all->para + 1;

	return !h->fill->cv->basics.name.s && h->seen == 1 && name_line_is_namesake(all) &&
	       (next == &h->fill->paras->v[h->fill->section->to] ||
		!person_looks_like(&next->tokens, 0, next->tokens.n, NULL));
}

/* "Jane Roe, MD - Senior Nurse - Boston": on top a name, and what else stands in its line. */
static bool take_name_line(struct head_fill *h, const struct piece *all, bool row)
{
	struct piece rest = *all, name;
	size_t left_end, right;

	if (h->fill->cv->basics.name.s || h->seen > NAME_LINES || !name_line_cut(&rest, &name))
		return false;
	set_name(h, &name);
	while ((right = name_line_break(&rest, &left_end)) != 0) {
		take_piece(h, (struct piece){ rest.para, rest.from, left_end }, row);
		rest.from = right;
	}
	take_piece(h, rest, row);
	return true;
}

/* A line of several things set apart: addresses, or a headline with bars in it. */
static void take_row(struct head_fill *h, const struct para *para)
{
	struct piece all = piece_all(para);
	bool row = addresses_in(&h->addresses, para) || addresses_are_profiles(&h->addresses, &all);
	size_t left_end = 0, right;

	if (!h->fill->cv->basics.name.s && !piece_empty(&all))
		all = titles_without_document(all);
	if (is_wide_name(h, &all) || is_namesake(h, &all)) {
		set_name(h, &all);
		return;
	}
	if (take_name_line(h, &all, row))
		return;
	if (is_name_heading(h, &all) ||
	    (!row && h->fill->cv->basics.name.s && !(para->flags & LINE_TABLE))) {
		take_piece(h, all, false);
		return;
	}
	while ((right = piece_break(&all, all.from + 1, &left_end)) != 0) {
		take_piece(h, (struct piece){ para, all.from, left_end }, row);
		all.from = right;
	}
	take_piece(h, all, row);
}

/* Sentences; under a heading such as "Profile" everything that is no address. */
static bool is_summary(struct head_fill *h, const struct para *para)
{
	const struct basics *basics = &h->fill->cv->basics;
	bool prose = para->prose && (para->words > LABEL_WORDS || basics->label.s);

	if (h->fill->section->kind == SECTION_SUMMARY)
		prose |= para->words >= SUMMARY_WORDS || (para->prose && basics->name.s);
	return prose && !para->contact &&
	       (para->words > 2 * LABEL_WORDS || !addresses_in(&h->addresses, para));
}

/* An entry of the page's menu, which names the sections that follow. */
static bool is_menu(const struct head_fill *h, const struct para *para)
{
	return h->fill->section->kind == SECTION_HEAD && (para->flags & LINE_BULLET) &&
	       para->heading != SECTION_HEAD;
}

/*
 * "Name: Jane Roe", "Vorname: Jane" above "Nachname: Roe"; the kana of a name
 * that is known say nothing new.
 */
static bool take_labelled_name(struct head_fill *h, const struct para *para)
{
	struct text *name = &h->fill->cv->basics.name;
	struct piece value;
	const char *label = para_label(para, &value);

	if (!label || strcmp(label, "name") || piece_empty(&value))
		return false;
	if (!name->s)
		fill_piece(h->fill, name, &value, LIKELY);
	else if (!strchr(name->s, ' ') && piece_words(&value) == 1 && !repeats_name(h, &value))
		fill_append_piece(h->fill, name, " ", &value, LIKELY);
	else
		return false;
	return true;
}

/*
 * "Date of birth: 4 May 1990", "Marital status   single": facts for which there
 * is no field, one text for all of a section. Under a heading of its own a
 * label that no list knows leads to one as well.
 */
static bool is_fact(struct head_fill *h, const struct para *para)
{
	static const char *const facts[] = { "birth", "nationality", "marital", "gender" };
	const struct tokens *tokens = &para->tokens;
	struct piece value;
	const char *label = para_label(para, &value);
	size_t i = 1;

	if (addresses_in(&h->addresses, para))
		return false;
	for (size_t k = 0; label && k < sizeof(facts) / sizeof(facts[0]); k++)
		if (!strcmp(label, facts[k]))
			return true;
	if (label || h->fill->section->kind != SECTION_CONTACT)
		return false;
	while (i < tokens->n && i <= FACT_TOKENS && !token_is_colon(&tokens->v[i]) &&
	       !(tokens->v[i].flags & TOKEN_TAB_BEFORE))
		i++;
	return i < tokens->n && i <= FACT_TOKENS && tokens->v[0].kind == TOKEN_WORD &&
	       !token_is(&tokens->v[0], WORD_NETWORK);
}

static bool take_fact(struct head_fill *h, const struct para *para)
{
	struct cv *cv = h->fill->cv;
	struct piece all = piece_all(para);

	if (!is_fact(h, para))
		return false;
	if (!h->facts) {
		h->facts = cv_append(cv, &cv->other, &other_shape);
		h->facts->entry.line = para->line;
		fill_heading(h->fill, &h->facts->heading);
	}
	fill_append_piece(h->fill, &h->facts->text, "\n", &all, LIKELY);
	return true;
}

/* What the document says of itself and not of the person. */
static bool is_of_document(const struct head_fill *h, const struct para *para)
{
	return is_menu(h, para) || titles_is_document(para) ||
	       (h->fill->section->kind == SECTION_HEAD && titles_is_version(para));
}

/* "Dear Ms Roe,", and what stands behind it in the same lines */
static bool is_greeting(const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	size_t i = tokens_phrase(tokens, 0, WORD_MASK(WORD_GREETING), NULL);

	for (; i && i < tokens->n && i < GREETING_TOKENS; i++)
		if (token_is_comma(&tokens->v[i]) || token_is_code(&tokens->v[i], '!') ||
		    token_is_colon(&tokens->v[i]))
			return true;
	return false;
}

/* "Subject: ...": a field of a mail's header (RFC 5322, section 3.6), as programs show it. */
static bool is_mail_field(const struct para *para, bool *sender)
{
	static const struct {
		const char *name;	/* folded */
		bool sender;
	} fields[] = {
		{ "from", true }, { "von", true }, { "de", true }, { "da", true }, { "van", true },
		{ "to", false }, { "cc", false }, { "bcc", false }, { "subject", false }, { "date", false },
		{ "sent", false }, { "an", false }, { "betreff", false }, { "datum", false },
		{ "gesendet", false }, { "a", false }, { "objet", false }, { "envoye", false },
		{ "para", false }, { "asunto", false }, { "assunto", false }, { "fecha", false },
		{ "data", false }, { "enviado", false }, { "oggetto", false }, { "aan", false },
		{ "onderwerp", false },
	};
	const struct tokens *tokens = &para->tokens;
	size_t size;

	if (tokens->n < 3 || !token_is_colon(&tokens->v[1]))
		return false;
	size = tokens->v[0].fold_end - tokens->v[0].fold;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		*sender = fields[i].sender;
		if (strlen(fields[i].name) == size &&
		    !memcmp(fields[i].name, tokens->folded + tokens->v[0].fold, size))
			return true;
	}
	return false;
}

/* The header of the mail that the CV came in; only the writer's address is the person's. */
static bool take_mail_field(struct head_fill *h, const struct para *para)
{
	struct piece all = piece_all(para);
	bool sender;

	if (h->seen || h->fill->section->kind != SECTION_HEAD || !is_mail_field(para, &sender))
		return false;
	if (sender)
		addresses_add_first(&h->addresses, para);
	keep_apart(h, &all);
	return true;
}

/* The note around a CV that was sent: the greeting, and the sentences below it. */
static bool take_note(struct head_fill *h, const struct para *para)
{
	struct piece all = piece_all(para);
	struct piece name = titles_introduced(all);

	if (is_greeting(para) && piece_empty(&name) && !h->fill->cv->basics.name.s)
		h->note = true;
	else
		h->note &= para->prose;
	if (h->note)
		keep_apart(h, &all);
	return h->note;
}

/* "OBJECTIVE: a post at sea": the heading of a summary that begins its line. */
static bool take_labelled_summary(struct head_fill *h, const struct para *para)
{
	const struct tokens *tokens = &para->tokens;
	struct piece value;
	size_t colon = 1;
	const char *kind;

	while (colon < tokens->n && colon < SUMMARY_LABEL && !token_is_colon(&tokens->v[colon]))
		colon++;
	if (colon + 1 >= tokens->n || !token_is_colon(&tokens->v[colon]))
		return false;
	kind = tokens_value(tokens, 0, colon, WORD_HEADING);
	if (!kind || section_kind_by_name(kind) != SECTION_SUMMARY)
		return false;
	value = piece_trim((struct piece){ para, colon + 1, tokens->n });
	fill_append_piece(h->fill, &h->fill->cv->basics.summary, " ", &value, LIKELY);
	return true;
}

static void take_para(struct head_fill *h, const struct para *para)
{
	struct basics *basics = &h->fill->cv->basics;

	if (!para->tokens.n || take_mail_field(h, para) || is_of_document(h, para) ||
	    take_note(h, para))
		return;
	h->seen++;
	if (take_labelled_name(h, para) || take_labelled_summary(h, para) || take_fact(h, para))
		return;
	if (is_summary(h, para)) {
		fill_append(h->fill, &basics->summary, " ", para->text, para->size, para->line,
			    LIKELY);
		h->summary_para = para;
	} else if (para->prose && !addresses_in(&h->addresses, para) && basics->name.s) {
		take_label(h, &(struct piece){ para, 0, para->tokens.n });
	} else {
		take_row(h, para);
	}
}

void fill_head(struct fill *fill)
{
	struct head_fill h = { .fill = fill, .addresses = { .fill = fill } };

	/* only the top of a text holds a name and a headline */
	if (fill->section->kind != SECTION_HEAD)
		h.seen = NAME_LIMIT;
	for (size_t i = fill->section->from, n; i < fill->section->to; i += n) {
		n = h.seen ? fill_address_lines(fill, i) : 0;
		if (!n) {
			take_para(&h, &fill->paras->v[i]);
			n = 1;
		}
	}
	addresses_end(&h.addresses);
}
