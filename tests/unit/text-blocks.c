/* The second stage of the text reader: what lines a text has. */
#include "formats/text/page/blocks.h"

#include <setjmp.h>

#include "pipeline/arena.h"
#include "tests/unit/check.h"

static struct arena arena;
static struct lines lines;

static void read_text(const char *text)
{
	blocks_read(&arena, &arena, text, strlen(text), &lines);
}

static const char *shown_flags(const struct line *line)
{
	static const struct {
		uint32_t flag;
		const char *letter;
	} letters[] = {
		{ LINE_BULLET, "*" },	   { LINE_NUMBERED, "#" },  { LINE_BOLD, "B" },
		{ LINE_ITALIC, "I" },	   { LINE_RULE_BEFORE, "^" }, { LINE_RULE_AFTER, "_" },
		{ LINE_TABLE, "T" },	   { LINE_QUOTE, "Q" },	    { LINE_HYPHEN, "-" },
		{ LINE_WRAPS, "~" },
	};
	const char *all = line->flags & LINE_HEADING ? arena_printf(&arena, "H%u", line->level) : "";

	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++)
		if (line->flags & letters[i].flag)
			all = arena_printf(&arena, "%s%s", all, letters[i].letter);
	return all;
}

/* Every line as "flags text", cells parted by " ¦ ", lines by "/". */
static const char *shown(const char *text)
{
	const char *all = "";

	read_text(text);
	for (size_t i = 0; i < lines.n; i++) {
		const struct line *line = &lines.v[i];
		const char *flags = shown_flags(line);

		all = arena_printf(&arena, "%s%s%s%s", all, i > 0 ? "/" : "", flags, *flags ? " " : "");
		for (size_t k = 0; k < line->n_cells; k++)
			all = arena_printf(&arena, "%s%s%.*s", all, k > 0 ? " ¦ " : "",
					   (int)(line->cells[k].end - line->cells[k].start),
					   line->text + line->cells[k].start);
	}
	return all;
}

static void test_plain_lines_keep_numbers_and_blanks(void)
{
	read_text("\n\nAda Example\n\n   Engineer\nZürich");
	CHECK_INT(lines.n, 3);
	CHECK_STR(lines.v[0].text, "Ada Example");
	CHECK_INT(lines.v[0].number, 3);
	CHECK_INT(lines.v[0].blanks, 2);
	CHECK_INT(lines.v[1].number, 5);
	CHECK_INT(lines.v[1].indent, 3);
	CHECK_INT(lines.v[2].blanks, 0);
	CHECK(!lines.markdown);
	CHECK_STR(shown(""), "");
	CHECK_STR(shown("\n \n\f\n"), "");
}

static void test_cells(void)
{
	CHECK_STR(shown("Acme Corp          2019 - 2020"), "Acme Corp ¦ 2019 - 2020");
	CHECK_INT(lines.v[0].cells[1].column, 19);
	CHECK_STR(shown("Prize (USD 100)\tNov. 2023"), "Prize (USD 100) ¦ Nov. 2023");
	CHECK_STR(shown("One sentence.  Another one."), "One sentence. Another one.");
	CHECK_STR(shown("03/2024  - 12/2025"), "03/2024 - 12/2025");
	CHECK_STR(shown("Zürich   2019"), "Zürich ¦ 2019");
	CHECK_INT(lines.v[0].cells[1].column, 9);
}

static void test_characters(void)
{
	CHECK_STR(shown("e\xEF\xAC\x83" "cient \xEF\xAC\x81ne"), "efficient fine");
	CHECK_STR(shown("no\xC2\xA0" "break, so\xC2\xAD" "ft, ze\xE2\x80\x8Bro"), "no break, soft, zero");
	CHECK_STR(shown("\xEF\x83\xA0 ada@example.org"), "ada@example.org");
	CHECK_STR(shown("Zu\xCC\x88rich"), "Zürich");
	CHECK_STR(shown("first\xE2\x80\xA8second"), "first/second");
	CHECK_STR(shown("d&#x27;une R&amp;D, l&amp;#x27;eau, AT&T &copy"), "d'une R&D, l'eau, AT&T &copy");
}

static void test_bullets(void)
{
	CHECK_STR(shown("• one\n◦ two\n- three\n* four\n– five\n+ six"),
		  "* one/* two/* three/* four/* five/* six");
	CHECK_STR(shown("1. one\n2) two\n(3) three\n[4] four\n[C5] five"),
		  "# one/# two/# three/# four/# five");
	CHECK_STR(shown("•\nalone before"), "* alone before");
	CHECK_STR(shown("■学歴\n・一つ\n・二つ\n■ 紬の町"), "H0 学歴/* 一つ/* 二つ/* 紬の町");
	CHECK_STR(shown("◆ Work Experience\n【教育背景】\n【西湖公司】"), "H0 Work Experience/H0 教育背景/【西湖公司】");
	CHECK_STR(shown("■学歴\n一つ\n■職歴\n二つ\n■ 紬の町\n三つ"), "H0 学歴/一つ/H0 職歴/二つ/H0 紬の町/三つ");
	CHECK_STR(shown("【教育背景】\n一\n【工作经历】\n二\n【西湖】\n三"), "H0 教育背景/一/H0 工作经历/二/H0 西湖/三");
	CHECK_STR(shown("done. • More done • and more"), "done. • More done • and more");
	CHECK_STR(shown("1. März 2018 angefangen\n2013 something\n-5 degrees\n+41 79 555"),
		  "1. März 2018 angefangen/2013 something/-5 degrees/+41 79 555");
	CHECK_STR(shown("o One\no Two"), "* One/* Two");
	CHECK_STR(shown("- [x] one\n- [ ] two\n* [xy] three"), "* one/* two/* [xy] three");
	CHECK_STR(shown("o alone"), "o alone");
	CHECK_STR(shown("one\no\tsmall one"), "one/* small one");
	CHECK_STR(shown("o melhor\n\no maior"), "o melhor/o maior");
	read_text("• one\n  ◦ two\n    - three\n• one\nText\n   - one");
	CHECK_INT(lines.v[0].level, 1);
	CHECK_INT(lines.v[1].level, 2);
	CHECK_INT(lines.v[2].level, 3);
	CHECK_INT(lines.v[3].level, 1);
	CHECK_INT(lines.v[5].level, 1);
	read_text("  • item");
	CHECK_STR(lines.v[0].marker, "•");
	CHECK_INT(lines.v[0].indent, 2);
	CHECK_INT(lines.v[0].cells[0].column, 4);
}

