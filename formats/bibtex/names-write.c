#include <string.h>
#include <strings.h>

#include "formats/bibtex/names.h"

/* Words that no person's name has: what holds one is an organisation. */
static const char *const organisation_words[] = {
	"academy", "ag", "agency", "alliance", "association", "center", "centre", "co.",
	"collaboration", "commission", "committee", "community", "company", "consortium",
	"corp.", "corporation", "council", "department", "federation", "foundation", "gmbh",
	"group", "hospital", "inc", "inc.", "initiative", "institut", "institute", "laboratories",
	"laboratory", "llc", "ltd", "ltd.", "ministry", "network", "organisation", "organization",
	"project", "research", "society", "team", "technologies", "universidad", "universität",
	"university", "université",
};

/* What follows a name behind a comma without being the given name. */
static const char *const suffixes[] = {
	"jr", "jr.", "sr", "sr.", "i", "ii", "iii", "iv", "v", "2nd", "3rd", "esq.", "m.d.", "md",
	"ph.d.", "phd", "dr.", "rn", "mba", "mph", "dds", "filho", "neto",
};

enum { MOST_INITIALS = 3 };	/* "Lee ABC" */

static bool is_word(struct span word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (word.size == strlen(words[i]) && !strncasecmp(word.bytes, words[i], word.size))
			return true;
	return false;
}

static bool is_organisation(struct span text)
{
	const char *at = text.bytes, *end = at + text.size;
	size_t n = 0;
	bool found = false;

	for (; at < end; n++) {
		const char *from = at;

		while (at < end && *at != ' ' && *at != ',')
			at++;
		found |= is_word((struct span){ from, (size_t)(at - from) }, organisation_words,
				 sizeof(organisation_words) / sizeof(organisation_words[0]));
		at += at < end;
	}
	return found && n > 1;
}

/* Whether the raw name is read as that text wherever it stands in a list. */
static bool reads_as(struct tex_encoder *encoder, const struct buf *raw, struct span text)
{
	struct buf amid = BUF_INIT, seen = BUF_INIT;
	enum name_problem problem;
	struct span list, name;
	bool same;

	buf_addf(&amid, "- and %s and -", raw->bytes);
	list = (struct span){ amid.bytes, amid.size };
	bib_names_next(&list, &name, &problem);
	same = bib_names_next(&list, &name, &problem) && name.size == raw->size &&
	       !bib_name_display(&encoder->tex, name, &seen) &&
	       seen.size == text.size && !memcmp(seen.bytes, text.bytes, seen.size);
	buf_release(&amid);
	buf_release(&seen);
	return same;
}

static void encode(struct tex_encoder *encoder, struct span text, unsigned flags, struct buf *out)
{
	tex_encode(encoder, text.bytes, text.size, flags | ENCODE_NAME, out);
}

static void encode_literally(struct tex_encoder *encoder, struct span text, unsigned flags,
			     struct buf *out)
{
	buf_addc(out, '{');
	encode(encoder, text, flags, out);
	buf_addc(out, '}');
}

/* "Ludwig van Beethoven" and "Jr.": "van Beethoven, Jr., Ludwig" */
static void encode_suffixed(struct tex_encoder *encoder, struct span person, struct span suffix,
			    unsigned flags, struct buf *out)
{
	struct buf raw = BUF_INIT;
	struct name name;

	bib_name_init(&name);
	encode(encoder, person, flags & ~(unsigned)ENCODE_ASCII, &raw);
	bib_name_parse(&encoder->tex, (struct span){ raw.bytes, raw.size }, &name);
	encode(encoder, (struct span){ name.von.bytes, name.von.size }, flags, out);
	buf_adds(out, name.von.size ? " " : "");
	encode(encoder, (struct span){ name.last.bytes, name.last.size }, flags, out);
	buf_adds(out, ", ");
	encode(encoder, suffix, flags, out);
	buf_adds(out, ", ");
	encode(encoder, (struct span){ name.given.bytes, name.given.size }, flags, out);
	buf_release(&raw);
	bib_name_release(&name);
}

