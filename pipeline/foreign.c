#include "pipeline/foreign.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define PDF_REMEDY "try: pdftotext -layout cv.pdf - | cvconv -f text -o cv.json"
#define OFFICE_REMEDY "try: libreoffice --headless --convert-to txt:Text cv.docx, then convert cv.txt"
#define DOCX_REMEDY "try: pandoc -t markdown cv.docx | cvconv -f text -o cv.json"
#define HTML_REMEDY "try: pandoc -f html -t markdown cv.html | cvconv -f text -o cv.json"
#define IMAGE_REMEDY "run text recognition first, for instance: tesseract cv.png - | cvconv -f text -o cv.json"
#define UNPACK_REMEDY "unpack it first"

/*
 * The signatures, at their offsets; the first that fits is it, so the narrower
 * of a family stand first. Sources: the formats' own specifications, and for
 * OpenDocument and EPUB the stored, first member `mimetype`. A zip whose first
 * member is [Content_Types].xml (or below _rels/ or word/) is Office Open XML.
 */
static const struct signature {
	size_t offset;
	const char *bytes;
	size_t size;
	struct foreign kind;
} signatures[] = {
#define BYTES(literal) literal, sizeof(literal) - 1
	{ 0, BYTES("%PDF-"), { "a PDF file", PDF_REMEDY } },
	{ 30, BYTES("[Content_Types].xml"), { "a Word (docx) or other Office file", DOCX_REMEDY } },
	{ 30, BYTES("_rels/"), { "a Word (docx) or other Office file", DOCX_REMEDY } },
	{ 30, BYTES("word/"), { "a Word (docx) file", DOCX_REMEDY } },
	{ 30, BYTES("docProps/"), { "a Word (docx) or other Office file", DOCX_REMEDY } },
	{ 30, BYTES("mimetypeapplication/vnd.oasis"), { "an OpenDocument (odt) file", OFFICE_REMEDY } },
	{ 30, BYTES("mimetypeapplication/epub"), { "an EPUB file", "try: pandoc -t markdown cv.epub | cvconv -f text -o cv.json" } },
	{ 0, BYTES("PK\3\4"), { "a zip archive (or a docx or odt file)", UNPACK_REMEDY ", or save the document as text" } },
	{ 0, BYTES("PK\5\6"), { "an empty zip archive", UNPACK_REMEDY } },
	{ 0, BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), { "an old Word (doc) or other Office file", OFFICE_REMEDY } },
	{ 0, BYTES("{\\rtf"), { "a rich text (RTF) file", OFFICE_REMEDY } },
	{ 0, BYTES("%!PS"), { "a PostScript file", "try: ps2ascii cv.ps | cvconv -f text -o cv.json" } },
	{ 0, BYTES("\x1F\x8B"), { "a gzip archive", UNPACK_REMEDY " (gunzip)" } },
	{ 0, BYTES("BZh"), { "a bzip2 archive", UNPACK_REMEDY " (bunzip2)" } },
	{ 0, BYTES("\xFD" "7zXZ\0"), { "an xz archive", UNPACK_REMEDY " (unxz)" } },
	{ 0, BYTES("\x28\xB5\x2F\xFD"), { "a zstd archive", UNPACK_REMEDY " (unzstd)" } },
	{ 0, BYTES("7z\xBC\xAF\x27\x1C"), { "a 7-Zip archive", UNPACK_REMEDY } },
	{ 257, BYTES("ustar"), { "a tar archive", UNPACK_REMEDY " (tar xf)" } },
	{ 0, BYTES("\x89PNG\r\n"), { "an image (PNG)", IMAGE_REMEDY } },
	{ 0, BYTES("\xFF\xD8\xFF"), { "an image (JPEG)", IMAGE_REMEDY } },
	{ 0, BYTES("GIF8"), { "an image (GIF)", IMAGE_REMEDY } },
	{ 0, BYTES("II*\0"), { "an image (TIFF)", IMAGE_REMEDY } },
	{ 0, BYTES("MM\0*"), { "an image (TIFF)", IMAGE_REMEDY } },
	{ 8, BYTES("WEBP"), { "an image (WebP)", IMAGE_REMEDY } },
	{ 0, BYTES("\x7F" "ELF"), { "a program", "name a CV instead" } },
	{ 0, BYTES("SQLite format 3"), { "an SQLite database", "name a CV instead" } },
#undef BYTES
};

/* HTML begins with one of these, after blanks, a BOM and comments, in any case. */
static bool is_html(const char *bytes, size_t size)
{
	static const char *const starts[] = { "<!doctype html", "<html", "<head>", "<body" };
	const char *end = bytes + size;

	if (size >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3))
		bytes += 3;
	for (;;) {
		const char *comment_end;

		while (bytes < end && strchr(" \t\r\n", *bytes))
			bytes++;
		if (end - bytes < 4 || memcmp(bytes, "<!--", 4))
			break;
		comment_end = memmem(bytes, (size_t)(end - bytes), "-->", 3);
		if (!comment_end)
			return false;
		bytes = comment_end + 3;
	}
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		size_t length = strlen(starts[i]);

		if ((size_t)(end - bytes) >= length && !strncasecmp(bytes, starts[i], length))
			return true;
	}
	return false;
}

const struct foreign *foreign_kind(const char *bytes, size_t size)
{
	static const struct foreign html = { "an HTML page", HTML_REMEDY };

	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++) {
		const struct signature *s = &signatures[i];

		if (size >= s->offset + s->size && !memcmp(bytes + s->offset, s->bytes, s->size))
			return &s->kind;
	}
	return is_html(bytes, size) ? &html : NULL;
}
