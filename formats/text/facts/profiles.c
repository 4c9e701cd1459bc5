#include "formats/text/facts/profiles.h"

#include <string.h>
#include <strings.h>

#include "formats/text/lexicon/lexicon.h"
#include "formats/text/lexicon/phrase.h"
#include "formats/text/lexicon/tokens.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"

#define HANDLE_MAX 120	/* bytes of a text that may be a handle and no more */

/* A piece of the URL. */
struct part {
	const char *s;
	size_t size;
};

static const char *network_of(const char *name, size_t size)
{
	struct buf key = BUF_INIT;
	const char *network;

	phrase_fold(&key, name, size);
	network = lexicon_value(key.bytes, key.size, WORD_NETWORK);
	buf_release(&key);
	return network;
}

/* The network of the host or of a domain above it; *below is what stands before that. */
static const char *network_of_host(struct part host, struct part *below)
{
	struct part domain = host;

	while (domain.size) {
		const char *network = network_of(domain.s, domain.size), *dot;

		if (network && memchr(domain.s, '.', domain.size)) {
			*below = (struct part){ host.s, (size_t)(domain.s - host.s) };
			return network;
		}
		dot = memchr(domain.s, '.', domain.size);
		if (!dot)
			break;
		domain.size -= (size_t)(dot + 1 - domain.s);
		domain.s = dot + 1;
	}
	return NULL;
}

static bool part_is(struct part part, const char *word)
{
	return part.size == strlen(word) && !strncasecmp(part.s, word, part.size);
}

static struct part next_segment(const char **at)
{
	struct part segment;

	while (**at == '/')
		++*at;
	segment = (struct part){ *at, strcspn(*at, "/?#") };
	*at += segment.size;
	return segment;
}

/* Segments that stand before the name: linkedin.com/in/…, stackoverflow.com/users/…. */
static bool is_introduction(struct part segment)
{
	static const char *const words[] = {
		"in", "pub", "profile", "profiles", "users", "user", "u", "people", "id", "c",
		"channel", "author", "members", "member", "person", "p", "pid", "homes", "citations",
		"accounts", "en", "de", "fr", "ru", "company", "school", "freelancers",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (part_is(segment, words[i]))
			return true;
	return false;
}

static bool is_number(struct part part)
{
	return part.size && strspn(part.s, "0123456789") >= part.size;
}

/* "?user=…" and "?id=~…" of pages that keep the name in the query. */
static struct part name_in_query(const char *query)
{
	static const char *const keys[] = { "user=", "id=", "uid=", "authorId=" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *value = strstr(query, keys[i]);

		if (value && value > query && (value[-1] == '?' || value[-1] == '&')) {
			value += strlen(keys[i]);
			return (struct part){ value, strcspn(value, "&#") };
		}
	}
	return (struct part){ query, 0 };
}

/* The name in the path; *page: the path goes deeper, to something of theirs. */
static struct part name_in_path(const char *path, bool *deeper)
{
	struct part segment = next_segment(&path), next;
	bool introduced = false;

	while (segment.size && is_introduction(segment)) {
		introduced = true;
		segment = next_segment(&path);
	}
	next = next_segment(&path);
	if (introduced && is_number(segment) && next.size)
		segment = next;
	*deeper = next.size && !introduced;
	if (!segment.size)
		return name_in_query(path);
	while (segment.size && strchr("@~", *segment.s)) {
		segment.s++;
		segment.size--;
	}
	return segment;
}

static bool is_country_or_service(struct part below)
{
	struct part label = { below.s, below.size ? below.size - 1 : 0 };

	return label.size <= 2 || part_is(label, "www") || part_is(label, "mobile") ||
	       part_is(label, "blog") || memchr(label.s, '.', label.size);
}

bool profile_of_url(struct arena *arena, const char *url, struct profile_page *page)
{
	const char *begin = strstr(url, "://"), *path;
	struct part host, below = { url, 0 }, name;
	bool deeper = false;

	if (!begin)
		return false;
	host = (struct part){ begin + 3, strcspn(begin + 3, "/?#:") };
	path = host.s + host.size;
	page->network = network_of_host(host, &below);
	if (!page->network) {
		/* servers of a federation: any host, "/@name" */
		if (strncmp(path, "/@", 2) != 0 || !path[2])
			return false;
		page->network = "Mastodon";
	}
	name = name_in_path(path, &deeper);
	if (!name.size && !is_country_or_service(below))
		name = (struct part){ below.s, below.size - 1 };
	page->username = name.size ? arena_copy(arena, name.s, name.size) : NULL;
	return !deeper;
}

/* ---- handles ---- */

/* Tokens of the text without marks and icons at its ends. */
struct words {
	const struct tokens *tokens;
	size_t from, to;
};

static void trim(struct words *words)
{
	const struct token *v = words->tokens->v;

	while (words->from < words->to && v[words->from].kind == TOKEN_PUNCT &&
	       v[words->from].code != '@')
		words->from++;
	while (words->to > words->from && v[words->to - 1].kind == TOKEN_PUNCT)
		words->to--;
}

/* "About me", which names about.me with a dot alone. */
static bool is_heading(const struct words *words, size_t i, size_t n)
{
	return n > 1 && words->tokens->v[i + 1].flags & TOKEN_SPACE_BEFORE &&
	       tokens_value(words->tokens, i, i + n, WORD_HEADING);
}

static const char *network_at(const struct words *words, size_t i, size_t *n)
{
	struct facts facts;

	*n = i < words->to ? tokens_phrase(words->tokens, i, WORD_MASK(WORD_NETWORK), &facts) : 0;
	for (size_t f = 0; *n && f < facts.n; f++)
		if (facts.v[f].class == WORD_NETWORK && !is_heading(words, i, *n))
			return facts.v[f].value;
	return NULL;
}

/* One run without spaces, of letters, digits and the marks of names. */
static bool is_handle(const struct words *words, size_t from, size_t to)
{
	const struct token *v = words->tokens->v;

	if (from < to && v[from].kind == TOKEN_PUNCT && v[from].code == '@')
		from++;
	for (size_t i = from; i < to; i++) {
		if (i > from && v[i].flags & TOKEN_SPACE_BEFORE)
			return false;
		if (v[i].kind == TOKEN_ADDRESS || (v[i].kind == TOKEN_PUNCT && v[i].code != '-' &&
						   v[i].code != '_' && v[i].code != '.'))
			return false;
	}
	return to > from;
}

static const char *handle(struct arena *arena, const struct words *words, size_t from, size_t to)
{
	const struct tokens *tokens = words->tokens;

	if (tokens->v[from].code == '@' && tokens->v[from].kind == TOKEN_PUNCT)
		from++;
	return arena_copy(arena, tokens->text + tokens->v[from].start,
			  tokens->v[to - 1].end - tokens->v[from].start);
}

/* "github janedoe": a word that is none. */
static bool is_unknown_word(const struct words *words, size_t i)
{
	const struct token *token = &words->tokens->v[i];

	return token->kind == TOKEN_MIXED ||
	       (token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL) && !token->classes);
}

