#include "formats/bibtex/fields.h"

#include <string.h>
#include <strings.h>

#include "pipeline/fields.h"

#define TEXT(name, form, member) \
	{ name, ROLE_TEXT, form, offsetof(struct publication, member) }
#define ROLE(name, role, form) { name, role, form, 0 }
#define NAMES(name) { name, ROLE_EXTRA, FORM_NAMES, 0 }
#define LIST(name) { name, ROLE_EXTRA, FORM_LIST, 0 }
#define VERBATIM(name) { name, ROLE_EXTRA, FORM_VERBATIM, 0 }

const struct bib_row bib_rows[] = {
	[BIB_TITLE] = ROLE("title", ROLE_TITLE, FORM_TITLE),
	[BIB_SUBTITLE] = ROLE("subtitle", ROLE_SUBTITLE, FORM_TITLE),
	[BIB_AUTHOR] = ROLE("author", ROLE_AUTHORS, FORM_NAMES),
	[BIB_AUTHORS] = ROLE("authors", ROLE_EXACT_AUTHORS, FORM_NAMES),
	[BIB_JOURNAL] = ROLE("journal", ROLE_VENUE, FORM_TEXT),
	[BIB_JOURNALTITLE] = ROLE("journaltitle", ROLE_VENUE, FORM_TEXT),
	[BIB_BOOKTITLE] = ROLE("booktitle", ROLE_VENUE, FORM_TITLE),
	[BIB_SCHOOL] = ROLE("school", ROLE_VENUE, FORM_LIST),
	[BIB_INSTITUTION] = ROLE("institution", ROLE_VENUE, FORM_LIST),
	[BIB_EVENTTITLE] = ROLE("eventtitle", ROLE_VENUE, FORM_TEXT),
	[BIB_HOWPUBLISHED] = ROLE("howpublished", ROLE_VENUE, FORM_TEXT),
	[BIB_PUBLISHER] = ROLE("publisher", ROLE_VENUE, FORM_LIST),
	[BIB_ORGANIZATION] = ROLE("organization", ROLE_VENUE, FORM_LIST),
	[BIB_PUBSTATE] = ROLE("pubstate", ROLE_REMARK, FORM_TEXT),
	[BIB_DATE] = ROLE("date", ROLE_DATE, FORM_VERBATIM),
	[BIB_YEAR] = ROLE("year", ROLE_YEAR, FORM_TEXT),
	[BIB_MONTH] = ROLE("month", ROLE_MONTH, FORM_TEXT),
	[BIB_DAY] = ROLE("day", ROLE_DAY, FORM_TEXT),
	[BIB_RELEASEDATE] = ROLE("releasedate", ROLE_EXACT_DATE, FORM_TEXT),
	[BIB_VOLUME] = TEXT("volume", FORM_TEXT, volume),
	[BIB_NUMBER] = TEXT("number", FORM_TEXT, number),
	[BIB_ISSUE] = TEXT("issue", FORM_TEXT, number),
	[BIB_PAGES] = TEXT("pages", FORM_PAGES, pages),
	[BIB_ADDRESS] = TEXT("address", FORM_LIST, location),
	[BIB_LOCATION] = TEXT("location", FORM_LIST, location),
	[BIB_VENUE] = TEXT("venue", FORM_TEXT, location),
	[BIB_DOI] = TEXT("doi", FORM_VERBATIM, doi),
	[BIB_EPRINT] = TEXT("eprint", FORM_VERBATIM, eprint),
	[BIB_URL] = TEXT("url", FORM_VERBATIM, url),
	[BIB_NOTE] = TEXT("note", FORM_TEXT, note),
	[BIB_ABSTRACT] = TEXT("abstract", FORM_TEXT, summary),
	[BIB_SECTION] = TEXT("section", FORM_TEXT, section),
	[BIB_SUBSECTION] = TEXT("subsection", FORM_TEXT, subsection),
	[BIB_DATES] = TEXT("dates", FORM_TEXT, dates),
	[BIB_KEY] = ROLE("key", ROLE_KEY, FORM_TEXT),
	[BIB_TYPE] = ROLE("type", ROLE_TYPE, FORM_TEXT),
	[BIB_RECORDTYPE] = ROLE("recordtype", ROLE_EXACT_TYPE, FORM_TEXT),
	[BIB_CVEXTRA] = ROLE("cvextra", ROLE_EXTRAS, FORM_VERBATIM),
	[BIB_CROSSREF] = ROLE("crossref", ROLE_LINK, FORM_VERBATIM),
	[BIB_XDATA] = ROLE("xdata", ROLE_LINK, FORM_VERBATIM),
	NAMES("afterword"),
	NAMES("annotator"),
	NAMES("bookauthor"),
	NAMES("collaborator"),
	NAMES("commentator"),
	NAMES("editor"),
	NAMES("editora"),
	NAMES("editorb"),
	NAMES("editorc"),
	NAMES("foreword"),
	NAMES("holder"),
	NAMES("introduction"),
	NAMES("translator"),
	LIST("language"),
	LIST("origlocation"),
	LIST("origpublisher"),
	VERBATIM("bdsk-file-1"),
	VERBATIM("bdsk-url-1"),
	VERBATIM("bdsk-url-2"),
	VERBATIM("biburl"),
	VERBATIM("ee"),
	VERBATIM("entryset"),
	VERBATIM("file"),
	VERBATIM("ids"),
	VERBATIM("pdf"),
	VERBATIM("related"),
	VERBATIM("urlraw"),
	VERBATIM("verba"),
	VERBATIM("verbb"),
	VERBATIM("verbc"),
	VERBATIM("xref"),
};

