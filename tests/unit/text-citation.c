/* References, each in one paragraph: what a list of publications holds, in its many shapes. */
#include "formats/text/citation/citation.h"

#include <setjmp.h>

#include "pipeline/arena.h"
#include "tests/unit/check.h"

static struct arena arena;

static const char *with(const char *all, const char *mark, const char *text)
{
	return text ? arena_printf(&arena, "%s%s%s%s", all, *all ? " | " : "", mark, text) : all;
}

static const char *with_piece(const char *all, const char *mark, const struct piece *piece)
{
	size_t size;
	const char *text = piece->para ? piece_text(piece, &size) : NULL;

	return text ? with(all, mark, arena_copy(&arena, text, size)) : all;
}

static void add_name(void *context, const char *name, size_t size)
{
	const char **names = context;

	*names = arena_printf(&arena, "%s%s%.*s", *names ? *names : "", *names ? "; " : "",
			      (int)size, name);
}

static const char *with_date(const char *all, const struct citation *citation)
{
	struct date date = { citation->venue_year, 0, 0 };
	char iso[DATE_TEXT_SIZE];

	if (citation->dated)
		date = citation->period.end;
	if (!date.year)
		return all;
	date_format(&date, iso);
	return with(all, "d=", arena_copy(&arena, iso, strlen(iso)));
}

/* Authors, title, venues, date, volume, number, pages, place, notes, type and identifiers. */
static const char *show(const char *text)
{
	struct para para = { .text = text, .size = (uint32_t)strlen(text), .line = 1 };
	struct citation_habit habit;
	struct citation citation;
	const char *names = NULL, *all = "";

	tokens_read(&arena, text, para.size, &para.tokens);
	citation_habit_init(&habit, &arena, &para, 1, NULL);
	citation_read(&arena, &para, &habit, &citation);
	if (citation.authors.para)
		citation_each_author(&arena, &citation, add_name, &names);
	all = with(all, "a=", names);
	all = with_piece(all, "t=", &citation.title);
	all = with_piece(all, "v=", &citation.venue);
	for (size_t i = 0; i < citation.n_more_venue; i++)
		all = with_piece(all, "v=", &citation.more_venue[i]);
	all = with_date(all, &citation);
	all = with_piece(all, "vol=", &citation.volume);
	all = with_piece(all, "no=", &citation.number);
	all = with_piece(all, "pp=", &citation.pages);
	all = with_piece(all, "at=", &citation.place);
	for (size_t i = 0; i < citation.n_notes; i++)
		all = with_piece(all, "n=", &citation.notes[i]);
	all = with(all, "", citation.type);
	all = with(all, "doi=", citation.doi);
	return with(all, "eprint=", citation.eprint);
}

struct row {
	const char *text, *fields;
};

static void check_rows(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!CHECK_STR(show(rows[i].text), rows[i].fields))
			printf("#   of     %s\n", rows[i].text);
}

#define CHECK_ROWS(rows) check_rows((rows), sizeof(rows) / sizeof((rows)[0]))

/* As the humanities write the first author, or all of them: a comma divides the names. */
static void test_divided_names(void)
{
	static const struct row rows[] = {
		{ "Roe, Jane. 2025. Going and doing: a typology. Fern Typology 29(1). 1–46.",
		  "a=Roe, Jane | t=Going and doing: a typology | v=Fern Typology | d=2025 | vol=29 | no=1 | pp=1–46 | article" },
		{ "Moss-Fern, Ruth, Jane Roe & Jill Peat. 2023. Bound in bogs. Mire Letters 17. 211–239.",
		  "a=Moss-Fern, Ruth; Jane Roe; Jill Peat | t=Bound in bogs | v=Mire Letters | d=2023 | vol=17 | pp=211–239 | article" },
		{ "Roe, Jane, Moss, Ruth, and Peat, Bo. 2020. Three in a row. Mire Letters 96, 1-20.",
		  "a=Roe, Jane; Moss, Ruth; Peat, Bo | t=Three in a row | v=Mire Letters | d=2020 | vol=96 | pp=1-20 | article" },
		{ "García Pérez, Juan, y Ana López. 2016. \"La sal de la tierra.\" Revista de Sales 3: 5-9.",
		  "a=García Pérez, Juan; Ana López | t=La sal de la tierra | v=Revista de Sales | d=2016 | vol=3 | pp=5-9 | article" },
		{ "van der Meer, Pieter A., et al. (2019). “Peat and people.” Journal of Peat 4: 1–20.",
		  "a=van der Meer, Pieter A.; others | t=Peat and people | v=Journal of Peat | d=2019 | vol=4 | pp=1–20 | article" },
		{ "Roe, Jane, and Ann Lee. “Dust in the wind.” Mire Letters 12 (2013): 3–4.",
		  "a=Roe, Jane; Ann Lee | t=Dust in the wind | v=Mire Letters | d=2013 | vol=12 | pp=3–4 | article" },
		/* places are no names */
		{ "Berlin, Germany. 2019. Opening lecture.", "t=Berlin, Germany | d=2019 | n=Opening lecture | misc" },
	};

	CHECK_ROWS(rows);
}

