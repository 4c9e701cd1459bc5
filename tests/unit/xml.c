/* cvconv's own XML: what is written is read again, and what is hostile is refused. */
#include "formats/xml/xml.h"

#include <libxml/relaxng.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/convert.h"
#include "tests/faults.h"
#include "tests/unit/check.h"
#include "tests/unit/messages.h"
#include "tests/unit/scratch.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ONE(content) "<cv xmlns=\"urn:cvconv:cv:1\">" content "</cv>\n"

static const struct settings no_settings;
static char *shipped;	/* the schema */

/* One document through the reader and the writer. */
struct trip {
	struct messages messages;
	struct buf out;
	int records;
	int result;	/* of the last next */
};

static void trip_run(struct trip *trip, struct source *source, bool many)
{
	struct diag *diag = &trip->messages.diag;
	struct reader *reader = reader_open(&xml_format, source, &no_settings, NULL, diag);
	struct sink *sink = sink_to_memory(&trip->out, diag);
	struct writer *writer = writer_open(&xml_format, sink, many, &no_settings, diag);
	struct arena arena;
	struct cv cv;

	arena_init(&arena);
	while (reader && (trip->result = reader_next(reader, &cv, &arena)) == 1) {
		writer_put(writer, &cv);
		trip->records++;
		arena_clear(&arena);
	}
	if (!reader)
		trip->result = -1;
	writer_end(writer);
	sink_flush(sink);
	writer_close(writer);
	sink_close(sink);
	reader_close(reader);
	arena_release(&arena);
}

static void trip_init(struct trip *trip)
{
	messages_init(&trip->messages);
	buf_init(&trip->out);
	trip->records = trip->result = 0;
}

static void trip_text(struct trip *trip, const char *text, size_t size, bool many)
{
	struct source *source;

	trip_init(trip);
	source = source_from_memory("cv.xml", text, size, 0, &trip->messages.diag);
	trip_run(trip, source, many);
	source_close(source);
}

static void trip_release(struct trip *trip)
{
	messages_release(&trip->messages);
	buf_release(&trip->out);
}

static void check_trip(const char *in, bool many, const char *out, const char *messages)
{
	struct trip trip;

	trip_text(&trip, in, strlen(in), many);
	if (out)
		CHECK_STR(trip.out.bytes, out);
	CHECK_STR(trip.messages.text.bytes, messages);
	trip_release(&trip);
}

__attribute__((format(printf, 2, 3)))
static void quiet(void *context, const char *format, ...)
{
	(void)context, (void)format;
}

/* Whether libxml2 finds the document valid by the schema that we ship. */
static bool is_valid(const char *document)
{
	xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt(shipped, (int)strlen(shipped));
	xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);
	xmlRelaxNGValidCtxtPtr validation = xmlRelaxNGNewValidCtxt(schema);
	xmlDocPtr doc = xmlReadMemory(document, (int)strlen(document), NULL, NULL, XML_PARSE_NONET);
	bool valid;

	xmlRelaxNGSetValidErrors(validation, quiet, quiet, NULL);
	valid = doc && validation && !xmlRelaxNGValidateDoc(validation, doc);

	xmlFreeDoc(doc);
	xmlRelaxNGFreeValidCtxt(validation);
	xmlRelaxNGFree(schema);
	xmlRelaxNGFreeParserCtxt(parser);
	return valid;
}

/* What is written is a fixed point, and valid. */
static void check_same_trip(const char *document, bool many)
{
	check_trip(document, many, document, "");
	CHECK(is_valid(document));
}

static void test_schema_is_shipped(void)
{
	struct buf made = BUF_INIT;
	struct sink *sink = sink_to_memory(&made, NULL);

	CHECK_INT(xml_format.schema(sink), 0);
	sink_flush(sink);
	CHECK_STR(made.bytes, shipped);
	CHECK(!is_valid(ONE("<unknown/>")));
	CHECK(!is_valid("<cv/>"));
	sink_close(sink);
	buf_release(&made);
}

static void test_every_kind_of_field(void)
{
	check_same_trip(DECLARATION
		"<cv xmlns=\"urn:cvconv:cv:1\" id=\"7\">\n"
		"  <basics>\n"
		"    <name>Zoë Ng</name>\n"
		"    <location>\n"
		"      <city>Łódź</city>\n"
		"    </location>\n"
		"    <profiles>\n"
		"      <profile>\n"
		"        <username>zn</username>\n"
		"      </profile>\n"
		"    </profiles>\n"
		"    <phones>\n"
		"      <phone>+1 2</phone>\n"
		"      <phone>+3 4</phone>\n"
		"    </phones>\n"
		"    <extra name=\"pets\">[1,{\"cat\":null}]</extra>\n"
		"  </basics>\n"
		"  <publications>\n"
		"    <publication type=\"article\" section=\"R&amp;D &quot;x&quot;\">\n"
		"      <name>a &lt; b</name>\n"
		"    </publication>\n"
		"    <publication>\n"
		"    </publication>\n"
		"  </publications>\n"
		"</cv>\n", false);
}

