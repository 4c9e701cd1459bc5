/* Sections of publications: what heads a part of one, what goes on with a reference, what is none. */
#include "tests/unit/text-kit.h"

/* Of each publication its name, part and type, the marks' footnotes behind. */
static const char *publications(const char *text)
{
	const struct cv *cv = read(arena_printf(&arena, "Ada Byron\nada@example.org\n\n%s", text));
	const char *all = "";

	for (size_t i = 0; i < cv->publications.n; i++) {
		const struct publication *p = cv->publications.v[i];

		all = arena_printf(&arena, "%s%s%s: %s%s%s%s%s", all, *all ? " || " : "",
				   p->subsection.s ? p->subsection.s : "-", p->name.s ? p->name.s : "-",
				   p->type.s ? ", " : "", p->type.s ? p->type.s : "",
				   p->note.s ? ", " : "", p->note.s ? p->note.s : "");
	}
	return all;
}

/* A remark of any length behind it; what kinds of papers are called in other languages. */
static void test_headings(void)
{
	CHECK_STR(publications("# Education\n\nPhD, Example University, 2009\n\n"
			       "# Refereed Papers (as of March 2021)\n\n"
			       "- C. Lovell. Notes on Engines. Journal of Engines 4, 1-9, 2019.\n\n"
			       "# Employment (2009-2020)\n\nFitter, Acme Inc., 2009 - 2020\n"),
		  "-: Notes on Engines, article");
	CHECK_STR(publications("EDUCATION\n\nPhD, Example University, 2009\n\n"
			       "PUBLICATIONS (48 papers in all, 912 citations, h-index 14, * corresponding author)\n\n"
			       "Papers on Engines\n\n"
			       "[1] A. Byron*, C. Lovell, \"Notes on engines,\" J. Engines, vol. 4, pp. 1-9, 2019.\n"
			       "[2] C. Lovell, A. Byron, \"More on engines,\" J. Engines, vol. 5, pp. 2-8, 2020.\n"),
		  "Papers on Engines: Notes on engines, article, * corresponding author || "
		  "Papers on Engines: More on engines, article");
	CHECK_STR(publications("PUBLICATIONS\n\nArticles dans des revues à comité de lecture\n\n"
			       "2019. « Les moulins de nuit », Revue des moulins, n° 12, p. 3-19.\n"
			       "2017. « Les moulins de jour », Revue des moulins, n° 10, p. 7-21.\n\n"
			       "Comptes rendus, notices, traductions\n\n"
			       "2015. « Le vent et la roue », Revue des moulins, n° 8, p. 40-44.\n"),
		  "Articles dans des revues à comité de lecture: Les moulins de nuit, article || "
		  "Articles dans des revues à comité de lecture: Les moulins de jour, article || "
		  "Comptes rendus, notices, traductions: Le vent et la roue, article");
	CHECK_STR(publications("EDUCATION\n\nPhD, Example University, 2009\n\n"
			       "PUBLICATIONS\n\nA. Byron. Notes on engines. Journal of Engines 4, 1-9, 2019.\n"
			       "C. Lovell, A. Byron. More on engines. Journal of Engines 5, 2-8, 2020.\n\n"
			       "INVITED LECTURES DELIVERED (selected):\n\n"
			       "1. \"Engines at sea\", Harbour Conference, Oslo, May 2018\n"
			       "2. \"Engines on land\", Railway Congress, Vienna, June 2016\n"),
		  "-: Notes on engines, article || -: More on engines, article || "
		  "-: Engines at sea, misc || -: Engines on land, misc");
}