static void test_rules(void)
{
	CHECK_STR(shown("EDUCATION\n=========\nSchool"), "H1_ EDUCATION/^ School");
	CHECK_STR(shown("Skills\n------\n\nC"), "H2_ Skills/^ C");
	CHECK_STR(shown("Skills\n\n---\n\nC"), "_ Skills/^ C");
	CHECK_STR(shown("Publications _\nWork ____\nTalks —"), "_ Publications/_ Work/_ Talks");
	CHECK_STR(shown("---- AWARDS ----"), "^_ AWARDS");
	CHECK_STR(shown("2024-08 —\nAug 2024 –"), "2024-08 —/Aug 2024 –");
}

static void test_pages(void)
{
	CHECK_STR(shown("Ada\nA\nPage 1 of 2\n\fB\nPage 2 of 2"), "Ada/A/B");
	CHECK(lines.v[2].flags & LINE_PAGE_START);
	CHECK_STR(shown("Ada Example - CV\nA\nB\nC\n\fAda Example - CV\nD\nE\nF\n\fAda Example - CV\nG\nH\nI"),
		  "Ada Example - CV/A/B/C/D/E/F/G/H/I");
	CHECK_STR(shown("Page 1 of 2"), "Page 1 of 2");
	CHECK_STR(shown("Ada\n\nSeite 1 von 2\n\nBob\n\nPage Turner\n"), "Ada/Bob/Page Turner");
	/* without form feeds: feet that name the document, heads with their numbers, lone numbers */
	CHECK_STR(shown("Ada\nA\nMAY 2024    ADA · CURRICULUM VITAE    1\nB\nMAY 2024    ADA · CURRICULUM VITAE    2"),
		  "Ada/A/B");
	CHECK_STR(shown("Ada\nA\nMay 3, 2024                                             Ada · Résumé"
			"                                                                1\nB\n"
			"May 3, 2024                                             Ada · Résumé"
			"                                                                2"), "Ada/A/B");
	CHECK_STR(shown("Ada\nA\nAda CV – page 1\nB\nAda CV – page 2\nC\nAda CV – page 3"), "Ada/A/B/C");
	CHECK_STR(shown("Ada\nA\nWrote the curriculum for grade 10\nB\nWrote the curriculum for grade 12"),
		  "Ada/A/Wrote the curriculum for grade 10/B/Wrote the curriculum for grade 12");
	CHECK_STR(shown("Ada Lovelace    Page 1 of 2\nA\nAda Lovelace    Page 2 of 2\nB"), "Ada Lovelace/A/B");
	CHECK_STR(shown("Ada\nA\n\n                                        1/2\n\nAda\nB\n\n"
			"                                        2/2"), "Ada/A/B");
	CHECK_STR(shown("Ada\nA\n\n                                        7\n\nB\nVitae of 1998"),
		  "Ada/A/7/B/Vitae of 1998");
}

static void test_markdown_blocks(void)
{
	CHECK_STR(shown("# Ada\n\n## Work\n\n- one\n  - two\n- three\n\ntext"),
		  "H1 Ada/H2 Work/* one/* two/* three/text");
	CHECK(lines.markdown);
	CHECK_INT(lines.v[3].level, 2);
	CHECK_INT(lines.v[4].level, 1);
	CHECK_STR(shown("# A\n\n- 1. **X**, first\n- 2. second"), "H1 A/*# X, first/*# second");
	CHECK_STR(shown("# A\n## B\n- ###### C#\n"), "H1 A/H2 B/* C#");
	CHECK_STR(shown("**A** B\n**C**\n\n```\n*x* [y](z)\n```"), "A B/B C/*x* [y](z)");
	CHECK_STR(shown("# A\n\n> quoted **X**\n> More"), "H1 A/Q quoted X/Q More");
	CHECK_STR(shown("---\nname: Ada\ntitle: Dr.\n---\n\n# Work\n# Life\n"),
		  "Ada/Dr./H1 Work/H1 Life");
	/* what it says of the page's making goes, with the lists and keys below it */
	CHECK_STR(shown("---\nlayout: page\nauthor: \"Ada Roe\"\nemail: ada@roe.example\noutput:\n"
			"  pdf_document:\n    toc: true\nredirect_from:\n  - /cv\n---\nText\n"),
		  "Ada Roe/email: ada@roe.example/Text");
	/* it makes Markdown of what follows, and is none without its end */
	CHECK_STR(shown("---\nlayout: page\n---\n1) Paper\n\nWork\n===\n* item\n"), "# Paper/H1_ Work/*^ item");
	CHECK_STR(shown("---\nlayout: page\n\nWork\n"), "^ layout: page/Work");
}

static void test_templates(void)
{
	CHECK_STR(shown("---\nlayout: cv\n---\n{% include base_path %}\n\n# Talks\n\n"
			"<ul>{% for t in site.talks %}\n{{ t.title }}{% endfor %}</ul>\n\n- In {braces}\n"),
		  "H1 Talks/* In {braces}");
	/* comments, and those that nothing ends */
	CHECK_STR(shown("# A\n\n**b**\n\n<!-- ### Old\n\nCook -->\n\n<!-- Text\n"), "H1 A/B b/<!-- Text");
	/* definitions of terms */
	CHECK_STR(shown("# A\n\n**Term**\n:   What it is\n\n:\tand more\n"), "H1 A/B Term/What it is/and more");
}

/* Every line as its level, flags and text. */
static const char *shown_levels(const char *text)
{
	const char *all = "";

	read_text(text);
	for (size_t i = 0; i < lines.n; i++)
		all = arena_printf(&arena, "%s%u%s %s/", all, lines.v[i].level,
				   shown_flags(&lines.v[i]), lines.v[i].text);
	return all;
}

