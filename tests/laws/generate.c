#include "tests/laws/generate.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/fields.h"
#include "pipeline/jsontext.h"
#include "pipeline/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LONG_VALUE 70000	/* more than any buffer of the pipeline */

/* splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators) */
static uint64_t draw(struct generator *g)
{
	uint64_t z = g->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* 0 to n - 1 */
static uint32_t below(struct generator *g, uint32_t n)
{
	return (uint32_t)(draw(g) >> 32) % n;
}

static bool one_in(struct generator *g, uint32_t n)
{
	return below(g, n) == 0;
}

void generator_init(struct generator *generator, uint64_t seed, enum wildness wildness)
{
	generator->state = seed;
	generator->wildness = wildness;
	generator->records = 0;
}

/* Letters of scripts with and without case and word spaces, in NFC. */
static const char *const words[] = {
	"Ada", "Lovelace", "analysis", "of", "engines", "Zürich", "Łukasz", "Żółć", "naïve",
	"Œuvre", "Straße", "김건우", "서울대학교", "東京", "データ", "Москва", "Анна", "ελληνικά",
	"İzmir", "Đặng", "O’Neill", "C++", "R&D", "10×", "50%", "#1", "a/b", "(PhD)", "“quoted”",
	"2nd", "x–y", "No.", "مرحبا", "שלום", "हिन्दी", "Ångström", "e.g.", "TensorFlow,", "GPU:",
};

/* What one format or another could take for its own notation, or for nothing. */
static const char *const traps[] = {
	" ", "  two  blanks  ", "\t", "\n", "line\nbreak", "cr\rlf\r\nend", "\n\nparagraph\n", "-",
	"null", "true", "0", "-0", "1e5", "n/a", "Present", "[]", "{}", "\"", "\"\"", "'", "''",
	"\\", "\\n", "\\;", "a; b", ";", "; ", ",", ", ", "a,b", "=1+1", "+49 30 123", "@sum", "'=x",
	"<b>bold</b>", "&amp;", "&#13;", "]]>", "<!-- x -->", "<?pi?>", "{\\\"o}", "$x^2$", "{", "}",
	"%", "and", "A and B", "others", "# Heading", "* item", "- item", "1. one", "> quote", "`code`",
	"[link](https://example.org)", "http://example.org/?a=1&b=2", "key: value", "---", "===",
	"\xef\xbb\xbf" "bom", "\xc2\xa0", "\xe2\x80\x8b", "\xe2\x80\xa8", "\xc2\x85", "\x7f", "\xcc\x81",
	"\xe2\x80\xae" "rtl", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac", "caf\xc3\xa9",
	"cafe\xcc\x81", "\xef\xbf\xbd", "\xf4\x8f\xbf\xbd",
};

/* One of the ranges first, so that the small ones are not drowned by the planes. */
static uint32_t xml_char(struct generator *g)
{
	static const uint32_t ranges[][2] = {
		{ 0x09, 0x0d }, { 0x20, 0x7e }, { 0x20, 0x7e }, { 0x7f, 0xff }, { 0x100, 0x24f },
		{ 0x300, 0x36f }, { 0x370, 0x6ff }, { 0x2000, 0x206f }, { 0x3000, 0x9fff },
		{ 0xac00, 0xd7a3 }, { 0xe000, 0xfffd }, { 0x10000, 0x10ffff },
	};
	uint32_t code;

	do {
		const uint32_t *range = ranges[below(g, COUNT(ranges))];

		code = range[0] + below(g, range[1] - range[0] + 1);
	} while (!utf8_is_xml_char(code));
	return code;
}

static void add_noise(struct generator *g, struct buf *out, size_t n)
{
	char bytes[4];

	while (n--) {
		size_t size = utf8_put(bytes, xml_char(g));

		buf_add(out, bytes, size);
	}
}

static void add_words(struct generator *g, struct buf *out, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(out, ' ');
		buf_adds(out, words[below(g, COUNT(words))]);
	}
}

/* Some text, never empty. */
static void add_text(struct generator *g, struct buf *out)
{
	uint32_t dice = g->wildness == GENERATE_TAME ? 0 : below(g, 400);

	if (dice == 399)
		add_words(g, out, LONG_VALUE / 8);
	else if (dice > 300)
		add_noise(g, out, 1 + below(g, 40));
	else if (dice > 200)
		buf_adds(out, traps[below(g, COUNT(traps))]);
	else
		add_words(g, out, 1 + below(g, 8));
	if (dice > 280 && dice <= 300)
		buf_adds(out, traps[below(g, COUNT(traps))]);
}

static void add_date(struct generator *g, struct buf *out)
{
	uint32_t precision = below(g, 3);

	buf_addf(out, "%u", 1950 + below(g, 90));
	if (precision > 0)
		buf_addf(out, "-%02u", 1 + below(g, 12));
	if (precision > 1)
		buf_addf(out, "-%02u", 1 + below(g, 28));
}

