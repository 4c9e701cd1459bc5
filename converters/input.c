#include "converters/input.h"

#include <sys/stat.h>

#include "converters/files.h"
#include "formats/formats.h"
#include "pipeline/detect.h"

static int check_readable(const struct input *input, struct diag *diag)
{
	if (format_reads(input->format))
		return 0;
	return diag_error(diag, STATUS_UNAVAILABLE, source_pos(input->source, 0, 0), "unknown-format",
			  "%s is written but not read", input->format->name);
}

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

bool input_is_folder(const char *directory, const struct options *options, struct buf *file)
{
	for (const struct format *const *format = formats_all; *format; format++)
		if ((*format)->folder && (!options->from.format || options->from.format == *format) &&
		    (*format)->folder(directory, file))
			return true;
	return false;
}

/* Whether a second opening reads the same again: no pipe, no device. */
static bool is_regular(const char *path)
{
	struct stat status;

	return path && stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* --explain shows the text beside the record, so the source is read twice; a pipe only once. */
static void open_source(struct input *input, const struct options *options, struct diag *diag)
{
	const char *path = input->file.size > 0 ? input->file.bytes : input->path;

	if (options->explain && !options->stage) {
		input->whole = source_open(path, options->max_input, diag);
		if (!input->whole)
			return;
		input->text = source_all(input->whole, &input->text_size);
		if (!input->text)
			return;
	}
	if (input->text && !is_regular(source_path(input->whole)))
		input->source = source_from_memory(source_name(input->whole), input->text,
						   input->text_size, 0, diag);
	else
		input->source = source_open(path, options->max_input, diag);
}

int input_open(struct input *input, const char *path, const struct options *options,
	       struct sink *trace, struct diag *diag)
{
	*input = (struct input)INPUT_INIT;
	input->path = path;
	if (file_is_folder(path) && !input_is_folder(path, options, &input->file))
		return diag_error(diag, STATUS_NOINPUT, pos_at(path, 0, 0), "cannot-open",
				  "is a directory; -O DIR converts the files in it, --merge joins them");
	open_source(input, options, diag);
	return open_reader(input, options, trace, diag);
}

int input_open_memory(struct input *input, const char *name, const char *bytes, size_t size,
		      const struct options *options, struct diag *diag)
{
	*input = (struct input)INPUT_INIT;
	input->path = name;
	input->source = source_from_memory(name, bytes, size, options->max_input, diag);
	return open_reader(input, options, NULL, diag);
}

void input_close(struct input *input)
{
	reader_close(input->reader);
	source_close(input->source);
	source_close(input->whole);
	buf_release(&input->file);
	*input = (struct input)INPUT_INIT;
}