/* What looks like the section's heading, but counts below it; the number is none of its words. */
static void test_numbered_parts(void)
{
	CHECK_STR(publications("## 4. Publications\n\n## 4.1 Journal articles\n\n"
			       "- A. Byron. Notes on engines. Journal of Engines 4, 1-9, 2019.\n\n"
			       "## 4.2 Chapters\n\n"
			       "- C. Lovell, A. Byron. More on engines. In: Engines of the World, 5-8, 2020.\n\n"
			       "## 5. Languages\n\nWelsh\n"),
		  "Journal articles: Notes on engines, article || Chapters: More on engines, incollection");
	CHECK_STR(publications("Publications\n\nJournals\n"
			       "[1] A. Byron. Notes on engines. Journal of Engines 4, 1-9, 2019.\n"
			       "Conferences\n"
			       "[2] C. Lovell, A. Byron. More on engines. In Proc. of Engine Days, 2020.\n"),
		  "Journals: Notes on engines, article || Conferences: More on engines, inproceedings");
}

/* Headings set like the one right above them part it; what is about something else ends it. */
static void test_headings_alike(void)
{
	const struct cv *cv;

	CHECK_STR(publications("# Publications\n\n# Journals\n\n"
			       "A. Byron, C. Lovell. “Notes on engines.” Journal of Engines 4(2), 1-9, 2019.\n\n"
			       "# Conferences\n\n"
			       "C. Lovell, A. Byron. “Engines at sea.” In: Engines and Harbours (ENGAGE 2018), Oslo.\n\n"
			       "# Software and odd developments\n\nCogwheel – counts cogs\n\n"
			       "# Teaching at Pine University\n\nTeaching Assistant, Engines, 2019\n"),
		  "Journals: Notes on engines, article || Conferences: Engines at sea, inproceedings");
	CHECK_STR(publications("# Publications\n\n# Peer-reviewed conferences and workshops\n\n"
			       "A. Byron and C. Lovell. Engines at sea. In 3rd Symposium on Engines, Oslo, 2018.\n\n"
			       "# Preprints\n\nC. Lovell and A. Byron. Engines on land. arXiv:2001.00001, 2020.\n"),
		  "Peer-reviewed conferences and workshops: Engines at sea, inproceedings || "
		  "Preprints: Engines on land, misc");
	cv = read("Ada Byron\nada@example.org\n\n# Experience\n\n# Academic\n\n2019 - 2020 Research assistant, "
		  "Pine University\n\n# Industrial\n\n2017 - 2018 Fitter, Acme Inc.\n\n# Education\n\n"
		  "2016 BSc Engines, Pine University\n");
	CHECK_INT(cv->work.n, 2);
	CHECK_INT(cv->education.n, 1);
}

/* Numbers in capitals head nothing, and no page number is a reference. */
static void test_numbers_on_lines_of_their_own(void)
{
	CHECK_STR(publications("Publications\n\n"
			       "2. Notes on Mills. Byron, A.; Lovell, C. J. Mills 2019, 4, 1–9.\n"
			       "   DOI: 10.1000/MILLS00042\n\n— 3 —\n"
			       "1. More on Mills. Byron, A.; Lovell, C. J. Mills 2018, 3, 5–8.\n"),
		  "-: Notes on Mills, article || -: More on Mills, article");
}

/* Labels of letters and digits; lines below one that are not set in; a remark on marks under the heading. */
static void test_items_of_several_lines(void)
{
	CHECK_STR(publications("JOURNAL PAPERS\n\n"
			       " J3.  A. Byron, C. Lovell, “Notes on engines,” J. Engines, vol. 4, pp. 1-9, Feb. 2019.\n"
			       " J2.  C. Lovell, A. Byron, “More on engines with very many wheels,”\n"
			       "      J. Wheels, vol. 5, pp. 2-8, Sep. 2018.\n"
			       " J1.  A. Byron, “Engines,” IEEE\n"
			       "      Trans. Wheels, vol. 1, pp. 7-9, May 2017.\n"),
		  "-: Notes on engines, article || -: More on engines with very many wheels, article || -: Engines, article");
	CHECK_STR(publications("PUBLICATIONS\n\n"
			       " [1] Slow cooling of harbour engines.\n"
			       "     A. Byron, C. Lovell, Phys. Tides 14, 21055 (2024)\n"
			       " [2] A tunable wheel without heating.\n"
			       "     C. Lovell, A. Byron, Nature Tides 20, 811-817 (2022)\n"),
		  "-: Slow cooling of harbour engines, article || -: A tunable wheel without heating, article");
	CHECK_STR(publications("Publications\n* denotes equal contribution.\nConference Papers\n"
			       "[C2] Ada Byron*, Carl Lovell*. Wheels Within Wheels. In Proc. of WHEELS 2019.\n"
			       "[C1] Carl Lovell, Ada Byron. Wheels. In Proc. of WHEELS 2018.\nB) Workshop Papers\n"
			       "[W1] Carl Lovell, Ada Byron. Spokes. In Proc. of SPOKES 2017.\n"),
		  "Conference Papers: Wheels Within Wheels, inproceedings, * denotes equal contribution || "
		  "Conference Papers: Wheels, inproceedings || Workshop Papers: Spokes, inproceedings");
}