/* What rows at the margin tell is what cmark reads: behind a fence anywhere it is shown them all. */
static void test_markdown_at_the_margin(void)
{
	static const char *const bodies[] = {
		"Built *the\nmill* alone\n\n- Mills\n- Locks\n\nEnd",
		"- Mills\nand locks\n* Dams\n  - small\n  - large\n\n- Weirs",
		"Roles\n2. Second\n3. Third\n\n4. Fourth\n5. Fifth\n\n    * far\n6. Sixth",
		"- Mills\n\n    far below\n\nText\n      goes on\n- Locks",
		"Title\n---\n---\n    * code\n    * more\ntext\n***\n*near*",
		"-      wide\nlazy\n-\n\n- # Heading\n- - twice\n> - quoted\n- last",
		"#hash\n####### seven\n### three ###\n* item\n## two\ntext",
		"- Mills\n  - small\n    and old\n\n    Text\n      - deep\nlazy\n  1. one\n  7. seven\n\nEnd",
		"+ Mills\n          goes on\n          + on\n\n          code\n  text\n- a\n  3. no\n- b\n  # no",
		"* a\n    * b\n        * c\n            * d\n\n   text\n---\n1. a\n   - b\n\n     c\n2. d",
		"Text\n\tgoes on\n  and on\n\n\tcode\n\n  set in\nlazy\n- item\n\tgoes on\n\n\tor not",
		"a\n\n> Said\n> so\n>\n> - item\n>   on\n> ---\n> Head\n> ===\n\nb\n\nc\n\n> # H\n>\n>     code\n# d\ne\nf",
		"> lazy\ntext\n\n> a\n> > b\n\n>\ttab\n- item\n> out\n* end\n  > in\n\n>\n\n> last",
		"Name\n===\nText\n-\n\nof two\nrows\n---\nC#\n--\n= =\n\n===\n- item\n===",
	};

	for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
		const char *text = arena_printf(&arena, "# Work\n\n## Roles\n\n%s\n", bodies[i]);

		CHECK_STR(shown_levels(text),
			  shown_levels(arena_printf(&arena, "%s\n```\n```\n", text)));
	}
}

static void test_emphasis(void)
{
	CHECK_STR(shown("**All of it.**\n*It*\nSome **bold** and *it*"), "B All of it./I It/Some bold and it");
	CHECK_INT(lines.v[2].n_spans, 2);
	CHECK_INT(lines.v[2].spans[0].start, 5);
	CHECK_INT(lines.v[2].spans[0].end, 9);
	CHECK(line_span_at(&lines.v[2], SPAN_BOLD, 6, 9) != NULL);
	CHECK(line_span_at(&lines.v[2], SPAN_BOLD, 4, 9) == NULL);
	CHECK_STR(shown("**X**\\*, Y\\*, **Z\\*** (\\*equal)\n**B**"), "X*, Y*, Z* (*equal)/B B");
	CHECK_STR(shown("**a** snake_case_name 2*3*4 a * b"), "a snake_case_name 234 a * b");
	CHECK_STR(shown("***both*** **a *b* c**"), "B both a b c");
	CHECK_STR(shown("# A\n**open *and\nclosed* later**"), "H1 A/B~ open and/B closed later");
}

static void test_links(void)
{
	const struct span *link;

	read_text("# A\n[my page](https://a.example/x_(y) \"title\") and <https://b.example>\n");
	CHECK_STR(lines.v[1].text, "my page and https://b.example");
	link = line_span_at(&lines.v[1], SPAN_LINK, 0, 7);
	if (CHECK(link != NULL))
		CHECK_STR(link->url, "https://a.example/x_(y)");
	link = line_span_at(&lines.v[1], SPAN_LINK, 12, 29);
	if (CHECK(link != NULL))
		CHECK_STR(link->url, "https://b.example");
	CHECK_STR(shown("# A\n![photo](p.png) text [](x) [link] [paper]"), "H1 A/text [link] [paper]");
	CHECK_STR(shown("**a** [+351 9](<tel://+351 9>)"), "a +351 9");
}

static void test_html(void)
{
	CHECK_STR(shown("<u>Project</u>: x<sup>2</sup><br>next"), "Project: x2/next");
	/* a range that a narrow column broke is none of two lines */
	CHECK_STR(shown("| 10/2019 –<br>present | Long River Mill<br>Weaver |\n| 2017 -<br/>2019 | Reed Hall |"),
		  "T 10/2019 – present ¦ Long River Mill/T Weaver/T 2017 - 2019 ¦ Reed Hall");
	CHECK_STR(shown("Rooms 12-<br>14 and<br>2019"), "Rooms 12-/14 and/2019");
	CHECK_STR(shown("2024\t<b>Role</b> , text\tOrg\n\t<ul style=\"x\"><li>one</li><li>two</li></ul>\t"),
		  "2024 ¦ Role , text ¦ Org/* one/* two");
	CHECK_STR(shown("<span id=\"p\"></span>Name <!-- image --> x"), "Name x");
	CHECK_STR(shown("<aside>\nBaker\n\n</aside>\n<details><summary>More</summary>Bread</details>"),
		  "Baker/More/Bread");
	CHECK_STR(shown("List<Foo> and 3 < 4 > 2"), "List<Foo> and 3 < 4 > 2");
	read_text("see <a href=\"https://a.example\">here</a>");
	CHECK_STR(lines.v[0].text, "see here");
	CHECK_STR(lines.v[0].spans[0].url, "https://a.example");
}

static void test_latex(void)
{
	CHECK_STR(shown("- $\\underline{\\textit{OM EGA}}$: $10 \\times -100 \\times$ less\n**B** \\$7"),
		  "* OM EGA: 10×-100× less/B $7");
	CHECK_STR(shown("$\\sim 5\\%$ of 10$^{th}$ cost $5 and $6"), "~5% of 10th cost $5 and $6");
	CHECK_STR(shown("\\textbf{Bold} x \\textbf{y}"), "Bold x y");
}

static void test_html2text(void)
{
	CHECK_STR(shown("****** Ada ******\n***** Engineer *****\n    * * C *\n** 2019  - 2020 **\nAcme_Corp_SA"),
		  "H1 Ada/H2 Engineer/* C/H5 2019 - 2020/Acme Corp SA");
	CHECK_STR(shown("*** A ***\n*** B ***\n* Street 1\nCity 2 *\n[profile-pic]"),
		  "H4 A/H4 B/Street 1/City 2");
}

static void test_mail(void)
{
	CHECK_STR(shown("> Ada\n> Engineer\n>\n> Z"), "Ada/Engineer/Z");
	CHECK_STR(shown("Z=C3=BCrich=20\nand a long li=\nne=3D x =C3=A9"), "Zürich/and a long line= x é");
}

