#include "pipeline/detect.h"

#include <string.h>
#include <strings.h>

#include "pipeline/foreign.h"

const struct format *detect_by_name(const struct format *const *formats, const char *name)
{
	for (; *formats; formats++)
		if (!strcmp((*formats)->name, name))
			return *formats;
	return NULL;
}

/* Length of the format's suffix that the name ends with; 0 if there is none. */
static size_t suffix_length(const struct format *format, const char *name)
{
	size_t size = strlen(name), longest = 0;

	for (const char *const *suffix = format->suffixes; *suffix; suffix++) {
		size_t length = strlen(*suffix);

		if (length > longest && length < size &&
		    !strcasecmp(name + size - length, *suffix))
			longest = length;
	}
	return longest;
}

const struct format *detect_by_suffix(const struct format *const *formats, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const struct format *found = NULL;
	size_t longest = 0;

	for (; *formats; formats++) {
		size_t length = suffix_length(*formats, name);

		if (length > longest) {
			longest = length;
			found = *formats;
		}
	}
	return found;
}

/* Says so and returns true when the source is of a kind that no reader takes. */
static bool refuse_foreign(struct source *source, struct diag *diag)
{
	const struct foreign *foreign = source_foreign(source);

	if (foreign)
		diag_error(diag, STATUS_DATA, source_pos(source, 0, 0), "foreign",
			   "this is %s, not a CV's text; %s", foreign->what, foreign->remedy);
	return foreign != NULL;
}

struct bid {
	const struct format *format, *rival;	/* rival: bids as much */
	int bits;
};

static struct bid best_bid(const struct format *const *formats, const char *bytes, size_t size)
{
	struct bid best = { NULL, NULL, 0 };

	for (; *formats; formats++) {
		int bits = (*formats)->open || (*formats)->next ? (*formats)->probe(bytes, size) : 0;

		if (bits > best.bits)
			best = (struct bid){ *formats, NULL, bits };
		else if (bits && bits == best.bits)
			best.rival = *formats;
	}
	return best;
}

const struct format *detect_by_content(const struct format *const *formats,
				       struct source *source, struct diag *diag)
{
	struct pos pos = source_pos(source, 0, 0);
	struct bid best;
	const char *bytes;
	size_t size, errors = diag->errors;

	if (refuse_foreign(source, diag))
		return NULL;
	bytes = source_peek(source, &size);
	if (diag->errors > errors)
		return NULL;
	if (!bytes) {
		diag_error(diag, STATUS_DATA, pos, "empty", "empty input");
		return NULL;
	}
	best = best_bid(formats, bytes, size);
	if (best.rival)
		diag_error(diag, STATUS_DATA, pos, "unknown-format",
			   "looks like %s as well as %s; name the format with -f",
			   best.format->name, best.rival->name);
	else if (!best.format)
		diag_error(diag, STATUS_DATA, pos, "unknown-format",
			   "looks like no format that is read; name the format with -f");
	return best.rival ? NULL : best.format;
}

const struct format *detect_input(const struct format *const *formats, struct source *source,
				  const char *path, struct diag *diag)
{
	const struct format *format = path ? detect_by_suffix(formats, path) : NULL;

	if (!format)
		return detect_by_content(formats, source, diag);
	return refuse_foreign(source, diag) ? NULL : format;
}