/* Titles above their authors: a comma in one is no publisher's, "et al." ends no sentence, one's own name alone no foot. */
static void test_titles_above_authors(void)
{
	CHECK_STR(publications("PUBLICATIONS\n\n"
			       "   Idle Wheels in Winter\n      C. Lovell*, A. Byron\n      WHEELS 2026 ★ (to appear)\n"
			       "   Slow Wheels Considered Helpful\n      D. Fenwick, A. Byron, C. Lovell, et al.\n"
			       "      WHEELS 2025, Seoul\n"
			       "   Wheels, Spokes and Hubs at Sea\n      A. Byron, C. Lovell\n      SPOKES 2024, Boston, MA\n"
			       "   A Wheel of One's Own\n      A. Byron\n      SPOKES 2023 (Poster)\n"),
		  "-: Idle Wheels in Winter, inproceedings, to appear || "
		  "-: Slow Wheels Considered Helpful, inproceedings || "
		  "-: Wheels, Spokes and Hubs at Sea, inproceedings || "
		  "-: A Wheel of One's Own, inproceedings, Poster");
}

/* Numbers behind a letter and a full stop; the edge of a page within a reference. */
static void test_letters_before_numbers(void)
{
	CHECK_STR(publications("PAPERS\n\n"
			       "C.2  Ada Byron, Carl Lovell. 2024. Wheels for Making\n\n"
			       "Charts of the Sea. WHEELS ’24, Oslo.\n\n"
			       "C.1  Carl Lovell, Ada Byron. 2020. Spokes in Motion. SPOKES ’20, Virtual.\n"),
		  "-: Wheels for Making Charts of the Sea, inproceedings || -: Spokes in Motion, inproceedings");
}

/* What working papers are about stands below them. */
static void test_abstracts(void)
{
	const struct cv *cv = read(
		"Ada Byron\nada@example.org\n\nResearch Papers\n\n"
		"\"Severance and the Size of Mills\" (with Carl Lovell)\n\n"
		"How do mills answer when the wheel stops overnight? I show with records of two million "
		"wheels that small mills part in two, and that large ones do not.\n\n"
		"\"Wheels and Wages\", under review\n\n\"Wheels and Women\", under review\n");
	const struct publication *first = cv->publications.n ? cv->publications.v[0] : NULL;

	CHECK_INT(cv->publications.n, 3);
	CHECK(first && first->summary.s && !strncmp(first->summary.s, "How do mills answer", 19));
}

/* Years over entries of several lines, as homepages have them: parts of the list, and when. */
static void test_years_over_entries(void)
{
	const struct cv *cv = read("# Ann Lee\n\n## Publications\n\n### 2024\n\n- **Slow Wheels**\n  A. Lee, B. Fern\n"
				   "  *WHEELS*\n- **Fast Wheels**\n  A. Lee, C. Moss\n  *SPOKES 2023*\n\n"
				   "### 2019 and before\n\n- **Idle Wheels**\n  A. Lee\n  *HUBS 2017*\n");

	CHECK_STR(show_list(&publication_shape, &cv->publications),
		  "name=Slow Wheels; publisher=WHEELS; releaseDate=2024; authors=A. Lee; authors=B. Fern; "
		  "type=inproceedings; subsection=2024 || "
		  "name=Fast Wheels; publisher=SPOKES 2023; releaseDate=2023; authors=A. Lee; authors=C. Moss; "
		  "type=inproceedings; subsection=2024 || "
		  "name=Idle Wheels; publisher=HUBS 2017; releaseDate=2017; authors=A. Lee; "
		  "type=inproceedings; subsection=2019 and before");
}