static void test_many(void)
{
	check_same_trip(DECLARATION
		"<cvs xmlns=\"urn:cvconv:cv:1\">\n"
		"  <cv id=\"1\">\n"
		"  </cv>\n"
		"  <cv id=\"2\">\n"
		"  </cv>\n"
		"</cvs>\n", true);
	check_same_trip(DECLARATION "<cvs xmlns=\"urn:cvconv:cv:1\">\n</cvs>\n", true);
}

static void test_white_space_stays(void)
{
	check_same_trip(DECLARATION
		"<cv xmlns=\"urn:cvconv:cv:1\" id=\" &#9;&#10;&#13; \">\n"
		"  <other>\n"
		"    <passage>\n"
		"      <heading> </heading>\n"
		"      <text>  two\n\n\tlines&#13;\n</text>\n"
		"    </passage>\n"
		"  </other>\n"
		"</cv>\n", false);
}

static void test_characters_xml_cannot_hold(void)
{
	check_same_trip(DECLARATION
		"<cv xmlns=\"urn:cvconv:cv:1\" id=\"a\\\\b\\u0001\" escaped=\"true\">\n"
		"  <basics>\n"
		"    <name>C:\\u0041</name>\n"
		"    <summary escaped=\"true\">\\u001B\\\\u \\uFFFF &lt;</summary>\n"
		"    <extra name=\"\\u0007\" escaped=\"true\">\"\\\\u0007\"</extra>\n"
		"  </basics>\n"
		"</cv>\n", false);
	check_trip(ONE("<id escaped=\"true\">\\\\\\n\\u00e9\\ud800\\u12</id>"), false,
		   DECLARATION "<cv xmlns=\"urn:cvconv:cv:1\" id=\"\\\\né\\ud800\\u12\">\n</cv>\n", "");
}

static void test_other_spellings(void)
{
	check_trip("\n<c:cvs xmlns:c=\"urn:cvconv:cv:1\"><!-- x --><c:cv><?pi?>"
		   "<c:basics><c:name>A&#233;<![CDATA[<&>]]>b<!-- y -->c</c:name><c:label/></c:basics>"
		   "<c:work/></c:cv></c:cvs>\n<!-- end -->",
		   false,
		   DECLARATION "<cv xmlns=\"urn:cvconv:cv:1\">\n  <basics>\n"
		   "    <name>Aé&lt;&amp;&gt;bc</name>\n  </basics>\n</cv>\n", "");
	check_trip("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" ONE("<id>é</id>"), false,
		   DECLARATION "<cv xmlns=\"urn:cvconv:cv:1\" id=\"é\">\n</cv>\n", "");
	check_trip("<cv id=\"1\"/>", false,
		   DECLARATION "<cv xmlns=\"urn:cvconv:cv:1\" id=\"1\">\n</cv>\n",
		   "cv.xml:1:11: warning: element 'cv' is in no name space; taken for "
		   "urn:cvconv:cv:1 [no-namespace]\n");
}

static void test_unknown_is_kept(void)
{
	check_trip("<cv xmlns=\"urn:cvconv:cv:1\" xmlns:o=\"urn:o\" xml:lang=\"en\" mood=\"fine\">\n"
		   "words\n"
		   "<basics sign=\"x\"><name size=\"3\">A<b>B</b></name>\n"
		   "<o:pet kind=\"cat\">Tom <o:age>3</o:age></o:pet><fax>1</fax><fax>2</fax></basics>\n"
		   "<work><task>t</task></work>\n"
		   "<extra name=\"f\"> [ 1, \"a b\" ] </extra></cv>",
		   false,
		   DECLARATION
		   "<cv xmlns=\"urn:cvconv:cv:1\">\n"
		   "  <basics>\n"
		   "    <name>AB</name>\n"
		   "    <extra name=\"xml\">[{\"@sign\":\"x\"},{\"name@size\":\"3\"},"
		   "{\"o:pet\":[{\"@kind\":\"cat\"},\"Tom \",{\"o:age\":\"3\"}]},"
		   "{\"fax\":\"1\"},{\"fax\":\"2\"}]</extra>\n"
		   "  </basics>\n"
		   "  <extra name=\"f\">[1,\"a b\"]</extra>\n"
		   "  <extra name=\"xml\">[{\"@mood\":\"fine\"},\"\\nwords\\n\",{\"work/task\":\"t\"}]</extra>\n"
		   "</cv>\n",
		   "cv.xml:3:36: warning: element 'b' within the text of 'name'; its text is kept [unknown-element]\n"
		   "cv.xml:3:17: warning: no field of the record is for 'sign' (and 4 more); kept as 'xml' [unknown-element]\n"
		   "cv.xml:1:70: warning: no field of the record is for 'mood' (and 2 more); kept as 'xml' [unknown-element]\n");
}

