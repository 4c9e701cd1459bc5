#include "pipeline/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/buf.h"
#include "pipeline/foreign.h"
#include "pipeline/utf8.h"

enum {
	READ_SIZE = 64 << 10,
	SIGNATURE_SIZE = 1024,	/* what foreign_kind looks at, comments of HTML and all */
	REPLACEMENT = 0xFFFD,
};

enum encoding {
	ENCODING_UNKNOWN,	/* nothing read yet */
	ENCODING_UTF8,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_UTF32LE,
	ENCODING_UTF32BE,
};

struct source {
	char *name;
	struct diag *diag;
	size_t max_input;		/* 0: no limit */
	bool is_path, allow_nul, failed;
	char **beside;			/* paths opened beside it, and a NULL */
	size_t n_beside;

	/* Undecoded bytes: a window on `block`, or on the caller's memory. */
	int fd;				/* -1: memory */
	char *block;
	const char *raw;
	size_t raw_size;
	bool raw_end;			/* nothing follows the window */
	size_t memory_left;		/* behind the window */
	uint64_t offset;		/* bytes taken */

	enum encoding encoding;
	const struct foreign *foreign;
	bool after_cr;			/* a LF now belongs to the last CR */
	bool noted_bytes, noted_nul;	/* said once */
	uint32_t line;			/* where the next decoded byte stands */

	struct buf decoded;		/* the current piece, unless it needed no decoding */
	struct buf ahead;		/* peeked at, not consumed yet */
	struct buf handed;		/* what source_fill gave from `ahead` */
	struct buf all;
};

/* Opening */

static struct source *new_source(const char *name, size_t max_input, struct diag *diag)
{
	struct source *source = calloc(1, sizeof(*source));

	if (source) {
		source->fd = -1;
		source->name = malloc(strlen(name) + 1);
		source->diag = diag;
		source->max_input = max_input;
		source->line = 1;
		buf_init(&source->decoded);
		buf_init(&source->ahead);
		buf_init(&source->handed);
		buf_init(&source->all);
	}
	if (!source || !source->name) {
		source_close(source);
		diag_error(diag, STATUS_OSERR, pos_at(name, 0, 0), "memory", "out of memory");
		return NULL;
	}
	strcpy(source->name, name);
	return source;
}

static int fail(struct source *source, enum status status, const char *id, const char *what)
{
	source->failed = true;
	return diag_error(source->diag, status, source_pos(source, 0, 0), id, "%s", what);
}

static int cannot_open(struct source *source, int error)
{
	enum status status = error == EACCES || error == EPERM ? STATUS_NOPERM
		: error == ENOMEM || error == EMFILE || error == ENFILE ? STATUS_OSERR
		: STATUS_NOINPUT;

	return diag_error(source->diag, status, source_pos(source, 0, 0), "cannot-open",
			  "cannot open: %s", strerror(error));
}

static int too_large(struct source *source)
{
	source->failed = true;
	return diag_error(source->diag, STATUS_DATA, source_pos(source, 0, 0), "too-large",
			  "input is larger than %zu bytes; --max-input raises the limit",
			  source->max_input);
}

static int open_file(struct source *source, const char *path)
{
	struct stat status;

	source->is_path = strcmp(path, "-") != 0;
	source->fd = source->is_path ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO;
	if (source->fd < 0 || fstat(source->fd, &status))
		return cannot_open(source, errno);
	if (S_ISDIR(status.st_mode))
		return cannot_open(source, EISDIR);
	if (S_ISREG(status.st_mode) && source->max_input &&
	    (uint64_t)status.st_size > source->max_input)
		return too_large(source);
	source->block = malloc(READ_SIZE);
	if (!source->block)
		return fail(source, STATUS_OSERR, "memory", "out of memory");
	source->raw = source->block;
	return 0;
}

struct source *source_open(const char *path, size_t max_input, struct diag *diag)
{
	const char *name = strcmp(path, "-") ? path : "<stdin>";
	struct source *source = new_source(name, max_input, diag);

	if (source && open_file(source, path)) {
		source_close(source);
		return NULL;
	}
	return source;
}