/* One comma, and something on both sides of it. */
static bool split_at_comma(struct span text, struct span *before, struct span *behind)
{
	const char *comma = memchr(text.bytes, ',', text.size);
	const char *end = text.bytes + text.size;

	if (!comma || memchr(comma + 1, ',', (size_t)(end - comma - 1)))
		return false;
	*before = bib_span_trim((struct span){ text.bytes, (size_t)(comma - text.bytes) });
	*behind = bib_span_trim((struct span){ comma + 1, (size_t)(end - comma - 1) });
	return before->size && behind->size;
}

static bool is_suffix(struct span word)
{
	return is_word(word, suffixes, sizeof(suffixes) / sizeof(suffixes[0]));
}

static bool holds_small_letter(struct span text)
{
	for (size_t i = 0; i < text.size; i++)
		if (text.bytes[i] >= 'a' && text.bytes[i] <= 'z')
			return true;
	return false;
}

static bool are_capitals(struct span word)
{
	for (size_t i = 0; i < word.size; i++)
		if (word.bytes[i] < 'A' || word.bytes[i] > 'Z')
			return false;
	return word.size > 0;
}

/* "van der Berg AB", as Vancouver has it: capitals without full stops behind the family name. */
static bool split_at_initials(struct span text, struct span *before, struct span *behind)
{
	const char *space = memrchr(text.bytes, ' ', text.size);
	const char *end = text.bytes + text.size;

	if (!space || memchr(text.bytes, ',', text.size) || memchr(text.bytes, '.', text.size))
		return false;
	*before = bib_span_trim((struct span){ text.bytes, (size_t)(space - text.bytes) });
	*behind = (struct span){ space + 1, (size_t)(end - space - 1) };
	return behind->size <= MOST_INITIALS && are_capitals(*behind) && !is_suffix(*behind) &&
	       holds_small_letter(*before);
}

bool bib_name_split(struct span name, struct span *family, struct span *given)
{
	struct span before, behind;

	if (!split_at_comma(name, &before, &behind) && !split_at_initials(name, &before, &behind))
		return false;
	if (is_organisation(name))	/* the dearest question last: a key asks it of each entry */
		return false;
	*family = before;
	*given = behind;
	return true;
}

static bool is_others(struct span text)
{
	return text.size == 6 && !memcmp(text.bytes, "others", 6);
}

/* "Kim" and "Ada": "Kim, Ada". False when that would not be read as "Ada Kim". */
static bool encode_inverted(struct tex_encoder *encoder, struct span family, struct span given,
			    unsigned flags, struct buf *out)
{
	struct buf seen = BUF_INIT;
	bool right;

	encode(encoder, family, flags, out);
	buf_adds(out, ", ");
	encode(encoder, given, flags, out);
	buf_add(&seen, given.bytes, given.size);
	buf_addc(&seen, ' ');
	buf_add(&seen, family.bytes, family.size);
	right = reads_as(encoder, out, (struct span){ seen.bytes, seen.size });
	buf_release(&seen);
	return right;
}

bool bib_name_encode(struct tex_encoder *encoder, const char *text, size_t size,
		     unsigned flags, bool last_of_list, struct buf *out)
{
	struct span whole = { text, size }, person, behind;
	struct buf raw = BUF_INIT;
	bool suffix, right;

	if (!bib_name_split(whole, &person, &behind)) {
		bib_name_encode_exactly(encoder, text, size, flags, last_of_list, out);
		return true;
	}
	suffix = is_suffix(behind);
	if (suffix)
		encode_suffixed(encoder, person, behind, flags, &raw);
	right = suffix ? reads_as(encoder, &raw, whole)
		       : encode_inverted(encoder, person, behind, flags, &raw);
	if (right)
		buf_add(out, raw.bytes, raw.size);
	else
		encode_literally(encoder, whole, flags, out);
	out->failed |= raw.failed;
	buf_release(&raw);
	return suffix || !right;
}

void bib_name_encode_exactly(struct tex_encoder *encoder, const char *text, size_t size,
			     unsigned flags, bool last_of_list, struct buf *out)
{
	struct span whole = { text, size };
	struct buf raw = BUF_INIT;

	if (!is_organisation(whole) && (last_of_list || !is_others(whole)))
		encode(encoder, whole, flags, &raw);
	if (reads_as(encoder, &raw, whole))
		buf_add(out, raw.bytes, raw.size);
	else
		encode_literally(encoder, whole, flags, out);
	buf_release(&raw);
}
