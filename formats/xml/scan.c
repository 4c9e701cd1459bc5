#include "formats/xml/scan.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "formats/xml/guard.h"
#include "formats/xml/library.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"

#define SLICE (32u << 10)	/* what is parsed at a time */
#define MAX_NAMESPACES 256	/* declared at once; libxml2 looks through all for each name */
#define MAX_NAMES 20000		/* that differ; libxml2's table of them grows no further */

/* An event as it stands on the tape: texts are offsets, for the tape's memory moves. */
struct taped {
	enum xml_event_kind kind;
	uint32_t line, column;
	const char *space, *prefix, *name;
	size_t first, n;	/* attributes, or bytes of text */
};

struct taped_attribute {
	const char *space, *prefix, *name;
	size_t first, n;	/* bytes of text */
};

struct xml_scan {
	struct source *source;
	struct diag *diag;
	const struct library *library;
	xmlParserCtxtPtr parser;
	const char *piece;		/* the source's, not looked at yet */
	size_t piece_size;
	struct buf pending;		/* read, not parsed yet: begins outside of mark-up */
	size_t patience;		/* pending is not worth looking at below that size */
	bool at_end;			/* all was parsed */

	struct arena tape;		/* holds events and attributes, whose memory is kept */
	struct buf text;		/* ... and this their bytes */
	struct taped *events;
	size_t n_events, events_capacity, next_event;
	struct taped_attribute *attributes;
	size_t n_attributes, attributes_capacity;
	struct xml_attribute *given;	/* those of the last event */
	size_t given_capacity;

	bool has_root;
	size_t depth, n_namespaces;
	uint16_t namespaces[XML_MAX_DEPTH];	/* declared by each open element */

	bool failed;			/* the tape's events come first, then the error */
	bool reported;
	struct pos failure_pos;
	const char *failure_id;
	struct buf failure;
};

struct pos xml_scan_pos(const struct xml_scan *scan, const struct xml_event *event)
{
	return source_pos(scan->source, event->line, event->column);
}

bool xml_is_blank(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r')
			return false;
	return true;
}

static void fail(struct xml_scan *scan, struct pos pos, const char *id, const char *text)
{
	if (scan->failed)
		return;
	scan->failed = true;
	scan->failure_pos = pos;
	scan->failure_id = id;
	buf_adds(&scan->failure, text);
	scan->library->xmlStopParser(scan->parser);
}

/* Where the parser's input ends: it may wait for more before it looks at the last of it. */
static struct pos end_of_input(const struct xml_scan *scan)
{
	const struct _xmlParserInput *input = scan->parser->input;
	struct pos pos = source_pos(scan->source, 1, 1);

	if (!input)
		return pos;
	pos.line = (uint32_t)input->line;
	pos.column = (uint32_t)input->col;
	for (const xmlChar *at = input->cur; at < input->end; at++) {
		pos.line += *at == '\n';
		pos.column = *at == '\n' ? 1 : pos.column + 1;
	}
	return pos;
}

static uint32_t line_of(const struct xml_scan *scan)
{
	return scan->parser->input ? (uint32_t)scan->parser->input->line : 0;
}

static uint32_t column_of(const struct xml_scan *scan)
{
	return scan->parser->input ? (uint32_t)scan->parser->input->col : 0;
}

static void fail_here(struct xml_scan *scan, const char *id, const char *text)
{
	fail(scan, source_pos(scan->source, line_of(scan), column_of(scan)), id, text);
}

/* At what the parser was given last, if it still is at work: a stopped one has no input. */
static void fail_at_end(struct xml_scan *scan, const char *text)
{
	if (!scan->failed)
		fail(scan, end_of_input(scan), "xml-refused", text);
}

/* libxml2's callbacks; they write the tape. */

static const char *or_empty(const xmlChar *name)
{
	return name ? (const char *)name : "";
}

