/* The lexicon, and texts cut into tokens. */
#include "formats/text/lexicon/tokens.h"

#include <setjmp.h>

#include "formats/text/lexicon/phrase.h"
#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "tests/unit/check.h"

static struct arena arena;
static struct tokens tokens;

static void read_text(const char *text)
{
	tokens_read(&arena, text, strlen(text), &tokens);
}

/* The tokens as they stand, "|" between them. */
static const char *cut(const char *text)
{
	const char *all = "";

	read_text(text);
	for (size_t i = 0; i < tokens.n; i++)
		all = arena_printf(&arena, "%s%s%.*s", all, i ? "|" : "",
				   (int)(tokens.v[i].end - tokens.v[i].start),
				   text + tokens.v[i].start);
	return all;
}

static const char *folded(const char *text)
{
	read_text(text);
	return tokens.folded;
}

static const char *value(const char *phrase, enum word_class class)
{
	struct buf key = BUF_INIT;
	const char *found;

	phrase_fold(&key, phrase, strlen(phrase));
	found = lexicon_value(key.bytes, key.size, class);
	buf_release(&key);
	return found;
}

/* The number of tokens of the first phrase of the class. */
static size_t phrase(const char *text, enum word_class class)
{
	read_text(text);
	return tokens_phrase(&tokens, 0, WORD_MASK(class), NULL);
}

static void test_words(void)
{
	CHECK_STR(cut("Senior C++ developer (2nd year), R&D"),
		  "Senior|C|+|+|developer|(|2nd|year|)|,|R|&|D");
	CHECK_STR(cut("l’été d'Anna, 'quoted'"), "l’été|d'Anna|,|'|quoted|'");
	CHECK_STR(folded("L’Été à MÜNCHEN—Straße"), "l'ete a munchen strasse");
	CHECK_STR(cut("Ph.D., 3.14"), "Ph|.|D|.|,|3|.|14");
	CHECK_INT(tokens.v[0].flags, TOKEN_SPACE_BEFORE | TOKEN_CAPITAL | TOKEN_DOT_AFTER);
	CHECK_INT(tokens.v[2].flags, TOKEN_CAPITAL | TOKEN_DOT_AFTER);
	CHECK_STR(cut("Cook -- Oslo, 1--9 ---"), "Cook|--|Oslo|,|1|--|9|---");
	CHECK_INT(tokens.v[1].code, '-');
	CHECK_STR(cut(""), "");
	CHECK_STR(cut(" \t "), "");
}

static void test_flags(void)
{
	read_text("IBM\tDe – 12345678901 Ünal ÜNAL");
	CHECK_INT(tokens.v[0].flags, TOKEN_SPACE_BEFORE | TOKEN_CAPITAL | TOKEN_CAPS);
	CHECK_INT(tokens.v[1].flags, TOKEN_SPACE_BEFORE | TOKEN_TAB_BEFORE | TOKEN_CAPITAL);
	CHECK_INT(tokens.v[2].kind, TOKEN_PUNCT);
	CHECK_INT(tokens.v[2].code, '-');
	CHECK_INT(tokens.v[3].number, TOKEN_NUMBER_MAX);
	CHECK_INT(tokens.v[4].flags, TOKEN_SPACE_BEFORE | TOKEN_CAPITAL);
	CHECK_INT(tokens.v[5].flags, TOKEN_SPACE_BEFORE | TOKEN_CAPITAL | TOKEN_CAPS);
}

static void test_scripts_without_spaces(void)
{
	CHECK_STR(cut("2018年3月至今，AI研究所"), "2018|年|3|月|至今|，|AI|研究所");
	CHECK_STR(cut("２０１８年度"), "２０１８|年|度");
	CHECK_INT(tokens.v[0].number, 2018);
	CHECK_INT(tokens.v[0].kind, TOKEN_NUMBER);
	CHECK_STR(cut("서울시 2020년 3월부터"), "서울시|2020|년|3|월|부터");
	CHECK_INT(tokens.v[0].kind, TOKEN_HAN);
	CHECK_STR(cut("ソフトウェア・エンジニア"), "ソフトウェア|・|エンジニア");
}

static void test_addresses(void)
{
	CHECK_STR(cut("Mail: a.b-c@x-y.example.org, then"), "Mail|:|a.b-c@x-y.example.org|,|then");
	CHECK_STR(cut("(https://example.org/a_(b)?q=1#x)."), "(|https://example.org/a_(b)?q=1#x|)|.");
	CHECK_STR(cut("see www.foo.museum/x, foo.github.io."), "see|www.foo.museum/x|,|foo.github.io|.");
	CHECK_STR(cut("Node.js Inc.Seoul Network.AI Ph.D.in"),
		  "Node|.|js|Inc|.|Seoul|Network|.|AI|Ph|.|D|.|in");
	CHECK_STR(cut("build@night me@ @you a@b"), "build|@|night|me|@|@|you|a|@|b");
	CHECK_STR(cut("x://"), "x|:|/|/");
	CHECK_INT(tokens.n, 4);
	read_text("one two.three@four.net five");
	CHECK_STR(tokens.folded, "one two three four net five");
	CHECK_INT(tokens.v[1].kind, TOKEN_ADDRESS);
}