static void test_tables(void)
{
	CHECK_STR(shown("# A\n\n| Year | What |\n|------|:----:|\n| 2019 | **X** |\n"),
		  "H1 A/T Year ¦ What/T 2019 ¦ X");
	/* a row that only says what the columns are */
	CHECK_STR(shown("# A\n\n| Period | Position |\n|---|---|\n| 2019 | **X** |\n"),
		  "H1 A/T 2019 ¦ X");
}

/* What Mathpix writes: blocks of LaTeX in Markdown. */
static void test_latex_blocks(void)
{
	CHECK_STR(shown("\\title{\nJANE DOE\n}\n\n\\author{\nWeaver \\\\ Long River Mill\n}\n\n"
			"Two lines\\\\\nkept apart\n\n\\section*{Talks}\n"),
		  "JANE DOE/Weaver/Long River Mill/Two lines/kept apart/H1 Talks");
	CHECK_STR(shown("\\begin{tabular}{|l|l|}\n\\hline Period & Title \\\\\n"
			"\\hline 2018 & Sails \\& Looms, \\$5 \\\\\n"
			"\\hline 2016 & \\begin{tabular}{l}\nThreads \\\\\nKnots\n\\end{tabular} \\\\\n"
			"\\multicolumn{2}{|l|}{$17.5 / 20$ and $>1{,}000$} \\\\\n\\hline\n\\end{tabular}\nText\n"),
		  "T 2018 ¦ Sails & Looms, $5/T 2016 ¦ Threads ¦ Knots/T 17.5/20 and >1,000/Text");
	CHECK_STR(shown("\\begin{enumerate}\n  \\setcounter{enumi}{8}\n  \\item On \\emph{Sails}, $5 or $6\n"
			"  \\begin{itemize}\n    \\item \\href{https://sails.example}{slides}\n"
			"  \\end{itemize}\n  \\item Old looms \\hfill 2019\n\\end{enumerate}\nText"),
		  "# On Sails, $5 or $6/* slides/# Old looms ¦ 2019/Text");
	CHECK_STR(lines.v[1].spans[0].url, "https://sails.example");
	CHECK_STR(shown("\\begin{itemize}\n\\item One}\n\\end{tabular}\n\\title{Open\n\\begin{tabular}{l\na & b"),
		  "* One}/Open/T {l a ¦ b");
}

static void test_latex_headings(void)
{
	CHECK_STR(shown("# A\n\n\\section*{Talks}\nOn Things\n\\subsection{Other \\& more}\nOn That\n"),
		  "H1 A/H1 Talks/On Things/H2 Other & more/On That");
}

static void test_labels_in_the_margin(void)
{
	CHECK_STR(shown("Work     Engineer                   2019\n"
			"         Built all of it\n"
			"         Ran it\n\n"
			"         Analyst\n"
			"Talks    On Things\n"),
		  "H1 Work/Engineer ¦ 2019/Built all of it/Ran it/H1 Talks/Analyst/On Things");
	CHECK_STR(shown("Research    Looms that sails are woven on, and what wind does to\n"
			"Summary     old sails.\n\n"
			"Invited     The Wear of Sails, Reed Hall              2019\n"
			"Talks\n"
			"            How Looms Break, Mill House               2018\n"
			"            Old Threads, Kelpie College               2018\n\n"
			"Publi-      J. Roe. Threads. 2020.\n"
			"cations\n"
			"Citizen-    Ruritania\n"
			"ship\n"
			"Honors      Golden Shuttle                            2017\n"
			"Languages   Dutch\n"),
		  "H1 Research Summary/~ Looms that sails are woven on, and what wind does to/old sails./"
		  "H1 Invited Talks/The Wear of Sails, Reed Hall ¦ 2019/How Looms Break, Mill House ¦ 2018/"
		  "Old Threads, Kelpie College ¦ 2018/H1 Publications/J. Roe. Threads. 2020./H1 Citizenship/Ruritania/"
		  "H1 Honors/Golden Shuttle ¦ 2017/H1 Languages/Dutch");
	CHECK_STR(shown("Engineer, Acme             2019\nAnalyst, Other             2018\n"),
		  "Engineer, Acme ¦ 2019/Analyst, Other ¦ 2018");
}

static void test_sidebar(void)
{
	CHECK_STR(shown("Contact            Ada Example\n"
			"ada@x.example      Profile\n"
			"Berlin             Writes programs that people like to use\n"
			"\n"
			"Skills             Work\n"
			"C                  Engineer, Acme\n"
			"Rust               Built it\n"
			"Go                 Ran it\n"
			"Perl\n"
			"Ada                Analyst, Other\n"
			"                   Did things that nobody else had done\n"
			"                   And more of the same for three years\n"
			"                   And more again\n"),
		  "Contact/ada@x.example/Berlin/Skills/C/Rust/Go/Perl/Ada/"
		  "Ada Example/Profile/Writes programs that people like to use/Work/Engineer, Acme/Built it/Ran it/"
		  "Analyst, Other/Did things that nobody else had done/And more of the same for three years/And more again");
}

static void test_grids(void)
{
	CHECK_STR(shown("Email               Phone\nada@x.example       +41 555\n"),
		  "Email/ada@x.example/Phone/+41 555");
	CHECK_STR(shown("Year      Prize\n2019      Best\n2020      Better\n"),
		  "Year ¦ Prize/2019 ¦ Best/2020 ¦ Better");
	CHECK_STR(shown("Backend           Frontend\nExpert            Novice\n\n"
			"Rust              React\nGo                Vue\nPerl\n"),
		  "Backend/Expert/Rust/Go/Perl/Frontend/Novice/React/Vue");
	/* a heading below the grid ends it */
	CHECK_STR(shown("Looms             Yarns             Dyes\nExpert            Novice            Expert\n"
			"Jacquard          Wool              Indigo\nDobby\n\n"
			"Felts             Nets              Ropes\nNovice            Expert            Novice\n\n"
			"EXPERIENCE\n\nWeaver of cloth for sails, Long River Mill      2020\n"),
		  "Looms/Expert/Jacquard/Dobby/Felts/Novice/Yarns/Novice/Wool/Dyes/Expert/"
		  "Indigo/Nets/Expert/Ropes/Novice/EXPERIENCE/Weaver of cloth for sails, Long River Mill ¦ 2020");
	CHECK_STR(shown("-   one thing\n    goes on\n    and on\n    and on\n-   Two\n"),
		  "*~ one thing/~ goes on/~ and on/and on/* Two");
}