static struct taped *tape_event(struct xml_scan *scan, enum xml_event_kind kind)
{
	struct taped *events = arena_grow(&scan->tape, scan->events, scan->n_events,
					  &scan->events_capacity, sizeof(*events));
	struct taped *event;

	if (!events)
		return NULL;
	scan->events = events;
	event = &events[scan->n_events++];
	*event = (struct taped){ .kind = kind, .line = line_of(scan), .column = column_of(scan) };
	return event;
}

/* libxml2 leaves the ampersands of a value as "&#38;", for its tree to look at again. */
static void add_value(struct buf *out, const char *value, const char *end)
{
	static const char ampersand[] = "&#38;";
	const size_t length = sizeof(ampersand) - 1;
	const char *found;

	while ((found = memmem(value, (size_t)(end - value), ampersand, length))) {
		buf_add(out, value, (size_t)(found - value));
		buf_addc(out, '&');
		value = found + length;
	}
	buf_add(out, value, (size_t)(end - value));
}

static void tape_attribute(struct xml_scan *scan, const xmlChar **given)
{
	struct taped_attribute *attributes =
		arena_grow(&scan->tape, scan->attributes, scan->n_attributes,
			   &scan->attributes_capacity, sizeof(*attributes));
	struct taped_attribute *attribute;

	if (!attributes)
		return;
	scan->attributes = attributes;
	attribute = &attributes[scan->n_attributes++];
	*attribute = (struct taped_attribute){
		.name = or_empty(given[0]), .prefix = or_empty(given[1]), .space = or_empty(given[2]),
		.first = scan->text.size,
	};
	add_value(&scan->text, (const char *)given[3], (const char *)given[4]);
	attribute->n = scan->text.size - attribute->first;
}

static bool enter(struct xml_scan *scan, int n_namespaces)
{
	if (scan->depth == XML_MAX_DEPTH) {
		fail_here(scan, "too-deep", "elements are nested more than 100 deep");
		return false;
	}
	if (scan->n_namespaces + (size_t)n_namespaces > MAX_NAMESPACES) {
		fail_here(scan, "too-many", "more than 256 name spaces are declared at once");
		return false;
	}
	if (scan->library->xmlDictSize(scan->parser->dict) > MAX_NAMES) {
		fail_here(scan, "too-many", "more than 20000 names of elements and attributes differ");
		return false;
	}
	scan->has_root = true;
	scan->n_namespaces += (size_t)n_namespaces;
	scan->namespaces[scan->depth++] = (uint16_t)n_namespaces;
	return true;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
		     const xmlChar *space, int n_namespaces, const xmlChar **namespaces,
		     int n_attributes, int n_defaulted, const xmlChar **attributes)
{
	struct xml_scan *scan = context;
	struct taped *event;

	(void)namespaces;
	(void)n_defaulted;
	if (scan->failed || !enter(scan, n_namespaces))
		return;
	event = tape_event(scan, XML_EVENT_START);
	if (!event)
		return;
	event->name = or_empty(name);
	event->prefix = or_empty(prefix);
	event->space = or_empty(space);
	event->first = scan->n_attributes;
	event->n = (size_t)n_attributes;
	for (int i = 0; i < n_attributes; i++)
		tape_attribute(scan, attributes + (size_t)i * 5);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix,
		   const xmlChar *space)
{
	struct xml_scan *scan = context;
	struct taped *event;

	if (scan->failed)
		return;
	scan->n_namespaces -= scan->namespaces[--scan->depth];
	event = tape_event(scan, XML_EVENT_END);
	if (!event)
		return;
	event->name = or_empty(name);
	event->prefix = or_empty(prefix);
	event->space = or_empty(space);
}

static void on_text(void *context, const xmlChar *text, int size)
{
	struct xml_scan *scan = context;
	struct taped *event = scan->n_events ? &scan->events[scan->n_events - 1] : NULL;

	if (scan->failed)
		return;
	if (!event || event->kind != XML_EVENT_TEXT) {
		event = tape_event(scan, XML_EVENT_TEXT);
		if (!event)
			return;
		event->first = scan->text.size;
	}
	event->n += (size_t)size;
	buf_add(&scan->text, (const char *)text, (size_t)size);
}

