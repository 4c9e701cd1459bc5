#include "converters/meta.h"

#include <string.h>

#include "formats/formats.h"
#include "pipeline/utf8.h"

static const struct pos nowhere;

static int version_print(const struct options *options, struct sink *sink, struct diag *diag)
{
	(void)options, (void)diag;
	sink_puts(sink, "cvconv " CVCONV_VERSION "\n");
	return 0;
}

static void put_padded(struct sink *sink, const char *text, size_t width)
{
	size_t length = utf8_width(text, strlen(text));

	sink_puts(sink, text);
	sink_pad(sink, ' ', length < width ? width - length : 1);
}

static const char *yes_or_no(bool yes)
{
	return yes ? "yes" : "no";
}

static void list_as_text(struct sink *sink, const struct format *format)
{
	struct buf suffixes = BUF_INIT;

	for (const char *const *suffix = format->suffixes; *suffix; suffix++)
		buf_addf(&suffixes, "%s%s", suffixes.size > 0 ? " " : "", *suffix);
	put_padded(sink, format->name, 8);
	put_padded(sink, suffixes.bytes, 28);
	put_padded(sink, yes_or_no(format_reads(format)), 6);
	put_padded(sink, yes_or_no(format_writes(format)), 7);
	put_padded(sink, yes_or_no(format->lossless), 10);
	sink_printf(sink, "%s\n", format->title);
	buf_release(&suffixes);
}

static const char *json_bool(bool value)
{
	return value ? "true" : "false";
}

static void list_as_json(struct sink *sink, const struct format *format)
{
	struct buf title = BUF_INIT;

	messages_json_string(&title, format->title);
	sink_printf(sink, "{\"name\": \"%s\", \"title\": %s, \"suffixes\": [", format->name, title.bytes);
	for (const char *const *suffix = format->suffixes; *suffix; suffix++)
		sink_printf(sink, "%s\"%s\"", suffix > format->suffixes ? ", " : "", *suffix);
	sink_printf(sink, "], \"read\": %s, \"write\": %s, \"lossless\": %s}",
		    json_bool(format_reads(format)), json_bool(format_writes(format)),
		    json_bool(format->lossless));
	buf_release(&title);
}

static int formats_print(const struct options *options, struct sink *sink, struct diag *diag)
{
	bool json = options->subject && strcmp(options->subject, "json") == 0;

	if (options->subject && !json)
		return diag_error(diag, STATUS_USAGE, nowhere, "usage",
				  "--list-formats cannot be '%s'; it can be json", options->subject);
	sink_puts(sink, json ? "[" :
		  "name    suffixes                    read  write  lossless  what it is\n");
	for (const struct format *const *format = formats_all; *format; format++) {
		if (!json) {
			list_as_text(sink, *format);
			continue;
		}
		sink_puts(sink, format > formats_all ? ",\n " : "");
		list_as_json(sink, *format);
	}
	sink_puts(sink, json ? "]\n" : "");
	return 0;
}

static int schema_print(const struct options *options, struct sink *sink, struct diag *diag)
{
	struct choice choice;

	if (choose_by_name(&choice, options->subject, diag))
		return -1;
	if (!choice.format->schema)
		return diag_error(diag, STATUS_UNAVAILABLE, nowhere, "no-schema",
				  "there is no schema of %s", choice.format->name);
	return choice.format->schema(sink);
}

enum status meta_run(const struct options *options, struct messages *messages)
{
	static int (*const printers[])(const struct options *, struct sink *, struct diag *) = {
		[COMMAND_HELP] = help_print,
		[COMMAND_VERSION] = version_print,
		[COMMAND_LIST_FORMATS] = formats_print,
		[COMMAND_PRINT_SCHEMA] = schema_print,
		[COMMAND_COMPLETION] = completion_print,
	};
	struct diag diag;
	struct sink *sink;

	diag_init(&diag, messages_emit, messages);
	sink = sink_open("-", 0, &diag);
	if (sink && !printers[options->command](options, sink, &diag))
		sink_commit(sink);
	sink_close(sink);
	return diag.status;
}
