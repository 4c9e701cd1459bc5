#include "formats/json/schema.h"

#include "pipeline/buf.h"
#include "pipeline/fields.h"
#include "pipeline/jsontext.h"
#include "pipeline/sink.h"

/* The pattern is the schema's of JSON Resume. */
static const char head[] =
	"{\"$schema\":\"http://json-schema.org/draft-07/schema#\","
	"\"title\":\"A CV as cvconv writes it: JSON Resume 1.x and extensions\","
	"\"definitions\":{\"date\":{\"type\":\"string\",\"pattern\":"
	"\"^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$\"}},";

#define TEXT "{\"type\":\"string\",\"minLength\":1}"

static void put_shape(struct buf *out, const struct shape *shape);

static void put_field(struct buf *out, const struct field *field)
{
	static const char *const rules[] = {
		[FIELD_TEXT] = TEXT,
		[FIELD_DATE] = "{\"$ref\":\"#/definitions/date\"}",
		[FIELD_URI] = "{\"type\":\"string\",\"format\":\"uri\"}",
		[FIELD_EMAIL] = "{\"type\":\"string\",\"format\":\"email\"}",
		[FIELD_TEXTS] = "{\"type\":\"array\",\"minItems\":1,\"items\":" TEXT "}",
	};

	buf_addf(out, "\"%s\":", field->name);
	if (!field->shape) {
		buf_adds(out, rules[field->kind]);
	} else if (field->kind == FIELD_OBJECT) {
		buf_addc(out, '{');
		put_shape(out, field->shape);
		buf_addc(out, '}');
	} else {
		buf_adds(out, "{\"type\":\"array\",\"minItems\":1,\"items\":{");
		put_shape(out, field->shape);
		buf_adds(out, "}}");
	}
}

static void put_shape(struct buf *out, const struct shape *shape)
{
	buf_adds(out, "\"type\":\"object\",\"minProperties\":1,\"properties\":{");
	for (size_t i = 0; i < shape->n_fields; i++) {
		if (i)
			buf_addc(out, ',');
		put_field(out, &shape->fields[i]);
	}
	buf_addc(out, '}');
}

int json_schema(struct sink *sink)
{
	struct buf compact = BUF_INIT, schema = BUF_INIT;
	int result;

	buf_adds(&compact, head);
	put_shape(&compact, &cv_shape);
	buf_addc(&compact, '}');
	jsontext_layout(&schema, compact.bytes, compact.size, 0);
	buf_addc(&schema, '\n');
	sink_write(sink, schema.bytes, schema.size);
	result = compact.failed || schema.failed ? -1 : 0;
	buf_release(&compact);
	buf_release(&schema);
	return result;
}
