#include "formats/text/facts/contacts.h"

#include <string.h>
#include <strings.h>

#include "formats/text/facts/phones.h"
#include "formats/text/facts/profiles.h"
#include "formats/text/lexicon/address.h"
#include "formats/text/lexicon/lexicon.h"
#include "formats/text/lexicon/phrase.h"
#include "formats/text/lexicon/tokens.h"
#include "pipeline/arena.h"
#include "pipeline/utf8.h"

/* A text that is searched, and from where on. */
struct search {
	struct arena *arena;
	const char *text;
	size_t size, from;
	size_t no_host;		/* dots before this byte are in no host */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alpha(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_alnum(char c)
{
	return is_digit(c) || is_alpha(c);
}

static void set_contact(struct contact *contact, enum contact_kind kind, size_t start, size_t end,
			const char *value, unsigned confidence)
{
	*contact = (struct contact){ .kind = kind, .start = (uint32_t)start, .end = (uint32_t)end,
				     .value = value, .confidence = confidence };
}

/* ---- e-mail ---- */

static size_t skip_spaces(const struct search *search, size_t at)
{
	while (at < search->size && (search->text[at] == ' ' || search->text[at] == '\t'))
		at++;
	return at;
}

/* What people write for the marks of an address, in brackets at least; the first also without. */
static const char *const ats[] = { "at", "arroba", "ät", "chez", NULL };
static const char *const dots[] = { "dot", "punkt", "punto", "point", "ponto", "punt", "kropka", NULL };

/* The size of the word that stands there; without brackets only the first counts. 0: none. */
static size_t word_size(const struct search *search, size_t at, const char *const *words, bool bracket)
{
	for (size_t i = 0; words[i] && (bracket || i == 0); i++) {
		size_t size = strlen(words[i]);

		if (search->size - at >= size && !strncasecmp(search->text + at, words[i], size))
			return size;
	}
	return 0;
}

/* The word in its brackets: "at", "[at]", "(@at)", "{AT}", "(.dot)"; the byte behind, or 0. */
static size_t skip_bracketed(const struct search *search, size_t at, const char *const *words,
			     char sign, bool *bracketed)
{
	static const char open[] = "([{<", close[] = ")]}>";
	const char *bracket = at < search->size && search->text[at] ?
		strchr(open, search->text[at]) : NULL;
	size_t length;

	*bracketed = bracket;
	if (bracket) {
		at = skip_spaces(search, at + 1);
		if (at < search->size && search->text[at] == sign)
			at++;
		if (at < search->size && search->text[at] == close[bracket - open])
			return at + 1;	/* "[@]", "(.)" */
	}
	length = word_size(search, at, words, bracket != NULL);
	if (!length)
		return 0;
	at += length;
	if (!bracket)
		return at < search->size && is_alnum(search->text[at]) ? 0 : at;
	at = skip_spaces(search, at);
	return at < search->size && search->text[at] == close[bracket - open] ? at + 1 : 0;
}

static size_t label_end(const struct search *search, size_t at)
{
	while (at < search->size && (is_alnum(search->text[at]) || search->text[at] == '-'))
		at++;
	return at;
}

/*
 * The host of an address written in words: "y dot com", "y[dot]co[dot]uk",
 * "y.edu". *plain: nothing of it was disguised. Returns NULL if it is none.
 */
static const char *worded_host(struct search *search, size_t at, size_t *end, bool *plain)
{
	const char *host = "";
	size_t labels = 0, behind;

	*plain = true;
	for (at = skip_spaces(search, at);; at = behind) {
		bool bracketed;
		size_t last = label_end(search, at), dot = skip_spaces(search, last);

		if (last == at || last - at > 63)
			break;
		host = arena_printf(search->arena, "%s%s%.*s", host, labels ? "." : "",
				    (int)(last - at), search->text + at);
		labels++;
		*end = last;
		if (last + 1 < search->size && search->text[last] == '.' &&
		    is_alnum(search->text[last + 1])) {
			behind = last + 1;
			continue;
		}
		behind = labels < 8 ? skip_bracketed(search, dot, dots, '.', &bracketed) : 0;
		if (!behind)
			break;
		*plain = false;
		behind = skip_spaces(search, behind);
	}
	return labels >= 2 ? host : NULL;
}

static bool is_local(char c)
{
	return is_alnum(c) || (c && strchr("._+-", c));
}

/* The word before the byte, with its spaces; *start == *end when there is none. */
static void word_before(const struct search *search, size_t at, size_t *start, size_t *end)
{
	const char *text = search->text;

	while (at > search->from && text[at - 1] == ' ')
		at--;
	*end = at;
	while (at > search->from && *end - at < 64 && is_local(text[at - 1]))
		at--;
	while (at < *end && !is_alnum(text[at]))
		at++;
	*start = at;
}

/* "x at y dot com", "x [at] y.com", "x(@at)y(.dot)z": at the word or bracket of "at". */
static bool find_worded_email(struct search *search, size_t at, struct contact *contact)
{
	size_t start, local_end, host_at, end = 0;
	bool bracketed, plain;
	const char *host;

	host_at = skip_bracketed(search, at, ats, '@', &bracketed);
	word_before(search, at, &start, &local_end);
	if (!host_at || start == local_end || (!bracketed && local_end == at))
		return false;
	host = worded_host(search, host_at, &end, &plain);
	if (!host || (plain && !bracketed))
		return false;
	set_contact(contact, CONTACT_EMAIL, start, end,
		    arena_printf(search->arena, "%.*s@%s", (int)(local_end - start),
				 search->text + start, host), 90);
	return true;
}

/* Takes "NOSPAM" and the like out again. */
static const char *without_spam_guard(struct search *search, size_t start, size_t end)
{
	static const char *const guards[] = { "NOSPAM.", ".NOSPAM", "NOSPAM", "REMOVE-THIS.", "REMOVETHIS." };
	const char *text = search->text + start;
	size_t size = end - start;

	for (size_t i = 0; i < sizeof(guards) / sizeof(guards[0]); i++) {
		const char *guard = memmem(text, size, guards[i], strlen(guards[i]));
		size_t length = strlen(guards[i]);

		if (guard)
			return arena_printf(search->arena, "%.*s%.*s", (int)(guard - text), text,
					    (int)(size - (size_t)(guard - text) - length),
					    guard + length);
	}
	return arena_copy(search->arena, text, size);
}

/* "{first.last}@y.edu", "x @ y.com": what keeps the sign away from its parts. */
static bool find_loose_email(struct search *search, size_t at, struct contact *contact)
{
	size_t start, local_end, end = 0, before = at;
	bool braces = at > search->from && search->text[at - 1] == '}', plain;
	const char *host = worded_host(search, at + 1, &end, &plain);

	if (braces)
		before--;
	word_before(search, before, &start, &local_end);
	if (!host || start == local_end)
		return false;
	set_contact(contact, CONTACT_EMAIL,
		    braces && start > search->from && search->text[start - 1] == '{' ? start - 1 : start,
		    end, arena_printf(search->arena, "%.*s@%s", (int)(local_end - start),
				      search->text + start, host), 80);
	return true;
}

static bool find_email(struct search *search, size_t at, struct contact *contact)
{
	struct address address = address_around(search->text, search->size, search->from, at);
	size_t start = address.start;

	if (address.kind != ADDRESS_EMAIL)
		return find_loose_email(search, at, contact);
	if (start >= search->from + 7 && !strncasecmp(search->text + start - 7, "mailto:", 7))
		start -= 7;
	set_contact(contact, CONTACT_EMAIL, start, address.end,
		    without_spam_guard(search, address.start, address.end), 98);
	return true;
}

/* ---- pages ---- */

static const char *doi_of_url(const char *url)
{
	const char *host = strstr(url, "doi.org/10.");

	return host ? host + 8 : NULL;
}

/* "https://arxiv.org/abs/2401.01234v2", "…/pdf/2401.01234.pdf": the number of the archive, or NULL. */
static const char *eprint_of_url(struct arena *arena, const char *url)
{
	static const char *const papers[] = { "arxiv.org/abs/", "arxiv.org/pdf/" };
	const char *at = NULL;
	size_t size;

	for (size_t i = 0; !at && i < sizeof(papers) / sizeof(papers[0]); i++) {
		at = strstr(url, papers[i]);
		at = at ? at + strlen(papers[i]) : NULL;
	}
	if (!at)
		return NULL;
	size = strspn(at, "0123456789abcdefghijklmnopqrstuvwxyz-./");
	if (size > 4 && !memcmp(at + size - 4, ".pdf", 4))
		size -= 4;
	return size > 6 && at[strspn(at, "abcdefghijklmnopqrstuvwxyz-./")] ? arena_copy(arena, at, size) : NULL;
}

/* The end of the word behind one space, when it is all that is left but for another: "in/ jane" */
static size_t next_part(const struct search *search, size_t at)
{
	size_t end = at + 1;

	if (at + 1 >= search->size || search->text[at] != ' ' || !is_alnum(search->text[at + 1]))
		return at;
	while (end < search->size && (is_local(search->text[end]) || search->text[end] == '/'))
		end++;
	return end == search->size || (search->text[end - 1] == '/' && search->text[end] == ' ') ? end : at;
}

/*
 * The page's address; pages turned into text may have parted that of a network
 * from the name in it: "https://linkedin.com/ in/ jane-doe".
 */
static const char *page_url(struct search *search, const struct address *address, size_t *end)
{
	const char *url = arena_printf(search->arena, "%s%.*s",
				       address->kind == ADDRESS_HOST ? "https://" : "",
				       (int)(address->end - address->start), search->text + address->start);
	struct profile_page page;

	while (search->text[*end - 1] == '/' && next_part(search, *end) > *end &&
	       profile_of_url(search->arena, url, &page) && !page.username) {
		size_t next = next_part(search, *end);

		url = arena_printf(search->arena, "%s%.*s", url, (int)(next - *end - 1),
				   search->text + *end + 1);
		*end = next;
	}
	return url;
}

static void set_page(struct search *search, const struct address *address, struct contact *contact)
{
	size_t end = address->end;
	const char *url = page_url(search, address, &end);
	const char *doi = doi_of_url(url), *eprint = eprint_of_url(search->arena, url);
	struct profile_page page;

	set_contact(contact, CONTACT_URL, address->start, end, url, 95);
	if (doi) {
		contact->kind = CONTACT_DOI;
		contact->value = doi;
	} else if (eprint) {
		contact->kind = CONTACT_EPRINT;
		contact->value = eprint;
	} else if (profile_of_url(search->arena, url, &page)) {
		bool orcid = !strcmp(page.network, "ORCID") && page.username;

		contact->kind = orcid ? CONTACT_ORCID : CONTACT_PROFILE;
		contact->value = orcid ? page.username : url;
		contact->network = page.network;
		contact->username = page.username;
	}
}

static bool find_page(struct search *search, size_t at, struct contact *contact)
{
	struct address address = address_around(search->text, search->size, search->from, at);

	if (address.kind == ADDRESS_NONE) {
		if (search->text[at] == '.')
			search->no_host = address.end;
		return false;
	}
	set_page(search, &address, contact);
	return true;
}

/* ---- numbers that are addresses ---- */

/* "0000-0002-1825-009X": the byte behind, or 0. */
static size_t orcid_end(const struct search *search, size_t at)
{
	if (search->size - at < 19)
		return 0;
	for (size_t i = 0; i < 19; i++) {
		char c = search->text[at + i];

		if (i % 5 == 4 ? c != '-' : !is_digit(c) && !(i == 18 && (c | 0x20) == 'x'))
			return 0;
	}
	return at + 19 < search->size && is_alnum(search->text[at + 19]) ? 0 : at + 19;
}

static bool find_orcid(struct search *search, size_t at, struct contact *contact)
{
	size_t end = orcid_end(search, at);

	if (!end)
		return false;
	set_contact(contact, CONTACT_ORCID, at, end, arena_copy(search->arena, search->text + at, 19), 97);
	contact->network = "ORCID";
	contact->username = contact->value;
	return true;
}

static size_t trim_marks(const struct search *search, size_t start, size_t end)
{
	while (end > start && strchr(".,;:)]}>\"'", search->text[end - 1]))
		end--;
	return end;
}

/* "10.1145/1234567.890" (ISO 26324), with "doi:" before it or not. */
static bool find_doi(struct search *search, size_t at, struct contact *contact)
{
	const char *text = search->text;
	size_t slash = at + 3, end, start = at;

	if (search->size - at < 8 || strncmp(text + at, "10.", 3) != 0)
		return false;
	while (slash < search->size && (is_digit(text[slash]) || text[slash] == '.'))
		slash++;
	if (slash < at + 7 || slash + 1 >= search->size || text[slash] != '/')
		return false;
	for (end = slash; end < search->size && (unsigned char)text[end] > ' ' && text[end] != '<';)
		end++;
	end = trim_marks(search, slash, end);
	if (end <= slash + 1)
		return false;
	if (start >= search->from + 4 && !strncasecmp(text + start - 4, "doi:", 4))
		start -= 4;
	else if (start >= search->from + 5 && !strncasecmp(text + start - 5, "doi: ", 5))
		start -= 5;
	set_contact(contact, CONTACT_DOI, start, end,
		    arena_copy(search->arena, text + at, end - at), 95);
	return true;
}

/* "arXiv:2401.01234v2", "arXiv:hep-th/9901001": the number of the archive. */
static bool find_eprint(struct search *search, size_t at, struct contact *contact)
{
	size_t from, end;

	if (search->size - at < 12 || strncasecmp(search->text + at, "arxiv:", 6) != 0)
		return false;
	from = end = skip_spaces(search, at + 6);
	while (end < search->size && (is_alnum(search->text[end]) || strchr("./-", search->text[end])))
		end++;
	end = trim_marks(search, at, end);
	if (end < at + 11 || !is_digit(search->text[end - 3]))
		return false;
	set_contact(contact, CONTACT_EPRINT, at, end,
		    arena_copy(search->arena, search->text + from, end - from), 97);
	return true;
}

enum { LABEL_MAX = 24 };

/* The word in small letters that stands before byte `at`, and how long it is; 0: none. */
static size_t label_before(const struct search *search, size_t at, char word[LABEL_MAX])
{
	const char *text = search->text;
	size_t end = at, start;

	while (end > 0 && strchr(" .:\t", text[end - 1]))
		end--;
	for (start = end; start > 0 && is_alpha(text[start - 1]);)
		start--;
	if (end - start >= LABEL_MAX)
		return 0;
	for (size_t i = start; i < end; i++)
		word[i - start] = (char)(text[i] | 0x20);
	return end - start;
}

static bool has_phone_icon(const struct search *search, size_t at)
{
	static const char *const icons[] = {	/* the last three are of icon fonts */
		"☎", "☏", "✆", "📞", "📱", "\xEF\x82\x95", "\xEF\x84\x8B", "\xEF\xA1\xB9",
	};
	const char *text = search->text;

	while (at > 0 && strchr(" .:\t", text[at - 1]))
		at--;
	for (size_t i = 0; i < sizeof(icons) / sizeof(icons[0]); i++)
		if (at >= strlen(icons[i]) && !memcmp(text + at - strlen(icons[i]), icons[i], strlen(icons[i])))
			return true;
	return false;
}

static bool is_fax(const struct search *search, size_t at)
{
	char word[LABEL_MAX];
	size_t size = label_before(search, at, word);

	return size && lexicon_says(word, size, WORD_LABEL, "fax");
}

/* Whether a label or a telephone's icon stands right before the number. */
static bool has_phone_label(const struct search *search, size_t at)
{
	char word[LABEL_MAX];
	size_t size = label_before(search, at, word);

	if (has_phone_icon(search, at))
		return true;
	if (size == 1)
		return strchr("mtp", word[0]) && memchr(search->text + at - (at > 3 ? 3 : at), ':',
							at > 3 ? 3 : at);
	return size && (lexicon_says(word, size, WORD_LABEL, "phone") ||
			lexicon_says(word, size, WORD_LABEL, "fax")) &&
	       !lexicon_says(word, size, WORD_LABEL, "postal");	/* "CEP 04567-010" */
}

/* A number begins here and is not the middle of something. */
static bool is_free(const struct search *search, size_t at)
{
	char before = at > 0 ? search->text[at - 1] : ' ';

	return !is_alnum(before) && !strchr("/.-_=#$@%&+,", before);
}

static bool find_phone(struct search *search, size_t at, struct contact *contact)
{
	struct phone phone;

	/* most numbers would be none with a label either, so that is looked for last */
	if (!phone_read(search->text, search->size, at, true, &phone) ||
	    (!has_phone_label(search, at) &&
	     !phone_read(search->text, search->size, at, false, &phone)))
		return false;
	if (phone.end < search->size && (is_alnum(search->text[phone.end]) ||
					 strchr("%@", search->text[phone.end])))
		return false;
	set_contact(contact, is_fax(search, at) ? CONTACT_FAX : CONTACT_PHONE, phone.start,
		    phone.end,
		    arena_copy(search->arena, search->text + phone.start, phone.end - phone.start),
		    phone.confidence);
	return true;
}

/* The byte behind the digits that begin here, so that a long number is looked at once. */
static size_t skip_number(const struct search *search, size_t at)
{
	while (at < search->size && is_digit(search->text[at]))
		at++;
	return at;
}

/* ---- the search ---- */

static bool is_word_start(const struct search *search, size_t at)
{
	return at == 0 || !is_alnum(search->text[at - 1]);
}

/* "at" as a word, or a bracket that holds it. */
static bool may_be_at(const struct search *search, size_t at)
{
	const char *text = search->text + at;
	size_t left = search->size - at;

	if (left < 4)
		return false;
	if (strchr("([{<", *text))
		return text[1] == ' ' || text[1] == '@' || (text[1] | 0x20) == 'a';
	return (text[0] | 0x20) == 'a' && (text[1] | 0x20) == 't' && text[2] == ' ' &&
	       at > search->from && search->text[at - 1] == ' ';
}

/* What the first byte of a full-width digit or plus sign is, and no other letter's here. */
static bool is_full_width(const struct search *search, size_t at)
{
	const unsigned char *text = (const unsigned char *)search->text + at;

	return search->size - at > 2 && text[0] == 0xEF && text[1] == 0xBC &&
	       ((text[2] >= 0x90 && text[2] <= 0x99) || text[2] == 0x8B);
}

static bool find_at(struct search *search, size_t at, struct contact *contact)
{
	const char *text = search->text + at;
	size_t left = search->size - at;

	switch (*text) {
	case '@':
		return find_email(search, at, contact);
	case ':':
		return left > 3 && text[1] == '/' && text[2] == '/' && find_page(search, at, contact);
	case '.':
		return left > 2 && at >= search->no_host && at > search->from && is_alnum(text[-1]) &&
		       is_alpha(text[1]) && find_page(search, at, contact);
	case '(': case '[': case '{': case '<':
		return (may_be_at(search, at) && find_worded_email(search, at, contact)) ||
		       (*text == '(' && is_free(search, at) && find_phone(search, at, contact));
	case 'a': case 'A':
		return is_word_start(search, at) &&
		       (find_eprint(search, at, contact) ||
			(may_be_at(search, at) && find_worded_email(search, at, contact)));
	case '+': case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7':
	case '8': case '9':
		return is_free(search, at) &&
		       (find_orcid(search, at, contact) || find_doi(search, at, contact) ||
			find_phone(search, at, contact));
	default:
		return is_full_width(search, at) && find_phone(search, at, contact);
	}
}

/* Whether the number here is the host's or the local part's that a later mark tells. */
static bool is_part_of_address(const struct search *search, size_t at)
{
	size_t end = at;

	while (end < search->size && is_local(search->text[end]))
		end++;
	return end < search->size && search->text[end] == '@';
}

/* The first byte from `at` on that find_at() does not pass over for itself. */
static size_t skip_plain(const struct search *search, size_t at)
{
	static const bool telling[256] = {
		['@'] = true, [':'] = true, ['.'] = true, ['('] = true, ['['] = true,
		['{'] = true, ['<'] = true, ['a'] = true, ['A'] = true, ['+'] = true,
		['0' ... '9'] = true, [0xEF] = true,
	};

	while (at < search->size && !telling[(unsigned char)search->text[at]])
		at++;
	return at;
}

bool contacts_find(struct arena *arena, const char *text, size_t size, size_t from,
		   struct contact *contact)
{
	struct search search = { arena, text, size, from, 0 };
	size_t at = skip_plain(&search, from);

	while (at < size) {
		bool digit = is_digit(text[at]);

		if (find_at(&search, at, contact) &&
		    !(contact->kind == CONTACT_PHONE && is_part_of_address(&search, at)))
			return true;
		at = skip_plain(&search, digit ? skip_number(&search, at) : at + 1);
	}
	return false;
}

/* ---- a text that is nothing else ---- */

/* Letters and digits outside the range would be something else. */
static bool is_nothing_else(const char *text, size_t size, size_t start, size_t end)
{
	const char *at = text, *stop = text + size;

	while (at < stop) {
		size_t here = (size_t)(at - text);
		uint32_t code = utf8_next(&at, stop);

		if ((here < start || here >= end) && char_kind(code) >= CHAR_LETTER)
			return false;
	}
	return true;
}

/* Whether the text begins as no contact does that is all of it: with two words, as most do. */
static bool begins_with_words(const struct tokens *tokens)
{
	static const char *const worded[] = { "at", "dot", NULL };
	const struct token *v = tokens->v;

	return tokens->n > 1 && v[0].kind == TOKEN_WORD && v[1].kind == TOKEN_WORD &&
	       v[1].flags & TOKEN_SPACE_BEFORE &&
	       (v[1].fold_end - v[1].fold > 3 || !tokens_word_is_one_of(tokens, 1, worded));
}

/* No telephone has more than the word of its extension behind it, as what is dated has. */
static bool has_words(const struct tokens *tokens)
{
	size_t words = 0;

	for (size_t i = 1; i < tokens->n && words < 2; i++)
		words += tokens->v[i].kind == TOKEN_WORD || tokens->v[i].kind == TOKEN_HAN;
	return words == 2;
}

/* The sign of an address that the cutter knew for none, or a word for it. */
static bool is_at(const struct tokens *tokens, size_t i)
{
	static const char *const plain[] = { "at", NULL };

	switch (tokens->v[i].code) {
	case '@':
		return true;
	case '(': case '[': case '{': case '<':
		return i + 1 < tokens->n && tokens_word_is_one_of(tokens, i + 1, ats);
	default:
		return token_is(&tokens->v[i], WORD_AT) && tokens_word_is_one_of(tokens, i, plain);
	}
}

/* Whether one stands in the run of tokens that begins at i, or behind its space. */
static bool has_at(const struct tokens *tokens, size_t i)
{
	size_t from = i;

	while (i < tokens->n && !is_at(tokens, i) &&
	       (i == from || !(tokens->v[i].flags & TOKEN_SPACE_BEFORE)))
		i++;
	return i < tokens->n && is_at(tokens, i);
}

enum { DOI_PREFIX = 10 };	/* the number that all of them begin with */

/* By what it begins with, as nothing stands before the contact. */
static bool may_be_contact(const struct tokens *tokens)
{
	static const char *const labels[] = { "doi", "arxiv", "mailto", NULL };
	size_t i = 0;

	while (i < tokens->n && tokens->v[i].kind == TOKEN_PUNCT)
		i++;
	if (i == tokens->n || begins_with_words(tokens))
		return false;
	switch (tokens->v[i].kind) {
	case TOKEN_ADDRESS:
		return true;
	case TOKEN_NUMBER: case TOKEN_MIXED:
		return tokens->v[i].number == DOI_PREFIX || !has_words(tokens) || has_at(tokens, i);
	default:
		return tokens_word_is_one_of(tokens, i, labels) || has_at(tokens, i);
	}
}

bool contacts_only(struct arena *arena, const struct tokens *tokens, struct contact *contact)
{
	struct profile_page page;
	size_t start, end;

	if (may_be_contact(tokens) &&
	    contacts_find(arena, tokens->text, tokens->size, 0, contact) &&
	    is_nothing_else(tokens->text, tokens->size, contact->start, contact->end))
		return true;
	contact->kind = CONTACT_NONE;
	if (!profile_of_handle(arena, tokens, 0, tokens->n, &page, &start, &end))
		return false;
	set_contact(contact, CONTACT_PROFILE, start, end,
		    arena_copy(arena, tokens->text + start, end - start), 80);
	contact->network = page.network;
	contact->username = page.username;
	return true;
}

bool contacts_only_of(struct arena *arena, const char *text, struct contact *contact)
{
	struct tokens tokens;

	tokens_read(arena, text, strlen(text), &tokens);
	return contacts_only(arena, &tokens, contact);
}
