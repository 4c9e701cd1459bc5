/* LaTeX to text and back. */
#include "formats/bibtex/tables.h"
#include "formats/bibtex/tex.h"
#include "pipeline/utf8.h"
#include "tests/unit/check.h"

struct sample {
	const char *raw, *text;
};

static void check_samples(const struct sample *samples, size_t n, enum tex_mode mode)
{
	struct tex tex;

	tex_init(&tex);
	for (size_t i = 0; i < n; i++) {
		struct buf text = BUF_INIT;

		tex_decode(&tex, (struct span){ samples[i].raw, strlen(samples[i].raw) }, mode, &text);
		if (!CHECK_STR(text.bytes, samples[i].text))
			printf("#   of     %s\n", samples[i].raw);
		buf_release(&text);
	}
	tex_release(&tex);
}

#define CHECK_SAMPLES(samples, mode) \
	check_samples(samples, sizeof(samples) / sizeof((samples)[0]), mode)

static void test_text(void)
{
	static const struct sample samples[] = {
		{ "", "" }, { " a \n b ", "a b" }, { "{ a} {b }c", "a b c" }, { "a~b", "a\u00a0b" },
		{ "a\\ \\ b\\ {}", "a  b " }, { "a\\newline{} b", "a\nb" }, { "a\\\\b", "a b" },
		{ "\\&\\%\\$\\#\\_\\{\\}", "&%$#_{}" }, { "a--b---c-d", "a–b—c-d" },
		{ "-{}-", "--" }, { "``a'' `b' it's", "“a” `b' it's" }, { "?`a !`b", "¿a ¡b" },
		{ "\\LaTeX{} and \\TeX", "LaTeX and TeX" }, { "\\enquote{a {b}} c", "“a b” c" },
		{ "\\mkbibparens{a}b", "(a)b" }, { "\\textcolor{red}{a}", "a" },
		{ "\\noop{1973b}1973", "1973" }, { "\\unheard{a} b", "a b" }, { "a\\", "a\\" },
		{ "\\symbol{\"E9}\\char233 \\char'351", "ééé" }, { "\\symbol{\"D800}", "\ufffd" },
		{ "10\\textsuperscript{th} H\\textsubscript{2}O", "10th H₂O" }, { "}a{", "a" },
		{ "\\href{https://a.example/{b}}{c}", "c" }, { "e\xcc\x81", "é" },
		{ "e{}\xcc\x81", "é" }, { "e\\symbol{\"301}", "e\xcc\x81" }, { "\\o{}re \\o re \\o{} a", "øre øre ø a" },
	};

	CHECK_SAMPLES(samples, TEX_TEXT);
}

/* What is special is so at every place of a long text. */
static void test_every_place(void)
{
	static const struct sample samples[] = {
		{ "a b", "a b" }, { "a  b", "a b" }, { "a \n\t b", "a b" }, { "a\rb", "a b" },
		{ "a{b} c", "ab c" }, { "a\\&b", "a&b" }, { "a -- b", "a – b" }, { "a~b", "a\u00a0b" },
		{ "a''b", "a”b" }, { "a?`b", "a¿b" }, { "a!`b", "a¡b" }, { "a``b", "a“b" },
		{ "a$x$b", "axb" }, { "a|\x01" "b", "a|\x01" "b" }, { "e\xcc\x81", "é" },
	};
	static const char filling[] = "0123456789012345678901234567890123456789";

	for (size_t i = 0; i < 40 * sizeof(samples) / sizeof(samples[0]); i++) {
		const struct sample *sample = &samples[i / 40];
		int n = (int)(i % 40);
		char raw[128], text[128];
		struct sample longer = { raw, text };

		snprintf(raw, sizeof(raw), "%.*s%s%s", n, filling, sample->raw, filling);
		snprintf(text, sizeof(text), "%.*s%s%s", n, filling, sample->text, filling);
		check_samples(&longer, 1, TEX_TEXT);
	}
}