static void test_glued_words_come_apart(void)
{
	CHECK_STR(cut("EngineeringMar 2012"), "Engineering|Mar|2012");
	CHECK_STR(cut("Mar2012 2018Berlin JavaScript OpenAI 3D AAAI2020"),
		  "Mar|2012|2018|Berlin|JavaScript|OpenAI|3D|AAAI2020");
	CHECK_STR(cut("UniversityOslo"), "University|Oslo");
	CHECK_INT(tokens.v[1].flags, TOKEN_CAPITAL);
}

static void test_phrases(void)
{
	CHECK_INT(phrase("Work Experience", WORD_HEADING), 2);
	CHECK_INT(phrase("Ph.D. in", WORD_DEGREE), 3);
	CHECK_INT(phrase("PhD in", WORD_DEGREE), 1);
	CHECK_INT(phrase("Dr.-Ing.", WORD_DEGREE), 4);
	CHECK_INT(phrase("full-time", WORD_RANK), 3);
	CHECK_INT(phrase("Master, of Science", WORD_DEGREE), 1);
	CHECK_INT(phrase("Master\tof Science", WORD_DEGREE), 1);
	CHECK_INT(phrase("zebra", WORD_DEGREE), 0);
	CHECK_INT(phrase("", WORD_DEGREE), 0);
	read_text("a Master of Science here");
	CHECK(tokens_classes(&tokens, 0, tokens.n) & WORD_MASK(WORD_DEGREE));
	CHECK(!(tokens_classes(&tokens, 2, 3) & WORD_MASK(WORD_DEGREE)));
}

static void test_phrases_know_their_facts(void)
{
	struct facts facts;

	read_text("lives in United States of America, United Kingdom");
	CHECK_INT(tokens_phrase(&tokens, 2, WORD_MASK(WORD_COUNTRY), &facts), 4);
	CHECK_STR(facts.v[0].value, "US");
	CHECK_INT(tokens_phrase(&tokens, 7, WORD_MASK(WORD_COUNTRY), &facts), 2);
	CHECK(!(tokens_classes(&tokens, 2, 3) & WORD_MASK(WORD_COUNTRY)));
	CHECK(tokens_classes(&tokens, 2, 4) & WORD_MASK(WORD_COUNTRY));
	CHECK_INT(tokens_phrase(&tokens, 3, WORD_MASK(WORD_COUNTRY), NULL), 0);
}

static void test_values(void)
{
	CHECK_STR(value("BERUFSERFAHRUNG", WORD_HEADING), "work");
	CHECK_STR(value("über mich", WORD_HEADING), "summary");
	CHECK_STR(value("Mrz", WORD_MONTH), "3");
	CHECK_STR(value("M.Sc.", WORD_DEGREE), "master");
	CHECK_STR(value("spring", WORD_SEASON), "");
	CHECK_STR(value("spring", WORD_MONTH), NULL);
	CHECK_STR(value("no such words", WORD_HEADING), NULL);
}

static void test_headings_of_all_languages(void)
{
	static const char *const headings[][2] = {
		{ "Work Experience", "work" }, { "BERUFSERFAHRUNG", "work" }, { "Expériences", "work" },
		{ "Experiencia laboral", "work" }, { "Estágios", "work" }, { "Esperienze lavorative", "work" },
		{ "Werkervaring", "work" }, { "Опыт работы", "work" }, { "Doświadczenie", "work" },
		{ "İş Deneyimi", "work" }, { "Arbetslivserfarenhet", "work" }, { "Erhvervserfaring", "work" },
		{ "職歴", "work" }, { "工作经历", "work" }, { "경력 사항", "work" },
		{ "Centres d’intérêt", "interests" }, { "免許・資格", "certifications" },
		{ "Honors & Awards", "awards" }, { "Technical Skills", "skills" }, { "À PROPOS", "summary" },
	};

	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
		if (!CHECK_STR(value(headings[i][0], WORD_HEADING), headings[i][1]))
			printf("#   in     %s\n", headings[i][0]);
}

static void test_compounds_by_their_end(void)
{
	read_text("Fernuniversität Projektingenieur");
	CHECK(token_is(&tokens.v[0], WORD_SCHOOL));
	CHECK(token_is(&tokens.v[1], WORD_ROLE));
	read_text("하나대학교 北山大学 이름");
	CHECK(token_is(&tokens.v[0], WORD_SCHOOL));
	CHECK(token_is(&tokens.v[1], WORD_SCHOOL));
	CHECK(!token_is(&tokens.v[2], WORD_SURNAME));
}

int main(void)
{
	jmp_buf failure;

	arena_init(&arena);
	arena.on_failure = &failure;
	if (setjmp(failure))
		return 1;
	RUN(test_words);
	RUN(test_flags);
	RUN(test_scripts_without_spaces);
	RUN(test_addresses);
	RUN(test_glued_words_come_apart);
	RUN(test_phrases);
	RUN(test_phrases_know_their_facts);
	RUN(test_values);
	RUN(test_headings_of_all_languages);
	RUN(test_compounds_by_their_end);
	arena_release(&arena);
	return check_done();
}
