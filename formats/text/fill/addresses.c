/*
 * What the person is reached by: addresses, numbers and profiles on networks,
 * told by their form wherever a piece of the head holds one.
 */
#include "formats/text/fill/addresses.h"

#include <string.h>

#include "formats/text/facts/profiles.h"
#include "pipeline/arena.h"
#include "pipeline/fields.h"

/* Every address after the first also goes to the list of all of them. */
static void set_or_list(struct addresses *a, struct text *first, struct texts *all,
			const char *value, uint32_t line)
{
	struct cv *cv = a->fill->cv;
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

static struct profile *new_profile(struct addresses *a, uint32_t line)
{
	struct cv *cv = a->fill->cv;
	struct profile *profile = cv_append(cv, &cv->basics.profiles, &profile_shape);

	profile->entry.line = line;
	return profile;
}

static void set_string(struct addresses *a, struct text *text, const char *value, uint32_t line)
{
	if (value)
		cv_set(a->fill->cv, text, value, strlen(value), line, CONFIDENT);
}

static struct profile *find_profile(struct addresses *a, const char *url)
{
	const struct list *profiles = &a->fill->cv->basics.profiles;

	for (size_t i = 0; i < profiles->n; i++) {
		struct profile *profile = profiles->v[i];

		if (profile->url.s && url && !strcmp(profile->url.s, url))
			return profile;
	}
	return NULL;
}

void addresses_add_profile(struct addresses *a, const char *network, const char *username,
			const char *url, uint32_t line)
{
	struct profile *profile = find_profile(a, url);

	if (!profile)
		profile = new_profile(a, line);
	if (!profile->network.s)
		set_string(a, &profile->network, network, line);
	if (!profile->username.s)
		set_string(a, &profile->username, username, line);
	set_string(a, &profile->url, url, line);
	a->network = NULL;
}

/* No field is there for it. */
static void add_fax(struct addresses *a, const char *number, uint32_t line)
{
	struct other *other = cv_append(a->fill->cv, &a->fill->cv->other, &other_shape);

	other->entry.line = line;
	set_string(a, &other->text, number, line);
}

static void take_contact(struct addresses *a, const struct contact *contact, uint32_t line)
{
	struct basics *basics = &a->fill->cv->basics;

	switch (contact->kind) {
	case CONTACT_EMAIL:
		set_or_list(a, &basics->email, &basics->emails, contact->value, line);
		break;
	case CONTACT_PHONE:
		set_or_list(a, &basics->phone, &basics->phones, contact->value, line);
		break;
	case CONTACT_FAX:
		add_fax(a, contact->value, line);
		break;
	case CONTACT_PROFILE:
		addresses_add_profile(a, a->network ? a->network : contact->network, contact->username,
			    contact->value, line);
		break;
	case CONTACT_ORCID:
		addresses_add_profile(a, "ORCID", contact->username ? contact->username : contact->value,
			    strstr(contact->value, "orcid.org") ? contact->value : NULL, line);
		break;
	case CONTACT_URL:
		if (a->network)
			addresses_add_profile(a, a->network, NULL, contact->value, line);
		else if (!basics->url.s)
			set_string(a, &basics->url, contact->value, line);
		else if (strcmp(basics->url.s, contact->value))
			addresses_add_profile(a, NULL, NULL, contact->value, line);
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
static const char *named_handle(struct addresses *a, const struct piece *piece,
				struct profile_page *page)
{
	size_t start, end;

	if (!profile_of_handle(a->fill->arena, &piece->para->tokens, piece->from, piece->to, page,
			       &start, &end) || !page->network)
		return NULL;
	return page->username;
}

static bool take_named_handle(struct addresses *a, const struct piece *piece)
{
	struct profile_page page;

	if (!named_handle(a, piece, &page))
		return false;
	addresses_add_profile(a, page.network, page.username, piece_link(piece), piece->para->line);
	return true;
}

/* A network that nothing followed is a profile with its name alone. */
void addresses_end(struct addresses *a)
{
	struct piece piece = a->network_piece;
	struct profile *profile;

	if (!a->network)
		return;
	profile = new_profile(a, piece.para->line);
	fill_piece(a->fill, &profile->network, &piece, LIKELY);
	a->network = NULL;
}

/* The address of a page on a network; "jane.example.org (Bluesky)" is a name there. */
static bool holds_page(struct addresses *a, const struct piece *piece)
{
	struct contact contact;
	size_t size;
	const char *text = piece_text(piece, &size);

	return contacts_find(a->fill->arena, text, size, 0, &contact) &&
	       (contact.kind == CONTACT_PROFILE || !strncmp(text, "http", 4) || !strncmp(text, "www", 3));
}

/* "Jane Smith (LinkedIn)": whatever stands before the bracket is how they call themselves there. */
static bool take_name_with_network(struct addresses *a, const struct piece *piece)
{
	size_t open = piece->from, size;
	struct piece inner, name;
	const char *network, *text;

	while (open < piece->to && !piece_is_code(piece, open, '('))
		open++;
	if (open == piece->from || open + 1 >= piece->to || holds_page(a, piece))
		return false;
	inner = piece_sub(piece, open, piece->to);
	network = piece_empty(&inner) ? NULL : lexicon_of_piece(&inner, WORD_NETWORK);
	if (!network)
		return false;
	name = piece_sub(piece, piece->from, open);
	text = piece_text(&name, &size);
	addresses_add_profile(a, network, arena_copy(a->fill->arena, text, size), piece_link(piece),
		    piece->para->line);
	return true;
}

/* The network that the piece names; "About me" is a heading, "about.me" the network. */
static const char *network_of_piece(const struct piece *piece)
{
	const char *heading = lexicon_of_piece(piece, WORD_HEADING);
	size_t size;
	const char *text = piece_text(piece, &size);

	return heading && !memchr(text, '.', size) ? NULL : lexicon_of_piece(piece, WORD_NETWORK);
}

/* "LinkedIn" alone: its user or address may follow. */
static bool take_network(struct addresses *a, const struct piece *piece)
{
	const char *network = network_of_piece(piece);
	const char *link = piece_link(piece);

	if (!network)
		return false;
	if (link) {
		struct contact contact;

		contacts_only_of(a->fill->arena, link, &contact);
		addresses_add_profile(a, network, contact.username, link, piece->para->line);
		return true;
	}
	addresses_end(a);
	a->network = network;
	a->network_piece = *piece;
	return true;
}

static bool is_handle_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       strchr("_-.@", c);
}

/* One word that is no word: "jsmith42", "j.smith" */
bool addresses_is_handle(const struct piece *piece)
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

/* "GitHub AnnLee" under "Contact", where no more than a name on the network can stand behind it */
static bool take_network_and_handle(struct addresses *a, const struct piece *piece)
{
	const struct tokens *tokens = &piece->para->tokens;
	size_t n = tokens_phrase(tokens, piece->from, WORD_MASK(WORD_NETWORK), NULL), size;
	struct piece network = { piece->para, piece->from, piece->from + n };
	struct piece handle = { piece->para, network.to, piece->to };
	enum section_kind kind = a->fill->section->kind;
	const char *text;

	if (!n || piece_empty(&handle) || !addresses_is_handle(&handle) ||
	    (kind != SECTION_CONTACT && kind != SECTION_PROFILES) || !network_of_piece(&network))
		return false;
	text = piece_text(&handle, &size);
	addresses_add_profile(a, network_of_piece(&network), arena_copy(a->fill->arena, text, size),
			      piece_link(piece), piece->para->line);
	return true;
}

/* Behind the network and the colon that token i begins; 0 where none does. */
static size_t behind_network(const struct piece *piece, size_t i)
{
	size_t n = tokens_phrase(&piece->para->tokens, i, WORD_MASK(WORD_NETWORK), NULL);

	return n && i + n < piece->to && token_is_colon(&piece->para->tokens.v[i + n]) ? i + n + 1 : 0;
}

/* The first token at or after i where one begins; piece->to if none does. */
static size_t next_network(const struct piece *piece, size_t i)
{
	while (i < piece->to && !behind_network(piece, i))
		i++;
	return i;
}

/* "Instagram: annlee YouTube: Ann Lee Cooks": networks behind each other, a name on each. */
static bool take_networks(struct addresses *a, const struct piece *piece)
{
	size_t at = piece->from, next, size;

	if (!piece_may_be(piece, WORD_NETWORK) || !behind_network(piece, at) ||
	    next_network(piece, at + 1) == piece->to || addresses_in(a, piece->para))
		return false;
	for (; at < piece->to; at = next) {
		struct piece name = piece_sub(piece, behind_network(piece, at), piece->to);
		struct piece network = piece_sub(piece, at, name.from);
		const char *text;

		next = next_network(piece, name.from);
		name = piece_sub(piece, name.from, next);
		if (piece_empty(&name))
			continue;
		text = piece_text(&name, &size);
		addresses_add_profile(a, network_of_piece(&network), arena_copy(a->fill->arena, text, size),
				      piece_link(&name), piece->para->line);
	}
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

static bool take_handle(struct addresses *a, const struct piece *piece, bool in_contact_row)
{
	struct piece bare = without_icon(*piece);
	size_t size;
	const char *text = piece_text(&bare, &size);

	if (!(a->network && size && size < 60 && piece_words(&bare) <= 4) &&
	    !(in_contact_row && addresses_is_handle(&bare)))
		return false;
	if (*text == '@') {
		text++;
		size--;
	}
	addresses_add_profile(a, a->network, arena_copy(a->fill->arena, text, size), piece_link(piece),
		    piece->para->line);
	return true;
}

static bool is_label_alone(const struct piece *piece)
{
	return lexicon_of_piece(piece, WORD_LABEL) != NULL;
}

static bool names_network(const struct piece *piece)
{
	return network_of_piece(piece) != NULL;
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
static void take_rest(struct addresses *a, struct piece rest)
{
	rest = piece_trim(rest);
	if (!piece_empty(&rest) && !is_label_alone(&rest))
		fill_location(a->fill, &rest);
}

/* All addresses in a piece, and the places between them. */
static bool take_contacts(struct addresses *a, const struct piece *piece)
{
	struct contact contact;
	size_t size, at = 0, from = piece->from;
	const char *text = piece_text(piece, &size);

	while (contacts_find(a->fill->arena, text, size, at, &contact)) {
		take_rest(a, (struct piece){ piece->para, from,
					     token_at_byte(piece, contact.start) });
		take_contact(a, &contact, piece->para->line);
		at = contact.end;
		from = token_at_byte(piece, at);
	}
	if (!at)
		return false;
	take_rest(a, (struct piece){ piece->para, from, piece->to });
	return true;
}

static bool take_link(struct addresses *a, const struct piece *piece)
{
	const char *url = piece_link(piece);
	struct contact contact;

	if (!url || !contacts_only_of(a->fill->arena, url, &contact))
		return false;
	take_contact(a, &contact, piece->para->line);
	return true;
}

/* Whether the span is a link inside the piece. */
static bool is_link_in(const struct piece *piece, const struct span *span)
{
	const struct token *v = piece->para->tokens.v;

	return span->kind == SPAN_LINK && span->start >= v[piece->from].start &&
	       span->end <= v[piece->to - 1].end;
}

/* Several links beside each other, all of them contacts. */
static bool take_links(struct addresses *a, const struct piece *piece)
{
	const struct para *para = piece->para;
	struct contact contact;
	size_t n = 0;

	for (size_t i = 0; i < para->n_spans; i++) {
		const struct span *span = &para->spans[i];

		if (!is_link_in(piece, span))
			continue;
		if (!span->url || !contacts_only_of(a->fill->arena, span->url, &contact))
			return false;
		n++;
	}
	for (size_t i = 0; n > 1 && i < para->n_spans; i++)
		if (is_link_in(piece, &para->spans[i]) &&
		    contacts_only_of(a->fill->arena, para->spans[i].url, &contact))
			take_contact(a, &contact, para->line);
	return n > 1;
}

void addresses_add_first(struct addresses *a, const struct para *para)
{
	struct contact contact;

	if (contacts_find(a->fill->arena, para->text, para->size, 0, &contact))
		take_contact(a, &contact, para->line);
}

bool addresses_in(struct addresses *a, const struct para *para)
{
	struct contact contact;

	return contacts_find(a->fill->arena, para->text, para->size, 0, &contact);
}

/* Whether it names a network, with a handle or alone. */
static bool is_profile(struct addresses *a, const struct piece *piece)
{
	struct profile_page page;

	return !piece_empty(piece) && (named_handle(a, piece, &page) || names_network(piece));
}

/* "LinkedIn: in/jane | GitHub: @jane": all of it profiles, without any address. */
bool addresses_are_profiles(struct addresses *a, const struct piece *all)
{
	size_t from = all->from, left_end = all->to, right;
	struct piece part;

	do {
		right = piece_break(all, from + 1, &left_end);
		part = piece_sub(all, from, right ? left_end : all->to);
		if (!is_profile(a, &part))
			return false;
		from = right;
	} while (right);
	return true;
}

/* A label of an address that stands elsewhere, or is missing: "Phone" */
static bool is_bare_label(const struct piece *piece)
{
	return is_label_alone(piece) && !names_network(piece) && !piece_link(piece);
}

bool addresses_take(struct addresses *a, const struct piece *piece, bool in_contact_row)
{
	return is_bare_label(piece) || take_links(a, piece) || take_networks(a, piece) ||
	       take_named_handle(a, piece) ||
	       take_name_with_network(a, piece) || take_contacts(a, piece) || take_network(a, piece) ||
	       take_network_and_handle(a, piece) || fill_location(a->fill, piece) || take_link(a, piece) ||
	       take_handle(a, piece, in_contact_row);
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
	struct addresses a = { .fill = fill };
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
		take_contact(&a, v[i].contact, v[i].line);
		astray[n++] = v[i];
	}
	memcpy(v + kept, astray, n * sizeof(*astray));
	section->to = kept;
}
