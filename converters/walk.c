#include "converters/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "converters/input.h"
#include "converters/lines.h"
#include "pipeline/array.h"

/* Where a directory's walk began, and what it must not enter. */
struct root {
	const char *path;
	char *real;		/* its true path, found when a symbolic link asks; NULL before */
	struct stat output;	/* st_ino 0: there is no output directory yet */
};

static int out_of_memory(struct walk *walk)
{
	return diag_error(walk->diag, STATUS_OSERR, pos_at(NULL, 0, 0), "memory", "out of memory");
}

/* The name, which costs nothing where the path ends in it. */
static const char *name_in(struct walk *walk, const char *path, const char *name)
{
	size_t length = strlen(path), size = strlen(name);

	if (size <= length && strcmp(path + length - size, name) == 0)
		return path + length - size;
	return arena_strdup(&walk->arena, name);
}

static int add_item(struct walk *walk, const char *path, const char *name, const struct stat *status)
{
	const char *copy = arena_strdup(&walk->arena, path);
	const char *own = copy ? name_in(walk, copy, name) : NULL;
	struct walk_item *grown = array_grow(walk->items, walk->n, &walk->capacity, sizeof(*grown));

	if (grown)
		walk->items = grown;
	if (!own || !grown)
		return out_of_memory(walk);
	walk->items[walk->n++] = (struct walk_item){
		.path = copy, .name = own, .device = status->st_dev, .inode = status->st_ino,
	};
	return 0;
}

static void report_unreadable(struct walk *walk, const char *path, int error)
{
	enum status status = error == EACCES ? STATUS_NOPERM : STATUS_NOINPUT;

	walk->unreadable++;
	diag_error(walk->diag, status, pos_at(path, 0, 0), "cannot-open", "cannot open: %s",
		   strerror(error));
	report_failure(walk->report, path, status);
}

/* Choosing */

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

enum verdict { NO_RULE, TAKEN, LEFT_OUT };

/* A glob with a slash is about the whole name, one without about its last part. */
static enum verdict filter(const struct filters *filters, const char *name)
{
	for (size_t i = 0; i < filters->n; i++) {
		const char *glob = filters->v[i].glob;

		if (fnmatch(glob, strchr(glob, '/') ? name : base_name(name), 0) == 0)
			return filters->v[i].include ? TAKEN : LEFT_OUT;
	}
	return NO_RULE;
}

static bool has_include(const struct filters *filters)
{
	for (size_t i = 0; i < filters->n; i++)
		if (filters->v[i].include)
			return true;
	return false;
}

/* Whether the walk takes a file it has come upon; its content decides where it has no suffix. */
static bool wants_file(struct walk *walk, const char *path, const char *name)
{
	enum verdict verdict = filter(&walk->options->filters, name);
	struct choice choice = choose_by_suffix(name);

	if (verdict == LEFT_OUT || (verdict == NO_RULE && has_include(&walk->options->filters)))
		return false;
	if (verdict == TAKEN || walk->options->from.format || !strchr(base_name(name), '.') ||
	    (choice.format && format_reads(choice.format)))
		return true;
	walk->skipped++;
	diag_report(walk->diag, LEVEL_NOTE, pos_at(path, 0, 0), "skipped",
		    "no format that is read has this suffix; -f or --include takes the file");
	return false;
}

/* Whether what a symbolic link leads to lies below the root. */
static bool leads_inside(struct root *root, const char *path)
{
	char *real = realpath(path, NULL);
	size_t size;
	bool inside = false;

	if (!root->real)
		root->real = realpath(root->path, NULL);
	if (real && root->real) {
		size = strlen(root->real);
		inside = strncmp(real, root->real, size) == 0 &&
			 (real[size] == '/' || size == 1);
	}
	free(real);
	return inside;
}

/* Walking */

static int walk_directory(struct walk *walk, struct root *root, const char *path, const char *name);

static int visit_link(struct walk *walk, struct root *root, const char *path, const char *name)
{
	struct stat status;

	if (filter(&walk->options->filters, name) == LEFT_OUT)
		return 0;
	if (stat(path, &status) || !S_ISREG(status.st_mode) || !leads_inside(root, path)) {
		diag_report(walk->diag, LEVEL_WARNING, pos_at(path, 0, 0), "link",
			    "this symbolic link leads to no file in the tree; it is not followed");
		return 0;
	}
	return wants_file(walk, path, name) ? add_item(walk, path, name, &status) : 0;
}

static bool is_output(const struct root *root, const struct stat *status)
{
	return root->output.st_ino == status->st_ino && root->output.st_dev == status->st_dev;
}

static int visit_directory(struct walk *walk, struct root *root, const char *path, const char *name,
			   const struct stat *status)
{
	struct buf file = BUF_INIT;
	bool folder;

	if (is_output(root, status) || filter(&walk->options->filters, name) == LEFT_OUT)
		return 0;
	folder = input_is_folder(path, walk->options, &file);
	buf_release(&file);
	return folder ? add_item(walk, path, name, status) : walk_directory(walk, root, path, name);
}

