#include "formats/bibtex/scan.h"

#include <string.h>
#include <strings.h>

#include "formats/bibtex/scanner.h"
#include "pipeline/arena.h"

/* Fields */

static void warn_of_field(struct scanner *s, struct pos pos, const char *id, const char *what,
			  struct span name)
{
	if (!s->escapes)
		diag_report(s->file->diag, LEVEL_WARNING, pos, id, "'%.*s' is %s",
			    bib_span_shown(name), name.bytes, what);
}

static void define_macro(struct scanner *s, struct span name, struct span value, struct pos pos)
{
	struct symbol *macro = bib_symbols_add(&s->file->macros, name.bytes, name.size);

	if (!macro)
		return;
	if (macro->number)
		warn_of_field(s, pos, "string-redefined", "defined again", name);
	macro->number = 1;
	macro->data = value.bytes;
	macro->data_size = value.size;
}

static void add_field(struct scanner *s, struct span name, struct span value, struct pos pos)
{
	struct bib_file *file = s->file;
	struct symbol *symbol = bib_symbols_add(&file->names, name.bytes, name.size);
	struct bib_field *fields = arena_grow(file->arena, file->fields, file->n_fields,
					      &file->field_capacity, sizeof(*fields));

	if (!symbol || !fields)
		return;
	file->fields = fields;
	if (symbol->number == file->stamp) {
		warn_of_field(s, pos, "duplicate-field", "given again; the first one is kept",
			      name);
		return;
	}
	symbol->number = file->stamp;
	fields[file->n_fields++] = (struct bib_field){ symbol, value, pos.line, pos.column };
}

static int read_field(struct scanner *s)
{
	struct span name = scanner_name(s), value;
	struct pos pos;
	int result;

	if (!name.size)
		return scanner_fail(s, s->at, "expected a field's name");
	scanner_skip_space(s);
	if (s->at == s->end || *s->at != '=')
		return scanner_fail(s, s->at, "expected '=' behind the field's name");
	s->at++;
	scanner_skip_space(s);
	pos = scanner_position(s, s->at);
	result = scanner_value(s, &value);
	if (s->macros && !result)
		define_macro(s, name, value, pos);
	else if (!s->macros && (!result || value.size))
		add_field(s, name, value, pos);
	return result;
}

/* Whether "name =" stands here, as where a comma was forgotten. */
static bool field_follows(const struct scanner *s)
{
	struct scanner ahead = *s;

	if (!scanner_name(&ahead).size)
		return false;
	scanner_skip_space(&ahead);
	return ahead.at < ahead.end && *ahead.at == '=';
}

/* Behind a field: the comma, or the end. */
static int read_separator(struct scanner *s)
{
	scanner_skip_space(s);
	if (s->at == s->end)
		return scanner_fail(s, s->at, "entry is never closed");
	if (*s->at == s->close)
		return 0;
	if (*s->at == ',') {
		s->at++;
		return 0;
	}
	if (!field_follows(s))
		return scanner_fail(s, s->at, *s->at == '@' ? "entry is never closed"
				    : "expected ',' or the entry's end");
	if (!s->escapes)
		diag_error(s->file->diag, STATUS_DATA, scanner_position(s, s->at), "syntax",
			   "expected ',' between two fields");
	return 0;
}

static int read_fields(struct scanner *s)
{
	for (;;) {
		scanner_skip_space(s);
		if (s->at == s->end)
			return scanner_fail(s, s->at, "entry is never closed");
		if (*s->at == s->close) {
			s->at++;
			return 0;
		}
		if (*s->at == ',') {
			scanner_warn(s, s->at, "empty-field", "comma without a field",
				     (struct span){ "", 0 }, "");
			s->at++;
		} else if (*s->at == '@') {
			return scanner_fail(s, s->at, "entry is never closed");
		} else if (read_field(s) || read_separator(s)) {
			return -1;
		}
	}
}

/* Entries */

static const bool ends_key[256] = {
	['\0'] = true, [','] = true, ['='] = true, ['{'] = true, ['}'] = true, ['\n'] = true,
	['@'] = true,
};

/*
 * The key is everything up to the comma, blanks inside included (with a
 * warning); where '=' comes first the key was left out.
 */
static int read_key(struct scanner *s, struct span *key)
{
	const char *from;

	scanner_skip_space(s);
	from = s->at;
	while (s->at < s->end && !ends_key[(unsigned char)*s->at] && *s->at != s->close)
		s->at++;
	*key = bib_span_trim(bib_span_between(from, s->at));
	if (s->at < s->end && *s->at == '=' && key->size) {
		s->at = from;
		key->size = 0;
	}
	if (!key->size)
		scanner_warn(s, from, "no-key", "entry has no key", *key, "");
	else if (memchr(key->bytes, ' ', key->size) || memchr(key->bytes, '\t', key->size))
		scanner_warn(s, from, "key", "key '", *key, "' has blanks in it");
	scanner_skip_space(s);
	if (s->at < s->end && *s->at == ',') {
		s->at++;
		return 0;
	}
	if (s->at < s->end && (*s->at == s->close || s->at == from))
		return 0;
	return scanner_fail(s, s->at, "expected ',' behind the key");
}

