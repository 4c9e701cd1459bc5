#include "converters/choose.h"

#include <string.h>
#include <strings.h>

#include "converters/suggest.h"
#include "formats/formats.h"
#include "pipeline/detect.h"

/* The format's suffix that is "." and the name; NULL if there is none. */
static const char *suffix_named(const struct format *format, const char *name)
{
	for (const char *const *suffix = format->suffixes; *suffix != NULL; suffix++)
		if (strcasecmp(*suffix + 1, name) == 0)
			return *suffix;
	return NULL;
}

/* The format's longest suffix that ends the path; NULL if none does. */
static const char *suffix_ending(const struct format *format, const char *path)
{
	size_t length = strlen(path);
	const char *longest = NULL;

	for (const char *const *suffix = format->suffixes; *suffix != NULL; suffix++) {
		size_t size = strlen(*suffix);

		if (size <= length && strcasecmp(path + length - size, *suffix) == 0 &&
		    (longest == NULL || size > strlen(longest)))
			longest = *suffix;
	}
	return longest;
}

static int report_unknown(const char *name, struct diag *diag)
{
	struct suggestion suggestion;

	suggest_init(&suggestion, name);
	for (const struct format *const *format = formats_all; *format != NULL; format++) {
		suggest_offer(&suggestion, (*format)->name);
		for (const char *const *suffix = (*format)->suffixes; *suffix != NULL; suffix++)
			suggest_offer(&suggestion, *suffix + 1);
	}
	if (suggestion.nearest == NULL)
		return diag_error(diag, STATUS_UNAVAILABLE, pos_at(NULL, 0, 0), "unknown-format",
				  "there is no format '%s'; --list-formats lists them", name);
	return diag_error(diag, STATUS_UNAVAILABLE, pos_at(NULL, 0, 0), "unknown-format",
			  "there is no format '%s'; did you mean '%s'?", name, suggestion.nearest);
}

int choose_by_name(struct choice *choice, const char *name, struct diag *diag)
{
	choice->suffix = NULL;
	choice->format = detect_by_name(formats_all, name);
	for (const struct format *const *format = formats_all;
	     choice->format == NULL && *format != NULL; format++) {
		choice->suffix = suffix_named(*format, name);
		if (choice->suffix != NULL)
			choice->format = *format;
	}
	return choice->format != NULL ? 0 : report_unknown(name, diag);
}

struct choice choose_by_suffix(const char *path)
{
	struct choice choice = { detect_by_suffix(formats_all, path), NULL };

	if (choice.format != NULL)
		choice.suffix = suffix_ending(choice.format, path);
	return choice;
}

const char *choice_suffix(const struct choice *choice)
{
	return choice->suffix != NULL ? choice->suffix : choice->format->suffixes[0];
}
