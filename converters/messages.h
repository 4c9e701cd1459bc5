/*
 * Says what a diag reports: `file:line:col: warning: text [id]` on standard
 * error, or a line of JSON each. What stands in a message may come from a
 * hostile document, so control characters never go out as they are.
 */
#ifndef CONVERTERS_MESSAGES_H
#define CONVERTERS_MESSAGES_H

#include <stdbool.h>

#include "pipeline/buf.h"
#include "pipeline/diag.h"

struct options;

struct messages {
	enum level least;	/* what is below is not shown */
	bool color;
	bool json;
	/* Keeps the messages for later (a bulk run prints them in order); NULL: to standard error. */
	struct buf *held;
};

/* Shows warnings and errors as text; for what goes wrong before options are known. */
#define MESSAGES_INIT { LEVEL_WARNING, false, false, NULL }

void messages_init(struct messages *messages, const struct options *options);

/* A struct diag's emit; the context is the struct messages. */
void messages_emit(void *context, const struct message *message);

/* Writes held messages to standard error and forgets them. */
void messages_print(struct buf *held);

/* Whether standard error should be treated as a terminal with colours or a progress line. */
bool messages_on_terminal(int when);

/* The text with control characters, broken bytes and bidirectional overrides spelled out. */
void messages_escape(struct buf *out, const char *text);

/* A JSON string with its quotes; broken bytes become U+FFFD. */
void messages_json_string(struct buf *out, const char *text);

/* A message as a JSON object. */
void messages_json(struct buf *out, const struct message *message);

#endif