static void test_torn_words(void)
{
	CHECK_STR(shown("W ork E xperience\nC ontact\nE ducation\nA thing"),
		  "Work Experience/Contact/Education/Athing");
	CHECK_STR(shown("2 0 11 - 0 6 t o P r e s e n t\n2 0 0 9 t o 2 0 1 1\n2008 t o 2014"),
		  "2011-06 to Present/2009 to 2011/2008 to 2014");
	CHECK_STR(shown("R ESEARCH I NTERESTS\nLooms\nT ALKS\nC OURSES & T ALKS\nA WARDS AND H ONORS  2020\nX RAYS"),
		  "RESEARCH INTERESTS/Looms/TALKS/COURSES & TALKS/AWARDS AND HONORS ¦ 2020/XRAYS");
	CHECK_STR(shown("E DUCATION     Kelpie College\n               Sails\n"
			"W ORK          Long River Mill\n               Weaver\n"),
		  "H1 EDUCATION/Kelpie College/Sails/H1 WORK/Long River Mill/Weaver");
	CHECK_STR(shown("**E DUCATION**\n\nKelpie College\n\n## **T ALKS**\n\nOn Sails"),
		  "B EDUCATION/Kelpie College/H2B TALKS/On Sails");
	CHECK_STR(shown("C PROGRAMS\nX RAYS\nSails"), "C PROGRAMS/X RAYS/Sails");
	CHECK_STR(shown("A b c d\nText"), "A b c d/Text");
	CHECK_STR(shown("C R C++\nGrades A B C D E\n06 41 27 90 35"),
		  "C R C++/Grades A B C D E/06 41 27 90 35");
}

/* Labels and values, which are no columns of the page; a value's lines are one. */
static void test_label_tables(void)
{
	CHECK_STR(shown("SKILLS\n\n"
			"Dyes                 Indigo, madder, weld, walnut, cochineal, lac\n\n"
			"Looms &              Backstrap, treadle, drawloom, tablet and\n"
			"frames               rigid heddle\n\n"
			"Fibres and           Linen, hemp, nettle, wool, silk and angora\n"
			"yarns\n\n"
			"Tools                Spindle, niddy-noddy, warping board, ball\n"
			"                     winder\n"),
		  "SKILLS/Dyes ¦ Indigo, madder, weld, walnut, cochineal, lac/"
		  "Looms & frames ¦ Backstrap, treadle, drawloom, tablet and rigid heddle/"
		  "Fibres and yarns ¦ Linen, hemp, nettle, wool, silk and angora/"
		  "Tools ¦ Spindle, niddy-noddy, warping board, ball winder");
	/* short values, when the lists know the labels or all values are lists */
	CHECK_STR(shown("Name              Ann Lee\nAddress           Long Lane 5\n"
			"                  00500 Oldtown\nPhone             +44 20 5550 0142\n"),
		  "Name ¦ Ann Lee/Address ¦ Long Lane 5 00500 Oldtown/Phone ¦ +44 20 5550 0142");
	CHECK_STR(shown("Name:\t\tAnn Lee\nBirthplace:\tOldtown\n"), "Name: ¦ Ann Lee/Birthplace: ¦ Oldtown");
	CHECK_STR(shown("SKILLS\n\nDyes       Madder, weld\nLooms      Treadle, drawloom\n"),
		  "SKILLS/Dyes ¦ Madder, weld/Looms ¦ Treadle, drawloom");
}

/* Tables of three columns or more are rows, whatever stands above and below them. */
static void test_records(void)
{
	CHECK_STR(shown("Grants\n\n"
			"   Title                       Funder       Period       Role\n"
			"   Gauges for hill farms       Fern Fund    2022-2026    PI\n"
			"   (upland)\n"
			"   Fog                         Moss Trust   2016         Co-PI\n\n"
			"Other\n"),
		  "Grants/Title ¦ Funder ¦ Period ¦ Role/Gauges for hill farms (upland) ¦ Fern Fund ¦ 2022-2026 ¦ PI/"
		  "Fog ¦ Moss Trust ¦ 2016 ¦ Co-PI/Other");
	CHECK_STR(shown("Fern Fund         2019-2021    4,000 EUR    Moss in short\n"
			"                                            grass\n"
			"Reed Council      2014         900 EUR      Reeds\n"
			"Moss Trust        2011         100 EUR      Mire\n"),
		  "Fern Fund ¦ 2019-2021 ¦ 4,000 EUR ¦ Moss in short grass/"
		  "Reed Council ¦ 2014 ¦ 900 EUR ¦ Reeds/Moss Trust ¦ 2011 ¦ 100 EUR ¦ Mire");
	/* a line below a cell that has room left is one of its own, and a letterhead is no table */
	CHECK_STR(shown("PhD     Botany, Marsh College                    2014\n"
			"        Committee: A. Fern\n"
			"MPhil   Botany, Reed College                     2010\n"
			"BSc     Botany, Fen College                      2006\n"),
		  "PhD ¦ Botany, Marsh College ¦ 2014/Committee: A. Fern/MPhil ¦ Botany, Reed College ¦ 2010/"
		  "BSc ¦ Botany, Fen College ¦ 2006");
	CHECK_STR(shown("Jane Fern\n\nMarsh College        Office:   Room 14\nReed Lane 5          Phone:    +44 1 555 0142\n"
			"00500 Oldtown        Email:    jane@example.org\n"),
		  "Jane Fern/Marsh College ¦ Office: ¦ Room 14/Reed Lane 5 ¦ Phone: ¦ +44 1 555 0142/"
		  "00500 Oldtown ¦ Email: ¦ jane@example.org");
}

/* Years beside positions are no telephones beside an address. */
static void test_years_near_the_top(void)
{
	CHECK_STR(shown("Jane Fern\n\nPOSTS\n\nReader, Marsh College             2018 – 2021\n"
			"Lecturer, Fen College             2014 – 2017\nClerk, Reed Ltd                   2007 – 2008\n"),
		  "Jane Fern/POSTS/Reader, Marsh College ¦ 2018 – 2021/Lecturer, Fen College ¦ 2014 – 2017/"
		  "Clerk, Reed Ltd ¦ 2007 – 2008");
}

