#include "converters/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "converters/options.h"
#include "pipeline/utf8.h"

#define BOLD "\033[1m"
#define PLAIN "\033[m"

static const char *const level_colors[] = {
	[LEVEL_NOTE] = "\033[1;36m",
	[LEVEL_WARNING] = "\033[1;35m",
	[LEVEL_ERROR] = "\033[1;31m",
};

bool messages_on_terminal(int when)
{
	const char *term = getenv("TERM");

	if (when != WHEN_AUTO)
		return when == WHEN_ALWAYS;
	return isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
}

static bool wants_color(int when)
{
	const char *no_color = getenv("NO_COLOR");	/* no-color.org: set and not empty */

	return messages_on_terminal(when) &&
	       (when == WHEN_ALWAYS || !no_color || no_color[0] == '\0');
}

void messages_init(struct messages *messages, const struct options *options)
{
	messages->least = options->quiet ? LEVEL_ERROR :
			  options->verbose ? LEVEL_NOTE : LEVEL_WARNING;
	messages->color = wants_color(options->color);
	messages->json = options->log_format == LOG_JSON;
	messages->held = NULL;
}

/* C0, DEL and C1 steer terminals; the bidirectional controls reorder what one reads. */
static bool is_harmless(uint32_t code)
{
	return code >= 0x20 && (code < 0x7F || code > 0x9F) &&
	       !(code >= 0x202A && code <= 0x202E) && !(code >= 0x2066 && code <= 0x2069) &&
	       code != 0x200E && code != 0x200F && code != UTF8_INVALID;
}

static void escape_one(struct buf *out, uint32_t code, const char *byte)
{
	static const char names[] = "abtnvfr";

	if (code >= '\a' && code <= '\r')
		buf_addf(out, "\\%c", names[code - '\a']);
	else if (code == UTF8_INVALID || code < 0x80)
		buf_addf(out, "\\x%02x", (unsigned)(unsigned char)*byte);
	else
		buf_addf(out, "\\u%04x", (unsigned)code);
}

void messages_escape(struct buf *out, const char *text)
{
	const char *end = text + strlen(text);

	while (text < end) {
		const char *start = text;
		uint32_t code = utf8_next(&text, end);

		if (is_harmless(code))
			buf_add(out, start, (size_t)(text - start));
		else
			escape_one(out, code, start);
	}
}

/* RFC 8259, section 7; DEL and C1 as \u too, for logs end up on terminals. */
void messages_json_string(struct buf *out, const char *text)
{
	const char *end = text + strlen(text);

	buf_addc(out, '"');
	while (text < end) {
		const char *start = text;
		uint32_t code = utf8_next(&text, end);

		if (code == '"' || code == '\\')
			buf_addf(out, "\\%c", (char)code);
		else if (code == UTF8_INVALID)
			buf_adds(out, "\xEF\xBF\xBD");
		else if (is_harmless(code))
			buf_add(out, start, (size_t)(text - start));
		else
			buf_addf(out, "\\u%04x", (unsigned)code);
	}
	buf_addc(out, '"');
}

void messages_json(struct buf *out, const struct message *message)
{
	buf_addf(out, "{\"level\":\"%s\"", level_name(message->level));
	if (message->pos.file) {
		buf_adds(out, ",\"file\":");
		messages_json_string(out, message->pos.file);
	}
	if (message->pos.line > 0)
		buf_addf(out, ",\"line\":%u", (unsigned)message->pos.line);
	if (message->pos.column > 0)
		buf_addf(out, ",\"column\":%u", (unsigned)message->pos.column);
	buf_adds(out, ",\"id\":");
	messages_json_string(out, message->id);
	buf_adds(out, ",\"message\":");
	messages_json_string(out, message->text);
	buf_addc(out, '}');
}

static void format_place(struct buf *out, const struct pos *pos)
{
	messages_escape(out, pos->file ? pos->file : "cvconv");
	if (pos->line > 0)
		buf_addf(out, ":%u", (unsigned)pos->line);
	if (pos->line > 0 && pos->column > 0)
		buf_addf(out, ":%u", (unsigned)pos->column);
	buf_addc(out, ':');
}

static void format_text(struct buf *out, const struct message *message, bool color)
{
	buf_adds(out, color ? BOLD : "");
	format_place(out, &message->pos);
	buf_addf(out, "%s %s%s:%s ", color ? PLAIN : "", color ? level_colors[message->level] : "",
		 level_name(message->level), color ? PLAIN : "");
	messages_escape(out, message->text);
	buf_addf(out, " [%s]\n", message->id);
}

void messages_print(struct buf *held)
{
	fwrite(held->bytes, 1, held->size, stderr);
	buf_clear(held);
}

void messages_emit(void *context, const struct message *message)
{
	const struct messages *messages = context;
	struct buf now = BUF_INIT;
	struct buf *out = messages->held ? messages->held : &now;

	if (message->level < messages->least)
		return;
	if (messages->json) {
		messages_json(out, message);
		buf_addc(out, '\n');
	} else {
		format_text(out, message, messages->color);
	}
	if (!messages->held)
		messages_print(&now);
	buf_release(&now);
}
