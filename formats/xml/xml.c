#include "formats/xml/xml.h"

#include <string.h>
#include <strings.h>

#include "formats/xml/library.h"
#include "formats/xml/read.h"
#include "formats/xml/schema.h"
#include "formats/xml/vocabulary.h"
#include "formats/xml/write.h"

#define BITS 8	/* checked per byte that had to be as it is */

struct span {
	const char *at, *end;
};

static bool starts(const struct span *span, const char *text)
{
	size_t size = strlen(text);

	return (size_t)(span->end - span->at) >= size && !memcmp(span->at, text, size);
}

static bool contains(const struct span *span, const char *text)
{
	return memmem(span->at, (size_t)(span->end - span->at), text, strlen(text));
}

/* Behind white space, and the comments and processing instructions before the root. */
static void skip_prolog(struct span *span)
{
	static const struct {
		const char *start, *end;
	} prologs[] = { { "<?", "?>" }, { "<!--", "-->" }, { "<!DOCTYPE", ">" } };

	for (size_t i = 0; i < sizeof(prologs) / sizeof(prologs[0]);) {
		const char *end;

		while (span->at < span->end && strchr(" \t\n", *span->at))
			span->at++;
		if (!starts(span, prologs[i].start)) {
			i++;
			continue;
		}
		end = memmem(span->at, (size_t)(span->end - span->at), prologs[i].end,
			     strlen(prologs[i].end));
		span->at = end ? end + strlen(prologs[i].end) : span->end;
		i = 0;
	}
}

/* The local name of the root's tag, in `name`; the rest of the tag stays in `tag`. */
static bool split_root(struct span *tag, struct span *name)
{
	const char *close = memchr(tag->at, '>', (size_t)(tag->end - tag->at));

	if (!starts(tag, "<"))
		return false;
	if (close)
		tag->end = close;
	name->at = ++tag->at;
	while (tag->at < tag->end && !strchr(" \t\n/", *tag->at)) {
		if (*tag->at++ == ':')
			name->at = tag->at;
	}
	name->end = tag->at;
	return true;
}

/* The roots that read.c knows, and what their tags say. */
static const struct {
	const char *name, *space;
} roots[] = {
	{ "cv", XML_SPACE },
	{ XML_MANY, XML_SPACE },
	{ "SkillsPassport", "http://europass.cedefop.europa.eu/Europass" },
	{ "Candidate", "http://www.europass.eu/1.0" },
	{ "record", "http://www.orcid.org/ns/record" },
};

static int root_bits(const struct span *tag, const struct span *name)
{
	size_t size = (size_t)(name->end - name->at);

	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		if (strlen(roots[i].name) != size || memcmp(roots[i].name, name->at, size))
			continue;
		if (contains(tag, roots[i].space))
			return (int)(size + strlen(roots[i].space)) * BITS;
	}
	return contains(tag, "xmlns") ? 5 * BITS : 0;
}

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-' || c == '.';
}

/* Elements of HTML that Markdown begins with. */
static bool is_html(const struct span *name)
{
	static const char *const elements[] = {
		"html", "head", "body", "div", "p", "a", "b", "i", "em", "strong", "span", "img", "br", "hr",
		"h1", "h2", "h3", "h4", "h5", "h6", "center", "font", "table", "ul", "ol", "pre",
		"header", "main", "section", "article", "details", "summary", "style", "link",
	};
	size_t size = (size_t)(name->end - name->at);

	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
		if (strlen(elements[i]) == size && !strncasecmp(elements[i], name->at, size))
			return true;
	return false;
}

/*
 * Whether all the bytes are one element, from its first tag, without the
 * brackets, to the end of its last: no CV's text is that.
 */
static bool is_one_element(const struct span *all, const struct span *tag, const struct span *name)
{
	size_t size = (size_t)(name->end - name->at);
	const char *end = all->end;

	for (const char *at = name->at; at < name->end; at++)
		if (!is_name_char(*at))
			return false;
	while (end > tag->at && strchr(" \t\n", end[-1]))
		end--;
	if (!size || is_html(name) || end[-1] != '>')
		return false;
	if (end - 1 == tag->end)
		return end[-2] == '/';
	return (size_t)(end - tag->end) > size + 3 && strchr("/:", end[-2 - (ptrdiff_t)size]) &&
	       !memcmp(end - 1 - size, name->at, size);
}

/* Any XML is ours to read or to refuse, XHTML apart. */
static int probe(const char *bytes, size_t size)
{
	struct span all = { bytes, bytes + size }, tag = all, name = all;
	int bits = starts(&all, "<?xml") ? 5 * BITS : 0;

	skip_prolog(&tag);
	if (!split_root(&tag, &name) || starts(&name, "html"))
		return 0;
	bits += root_bits(&tag, &name);
	return bits || !is_one_element(&all, &tag, &name) ? bits : BITS;
}

static void prepare(void)
{
	const char *problem;

	library_load(&problem);
}

static const char *const suffixes[] = { ".xml", NULL };

const struct format xml_format = {
	.name = "xml",
	.title = "cvconv's XML; also Europass and ORCID records",
	.suffixes = suffixes,
	.lossless = true,
	.probe = probe,
	.prepare = prepare,
	.reader_size = sizeof(struct xml_reader),
	.open = xml_open,
	.next = xml_next,
	.close = xml_close,
	.begin = xml_begin,
	.put = xml_put,
	.end = xml_end,
	.schema = xml_schema,
};