/* The gap behind a heading's ordinal parts no columns. */
static void test_ordinals_before_gaps(void)
{
	CHECK_STR(shown("I.   DEGREES\n\n     Ph.D., Marsh College        1978\n     M.A., Marsh College         1971\n\n"
			"II.  POSTS\n\n     Reader, Fen College         1985 onwards\n     Lecturer, Fen College       1981\n\n"
			"III. AWARDS\n\n     Reed Medal, Fen College     1990\n"),
		  "I. ¦ DEGREES/Ph.D., Marsh College ¦ 1978/M.A., Marsh College ¦ 1971/"
		  "II. POSTS/Reader, Fen College ¦ 1985 onwards/Lecturer, Fen College ¦ 1981/"
		  "III. AWARDS/Reed Medal, Fen College ¦ 1990");
}

/* A range that a narrow column broke stands in one row again. */
static void test_stacked_ranges(void)
{
	CHECK_STR(shown("WORK\n\n09/2010 –           Foreman\n03/2017             Acme Ltd, Oldtown\n"
			"                    • Ran the mill\n02/2004 -           Weaver\n08/2010\n"
			"                    • Wove\n"),
		  "WORK/09/2010 – 03/2017 ¦ Foreman/Acme Ltd, Oldtown/* Ran the mill/"
		  "02/2004 - 08/2010 ¦ Weaver/* Wove");
	CHECK_STR(shown("Mai 2021 —            Mühle AG\nheute                 Oldtown\n"
			"4 Jahre 2 Monate      Tuche\n"),
		  "Mai 2021 — heute 4 Jahre 2 Monate ¦ Mühle AG/Oldtown/Tuche");
	CHECK_STR(shown("2010 -    Foreman\nAcme 2    Oldtown\n"), "2010 - ¦ Foreman/Acme 2 ¦ Oldtown");
	CHECK_STR(shown("2019 –       Foreman\n2015–2019    Weaver\n"), "2019 – ¦ Foreman/2015–2019 ¦ Weaver");
	CHECK_STR(shown("2019 –     Foreman\n2015       Weaver\n"), "2019 – ¦ Foreman/2015 ¦ Weaver");
}

/* Columns that have headings of their own are two texts, up to a heading far below both. */
/* The rule under a heading of the bar stands beside a line of the text. */
static void test_rules_in_sidebar(void)
{
	CHECK_STR(shown("Skills          ANN LEE\n"
			"------          Deck engineer\n\n"
			"Python          1 Quay Road, Bergen\n"
			"SQL             ann@example.org\n\n"
			"Languages       About\n"
			"---------       -----\n\n"
			"Norwegian       Keeps old pumps alive.\n"
			"English\n"
			"Danish\n"
			"Dutch\n"),
		  "Skills/Python/SQL/_ Languages/^ Norwegian/English/Danish/Dutch/ANN LEE/"
		  "^ Deck engineer/1 Quay Road, Bergen/ann@example.org/_ About/^ Keeps old pumps alive.");
}

static void test_columns_with_headings(void)
{
	CHECK_STR(shown("Skills                   Experience\n"
			"Weaving                  Sample Looms Ltd\n"
			"Dyeing                   Weaver\n"
			"Spinning                 2019 - 2021\n\n"
			"Languages                Education\n"
			"Welsh                    Example College\n\n\n\n"
			"References\n"
			"Ann Lee\n"),
		  "Skills/Weaving/Dyeing/Spinning/Languages/Welsh/Experience/Sample Looms Ltd/"
		  "Weaver/2019 - 2021/Education/Example College/References/Ann Lee");
}

/* A column set flush right begins nowhere often. */
static void test_ragged_columns(void)
{
	CHECK_STR(shown("Experience                          Skills\n"
			"Weaver at Sample Looms Ltd            Felt\n"
			"Set up four looms                   Indigo\n"
			"                                 Spinning\n"
			"Dyer at Example Dyes\n"
			"Mixed the colours of a year         Baking\n"
			"and kept the books                    Rope\n"
			"                                    Knots\n"),
		  "Experience/Weaver at Sample Looms Ltd/Set up four looms/Dyer at Example Dyes/"
		  "Mixed the colours of a year/and kept the books/"
		  "Skills/Felt/Indigo/Spinning/Baking/Rope/Knots");
}

/* A spaced heading is known by its letters, however few rows are spaced. */
static void test_spaced_headings(void)
{
	CHECK_STR(shown("Ann Lee\nS U M M A RY\nA diver."), "Ann Lee/SUMMARY/A diver.");
	CHECK_STR(shown("A N N I\nL I N D Q\nS K I L L S\nA diver."), "ANNI/LINDQ/SKILLS/A diver.");
	CHECK_STR(shown("# Ann Lee\n\n## <span id=\"page-1\"></span>S K I L L S\n\n- Rye"),
		  "H1 Ann Lee/H2 SKILLS/* Rye");
	CHECK_STR(shown("Skills\nA B C E\nA diver."), "Skills/A B C E/A diver.");
	CHECK_STR(shown("W O R K E X P E R I E N C E ( 3 )"), "WORK EXPERIENCE ( 3 )");
	CHECK_STR(shown("C O M P É T E N C E S"), "COMPÉTENCES");
	CHECK_STR(shown("A B C D E F"), "A B C D E F");
}

/* Dots between a name and its value part cells; those that end a line or count do not. */
static void test_leaders(void)
{
	CHECK_STR(shown("Ovens......Deck, rack\nBreads . . . . . . Rye\nMills (old) ..... Stone"),
		  "Ovens ¦ Deck, rack/Breads ¦ Rye/Mills (old) ¦ Stone");
	CHECK_STR(shown("and so on ....\nOvens... and mills\nRye ●●●.... good\n.... so"),
		  "and so on ..../Ovens... and mills/Rye ●●●.... good/.... so");
}

/* So are words whose gaps are wider than those of their letters. */
static void test_spaced_words(void)
{
	CHECK_STR(shown("J A N E   R O E\nA diver."), "JANE ROE/A diver.");
	CHECK_STR(shown("L I N É A  L E E"), "LINÉA LEE");
	CHECK_STR(shown("A B C D E F G"), "A B C D E F G");
	CHECK_STR(shown("A B C  D"), "A B C ¦ D");
}

