#include "converters/input.h"

#include <sys/stat.h>

#include "formats/formats.h"
#include "pipeline/buf.h"
#include "pipeline/detect.h"

static int check_readable(const struct input *input, struct diag *diag)
{
	if (format_reads(input->format))
		return 0;
	return diag_error(diag, STATUS_UNAVAILABLE, source_pos(input->source, 0, 0), "unknown-format",
			  "%s is written but not read", input->format->name);
}

/* Takes the source over. */
static int open_reader(struct input *input, const struct options *options, struct sink *trace,
		       struct diag *diag)
{
	if (!input->source)
		return -1;
	input->format = options->from.format;
	if (!input->format)
		input->format = detect_input(formats_all, input->source, input->path, diag);
	if (!input->format || check_readable(input, diag))
		return -1;
	input->reader = reader_open(input->format, input->source, &options->settings, trace, diag);
	return input->reader ? 0 : -1;
}

/* Whether a format takes that folder as one document: then *file is what to open in it. */
static bool is_document_folder(const char *path, struct buf *file)
{
	struct stat status;

	if (stat(path, &status) || !S_ISDIR(status.st_mode))
		return false;
	for (const struct format *const *format = formats_all; *format; format++)
		if ((*format)->folder && (*format)->folder(path, file))
			return true;
	return false;
}

int input_open(struct input *input, const char *path, const struct options *options,
	       struct sink *trace, struct diag *diag)
{
	struct buf file = BUF_INIT;

	*input = (struct input){ .path = path };
	input->source = source_open(is_document_folder(path, &file) ? file.bytes : path,
				    options->max_input, diag);
	buf_release(&file);
	return open_reader(input, options, trace, diag);
}

int input_open_memory(struct input *input, const char *name, const char *bytes, size_t size,
		      const struct options *options, struct diag *diag)
{
	*input = (struct input){ .path = name };
	input->source = source_from_memory(name, bytes, size, options->max_input, diag);
	return open_reader(input, options, NULL, diag);
}

void input_close(struct input *input)
{
	reader_close(input->reader);
	source_close(input->source);
	input->reader = NULL;
	input->source = NULL;
}
