/*
 * Names into their parts. The answers are those of BibTeX 0.99d's
 * format.name$; where ours differ, the table at the end says why.
 */
#include "formats/bibtex/names.h"
#include "tests/unit/check.h"

struct sample {
	const char *raw;
	const char *parts;	/* given|von|last|suffix */
};

static const struct sample samples[] = {
	{ "Ada Lovelace", "Ada||Lovelace|" },
	{ "Lovelace, Ada", "Ada||Lovelace|" },
	{ "Ada", "||Ada|" },
	{ "Ada Byron Lovelace", "Ada Byron||Lovelace|" },
	{ "Lovelace, Ada Byron", "Ada Byron||Lovelace|" },
	{ "Ludwig van Beethoven", "Ludwig|van|Beethoven|" },
	{ "van Beethoven, Ludwig", "Ludwig|van|Beethoven|" },
	{ "van Beethoven Ludwig", "|van|Beethoven Ludwig|" },
	{ "Ludwig Van Beethoven", "Ludwig Van||Beethoven|" },
	{ "Vincent van van Gogh", "Vincent|van van|Gogh|" },
	{ "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", "Charles Louis Xavier Joseph|de la|Vallée Poussin|" },
	{ "de la Vall{\\'e}e Poussin, Charles Louis Xavier Joseph", "Charles Louis Xavier Joseph|de la|Vallée Poussin|" },
	{ "de la Vall{\\'e}e~Poussin, Charles Louis Xavier~Joseph", "Charles Louis Xavier Joseph|de la|Vallée Poussin|" },
	{ "jean de la fontaine", "|jean de la|fontaine|" },
	{ "Jean de la fontaine", "Jean|de la|fontaine|" },
	{ "Jean de La Fontaine", "Jean|de|La Fontaine|" },
	{ "jean De La Fontaine", "|jean|De La Fontaine|" },
	{ "de la Fontaine, Jean", "Jean|de la|Fontaine|" },
	{ "De la Fontaine, Jean", "Jean|De la|Fontaine|" },
	{ "De La Fontaine, Jean", "Jean||De La Fontaine|" },
	{ "de La fontaine, Jean", "Jean|de|La fontaine|" },
	{ "Jean {de} la Fontaine", "Jean de|la|Fontaine|" },
	{ "Jean {De} La Fontaine", "Jean De La||Fontaine|" },
	{ "jean {de} {la} fontaine", "|jean|de la fontaine|" },
	{ "Jean {de} {la} fontaine", "Jean de la||fontaine|" },
	{ "Jean De {la} Fontaine", "Jean De la||Fontaine|" },
	{ "von Neumann, Jr, John", "John|von|Neumann|Jr" },
	{ "von Neumann, Jr., John", "John|von|Neumann|Jr." },
	{ "Brinch Hansen, Per", "Per||Brinch Hansen|" },
	{ "Per Brinch Hansen", "Per Brinch||Hansen|" },
	{ "Brinch Hansen, Jr., Per", "Per||Brinch Hansen|Jr." },
	{ "Steele, Jr., Guy L.", "Guy L.||Steele|Jr." },
	{ "Guy L. Steele Jr.", "Guy L. Steele||Jr.|" },
	{ "Guy L. {Steele Jr.}", "Guy L.||Steele Jr.|" },
	{ "{Steele Jr.}, Guy L.", "Guy L.||Steele Jr.|" },
	{ "Guy~L. Steele", "Guy L.||Steele|" },
	{ "Donald~E. Knuth", "Donald E.||Knuth|" },
	{ "Knuth, D. E.", "D. E.||Knuth|" },
	{ "D.~E. Knuth", "D. E.||Knuth|" },
	{ "D.E. Knuth", "D.E.||Knuth|" },
	{ "{Barnes and Noble, Inc.}", "||Barnes and Noble, Inc.|" },
	{ "{NASA}", "||NASA|" },
	{ "{European Organization for Nuclear Research}", "||European Organization for Nuclear Research|" },
	{ "{The} {ATLAS} Collaboration", "The ATLAS||Collaboration|" },
	{ "Jean-Paul Sartre", "Jean-Paul||Sartre|" },
	{ "Sartre, Jean-Paul", "Jean-Paul||Sartre|" },
	{ "Maria Garcia-Lopez", "Maria||Garcia-Lopez|" },
	{ "Garcia-Lopez, Maria", "Maria||Garcia-Lopez|" },
	{ "Muhammad al-Khwarizmi", "Muhammad|al|Khwarizmi|" },
	{ "al-Khwarizmi, Muhammad", "Muhammad|al|Khwarizmi|" },
	{ "Muhammad Al-Khwarizmi", "Muhammad||Al-Khwarizmi|" },
	{ "Claude Smith-jones", "Claude||Smith-jones|" },
	{ "Claude van der Smith-Jones", "Claude|van der|Smith-Jones|" },
	{ "Ana de-la Cruz", "Ana|de-la|Cruz|" },
	{ "{\\'E}variste Galois", "Évariste||Galois|" },
	{ "{\\\"U}nal, Ay{\\c s}e", "Ayşe||Ünal|" },
	{ "Ay{\\c s}e {\\\"U}nal", "Ayşe||Ünal|" },
	{ "G{\\\"o}del, Kurt", "Kurt||Gödel|" },
	{ "Kurt G{\\\"o}del", "Kurt||Gödel|" },
	{ "{\\aa}ke Svensson", "|åke|Svensson|" },
	{ "{\\AA}ke Svensson", "Åke||Svensson|" },
	{ "{\\o}ystein Ore", "|øystein|Ore|" },
	{ "{\\O}ystein Ore", "Øystein||Ore|" },
	{ "{\\ss}tein Berg", "|ßtein|Berg|" },
	{ "Per {\\aa}ngstr{\\\"o}m Berg", "Per|ångström|Berg|" },
	{ "Per {\\AA}ngstr{\\\"o}m Berg", "Per Ångström||Berg|" },
	{ "Erik {\\\"a}ngs Berg", "Erik|ängs|Berg|" },
	{ "Erik {\\\"A}ngs Berg", "Erik Ängs||Berg|" },
	{ "{\\OE}uvre Complete", "Œuvre||Complete|" },
	{ "{\\oe}uvre Complete", "|œuvre|Complete|" },
	{ "{\\l}ukasz Nowak", "|łukasz|Nowak|" },
	{ "{\\L}ukasz Nowak", "Łukasz||Nowak|" },
	{ "Jan {\\'s}wi{\\k e}ty Kowalski", "Jan|święty|Kowalski|" },
	{ "Jan {\\'S}wi{\\k e}ty Kowalski", "Jan Święty||Kowalski|" },
	{ "{\\relax Van} Dyke Foo", "Van Dyke||Foo|" },
	{ "{\\uppercase{d}e} la Cruz, Maria", "Maria|de la|Cruz|" },
	{ "Paul 3rd Smith", "Paul|3rd|Smith|" },
	{ "Paul 3Rd Smith", "Paul 3Rd||Smith|" },
	{ "Smith, III, Paul", "Paul||Smith|III" },
	{ "Smith, , Paul", "Paul||Smith|" },
	{ ", Paul", "Paul|||" },
	{ "Smith,", "||Smith|" },
	{ "Paul,", "||Paul|" },
	{ "a b", "|a|b|" },
	{ "A b", "A||b|" },
	{ "a B", "|a|B|" },
	{ "A B", "A||B|" },
	{ "a b c", "|a b|c|" },
	{ "A b c", "A|b|c|" },
	{ "a B c", "|a|B c|" },
	{ "A B c", "A B||c|" },
	{ "a b C", "|a b|C|" },
	{ "A b C", "A|b|C|" },
	{ "a B C", "|a|B C|" },
	{ "A B C", "A B||C|" },
	{ "a b c d", "|a b c|d|" },
	{ "A b C d", "A|b|C d|" },
	{ "A B c d", "A B|c|d|" },
	{ "A b c D", "A|b c|D|" },
	{ "A b C D", "A|b|C D|" },
	{ "a B c D", "|a B c|D|" },
	{ "A B c D", "A B|c|D|" },
	{ "A b B c D", "A|b B c|D|" },
	{ "aa Bb cc Dd ee Ff", "|aa Bb cc Dd ee|Ff|" },
	{ "aa bb, Cc", "Cc|aa|bb|" },
	{ "Aa Bb, Cc Dd", "Cc Dd||Aa Bb|" },
	{ "aa Bb cc, Dd", "Dd|aa|Bb cc|" },
	{ "aa Bb cc Dd, Ee", "Ee|aa Bb cc|Dd|" },
	{ "aa Bb cc dd, Ee", "Ee|aa Bb cc|dd|" },
	{ "Aa bb Cc, Dd ee", "Dd ee|Aa bb|Cc|" },
	{ "aa bb cc, dd", "dd|aa bb|cc|" },
	{ "Aa Bb, cc dd", "cc dd||Aa Bb|" },
	{ "aa, bb, cc", "cc||aa|bb" },
	{ "aa Bb, Jr, Cc dd", "Cc dd|aa|Bb|Jr" },
	{ "A. B. von C.-D. E", "A. B.|von|C.-D. E|" },
	{ "{a} b", "a||b|" },
	{ "a {b}", "|a|b|" },
	{ "{A} b C", "A|b|C|" },
	{ "{a} {b} {c}", "a b||c|" },
	{ "A {b} C", "A b||C|" },
	{ "\"Quoted\" Name", "\"Quoted\"||Name|" },
	{ "O'Neill, Shaquille", "Shaquille||O'Neill|" },
	{ "d'Alembert, Jean le Rond", "Jean le Rond||d'Alembert|" },
	{ "Jean le Rond d'Alembert", "Jean|le|Rond d'Alembert|" },
	{ "Jean Le Rond d'Alembert", "Jean Le Rond||d'Alembert|" },
	{ "Jean d'Alembert Rond", "Jean|d'Alembert|Rond|" },
	{ "'s-Gravesande, Willem", "Willem|'s|Gravesande|" },
	{ "Willem 's Gravesande", "Willem|'s|Gravesande|" },
	{ "(Parens) Name", "(Parens)||Name|" },
	{ "1st Author", "|1st|Author|" },
	{ "Author 2nd", "Author||2nd|" },
	{ "McDonald, Ronald", "Ronald||McDonald|" },
	{ "Ronald McDonald", "Ronald||McDonald|" },
	{ "E. E. Cummings", "E. E.||Cummings|" },
	{ "e. e. cummings", "|e. e.|cummings|" },
	{ "bell hooks", "|bell|hooks|" },
	{ "hooks, bell", "bell||hooks|" },
	{ "{First Last}", "||First Last|" },
	{ "First {Middle von} Last", "First Middle von||Last|" },
	{ "{von} Last, First", "First||von Last|" },
	{ "von {Last Two}, First", "First|von|Last Two|" },
	{ "First~Second Third~von Last", "First Second Third|von|Last|" },
};