static int visit(struct walk *walk, struct root *root, const char *path, const char *name)
{
	struct stat status;

	if (lstat(path, &status)) {
		report_unreadable(walk, path, errno);
		return 0;
	}
	if (S_ISLNK(status.st_mode))
		return visit_link(walk, root, path, name);
	if (S_ISDIR(status.st_mode))
		return visit_directory(walk, root, path, name, &status);
	if (S_ISREG(status.st_mode) && wants_file(walk, path, name))
		return add_item(walk, path, name, &status);
	return 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Hidden files are nobody's CV: version control, editors' and our own temporaries. */
static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int visit_entry(struct walk *walk, struct root *root, const char *directory,
		       const char *name, const char *entry)
{
	size_t length = strlen(directory);
	bool slash = length > 0 && directory[length - 1] == '/';
	struct buf path = BUF_INIT, below = BUF_INIT;
	int result;

	buf_addf(&path, "%s%s%s", directory, slash ? "" : "/", entry);
	buf_addf(&below, "%s%s%s", name, name[0] != '\0' ? "/" : "", entry);
	result = path.failed || below.failed ? out_of_memory(walk) :
		 visit(walk, root, path.bytes, below.bytes);
	buf_release(&path);
	buf_release(&below);
	return result;
}

static int walk_directory(struct walk *walk, struct root *root, const char *path, const char *name)
{
	struct dirent **entries;
	int n = scandir(path, &entries, is_visible, by_bytes), result = 0;

	if (n < 0) {
		report_unreadable(walk, path, errno);
		return 0;
	}
	for (int i = 0; i < n; i++) {
		if (!result)
			result = visit_entry(walk, root, path, name, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return result;
}

/* "cvs/" goes by the name "cvs" where a directory is one document itself. */
static int add_folder(struct walk *walk, const char *path, const struct stat *status)
{
	size_t size = strlen(path);
	struct buf name = BUF_INIT;
	int result;

	while (size > 1 && path[size - 1] == '/')
		size--;
	buf_add(&name, path, size);
	result = add_item(walk, path, base_name(name.bytes), status);
	buf_release(&name);
	return result;
}

/* What was named is taken, whatever it is called; `name` is where it goes. */
static int collect(struct walk *walk, const char *path, const char *name)
{
	struct root root = { .path = path };
	struct buf file = BUF_INIT;
	struct stat status = { .st_ino = 0 };
	bool folder;
	int result;

	if (strcmp(path, "-") != 0 && stat(path, &status)) {
		report_unreadable(walk, path, errno);
		return 0;
	}
	if (strcmp(path, "-") == 0 || !S_ISDIR(status.st_mode))
		return add_item(walk, path, name, &status);
	folder = input_is_folder(path, walk->options, &file);
	buf_release(&file);
	if (folder)
		return add_folder(walk, path, &status);
	if (!walk->options->output_dir || stat(walk->options->output_dir, &root.output))
		root.output.st_ino = 0;
	result = walk_directory(walk, &root, path, "");
	free(root.real);
	return result;
}

/* --files-from */

/* A listed name keeps its folders below -O; one that climbs out keeps only its last part. */
static const char *listed_name(const char *path)
{
	if (strncmp(path, "../", 3) == 0 || strstr(path, "/../"))
		return base_name(path);
	while (*path == '/' || strncmp(path, "./", 2) == 0)
		path++;
	return path;
}

static int collect_list(struct walk *walk, const char *list, size_t size)
{
	char end = walk->options->null ? '\0' : '\n';
	const char *at = list, *stop = list + size;

	while (at < stop) {
		const char *next = memchr(at, end, (size_t)(stop - at));
		size_t length = (size_t)((next ? next : stop) - at);
		const char *path = arena_copy(&walk->arena, at, length);

		if (!path)
			return out_of_memory(walk);
		if (length > 0 && collect(walk, path, listed_name(path)))
			return -1;
		at += length + 1;
	}
	return 0;
}

/* Names are bytes, so they are read as such and not as a source of text. */
static int read_list(struct walk *walk, const char *path, struct buf *list)
{
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	char block[4096];
	size_t size;

	if (!file) {
		report_unreadable(walk, path, errno);
		return -1;
	}
	while ((size = fread(block, 1, sizeof(block), file)) > 0)
		buf_add(list, block, size);
	if (ferror(file))
		diag_error(walk->diag, STATUS_IOERR, pos_at(path, 0, 0), "cannot-read",
			   "cannot read: %s", strerror(errno));
	if (list->failed)
		out_of_memory(walk);
	size = (size_t)(ferror(file) || list->failed);
	if (file != stdin)
		fclose(file);
	return size ? -1 : 0;
}

/* The items of one task of an array job; all tasks walk alike and so agree on them. */
static int keep_shard(struct walk *walk)
{
	struct shard shard;
	uint64_t begin, end;

	if (shard_parse(&shard, walk->options->shard, walk->diag))
		return -1;
	begin = shard_begin(walk->n, shard.i, shard.n);
	end = shard_begin(walk->n, shard.i + 1, shard.n);
	if (begin > 0)
		memmove(walk->items, walk->items + begin, (end - begin) * sizeof(*walk->items));
	walk->n = end - begin;
	return 0;
}

int walk_collect(struct walk *walk, const struct options *options, struct report *report,
		 struct diag *diag)
{
	struct buf list = BUF_INIT;
	int result = 0;

	*walk = (struct walk){ .options = options, .report = report, .diag = diag };
	arena_init(&walk->arena);
	if (options->files_from)
		result = read_list(walk, options->files_from, &list);
	if (!result)
		result = collect_list(walk, list.bytes, list.size);
	buf_release(&list);
	for (size_t i = 0; !result && i < options->paths.n; i++)
		result = collect(walk, options->paths.v[i], base_name(options->paths.v[i]));
	return result ? result : keep_shard(walk);
}

size_t walk_size(const struct walk *walk)
{
	return walk->options->fail_fast && walk->unreadable > 0 ? 0 : walk->n;
}

void walk_release(struct walk *walk)
{
	free(walk->items);
	arena_release(&walk->arena);
}
