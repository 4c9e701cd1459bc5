/*
 * Who the person is: name, headline, addresses, profiles, place. All of it is
 * told by its own form wherever it stands above the first heading or under a
 * heading such as "Contact"; icons and labels in front of it are not trusted.
 */
#include "formats/text/fill/fill.h"

#include <string.h>
#include <strings.h>

#include "formats/text/entry/titles.h"
#include "formats/text/facts/persons.h"
#include "formats/text/facts/places.h"
#include "formats/text/facts/profiles.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

#define NAME_LIMIT 6		/* the name stands among the first lines */
#define LABEL_WORDS 24
#define HANDLES_MAX 16		/* profiles beyond which no lone word is one */
#define REST_WORDS 5		/* most of what is no summary */
#define LABEL_REST 4		/* most words of a headline's second line */
#define SUMMARY_LABEL 4		/* tokens before the colon of "Career Objective:" */
#define GREETING_TOKENS 8	/* of "Dear Professor Dr. Roe," */
#define SUMMARY_WORDS 8		/* least of a line under "Profile" that is no sentence */

struct head_fill {
	struct fill *fill;
	const char *network;	/* a network named alone, waiting for its user or address */
	struct piece network_piece;
	size_t seen;		/* lines of text so far */
	const struct para *label_para;	/* the line the label came from */
	const struct para *summary_para; /* the last one of the summary */
	bool note;		/* a greeting began a note that the CV came with */
};

/* Every address after the first also goes to the list of all of them. */
static void set_or_list(struct head_fill *h, struct text *first, struct texts *all,
			const char *value, uint32_t line)
{
	struct cv *cv = h->fill->cv;
	size_t size = strlen(value);

	if (!first->s) {
		cv_set(cv, first, value, size, line, CONFIDENT);
		return;
	}
	if (!strcmp(first->s, value))
		return;
	for (size_t i = 0; i < all->n; i++)
		if (!strcmp(all->v[i].s, value))
			return;
	if (!all->n)
		cv_add(cv, all, first->s, strlen(first->s), first->line, first->confidence);
	cv_add(cv, all, value, size, line, CONFIDENT);
}

static struct profile *new_profile(struct head_fill *h, uint32_t line)
{
	struct cv *cv = h->fill->cv;
	struct profile *profile = cv_append(cv, &cv->basics.profiles, &profile_shape);

	profile->entry.line = line;
	return profile;
}

static void set_string(struct head_fill *h, struct text *text, const char *value, uint32_t line)
{
	if (value)
		cv_set(h->fill->cv, text, value, strlen(value), line, CONFIDENT);
}

static struct profile *find_profile(struct head_fill *h, const char *url)
{
	const struct list *profiles = &h->fill->cv->basics.profiles;

	for (size_t i = 0; i < profiles->n; i++) {
		struct profile *profile = profiles->v[i];

		if (profile->url.s && url && !strcmp(profile->url.s, url))
			return profile;
	}
	return NULL;
}

static void add_profile(struct head_fill *h, const char *network, const char *username,
			const char *url, uint32_t line)
{
	struct profile *profile = find_profile(h, url);

	if (!profile)
		profile = new_profile(h, line);
	if (!profile->network.s)
		set_string(h, &profile->network, network, line);
	if (!profile->username.s)
		set_string(h, &profile->username, username, line);
	set_string(h, &profile->url, url, line);
	h->network = NULL;
}

/* No field is there for it. */
static void add_fax(struct head_fill *h, const char *number, uint32_t line)
{
	struct other *other = cv_append(h->fill->cv, &h->fill->cv->other, &other_shape);

	other->entry.line = line;
	set_string(h, &other->text, number, line);
}