/* "in/" is part of the page's address, not of the name. */
static size_t skip_in(const struct words *words, size_t i)
{
	const struct token *v = words->tokens->v;

	return i + 2 < words->to && v[i].end - v[i].start == 2 && v[i + 1].code == '/' &&
	       !memcmp(words->tokens->text + v[i].start, "in", 2) ? i + 2 : i;
}

/* "GitHub: janedoe", "LinkedIn" */
static bool read_network_first(struct arena *arena, struct words *words, struct profile_page *page)
{
	size_t n, from = words->from;

	page->network = network_at(words, from, &n);
	if (!page->network)
		return false;
	from += n;
	if (from == words->to)
		return true;
	if (strchr(":/-", (int)words->tokens->v[from].code) && words->tokens->v[from].kind == TOKEN_PUNCT)
		from++;
	else if (words->tokens->v[from].code != '@' && !is_unknown_word(words, from))
		return false;
	from = skip_in(words, from);
	if (!is_handle(words, from, words->to))
		return false;
	page->username = handle(arena, words, from, words->to);
	return true;
}

/* "janedoe (LinkedIn)"; the closing bracket was trimmed away */
static bool read_network_last(struct arena *arena, struct words *words, struct profile_page *page)
{
	size_t n, bracket = words->from;

	while (bracket < words->to && words->tokens->v[bracket].code != '(')
		bracket++;
	page->network = network_at(words, bracket + 1, &n);
	if (!page->network || bracket + 1 + n != words->to || !is_handle(words, words->from, bracket))
		return false;
	page->username = handle(arena, words, words->from, bracket);
	return true;
}

/* "in/jane-doe" is LinkedIn's; "@janedoe" is anybody's. */
static bool read_bare(struct arena *arena, struct words *words, struct profile_page *page)
{
	const struct token *v = words->tokens->v + words->from;
	size_t n = words->to - words->from;

	if (n > 1 && v[0].kind == TOKEN_PUNCT && v[0].code == '@' && is_handle(words, words->from, words->to)) {
		page->username = handle(arena, words, words->from, words->to);
		return true;
	}
	if (n > 2 && v[0].end - v[0].start == 2 && v[1].code == '/' && v[2].start == v[1].end &&
	    !memcmp(words->tokens->text + v[0].start, "in", 2) &&
	    is_handle(words, words->from + 2, words->to)) {
		page->network = "LinkedIn";
		page->username = handle(arena, words, words->from + 2, words->to);
		return true;
	}
	return false;
}

bool profile_of_handle(struct arena *arena, const struct tokens *tokens, size_t from, size_t to,
		       struct profile_page *page, size_t *start, size_t *end)
{
	struct words words = { tokens, from, to };

	*page = (struct profile_page){ NULL, NULL };
	if (from >= to || tokens->v[to - 1].end - tokens->v[from].start > HANDLE_MAX)
		return false;
	trim(&words);
	if (words.from == words.to ||
	    !((tokens->classes & WORD_MASK(WORD_NETWORK) &&
	       (read_network_first(arena, &words, page) || read_network_last(arena, &words, page))) ||
	      read_bare(arena, &words, page)))
		return false;
	*start = tokens->v[words.from].start;
	*end = tokens->v[words.to - 1].end;
	return true;
}