struct source *source_from_memory(const char *name, const char *bytes, size_t size,
				  size_t max_input, struct diag *diag)
{
	struct source *source = new_source(name, max_input, diag);

	if (!source)
		return NULL;
	source->raw = bytes;
	source->memory_left = size;
	if (max_input && size > max_input) {
		too_large(source);
		source_close(source);
		return NULL;
	}
	return source;
}

void source_close(struct source *source)
{
	if (!source)
		return;
	if (source->fd >= 0 && source->is_path)
		close(source->fd);
	buf_release(&source->decoded);
	buf_release(&source->ahead);
	buf_release(&source->handed);
	buf_release(&source->all);
	for (size_t i = 0; i < source->n_beside; i++)
		free(source->beside[i]);
	free(source->beside);
	free(source->block);
	free(source->name);
	free(source);
}

const char *source_name(const struct source *source)
{
	return source->name;
}

const char *source_path(const struct source *source)
{
	return source->is_path ? source->name : NULL;
}

void source_allow_nul(struct source *source)
{
	source->allow_nul = true;
}

uint64_t source_offset(const struct source *source)
{
	return source->offset;
}

/* Siblings */

static char *path_beside(const struct source *source, const char *name)
{
	const char *slash = strrchr(source->name, '/');
	size_t folder = slash ? (size_t)(slash + 1 - source->name) : 0;
	char *path = malloc(folder + strlen(name) + 1);

	if (path) {
		memcpy(path, source->name, folder);
		strcpy(path + folder, name);
	}
	return path;
}

/* Takes the path over, freeing it when there is no memory. */
static const char *remember_beside(struct source *source, char *path)
{
	char **beside = path ? realloc(source->beside, (source->n_beside + 2) * sizeof(*beside))
			     : NULL;

	if (!beside) {
		free(path);
		fail(source, STATUS_OSERR, "memory", "out of memory");
		return NULL;
	}
	source->beside = beside;
	beside[source->n_beside++] = path;
	beside[source->n_beside] = NULL;
	return path;
}

struct source *source_open_beside(struct source *source, const char *name)
{
	char *path;
	const char *known;

	if (!source->is_path)
		return NULL;
	path = path_beside(source, name);
	if (path && access(path, F_OK) && errno == ENOENT) {
		free(path);
		return NULL;
	}
	known = remember_beside(source, path);
	return known ? source_open(known, source->max_input, source->diag) : NULL;
}

const char *const *source_beside(const struct source *source)
{
	static const char *const none[] = { NULL };

	return source->beside ? (const char *const *)source->beside : none;
}

/* Reading */

static int read_block(struct source *source)
{
	ssize_t n;

	memmove(source->block, source->raw, source->raw_size);
	source->raw = source->block;
	do
		n = read(source->fd, source->block + source->raw_size,
			 READ_SIZE - source->raw_size);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		source->failed = true;
		return diag_error(source->diag, STATUS_IOERR, source_pos(source, 0, 0), "cannot-read",
				  "cannot read: %s", strerror(errno));
	}
	source->raw_end = n == 0;
	source->raw_size += (size_t)n;
	source->offset += (size_t)n;
	return 0;
}

static void widen_window(struct source *source)
{
	size_t n = source->memory_left < READ_SIZE ? source->memory_left : READ_SIZE;

	source->raw_end = n == 0;
	source->raw_size += n;
	source->memory_left -= n;
	source->offset += n;
}

/* More undecoded bytes, behind those that are left. */
static int read_more(struct source *source)
{
	if (source->fd < 0)
		widen_window(source);
	else if (read_block(source))
		return -1;
	if (source->max_input && source->offset > source->max_input)
		return too_large(source);
	return 0;
}

static void consume(struct source *source, size_t size)
{
	source->raw += size;
	source->raw_size -= size;
}

static bool begins(const struct source *source, const char *bytes, size_t size)
{
	return source->raw_size >= size && !memcmp(source->raw, bytes, size);
}