static void test_accents(void)
{
	static const struct sample samples[] = {
		{ "\\'e\\'{e}{\\'e}{\\'{e}}\\' e", "ééééé" },
		{ "\\'i\\'{i}\\'\\i{}{\\'\\i}\\'{\\i}\\\"{\\j}", "íííííj̈" },
		{ "\\'{\\^a}\\^{\\'a}", "ấá̂" }, { "\\v{S}\\v S{\\v S}\\v{\\i}", "ŠŠŠǐ" }, { "\\~{}\\^{}\\'{}", "~^´" },
		{ "\\d{\\i}", "ı̣" }, { "\\'", "´" }, { "\\'\\'\\'\\'\\'\\'e", "é́́́" }, { "\\c{c}\\k{a}\\t{oo}", "çąo͡o" },
	};

	CHECK_SAMPLES(samples, TEX_TEXT);
}

static void test_mathematics(void)
{
	static const struct sample samples[] = {
		{ "$x$", "x" }, { "$10\\times$", "10×" }, { "$\\alpha$-ray", "α-ray" }, { "H$_2$O", "H₂O" },
		{ "$O(n^2)$", "O(n²)" }, { "10$^{th}$", "10th" }, { "$90^\\circ$", "90°" },
		{ "$\\mathbb{R}^3$", "ℝ³" }, { "$x_{i+1}$", "xᵢ₊₁" }, { "$p < 0.05$", "p < 0.05" },
		{ "\\(a\\)\\[b\\]$$c$$", "abc" }, { "\\ensuremath{\\beta}", "β" }, { "$\\log n$", "logn" },
		{ "$\\frac{a}{b}$", "$\\frac{a}{b}$" }, { "$x^y$", "$x^y$" }, { "\\$5 and $", "$5 and $" },
		{ "$a}b{$", "$ab$" }, { "$\\underline{\\textit{OMEGA}}$", "OMEGA" },
	};

	CHECK_SAMPLES(samples, TEX_TEXT);
}

static void test_modes(void)
{
	static const struct sample pages[] = {
		{ "12--34", "12–34" }, { "12 -- 34, 5-6", "12–34, 5-6" }, { "e1---e2", "e1—e2" },
	};
	static const struct sample names[] = { { "Guy~L.", "Guy L." } };

	CHECK_SAMPLES(pages, TEX_PAGES);
	CHECK_SAMPLES(names, TEX_NAME);
}

static void test_verbatim(void)
{
	static const struct sample samples[] = {
		{ "http://a.example/~b_c%20d#e", "http://a.example/~b_c%20d#e" },
		{ "\\~{}\\_\\%\\&\\#\\$", "~_%&#$" }, { "{{a}}", "a" }, { "\\url{a_b}", "a_b" },
		{ "10.1/a<b>{c}", "10.1/a<b>{c}" }, { ":a\\:b.pdf:PDF", ":a\\:b.pdf:PDF" },
		{ " a\n b ", "a b" }, { "\\symbol{\"5C}", "\\" }, { "\\symbol{\"D800}", "\\symbol{\"D800}" },
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		struct buf text = BUF_INIT;

		tex_decode_verbatim((struct span){ samples[i].raw, strlen(samples[i].raw) }, &text);
		CHECK_STR(text.bytes, samples[i].text);
		buf_release(&text);
	}
}