const struct bib_row *bib_row(const char *name)
{
	for (size_t i = 0; i < sizeof(bib_rows) / sizeof(bib_rows[0]); i++)
		if (!strcmp(bib_rows[i].name, name))
			return &bib_rows[i];
	return NULL;
}

bool bib_collides(const char *name)
{
	return shape_field(&publication_shape, name) || !strcmp(name, BIB_KEY_EXTRA) ||
	       !strncmp(name, BIB_PREFIX, strlen(BIB_PREFIX));
}

static bool is_book(const char *type)
{
	static const char *const books[] = {
		"book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings",
		"reference", "mvreference", "booklet", "periodical",
	};

	for (size_t i = 0; type && i < sizeof(books) / sizeof(books[0]); i++)
		if (!strcmp(type, books[i]))
			return true;
	return false;
}

size_t bib_venue_rank(size_t id, const char *type)
{
	return id == BIB_PUBLISHER && is_book(type) ? 0 : 1 + id;
}

const char *bib_remark(enum bib_id id, const char *text)
{
	static const struct {
		const char *word, *meaning;
	} states[] = {
		{ "inpreparation", "in preparation" }, { "inpress", "in press" },
		{ "prepublished", "pre-published" },
	};

	for (size_t i = 0; id == BIB_PUBSTATE && i < sizeof(states) / sizeof(states[0]); i++)
		if (!strcmp(text, states[i].word))
			return states[i].meaning;
	return text;
}

static const struct bib_kind kinds[] = {
	{ "thesis", "phdthesis", "phdthesis", NULL },
	{ "thesis", "mathesis", "mastersthesis", NULL },
	{ "report", "techreport", "techreport", NULL },
	{ "patent", "patent", "patent", "Patent" },
	{ "patent", "patentus", "patent", "US Patent" },
	{ "patent", "patenteu", "patent", "European Patent" },
	{ "patent", "patentde", "patent", "German Patent" },
	{ "patent", "patentfr", "patent", "French Patent" },
	{ "patent", "patentuk", "patent", "UK Patent" },
	{ "patent", "patreqeu", "patent", "European Patent Application" },
	{ "patent", "patrequs", "patent", "US Patent Application" },
	{ "conference", NULL, "inproceedings", NULL },
	{ "electronic", NULL, "online", NULL },
	{ "www", NULL, "online", NULL },
};

const struct bib_kind *bib_kind(const char *entry, const char *type)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (!strcmp(kinds[i].entry, entry) &&
		    (!kinds[i].type || (type && !strcasecmp(kinds[i].type, type))))
			return &kinds[i];
	return NULL;
}

const struct bib_kind *bib_kind_of(const char *record)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].type && !kinds[i].venue && !strcmp(kinds[i].record, record))
			return &kinds[i];
	return NULL;
}