/* Years over references in one line each, of which one may be of several. */
static void test_years_over_references(void)
{
	CHECK_STR(publications("## Publications\n\n`2021`\nByron A., *Idle wheels in winter*. Journal of Wheels\n\n"
			       "`2018`\nByron A., Moss D., *Method of Spokes*.\n\n`2017`\nWheels of Tomorrow\nHubs Press\n"),
		  "-: Idle wheels in winter, article || -: Method of Spokes, misc || -: Wheels of Tomorrow");
}

/* What papers are, alone on a line over them; in a list of one line each. */
static void test_status_over_references(void)
{
	CHECK_STR(publications("PUBLICATIONS\nBook chapters\nLovell, C. 2019. Bogs. Pages 211-240 in A. Fern, editor. "
			       "Wetlands of the North. Fern Press, Oslo.\nIn review\n"
			       "Lovell, C. and R. Moss. Springs from above. Submitted to Letters of Springs.\n"),
		  "Book chapters: Bogs, incollection, A. Fern, editor; Fern Press, Oslo || "
		  "In review: Springs from above, unpublished, Submitted to Letters of Springs");
}

/* A legend in a heading belongs to who bears its marks, and not to the section's name. */
static void test_legends_in_headings(void)
{
	const char *list = "- Poe C*, Roe J. Seeds that float. Fern Letters. 2023;24:188.\n"
			   "- Roe J^, Poe C. Seeds that sink. Fern Letters. 2022;23:12.\n";
	const struct cv *cv = read(arena_printf(&arena, "Jane Roe\n\n%s%s",
		"## Papers (*student; ^ with field data)\n\n", list));
	const struct publication *first = cv->publications.v[0], *second = cv->publications.v[1];

	CHECK_STR(first->section.s, "Papers");
	CHECK_STR(first->note.s, "*student");
	CHECK_STR(second->note.s, "^ with field data");
	/* nobody bears it: it stays where it is */
	cv = read(arena_printf(&arena, "Jane Roe\n\n%s%s", "## Papers (\xE2\x80\xA0 student)\n\n", list));
	first = cv->publications.v[0];
	CHECK_STR(first->section.s, "Papers (\xE2\x80\xA0 student)");
	CHECK(!first->note.s);
	/* nor does a number make a legend */
	cv = read(arena_printf(&arena, "Jane Roe\n\n%s%s", "## Papers (12 with students)\n\n", list));
	first = cv->publications.v[0];
	CHECK_STR(first->section.s, "Papers (12 with students)");
}

/* Sentences over a list: those with a mark are footnotes of who bears it, others are told apart. */
static void test_prefaces(void)
{
	const char *list = "1. Roe J†, Poe C‡. Seeds that float. Fern Letters. 2023;24:188.\n"
			   "2. Poe C, Roe J‡. Seeds that sink. Fern Letters. 2022;23:12.\n";
	const struct cv *cv = read_section("# Publications", arena_printf(&arena, "%s%s",
		"Over 4,100 citations. Joint first authors are marked †.\n\n", list));

	CHECK_STR(show_list(&publication_shape, &cv->publications),
		  "name=Seeds that float; publisher=Fern Letters; releaseDate=2023; authors=Roe J; "
		  "authors=Poe C; type=article; volume=24; pages=188; note=Joint first authors are marked † || "
		  "name=Seeds that sink; publisher=Fern Letters; releaseDate=2022; authors=Poe C; "
		  "authors=Roe J; type=article; volume=23; pages=12");
	CHECK_STR(show_list(&other_shape, &cv->other), "heading=Publications; text=Over 4,100 citations.");
	cv = read_section("# Publications", arena_printf(&arena, "%s%s",
		"(Authors stand in the order of the alphabet.)\n\n## Articles\n\n", list));
	CHECK_STR(show_list(&other_shape, &cv->other),
		  "heading=Publications; text=(Authors stand in the order of the alphabet.)");
	CHECK(cv->publications.n == 2);
	cv = read_section("# Publications", arena_printf(&arena, "%s%s",
		"Roe J, Poe C. Seeds that fly. Fern Letters. 2024;25:9.\n", list));
	CHECK(cv->publications.n == 3);
}