/* "Opening and ending tag mismatch: a line 1 and b\n" in the house's dress. */
static void on_error(void *context, xmlErrorPtr error)
{
	struct xml_scan *scan = context;
	struct buf text = BUF_INIT;

	if (error->level < XML_ERR_ERROR)
		return;
	if (error->code == XML_ERR_DOCUMENT_END && scan->depth)
		buf_addf(&text, "the document ends within '%s'", or_empty(scan->parser->name));
	else if (error->code == XML_ERR_DOCUMENT_END && !scan->has_root)
		buf_adds(&text, "the document holds no element");
	else
		buf_adds(&text, error->message ? error->message : "not well-formed");
	while (text.size && strchr("\n .", text.bytes[text.size - 1]))
		buf_truncate(&text, text.size - 1);
	if (text.size > 1 && !isupper((unsigned char)text.bytes[1]))
		text.bytes[0] = (char)tolower((unsigned char)text.bytes[0]);
	fail(scan, source_pos(scan->source, (uint32_t)error->line, (uint32_t)error->int2),
	     "xml-syntax", text.bytes);
	buf_release(&text);
}

/*
 * Starting and stopping
 */

static xmlParserCtxtPtr new_parser(const struct library *library, struct xml_scan *scan)
{
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
		.serror = on_error,
	};
	xmlParserCtxtPtr parser = library->xmlCreatePushParserCtxt(&handler, scan, NULL, 0, NULL);

	if (parser)
		library->xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	return parser;
}

static struct xml_scan *refuse(struct source *source, struct diag *diag, const char *problem)
{
	struct pos pos = pos_at(source_name(source), 0, 0);

	diag_error(diag, STATUS_UNAVAILABLE, pos, "no-library",
		   "XML cannot be read without libxml2: %s; install it", problem);
	return NULL;
}

struct xml_scan *xml_scan_open(struct source *source, struct diag *diag)
{
	const char *problem;
	const struct library *library = library_load(&problem);
	struct xml_scan *scan;

	if (!library)
		return refuse(source, diag, problem);
	scan = calloc(1, sizeof(*scan));
	if (scan)
		scan->parser = new_parser(library, scan);
	if (!scan || !scan->parser) {
		free(scan);
		diag_error(diag, STATUS_OSERR, pos_at(source_name(source), 0, 0), "memory",
			   "out of memory");
		return NULL;
	}
	scan->library = library;
	scan->source = source;
	scan->diag = diag;
	buf_init(&scan->pending);
	buf_init(&scan->text);
	buf_init(&scan->failure);
	arena_init(&scan->tape);
	return scan;
}

void xml_scan_close(struct xml_scan *scan)
{
	if (!scan)
		return;
	scan->library->xmlFreeParserCtxt(scan->parser);
	buf_release(&scan->pending);
	buf_release(&scan->text);
	buf_release(&scan->failure);
	arena_release(&scan->tape);
	free(scan);
}

/*
 * Feeding the parser
 */

static void rewind_tape(struct xml_scan *scan)
{
	buf_clear(&scan->text);
	scan->n_events = scan->next_event = 0;
	scan->n_attributes = 0;
}

/* Moves up to SLICE bytes, whole characters, from the source to `pending`: 1, 0 end, -1. */
static int take_slice(struct xml_scan *scan)
{
	size_t size;

	if (!scan->piece_size) {
		long got = source_fill(scan->source, &scan->piece);

		if (got <= 0)
			return (int)got;
		scan->piece_size = (size_t)got;
	}
	size = scan->piece_size;
	if (size > SLICE) {
		size = SLICE;
		while (((unsigned char)scan->piece[size] & 0xC0) == 0x80)
			size--;
	}
	buf_add(&scan->pending, scan->piece, size);
	scan->piece += size;
	scan->piece_size -= size;
	return 1;
}