static void test_authors_and_year(void)
{
	static const struct row rows[] = {
		{ "Smith, J., & Jones, A. B. (2021). Learning to read papers. Journal of Reading, 12(3), 45–67. https://doi.org/10.1000/jr.2021.45",
		  "a=Smith, J.; Jones, A. B. | t=Learning to read papers | v=Journal of Reading | d=2021 | vol=12 | no=3 | pp=45–67 | article | doi=10.1000/jr.2021.45" },
		{ "Smith, J. A. (2019). A theory of lists. Oxford University Press.",
		  "a=Smith, J. A. | t=A theory of lists | v=Oxford University Press | d=2019 | book" },
		{ "Smith, J. and Jones, A., 2021. Reading papers. Journal of Reading, 12(3), pp.45-67.",
		  "a=Smith, J.; Jones, A. | t=Reading papers | v=Journal of Reading | d=2021 | vol=12 | no=3 | pp=45-67 | article" },
		{ "Smith, J. (2020). On lists. Journal of Lists, 4, 1-20.",
		  "a=Smith, J. | t=On lists | v=Journal of Lists | d=2020 | vol=4 | pp=1-20 | article" },
		{ "Poe, C., Roe, J., Storm, V. et al. (2021). Water in small areas. Annals of Mires 15(3), 12–22.",
		  "a=Poe, C.; Roe, J.; Storm, V.; others | t=Water in small areas | v=Annals of Mires | d=2021 | vol=15 | no=3 | pp=12–22 | article" },
		{ "Sen A, Roe J, Lee K. Mud in ponds (n=61). Thorax. 2019 Nov;74(11):43-50.",
		  "a=Sen A; Roe J; Lee K | t=Mud in ponds (n=61) | v=Thorax | d=2019-11 | vol=74 | no=11 | pp=43-50 | article" },
		{ "Sen A, Roe J. Reeds in ponds. Fern Informatics. 2020 Apr 1;36(7):12-19.",
		  "a=Sen A; Roe J | t=Reeds in ponds | v=Fern Informatics | d=2020-04-01 | vol=36 | no=7 | pp=12-19 | article" },
		{ "Sen A, Roe P. 2020. Litter as a filter. Oikos 129: 5-16.",
		  "a=Sen A; Roe P | t=Litter as a filter | v=Oikos | d=2020 | vol=129 | pp=5-16 | article" },
		{ "van der Berg, K., & Smith, J. (2018). Lists of lists. Nature, 55(2), 10-12.",
		  "a=van der Berg, K.; Smith, J. | t=Lists of lists | v=Nature | d=2018 | vol=55 | no=2 | pp=10-12 | article" },
		{ "Müller, H. (2012): Das Buch der Listen. Springer, Berlin.",
		  "a=Müller, H. | t=Das Buch der Listen | v=Springer | d=2012 | at=Berlin | book" },
		{ "Rossi, M., e Bianchi, L. (2016). Leggere di notte. Rivista di Lettura, 5(2), 3-9.",
		  "a=Rossi, M.; Bianchi, L. | t=Leggere di notte | v=Rivista di Lettura | d=2016 | vol=5 | no=2 | pp=3-9 | article" },
		{ "Jansen, P., & de Vries, K. (2014). Lezen in de nacht. Tijdschrift voor Lezen, 3(1), 5–9.",
		  "a=Jansen, P.; de Vries, K. | t=Lezen in de nacht | v=Tijdschrift voor Lezen | d=2014 | vol=3 | no=1 | pp=5–9 | article" },
		{ "Yılmaz, A. ve Kaya, B. (2018). Gece okumak. Okuma Dergisi, 3(1), 5-9.",
		  "a=Yılmaz, A.; Kaya, B. | t=Gece okumak | v=Okuma Dergisi | d=2018 | vol=3 | no=1 | pp=5-9 | article" },
		{ "García, J. y López, M. (2017). Leer de noche. Revista de Lectura, 5(2), 3-9.",
		  "a=García, J.; López, M. | t=Leer de noche | v=Revista de Lectura | d=2017 | vol=5 | no=2 | pp=3-9 | article" },
		{ "Dupont, J., et Martin, P. (2015). Lire la nuit. Revue de lecture, 3(2), 12-19.",
		  "a=Dupont, J.; Martin, P. | t=Lire la nuit | v=Revue de lecture | d=2015 | vol=3 | no=2 | pp=12-19 | article" },
		{ "Silva, J., & Souza, A. (2019). Ler de noite. Revista Brasileira de Leitura, 6(1), 3-9.",
		  "a=Silva, J.; Souza, A. | t=Ler de noite | v=Revista Brasileira de Leitura | d=2019 | vol=6 | no=1 | pp=3-9 | article" },
		{ "J. Smith, A. Lee (2018), Deep Lists, Journal of Lists, 4, 1-20.",
		  "a=J. Smith; A. Lee | t=Deep Lists | v=Journal of Lists | d=2018 | vol=4 | pp=1-20 | article" },
		{ "SMITH J., LEE A., Deep Lists, Journal of Lists, vol. 4, 2018, pp. 1-20.",
		  "a=SMITH J.; LEE A. | t=Deep Lists | v=Journal of Lists | d=2018 | vol=4 | pp=1-20 | article" },
		{ "Öberg, Å., & Lind, E. (2013). Att läsa. Nordisk tidskrift, 9(4), 1-9.",
		  "a=Öberg, Å.; Lind, E. | t=Att läsa | v=Nordisk tidskrift | d=2013 | vol=9 | no=4 | pp=1-9 | article" },
	};

	CHECK_ROWS(rows);
}

static void test_family_and_initials(void)
{
	static const struct row rows[] = {
		{ "Smith J, Jones AB, Lee C. Reading papers at night. J Read. 2021;12(3):45-67.",
		  "a=Smith J; Jones AB; Lee C | t=Reading papers at night | v=J Read | d=2021 | vol=12 | no=3 | pp=45-67 | article" },
		{ "Smith, J.A., Lee, A., van der Berg, K. Deep Lists. Nature 577, 706–710 (2020).",
		  "a=Smith, J.A.; Lee, A.; van der Berg, K. | t=Deep Lists | v=Nature | d=2020 | vol=577 | pp=706–710 | article" },
		{ "Lee A, Smith J. Deep Lists. PLoS One. 2015;10(2):e0118432.",
		  "a=Lee A; Smith J | t=Deep Lists | v=PLoS One | d=2015 | vol=10 | no=2 | pp=e0118432 | article" },
		{ "Smith J, Lee A. Lists in the clinic. BMJ. 2014;348(1):10-12.",
		  "a=Smith J; Lee A | t=Lists in the clinic | v=BMJ | d=2014 | vol=348 | no=1 | pp=10-12 | article" },
		{ "Garcia M, Lopez R, Diaz P. Reading at night helps. Lancet. 2019;393(2):809-815.",
		  "a=Garcia M; Lopez R; Diaz P | t=Reading at night helps | v=Lancet | d=2019 | vol=393 | no=2 | pp=809-815 | article" },
	};

	CHECK_ROWS(rows);
}

static void test_quoted(void)
{
	static const struct row rows[] = {
		{ "J. Smith, A. Jones, and C. Lee, “Deep lists,” in Proc. IEEE Conf. on Lists (ICL), Vienna, Austria, 2018, pp. 10-20.",
		  "a=J. Smith; A. Jones; C. Lee | t=Deep lists | v=Proc. IEEE Conf. on Lists (ICL) | d=2018 | pp=10-20 | at=Vienna, Austria | inproceedings" },
		{ "J. Smith and A. Jones, \"Learning to read,\" Journal of Reading, vol. 9, no. 2, pp. 1–9, Mar. 2020, doi: 10.1109/TSE.2020.1234567.",
		  "a=J. Smith; A. Jones | t=Learning to read | v=Journal of Reading | d=2020-03 | vol=9 | no=2 | pp=1–9 | article | doi=10.1109/TSE.2020.1234567" },
		{ "John Smith, Ann Lee, \"Deep Lists for Trees\", International Conference on Lists (ICL), Seoul, South Korea, 2024",
		  "a=John Smith; Ann Lee | t=Deep Lists for Trees | v=International Conference on Lists (ICL) | d=2024 | at=Seoul, South Korea | inproceedings" },
		{ "Dupont J., Martin P., « Lire la nuit », Revue de lecture, vol. 3, n° 2, 2018, p. 12-19.",
		  "a=Dupont J.; Martin P. | t=Lire la nuit | v=Revue de lecture | d=2018 | vol=3 | no=2 | pp=12-19 | article" },
		{ "García, J.; López, M. \"Leer de noche\". Revista de Lectura, vol. 5, núm. 2, 2017, pp. 3-9.",
		  "a=García, J.; López, M. | t=Leer de noche | v=Revista de Lectura | d=2017 | vol=5 | no=2 | pp=3-9 | article" },
		{ "Schmidt, Eva: „Lesen im Wandel“, Zeitschrift für Lesen, Bd. 12, 2015, S. 1–9.",
		  "a=Schmidt, Eva | t=Lesen im Wandel | v=Zeitschrift für Lesen | d=2015 | vol=12 | pp=1–9 | article" },
		{ "홍길동, 김철수, \"심층 목록 학습,\" 정보과학회논문지, pp. 1-9, 2020.",
		  "a=홍길동; 김철수 | t=심층 목록 학습 | v=정보과학회논문지 | d=2020 | pp=1-9 | article" },
		{ "山田 太郎、鈴木 花子「リスト学習の研究」情報処理学会全国大会, 2019年3月",
		  "a=山田 太郎; 鈴木 花子 | t=リスト学習の研究 | v=情報処理学会全国大会 | d=2019-03 | inproceedings" },
		{ "\"Deep Lists for Trees\", John Smith, Ann Lee, ICML 2020",
		  "a=John Smith; Ann Lee | t=Deep Lists for Trees | v=ICML 2020 | d=2020" },
		{ "Smith, John, and Ann Jones. \"Reading Papers at Night.\" Journal of Reading, 2021.",
		  "a=Smith, John; Ann Jones | t=Reading Papers at Night | v=Journal of Reading | d=2021 | article" },
	};

	CHECK_ROWS(rows);
}