static void take_contact(struct head_fill *h, const struct contact *contact, uint32_t line)
{
	struct basics *basics = &h->fill->cv->basics;

	switch (contact->kind) {
	case CONTACT_EMAIL:
		set_or_list(h, &basics->email, &basics->emails, contact->value, line);
		break;
	case CONTACT_PHONE:
		set_or_list(h, &basics->phone, &basics->phones, contact->value, line);
		break;
	case CONTACT_FAX:
		add_fax(h, contact->value, line);
		break;
	case CONTACT_PROFILE:
		add_profile(h, h->network ? h->network : contact->network, contact->username,
			    contact->value, line);
		break;
	case CONTACT_ORCID:
		add_profile(h, "ORCID", contact->username ? contact->username : contact->value,
			    strstr(contact->value, "orcid.org") ? contact->value : NULL, line);
		break;
	case CONTACT_URL:
		if (h->network)
			add_profile(h, h->network, NULL, contact->value, line);
		else if (!basics->url.s)
			set_string(h, &basics->url, contact->value, line);
		else if (strcmp(basics->url.s, contact->value))
			add_profile(h, NULL, NULL, contact->value, line);
		break;
	default:
		break;
	}
}

static const char *lexicon_of_piece(const struct piece *piece, enum word_class class)
{
	const struct tokens *tokens = &piece->para->tokens;
	size_t from = piece->from, to = piece->to;

	while (from < to && tokens->v[from].kind == TOKEN_PUNCT)
		from++;
	while (from < to && tokens->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if (from >= to)
		return NULL;
	return lexicon_value(tokens->folded + tokens->v[from].fold,
			     tokens->v[to - 1].fold_end - tokens->v[from].fold, class);
}

/* "GitHub: jsmith", "jsmith (GitHub)", "linkedin/jane-smith"; NULL when the piece is none. */
static const char *named_handle(struct head_fill *h, const struct piece *piece,
				struct profile_page *page)
{
	size_t start, end;

	if (!profile_of_handle(h->fill->arena, &piece->para->tokens, piece->from, piece->to, page,
			       &start, &end) || !page->network)
		return NULL;
	return page->username;
}

static bool take_named_handle(struct head_fill *h, const struct piece *piece)
{
	struct profile_page page;

	if (!named_handle(h, piece, &page))
		return false;
	add_profile(h, page.network, page.username, piece_link(piece), piece->para->line);
	return true;
}

/* A network that nothing followed is a profile with its name alone. */
static void flush_network(struct head_fill *h)
{
	struct piece piece = h->network_piece;
	struct profile *profile;

	if (!h->network)
		return;
	profile = new_profile(h, piece.para->line);
	fill_piece(h->fill, &profile->network, &piece, LIKELY);
	h->network = NULL;
}

/* The address of a page on a network; "jane.example.org (Bluesky)" is a name there. */
static bool holds_page(struct head_fill *h, const struct piece *piece)
{
	struct contact contact;
	size_t size;
	const char *text = piece_text(piece, &size);

	return contacts_find(h->fill->arena, text, size, 0, &contact) &&
	       (contact.kind == CONTACT_PROFILE || !strncmp(text, "http", 4) || !strncmp(text, "www", 3));
}

/* "Jane Smith (LinkedIn)": whatever stands before the bracket is how they call themselves there. */
static bool take_name_with_network(struct head_fill *h, const struct piece *piece)
{
	size_t open = piece->from, size;
	struct piece inner, name;
	const char *network, *text;

	while (open < piece->to && !piece_is_code(piece, open, '('))
		open++;
	if (open == piece->from || open + 1 >= piece->to || holds_page(h, piece))
		return false;
	inner = piece_sub(piece, open, piece->to);
	network = piece_empty(&inner) ? NULL : lexicon_of_piece(&inner, WORD_NETWORK);
	if (!network)
		return false;
	name = piece_sub(piece, piece->from, open);
	text = piece_text(&name, &size);
	add_profile(h, network, arena_copy(h->fill->arena, text, size), piece_link(piece),
		    piece->para->line);
	return true;
}

/* "LinkedIn" alone: its user or address may follow. */
static bool take_network(struct head_fill *h, const struct piece *piece)
{
	const char *network = lexicon_of_piece(piece, WORD_NETWORK);
	const char *link = piece_link(piece);

	if (!network)
		return false;
	if (link) {
		struct contact contact;

		contacts_only_of(h->fill->arena, link, &contact);
		add_profile(h, network, contact.username, link, piece->para->line);
		return true;
	}
	flush_network(h);
	h->network = network;
	h->network_piece = *piece;
	return true;
}
static bool is_handle_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       strchr("_-.@", c);
}