/* What a section of talks holds. */
static const char *talks(const char *text)
{
	return show_list(&publication_shape, &read_section("Talks", text)->publications);
}

/* Dates before or behind, titles behind the venue or in a cell of their own, talks without one. */
static void test_talks(void)
{
	CHECK_STR(talks("Mar 2025\tSpring Meeting of Fern Growers, Dublin\t\"Spores everywhere\"\n"
			"Jun 2023\tPeat Research Seminar, Oslo\n"),
		  "name=Spores everywhere; publisher=Spring Meeting of Fern Growers; "
		  "releaseDate=2025-03; type=misc; location=Dublin || "
		  "name=Peat Research Seminar; releaseDate=2023-06; type=misc; location=Oslo");
	CHECK_STR(talks("- Mill Conference, Galway, May 2024: Six kinds of wheel\n"
			"- University of Ghent, Ghent, March 2022\n"),
		  "name=Six kinds of wheel; publisher=Mill Conference; releaseDate=2024-05; "
		  "type=misc; location=Galway || "
		  "name=University of Ghent; releaseDate=2022-03; type=misc; location=Ghent");
	CHECK_STR(talks("Dec 2023 Keynote, Wetland Exchange, Cairo\n"
			"Sept 2023 MIRE International, Madrid: \"Draining backwards\"\n"
			"Mar 2023 Treasury lunch seminar, London\n"),
		  "name=Wetland Exchange; releaseDate=2023-12; type=misc; location=Cairo; note=Keynote || "
		  "name=Draining backwards; publisher=MIRE International; releaseDate=2023-09; "
		  "type=misc; location=Madrid || "
		  "name=Treasury lunch seminar; releaseDate=2023-03; type=misc; location=London");
	/* a template has the title in angles, behind what the person was */
	CHECK_STR(show_list(&publication_shape, &read_section("Presentation",
			"Fern Growers' Days\tCork, Ireland\nSpeaker for <Wet feet all summer>\tMay 2024\n"
			"- Told of bogs.\n")->publications),
		  "name=Wet feet all summer; publisher=Fern Growers' Days; releaseDate=2024-05; type=misc; "
		  "location=Cork, Ireland; note=Told of bogs.; Speaker");
	/* and what was written below them, which begins with its authors */
	CHECK_STR(talks("\"Spores everywhere\", Peat Seminar, Oslo, May 2023\n\n"
			"Fern, A., & Moss, B. (2021). Rye as a form of waiting: Bread in public. "
			"Journal of Mills, 7(2), 19-21.\n"),
		  "name=Spores everywhere; publisher=Peat Seminar; releaseDate=2023-05; type=misc; "
		  "location=Oslo || name=Rye as a form of waiting: Bread in public; "
		  "publisher=Journal of Mills; releaseDate=2021; authors=Fern, A.; authors=Moss, B.; "
		  "type=article; volume=7; number=2; pages=19-21");
	CHECK_STR(talks("Moore verstehen, Akademie der Deiche, 12. Mai 2006\n"
			"Wasser lesen, Bremen, Oktober 2015\n"),
		  "name=Moore verstehen; publisher=Akademie der Deiche; releaseDate=2006-05-12; type=misc || "
		  "name=Wasser lesen; releaseDate=2015-10; type=misc; location=Bremen");
	CHECK_STR(talks("| Year | Title | Venue |\n|---|---|---|\n"
			"| 2024 | The depth of fens | Peat Seminar, University of Oslo |\n"
			"| 2023 | Counting sphagnum | MIRE Conference, Cork (invited) |\n"),
		  "name=The depth of fens; publisher=Peat Seminar, University of Oslo; "
		  "releaseDate=2024; type=misc || "
		  "name=Counting sphagnum; publisher=MIRE Conference; releaseDate=2023; type=misc; "
		  "location=Cork; note=invited");
}

