#include "pipeline/entity.h"

#include <libxml/HTMLparser.h>

#include "tests/unit/check.h"

/* libxml2 knows those of HTML 4. */
static void test_same_as_libxml2(void)
{
	unsigned n = 0;

	for (unsigned code = 1; code <= 0xFFFF; code++) {
		const htmlEntityDesc *entity = htmlEntityValueLookup(code);

		n += entity != NULL;
		if (entity)
			CHECK_INT(entity_code(entity->name), code);
	}
	CHECK_INT(n, 253);
}

static void test_ascii(void)
{
	CHECK_INT(entity_code("apos"), '\'');
	CHECK_INT(entity_code("commat"), '@');
	CHECK_INT(entity_code("vert"), '|');
}

static void test_unknown(void)
{
	CHECK_INT(entity_code(""), 0);
	CHECK_INT(entity_code("AMP"), 0);
	CHECK_INT(entity_code("thetasymbol"), 0);
	CHECK_INT(entity_code("zzzz"), 0);
}

int main(void)
{
	RUN(test_same_as_libxml2);
	RUN(test_ascii);
	RUN(test_unknown);
	return check_done();
}
