#include "formats/xml/schema.h"

#include "formats/xml/vocabulary.h"
#include "pipeline/fields.h"
#include "pipeline/sink.h"

static const char head[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<!-- A CV as cvconv writes it. Made from its field table. -->\n"
	"<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"" XML_SPACE "\">\n"
	"  <start>\n"
	"    <choice>\n"
	"      <ref name=\"one\"/>\n"
	"      <element name=\"" XML_MANY "\">\n"
	"        <zeroOrMore>\n"
	"          <ref name=\"one\"/>\n"
	"        </zeroOrMore>\n"
	"      </element>\n"
	"    </choice>\n"
	"  </start>\n"
	"\n"
	"  <define name=\"one\">\n"
	"    <element name=\"cv\">\n"
	"      <ref name=\"cv\"/>\n"
	"    </element>\n"
	"  </define>\n"
	"\n"
	"  <!-- In the text and attributes of an element that says so, \\\\ is a\n"
	"       backslash and \\uXXXX a character that XML cannot hold. -->\n"
	"  <define name=\"escaped\">\n"
	"    <optional>\n"
	"      <attribute name=\"" XML_ESCAPED "\">\n"
	"        <value>true</value>\n"
	"      </attribute>\n"
	"    </optional>\n"
	"  </define>\n"
	"\n"
	"  <define name=\"words\">\n"
	"    <ref name=\"escaped\"/>\n"
	"    <text/>\n"
	"  </define>\n"
	"\n"
	"  <!-- YYYY, YYYY-MM or YYYY-MM-DD; else what the source said. -->\n"
	"  <define name=\"date\">\n"
	"    <ref name=\"words\"/>\n"
	"  </define>\n"
	"\n"
	"  <!-- A member without a field of its own: its value as JSON. -->\n"
	"  <define name=\"extras\">\n"
	"    <zeroOrMore>\n"
	"      <element name=\"" XML_EXTRA "\">\n"
	"        <attribute name=\"" XML_EXTRA_NAME "\"/>\n"
	"        <ref name=\"words\"/>\n"
	"      </element>\n"
	"    </zeroOrMore>\n"
	"  </define>\n";

static void put_attribute(struct sink *sink, const struct field *field)
{
	sink_printf(sink,
		    "    <optional>\n"
		    "      <attribute name=\"%s\"/>\n"
		    "    </optional>\n",
		    field->name);
}

static const char *content(const struct field *field)
{
	if (field->kind == FIELD_DATE)
		return "date";
	return field->shape ? field->shape->name : "words";
}

static void put_element(struct sink *sink, const struct field *field)
{
	sink_printf(sink,
		    "    <optional>\n"
		    "      <element name=\"%s\">\n"
		    "        <ref name=\"%s\"/>\n"
		    "      </element>\n"
		    "    </optional>\n",
		    field->name, content(field));
}

static void put_list(struct sink *sink, const struct field *field)
{
	sink_printf(sink,
		    "    <optional>\n"
		    "      <element name=\"%s\">\n"
		    "        <oneOrMore>\n"
		    "          <element name=\"%s\">\n"
		    "            <ref name=\"%s\"/>\n"
		    "          </element>\n"
		    "        </oneOrMore>\n"
		    "      </element>\n"
		    "    </optional>\n",
		    field->name, field->singular, content(field));
}

static void put_field(struct sink *sink, const struct field *field)
{
	if (field->flags & FIELD_ATTRIBUTE)
		put_attribute(sink, field);
	else if (field->singular)
		put_list(sink, field);
	else
		put_element(sink, field);
}

/* A shape, then those within it; the table nests each but once. */
static void put_shape(struct sink *sink, const struct shape *shape)
{
	sink_printf(sink, "\n  <define name=\"%s\">\n    <ref name=\"escaped\"/>\n", shape->name);
	for (size_t i = 0; i < shape->n_fields; i++)
		put_field(sink, &shape->fields[i]);
	sink_puts(sink, "    <ref name=\"extras\"/>\n  </define>\n");
	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].shape)
			put_shape(sink, shape->fields[i].shape);
}

int xml_schema(struct sink *sink)
{
	sink_puts(sink, head);
	put_shape(sink, &cv_shape);
	sink_puts(sink, "</grammar>\n");
	return 0;
}
