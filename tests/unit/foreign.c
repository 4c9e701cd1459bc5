#include "pipeline/foreign.h"

#include "tests/unit/check.h"

static const char *kind(const char *bytes, size_t size)
{
	const struct foreign *foreign = foreign_kind(bytes, size);

	if (foreign)
		CHECK(foreign->remedy && foreign->remedy[0]);
	return foreign ? foreign->what : NULL;
}

#define KIND(literal) kind(literal, sizeof(literal) - 1)

static void test_documents(void)
{
	CHECK_STR(KIND("%PDF-1.7\n"), "a PDF file");
	CHECK_STR(KIND("{\\rtf1\\ansi"), "a rich text (RTF) file");
	CHECK_STR(KIND("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0"), "an old Word (doc) or other Office file");
}

static void test_zip_families(void)
{
	static const char header[] = "PK\3\4\24\0\6\0\10\0\0\0!\0abcdefghijkl\23\0\0\0";
	char file[64];

	CHECK_INT(sizeof(header) - 1, 30);
	memcpy(file, header, 30);
	memcpy(file + 30, "[Content_Types].xml", 19);
	CHECK_STR(kind(file, 49), "a Word (docx) or other Office file");
	memcpy(file + 30, "mimetypeapplication/vnd.oasis.open", 34);
	CHECK_STR(kind(file, 64), "an OpenDocument (odt) file");
	memcpy(file + 30, "cv.txt and others....................", 34);
	CHECK_STR(kind(file, 64), "a zip archive (or a docx or odt file)");
	CHECK_STR(kind(file + 4, 60), NULL);
	CHECK_STR(kind(file, 4), "a zip archive (or a docx or odt file)");
}

static void test_html(void)
{
	CHECK_STR(KIND("<!DOCTYPE html>\n<html>"), "an HTML page");
	CHECK_STR(KIND("\xEF\xBB\xBF \n<HTML lang=en>"), "an HTML page");
	CHECK_STR(KIND("<!-- saved --> <!-- twice -->\n<html>"), "an HTML page");
	CHECK_STR(KIND("<?xml version=\"1.0\"?>\n<!-- x --> <html>"), "an HTML page");
	CHECK(!KIND("<?xml version=\"1.0\"?>\n<cv/>") && !KIND("<?xml"));
	CHECK_STR(KIND("<!-- a note -->\n# Ada Lovelace"), NULL);
	CHECK_STR(KIND("<!-- never closed"), NULL);
	CHECK_STR(KIND("<div align=center>Ada</div>"), NULL);
	CHECK_STR(KIND("<?xml version=\"1.0\"?><cv/>"), NULL);
}

static void test_archives_and_images(void)
{
	CHECK_STR(KIND("\x1F\x8B\x08\0"), "a gzip archive");
	CHECK_STR(KIND("\x89PNG\r\n\x1A\n"), "an image (PNG)");
	CHECK_STR(KIND("\xFF\xD8\xFF\xE0"), "an image (JPEG)");
	CHECK_STR(KIND("RIFF\1\2\3\4WEBPVP8 "), "an image (WebP)");
}

static void test_text_is_not_foreign(void)
{
	CHECK_STR(KIND(""), NULL);
	CHECK_STR(KIND("P"), NULL);
	CHECK_STR(KIND("PDF and BZip2 are what I know"), NULL);
	CHECK_STR(KIND("Ada Lovelace, knows and loves word/excel"), NULL);
	CHECK_STR(KIND("{\"basics\": {}}"), NULL);
	CHECK_STR(KIND("@article{l1843,"), NULL);
}

int main(void)
{
	RUN(test_documents);
	RUN(test_zip_families);
	RUN(test_html);
	RUN(test_archives_and_images);
	RUN(test_text_is_not_foreign);
	return check_done();
}