static void test_encoding(void)
{
	static const struct {
		const char *text, *raw;
		unsigned flags;
	} samples[] = {
		{ "R&D 50% a_b {x} ~^\\", "R\\&D 50\\% a\\_b \\textbraceleft{}x\\textbraceright{} "
		  "\\textasciitilde{}\\textasciicircum{}\\textbackslash{}", 0 },
		{ "\u2028", "\\symbol{\"2028}", ENCODE_NAME }, { "a\u2028b", "a\u2028b", 0 },
		{ "a--b ``c'' ?`", "a-{}-b `{}`c'{}' ?{}`", 0 }, { "Gödel", "Gödel", 0 },
		{ "Gödel ß α ấ 日", "G{\\\"o}del {\\ss} \\ensuremath{\\alpha} {\\'{\\^a}} \\symbol{\"65E5}", ENCODE_ASCII },
		{ "Deep Nets for R&D", "Deep {Nets} for {R\\&D}", ENCODE_TITLE },
		{ "iPhone of the Øresund", "{iPhone} of the {Øresund}", ENCODE_TITLE },
		{ "the Öre", "{the {\\\"O}re}", ENCODE_TITLE | ENCODE_ASCII },
		{ "One Öre", "One {{\\\"O}re}", ENCODE_TITLE | ENCODE_ASCII },
		{ "12–34, a – b", "12--34, a – b", ENCODE_PAGES },
		{ "x $\\frac{a}{b}$ y", "x {$\\frac{a}{b}$} y", 0 }, { "$5 and $6", "\\$5 and \\$6", 0 },
	};
	struct tex_encoder encoder;

	tex_encoder_init(&encoder, true);
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		struct buf raw = BUF_INIT;

		tex_encode(&encoder, samples[i].text, strlen(samples[i].text), samples[i].flags, &raw);
		CHECK_STR(raw.bytes, samples[i].raw);
		buf_release(&raw);
	}
	tex_encoder_release(&encoder);
}

/* decode(encode(x)) is x: in UTF-8 and ASCII, alone and between letters, as text and title. */
static bool code_returns(struct tex_encoder *encoder, uint32_t code, unsigned flags)
{
	char text[8] = "A";
	size_t size = 1 + utf8_put(text + 1, code);
	struct buf raw = BUF_INIT, back = BUF_INIT;
	bool same;

	text[size++] = 'e';
	tex_encode(encoder, text, size, flags, &raw);
	tex_decode(&encoder->tex, (struct span){ raw.bytes, raw.size }, TEX_TEXT, &back);
	same = back.size == size && !memcmp(back.bytes, text, size);
	if (!same)
		printf("# U+%04X: %s\n", (unsigned)code, raw.bytes);
	buf_release(&raw);
	buf_release(&back);
	return same;
}

static void test_every_character_returns(void)
{
	static const unsigned flags[] = { 0, ENCODE_ASCII, ENCODE_TITLE | ENCODE_ASCII };
	struct tex_encoder encoder;

	tex_encoder_init(&encoder, true);
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		for (uint32_t code = 1; code < 0x30000; code++)
			if (utf8_is_xml_char(code) && !CHECK(code_returns(&encoder, code, flags[i])))
				break;
	tex_encoder_release(&encoder);
}

static void test_tables(void)
{
	for (size_t i = 0; i < tex_n_symbols; i++) {
		CHECK(i == 0 || strcmp(tex_symbols[i - 1].name, tex_symbols[i].name) < 0);
		CHECK(tex_symbol(tex_symbols[i].name, strlen(tex_symbols[i].name)) == &tex_symbols[i]);
		CHECK(!tex_command(tex_symbols[i].name, strlen(tex_symbols[i].name)));
	}
	for (size_t i = 0; i < tex_n_accents; i++) {
		CHECK(i == 0 || strcmp(tex_accents[i - 1].name, tex_accents[i].name) < 0);
		CHECK(tex_accent(tex_accents[i].name, strlen(tex_accents[i].name)) == &tex_accents[i]);
	}
	CHECK(tex_command("enquote", 7) && tex_command("ACTION", 6) == NULL);
	CHECK(tex_command("LaTeX", 5) && tex_command("xspace", 6) && !tex_symbol("alph", 4));
	CHECK_STR(tex_transliterate(0xF8), "o");
	CHECK(!tex_transliterate(0x3BE));	/* xi */
}

int main(void)
{
	RUN(test_text);
	RUN(test_every_place);
	RUN(test_accents);
	RUN(test_mathematics);
	RUN(test_modes);
	RUN(test_verbatim);
	RUN(test_encoding);
	RUN(test_every_character_returns);
	RUN(test_tables);
	return check_done();
}