static void add_uri(struct generator *g, struct buf *out)
{
	static const char *const uris[] = {
		"https://example.org", "http://www.example.com/~ada/", "mailto:ada@example.org",
		"https://user@example.net:8080/a/b.html?q=1&r=%20;x#part", "urn:isbn:0451450523",
		"https://xn--bcher-kva.example/%E2%9C%93", "ftp://[2001:db8::1]/x", "tel:+1-816-555-1212",
		"https://doi.org/10.1000/(SICI)1099*!$'~_x",
	};

	buf_adds(out, uris[below(g, COUNT(uris))]);
}

static void add_email(struct generator *g, struct buf *out)
{
	static const char *const emails[] = {
		"ada@example.org", "a.b+tag@mail.example.com", "o'neill@x-y.example",
		"{curly}&co=%/x@example.net", "_@1.example",
	};

	buf_adds(out, emails[below(g, COUNT(emails))]);
}

static void add_value(struct generator *g, enum field_kind kind, struct buf *out)
{
	if (kind == FIELD_DATE)
		add_date(g, out);
	else if (kind == FIELD_URI)
		add_uri(g, out);
	else if (kind == FIELD_EMAIL)
		add_email(g, out);
	else
		add_text(g, out);
}

/* Values as JSON allows to spell them, without white space between tokens. */
static void add_json(struct generator *g, struct buf *out, unsigned depth)
{
	static const char *const scalars[] = {
		"null", "true", "false", "0", "-0", "1.50", "6.02e+23", "-1E-7", "12345678901234567",
		"\"\"", "\"\\u00e9\\/\"", "\"\\ud83d\\ude00\"", "[]", "{}", "\" \"",
	};
	uint32_t kind = depth ? below(g, 4) : below(g, 2);
	struct buf text = BUF_INIT;

	if (kind == 1) {
		add_text(g, &text);
		jsontext_quote(out, text.bytes, text.size);
	} else if (kind == 0) {
		buf_adds(out, scalars[below(g, COUNT(scalars))]);
	} else {
		buf_addc(out, kind == 2 ? '[' : '{');
		for (uint32_t i = 0, n = 1 + below(g, 3); i < n; i++) {
			buf_adds(out, i ? "," : "");
			if (kind == 3)
				buf_addf(out, "\"member %u\":", i);
			add_json(g, out, depth - 1);
		}
		buf_addc(out, kind == 2 ? ']' : '}');
	}
	buf_release(&text);
}

static void add_extras(struct generator *g, struct cv *cv, struct entry *entry)
{
	struct buf name = BUF_INIT, json = BUF_INIT;

	for (uint32_t i = 0, n = below(g, 3); i < n; i++) {
		buf_clear(&name);
		buf_clear(&json);
		buf_addf(&name, "x%u-", i);
		add_noise(g, &name, below(g, 6));
		add_json(g, &json, 3);
		cv_add_extra(cv, &entry->extras, name.bytes, json.bytes, json.size, 0);
	}
	buf_release(&name);
	buf_release(&json);
}

static void fill_leaf(struct generator *g, struct cv *cv, const struct field *field, void *object)
{
	struct buf value = BUF_INIT;

	add_value(g, field->kind, &value);
	cv_set(cv, field_text(field, object), value.bytes, value.size, 0, 100);
	buf_release(&value);
}

static void fill_texts(struct generator *g, struct cv *cv, const struct field *field, void *object)
{
	struct buf value = BUF_INIT;

	for (uint32_t i = 0, n = 1 + below(g, 4); i < n; i++) {
		buf_clear(&value);
		add_text(g, &value);
		cv_add(cv, field_texts(field, object), value.bytes, value.size, 0, 100);
	}
	buf_release(&value);
}

static void fill(struct generator *g, struct cv *cv, const struct shape *shape, void *object);

static void fill_field(struct generator *g, struct cv *cv, const struct field *field, void *object)
{
	if (field_is_leaf(field)) {
		fill_leaf(g, cv, field, object);
	} else if (field->kind == FIELD_TEXTS) {
		fill_texts(g, cv, field, object);
	} else if (field->kind == FIELD_OBJECT) {
		fill(g, cv, field->shape, field_object(field, object));
	} else {
		for (uint32_t i = 0, n = 1 + below(g, 3); i < n; i++) {
			void *item = cv_append(cv, field_list(field, object), field->shape);

			if (item)
				fill(g, cv, field->shape, item);
		}
	}
}

/* Most fields most of the time, one at least. */
static void fill(struct generator *g, struct cv *cv, const struct shape *shape, void *object)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (!one_in(g, 4))
			fill_field(g, cv, &shape->fields[i], object);
	if (!object_present(shape, object))
		fill_field(g, cv, &shape->fields[0], object);
	if (g->wildness == GENERATE_WILD)
		add_extras(g, cv, object);
}

void generate_cv(struct generator *generator, struct cv *cv)
{
	char id[32];
	int size = snprintf(id, sizeof(id), "cv-%u", ++generator->records);

	fill(generator, cv, &cv_shape, cv);
	cv_set(cv, &cv->id, id, (size_t)size, 0, 100);
}
