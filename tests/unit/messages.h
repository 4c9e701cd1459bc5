/*
 * A diag whose messages can be looked at:
 * "file:line:column: level: text [id]" each, with what is not known left out.
 */
#ifndef TESTS_UNIT_MESSAGES_H
#define TESTS_UNIT_MESSAGES_H

#include "pipeline/buf.h"
#include "pipeline/diag.h"

struct messages {
	struct diag diag;
	struct buf text;
};

static inline void messages_add(void *context, const struct message *message)
{
	struct buf *text = &((struct messages *)context)->text;

	if (message->pos.file)
		buf_addf(text, "%s:", message->pos.file);
	if (message->pos.line)
		buf_addf(text, "%u:", message->pos.line);
	if (message->pos.column)
		buf_addf(text, "%u:", message->pos.column);
	buf_addf(text, "%s%s: %s [%s]\n", message->pos.file ? " " : "",
		 level_name(message->level), message->text, message->id);
}

static inline void messages_init(struct messages *messages)
{
	buf_init(&messages->text);
	diag_init(&messages->diag, messages_add, messages);
}

static inline void messages_release(struct messages *messages)
{
	buf_release(&messages->text);
}

#endif