/* Takes the byte order mark off; UTF-32's little-endian one begins like UTF-16's. */
static void find_encoding(struct source *source)
{
	static const struct {
		const char *mark;
		size_t size;
		enum encoding encoding;
	} marks[] = {
		{ "\xEF\xBB\xBF", 3, ENCODING_UTF8 },
		{ "\xFF\xFE\0\0", 4, ENCODING_UTF32LE },
		{ "\0\0\xFE\xFF", 4, ENCODING_UTF32BE },
		{ "\xFF\xFE", 2, ENCODING_UTF16LE },
		{ "\xFE\xFF", 2, ENCODING_UTF16BE },
	};

	source->encoding = ENCODING_UTF8;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!begins(source, marks[i].mark, marks[i].size))
			continue;
		source->encoding = marks[i].encoding;
		consume(source, marks[i].size);
		return;
	}
}

static int read_at_least(struct source *source, size_t size)
{
	while (!source->raw_end && source->raw_size < size)
		if (read_more(source))
			return -1;
	return 0;
}

/*
 * The first bytes: what they are, and in which encoding. Waits for `size`
 * bytes, and for four where a byte order mark may begin.
 */
static int begin(struct source *source, size_t size)
{
	if (source->encoding != ENCODING_UNKNOWN)
		return 0;
	if (read_at_least(source, size))
		return -1;
	if (source->raw_size && memchr("\xEF\xFE\xFF\0", source->raw[0], 4) &&
	    read_at_least(source, 4))
		return -1;
	source->foreign = foreign_kind(source->raw, source->raw_size);
	find_encoding(source);
	return 0;
}

const struct foreign *source_foreign(struct source *source)
{
	if (source->failed || begin(source, SIGNATURE_SIZE))
		return NULL;
	return source->foreign;
}

/* Decoding: what is left of the window becomes UTF-8, in `decoded` or in place */

struct piece {
	const char *bytes;
	size_t size;
};

static uint32_t count_lines(const char *bytes, size_t size)
{
	uint32_t lines = 0;

	for (size_t i = 0; i < size; i++)
		lines += bytes[i] == '\n';
	return lines;
}

static void note_bytes(struct source *source, const char *what)
{
	uint32_t line;

	if (source->noted_bytes)
		return;
	source->noted_bytes = true;
	line = source->line + count_lines(source->decoded.bytes, source->decoded.size);
	diag_report(source->diag, LEVEL_NOTE, source_pos(source, line, 0), "encoding", "%s", what);
}

static void add_code(struct buf *out, uint32_t code)
{
	char bytes[4];

	buf_add(out, bytes, utf8_put(bytes, code));
}

/* A byte of windows-1252 (the Unicode consortium's CP1252.TXT; five are free). */
static uint32_t windows_1252(unsigned char byte)
{
	static const uint16_t high[32] = {
		0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
		0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
		0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
	};

	return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte;
}

/*
 * How many bytes at the end may be a character that the next block completes:
 * a lead byte, and tails that are too few.
 */
static size_t unfinished(const char *bytes, size_t size)
{
	for (size_t back = 1; back <= 3 && back <= size; back++) {
		unsigned char byte = (unsigned char)bytes[size - back];
		size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;

		if ((byte & 0xC0) != 0x80)
			return length > back ? back : 0;
	}
	return 0;
}

/*
 * UTF-8; each byte that is none is taken for windows-1252, so that a file that
 * mixes the two comes out right as well.
 */
static size_t decode_utf8(struct source *source, struct piece *piece)
{
	const char *raw = source->raw;
	size_t size = source->raw_size, valid;

	if (!source->raw_end)
		size -= unfinished(raw, size);
	valid = utf8_valid_prefix(raw, size);
	if (valid == size) {
		*piece = (struct piece){ raw, size };
		return size;
	}
	for (size_t at = 0;; at++) {
		buf_add(&source->decoded, raw + at, valid);
		at += valid;
		if (at == size)
			break;
		note_bytes(source, "bytes that are no UTF-8 are read as windows-1252");
		add_code(&source->decoded, windows_1252((unsigned char)raw[at]));
		valid = utf8_valid_prefix(raw + at + 1, size - at - 1);
	}
	*piece = (struct piece){ source->decoded.bytes, source->decoded.size };
	return size;
}