/* Gives the parser the first bytes of `pending`. */
static void parse(struct xml_scan *scan, size_t size, bool last)
{
	scan->library->xmlParseChunk(scan->parser, scan->pending.bytes, (int)size, last);
	memmove(scan->pending.bytes, scan->pending.bytes + size, scan->pending.size - size);
	buf_truncate(&scan->pending, scan->pending.size - size);
}

/* Parses what is whole of `pending`, and all of it at the end of input. */
static void parse_whole(struct xml_scan *scan, bool last)
{
	const char *problem = NULL;
	size_t at = 0;
	long whole = guard_whole(scan->pending.bytes, scan->pending.size, &at, &problem);

	if (whole < 0) {
		parse(scan, at, false);
		fail_at_end(scan, problem);
		return;
	}
	parse(scan, last ? scan->pending.size : (size_t)whole, last);
	scan->patience = scan->pending.size * 2;
	if (scan->pending.size > GUARD_MAX_TOKEN)
		fail_at_end(scan, "a tag, comment or CDATA section is longer than 10 MB");
}

/* Puts the next events on the empty tape. */
static int fill_tape(struct xml_scan *scan)
{
	int got;

	rewind_tape(scan);
	while (!scan->n_events && !scan->failed && !scan->at_end) {
		got = take_slice(scan);
		if (got < 0)
			return -1;
		scan->at_end = !got;
		if (scan->at_end || scan->pending.size >= scan->patience ||
		    scan->pending.size > GUARD_MAX_TOKEN)
			parse_whole(scan, scan->at_end);
		if (arena_failed(&scan->tape) || scan->text.failed || scan->pending.failed)
			return diag_error(scan->diag, STATUS_OSERR,
					  source_pos(scan->source, 0, 0), "memory", "out of memory");
	}
	return 0;
}

/*
 * Reading the tape
 */

static void give_attributes(struct xml_scan *scan, const struct taped *taped,
			    struct xml_event *event)
{
	for (size_t i = 0; i < taped->n; i++) {
		const struct taped_attribute *from = &scan->attributes[taped->first + i];
		struct xml_attribute *given = arena_grow(&scan->tape, scan->given, i,
							 &scan->given_capacity, sizeof(*given));

		if (!given)
			return;
		scan->given = given;
		given[i] = (struct xml_attribute){
			.space = from->space, .prefix = from->prefix, .name = from->name,
			.value = scan->text.bytes + from->first, .size = from->n,
		};
		event->attributes = given;
		event->n_attributes = i + 1;
	}
}

static void give_event(struct xml_scan *scan, const struct taped *taped, struct xml_event *event)
{
	*event = (struct xml_event){
		.kind = taped->kind, .line = taped->line, .column = taped->column,
		.space = taped->space, .prefix = taped->prefix, .name = taped->name,
	};
	if (taped->kind == XML_EVENT_TEXT) {
		event->text = scan->text.bytes + taped->first;
		event->size = taped->n;
	} else if (taped->kind == XML_EVENT_START) {
		give_attributes(scan, taped, event);
	}
}

static int report_failure(struct xml_scan *scan)
{
	if (!scan->reported)
		diag_error(scan->diag, STATUS_DATA, scan->failure_pos, scan->failure_id, "%s",
			   scan->failure.bytes);
	scan->reported = true;
	return -1;
}

int xml_scan_next(struct xml_scan *scan, struct xml_event *event)
{
	if (scan->next_event == scan->n_events && !scan->reported && fill_tape(scan)) {
		scan->failed = scan->reported = true;
		return -1;
	}
	if (scan->next_event == scan->n_events)
		return scan->failed ? report_failure(scan) : 0;
	give_event(scan, &scan->events[scan->next_event++], event);
	return 1;
}