static void test_hyphens(void)
{
	read_text("The development of a cross-functional develop-\n"
		  "ment team and of many other good and cross-\n"
		  "functional things with a higher accepta-\n"
		  "bility and a multi-\nlayered way.\n");
	CHECK_STR(lines.v[0].text, "The development of a cross-functional develop\xC2\xAD");
	CHECK(lines.v[0].flags & LINE_HYPHEN);
	CHECK_STR(lines.v[1].text, "ment team and of many other good and cross-");
	CHECK_STR(lines.v[2].text, "functional things with a higher accepta\xC2\xAD");
	CHECK_STR(lines.v[3].text, "bility and a multi-");
}

/* An address beside telephone and e-mail is read first; two texts beside each other are not. */
static void test_letterhead(void)
{
	CHECK_STR(shown("Ada Example\n\n"
			"Department of Kelp           Phone: 555 010 0142\n"
			"Marsh University\tada@example.org\n"
			"Marsh, OR 97403\n\nEducation"),
		  "Ada Example/Department of Kelp/Marsh University/Marsh, OR 97403/Phone: 555 010 0142/"
		  "ada@example.org/Education");
	CHECK_STR(shown("Ada Example\n\nDiver       Marsh\nCook       Kelp\n"),
		  "Ada Example/Diver ¦ Marsh/Cook ¦ Kelp");
}

/* The lexicon knows the whole word; a text that cuts words does so everywhere. */
static void test_hyphens_by_lexicon(void)
{
	read_text("Marsh Institute of the many seas, and of one Univer-\n"
		  "sity whose kelpies were never counted in the revis-\n"
		  "ited surveys of the old data, which was fault-\n"
		  "tolerant.\n");
	CHECK_STR(lines.v[0].text, "Marsh Institute of the many seas, and of one Univer\xC2\xAD");
	CHECK_STR(lines.v[1].text, "sity whose kelpies were never counted in the revis\xC2\xAD");
	CHECK_STR(lines.v[2].text, "ited surveys of the old data, which was fault-");
}

/* Beside a column of dates the text goes on right below itself. */
static void test_wraps_in_cells(void)
{
	CHECK_STR(shown("2018-2020   Diver, Marsh Institute, Department of the Kelpies and Sea-\n"
			"            weeds\n"
			"            Subject: the colours of old kelpies\n"
			"2015-2018   Diver, Marsh Institute, Department of Long Names and of the\n"
			"            other ones\n"
			"2012        Helper\n"
			"            Marsh Institute\n"),
		  "-~ 2018-2020 ¦ Diver, Marsh Institute, Department of the Kelpies and Sea-/weeds/"
		  "Subject: the colours of old kelpies/"
		  "~ 2015-2018 ¦ Diver, Marsh Institute, Department of Long Names and of the/other ones/"
		  "2012 ¦ Helper/Marsh Institute");
}

/* A terminal's 40 columns: full lines wrap, short ones end. */
static void test_wraps_at_a_column(void)
{
	CHECK_STR(shown("Developed and maintained the large data\n"
			"platform of the company together with\n"
			"Acme and others.\n"
			"Responsible for the whole of everything\n"
			"that happened in this small department.\n"
			"Short Title Here\n"
			"Another Title\n"),
		  "~ Developed and maintained the large data/~ platform of the company together with/"
		  "Acme and others./~ Responsible for the whole of everything/"
		  "that happened in this small department./Short Title Here/Another Title");
}

/* Where lines go on set in, a flush line begins anew, though the one above it is full. */
static void test_wraps_of_hanging_lines(void)
{
	CHECK_STR(shown("Referee: Journal of Marshes, Review of Bogs\n"
			"Organizer, Peat Seminar of Lower Fen, 2022\n"
			"Speaker: Conference of All the Marshes of\n"
			"     the North (Fen, moved to the South and\n"
			"     then called off), Bog Days\n"),
		  "Referee: Journal of Marshes, Review of Bogs/Organizer, Peat Seminar of Lower Fen, 2022/"
		  "~ Speaker: Conference of All the Marshes of/~ the North (Fen, moved to the South and/"
		  "then called off), Bog Days");
}

/* Lines of a list in Chinese are short of the edge; ordinals and marks of theirs begin lines. */
static void test_wraps_of_han(void)
{
	CHECK_STR(shown("一、研究方向\n"
			"沼泽与泥炭；芦苇湿地\n"
			"二、获奖\n"
			"苔藓学会优秀论文二等奖，2021 年\n"
			"芦苇学院教学奖，2019\n"
			"《沼泽》、Journal of Fens 审稿人\n"
			"三、简介\n"
			"长期从事沼泽与泥炭的研究工作，尤其关注芦苇湿地在旱季里的水分变化及其对周\n"
			"围村庄的影响，曾在北方的沼泽站工作多年，并在那里建立了全国第一个泥炭观测网\n"
			"络。\n"),
		  "一、研究方向/沼泽与泥炭；芦苇湿地/二、获奖/苔藓学会优秀论文二等奖，2021 年/"
		  "芦苇学院教学奖，2019/《沼泽》、Journal of Fens 审稿人/三、简介/"
		  "~ 长期从事沼泽与泥炭的研究工作，尤其关注芦苇湿地在旱季里的水分变化及其对周/"
		  "~ 围村庄的影响，曾在北方的沼泽站工作多年，并在那里建立了全国第一个泥炭观测网/络。");
}

/* ": what it is" below its term, which does not go on in it. */
static void test_definitions(void)
{
	CHECK_STR(shown("# Jobs\n\n**Reader in Peat**, of the\n: Marsh College\n: 2019 - 2021\n"),
		  "H1 Jobs/Reader in Peat, of the/Marsh College/2019 - 2021");
}

/* What begins with a label, or ends in a cell with its date, goes on no line above. */
static void test_lines_of_their_own(void)
{
	CHECK_STR(shown("- Designed, drew, printed and dug all ditches\nHelper, Marsh Institute, Fen      2015\n"),
		  "* Designed, drew, printed and dug all ditches/Helper, Marsh Institute, Fen ¦ 2015");
	CHECK_STR(shown("crafts: weaving, basketry, drawing of ditches,\nsoftware: Moor, Fen\n"),
		  "crafts: weaving, basketry, drawing of ditches,/software: Moor, Fen");
}