/* One word that is no word: "jsmith42", "j.smith" */
static bool is_handle(const struct piece *piece)
{
	size_t size;
	const char *text = piece_text(piece, &size);

	if (size < 3 || size > 40)
		return false;
	for (size_t i = 0; i < size; i++)
		if (!is_handle_char(text[i]))
			return false;
	return true;
}

/* What an icon became stands in front of the handle. */
static struct piece without_icon(struct piece piece)
{
	const struct token *v = piece.para->tokens.v;

	while (piece.from + 1 < piece.to && v[piece.from].kind == TOKEN_PUNCT && v[piece.from].code > 0x7F)
		piece.from++;
	return piece;
}

static bool take_handle(struct head_fill *h, const struct piece *piece, bool in_contact_row)
{
	struct piece bare = without_icon(*piece);
	size_t size;
	const char *text = piece_text(&bare, &size);

	if (!(h->network && size && size < 60 && piece_words(&bare) <= 4) &&
	    !(in_contact_row && is_handle(&bare)))
		return false;
	if (*text == '@') {
		text++;
		size--;
	}
	add_profile(h, h->network, arena_copy(h->fill->arena, text, size), piece_link(piece),
		    piece->para->line);
	return true;
}

static bool is_label_alone(const struct piece *piece)
{
	return lexicon_of_piece(piece, WORD_LABEL) != NULL;
}

static bool names_network(const struct piece *piece)
{
	return lexicon_of_piece(piece, WORD_NETWORK) != NULL;
}

/* The first token at or after byte `at` of the piece's text. */
static size_t token_at_byte(const struct piece *piece, size_t at)
{
	const struct token *v = piece->para->tokens.v;
	size_t i = piece->from;

	at += v[piece->from].start;
	while (i < piece->to && v[i].start < at)
		i++;
	return i;
}

/* What stands before, between and after addresses: a place, or their labels. */
static void take_rest(struct head_fill *h, struct piece rest)
{
	rest = piece_trim(rest);
	if (!piece_empty(&rest) && !is_label_alone(&rest))
		fill_location(h->fill, &rest);
}

/* All addresses in a piece, and the places between them. */
static bool take_contacts(struct head_fill *h, const struct piece *piece)
{
	struct contact contact;
	size_t size, at = 0, from = piece->from;
	const char *text = piece_text(piece, &size);

	while (contacts_find(h->fill->arena, text, size, at, &contact)) {
		take_rest(h, (struct piece){ piece->para, from,
					     token_at_byte(piece, contact.start) });
		take_contact(h, &contact, piece->para->line);
		at = contact.end;
		from = token_at_byte(piece, at);
	}
	if (!at)
		return false;
	take_rest(h, (struct piece){ piece->para, from, piece->to });
	return true;
}

static bool take_link(struct head_fill *h, const struct piece *piece)
{
	const char *url = piece_link(piece);
	struct contact contact;

	if (!url || !contacts_only_of(h->fill->arena, url, &contact))
		return false;
	take_contact(h, &contact, piece->para->line);
	return true;
}

static bool looks_like_name(const struct head_fill *h, const struct piece *piece)
{
	struct piece bare = titles_skip(*piece);
	unsigned confidence;

	if (h->seen >= NAME_LIMIT || piece_is(&bare, WORD_ROLE) || piece_is(&bare, WORD_DEGREE))
		return false;
	if (person_looks_like(&piece->para->tokens, piece->from, piece->to, &confidence))
		return true;
	return h->seen == 1 && piece_words(piece) <= 5 && para_is_headish(piece->para) &&
	       !piece_is(piece, WORD_SCHOOL);
}

