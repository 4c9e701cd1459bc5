#include "formats/xml/read.h"

#include <string.h>

#include "formats/xml/vocabulary.h"

static const struct vocabulary {
	const char *space;
	const char *root;
	bool many;	/* the root stands around records */
	int (*read)(struct xml_reader *reader, const struct xml_event *start);
} vocabularies[] = {
	{ XML_SPACE, "cv", false, own_read },
	{ XML_SPACE, XML_MANY, true, own_read },
	{ "http://europass.cedefop.europa.eu/Europass", "SkillsPassport", false, passport_read },
	{ "http://www.europass.eu/1.0", "Candidate", false, candidate_read },
	{ "http://www.orcid.org/ns/record", "record", false, orcid_read },
	{ "", "cv", false, own_read },
	{ "", XML_MANY, true, own_read },
};

int xml_open(struct reader *reader)
{
	struct xml_reader *xml = reader->state;

	buf_init(&xml->text);
	buf_init(&xml->json);
	arena_init(&xml->twigs);
	xml->diag = reader->diag;
	xml->scan = xml_scan_open(reader->source, reader->diag);
	return xml->scan ? 0 : -1;
}

void xml_close(struct reader *reader)
{
	struct xml_reader *xml = reader->state;

	xml_scan_close(xml->scan);
	buf_release(&xml->text);
	buf_release(&xml->json);
	arena_release(&xml->twigs);
}

static const struct vocabulary *vocabulary_of(const struct xml_event *root)
{
	for (size_t i = 0; i < sizeof(vocabularies) / sizeof(vocabularies[0]); i++)
		if (!strcmp(vocabularies[i].space, root->space) &&
		    !strcmp(vocabularies[i].root, root->name))
			return &vocabularies[i];
	return NULL;
}

/* The next element at this level; 0 at the end, of the document or of what stands around. */
static int next_element(struct xml_reader *reader, struct xml_event *event)
{
	int got;

	do
		got = xml_scan_next(reader->scan, event);
	while (got == 1 && event->kind == XML_EVENT_TEXT &&
	       xml_is_blank(event->text, event->size));
	if (got == 1 && event->kind == XML_EVENT_TEXT)
		return diag_error(reader->diag, STATUS_DATA, xml_scan_pos(reader->scan, event),
				  "stray-text", "text between the records");
	return got == 1 && event->kind == XML_EVENT_END ? 0 : got;
}

/* What follows the last record: only a syntax error can be there. */
static int read_end(struct xml_reader *reader)
{
	struct xml_event event;
	int got;

	do
		got = xml_scan_next(reader->scan, &event);
	while (got == 1);
	return got;
}

static int read_root(struct xml_reader *reader, struct xml_event *root)
{
	const struct vocabulary *vocabulary;
	int got = xml_scan_next(reader->scan, root);

	if (got != 1)
		return got;
	vocabulary = vocabulary_of(root);
	if (!vocabulary)
		return diag_error(reader->diag, STATUS_DATA, xml_scan_pos(reader->scan, root),
				  "unknown-root",
				  "element '%s' begins no CV that cvconv reads; it reads its own "
				  "<cv> and <cvs>, Europass and ORCID records", root->name);
	if (!*root->space)
		diag_report(reader->diag, LEVEL_WARNING, xml_scan_pos(reader->scan, root),
			    "no-namespace", "element '%s' is in no name space; taken for " XML_SPACE,
			    root->name);
	reader->space = root->space;
	reader->read = vocabulary->read;
	reader->many = vocabulary->many;
	return 1;
}

static int read_record(struct xml_reader *reader, const struct xml_event *start)
{
	if (reader->many &&
	    (strcmp(start->name, cv_shape.name) || strcmp(start->space, reader->space)))
		return diag_error(reader->diag, STATUS_DATA, xml_scan_pos(reader->scan, start),
				  "unknown-element", "element '%s' where a record should begin",
				  start->name);
	if (reader->read(reader, start))
		return -1;
	if (reader->text.failed || reader->json.failed || arena_failed(&reader->twigs))
		return diag_error(reader->diag, STATUS_OSERR, xml_scan_pos(reader->scan, start),
				  "memory", "out of memory");
	return 1;
}

/* Nothing can be read behind an error: then the end has come. */
int xml_next(struct reader *reader, struct cv *cv)
{
	struct xml_reader *xml = reader->state;
	struct xml_event event;
	int got = 1;

	if (xml->done)
		return 0;
	xml->cv = cv;
	if (!xml->read)
		got = read_root(xml, &event);
	else if (!xml->many)
		got = read_end(xml);
	if (got == 1 && xml->many)
		got = next_element(xml, &event);
	if (got == 1)
		got = read_record(xml, &event);
	else if (!got && xml->many)
		got = read_end(xml);
	xml->done = got != 1;
	return got;
}
