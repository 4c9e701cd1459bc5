#include "formats/json/forms.h"

#include <string.h>
#include <strings.h>

#include "pipeline/buf.h"
#include "pipeline/date.h"

/* ASCII only, whatever the locale. */
static bool is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
	return is_alpha(c) || is_digit(c);
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c);
}

/* What a part of a URI is made of: unreserved, sub-delims, %XX and `more`. */
#define SUB_DELIMS "!$&'()*+,;="
static bool is_plain(char c, const char *more)
{
	return is_alnum(c) || is_one_of(c, "-._~" SUB_DELIMS) || is_one_of(c, more);
}

/* Behind the longest run of such characters. */
static const char *skip_plain(const char *at, const char *end, const char *more)
{
	while (at < end) {
		if (is_plain(*at, more))
			at++;
		else if (*at == '%' && end - at > 2 && is_hex(at[1]) && is_hex(at[2]))
			at += 3;
		else
			break;
	}
	return at;
}

/* Behind "scheme:", or NULL. */
static const char *skip_scheme(const char *at, const char *end)
{
	if (at == end || !is_alpha(*at))
		return NULL;
	while (at < end && (is_alnum(*at) || is_one_of(*at, "+-.")))
		at++;
	return at < end && *at == ':' ? at + 1 : NULL;
}

/* [userinfo@]host[:port] up to the path; NULL if it is none. */
static const char *skip_authority(const char *at, const char *end)
{
	const char *user = skip_plain(at, end, ":");

	if (user < end && *user == '@')
		at = user + 1;
	if (at < end && *at == '[') {
		for (at++; at < end && (is_hex(*at) || is_one_of(*at, ":.")); at++)
			;
		if (at == end || *at++ != ']')
			return NULL;
	} else {
		at = skip_plain(at, end, "");
	}
	if (at < end && *at == ':')
		for (at++; at < end && is_digit(*at); at++)
			;
	return at == end || is_one_of(*at, "/?#") ? at : NULL;
}

bool form_is_uri(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	const char *at = skip_scheme(bytes, end);

	if (!at || at == end || is_one_of(*at, "?#"))
		return false;
	if (end - at >= 2 && at[0] == '/' && at[1] == '/') {
		at = skip_authority(at + 2, end);
		if (!at)
			return false;
	}
	at = skip_plain(at, end, ":@/");
	if (at < end && *at == '?')
		at = skip_plain(at + 1, end, ":@/?");
	if (at < end && *at == '#')
		at = skip_plain(at + 1, end, ":@/?");
	return at == end;
}

/* Labels of letters, digits and inner hyphens, with dots between them; two at least. */
static bool is_domain(const char *at, const char *end)
{
	size_t labels = 0;

	while (at < end) {
		const char *dot = memchr(at, '.', (size_t)(end - at));
		const char *stop = dot ? dot : end;

		if (at == stop || *at == '-' || stop[-1] == '-')
			return false;
		for (; at < stop; at++)
			if (!is_alnum(*at) && *at != '-')
				return false;
		labels++;
		if (dot && ++at == end)
			return false;
	}
	return labels >= 2;
}

/* RFC 5322, section 3.2.3, beside letters and digits */
#define ATEXT "!#$%&'*+/=?^_`{|}~-"

bool form_is_email(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	const char *at = memchr(bytes, '@', size);

	if (!at || at == bytes || bytes[0] == '.' || at[-1] == '.')
		return false;
	for (const char *c = bytes; c < at; c++)
		if (*c == '.' ? c[1] == '.' : !is_alnum(*c) && !is_one_of(*c, ATEXT))
			return false;
	return is_domain(at + 1, end);
}

static bool is_date(const char *bytes, size_t size)
{
	struct date date;

	return date_parse_iso(bytes, size, &date);
}

/* One row per kind that is not simply text. */
static const struct form {
	const char *name;
	bool (*fits)(const char *bytes, size_t size);
} forms[] = {
	[FIELD_DATE] = { "date", is_date },
	[FIELD_URI] = { "URI", form_is_uri },
	[FIELD_EMAIL] = { "e-mail address", form_is_email },
};

static const struct form *form_of(enum field_kind kind)
{
	size_t n = sizeof(forms) / sizeof(forms[0]);

	return (size_t)kind < n && forms[kind].fits ? &forms[kind] : NULL;
}

bool form_fits(enum field_kind kind, const char *bytes, size_t size)
{
	const struct form *form = form_of(kind);

	return !form || form->fits(bytes, size);
}

const char *form_name(enum field_kind kind)
{
	const struct form *form = form_of(kind);

	return form ? form->name : NULL;
}

static void percent_encode(struct buf *out, const char *at, const char *end)
{
	for (; at < end; at++) {
		bool escape = *at == '%' && end - at > 2 && is_hex(at[1]) && is_hex(at[2]);

		if (escape || is_plain(*at, ":@/?#[]"))
			buf_addc(out, *at);
		else
			buf_addf(out, "%%%02X", (unsigned char)*at);
	}
}

/* "photo.jpg" is a file beside the document, not a host. */
static bool is_file_suffix(const char *label, size_t size)
{
	static const char *const suffixes[] = {
		"gif", "htm", "html", "jpeg", "jpg", "json", "md", "pdf", "png", "svg", "webp",
	};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (strlen(suffixes[i]) == size && !strncasecmp(suffixes[i], label, size))
			return true;
	return false;
}

/* Whether the text begins with what can only be a host: example.org, www.example.org/cv. */
static bool is_bare_host(const char *bytes, size_t size)
{
	const char *end = bytes;
	const char *label;

	while (end < bytes + size && !is_one_of(*end, ":/?#"))
		end++;
	if (!is_domain(bytes, end))
		return false;
	for (label = end; label[-1] != '.'; label--)
		;
	return is_alpha(*label) && !is_file_suffix(label, (size_t)(end - label));
}

static bool has_authority(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	const char *at = skip_scheme(bytes, end);

	return at && end - at > 2 && at[0] == '/' && at[1] == '/';
}

bool form_mend_uri(struct buf *out, const char *bytes, size_t size)
{
	size_t before = out->size;

	if (is_bare_host(bytes, size))
		buf_adds(out, "https://");
	else if (!has_authority(bytes, size))
		return false;
	percent_encode(out, bytes, bytes + size);
	if (form_is_uri(out->bytes + before, out->size - before))
		return true;
	buf_truncate(out, before);
	return false;
}

const char *form_date_words(struct buf *refused, const char *words)
{
	if (!words)
		return refused->bytes;
	if (strstr(words, refused->bytes))
		return words;
	buf_addf(refused, "; %s", words);
	return refused->bytes;
}