/*
 * Ours: a group is of no case unless it begins with an accented or foreign
 * letter (as biber has it); a letter is one in UTF-8 and without braces, too.
 */
static const struct sample ours[] = {
	{ "{\\relax van} Dyke Foo", "van Dyke||Foo|" },
	{ "Maria {\\uppercase{d}e} la Cruz", "Maria de|la|Cruz|" },
	{ "Mary Jane {\\normalfont van} Smith", "Mary Jane van||Smith|" },
	{ "\\'{E}mile Zola", "Émile||Zola|" },
	{ "\\'emile de Zola", "|émile de|Zola|" },
	{ "Łukasz Żółć", "Łukasz||Żółć|" },
	{ "Émile Zola", "Émile||Zola|" },
	{ "Ola Ødegård Hansen", "Ola Ødegård||Hansen|" },
	{ "Ola ødegård Hansen", "Ola|ødegård|Hansen|" },
	{ "김철수", "||김철수|" },
	{ "김 철수", "김||철수|" },
	{ "Мария фон Дервиз", "Мария|фон|Дервиз|" },
	{ "given=Jean, prefix=de la, prefix-i=d, family=Rousse", "Jean|de la|Rousse|" },
	{ "family={Vall{\\'e}e Poussin}, given={Charles}, suffix=Jr", "Charles||Vallée Poussin|Jr" },
	{ "Name=Value, Not", "Not||Name=Value|" },
	{ "A, B, C, D", "C D||A|B" },
	{ "Blum,, Avrim", "Avrim||Blum|" },
	{ ", G., Baardsen", "Baardsen|||G." },
	{ "", "|||" },
};