static uint32_t unit(const char *bytes, size_t size, bool little)
{
	uint32_t value = 0;

	for (size_t i = 0; i < size; i++)
		value = value << 8 | (unsigned char)bytes[little ? size - 1 - i : i];
	return value;
}

static bool is_surrogate(uint32_t code, uint32_t first)
{
	return code >= first && code < first + 0x400;
}

/* UTF-16 (RFC 2781) and UTF-32; what is no character becomes U+FFFD. */
static size_t decode_wide(struct source *source, size_t width, bool little)
{
	const char *raw = source->raw;
	size_t size = source->raw_size, at = 0;

	while (size - at >= width) {
		uint32_t code = unit(raw + at, width, little);
		bool pair = width == 2 && is_surrogate(code, 0xD800);

		if (pair && size - at < 4 && !source->raw_end)
			break;
		at += width;
		if (pair && size - at >= 2 && is_surrogate(unit(raw + at, 2, little), 0xDC00)) {
			code = 0x10000 + ((code - 0xD800) << 10) + (unit(raw + at, 2, little) - 0xDC00);
			at += 2;
		}
		if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
			note_bytes(source, "bytes that are no character are read as U+FFFD");
			code = REPLACEMENT;
		}
		add_code(&source->decoded, code);
	}
	if (source->raw_end && at < size) {
		note_bytes(source, "bytes that are no character are read as U+FFFD");
		add_code(&source->decoded, REPLACEMENT);
		at = size;
	}
	return at;
}

static int decode(struct source *source, struct piece *piece)
{
	static const struct {
		size_t width;
		bool little;
	} wide[] = {
		[ENCODING_UTF16LE] = { 2, true },
		[ENCODING_UTF16BE] = { 2, false },
		[ENCODING_UTF32LE] = { 4, true },
		[ENCODING_UTF32BE] = { 4, false },
	};
	enum encoding encoding = source->encoding;

	buf_clear(&source->decoded);
	if (encoding == ENCODING_UTF8) {
		consume(source, decode_utf8(source, piece));
	} else {
		consume(source, decode_wide(source, wide[encoding].width, wide[encoding].little));
		*piece = (struct piece){ source->decoded.bytes, source->decoded.size };
	}
	if (source->decoded.failed)
		return fail(source, STATUS_OSERR, "memory", "out of memory");
	return 0;
}

static int refuse_nul(struct source *source, uint32_t line)
{
	const struct foreign *foreign = source->foreign;

	source->failed = true;
	if (foreign)
		return diag_error(source->diag, STATUS_DATA, source_pos(source, 0, 0), "foreign",
				  "this is %s, not a CV's text; %s", foreign->what, foreign->remedy);
	return diag_error(source->diag, STATUS_DATA, source_pos(source, line, 0), "binary",
			  "binary data: a NUL byte; if this is UTF-16 without a byte order mark, "
			  "decode it with iconv -f UTF-16LE -t UTF-8");
}

/*
 * The two mendings below write to `decoded`; a piece that stands elsewhere is
 * copied there first. Both shrink or are rare, so they are linear.
 */
static int own_piece(struct source *source, struct piece *piece)
{
	struct buf *decoded = &source->decoded;

	if (piece->bytes == decoded->bytes)
		return 0;
	buf_clear(decoded);
	buf_add(decoded, piece->bytes, piece->size);
	piece->bytes = decoded->bytes;
	return decoded->failed ? fail(source, STATUS_OSERR, "memory", "out of memory") : 0;
}

static int mend_nul(struct source *source, struct piece *piece)
{
	const char *nul = memchr(piece->bytes, '\0', piece->size);
	struct buf mended = BUF_INIT;
	uint32_t line;

	if (!nul)
		return 0;
	line = source->line + count_lines(piece->bytes, (size_t)(nul - piece->bytes));
	if (!source->allow_nul)
		return refuse_nul(source, line);
	if (!source->noted_nul)
		diag_report(source->diag, LEVEL_WARNING, source_pos(source, line, 0), "encoding",
			    "NUL bytes are read as U+FFFD");
	source->noted_nul = true;
	for (size_t i = 0; i < piece->size; i++)
		if (piece->bytes[i])
			buf_addc(&mended, piece->bytes[i]);
		else
			add_code(&mended, REPLACEMENT);
	buf_release(&source->decoded);
	source->decoded = mended;
	*piece = (struct piece){ mended.bytes, mended.size };
	return mended.failed ? fail(source, STATUS_OSERR, "memory", "out of memory") : 0;
}