static void add_key(struct scanner *s, const struct bib_entry *entry)
{
	struct symbol *key;

	if (!entry->key.size)
		return;
	key = bib_symbols_add(&s->file->keys, entry->key.bytes, entry->key.size);
	if (!key)
		return;
	if (key->number)
		diag_report(s->file->diag, LEVEL_WARNING,
			    pos_at(s->file->name, entry->line, entry->column), "duplicate-key",
			    "key '%.*s' is used again; both entries are kept",
			    bib_span_shown(entry->key), entry->key.bytes);
	else
		key->number = (uint32_t)s->file->n_entries;
}

static void add_entry(struct scanner *s, const struct bib_entry *entry)
{
	struct bib_file *file = s->file;
	struct bib_entry *entries = arena_grow(file->arena, file->entries, file->n_entries,
					       &file->entry_capacity, sizeof(*entries));

	if (!entries)
		return;
	file->entries = entries;
	entries[file->n_entries++] = *entry;
	add_key(s, entry);
}

/* One try at what stands between the delimiters. */
static int read_body(struct scanner *s, const char *open, struct span *key)
{
	s->at = open + 1;
	s->wrong = NULL;
	s->file->stamp++;
	if (key && read_key(s, key))
		return -1;
	return read_fields(s);
}

/* Whether the second try, with \{ and \} as characters, could help. */
static bool has_escapes(const struct scanner *s, const char *to)
{
	const char *at = s->start;

	while (at < to && (at = memchr(at, '\\', (size_t)(to - at)))) {
		if (at + 1 < s->end && strchr("{}\"", at[1]))
			return true;
		at += at + 1 < to ? 2 : 1;
	}
	return false;
}

/* The second try. What the first one found stays if it fails. */
static int read_again(struct scanner *s, const char *open, struct bib_entry *entry)
{
	const struct scanner before = *s;
	size_t kept = s->file->n_fields;
	struct span key = entry->key;
	const char *limit = scanner_next_entry(s, s->start + 1);

	if (!has_escapes(s, s->wrong_at > limit ? s->wrong_at : limit))
		return -1;
	s->escapes = true;
	if (read_body(s, open, &key)) {
		s->file->n_fields = kept;
		s->escapes = false;
		s->wrong = before.wrong;
		s->wrong_at = before.wrong_at;
		return -1;
	}
	s->escapes = false;
	entry->key = key;
	entry->first = kept;
	return 0;
}

/*
 * Goes on behind what failed: at the next entry, or behind the brace that
 * closes this one when that comes first.
 */
static void recover(struct scanner *s)
{
	const char *limit = scanner_next_entry(s, s->start + 1);
	const char *reach = s->reach > s->wrong_at ? s->reach : s->wrong_at;
	size_t depth = 1;

	for (s->at = s->wrong_at; s->at < limit; s->at++) {
		if (*s->at == '@' && depth == 1)
			break;
		if (*s->at == '{')
			depth++;
		else if (*s->at == '}' && !--depth)
			break;
	}
	if (s->at >= limit)
		s->at = limit;
	else if (*s->at == '}')
		s->at++;
	if (reach > s->at)
		s->looked_again += (size_t)(reach - s->at);
}

static void report_failure(struct scanner *s, struct place start)
{
	s->place = start;
	diag_error(s->file->diag, STATUS_DATA, scanner_position(s, s->wrong_at), "syntax", "%s", s->wrong);
	s->place = start;
	recover(s);
}

static void read_entry(struct scanner *s, struct span type, const char *open)
{
	struct pos pos = scanner_position(s, s->start);
	struct place start = s->place;
	struct bib_entry entry = {
		.type = bib_symbols_add(&s->file->names, type.bytes, type.size),
		.line = pos.line,
		.column = pos.column,
		.first = s->file->n_fields,
	};

	if (read_body(s, open, &entry.key)) {
		s->place = start;
		if (read_again(s, open, &entry)) {
			report_failure(s, start);
		} else {
			s->place = start;
			diag_report(s->file->diag, LEVEL_WARNING, scanner_position(s, s->start),
				    "escaped-brace", "braces of entry '%.*s' balance only "
				    "without those behind a backslash",
				    bib_span_shown(entry.key), entry.key.bytes);
		}
	}
	entry.n_fields = s->file->n_fields - entry.first;
	if (entry.type)
		add_entry(s, &entry);
}

static void read_strings(struct scanner *s, const char *open)
{
	struct place start = s->place;

	s->macros = true;
	if (read_body(s, open, NULL))
		report_failure(s, start);
	s->macros = false;
}

static void read_preamble(struct scanner *s, const char *open)
{
	struct place start = s->place;
	struct span ignored;

	s->wrong = NULL;
	s->at = open + 1;
	if (scanner_value(s, &ignored)) {
		report_failure(s, start);
		return;
	}
	if (s->at < s->end && *s->at == s->close)
		s->at++;
	s->place = start;
	diag_report(s->file->diag, LEVEL_NOTE, scanner_position(s, s->start), "preamble",
		    "@preamble is for LaTeX alone and is left out");
}