/* As one reads it. */
static const struct sample displayed[] = {
	{ "van Beethoven, Ludwig", "Ludwig van Beethoven" },
	{ "von Neumann, Jr, John", "John von Neumann, Jr" },
	{ "{Barnes and Noble, Inc.}", "Barnes and Noble, Inc." },
	{ "Muhammad al-Khwarizmi", "Muhammad al-Khwarizmi" },
	{ "Guy~L. Steele", "Guy L. Steele" },
	{ "given=Jean, prefix=de la, family=Rousse", "Jean de la Rousse" },
	{ "Blum,, Avrim", "Avrim Blum" },
	{ "A, B, C, D", "C D A, B" },
	{ "others", "others" },
};

static void check_name(const struct sample *sample)
{
	struct buf parts = BUF_INIT;
	struct name name;
	struct tex tex;

	tex_init(&tex);
	bib_name_init(&name);
	bib_name_parse(&tex, (struct span){ sample->raw, strlen(sample->raw) }, &name);
	buf_addf(&parts, "%s|%s|%s|%s", name.given.bytes, name.von.bytes, name.last.bytes,
		 name.suffix.bytes);
	if (!CHECK_STR(parts.bytes, sample->parts))
		printf("#   of     %s\n", sample->raw);
	bib_name_release(&name);
	tex_release(&tex);
	buf_release(&parts);
}

