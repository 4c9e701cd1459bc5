#include "converters/ids.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/utf8.h"

int id_way_parse(struct id_way *way, const char *text, struct diag *diag)
{
	static const struct {
		const char *word;
		enum id_kind kind;
	} words[] = {
		{ "basename", ID_BASENAME }, { "path", ID_PATH }, { "hash", ID_HASH },
	};
	static const char field[] = "field:";

	*way = (struct id_way){ ID_OWN, NULL };
	if (!text)
		return 0;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(text, words[i].word) != 0)
			continue;
		way->kind = words[i].kind;
		return 0;
	}
	if (strncmp(text, field, sizeof(field) - 1) == 0) {
		way->kind = ID_FIELD;
		way->field = shape_field(&basics_shape, text + sizeof(field) - 1);
	}
	if (way->field && field_is_leaf(way->field))
		return 0;
	return diag_error(diag, STATUS_USAGE, pos_at(NULL, 0, 0), "usage",
			  "--id cannot be '%s'; it is basename, path, hash or field:NAME of the basics",
			  text);
}

/* Names are bytes, ids are text: what is no UTF-8 becomes %XX. */
static void add_name(struct buf *out, const char *name, size_t size)
{
	const char *end = name + size;

	while (name < end) {
		size_t valid = utf8_valid_prefix(name, (size_t)(end - name));

		buf_add(out, name, valid);
		name += valid;
		if (name < end)
			buf_addf(out, "%%%02X", (unsigned)(unsigned char)*name++);
	}
}

static void add_without_suffix(struct buf *out, const char *name)
{
	struct choice choice = choose_by_suffix(name);

	add_name(out, name, strlen(name) - (choice.suffix ? strlen(choice.suffix) : 0));
}

static void add_basename(struct buf *out, const char *name)
{
	const char *slash = strrchr(name, '/');

	add_without_suffix(out, slash ? slash + 1 : name);
}

/* FNV-1a, 64 bits: ids of equal files are equal, and that is all they say. */
static void add_hash(struct buf *out, const char *path)
{
	FILE *file = fopen(path, "re");
	uint64_t hash = 14695981039346656037u;

	for (int c; file && (c = getc(file)) != EOF;)
		hash = (hash ^ (unsigned char)c) * 1099511628211u;
	if (file)
		fclose(file);
	buf_addf(out, "%016" PRIx64, hash);
}

/* The record's own word for itself, where the way asks for one. */
static const char *own_id(const struct id_way *way, const struct cv *cv)
{
	if (way->kind == ID_OWN)
		return cv->id.s;
	return way->kind == ID_FIELD ? field_text_const(way->field, &cv->basics)->s : NULL;
}

void id_make(struct buf *out, const struct id_way *way, const char *path, const char *name,
	     const struct cv *cv, size_t count)
{
	const char *own = own_id(way, cv);

	if (own) {
		buf_adds(out, own);
		return;
	}
	if (way->kind == ID_HASH)
		add_hash(out, path);
	else if (way->kind == ID_PATH)
		add_without_suffix(out, name);
	else
		add_basename(out, name);
	if (count > 1)
		buf_addf(out, "-%zu", count);
}

static void add_part(struct buf *out, const char *part, size_t size)
{
	bool climbs = size == 0 || (size <= 2 && strncmp(part, "..", size) == 0);

	if (climbs)
		return;
	buf_adds(out, out->size > 0 ? "/" : "");
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)part[i];

		buf_addc(out, c < 0x20 || c == 0x7F || (i == 0 && c == '.') ? '_' : part[i]);
	}
}

void id_file_name(struct buf *out, const char *id)
{
	for (;;) {
		size_t size = strcspn(id, "/");

		add_part(out, id, size);
		if (id[size] == '\0')
			break;
		id += size + 1;
	}
	if (out->size == 0)
		buf_adds(out, "cv");
}