/* "Jane Roe, PhD" stays whole; "Jane Roe, Software Engineer" is a name and a headline. */
static bool split_name_line(struct head_fill *h, const struct piece *piece, struct piece *name,
			    struct piece *label)
{
	for (size_t i = piece->from + 1; i < piece->to; i++) {
		if (!piece_is_code(piece, i, ','))
			continue;
		*name = piece_trim((struct piece){ piece->para, piece->from, i });
		*label = piece_trim((struct piece){ piece->para, i + 1, piece->to });
		if (!looks_like_name(h, name) || piece_empty(label))
			return false;
		if (piece_is(label, WORD_SUFFIX)) {
			*name = *piece;
			label->from = label->to;
		}
		return true;
	}
	return false;
}

static bool repeats_name(const struct head_fill *h, const struct piece *piece)
{
	const char *name = h->fill->cv->basics.name.s;
	size_t size;
	const char *text = piece_text(piece, &size);

	return name && strlen(name) == size && !strncasecmp(name, text, size);
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
	fill_piece(h->fill, &basics->name, piece, LIKELY);
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

/* One word with no capital in front, alone on its line: a handle whose icon is lost. */
static bool is_lone_handle(const struct piece *piece)
{
	size_t size;
	const char *text = piece_text(piece, &size);

	return piece->from == 0 && piece->to == piece->para->tokens.n && is_handle(piece) &&
	       !(*text >= 'A' && *text <= 'Z');
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

/* What the head holds beside name and headline; sentences of it are the summary's. */
static void take_leftover(struct head_fill *h, const struct piece *piece)
{
	struct basics *basics = &h->fill->cv->basics;
	size_t size;
	const char *text = piece_text(piece, &size);

	if (is_language_line(piece)) {
		fill_language_line(h->fill, *piece);
	} else if (continues_label(h, piece)) {
		fill_append_piece(h->fill, &basics->label, " ", piece, LIKELY);
		h->label_para = piece->para;
	} else if (is_lone_handle(piece) && basics->profiles.n < HANDLES_MAX) {
		add_profile(h, NULL, arena_copy(h->fill->arena, text, size), NULL, piece->para->line);
	} else if (piece_words(piece) <= REST_WORDS && !piece->para->prose &&
		   !continues_summary(h, piece)) {
		keep_apart(h, piece);
	} else {
		fill_append_piece(h->fill, &basics->summary, " ", piece, GUESSED);
	}
}

static void take_label(struct head_fill *h, const struct piece *piece)
{
	struct basics *basics = &h->fill->cv->basics;

	if (!basics->label.s) {
		h->label_para = piece->para;
		fill_piece(h->fill, &basics->label, piece, basics->name.s ? LIKELY : GUESSED);
	} else if (h->label_para == piece->para) {
		fill_append_piece(h->fill, &basics->label, " | ", piece, LIKELY);
	} else {
		take_leftover(h, piece);
	}
}

static void take_text(struct head_fill *h, const struct piece *piece)
{
	struct basics *basics = &h->fill->cv->basics;
	struct piece name, label;

	if (repeats_name(h, piece) || !piece_words(piece) || take_whole_name(h, piece))
		return;
	if (!basics->name.s && looks_like_name(h, piece)) {
		fill_piece(h->fill, &basics->name, piece, LIKELY);
	} else if (!basics->name.s && split_name_line(h, piece, &name, &label)) {
		fill_piece(h->fill, &basics->name, &name, LIKELY);
		if (!piece_empty(&label))
			take_label(h, &label);
	} else {
		take_label(h, piece);
	}
}

/* Whether the span is a link inside the piece. */
static bool is_link_in(const struct piece *piece, const struct span *span)
{
	const struct token *v = piece->para->tokens.v;

	return span->kind == SPAN_LINK && span->start >= v[piece->from].start &&
	       span->end <= v[piece->to - 1].end;
}

/* Several links beside each other, all of them contacts. */
static bool take_links(struct head_fill *h, const struct piece *piece)
{
	const struct para *para = piece->para;
	struct contact contact;
	size_t n = 0;

	for (size_t i = 0; i < para->n_spans; i++) {
		const struct span *span = &para->spans[i];

		if (!is_link_in(piece, span))
			continue;
		if (!span->url || !contacts_only_of(h->fill->arena, span->url, &contact))
			return false;
		n++;
	}
	for (size_t i = 0; n > 1 && i < para->n_spans; i++)
		if (is_link_in(piece, &para->spans[i]) &&
		    contacts_only_of(h->fill->arena, para->spans[i].url, &contact))
			take_contact(h, &contact, para->line);
	return n > 1;
}

static void take_piece(struct head_fill *h, struct piece piece, bool in_contact_row)
{
	piece = piece_trim(piece);
	if (!piece_empty(&piece) && !h->fill->cv->basics.name.s)
		piece = titles_without_document(piece);
	if (piece_empty(&piece) || (is_label_alone(&piece) && !names_network(&piece) &&
				     !piece_link(&piece)))
		return;
	if (take_links(h, &piece) || take_named_handle(h, &piece) ||
	    take_name_with_network(h, &piece) || take_contacts(h, &piece) ||
	    take_network(h, &piece) ||
	    fill_location(h->fill, &piece) || take_link(h, &piece) || take_handle(h, &piece, in_contact_row))
		return;
	take_text(h, &piece);
}

static bool holds_contact(struct head_fill *h, const struct para *para)
{
	struct contact contact;

	return contacts_find(h->fill->arena, para->text, para->size, 0, &contact);
}

/* Whether it names a network, with a handle or alone. */
static bool is_profile(struct head_fill *h, const struct piece *piece)
{
	struct profile_page page;

	return !piece_empty(piece) && (named_handle(h, piece, &page) || names_network(piece));
}

/* "LinkedIn: in/jane | GitHub: @jane": all of it profiles, without any address. */
static bool lists_profiles(struct head_fill *h, const struct piece *all)
{
	size_t from = all->from, left_end = all->to, right;
	struct piece part;

	do {
		right = piece_break(all, from + 1, &left_end);
		part = piece_sub(all, from, right ? left_end : all->to);
		if (!is_profile(h, &part))
			return false;
		from = right;
	} while (right);
	return true;
}

/* "# Jane **Roe**": a heading that is a name, whatever part of it is bold. */
static bool is_name_heading(struct head_fill *h, const struct piece *all)
{
	unsigned confidence;

	return all->para->flags & LINE_HEADING && !h->fill->cv->basics.name.s &&
	       !memchr(all->para->text, '\t', all->para->size) &&
	       person_looks_like(&all->para->tokens, all->from, all->to, &confidence);
}

/* A line of several things set apart: addresses, or a headline with bars in it. */
static void take_row(struct head_fill *h, const struct para *para)
{
	struct piece all = piece_all(para);
	bool row = holds_contact(h, para) || lists_profiles(h, &all);
	size_t from = 0, left_end = 0, right;

	if (is_name_heading(h, &all) ||
	    (!row && h->fill->cv->basics.name.s && !(para->flags & LINE_TABLE))) {
		take_piece(h, all, false);
		return;
	}
	while ((right = piece_break(&all, from + 1, &left_end)) != 0) {
		take_piece(h, (struct piece){ para, from, left_end }, row);
		from = right;
	}
	take_piece(h, (struct piece){ para, from, all.to }, row);
}

/* Sentences; under a heading such as "Profile" everything that is no address. */
static bool is_summary(struct head_fill *h, const struct para *para)
{
	const struct basics *basics = &h->fill->cv->basics;
	bool prose = para->prose && (para->words > LABEL_WORDS || basics->label.s);

	if (h->fill->section->kind == SECTION_SUMMARY)
		prose |= para->words >= SUMMARY_WORDS || (para->prose && basics->name.s);
	return prose && !para->contact &&
	       (para->words > 2 * LABEL_WORDS || !holds_contact(h, para));
}

/* An entry of the page's menu, which names the sections that follow. */
static bool is_menu(const struct head_fill *h, const struct para *para)
{
	return h->fill->section->kind == SECTION_HEAD && (para->flags & LINE_BULLET) &&
	       heading_kind(para) != SECTION_HEAD;
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

/* What the document says of itself and not of the person. */
static bool is_of_document(const struct head_fill *h, const struct para *para)
{
	return is_menu(h, para) || titles_is_document(para) ||
	       (h->fill->section->kind == SECTION_HEAD && titles_is_version(para));
}

/* "Dear Ms Roe,", and what stands behind it in the same lines */
static bool is_greeting(const struct para *para)
{
	static const char *const words[] = { "dear ", "hi ", "hello ", "sehr geehrte", "liebe ", "lieber ",
					     "hallo ", "bonjour ", "cher ", "chere ", "estimado ", "estimada " };
	const struct tokens *tokens = &para->tokens;
	bool greets = false, comma = false;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		greets |= !strncmp(tokens->folded, words[i], strlen(words[i]));
	for (size_t i = 0; greets && i < tokens->n && i < GREETING_TOKENS; i++)
		comma |= token_is_comma(&tokens->v[i]) || token_is_code(&tokens->v[i], '!') ||
			 token_is_colon(&tokens->v[i]);
	return comma;
}

/* The note around a CV that was sent: the greeting, and the sentences below it. */
static bool take_note(struct head_fill *h, const struct para *para)
{
	struct piece all = piece_all(para);

	if (is_greeting(para) && !h->fill->cv->basics.name.s)
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

	if (!para->tokens.n || is_of_document(h, para) || take_note(h, para))
		return;
	h->seen++;
	if (take_labelled_name(h, para) || take_labelled_summary(h, para))
		return;
	if (is_summary(h, para)) {
		fill_append(h->fill, &basics->summary, " ", para->text, para->size, para->line,
			    LIKELY);
		h->summary_para = para;
	} else if (para->prose && !holds_contact(h, para) && basics->name.s) {
		take_label(h, &(struct piece){ para, 0, para->tokens.n });
	} else {
		take_row(h, para);
	}
}

/* An address alone on its line, in a section of other things: the layout slipped. */
static bool is_astray(const struct para *para)
{
	return para->contact && (para->contact->kind == CONTACT_EMAIL ||
				 para->contact->kind == CONTACT_PHONE);
}

static bool keeps_addresses(enum section_kind kind)
{
	return kind == SECTION_HEAD || kind == SECTION_CONTACT || kind == SECTION_PROFILES ||
	       kind == SECTION_SUMMARY || kind == SECTION_REFERENCES;
}

/* They go behind the section, where only the audit sees what else stood in their lines. */
void fill_astray(struct fill *fill, struct section *section)
{
	struct head_fill h = { .fill = fill, .seen = NAME_LIMIT };
	struct para *v = fill->paras->v, *astray;
	size_t kept = section->from, n = 0;

	if (keeps_addresses(section->kind))
		return;
	for (size_t i = section->from; i < section->to; i++)
		n += is_astray(&v[i]);
	if (!n)
		return;
	astray = arena_room(fill->arena, n, sizeof(*astray));
	n = 0;
	for (size_t i = section->from; i < section->to; i++) {
		if (!is_astray(&v[i])) {
			v[kept++] = v[i];
			continue;
		}
		take_contact(&h, v[i].contact, v[i].line);
		astray[n++] = v[i];
	}
	memcpy(v + kept, astray, n * sizeof(*astray));
	section->to = kept;
}

void fill_head(struct fill *fill)
{
	struct head_fill h = { .fill = fill };

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
	flush_network(&h);
}