/* CRLF and CR become LF; a CR at the end does so at once and eats a LF that follows. */
static int mend_lines(struct source *source, struct piece *piece)
{
	size_t skip = source->after_cr && piece->size && piece->bytes[0] == '\n';
	const char *from, *end;
	char *to;

	source->after_cr &= !piece->size;
	if (!memchr(piece->bytes, '\r', piece->size)) {
		*piece = (struct piece){ piece->bytes + skip, piece->size - skip };
		return 0;
	}
	if (own_piece(source, piece))
		return -1;
	to = source->decoded.bytes;
	from = to + skip;
	end = to + source->decoded.size;
	while (from < end) {
		const char *cr = memchr(from, '\r', (size_t)(end - from));
		size_t run = (size_t)((cr ? cr : end) - from);

		memmove(to, from, run);
		to += run;
		from += run;
		if (cr) {
			*to++ = '\n';
			from++;
			source->after_cr = from == end;
			from += from < end && *from == '\n';
		}
	}
	piece->size = (size_t)(to - piece->bytes);
	return 0;
}

/* The next piece straight from the input; empty at the end. Waits for no more than it needs. */
static int next_piece(struct source *source, struct piece *piece)
{
	if (begin(source, 1))
		return -1;
	for (;;) {
		bool last = source->raw_end;

		if (decode(source, piece) || mend_nul(source, piece) || mend_lines(source, piece))
			return -1;
		source->line += count_lines(piece->bytes, piece->size);
		if (piece->size || last)
			return 0;
		if (read_more(source))
			return -1;
	}
}

/* Handing out */

const char *source_peek(struct source *source, size_t *size)
{
	struct piece piece = { "", 1 };

	*size = 0;
	while (!source->failed && piece.size && source->ahead.size < SOURCE_PEEK)
		if (!next_piece(source, &piece))
			buf_add(&source->ahead, piece.bytes, piece.size);
	if (source->ahead.failed && !source->failed)
		fail(source, STATUS_OSERR, "memory", "out of memory");
	if (source->failed || !source->ahead.size)
		return NULL;
	*size = source->ahead.size < SOURCE_PEEK ? source->ahead.size : SOURCE_PEEK;
	*size -= unfinished(source->ahead.bytes, *size);
	return source->ahead.bytes;
}

long source_fill(struct source *source, const char **bytes)
{
	struct piece piece;

	*bytes = "";
	if (source->failed)
		return -1;
	if (source->ahead.size) {
		buf_release(&source->handed);
		source->handed = source->ahead;
		buf_init(&source->ahead);
		piece = (struct piece){ source->handed.bytes, source->handed.size };
	} else if (next_piece(source, &piece)) {
		return -1;
	}
	*bytes = piece.bytes;
	return (long)piece.size;
}

/* A file's size is known, so that one allocation does; pipes grow. */
static void reserve_all(struct source *source)
{
	struct stat status;

	if (source->fd < 0)
		buf_reserve(&source->all, source->memory_left);
	else if (!fstat(source->fd, &status) && S_ISREG(status.st_mode) &&
		 (uint64_t)status.st_size > source->offset)
		buf_reserve(&source->all, (size_t)status.st_size);
}

const char *source_all(struct source *source, size_t *size)
{
	const char *bytes;
	long n;

	*size = 0;
	reserve_all(source);
	while ((n = source_fill(source, &bytes)) > 0)
		buf_add(&source->all, bytes, (size_t)n);
	if (source->all.failed && !source->failed)
		fail(source, STATUS_OSERR, "memory", "out of memory");
	if (source->failed)
		return NULL;
	*size = source->all.size;
	return source->all.bytes;
}