/* What joins a further thing to a line ends it; a level below a skill is a line of its own. */
static void test_ends_of_lines(void)
{
	CHECK_STR(shown("Drainage of the\nFen\n\nMoor · Fen · Bog ·\nDitch\n\nKeeper at\nMarsh Institute\n"),
		  "Drainage of the/Fen/~ Moor · Fen · Bog ·/Ditch/~ Keeper at/Marsh Institute");
	CHECK_STR(shown("Digging ditches and drains through the\nAdvanced\nPeat and what lies deep beneath it all\nwet\n"),
		  "Digging ditches and drains through the/Advanced/~ Peat and what lies deep beneath it all/wet");
}

/* A range on a line of its own stands over what was then. */
static void test_ranges_alone(void)
{
	CHECK_STR(shown("1978–1984\nAssistant at the Seminar for Peat of the\n"
			"University of Marsh and of Fen, in the\n1984–1986\nFellow of the Council\n"),
		  "1978–1984/Assistant at the Seminar for Peat of the/University of Marsh and of Fen, in the/"
		  "1984–1986/Fellow of the Council");
}

/* Achievements that lost their bullets begin with a verb each; function words end no line of its own. */
static void test_wraps_between_achievements(void)
{
	CHECK_STR(shown("Designed the moorings of a harbour that\n"
			"has room for forty boats of the sailors\n"
			"Improved all of the nets of the village\n"
			"Designed the long pier and the beacon by\n"
			"hand every spring\n"
			"Led the small crew of the ferry through\n"
			"Kelpie Sound in winter\n"),
		  "~ Designed the moorings of a harbour that/has room for forty boats of the sailors/"
		  "Improved all of the nets of the village/~ Designed the long pier and the beacon by/"
		  "hand every spring/~ Led the small crew of the ferry through/"
		  "Kelpie Sound in winter");
}

static void test_wraps_of_bullets(void)
{
	CHECK_STR(shown("- built the thing that everyone needed\n  so badly for so long\n"
			"- made another thing which was needed\n  even more\n- short\n- too"),
		  "*~ built the thing that everyone needed/so badly for so long/"
		  "*~ made another thing which was needed/even more/* short/* too");
	CHECK_STR(shown("機械学習の研究開発を行い大規模なデータを\n扱う基盤を設計し複数の会社で運用しまし\n"
			"た。\n新しい製品の企画から実装までを担当して\n多くの利用者に使われました。\n短い行\n"),
		  "~ 機械学習の研究開発を行い大規模なデータを/~ 扱う基盤を設計し複数の会社で運用しまし/"
		  "た。/~ 新しい製品の企画から実装までを担当して/多くの利用者に使われました。/短い行");
	CHECK_STR(shown("ada@example.org\nexample.org\nBerlin"), "ada@example.org/example.org/Berlin");
}

static const char *joined(const char *left, const char *right)
{
	size_t size;

	return line_join(&arena, left, strlen(left), right, strlen(right), &size);
}

static void test_join(void)
{
	CHECK_STR(joined("one", "two"), "one two");
	CHECK_STR(joined("develop\xC2\xAD", "ment"), "development");
	CHECK_STR(joined("CI/CD-", "Pipelines"), "CI/CD-Pipelines");
	CHECK_STR(joined("2019 -", "present"), "2019 - present");
	CHECK_STR(joined("機械", "学習"), "機械学習");
	CHECK_STR(joined("", "x"), "x");
}

/* Every input is read in linear time; these would take minutes if not. */
static void test_nasty_inputs(void)
{
	static const char *const pieces[] = {
		"# a\n", "![[]()", "[a](", "[a](<", "*a **a ", "**", "<a<b ", "`", "$\\a", "&amp;",
		"> ", "- ", "a\n", "•\n", "| a ", "a  b", "_", "\\", "\\text{", "1. ", "<!--", "a-\n",
	};
	char *text;

	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		size_t size = strlen(pieces[i]), n = 400000 / size;

		text = arena_alloc(&arena, n * size + 8);
		for (size_t k = 0; k < n; k++)
			memcpy(text + k * size, pieces[i], size);
		memcpy(text + n * size, "\n# **x**", 8);
		blocks_read(&arena, &arena, text, n * size + 8, &lines);
		CHECK(lines.n > 0);
		arena_clear(&arena);
	}
}

int main(void)
{
	jmp_buf failed;

	arena_init(&arena);
	if (setjmp(failed) != 0)
		return 1;
	arena.on_failure = &failed;
	RUN(test_plain_lines_keep_numbers_and_blanks);
	RUN(test_cells);
	RUN(test_characters);
	RUN(test_bullets);
	RUN(test_rules);
	RUN(test_pages);
	RUN(test_markdown_blocks);
	RUN(test_templates);
	RUN(test_markdown_at_the_margin);
	RUN(test_emphasis);
	RUN(test_links);
	RUN(test_html);
	RUN(test_latex);
	RUN(test_html2text);
	RUN(test_mail);
	RUN(test_tables);
	RUN(test_latex_headings);
	RUN(test_labels_in_the_margin);
	RUN(test_sidebar);
	RUN(test_grids);
	RUN(test_latex_blocks);
	RUN(test_torn_words);
	RUN(test_label_tables);
	RUN(test_stacked_ranges);
	RUN(test_rules_in_sidebar);
	RUN(test_records);
	RUN(test_years_near_the_top);
	RUN(test_ordinals_before_gaps);
	RUN(test_columns_with_headings);
	RUN(test_ragged_columns);
	RUN(test_spaced_headings);
	RUN(test_leaders);
	RUN(test_spaced_words);
	RUN(test_letterhead);
	RUN(test_hyphens);
	RUN(test_hyphens_by_lexicon);
	RUN(test_wraps_in_cells);
	RUN(test_wraps_at_a_column);
	RUN(test_wraps_of_hanging_lines);
	RUN(test_wraps_of_han);
	RUN(test_definitions);
	RUN(test_ranges_alone);
	RUN(test_lines_of_their_own);
	RUN(test_ends_of_lines);
	RUN(test_wraps_between_achievements);
	RUN(test_wraps_of_bullets);
	RUN(test_join);
	RUN(test_nasty_inputs);
	arena_release(&arena);
	return check_done();
}