/* Links behind a reference: to its DOI, to the archive that has it, to a page. */
static void test_links(void)
{
	CHECK_STR(show_list(&publication_shape, &read_section("# Publications",
			"1. Roe, J. and Poe, C. (2024). A million knots. *Journal of Peat* **86**(4), 9–17. "
			"[doi](https://doi.org/10.1093/peat/qkae077)\n"
			"2. Roe, J. and Poe, C. (2023). The wetted neighbour. *Annals of Mires*. "
			"[arXiv:2303.14400](https://arxiv.org/abs/2303.14400)\n"
			"3. Roe, J. and Poe, C. (2022). Ropes and reeds. *Journal of Peat* **84**(1), 1–8. "
			"[pdf](https://roe.example/reeds.pdf)\n"
			"4. Roe, J. (2021). Peat afloat. *Journal of Peat*. [pdf](https://arxiv.org/pdf/2101.00042v2.pdf)\n")
				->publications),
		  "name=A million knots; publisher=Journal of Peat; releaseDate=2024; "
		  "authors=Roe, J.; authors=Poe, C.; type=article; volume=86; number=4; pages=9–17; "
		  "doi=10.1093/peat/qkae077 || "
		  "name=The wetted neighbour; publisher=Annals of Mires; releaseDate=2023; "
		  "authors=Roe, J.; authors=Poe, C.; type=article; eprint=2303.14400 || "
		  "name=Ropes and reeds; publisher=Journal of Peat; releaseDate=2022; "
		  "url=https://roe.example/reeds.pdf; authors=Roe, J.; authors=Poe, C.; type=article; "
		  "volume=84; number=1; pages=1–8 || "
		  "name=Peat afloat; publisher=Journal of Peat; releaseDate=2021; authors=Roe, J.; type=article; "
		  "eprint=2101.00042v2");
}

/* A year before the names of all places where one spoke then. */
static void test_talks_of_a_year(void)
{
	CHECK_STR(talks("2024: Princeton, UCL, Reserve Bank of Ferns (online)\n"
			"2023: EMIL (Bergen), Fern Research Group*, LADEA (Oslo, scheduled)\n* poster\n"),
		  "name=Princeton; releaseDate=2024; type=misc || name=UCL; releaseDate=2024; type=misc || "
		  "name=Reserve Bank of Ferns (online); releaseDate=2024; type=misc || "
		  "name=EMIL; releaseDate=2023; type=misc; location=Bergen || "
		  "name=Fern Research Group; releaseDate=2023; type=misc || "
		  "name=LADEA; releaseDate=2023; type=misc; location=Oslo; note=scheduled; * poster");
	/* a house and its part are one, and no two that were visited */
	CHECK_STR(talks("2023\tUniversity of Fern City, Institute of Bog Studies\n2022\tLeiden, Cork, Lund\n"),
		  "name=University of Fern City; publisher=Institute of Bog Studies; releaseDate=2023; type=misc || "
		  "name=Leiden; releaseDate=2022; type=misc || name=Cork; releaseDate=2022; type=misc || "
		  "name=Lund; releaseDate=2022; type=misc");
	CHECK_STR(talks("2022: Annual Meeting of the MIRE, Cork; Conference of Peat Economists, Oslo\n"
			"2021: Peat Workshop, Galway\n"),
		  "name=Annual Meeting of the MIRE; releaseDate=2022; type=misc; location=Cork || "
		  "name=Conference of Peat Economists; releaseDate=2022; type=misc; location=Oslo || "
		  "name=Peat Workshop; releaseDate=2021; type=misc; location=Galway");
}