static void test_errors_have_a_place(void)
{
	check_trip("", false, NULL, "cv.xml:1:1: error: the document holds no element [xml-syntax]\n");
	check_trip("<html/>", false, NULL,
		   "cv.xml:1:6: error: element 'html' begins no CV that cvconv reads; it reads its own "
		   "<cv> and <cvs>, Europass and ORCID records [unknown-root]\n");
	check_trip(ONE("\n<basics>\n</work>"), false, NULL,
		   "cv.xml:3:8: error: opening and ending tag mismatch: basics line 2 and work [xml-syntax]\n");
	check_trip(ONE("<basics>\n<name>A</name>\n<name>B</name></basics>"), false, NULL,
		   "cv.xml:3:6: error: 'name' is given twice; the first is in line 2 [duplicate]\n");
	check_trip(ONE("<extra>1</extra>"), false, NULL,
		   "cv.xml:1:35: error: element 'extra' has no 'name' [no-name]\n");
	check_trip(ONE("<extra name='a'>{</extra>"), false, NULL,
		   "cv.xml:1:44: error: the value of extra 'a' is not JSON [no-json]\n");
	check_trip(ONE("<extra name='a'>1</extra><extra name='a'>2</extra>"), false, NULL,
		   "cv.xml:1:69: error: extra 'a' is given twice [duplicate]\n");
	check_trip(ONE("<!D>"), false, NULL,
		   "cv.xml:1:29: error: '<!' begins no comment, CDATA section or document type "
		   "declaration [xml-refused]\n");
	check_trip(ONE("<x:y/>"), false, NULL,
		   "cv.xml:1:33: error: namespace prefix x on y is not defined [xml-syntax]\n");
	check_trip(ONE("") "x", false, NULL,
		   "cv.xml:2:1: error: extra content at the end of the document [xml-syntax]\n");
	check_trip("<cvs xmlns=\"urn:cvconv:cv:1\"><cv/>\n<dv/></cvs>", true, NULL,
		   "cv.xml:2:4: error: element 'dv' where a record should begin [unknown-element]\n");
}

static void test_good_records_before_an_error(void)
{
	struct trip trip;
	const char *in = "<cvs xmlns=\"urn:cvconv:cv:1\"><cv id=\"1\"/><cv id=\"2\"/><cv></cvs>";

	trip_text(&trip, in, strlen(in), true);
	CHECK_INT(trip.records, 2);
	CHECK_INT(trip.result, -1);
	trip_release(&trip);
}

/*
 * Attacks
 */

/* A document of `n` times the middle; to be freed. */
static char *repeated(const char *before, const char *middle, size_t n, const char *after)
{
	struct buf text = BUF_INIT;

	buf_adds(&text, before);
	while (n--)
		buf_adds(&text, middle);
	buf_adds(&text, after);
	return buf_detach(&text, NULL);
}

static void check_refused(char *document, const char *message)
{
	check_trip(document, false, NULL, message);
	free(document);
}

static void test_entities_are_refused(void)
{
	check_trip("<!DOCTYPE cv [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>" ONE("<id>&b;</id>"), false,
		   NULL, "cv.xml:1:1: error: a document type declaration is not accepted [xml-refused]\n");
	check_trip("<?xml version=\"1.0\"?>\n<!DOCTYPE cv SYSTEM \"file:///etc/passwd\">" ONE(""), false, NULL,
		   "cv.xml:2:1: error: a document type declaration is not accepted [xml-refused]\n");
	check_trip(ONE("<id>&nbsp;</id>"), false, NULL,
		   "cv.xml:1:39: error: entity 'nbsp' not defined [xml-syntax]\n");
	check_trip("<!DOCTYPE resume SYSTEM \"resume.dtd\" [<!ENTITY a \"b\">]><resume/>", false, NULL,
		   "cv.xml:1:1: error: a document type declaration is not accepted [xml-refused]\n");
	/* not a word of it is read: the position behind it is right all the same */
	check_trip("<!DOCTYPE resume PUBLIC \"-//x//y>\"\n 'http://example.org/resume.dtd'>\n<resume/>", false, NULL,
		   "cv.xml:3:8: error: element 'resume' begins no CV that cvconv reads; it reads its own "
		   "<cv> and <cvs>, Europass and ORCID records [unknown-root]\n");
}