static void test_as_bibtex(void)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		check_name(&samples[i]);
}

static void test_ours(void)
{
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		check_name(&ours[i]);
}

static void test_display(void)
{
	struct tex tex;

	tex_init(&tex);
	for (size_t i = 0; i < sizeof(displayed) / sizeof(displayed[0]); i++) {
		const char *raw = displayed[i].raw;
		struct buf text = BUF_INIT;

		bib_name_display(&tex, (struct span){ raw, strlen(raw) }, &text);
		CHECK_STR(text.bytes, displayed[i].parts);
		buf_release(&text);
	}
	tex_release(&tex);
}

static const struct {
	const char *list;
	const char *names;	/* raw, between bars */
	enum name_problem problem;	/* the last one */
} lists[] = {
	{ "", "", NAME_FINE },
	{ "A B", "A B|", NAME_FINE },
	{ "A B and C D", "A B|C D|", NAME_FINE },
	{ "A B\n  and\tC D AND E aNd F", "A B|C D|E|F|", NAME_FINE },
	{ "{A and B} and C", "{A and B}|C|", NAME_FINE },
	{ "Sand and Anders", "Sand|Anders|", NAME_FINE },
	{ "A B and ", "A B|", NAME_TRAILING_AND },
	{ "A B and", "A B|", NAME_TRAILING_AND },
	{ "A and and B", "A||B|", NAME_EMPTY },
	{ "A and others", "A|others|", NAME_FINE },
	{ "A} and B", "A}|B|", NAME_FINE },
	{ "{A and B", "{A and B|", NAME_FINE },
};

static void test_lists(void)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct span list = { lists[i].list, strlen(lists[i].list) }, name;
		enum name_problem problem, worst = NAME_FINE;
		struct buf names = BUF_INIT;

		while (bib_names_next(&list, &name, &problem)) {
			buf_addf(&names, "%.*s|", (int)name.size, name.bytes);
			worst = problem != NAME_FINE ? problem : worst;
		}
		CHECK_STR(names.bytes, lists[i].names);
		CHECK_INT(worst, lists[i].problem);
		buf_release(&names);
	}
}

static const struct {
	const char *name, *raw;
	bool exact;	/* else it takes another field to return */
} encoded[] = {
	{ "Ada Lovelace", "Ada Lovelace", true },
	{ "Ludwig van Beethoven", "Ludwig van Beethoven", true },
	{ "Ludwig van Beethoven, Jr.", "van Beethoven, Jr., Ludwig", true },
	{ "Martin Luther King, Jr.", "King, Jr., Martin Luther", true },
	{ "Kim, Ada", "Kim, Ada", false },
	{ "van der Berg AB", "van der Berg, AB", false },
	{ "Osei-Mensah D", "Osei-Mensah, D", false },
	{ "Ada Kim MD", "Ada Kim MD", true },
	{ "ADA KIM", "ADA KIM", true },
	{ "Plan B Foundation X", "{Plan B Foundation X}", true },
	{ "Barnes and Noble", "{Barnes and Noble}", true },
	{ "The ATLAS Collaboration", "{The ATLAS Collaboration}", true },
	{ "Salt, Pepper, Oil", "{Salt, Pepper, Oil}", true },
	{ "others", "{others}", true },
	{ "and", "{and}", true },
	{ "A  B", "A\\ {}\\ {}B", true },
	{ "AT&T", "AT\\&T", true },
};

static void test_encoding(void)
{
	struct tex_encoder encoder;

	tex_encoder_init(&encoder, false);
	for (size_t i = 0; i < sizeof(encoded) / sizeof(encoded[0]); i++) {
		struct buf raw = BUF_INIT;

		CHECK_INT(bib_name_encode(&encoder, encoded[i].name, strlen(encoded[i].name), 0,
					  false, &raw), encoded[i].exact);
		CHECK_STR(raw.bytes, encoded[i].raw);
		buf_release(&raw);
	}
	tex_encoder_release(&encoder);
}

int main(void)
{
	RUN(test_ours);
	RUN(test_display);
	RUN(test_lists);
	RUN(test_encoding);
	RUN(test_as_bibtex);
	return check_done();
}
