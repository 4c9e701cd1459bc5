#include "pipeline/foreign.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define PDF_REMEDY "try: pdftotext -layout cv.pdf - | cvconv -f text -o cv.json"
#define OFFICE_REMEDY "try: libreoffice --headless --convert-to txt:Text cv.docx, then convert cv.txt"
#define DOCX_REMEDY "try: pandoc -t markdown cv.docx | cvconv -f text -o cv.json"
#define HTML_REMEDY "try: pandoc -f html -t markdown cv.html | cvconv -f text -o cv.json"
#define IMAGE_REMEDY "run text recognition first, for instance: tesseract cv.png - | cvconv -f text -o cv.json"
#define EPUB_REMEDY "try: pandoc -t markdown cv.epub | cvconv -f text -o cv.json"
#define UNPACK_REMEDY "unpack it first"
#define CV_REMEDY "name a CV instead"

/*
 * The signatures: what the file begins with, and for families what stands at
 * an offset behind it. The first that fits is it, so the narrower stand first.
 * Sources: the formats' own specifications; a zip whose first member is
 * [Content_Types].xml, or below _rels/, word/ or docProps/, is Office Open XML,
 * one whose first is `mimetype`, stored, is OpenDocument or EPUB.
 */
static const struct signature {
	const char *start;
	size_t start_size;
	size_t offset;
	const char *behind;	/* "" where the start says all */
	struct foreign kind;
} signatures[] = {
#define BYTES(literal) literal, sizeof(literal) - 1
#define START(literal) BYTES(literal), 0, ""
#define ZIP(member) BYTES("PK\3\4"), 30, member
	{ START("%PDF-"), { "a PDF file", PDF_REMEDY } },
	{ ZIP("[Content_Types].xml"), { "a Word (docx) or other Office file", DOCX_REMEDY } },
	{ ZIP("_rels/"), { "a Word (docx) or other Office file", DOCX_REMEDY } },
	{ ZIP("docProps/"), { "a Word (docx) or other Office file", DOCX_REMEDY } },
	{ ZIP("word/"), { "a Word (docx) file", DOCX_REMEDY } },
	{ ZIP("mimetypeapplication/vnd.oasis"), { "an OpenDocument (odt) file", OFFICE_REMEDY } },
	{ ZIP("mimetypeapplication/epub"), { "an EPUB file", EPUB_REMEDY } },
	{ START("PK\3\4"), { "a zip archive (or a docx or odt file)", UNPACK_REMEDY ", or save the document as text" } },
	{ START("PK\5\6"), { "an empty zip archive", CV_REMEDY } },
	{ START("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), { "an old Word (doc) or other Office file", OFFICE_REMEDY } },
	{ START("{\\rtf"), { "a rich text (RTF) file", OFFICE_REMEDY } },
	{ START("%!PS"), { "a PostScript file", "try: ps2ascii cv.ps | cvconv -f text -o cv.json" } },
	{ START("\x1F\x8B"), { "a gzip archive", UNPACK_REMEDY " (gunzip)" } },
	{ START("BZh"), { "a bzip2 archive", UNPACK_REMEDY " (bunzip2)" } },
	{ START("\xFD" "7zXZ\0"), { "an xz archive", UNPACK_REMEDY " (unxz)" } },
	{ START("\x28\xB5\x2F\xFD"), { "a zstd archive", UNPACK_REMEDY " (unzstd)" } },
	{ START("7z\xBC\xAF\x27\x1C"), { "a 7-Zip archive", UNPACK_REMEDY } },
	{ BYTES(""), 257, "ustar", { "a tar archive", UNPACK_REMEDY " (tar xf)" } },
	{ START("\x89PNG\r\n"), { "an image (PNG)", IMAGE_REMEDY } },
	{ START("\xFF\xD8\xFF"), { "an image (JPEG)", IMAGE_REMEDY } },
	{ START("GIF89a"), { "an image (GIF)", IMAGE_REMEDY } },
	{ START("GIF87a"), { "an image (GIF)", IMAGE_REMEDY } },
	{ START("II*\0"), { "an image (TIFF)", IMAGE_REMEDY } },
	{ START("MM\0*"), { "an image (TIFF)", IMAGE_REMEDY } },
	{ BYTES("RIFF"), 8, "WEBP", { "an image (WebP)", IMAGE_REMEDY } },
	{ START("\x7F" "ELF"), { "a program", CV_REMEDY } },
	{ START("SQLite format 3"), { "an SQLite database", CV_REMEDY } },
#undef BYTES
#undef START
#undef ZIP
};

static bool fits(const struct signature *signature, const char *bytes, size_t size)
{
	size_t behind = strlen(signature->behind);

	return size >= signature->start_size &&
	       !memcmp(bytes, signature->start, signature->start_size) &&
	       size >= signature->offset + behind &&
	       !memcmp(bytes + signature->offset, signature->behind, behind);
}

/* Behind blanks, comments and processing instructions such as XHTML's <?xml ...?>. */
static const char *skip_prolog(const char *at, const char *end)
{
	static const struct {
		const char *start, *end;
	} prologs[] = { { "<!--", "-->" }, { "<?", "?>" } };

	for (size_t i = 0; i < sizeof(prologs) / sizeof(prologs[0]);) {
		size_t length = strlen(prologs[i].start);

		while (at < end && strchr(" \t\r\n", *at))
			at++;
		if ((size_t)(end - at) < length || memcmp(at, prologs[i].start, length)) {
			i++;
			continue;
		}
		at = memmem(at, (size_t)(end - at), prologs[i].end, strlen(prologs[i].end));
		if (!at)
			return end;
		at += strlen(prologs[i].end);
		i = 0;
	}
	return at;
}

/* HTML begins with one of these, after a BOM and a prolog, in any case. */
static bool is_html(const char *bytes, size_t size)
{
	static const char *const starts[] = { "<!doctype html", "<html", "<head>", "<body" };
	const char *end = bytes + size;

	if (size >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3))
		bytes += 3;
	bytes = skip_prolog(bytes, end);
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

	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++)
		if (fits(&signatures[i], bytes, size))
			return &signatures[i].kind;
	return is_html(bytes, size) ? &html : NULL;
}