static void add_mark(struct scanner *s, struct span comment)
{
	struct bib_file *file = s->file;
	struct bib_mark *marks;

	comment = bib_span_trim(comment);
	if (comment.size < 3 || memcmp(comment.bytes, "cv:", 3))
		return;
	marks = arena_grow(file->arena, file->marks, file->n_marks, &file->mark_capacity,
			   sizeof(*marks));
	if (!marks)
		return;
	file->marks = marks;
	marks[file->n_marks].entry = file->n_entries;
	marks[file->n_marks++].id = bib_span_between(comment.bytes + 3, comment.bytes + comment.size);
}

/* As where the comment's own brace was forgotten. BibTeX itself would read them. */
static void warn_of_hidden(struct scanner *s, const char *close, struct place start)
{
	size_t n = scanner_count_entries(s, s->at, close);

	if (!n)
		return;
	s->place = start;
	diag_report(s->file->diag, LEVEL_WARNING, scanner_position(s, s->start), "comment",
		    "@comment hides what looks like %zu entr%s", n, n == 1 ? "y" : "ies");
}

/* Braces hide what they hold; without them the comment ends with its line. */
static void skip_comment(struct scanner *s)
{
	struct place start = s->place;
	const char *close;

	while (s->at < s->end && (*s->at == ' ' || *s->at == '\t'))
		s->at++;
	if (s->at == s->end || *s->at != '{') {
		s->at = memchr(s->at, '\n', (size_t)(s->end - s->at));
		s->at = s->at ? s->at : s->end;
		return;
	}
	s->wrong = NULL;
	close = scanner_braced_end(s, s->at);
	if (!close) {
		report_failure(s, start);
		return;
	}
	warn_of_hidden(s, close, start);
	add_mark(s, bib_span_between(s->at + 1, close));
	s->at = close + 1;
}

static bool is_type(struct span type, const char *name)
{
	return type.size == strlen(name) && !strncasecmp(type.bytes, name, type.size);
}

/* At an '@' outside entries. */
static void read_at(struct scanner *s)
{
	struct span type;

	s->start = s->reach = s->at++;
	scanner_skip_space(s);
	type = scanner_name(s);
	if (is_type(type, "comment")) {
		s->file->bare = false;
		skip_comment(s);
		return;
	}
	scanner_skip_space(s);
	if (!type.size || s->at == s->end || (*s->at != '{' && *s->at != '(')) {
		if (type.size)
			scanner_warn(s, s->start, "stray-at", "'@", type, "' begins no entry");
		s->at = s->start + 1;
		return;
	}
	s->file->bare = false;
	s->close = *s->at == '{' ? '}' : ')';
	scanner_position(s, s->start);
	if (is_type(type, "string"))
		read_strings(s, s->at);
	else if (is_type(type, "preamble"))
		read_preamble(s, s->at);
	else
		read_entry(s, type, s->at);
}

/* The next '@' of the text between entries; lines that begin with % are out. */
static bool find_at(struct scanner *s)
{
	while (s->at < s->end) {
		const char *newline, *stop, *found;

		while (s->at < s->end && bib_is_space(*s->at))
			s->at++;
		if (s->at == s->end)
			return false;
		newline = memchr(s->at, '\n', (size_t)(s->end - s->at));
		stop = newline ? newline : s->end;
		found = *s->at == '%' ? NULL : memchr(s->at, '@', (size_t)(stop - s->at));
		s->at = found ? found : stop;
		if (found)
			return true;
	}
	return false;
}

static void define_months(struct bib_file *file)
{
	static const char *const months[] = {
		"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December",
	};

	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++) {
		struct symbol *macro = bib_symbols_add(&file->macros, months[i], 3);

		if (!macro)
			return;
		macro->data = months[i];
		macro->data_size = strlen(months[i]);
	}
}

int bib_scan(struct bib_file *file, struct arena *arena, const char *name,
	     const char *bytes, size_t size, struct diag *diag)
{
	struct scanner scanner = {
		.file = file, .begin = bytes, .at = bytes, .end = bytes + size,
		.place = { bytes, bytes, 1 }, .value = BUF_INIT,
	};

	*file = (struct bib_file){
		.arena = arena, .name = name, .diag = diag, .bare = true,
		.names.arena = arena, .macros.arena = arena, .keys.arena = arena,
	};
	define_months(file);
	while (!arena_failed(arena) && find_at(&scanner))
		read_at(&scanner);
	if (scanner.value.failed)
		arena->failed = true;
	buf_release(&scanner.value);
	return arena_failed(arena) ? -1 : 0;
}

const struct bib_entry *bib_find(const struct bib_file *file, struct span key)
{
	const struct symbol *symbol = bib_symbols_find(&file->keys, key.bytes, key.size);

	return symbol ? &file->entries[symbol->number - 1] : NULL;
}