static void test_sizes_are_limited(void)
{
	check_refused(repeated("<a", " b=''", 40000, "/>"),
		      "cv.xml:1:1: error: an element has more than 256 attributes [xml-refused]\n");
	check_refused(repeated("\n<a", " b='", 40000, ""),
		      "cv.xml:2:1: error: an element has more than 256 attributes [xml-refused]\n");
	check_refused(repeated("<cv xmlns='urn:cvconv:cv:1'>", "<a>", 100000, ""),
		      "cv.xml:1:328: error: elements are nested more than 100 deep [too-deep]\n");
	check_refused(repeated("<cv xmlns='urn:cvconv:cv:1'>\n<!--", "word> ", 2000000, ""),
		      "cv.xml:2:1: error: a tag, comment or CDATA section is longer than 10 MB [xml-refused]\n");
	check_refused(repeated("<a b=\"", "word> ", 2000000, "\"/>"),
		      "cv.xml:1:1: error: a tag, comment or CDATA section is longer than 10 MB [xml-refused]\n");
}

static void test_name_spaces_are_limited(void)
{
	struct buf text = BUF_INIT;

	buf_adds(&text, "<cv xmlns='urn:cvconv:cv:1'>");
	for (int i = 0; i < 300; i++)
		buf_addf(&text, "%s xmlns:n%d='urn:n'%s", i % 50 ? "" : "<a", i, i % 50 == 49 ? ">\n" : "");
	check_refused(buf_detach(&text, NULL),
		      "cv.xml:6:953: error: more than 256 name spaces are declared at once [too-many]\n");
}

static void test_names_are_limited(void)
{
	struct buf text = BUF_INIT;
	struct trip trip;

	buf_adds(&text, "<cv xmlns='urn:cvconv:cv:1'>");
	for (int i = 0; i < 40000; i++)
		buf_addf(&text, "<a%d/>", i);
	trip_text(&trip, text.bytes, text.size, false);
	CHECK(strstr(trip.messages.text.bytes, "error: more than 20000 names of elements and "
		     "attributes differ [too-many]"));
	trip_release(&trip);
	buf_release(&text);
}

static void test_long_text_is_fine(void)
{
	char *document = repeated(DECLARATION "<cv xmlns=\"urn:cvconv:cv:1\">\n  <other>\n    <passage>\n"
				  "      <text>", "Ein längerer Text &amp; ", 500000,
				  "</text>\n    </passage>\n  </other>\n</cv>\n");

	check_trip(document, false, document, "");
	free(document);
}

/* Wherever a read ends, the document is the same. */
static void test_pieces(void)
{
	const char *in = DECLARATION
		"<cv xmlns=\"urn:cvconv:cv:1\" id=\"&gt;/&gt;'&gt;é\">\n"
		"  <other>\n    <passage>\n      <text>é]] &amp; € 𝄞 - &lt;</text>\n"
		"    </passage>\n  </other>\n</cv>\n";
	struct trip trip;

	scratch_enter();
	scratch_write("cv.xml", in, strlen(in));
	for (unsigned bytes = 1; bytes < 40; bytes++) {
		struct source *source;

		trip_init(&trip);
		faults_short(bytes);
		source = source_open("cv.xml", 0, &trip.messages.diag);
		trip_run(&trip, source, false);
		faults_short(0);
		CHECK_STR(trip.out.bytes, in);
		CHECK_STR(trip.messages.text.bytes, "");
		source_close(source);
		trip_release(&trip);
	}
	scratch_leave();
}