static void test_stops(void)
{
	static const struct row rows[] = {
		/* where a conference was, behind it, and who printed it */
		{ "P. Fern and A. Moss. 2023. \"Who drives now?\" In Proceedings of the 2023 Conference on Carts (CART '23), Hamburg, Germany. ACM, 1–14.",
		  "a=P. Fern; A. Moss | t=Who drives now? | v=Proceedings of the 2023 Conference on Carts (CART '23) | d=2023 | pp=1–14 | at=Hamburg, Germany | n=ACM | inproceedings" },
		{ "J. Smith, A. Jones. Deep Lists. NeurIPS 2020.",
		  "a=J. Smith; A. Jones | t=Deep Lists | v=NeurIPS 2020 | d=2020" },
		{ "John Smith, Ann Lee. Deep Lists. International Conference on Lists (ICL 2021), Paris, France.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=International Conference on Lists (ICL 2021) | d=2021 | at=Paris, France | inproceedings" },
		{ "John Smith, Ann Lee. Deep Lists. EuroSys '21.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=EuroSys '21 | d=2021" },
		{ "John Smith*, Ann Lee*, Carl Jones. Deep Lists. ICML 2022. (*equal contribution)",
		  "a=John Smith; Ann Lee; Carl Jones | t=Deep Lists | v=ICML 2022 | d=2022 | n=*equal contribution" },
		{ "Ann Lee, et al. Deep Lists. Nature 12 (2020), 45-67.",
		  "a=Ann Lee; others | t=Deep Lists | v=Nature | d=2020 | vol=12 | pp=45-67 | article" },
		{ "Ann Lee and others. Deep Lists. arXiv preprint arXiv:2401.01234, 2024.",
		  "a=Ann Lee; others | t=Deep Lists | v=arXiv preprint arXiv:2401.01234 | d=2024 | misc | eprint=2401.01234" },
		{ "John Smith, Ann Lee. Deep Lists. Proceedings of the 29th International Conference on Lists, Volume 3 (ICL '24).",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=Proceedings of the 29th International Conference on Lists, Volume 3 (ICL '24) | d=2024 | inproceedings" },
		{ "John Smith, Ann Lee. Deep Lists. Korea Software Congress (KSC '22). Best paper award.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=Korea Software Congress (KSC '22) | d=2022 | n=Best paper award | inproceedings" },
		{ "John Smith, Ann Lee. Deep Lists. Advances in Lists 33 (NeurIPS 2020) (Spotlight), December 2020.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=Advances in Lists 33 (NeurIPS 2020) | d=2020-12 | n=Spotlight | inproceedings" },
		{ "John Smith, Ann Jones, and Carl Lee. 2019. Deep Lists for Shallow Trees. In Proceedings of the 2019 ACM Symposium on Trees (TREE '19). ACM, New York, NY, USA, 1-12. https://doi.org/10.1145/123.456",
		  "a=John Smith; Ann Jones; Carl Lee | t=Deep Lists for Shallow Trees | v=Proceedings of the 2019 ACM Symposium on Trees (TREE '19) | d=2019 | pp=1-12 | at=New York, NY, USA | n=ACM | inproceedings | doi=10.1145/123.456" },
		{ "John Smith & Ann Lee. Why lists? ICML 2019.",
		  "a=John Smith; Ann Lee | t=Why lists? | v=ICML 2019 | d=2019" },
		{ "John Smith. Lists all the way down. Communications of the ACM, 2011.",
		  "a=John Smith | t=Lists all the way down | v=Communications of the ACM | d=2011 | article" },
		{ "Deep Lists. John Smith, Ann Lee. ICML 2020. [pdf] [code] [slides]",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=ICML 2020 | d=2020" },
		{ "Deep Lists. ICML 2020.",
		  "t=Deep Lists | v=ICML 2020 | d=2020" },
		{ "홍길동, 이영희. 목록 기반 학습 방법. 한국컴퓨터종합학술대회, 2019년 6월.",
		  "a=홍길동; 이영희 | t=목록 기반 학습 방법 | v=한국컴퓨터종합학술대회 | d=2019-06 | inproceedings" },
		{ "Müller, Hans; Schmidt, Eva: Lesen im Wandel. In: Zeitschrift für Lesen, Bd. 12, 2015, S. 1–9.",
		  "a=Müller, Hans; Schmidt, Eva | t=Lesen im Wandel | v=Zeitschrift für Lesen | d=2015 | vol=12 | pp=1–9 | article" },
		{ "Ann Lee: Deep Lists. Springer, 2010.",
		  "a=Ann Lee | t=Deep Lists | v=Springer | d=2010 | book" },
		{ "Anna Nowak i Jan Kowalski. Czytanie nocą. Przegląd Czytelniczy, 2019.",
		  "a=Anna Nowak; Jan Kowalski | t=Czytanie nocą | v=Przegląd Czytelniczy | d=2019 | article" },
	};

	CHECK_ROWS(rows);
}

static void test_marks(void)
{
	static const struct row rows[] = {
		{ "张三, 李四. 深度列表学习[J]. 计算机学报, 2020, 12(3): 1-9.",
		  "a=张三; 李四 | t=深度列表学习 | v=计算机学报 | d=2020 | vol=12 | no=3 | pp=1-9 | article" },
		{ "王伟, 李娜, 张三. 基于列表的方法[C]. 全国计算机会议, 北京, 2018: 10-15.",
		  "a=王伟; 李娜; 张三 | t=基于列表的方法 | v=全国计算机会议 | d=2018 | pp=10-15 | at=北京 | inproceedings" },
		{ "山田太郎, 鈴木花子: 深層リストの学習, 情報処理学会論文誌, Vol. 12, No. 3, pp. 1-9 (2020).",
		  "a=山田太郎; 鈴木花子 | t=深層リストの学習 | v=情報処理学会論文誌 | d=2020 | vol=12 | no=3 | pp=1-9 | article" },
	};

	CHECK_ROWS(rows);
}

static void test_title_first(void)
{
	static const struct row rows[] = {
		{ "Deep Lists, Ann Lee, John Smith, International Conference on Lists (ICL 25)",
		  "a=Ann Lee; John Smith | t=Deep Lists | v=International Conference on Lists (ICL 25) | d=2025 | inproceedings" },
		{ "Deep Lists, Ann Lee, John Smith, Under Submission, 2025",
		  "a=Ann Lee; John Smith | t=Deep Lists | d=2025 | n=Under Submission | unpublished" },
		{ "Deep Lists for Shallow Trees, John Smith, Ann Lee, Carl Jones, International Conference on Lists (ICL 24)",
		  "a=John Smith; Ann Lee; Carl Jones | t=Deep Lists for Shallow Trees | v=International Conference on Lists (ICL 24) | d=2024 | inproceedings" },
		{ "Deep Lists. A. Lee, C. Smith, J. Chem. Phys. 12, 9 (2001).",
		  "a=A. Lee; C. Smith | t=Deep Lists | v=J. Chem. Phys | d=2001 | vol=12 | pp=9 | article" },
		{ "Deep Lists. A. Lee(*), ..., J. Smith(*), Phys. Rev. D 12, 9 (2001).",
		  "a=A. Lee; others; J. Smith | t=Deep Lists | v=Phys. Rev. D | d=2001 | vol=12 | pp=9 | article" },
		{ "Trees: Lists, Cones, and Needles, John Smith, Ann Lee and Carl Jones, Annual Meeting of Foresters (AMF 2023)",
		  "a=John Smith; Ann Lee; Carl Jones | t=Trees: Lists, Cones, and Needles | v=Annual Meeting of Foresters (AMF 2023) | d=2023 | inproceedings" },
	};

	CHECK_ROWS(rows);
}

static void test_patents(void)
{
	static const struct row rows[] = {
		{ "P. Novotná, J. Hruška: Battery housing with phase-change layer. European Patent EP3456789B1, granted 16 March 2022.",
		  "a=P. Novotná; J. Hruška | t=Battery housing with phase-change layer | v=European Patent | d=2022-03-16 | no=EP3456789B1 | n=granted | patent" },
		{ "John Smith, Ann Lee. Deep Lists. US Patent 11,514,370, 2022.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=US Patent | d=2022 | no=11,514,370 | patent" },
		{ "John Smith, Ann Lee, \"Deep Lists\", US Patent, Pending, 2023",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=US Patent | d=2023 | n=Pending | patent" },
		{ "John Smith, Ann Lee, \"Deep Lists\", Korean Patent, No. 10-2620822-0000, Issued: Dec 2023",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=Korean Patent | d=2023-12 | no=10-2620822-0000 | n=Issued | patent" },
		{ "John Smith, Ann Lee, \"Deep Lists\", US Patent, US20240135189A1, Published: Apr 25, 2024",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=US Patent | d=2024-04-25 | no=US20240135189A1 | n=Published | patent" },
	};

	CHECK_ROWS(rows);
}

static void test_theses(void)
{
	static const struct row rows[] = {
		{ "Ann Lee. Lists and their makers. PhD thesis, University of Oslo, 2019.",
		  "a=Ann Lee | t=Lists and their makers | v=University of Oslo | d=2019 | n=PhD thesis | phdthesis" },
		{ "Ann Lee. Lists and their makers. Master's thesis, ETH Zürich, 2014.",
		  "a=Ann Lee | t=Lists and their makers | v=ETH Zürich | d=2014 | n=Master's thesis | mastersthesis" },
		{ "Ann Lee. Lists and their makers. Bachelor's thesis, 2012.",
		  "a=Ann Lee | t=Lists and their makers | d=2012 | n=Bachelor's thesis | thesis" },
	};

	CHECK_ROWS(rows);
}

static void test_remarks(void)
{
	static const struct row rows[] = {
		{ "John Smith, Ann Lee. Deep Lists. Submitted to the Journal of Lists.",
		  "a=John Smith; Ann Lee | t=Deep Lists | n=Submitted to the Journal of Lists | unpublished" },
		{ "John Smith, Ann Lee. Deep Lists. Journal of Lists (to appear).",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=Journal of Lists | n=to appear | article" },
		{ "John Smith, Ann Lee. Deep Lists. In ICSE 2021 (acceptance rate: 17.2%). Best Paper Award.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=ICSE 2021 | d=2021 | n=acceptance rate: 17.2% | n=Best Paper Award" },
		{ "John Smith, Ann Lee. Deep Lists. CVPR 2021 (Oral).",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=CVPR 2021 | d=2021 | n=Oral | inproceedings" },
		{ "John Smith, Ann Lee. Deep Lists. IEEE Access, 2021. Impact factor: 3.4.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=IEEE Access | d=2021 | n=Impact factor: 3.4 | article" },
		{ "John Smith, Ann Lee. Deep Lists. Under review.",
		  "a=John Smith; Ann Lee | t=Deep Lists | n=Under review | unpublished" },
		{ "John Smith, Ann Lee. Deep Lists (Anonymized title for review). Under submission to peer-reviewed conference.",
		  "a=John Smith; Ann Lee | t=Deep Lists | n=Anonymized title for review | n=Under submission to peer-reviewed conference | unpublished" },
		{ "John Smith, Ann Lee. Deep Lists. In preparation.",
		  "a=John Smith; Ann Lee | t=Deep Lists | n=In preparation | unpublished" },
		{ "John Smith, Ann Lee. Deep Lists. Journal of Lists, 2024, in press.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=Journal of Lists | d=2024 | n=in press | article" },
		{ "John Smith, Ann Lee. Deep Lists. MobiSys 2019. Demo paper.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=MobiSys 2019 | d=2019 | n=Demo paper | inproceedings" },
		{ "John Smith, Ann Lee. Deep Lists. RecSys 2017, Poster.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=RecSys 2017 | d=2017 | n=Poster | inproceedings" },
		{ "John Smith, Ann Lee. Deep Lists. ICML 2021 Workshop on Lists, July 2021.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=ICML 2021 Workshop on Lists | d=2021-07 | inproceedings" },
		{ "John Smith, Ann Lee. Deep Lists. Working paper, 2021.",
		  "a=John Smith; Ann Lee | t=Deep Lists | d=2021 | n=Working paper | unpublished" },
		{ "John Smith, Ann Lee. Deep Lists. ICML 2021. Distinguished Paper Award.",
		  "a=John Smith; Ann Lee | t=Deep Lists | v=ICML 2021 | d=2021 | n=Distinguished Paper Award" },
	};

	CHECK_ROWS(rows);
}

static void test_names(void)
{
	static const struct row rows[] = {
		{ "Park, J., Kim, S.-H., & Lee, Y. (2020). Lists again. Journal of Lists, 1(1), 1-2.",
		  "a=Park, J.; Kim, S.-H.; Lee, Y. | t=Lists again | v=Journal of Lists | d=2020 | vol=1 | no=1 | pp=1-2 | article" },
		{ "E. Rossi, Y. Chen, I. Petrov. Lists again. ICML 2020.",
		  "a=E. Rossi; Y. Chen; I. Petrov | t=Lists again | v=ICML 2020 | d=2020" },
		{ "Jan van der Berg, María del Carmen López. Lists again. ICML 2020.",
		  "a=Jan van der Berg; María del Carmen López | t=Lists again | v=ICML 2020 | d=2020" },
		{ "J.-P. Dupont, K. O'Neill. Lists again. ICML 2020.",
		  "a=J.-P. Dupont; K. O'Neill | t=Lists again | v=ICML 2020 | d=2020" },
		{ "JOHN SMITH, ANN LEE, CARL JONES. Lists again. ICML 2020.",
		  "a=JOHN SMITH; ANN LEE; CARL JONES | t=Lists again | v=ICML 2020 | d=2020" },
		{ "John Smith†, Ann Lee‡. Lists again. ICML 2020.",
		  "a=John Smith; Ann Lee | t=Lists again | v=ICML 2020 | d=2020" },
		{ "John A. Smith, Ann B. C. Lee. Lists again. ICML 2020.",
		  "a=John A. Smith; Ann B. C. Lee | t=Lists again | v=ICML 2020 | d=2020" },
		{ "John Smith*, LEE SAEL, U KANG. Lists again. ICML 2020.",
		  "a=John Smith; LEE SAEL; U KANG | t=Lists again | v=ICML 2020 | d=2020" },
		{ "Ann Lee, J. Smith, Carl Jones. Lists again. ICML 2020.",
		  "a=Ann Lee; J. Smith; Carl Jones | t=Lists again | v=ICML 2020 | d=2020" },
	};

	CHECK_ROWS(rows);
}

static void test_chapters_and_books(void)
{
	static const struct row rows[] = {
		{ "Halvorsen, I. (2020). Measuring bedtime. In S. Quist & L. Amundsen (Eds.), Handbook of family routines (pp. 211–230). Routledge.",
		  "a=Halvorsen, I. | t=Measuring bedtime | v=Handbook of family routines | d=2020 | pp=211–230 | n=S. Quist & L. Amundsen (Eds.) | n=Routledge | incollection" },
		{ "\"The Price of a Bell.\" In Objects and Empires, edited by Joan Whitlock and Pedro Sá, 112–35. London: Routledge, 2017.",
		  "t=The Price of a Bell | v=Objects and Empires | d=2017 | pp=112–35 | n=edited by Joan Whitlock and Pedro Sá | n=London: Routledge | incollection" },
		{ "Fern, A. (2021). Mires. In B. Reed (Ed.), Wet Places, Reed Press, Boston, pp. 4--19.",
		  "a=Fern, A. | t=Mires | v=Wet Places | d=2021 | pp=4--19 | n=B. Reed (Ed.) | n=Reed Press, Boston | incollection" },
		{ "\"Who Owned the Marsh?\" in Coastal Lives, ed. E. Thornbury and L. Ferrante (Leiden: Brill, 2018), 33–58.",
		  "t=Who Owned the Marsh? | v=Coastal Lives | d=2018 | pp=33–58 | n=ed. E. Thornbury and L. Ferrante | n=Leiden: Brill | incollection" },
		{ "Wilk T, Baran K. Frailty. In: Harcourt M, editor. Textbook of hospital medicine. 2nd ed. Edinburgh: Elsevier; 2020. p. 233-51.",
		  "a=Wilk T; Baran K | t=Frailty | v=Textbook of hospital medicine | d=2020 | pp=233-51 | n=Harcourt M, editor | n=2nd ed | n=Edinburgh: Elsevier | incollection" },
		{ "Kramer, Anneliese; Feldmann, Jörg: Hörsäle als Instrumente. In: Thiele, Ute (Hrsg.): Räume zum Hören. Wiesbaden: Springer Vieweg, 2019, S. 77–96.",
		  "a=Kramer, Anneliese; Feldmann, Jörg | t=Hörsäle als Instrumente | v=Räume zum Hören | d=2019 | pp=77–96 | n=Thiele, Ute (Hrsg.) | n=Wiesbaden: Springer Vieweg | incollection" },
		{ "Feldmann, Jörg: Der stille Saal. Eine Einführung. München: Hanser, 2016.",
		  "a=Feldmann, Jörg | t=Der stille Saal. Eine Einführung | v=Hanser | d=2016 | at=München | book" },
		{ "A Small Republic. Oxford: Oxford University Press, 2011.",
		  "t=A Small Republic | v=Oxford University Press | d=2011 | at=Oxford | book" },
		{ "CALDEIRA, B. Água e cidade. Rio de Janeiro: Editora Maré, 2018.",
		  "a=CALDEIRA, B. | t=Água e cidade | v=Editora Maré | d=2018 | at=Rio de Janeiro | book" },
		{ "Asante, Kwabena, and Lucy Hartwell. \"Hymns in Two Tongues.\" Journal of West African Music, vol. 9, no. 1, 2021, pp. 33-57.",
		  "a=Asante, Kwabena; Lucy Hartwell | t=Hymns in Two Tongues | v=Journal of West African Music | d=2021 | vol=9 | no=1 | pp=33-57 | article" },
	};

	CHECK_ROWS(rows);
}

static void test_humanities(void)
{
	static const struct row rows[] = {
		{ "\"Muleteers and Magistrates: Petitions from the High Valleys.\" Past Communities 88, no. 3 (2022): 401–38.",
		  "t=Muleteers and Magistrates: Petitions from the High Valleys | v=Past Communities | d=2022 | vol=88 | no=3 | pp=401–38 | article" },
		{ "\"Do Roads Bring Banks?\" (with Mette Kirk). Review of Village Economics, 12, 1–29, 2020.",
		  "a=Mette Kirk | t=Do Roads Bring Banks? | v=Review of Village Economics | d=2020 | vol=12 | pp=1–29 | article" },
		{ "\"The Long Shadow of a Short Drought\", under review, 2024",
		  "t=The Long Shadow of a Short Drought | d=2024 | n=under review | unpublished" },
		{ "Kruk, M. and Zawadzka, E. (2020) 'Cable fatigue in cold climates', Structures and Weather, 28(1), pp. 1–14.",
		  "a=Kruk, M.; Zawadzka, E. | t=Cable fatigue in cold climates | v=Structures and Weather | d=2020 | vol=28 | no=1 | pp=1–14 | article" },
		{ "Marchetti H., Le Goff Y., 2019, « Cartographier l'ombre », Mappemonde rurale, 12, p. 9-21.",
		  "a=Marchetti H.; Le Goff Y. | t=Cartographier l'ombre | v=Mappemonde rurale | d=2019 | vol=12 | pp=9-21 | article" },
		{ "The Quiet Clause, 71 Stanlake Law Review 455 (2022).",
		  "t=The Quiet Clause | v=Stanlake Law Review | d=2022 | vol=71 | pp=455 | article" },
		{ "Feldmann, Jörg; Kramer, Anneliese: Zur Akustik kleiner Räume. In: Zeitschrift für Raumakustik 14 (2021), H. 3, S. 201–219.",
		  "a=Feldmann, Jörg; Kramer, Anneliese | t=Zur Akustik kleiner Räume | v=Zeitschrift für Raumakustik | d=2021 | vol=14 | no=3 | pp=201–219 | article" },
		{ "Bermúdez Soto, L. (2017). Saludos y despedidas en el zapoteco urbano (Tesis doctoral). Universidad de Salamanca.",
		  "a=Bermúdez Soto, L. | t=Saludos y despedidas en el zapoteco urbano | v=Universidad de Salamanca | d=2017 | n=Tesis doctoral | phdthesis" },
	};

	CHECK_ROWS(rows);
}

static void test_sciences(void)
{
	static const struct row rows[] = {
		{ "Wilk T, Baran K, Osei-Mensah D. Early mobilisation after hip fracture: a cluster trial. Age Ageing Pract. 2022;51(4):afac077. doi: 10.5555/aap/afac077. PMID: 35000111.",
		  "a=Wilk T; Baran K; Osei-Mensah D | t=Early mobilisation after hip fracture: a cluster trial | v=Age Ageing Pract | d=2022 | vol=51 | no=4 | pp=afac077 | n=PMID: 35000111 | article | doi=10.5555/aap/afac077" },
		{ "Wilk T, Nowak AM, Zieliński P; FALLSTOP Investigators. Protocol for the FALLSTOP study. BMC Geriatr. 2018;18:77.",
		  "a=Wilk T; Nowak AM; Zieliński P; FALLSTOP Investigators | t=Protocol for the FALLSTOP study | v=BMC Geriatr | d=2018 | vol=18 | pp=77 | article" },
		{ "Baran K, Wilk T, Lindgren S, et al. Vitamin D and falls in care homes. Lancet Geriatr. 2021 Mar;2(3):e141-e149.",
		  "a=Baran K; Wilk T; Lindgren S; others | t=Vitamin D and falls in care homes | v=Lancet Geriatr | d=2021-03 | vol=2 | no=3 | pp=e141-e149 | article" },
		{ "Thorvaldsen, O.; Ebert, F.; Li, X. Photoredox Cleavage of Stubborn Ethers. J. Am. Chem. Lett. 2022, 144, 10221–10229.",
		  "a=Thorvaldsen, O.; Ebert, F.; Li, X. | t=Photoredox Cleavage of Stubborn Ethers | v=J. Am. Chem. Lett | d=2022 | vol=144 | pp=10221–10229 | article" },
		{ "Y. Karaca, M. Lefort and S. Inoue, Spin ice without frustration, Phys. Rev. B 107, 104402 (2023).",
		  "a=Y. Karaca; M. Lefort; S. Inoue | t=Spin ice without frustration | v=Phys. Rev. B | d=2023 | vol=107 | pp=104402 | article" },
		{ "Y. Karaca et al., Magnon lifetimes from inelastic scattering, J. Phys.: Condens. Matter 33, 375801 (2021).",
		  "a=Y. Karaca; others | t=Magnon lifetimes from inelastic scattering | v=J. Phys.: Condens. Matter | d=2021 | vol=33 | pp=375801 | article" },
		{ "N. Petrova, H. Lam. Contagion with memory. J. Stat. Mech. (2020) 073401.",
		  "a=N. Petrova; H. Lam | t=Contagion with memory | v=J. Stat. Mech. | d=2020 | pp=073401 | article" },
		{ "Diallo, A.*, Hsu, C.-Y.*, Marks, R.† (2024) Phosphorus pulses in seasonal ponds. Freshwater Notes 69: 120-134.",
		  "a=Diallo, A.; Hsu, C.-Y.; Marks, R. | t=Phosphorus pulses in seasonal ponds | v=Freshwater Notes | d=2024 | vol=69 | pp=120-134 | article" },
		{ "B. Quigley and A. Mbeki. A note on Korn's inequality. Comptes Rendus Math. 357 (2018), no. 6, 512–517.",
		  "a=B. Quigley; A. Mbeki | t=A note on Korn's inequality | v=Comptes Rendus Math | d=2018 | vol=357 | no=6 | pp=512–517 | article" },
		{ "2023. Fischer A., Deshmukh R. Nitrate plumes and irrigation timing. Water Quality Studies, 17(2): 45-59.",
		  "a=Fischer A.; Deshmukh R. | t=Nitrate plumes and irrigation timing | v=Water Quality Studies | d=2023 | vol=17 | no=2 | pp=45-59 | article" },
		{ "C1. D. Achebe, F. Grönroos, Y. Tan. Paxos for People in a Hurry. EuroSys 2023. (Acceptance rate: 16.9%)",
		  "a=D. Achebe; F. Grönroos; Y. Tan | t=Paxos for People in a Hurry | v=EuroSys 2023 | d=2023 | n=Acceptance rate: 16.9%" },
	};

	CHECK_ROWS(rows);
}

static void test_east_asia(void)
{
	static const struct row rows[] = {
		{ "김하늘, 박지수, \"위성 메시 네트워크를 위한 적응형 라우팅,\" 한국통신학회논문지, 제47권 5호, pp. 701-710, 2022년 5월.",
		  "a=김하늘; 박지수 | t=위성 메시 네트워크를 위한 적응형 라우팅 | v=한국통신학회논문지 | d=2022-05 | vol=47 | no=5 | pp=701-710 | article" },
		{ "佐々木美穂、山本涼、田中健太：「避難経路の可視化手法」、情報処理学会第83回全国大会、2021年3月.",
		  "a=佐々木美穂; 山本涼; 田中健太 | t=避難経路の可視化手法 | v=情報処理学会第83回全国大会 | d=2021-03 | inproceedings" },
		{ "陈思远, 刘洋, 赵敏. 面向边缘计算的任务卸载策略[J]. 计算机研究与发展, 2022, 59(8): 1712-1725.",
		  "a=陈思远; 刘洋; 赵敏 | t=面向边缘计算的任务卸载策略 | v=计算机研究与发展 | d=2022 | vol=59 | no=8 | pp=1712-1725 | article" },
		{ "刘洋, 陈思远. 低功耗节点的协同调度[C]//全国嵌入式系统学术会议论文集. 北京: 清华大学出版社, 2020: 55-60.",
		  "a=刘洋; 陈思远 | t=低功耗节点的协同调度 | v=全国嵌入式系统学术会议论文集 | d=2020 | pp=55-60 | n=北京: 清华大学出版社 | inproceedings" },
		{ "赵敏, 刘洋. 一种节点协同方法: 中国, CN110000001A[P]. 2021-05-31.",
		  "a=赵敏; 刘洋 | t=一种节点协同方法 | v=中国 | d=2021-05-31 | no=CN110000001A | patent" },
		{ "赵敏, 陈思远. 边缘智能导论[M]. 2版. 北京: 机械工业出版社, 2023.",
		  "a=赵敏; 陈思远 | t=边缘智能导论 | v=机械工业出版社 | d=2023 | at=北京 | n=2版 | book" },
	};

	CHECK_ROWS(rows);
}

static void test_cyrillic(void)
{
	static const struct row rows[] = {
		{ "Орлов Д. В., Ким А. С. Оптимизация маршрутов в портовых сетях // Вестник транспортной науки. 2021. Т. 14, № 2. С. 45–58.",
		  "a=Орлов Д. В.; Ким А. С. | t=Оптимизация маршрутов в портовых сетях | v=Вестник транспортной науки | d=2021 | vol=14 | no=2 | pp=45–58 | article" },
		{ "Д. В. Орлов, Е. И. Соколова, Очереди с нетерпеливыми судами, Автоматика и управление, 2019, № 7, с. 23–31.",
		  "a=Д. В. Орлов; Е. И. Соколова | t=Очереди с нетерпеливыми судами | v=Автоматика и управление | d=2019 | no=7 | pp=23–31 | article" },
	};

	CHECK_ROWS(rows);
}

/* Marks before names, and letters that are no initials: of a journal, of a suffix. */
static void test_letters_beside_names(void)
{
	static const struct row rows[] = {
		{ "*Fenwick, T. R., Byron, A., & *Okoro, L. (2021). Salt and sleep: A diary study. Journal of Harbour Health, 8(2), 11–19.",
		  "a=Fenwick, T. R.; Byron, A.; Okoro, L. | t=Salt and sleep: A diary study | v=Journal of Harbour Health | d=2021 | vol=8 | no=2 | pp=11–19 | article" },
		{ "Slow Radicals in Brine. Fenwick, T.; Byron, A. J. Phys. Chem. 2014, 88, 120–127.",
		  "a=Fenwick, T.; Byron, A. | t=Slow Radicals in Brine | v=J. Phys. Chem | d=2014 | vol=88 | pp=120–127 | article" },
		{ "Salt Bridges Revisited. Fenwick, T. R., Jr.; Byron, A. Org. Lett. 2011, 13, 20–23.",
		  "a=Fenwick, T. R., Jr.; Byron, A. | t=Salt Bridges Revisited | v=Org. Lett | d=2011 | vol=13 | pp=20–23 | article" },
	};

	CHECK_ROWS(rows);
}

/* Issues behind a colon or a slash, volumes in small Roman letters, counts in one bracket. */
static void test_counts(void)
{
	static const struct row rows[] = {
		{ "'Tides and tithes', Harbour History, 12:3 (1994), 355-81.",
		  "t=Tides and tithes | v=Harbour History | d=1994 | vol=12 | no=3 | pp=355-81 | article" },
		{ "'Tides and tithes', Harbour History, 12/3, 1994, pp. 355-81.",
		  "t=Tides and tithes | v=Harbour History | d=1994 | vol=12 | no=3 | pp=355-81 | article" },
		{ "« Les marées », Revue des ports, t. 14/2, 2011, p. 9-22.",
		  "t=Les marées | v=Revue des ports | d=2011 | vol=14 | no=2 | pp=9-22 | article" },
		{ "'A wreck and its heirs', Harbour Review, xlvii, 201-16.",
		  "t=A wreck and its heirs | v=Harbour Review | vol=xlvii | pp=201-16 | article" },
		{ "'A wreck and its heirs', Harbour Review, cxii (no. 4), 201-16.",
		  "t=A wreck and its heirs | v=Harbour Review | vol=cxii | no=4 | pp=201-16 | article" },
		{ "Byron, A. (2014). Reading tide tables. In L. Okoro & P. Fenwick (Eds.), Handbook of harbours (2nd ed., pp. 40–63). Springer.",
		  "a=Byron, A. | t=Reading tide tables | v=Handbook of harbours | d=2014 | pp=40–63 | n=L. Okoro & P. Fenwick (Eds.) | n=2nd ed | n=Springer | incollection" },
		{ "Byron, A. (2016). Reading buoys. In P. Fenwick (Ed.), Encyclopedia of harbours (Vol. 2, pp. 4–6). Springer.",
		  "a=Byron, A. | t=Reading buoys | v=Encyclopedia of harbours | d=2016 | vol=2 | pp=4–6 | n=P. Fenwick (Ed.) | n=Springer | incollection" },
		{ "F. Deng, J. Hu, \"Lubricated contact of gears,\" Tribol. Int., vol. 153, Art. no. 106612, 2021.",
		  "a=F. Deng; J. Hu | t=Lubricated contact of gears | v=Tribol. Int. | d=2021 | vol=153 | pp=106612 | article" },
		{ "“Luz de domingo: una relectura”. Revista de Puertos 74.147 (2012): 203-225.",
		  "t=Luz de domingo: una relectura | v=Revista de Puertos | d=2012 | vol=74 | no=147 | pp=203-225 | article" },
		{ "'Native Title and the Foreshore' (2015) 39(2) Stanlake University Law Review 512",
		  "t=Native Title and the Foreshore | v=Stanlake University Law Review | d=2015 | vol=39 | no=2 | pp=512 | article" },
		{ "Ebbe als Begriff, in: Zeitschrift für Uferkunde 70 (1979), 411–429.",
		  "t=Ebbe als Begriff | v=Zeitschrift für Uferkunde | d=1979 | vol=70 | pp=411–429 | article" },
		{ "Desymmetrization in Brine. Gadre, S.; Fenwick, T. Angew. Chem., Int. Ed. 2016, 55, 7931–7935.",
		  "a=Gadre, S.; Fenwick, T. | t=Desymmetrization in Brine | v=Angew. Chem., Int. Ed | d=2016 | vol=55 | pp=7931–7935 | article" },
		{ "罗辉, 陈伟, 等. 小样本条件下轴承诊断[J]. 仪器学报, 2019, 40(3): 150-158.",
		  "a=罗辉; 陈伟; others | t=小样本条件下轴承诊断 | v=仪器学报 | d=2019 | vol=40 | no=3 | pp=150-158 | article" },
	};

	CHECK_ROWS(rows);
}

/* Place, house and year of a book, as many countries order them. */
static void test_imprints(void)
{
	static const struct row rows[] = {
		{ "Harbour and Crown in Wet Weather (Kirkwall: Tideline Press, 1981). Paperback 1986.",
		  "t=Harbour and Crown in Wet Weather | v=Tideline Press | d=1981 | at=Kirkwall | n=Paperback 1986 | book" },
		{ "Harbour and Crown: Essays on Water, 1500-1600 (Oxford: Oxford University Press, 1990; reissued 2005).",
		  "t=Harbour and Crown: Essays on Water, 1500-1600 | v=Oxford University Press | d=1990 | at=Oxford | n=reissued 2005 | book" },
		{ "THE LAW OF SMALL HARBOURS (Stanlake University Press 2012)",
		  "t=THE LAW OF SMALL HARBOURS | v=Stanlake University Press | d=2012 | book" },
		{ "“Cartas desde el puerto”. Escrituras del invierno. Eds. Marta Sanz y Luis Prada. Valencia: Pre-Textos, 2014, pp. 101-120.",
		  "t=Cartas desde el puerto | v=Escrituras del invierno | d=2014 | pp=101-120 | n=Eds. Marta Sanz y Luis Prada | n=Valencia: Pre-Textos | incollection" },
		{ "'Coastal Custom' in A Lee and B Ray (eds), Custom in Law (Hart Publishing, 2018) 45.",
		  "t=Coastal Custom | v=Custom in Law | d=2018 | vol=45 | n=A Lee and B Ray (eds) | n=Hart Publishing | incollection" },
		{ "Die Geduld der Ufer. Eine Studie. Freiburg i. Br.: Uferlos 1998, 5. Auflage 2016.",
		  "t=Die Geduld der Ufer. Eine Studie | v=Uferlos | d=1998 | at=Freiburg i. Br. | n=5. Auflage 2016 | book" },
		{ "Ebbe und Zeit. Bonn: Verlag am Deich 1980 (= Schriften zur Ebbe 15).",
		  "t=Ebbe und Zeit | v=Verlag am Deich | d=1980 | at=Bonn | n== Schriften zur Ebbe 15 | book" },
		{ "Le Rire des ports, Lyon, La Jetée, 2019, 456 p.",
		  "t=Le Rire des ports | v=La Jetée | d=2019 | at=Lyon | n=456 p | book" },
		{ "« L’orchestre des quais », dans Jeanne Dupont (dir.), Les Fêtes du port, Paris, La Jetée, 2010, p. 322-335.",
		  "t=L’orchestre des quais | v=Les Fêtes du port | d=2010 | pp=322-335 | n=Jeanne Dupont (dir.) | n=Paris, La Jetée | incollection" },
		{ "'Kinship at sea', in N. Macrae (ed.), Church and Harbour (Edinburgh), 98-117.",
		  "t=Kinship at sea | v=Church and Harbour | pp=98-117 | at=Edinburgh | n=N. Macrae (ed.) | incollection" },
		{ "Was heißt „ruhig“?, in: O. Meer/W. Watt (Hgg.), Normen der Küste, Paderborn 1985, 77–99.",
		  "t=Was heißt „ruhig“? | v=Normen der Küste | d=1985 | pp=77–99 | at=Paderborn | n=O. Meer/W. Watt (Hgg.) | incollection" },
	};

	CHECK_ROWS(rows);
}

/* Who wrote or edited it beside the owner of the list, before the title. */
static void test_leads(void)
{
	static const struct row rows[] = {
		{ "(ed. with M. Fenwick) The Renaissance Harbour (Aberdeen: Tideline Press, 1988).",
		  "a=M. Fenwick | t=The Renaissance Harbour | v=Tideline Press | d=1988 | at=Aberdeen | n=ed | book" },
		{ "(Hg.) Praktische Ebbe heute. Würzburg: Uferlos 1994.",
		  "t=Praktische Ebbe heute | v=Uferlos | d=1994 | at=Würzburg | n=Hg | book" },
		{ "(with Julian Hargrave) 'Plague and provisioning', Harbour Review, 2nd ser., xlv, 502-27.",
		  "a=Julian Hargrave | t=Plague and provisioning | v=Harbour Review | vol=xlv | pp=502-27 | n=2nd ser | article" },
		{ "(2022) with Chidi Uba & Lena Storm. What swimmers know about tides: A study. Journal of Tides 7(1): 3–12.",
		  "a=Chidi Uba; Lena Storm | t=What swimmers know about tides: A study | v=Journal of Tides | d=2022 | vol=7 | no=1 | pp=3–12 | article" },
		{ "(w/ C. Uba, L. Storm) Tables of tides. Journal of Tides 8(1): 3–12, 2023.",
		  "a=C. Uba; L. Storm | t=Tables of tides | v=Journal of Tides | d=2023 | vol=8 | no=1 | pp=3–12 | article" },
		{ "(2024) Tone and tide. Journal of Tides 9(2): 1–8.",
		  "t=Tone and tide | v=Journal of Tides | d=2024 | vol=9 | no=2 | pp=1–8 | article" },
		{ "Avec Yann Le Goff, Théâtres de la mer, Rennes, La Jetée, 2018.",
		  "a=Yann Le Goff | t=Théâtres de la mer | v=La Jetée | d=2018 | at=Rennes | book" },
	};

	CHECK_ROWS(rows);
}

/* Issues that bear a conference's name, as the ACM numbers its proceedings. */
static void test_named_issues(void)
{
	static const struct row rows[] = {
		{ "A. Byron, C. Lovell. Owning Tides. Proc. ACM Program. Lang., 9(POPL):61–90, January 2025.",
		  "a=A. Byron; C. Lovell | t=Owning Tides | v=Proc. ACM Program. Lang. | d=2025-01 | vol=9 | no=POPL | pp=61–90 | article" },
		{ "A. Byron and C. Lovell. \"Ebb without Tears.\" Proceedings of the ACM on Programming Languages 6 (OOPSLA1), 31:1–31:29, 2022.",
		  "a=A. Byron; C. Lovell | t=Ebb without Tears | v=Proceedings of the ACM on Programming Languages | d=2022 | vol=6 | no=OOPSLA1 | pp=31:1–31:29 | article" },
		{ "Ada Byron and Carl Lovell. 2023. Who Draws the Chart? Proc. ACM Hum.-Comput. Interact. 7, CSCW2, Article 28 (October 2023).",
		  "a=Ada Byron; Carl Lovell | t=Who Draws the Chart? | v=Proc. ACM Hum.-Comput. Interact | d=2023-10 | vol=7 | no=CSCW2 | pp=28 | article" },
		{ "A. Byron and C. Lovell. Buoys at Work. In Proc. 58th Symposium on Buoys (SOB), 2021.",
		  "a=A. Byron; C. Lovell | t=Buoys at Work | v=Proc. 58th Symposium on Buoys (SOB) | d=2021 | inproceedings" },
	};

	CHECK_ROWS(rows);
}

/* The key that a list gives a reference says where and when, if nothing else does. */
static void test_keys(void)
{
	static const struct row rows[] = {
		{ "[BUOY’23] A. Byron and C. Lovell. Bells, verified. In Bells and Proofs, Oslo, January 2023.",
		  "a=A. Byron; C. Lovell | t=Bells, verified | v=Bells and Proofs | d=2023-01 | at=Oslo" },
		{ "[BUOY ’21] A. Byron, C. Lovell. Stacking buoys. In Bells and Proofs, Oslo.",
		  "a=A. Byron; C. Lovell | t=Stacking buoys | v=Bells and Proofs | d=2021 | at=Oslo" },
		{ "[ICML ’22] Byron, A., Lovell, C. \"Learning to float\".",
		  "a=Byron, A.; Lovell, C. | t=Learning to float | v=ICML ’22 | d=2022" },
		{ "[Draft] A. Byron and C. Lovell. Bells, finally. Submitted to BUOY 2026.",
		  "a=A. Byron; C. Lovell | t=Bells, finally | d=2026 | n=Submitted to BUOY 2026 | unpublished" },
	};

	CHECK_ROWS(rows);
}

/* What a paper won behind a star or a full stop; where a meeting was that nobody travelled to. */
static void test_stars(void)
{
	static const struct row rows[] = {
		{ "A. Byron, C. Lovell. Slow buoys. TIDES 2025, Seoul ★ Acceptance rate 17.9%",
		  "a=A. Byron; C. Lovell | t=Slow buoys | v=TIDES 2025 | d=2025 | at=Seoul | n=Acceptance rate 17.9%" },
		{ "A. Byron, C. Lovell. Fast buoys. TIDES 2022, Virtual 🏆 Impact Recognition",
		  "a=A. Byron; C. Lovell | t=Fast buoys | v=TIDES 2022 | d=2022 | at=Virtual | n=Impact Recognition" },
		{ "A. Byron, C. Lovell. A set of bells. In Symposium on Bells, Las Vegas (virtual), pp. 51–56, 2020.",
		  "a=A. Byron; C. Lovell | t=A set of bells | v=Symposium on Bells | d=2020 | pp=51–56 | at=Las Vegas (virtual) | inproceedings" },
		{ "A. Byron, C. Lovell. Unsafe buoys. In: 36th European Conference on Buoys (ECOB 2023), Seattle, USA. Artifact evaluated",
		  "a=A. Byron; C. Lovell | t=Unsafe buoys | v=36th European Conference on Buoys (ECOB 2023) | d=2023 | at=Seattle, USA | n=Artifact evaluated | inproceedings" },
		{ "A. Byron, C. Lovell, \"Stable buoys\", Journal of Buoys, 46(8), 1290–1298, 2010. Buoy Society Journal Paper Award.",
		  "a=A. Byron; C. Lovell | t=Stable buoys | v=Journal of Buoys | d=2010 | vol=46 | no=8 | pp=1290–1298 | n=Buoy Society Journal Paper Award | article" },
	};

	CHECK_ROWS(rows);
}

static void test_talks(void)
{
	static const struct row rows[] = {
		{ "Halvorsen, I. (2022, June). Routines under pressure [Paper presentation]. Meeting of the Society for Everyday Life, Bergen, Norway.",
		  "a=Halvorsen, I. | t=Routines under pressure | v=Meeting of the Society for Everyday Life | d=2022-06 | at=Bergen, Norway | n=Paper presentation | misc" },
		{ "\"Compilers for Curious People\", invited talk, University of Leeds, Leeds, UK, November 2023",
		  "t=Compilers for Curious People | v=University of Leeds | d=2023-11 | at=Leeds, UK | n=invited talk | misc" },
		{ "C. Eze, P. Lindholm. Register allocation as a game. Poster presented at the 31st Symposium on Code Shapes, Uppsala, Sweden, June 2021.",
		  "a=C. Eze; P. Lindholm | t=Register allocation as a game | v=31st Symposium on Code Shapes | d=2021-06 | at=Uppsala, Sweden | n=Poster | inproceedings" },
		{ "EAU Annual Congress, Milan, 2023: \"Markers after surgery\" (oral)",
		  "t=Markers after surgery | v=EAU Annual Congress | d=2023 | at=Milan | n=oral | inproceedings" },
		{ "\"Tides and Wages\" (with Lucía Vargas), Revise and resubmit, Journal of Harbour Economics",
		  "a=Lucía Vargas | t=Tides and Wages | n=Revise and resubmit, Journal of Harbour Economics | unpublished" },
		{ "Halvorsen, I., & Okafor, C. (in preparation). Light, screens and the first lesson.",
		  "a=Halvorsen, I.; Okafor, C. | t=Light, screens and the first lesson | n=in preparation | unpublished" },
	};

	CHECK_ROWS(rows);
}

int main(void)
{
	jmp_buf failed;

	arena_init(&arena);
	arena.on_failure = &failed;
	if (setjmp(failed))
		return 1;
	RUN(test_authors_and_year);
	RUN(test_divided_names);
	RUN(test_family_and_initials);
	RUN(test_quoted);
	RUN(test_stops);
	RUN(test_marks);
	RUN(test_title_first);
	RUN(test_patents);
	RUN(test_theses);
	RUN(test_remarks);
	RUN(test_names);
	RUN(test_chapters_and_books);
	RUN(test_humanities);
	RUN(test_sciences);
	RUN(test_east_asia);
	RUN(test_cyrillic);
	RUN(test_letters_beside_names);
	RUN(test_counts);
	RUN(test_imprints);
	RUN(test_leads);
	RUN(test_named_issues);
	RUN(test_keys);
	RUN(test_stars);
	RUN(test_talks);
	arena_release(&arena);
	return check_done();
}
