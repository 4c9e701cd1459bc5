#include "formats/json/document.h"

#include <stdarg.h>

const struct span *node_span(const struct document *doc, const struct node *node)
{
	return &doc->spans.v[node->span];
}

struct pos node_pos(const struct document *doc, const struct node *node)
{
	const struct span *span = node_span(doc, node);

	return pos_at(doc->file, span->line, span->column);
}

void document_report(struct document *doc, const struct node *node, enum level level,
		     const char *id, const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;

	path_print(node->path, &text);
	if (node->path)
		buf_adds(&text, ": ");
	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	if (level == LEVEL_ERROR)
		diag_error(doc->diag, STATUS_DATA, node_pos(doc, node), id, "%s", text.bytes);
	else
		diag_report(doc->diag, level, node_pos(doc, node), id, "%s", text.bytes);
	buf_release(&text);
}

const char *node_kind(const struct node *node)
{
	static const char *const kinds[] = {
		[JSON_OBJECT] = "an object", [JSON_ARRAY] = "a list", [JSON_STRING] = "a string",
		[JSON_INTEGER] = "a number", [JSON_REAL] = "a number", [JSON_TRUE] = "'true'",
		[JSON_FALSE] = "'false'", [JSON_NULL] = "null",
	};

	return kinds[json_typeof(node->value)];
}

bool value_absent(const json_t *value)
{
	return !value || json_is_null(value) ||
	       (json_is_string(value) && !json_string_length(value));
}