/* Of each publication what résumés say of it. */
static const char *works(const char *text)
{
	const struct cv *cv = read(arena_printf(&arena, "Ada Byron\nada@example.org\n\n%s", text));
	const char *all = "";

	for (size_t i = 0; i < cv->publications.n; i++) {
		const struct publication *p = cv->publications.v[i];
		const struct text *fields[] = { &p->name, &p->publisher, &p->release_date, &p->url, &p->summary };

		for (size_t k = 0; k < sizeof(fields) / sizeof(fields[0]); k++)
			all = arena_printf(&arena, "%s%s%s", all, k ? "; " : i ? " || " : "",
					   fields[k]->s ? fields[k]->s : "-");
	}
	return all;
}

/* Fields with bars between, dates over marked titles, dates that a word leads to. */
static void test_works_of_resumes(void)
{
	CHECK_STR(works("PUBLICATIONS\n\n"
			"     * Three Rivers, One Map: Reading Lessons for Young Sailors |\n"
			"       Northern Journal of School Practice | 11/2022\n"
			"       Describes a ten-minute routine.\n"
			"     * Knots | Harbour Press | 05/2019 | https://example.org/knots\n"),
		  "Three Rivers, One Map: Reading Lessons for Young Sailors; Northern Journal of School Practice; "
		  "2022-11; -; Describes a ten-minute routine. || "
		  "Knots; Harbour Press; 2019-05; https://example.org/knots; -");
	CHECK_STR(works("## Publications\n\n**July 2022**\n\n### [A Book of Labels](https://labels.example.org/)\n\n"
			"#### Harbour Press\n\nHow to say what a thing is in twenty words.\n\n"
			"**May 2019**\n\n### Lamps in Old Halls\n\n#### Lighting Review\n"),
		  "A Book of Labels; Harbour Press; 2022-07; https://labels.example.org/; "
		  "How to say what a thing is in twenty words. || Lamps in Old Halls; Lighting Review; 2019-05; -; -");
	CHECK_STR(works("## 出版物\n\n**2022年7月**\n\n### 小さな町の地図入門\n\n#### 青空社\n\n百文字で書くための実例集。\n\n"
			"**2019年5月**\n\n### 道と橋の記録\n\n#### 川辺書房\n"),
		  "小さな町の地図入門; 青空社; 2022-07; -; 百文字で書くための実例集。 || 道と橋の記録; 川辺書房; 2019-05; -; -");
	CHECK_STR(works("Publications\n\n-   Forty Ways to Bake Rye, Harbour Press\n\n    Published in Oct. 2022\n\n"
			"-   Salt and Butter: Notes from a Coast, North Kitchen Books\n\n    Paru le 3 mars 2019\n"),
		  "Forty Ways to Bake Rye; Harbour Press; 2022-10; -; - || "
		  "Salt and Butter: Notes from a Coast; North Kitchen Books; 2019-03-03; -; -");
}

int main(void)
{
	jmp_buf failed;

	arena.on_failure = &failed;
	if (setjmp(failed))
		return 1;
	RUN(test_headings);
	RUN(test_headings_alike);
	RUN(test_numbered_parts);
	RUN(test_numbers_on_lines_of_their_own);
	RUN(test_items_of_several_lines);
	RUN(test_titles_above_authors);
	RUN(test_letters_before_numbers);
	RUN(test_abstracts);
	RUN(test_years_over_entries);
	RUN(test_years_over_references);
	RUN(test_status_over_references);
	RUN(test_legends_in_headings);
	RUN(test_prefaces);
	RUN(test_links);
	RUN(test_talks);
	RUN(test_talks_of_a_year);
	RUN(test_works_of_resumes);
	arena_release(&arena);
	return check_done();
}
