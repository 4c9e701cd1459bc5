#include "pipeline/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/buf.h"
#include "pipeline/decode.h"
#include "pipeline/foreign.h"
#include "pipeline/utf8.h"

enum {
	READ_SIZE = 64 << 10,
	SIGNATURE_SIZE = 1024,	/* what foreign_kind looks at, comments of HTML and all */
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
	size_t file_size;		/* when it was opened; 0: not known */
	char *block;
	const char *raw;
	size_t raw_size;
	bool raw_end;			/* nothing follows the window */
	size_t memory_left;		/* behind the window */
	uint64_t offset;		/* bytes taken */

	bool begun;			/* the encoding and `foreign` are known */
	const struct foreign *foreign;
	struct decoder decoder;
	bool noted_odd, noted_nul;	/* said once */
	uint32_t line;			/* where the next decoded byte stands */

	struct buf mended;		/* the current piece, if it had NULs */
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
		decoder_init(&source->decoder);
		buf_init(&source->mended);
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
	source->file_size = S_ISREG(status.st_mode) ? (size_t)status.st_size : 0;
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
	decoder_release(&source->decoder);
	buf_release(&source->mended);
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

bool source_failed(const struct source *source)
{
	return source->failed;
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
	if (source->begun)
		return 0;
	if (read_at_least(source, size))
		return -1;
	if (source->raw_size && decoder_may_be_mark(source->raw[0]) && read_at_least(source, 4))
		return -1;
	source->begun = true;
	source->foreign = foreign_kind(source->raw, source->raw_size);
	consume(source, decoder_begin(&source->decoder, source->raw, source->raw_size));
	return 0;
}

const struct foreign *source_foreign(struct source *source)
{
	if (source->failed || begin(source, SIGNATURE_SIZE))
		return NULL;
	return source->foreign;
}

/* Decoding */

static uint32_t count_lines(const char *bytes, size_t size)
{
	uint32_t lines = 0;

	for (const char *end = bytes + size; (bytes = memchr(bytes, '\n', (size_t)(end - bytes))); bytes++)
		lines++;
	return lines;
}

static void note_odd(struct source *source, uint32_t line_of_piece)
{
	struct pos pos = source_pos(source, source->line + line_of_piece - 1, 0);

	if (!line_of_piece || source->noted_odd)
		return;
	source->noted_odd = true;
	diag_report(source->diag, LEVEL_WARNING, pos, "encoding", "%s",
		    source->decoder.encoding == ENCODING_UTF8
			    ? "bytes that are no UTF-8 are read as windows-1252"
			    : "bytes that are no character are read as U+FFFD");
}

static int decode(struct source *source, struct decoded *piece)
{
	consume(source, decoder_run(&source->decoder, source->raw, source->raw_size,
				    source->raw_end, piece));
	if (source->decoder.out.failed)
		return fail(source, STATUS_OSERR, "memory", "out of memory");
	note_odd(source, piece->odd_line);
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

static void replace_nul(struct buf *out, const struct decoded *piece)
{
	buf_clear(out);
	for (size_t i = 0; i < piece->size; i++)
		if (piece->bytes[i])
			buf_addc(out, piece->bytes[i]);
		else
			buf_adds(out, "\xEF\xBF\xBD");
}

static int mend_nul(struct source *source, struct decoded *piece)
{
	const char *nul = memchr(piece->bytes, '\0', piece->size);
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
	replace_nul(&source->mended, piece);
	piece->bytes = source->mended.bytes;
	piece->size = source->mended.size;
	return source->mended.failed ? fail(source, STATUS_OSERR, "memory", "out of memory") : 0;
}

/* The next piece straight from the input; empty at the end. Waits for no more than it needs. */
static int next_piece(struct source *source, struct decoded *piece)
{
	if (begin(source, 1))
		return -1;
	for (;;) {
		bool last = source->raw_end;

		if (decode(source, piece) || mend_nul(source, piece))
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
	struct decoded piece = { "", 1, 0 };

	*size = 0;
	while (!source->failed && piece.size && source->ahead.size < SOURCE_PEEK)
		if (!next_piece(source, &piece))
			buf_add(&source->ahead, piece.bytes, piece.size);
	if (source->ahead.failed && !source->failed)
		fail(source, STATUS_OSERR, "memory", "out of memory");
	if (source->failed || !source->ahead.size)
		return NULL;
	*size = source->ahead.size < SOURCE_PEEK ? source->ahead.size : SOURCE_PEEK;
	*size -= utf8_unfinished(source->ahead.bytes, *size);
	return source->ahead.bytes;
}

long source_fill(struct source *source, const char **bytes)
{
	struct decoded piece;

	*bytes = "";
	if (source->failed)
		return -1;
	if (source->ahead.size) {
		buf_release(&source->handed);
		source->handed = source->ahead;
		buf_init(&source->ahead);
		piece = (struct decoded){ source->handed.bytes, source->handed.size, 0 };
	} else if (next_piece(source, &piece)) {
		return -1;
	}
	*bytes = piece.bytes;
	return (long)piece.size;
}

/* A file's size is known, so that one allocation does; pipes grow. */
static void reserve_all(struct source *source)
{
	if (source->fd < 0)
		buf_reserve(&source->all, source->memory_left);
	else if (source->file_size > source->offset)
		buf_reserve(&source->all, source->file_size);
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
