#include "formats/text/lexicon/address.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
	LOCAL_MAX = 64,		/* RFC 5321 section 4.5.3.1 */
	HOST_MAX = 255,
};

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* RFC 5321's atom less what nobody has in an address but mark-up puts beside it. */
static bool is_local(char c)
{
	return is_alnum(c) || (c && strchr("._%+-", c));
}

static bool is_host(char c)
{
	return is_alnum(c) || c == '-' || c == '.';
}

/* Characters of a path, query or fragment; letters of all scripts pass. */
static bool is_path(char c)
{
	return is_alnum(c) || (c & 0x80) || (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

/*
 * Top-level domains that people's pages have, beside the countries' own,
 * sorted. A host without a scheme must end in one.
 */
static const char *const domains[] = {
	"academy", "agency", "ai", "app", "art", "berlin", "bio", "biz", "blog", "build",
	"business", "careers", "cat", "center", "cloud", "club", "codes", "coffee", "com",
	"company", "consulting", "coop", "design", "dev", "digital", "earth", "edu",
	"education", "engineer", "engineering", "events", "expert", "family", "finance",
	"foundation", "fun", "fyi", "games", "gov", "group", "guru", "health", "host", "info",
	"ink", "institute", "int", "jobs", "land", "law", "legal", "life", "link", "live",
	"london", "ltd", "management", "marketing", "me", "media", "mil", "museum", "name",
	"net", "network", "ninja", "nyc", "one", "online", "org", "page", "paris", "partners",
	"photo", "photography", "photos", "press", "pro", "pub", "quest", "report", "rocks",
	"run", "science", "services", "shop", "site", "social", "software", "solutions",
	"space", "store", "studio", "study", "systems", "team", "tech", "technology", "tips",
	"today", "tools", "training", "university", "video", "website", "wiki", "work",
	"works", "world", "xyz", "zone",
};

/* Countries' domains (ISO 3166-1 and eu, uk), less those that end names of files. */
static const char countries[] =
	"ac ad ae af ag al am ao ar at au ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw "
	"by bz ca cd ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es "
	"et eu fi fj fm fo fr ga gd ge gg gh gi gl gm gn gq gr gt gu gy hk hn hr ht hu id ie il "
	"im in io iq ir is it je jm jo jp ke kg kh ki kr kw ky kz la lb lc li lk lr ls lt lu lv "
	"ly ma mc mg mk ml mn mo mq mr mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz "
	"om pa pe pf pg ph pk pl pr pt pw qa re ro ru rw sa sb sc sd se sg si sk sl sm sn sr st "
	"su sv sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va ve vg "
	"vi vn vu wf ws ye yt za zm zw ";

static int by_name(const void *key, const void *element)
{
	return strcmp(key, *(const char *const *)element);
}

static bool is_top_domain(const char *label, size_t size)
{
	char name[16];

	if (size < 2 || size >= sizeof(name))
		return false;
	for (size_t i = 0; i < size; i++)
		name[i] = (char)(label[i] | 0x20);
	name[size] = '\0';
	if (size == 2)
		for (const char *at = countries; *at; at += 3)
			if (at[0] == name[0] && at[1] == name[1])
				return true;
	return bsearch(name, domains, sizeof(domains) / sizeof(domains[0]), sizeof(domains[0]),
		       by_name) != NULL;
}

/* The end of the host that begins at `at`: labels of letters, digits and hyphens. */
static size_t host_end(const char *text, size_t size, size_t at)
{
	size_t limit = size - at > HOST_MAX ? at + HOST_MAX : size;

	while (at < limit && is_host(text[at]) && !(text[at] == '.' &&
	       (at + 1 == size || !is_alnum(text[at + 1]))))
		at++;
	return at;
}

/* An opening bracket inside the path keeps its closing one; a sentence keeps its marks. */
static size_t path_end(const char *text, size_t size, size_t at)
{
	int depth = 0;

	for (; at < size && is_path(text[at]); at++) {
		if (text[at] == '(' || text[at] == '[')
			depth++;
		if ((text[at] == ')' || text[at] == ']') && --depth < 0)
			break;
		if ((text[at] & 0xF0) == 0xE0)	/* from U+0800: typographic quotes, Han text */
			break;
	}
	while (at > 0 && strchr(".,;:!?'*~([", text[at - 1]))
		at--;
	return at;
}

/* ":8080" and the path behind a host. */
static size_t address_end(const char *text, size_t size, size_t at)
{
	size_t port = at;

	if (port + 1 < size && text[port] == ':' && text[port + 1] >= '0' && text[port + 1] <= '9')
		for (port++; port < size && text[port] >= '0' && text[port] <= '9';)
			port++;
	if (port < size && strchr("/?#", text[port]))
		return path_end(text, size, port);
	return port;
}

static struct address email_at(const char *text, size_t size, size_t from, size_t mark)
{
	struct address address = { ADDRESS_NONE, mark, mark + 1 };
	size_t start = mark, end = host_end(text, size, mark + 1), dot;

	while (start > from && mark - start < LOCAL_MAX && is_local(text[start - 1]))
		start--;
	while (start < mark && !is_alnum(text[start]))
		start++;
	for (dot = end; dot > mark + 1 && text[dot - 1] != '.';)
		dot--;
	if (start == mark || dot <= mark + 2 || end - dot < 2 || !is_alnum(text[mark + 1]))
		return address;
	for (size_t i = dot; i < end; i++)
		if ((text[i] | 0x20) < 'a' || (text[i] | 0x20) > 'z')
			return address;
	return (struct address){ ADDRESS_EMAIL, start, end };
}

static struct address url_at(const char *text, size_t size, size_t from, size_t mark)
{
	struct address none = { ADDRESS_NONE, mark, mark + 1 };
	size_t start = mark, end;

	while (start > from && mark - start < 16 && is_alnum(text[start - 1]))
		start--;
	if (mark - start < 3 || mark + 3 >= size || text[mark + 3] == '/' || text[mark + 3] == ':')
		return none;
	end = path_end(text, size, mark + 3);
	if (end <= mark + 3)
		return none;
	return (struct address){ ADDRESS_URL, start, end };
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Not so "Network.AI", a name in two cases, nor "Ph.D.in", where a space is missing. */
static bool is_spelt_as_host(const char *text, size_t start, size_t dot, size_t end)
{
	bool top_upper = false, lower = false;

	for (size_t i = dot; i < end; i++)
		top_upper |= is_upper(text[i]);
	for (size_t i = start; i < dot; i++) {
		lower |= text[i] >= 'a';
		if (is_upper(text[i]) && text[i + 1] == '.' && (i == start || text[i - 1] == '.'))
			return false;
	}
	return !top_upper || !lower;
}

/* "wei.li@example.org", "a.me_2@example.org": what looks like a host is a name before an at sign. */
static bool leads_to_at(const char *text, size_t size, size_t at)
{
	size_t limit = size - at > LOCAL_MAX ? at + LOCAL_MAX : size;

	while (at < limit && is_local(text[at]))
		at++;
	return at < limit && text[at] == '@' && at + 1 < size && is_alnum(text[at + 1]);
}

static struct address host_at(const char *text, size_t size, size_t from, size_t mark)
{
	size_t start = mark, end = host_end(text, size, mark), dot = end;
	struct address none = { ADDRESS_NONE, mark, end > mark ? end : mark + 1 };
	bool www;

	while (start > from && mark - start < HOST_MAX && is_host(text[start - 1]))
		start--;
	while (start < mark && !is_alnum(text[start]))
		start++;
	while (dot > start && text[dot - 1] != '.')
		dot--;
	if (start == mark || dot <= start + 2)
		return none;
	if (leads_to_at(text, size, end))
		return (struct address){ ADDRESS_NONE, mark, mark + 1 };
	www = !strncasecmp(text + start, "www.", 4);
	if (!www && (!is_top_domain(text + dot, end - dot) ||
		     !is_spelt_as_host(text, start, dot, end)))
		return none;
	return (struct address){ ADDRESS_HOST, start, address_end(text, size, end) };
}

struct address address_around(const char *text, size_t size, size_t from, size_t mark)
{
	if (text[mark] == '@')
		return email_at(text, size, from, mark);
	if (text[mark] == ':')
		return url_at(text, size, from, mark);
	return host_at(text, size, from, mark);
}