static void test_no_memory(void)
{
	const char *in = ONE("<basics><name>A</name><fax>1</fax></basics><extra name='e'>1</extra>");
	bool failed = true;

	for (long n = 1; failed; n++) {
		struct trip trip;
		struct source *source;

		trip_init(&trip);
		source = source_from_memory("cv.xml", in, strlen(in), 0, &trip.messages.diag);
		if (source) {
			struct reader *reader;
			struct arena arena;
			struct cv cv;
			int got = -1;

			arena_init(&arena);
			faults_from(FAULT_MEMORY, n);
			reader = reader_open(&xml_format, source, &no_settings, NULL, &trip.messages.diag);
			if (reader)
				got = reader_next(reader, &cv, &arena);
			failed = faults_end(FAULT_MEMORY);
			CHECK(failed ? got != 0 : got == 1);
			reader_close(reader);
			arena_release(&arena);
		}
		source_close(source);
		trip_release(&trip);
	}
}

static void test_probe(void)
{
	static const struct {
		const char *bytes;
		bool ours;
	} rows[] = {
		{ ONE(""), true },
		{ DECLARATION "\n<!-- x --><c:cvs a='b'\nxmlns:c='urn:cvconv:cv:1'>", true },
		{ "<SkillsPassport xmlns=\"http://europass.cedefop.europa.eu/Europass\"", true },
		{ "<r:record path='/0' xmlns:r=\"http://www.orcid.org/ns/record\">", true },
		{ DECLARATION "<other/>", true },
		{ "<other/>", true },
		{ "\n<other a='b'>\n<x>1</x>\n</other>\n", true },
		{ "<o:other><x>1</x></o:other>", true },
		{ "<cv>", false },
		{ "<other>one</another>", false },
		{ "<other>one</other> Ada Example", false },
		{ "<ada@example.org>", false },
		{ "<Ada>", false },
		{ "<>", false },
		{ "</>", false },
		{ "<", false },
		{ "<div align='center'>\n\n# Ada Example\n\n</div>", false },
		{ "<!DOCTYPE html>\n<html>", false },
		{ DECLARATION "<!DOCTYPE html PUBLIC \"x\" \"y\">\n<html xmlns='z'>", false },
		{ "# Heading", false },
		{ "", false },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!CHECK((xml_format.probe(rows[i].bytes, strlen(rows[i].bytes)) > 0) == rows[i].ours))
			printf("#   %s\n", rows[i].bytes);
}

/* Whether the record that the document gives holds so many entries, and is valid when written. */
static void check_entries(char *document, const char *start_tag, int entries)
{
	struct trip trip;
	int n = 0;

	trip_text(&trip, document, strlen(document), false);
	for (const char *at = trip.out.bytes; (at = strstr(at, start_tag)); at++)
		n++;
	CHECK_INT(n, entries);
	CHECK(is_valid(trip.out.bytes));
	trip_release(&trip);
	free(document);
}

#define CANDIDATE(part) "<Candidate xmlns='http://www.europass.eu/1.0'><CandidateProfile>" \
	"<EmploymentHistory><EmployerHistory><OrganizationName>A</OrganizationName>" part

/* Where one thing is held against all others, there is a limit; the rest is kept all the same. */
static void test_many_in_one_foreign_entry(void)
{
	check_entries(repeated(CANDIDATE(""), "<PositionHistory><City>B</City></PositionHistory>",
			       10000, "</EmployerHistory></EmploymentHistory></CandidateProfile></Candidate>"),
		      "<job>", 20);
	check_entries(repeated(CANDIDATE("<Department>"), "B",  50000,
			       "</Department><Department>C</Department></EmployerHistory>"
			       "</EmploymentHistory></CandidateProfile></Candidate>"),
		      "<extra name=\"xml\">[{\"Department\":\"C\"}]</extra>", 1);
	check_entries(repeated("<Candidate xmlns='http://www.europass.eu/1.0'><CandidatePerson>"
			       "<Communication><ChannelCode>Web</ChannelCode>", "<URI>a</URI><URI>b</URI>",
			       50000, "</Communication></CandidatePerson></Candidate>"),
		      "<profile>", 50000);
}

int main(void)
{
	shipped = scratch_read("formats/xml/cv.rng");
	RUN(test_schema_is_shipped);
	RUN(test_every_kind_of_field);
	RUN(test_many);
	RUN(test_white_space_stays);
	RUN(test_characters_xml_cannot_hold);
	RUN(test_other_spellings);
	RUN(test_unknown_is_kept);
	RUN(test_errors_have_a_place);
	RUN(test_good_records_before_an_error);
	RUN(test_entities_are_refused);
	RUN(test_sizes_are_limited);
	RUN(test_name_spaces_are_limited);
	RUN(test_names_are_limited);
	RUN(test_long_text_is_fine);
	RUN(test_pieces);
	RUN(test_no_memory);
	RUN(test_probe);
	RUN(test_many_in_one_foreign_entry);
	free(shipped);
	return check_done();
}
