/*
 * Lists in the text reader: skills, languages, interests, references, awards,
 * certificates and projects in the shapes that CVs and themes give them. Each
 * text is a section under a name; the record is shown in a line of its own.
 */
#include "formats/text/text.h"

#include "pipeline/arena.h"
#include "pipeline/buf.h"
#include "pipeline/convert.h"
#include "pipeline/record.h"
#include "tests/unit/check.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define HEAD "Ada Example\nada@example.org\n\n"

struct list_shape {
	const char *text, *record;
};

static void ignore(void *context, const struct message *message)
{
	(void)context, (void)message;
}

static void add(struct buf *out, const char *mark, const struct text *text)
{
	if (text->s)
		buf_addf(out, "%s%s", mark, text->s);
}

/* " = a | b" */
static void add_all(struct buf *out, const struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		add(out, i ? " | " : " = ", &texts->v[i]);
}

/* "Name @level = a | b : prose" */
static void show_skill(struct buf *out, const void *entry)
{
	const struct skill *skill = entry;

	add(out, "", &skill->name);
	add(out, " @", &skill->level);
	add_all(out, &skill->keywords);
	add(out, " : ", &skill->summary);
}

static void show_language(struct buf *out, const void *entry)
{
	const struct language *language = entry;

	add(out, "", &language->language);
	add(out, " @", &language->fluency);
}

static void show_interest(struct buf *out, const void *entry)
{
	const struct interest *interest = entry;

	add(out, "", &interest->name);
	add_all(out, &interest->keywords);
	add(out, " : ", &interest->summary);
}

static void show_reference(struct buf *out, const void *entry)
{
	const struct reference *reference = entry;

	add(out, "", &reference->name);
	add(out, " : ", &reference->reference);
}

static void show_award(struct buf *out, const void *entry)
{
	const struct award *award = entry;

	add(out, "", &award->title);
	add(out, " @", &award->awarder);
	add(out, " #", &award->date);
	add(out, " : ", &award->summary);
}

static void show_certificate(struct buf *out, const void *entry)
{
	const struct certificate *certificate = entry;

	add(out, "", &certificate->name);
	add(out, " @", &certificate->issuer);
	add(out, " #", &certificate->date);
	add(out, " : ", &certificate->summary);
}

static void show_project(struct buf *out, const void *entry)
{
	const struct project *project = entry;

	add(out, "", &project->name);
	add_all(out, &project->roles);
	add(out, " @", &project->entity);
	add(out, " #", &project->start_date);
	add(out, " - ", &project->end_date);
	add(out, " / ", &project->type);
	add(out, " ", &project->url);
	add(out, " : ", &project->description);
	for (size_t i = 0; i < project->highlights.n; i++)
		add(out, " * ", &project->highlights.v[i]);
	if (project->keywords.n)
		buf_adds(out, " keywords");
	add_all(out, &project->keywords);
}

typedef void show_fn(struct buf *, const void *);

static void show_list(struct buf *out, const struct list *list, show_fn *show)
{
	for (size_t i = 0; i < list->n; i++) {
		if (out->size)
			buf_adds(out, "; ");
		show(out, list->v[i]);
	}
}

static void show(struct buf *out, const struct cv *cv)
{
	show_list(out, &cv->skills, show_skill);
	show_list(out, &cv->languages, show_language);
	show_list(out, &cv->interests, show_interest);
	show_list(out, &cv->references, show_reference);
	show_list(out, &cv->awards, show_award);
	show_list(out, &cv->certificates, show_certificate);
	show_list(out, &cv->projects, show_project);
}

static void read_text(const char *text, struct buf *out)
{
	struct settings settings = { NULL, 0 };
	struct arena arena;
	struct diag diag;
	struct source *source;
	struct reader *reader;
	struct cv cv;

	arena_init(&arena);
	diag_init(&diag, ignore, NULL);
	source = source_from_memory("cv.txt", text, strlen(text), 0, &diag);
	reader = reader_open(&text_format, source, &settings, NULL, &diag);
	if (CHECK_INT(reader_next(reader, &cv, &arena), 1))
		show(out, &cv);
	reader_close(reader);
	source_close(source);
	arena_release(&arena);
}

static void check_shapes(const struct list_shape *shapes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct buf text = BUF_INIT, got = BUF_INIT;

		buf_addf(&text, HEAD "%s", shapes[i].text);
		read_text(text.bytes, &got);
		if (!CHECK_STR(got.bytes, shapes[i].record))
			printf("#   of     %s\n", shapes[i].text);
		buf_release(&text);
		buf_release(&got);
	}
}

static const struct list_shape skills_on_one_line[] = {
	{ "Skills\n\nBackend: PHP / Python / C#\nTools: Git\n", "Backend = PHP | Python | C#; Tools = Git" },
	{ "Skills\n\nBackend: C / C++, Java / Kotlin, Go\nTools: Git\n",
	  "Backend = C / C++ | Java / Kotlin | Go; Tools = Git" },
	{ "SKILLS\n\nLanguages: Python, C++, Go\nTools: Git, Docker\n",
	  "Languages = Python | C++ | Go; Tools = Git | Docker" },
	{ "SKILLS\n\nLanguages (expert): Python, C++\nTools (beginner): Git, Docker\n",
	  "Languages @expert = Python | C++; Tools @beginner = Git | Docker" },
	{ "SKILLS\n\nWeb - Front-end: HTML, CSS\nWeb - Back-end: PHP, SQL - MySQL\n",
	  "Web - Front-end = HTML | CSS; Web - Back-end = PHP | SQL - MySQL" },
	{ "SKILLS\n\nLanguages - Python, C++, Go\nTools - Git, Docker\n",
	  "Languages = Python | C++ | Go; Tools = Git | Docker" },
	{ "## Skills\n\n**Languages** Python, C++ | Go\n**Tools** Git, Docker\n",
	  "Languages = Python | C++ | Go; Tools = Git | Docker" },
	{ "## Skills\n\n- **Backend:** Java (Spring, Hibernate), SQL\n"
	  "- **Frontend:** Vue, CSS\n",
	  "Backend = Java (Spring, Hibernate) | SQL; Frontend = Vue | CSS" },
	{ "Kenntnisse\n\nSprachen: Python, C++\nWerkzeuge: Git, Docker\n",
	  "Sprachen = Python | C++; Werkzeuge = Git | Docker" },
	{ "Compétences\n\nLangages : Python, C++\nOutils : Git, Docker\n",
	  "Langages = Python | C++; Outils = Git | Docker" },
	{ "技能\n\n语言：Python、C++\n工具：Git、Docker\n",
	  "语言 = Python | C++; 工具 = Git | Docker" },
	{ "SKILLS\n\nPython, C++, Go, Docker\n",
	  "SKILLS = Python | C++ | Go | Docker" },
	{ "SKILLS\n\nData Science. Pandas, NumPy\nWeb. Flask, Django\n",
	  "Data Science = Pandas | NumPy; Web = Flask | Django" },
	{ "SKILLS\n\nTools (): Git, Docker\nCloud (): AWS, Azure\n",
	  "Tools = Git | Docker; Cloud = AWS | Azure" },
	/* a full line above the name of another list, and lists that go on below theirs */
	{ "SKILLS\n\nBaking (expert): sourdough, brioche, croissants, panettone, rye, laminated doughs\n"
	  "Cooking (good): stocks, sauces, roasts, terrines, pickles, preserves, fish, game, and\n"
	  "offal, fungi\nTable service (basic): wine, spirits, cheese, carving, table plans, allergies, tea and\n"
	  "coffee\n",
	  "Baking @expert = sourdough | brioche | croissants | panettone | rye | laminated doughs; "
	  "Cooking @good = stocks | sauces | roasts | terrines | pickles | preserves | fish | game | offal | fungi; "
	  "Table service @basic = wine | spirits | cheese | carving | table plans | allergies | tea and coffee" },
	{ "Habilidades\n\nLenguajes: Python, Java\nBases de datos: MySQL, Redis\n",
	  "Lenguajes = Python | Java; Bases de datos = MySQL | Redis" },
};

static void test_skills_on_one_line(void)
{
	check_shapes(skills_on_one_line, COUNT(skills_on_one_line));
}

static const struct list_shape skills_on_lines_of_their_own[] = {
	{ "## Skills\n\n### Languages\n\n- Python\n- C++\n\n### Tools\n\n- Git\n- Docker\n",
	  "Languages = Python | C++; Tools = Git | Docker" },
	{ "SKILLS\n\nBackend\n    Java\n    Kotlin\nFrontend\n    Vue\n    React\n",
	  "Backend = Java | Kotlin; Frontend = Vue | React" },
	{ "SKILLS\n\nBackend\n- Java\n- Kotlin\nFrontend\n- Vue\n- React\n",
	  "Backend = Java | Kotlin; Frontend = Vue | React" },
	{ "SKILLS\n\nBackend\nJava\nKotlin\n\nFrontend\nVue\nReact\nSvelte\n",
	  "Backend = Java | Kotlin; Frontend = Vue | React | Svelte" },
	/* bullets in columns, and dots between items below a name */
	{ "Key Skills\n• Bread baking\t• Oven repair\n• Loaf shaping\t• Crew planning\n",
	  "Key Skills = Bread baking | Oven repair | Loaf shaping | Crew planning" },
	{ "Key Skills\n• Bread baking          • Oven repair        • Stock control\n"
	  "• Loaf shaping          • Crew planning      • Hygiene\n",
	  "Key Skills = Bread baking | Loaf shaping | Oven repair | Crew planning | Stock control | Hygiene" },
	{ "Skills\n\nPROGRAMMING\nKotlin • Elixir • C++\nWORKSHOP\nLathes · Looms\nOFFICE\nExcel • Word\n",
	  "PROGRAMMING = Kotlin | Elixir | C++; WORKSHOP = Lathes | Looms; OFFICE = Excel | Word" },
	/* lines of a column that nothing names; paragraphs are names */
	{ "SKILLS\n\nFelt making\nNatural dyes\nLoom repair\nSpinning\n",
	  "SKILLS = Felt making | Natural dyes | Loom repair | Spinning" },
	{ "Top Skills\nPruning\nGrafting\nSoil analysis\n", "Top Skills = Pruning | Grafting | Soil analysis" },
	{ "## Skills\n\n### Pruning\n\n### Grafting\n\n### Soil analysis\n", "Pruning; Grafting; Soil analysis" },
	{ "SKILLS\n\nBackend:\nJava,\nKotlin\nFrontend:\nVue,\nReact\n",
	  "Backend = Java | Kotlin; Frontend = Vue | React" },
	{ "SKILLS\n\nBackend\n\nExpert\n\nJava\n\nKotlin\n\nFrontend\n\nBeginner\n\nVue\n\nReact\n",
	  "Backend @Expert = Java | Kotlin; Frontend @Beginner = Vue | React" },
	{ "SKILLS\n\nBackend\nMaster\nJava, Kotlin\n\nFrontend\nIntermediate\nVue, React\n",
	  "Backend @Master = Java | Kotlin; Frontend @Intermediate = Vue | React" },
	{ "SKILLS\n\nBackend\nJava\n\nKotlin\n\nScala\n\nFrontend\nVue\n\nReact\n\nSvelte\n",
	  "Backend = Java | Kotlin | Scala; Frontend = Vue | React | Svelte" },
	{ "SKILLS\n\nBackend\n\nJava\nKotlin\n\nFrontend\n\nVue\nReact\n",
	  "Backend = Java | Kotlin; Frontend = Vue | React" },
	{ "## Skills\n\n- Tig welding\n- Brazing\n- Forging\n- Soldering\n- Sheet metal (steel, brass)\n- Lathes\n",
	  "Skills = Tig welding | Brazing | Forging | Soldering | Sheet metal (steel, brass) | Lathes" },
	{ "SKILLS\n\nPHP\n\nRust\n\nScala\n\nPerl\n",
	  "PHP; Rust; Scala; Perl" },
	{ "SKILLS\n\nAWS\n\nPHP\n\nGCP\n\nSQL\n",
	  "AWS; PHP; GCP; SQL" },
	{ "Skills\n\n| Backend | Java, Kotlin |\n|---|---|\n"
	  "| Frontend | Vue, React |\n",
	  "Backend = Java | Kotlin; Frontend = Vue | React" },
	/* a word of one's own where the others have their levels */
	{ "Skills\n\nSurfaces\n\n   Wizard\n   Shellac, Oil\n\nInlay\n\n   Advanced\n   Saw, Press\n\n"
	  "Records\n\n   Expert\n   AutoCAD, Photos\n",
	  "Surfaces @Wizard = Shellac | Oil; Inlay @Advanced = Saw | Press; Records @Expert = AutoCAD | Photos" },
	{ "## Skills\n\n### Cloud\n\nAdvanced\n\n- AWS\n- Azure\n",
	  "Cloud @Advanced = AWS | Azure" },
};

static void test_skills_on_lines_of_their_own(void)
{
	check_shapes(skills_on_lines_of_their_own, COUNT(skills_on_lines_of_their_own));
}

static const struct list_shape skills_without_marks[] = {
	{ "SKILLS\n\nSystem\nDocker Ansible Linux GitLab CI\nLanguages\nPHP JavaScript C++ Delphi\n",
	  "System = Docker | Ansible | Linux | GitLab CI; Languages = PHP | JavaScript | C++ | Delphi" },
	{ "SKILLS\n\nHand Weaving\nLooms Shuttles Hooks Reeds Combs Needles Frames Spools Bobbins\nCloth Dyeing\nVats Madder Indigo Alum root\n",
	  "Hand Weaving = Looms | Shuttles | Hooks | Reeds | Combs | Needles | Frames | Spools | Bobbins; "
	  "Cloth Dyeing = Vats | Madder | Indigo | Alum root" },
	{ "SKILLS\n\nDevOps\n\nJenkins CI/CD Load Balancers OpenShift\n\nData\n\nPandas Data Analysis Tableau\n",
	  "DevOps = Jenkins | CI/CD | Load Balancers | OpenShift; Data = Pandas | Data Analysis | Tableau" },
	{ "SKILLS\n\n- Cloud (expert): Docker Google Cloud Platform (GCP) Apache & Nginx\n"
	  "- Web (good): PHP Python Node.js\n",
	  "Cloud @expert = Docker | Google Cloud Platform (GCP) | Apache & Nginx; "
	  "Web @good = PHP | Python | Node.js" },
	{ "SKILLS\n\n- Leadership of small teams\n- Project planning\n- Writing, editing and layout\n"
	  "- Public speaking\n- First aid\n- Spreadsheets\n",
	  "SKILLS = Leadership of small teams | Project planning | Writing, editing and layout | "
	  "Public speaking | First aid | Spreadsheets" },
	{ "SKILLS\n\nLANGUAGES\n\nPython, Go, Rust\n\nTOOLS\n\nDocker, Git\n\nPRACTICES\n\nAgile, Scrum\n",
	  "LANGUAGES = Python | Go | Rust; TOOLS = Docker | Git; PRACTICES = Agile | Scrum" },
	/* a heading over names, a list of one item, a list that goes on, and a name without a list */
	{ "SKILLS\n\nWorkshop\n\nJoinery\n\nDovetails Tenons Veneers French polish\n\nDrawing\n\nAutoCAD SketchUp Blender\n\n"
	  "Office\n\nExcel Word Outlook\n\nTurning\n\nLathes\n\nFinishing\n\nOils Waxes Shellac Milk paint\n\nSite safety\n",
	  "Workshop; Joinery = Dovetails | Tenons | Veneers | French polish; Drawing = AutoCAD | SketchUp | Blender; "
	  "Office = Excel | Word | Outlook; Turning = Lathes; Finishing = Oils | Waxes | Shellac | Milk paint; Site safety" },
	{ "SKILLS\n\n- Backend (expert): Java Kotlin Spring Boot\n- Web (good): PHP HTML CSS\n"
	  "- People (good): Coaching Hiring Fair play\n",
	  "Backend @expert = Java | Kotlin | Spring Boot; Web @good = PHP | HTML | CSS; "
	  "People @good = Coaching | Hiring | Fair play" },
	{ "SKILLS\n\nTerraform\n\nAmazon Web Services\n(AWS)\n\nJenkins\n\nWeb services\n",
	  "Terraform; Amazon Web Services (AWS); Jenkins; Web services" },
};

static void test_skills_without_marks(void)
{
	check_shapes(skills_without_marks, COUNT(skills_without_marks));
}

static const struct list_shape rated_skills[] = {
	{ "SKILLS\n\nPython ●●●●○\nSQL ★★★☆☆\nGo ████░░\nR [###--]\n",
	  "Python @●●●●○; SQL @★★★☆☆; Go @████░░; R @[###--]" },
	{ "SKILLS\n\nPython          90%\nSQL             4/5\nExcel           3 out of 5\n",
	  "Python @90%; SQL @4/5; Excel @3 out of 5" },
	{ "SKILLS\n\n- Python (expert)\n- SQL (5+ years)\n- Go (basic knowledge)\n",
	  "Python @expert; SQL @5+ years; Go @basic knowledge" },
	{ "SKILLS\n\nPython – advanced\nSQL – intermediate\nGo – basic\n",
	  "Python @advanced; SQL @intermediate; Go @basic" },
	{ "Kenntnisse\n\n• CATIA: sehr gut\n• Ansys: gut\n• SAP: Grundkenntnisse\n",
	  "CATIA @sehr gut; Ansys @gut; SAP @Grundkenntnisse" },
	{ "SKILLS\n\nPHP (90):\nRust (70):\nPerl (40):\n",
	  "PHP @90; Rust @70; Perl @40" },
	{ "SKILLS\n\nPhotoshop\n●●●●○\nBlender\n●●○○○\n",
	  "Photoshop @●●●●○; Blender @●●○○○" },
	{ "SKILLS\n\nClinical\ntriage, wound care\nSystems\nelectronic records, rotas\n"
	  "Languages: English (native), German (B2)\n",
	  "Clinical = triage | wound care; Systems = electronic records | rotas; "
	  "English @native; German @B2" },
	{ "SKILLS\n\nBaking: basic\nOrdering: advanced\nLanguages: English (native), Spanish (fluent)\n",
	  "Baking @basic; Ordering @advanced; English @native; Spanish @fluent" },
	{ "LANGUAGES\n\nSwedish ●●●●●\nEnglish ●●●●○\n",
	  "Swedish @●●●●●; English @●●●●○" },
};

static void test_rated_skills(void)
{
	check_shapes(rated_skills, COUNT(rated_skills));
}

static const struct list_shape languages[] = {
	{ "LANGUAGES\n\nEnglish (Native), German (Fluent)\n",
	  "English @Native; German @Fluent" },
	{ "Sprachen\n\nDeutsch (Muttersprache), Englisch (fließend)\n",
	  "Deutsch @Muttersprache; Englisch @fließend" },
	/* apart by their brackets alone, or by flags */
	{ "LANGUAGES\n\nGreek (native) English (C1) French (B1)\n", "Greek @native; English @C1; French @B1" },
	{ "LANGUAGES\n\n🇬🇷 Greek (native) 🇬🇧 English (C1)\n", "Greek @native; English @C1" },
	{ "SKILLS\n\n- Weaving\n- Greek (native), English (C1)\n- Dyeing\n",
	  "SKILLS = Weaving | Dyeing; Greek @native; English @C1" },
	{ "LANGUAGES\n\n- EnglishFluent\n- DanishNative speaker\n", "English @Fluent; Danish @Native speaker" },
	{ "LANGUAGES\n\nEnglish — Native\nGerman — B2\n",
	  "English @Native; German @B2" },
	{ "LANGUAGES\n\nEnglish: Native\nGerman: Intermediate\n",
	  "English @Native; German @Intermediate" },
	{ "LANGUAGES\n\nEnglish\nNative speaker\nFrench\nBeginner\n",
	  "English @Native speaker; French @Beginner" },
	{ "LANGUAGES\n\nEnglish\n\nHindi\n\nNative speaker\n\nNative speaker\n\nFrench\n"
	  "Beginner\n",
	  "English @Native speaker; Hindi @Native speaker; French @Beginner" },
	{ "LANGUAGES\n\n"
	  "English (Professional working proficiency) Portuguese (Native) German (Elementary proficiency)\n",
	  "English @Professional working proficiency; Portuguese @Native; German "
	  "@Elementary proficiency" },
	{ "Langues\n\nFrançais (Langue maternelle)\nAnglais (Courant (C2))\n",
	  "Français @Langue maternelle; Anglais @Courant (C2)" },
	{ "LANGUAGES\n\n- Fluent in French\n- Native English\n",
	  "French @Fluent; English @Native" },
	{ "Sprachen\n\nLatein (Latinum), Altmoorisch (Graecum), Englisch (gut), Farnisch (Lesen)\n",
	  "Latein @Latinum; Altmoorisch @Graecum; Englisch @gut; Farnisch @Lesen" },
	{ "LANGUAGES\n\nEnglish, German and French\n",
	  "English; German; French" },
	{ "Idiomas\n\nEspañol (Nativo)\nInglés (Avanzado)\n",
	  "Español @Nativo; Inglés @Avanzado" },
	{ "語学\n\n日本語（ネイティブ）、英語（ビジネス）\n",
	  "日本語 @ネイティブ; 英語 @ビジネス" },
	{ "LANGUAGES\n\nEnglish (US) (native)\nJapanese (basic)\n",
	  "English (US) @native; Japanese @basic" },
	{ "SKILLS\n\nProgramming: Python, Go\n"
	  "Languages: Korean (native), English (fluent)\n",
	  "Programming = Python | Go; Korean @native; English @fluent" },
	{ "## Skills\n\n## Languages\n\nMaster\n\nPython\n\nJavaScript\n\nDocker\n",
	  "Languages @Master = Python | JavaScript | Docker" },
	{ "Sprachen\n\nDeutsch – Muttersprache\nEnglisch – verhandlungssicher (C1)\nFranzösisch: gut (B1)\n",
	  "Deutsch @Muttersprache; Englisch @verhandlungssicher (C1); Französisch @gut (B1)" },
	{ "LANGUAGES\n\nFrench        English\nNative        Fluent\n",
	  "French @Native; English @Fluent" },
	{ "LANGUAGES\n\nEnglish | Native\nGerman | Fluent\n",
	  "English @Native; German @Fluent" },
};

static void test_languages(void)
{
	check_shapes(languages, COUNT(languages));
}

static const struct list_shape interests[] = {
	{ "INTERESTS\n\nChess, hiking, photography\n",
	  "Chess; hiking; photography" },
	{ "INTERESTS\n\nMusic [ Piano, Cello ], Sport [ Tennis, Golf ]\n",
	  "Music = Piano | Cello; Sport = Tennis | Golf" },
	{ "INTERESTS\n\n"
	  "Music [ Piano, Cello ], Reading, Cooking | Baking [ Sourdough ]\n",
	  "Music = Piano | Cello; Reading; Cooking | Baking = Sourdough" },
	{ "INTERESTS\n\nSailing\n\nSkills: Knots · Charts\n\nChess\n\nSkills: Endgames · Openings\n",
	  "Sailing = Knots | Charts; Chess = Endgames | Openings" },
	{ "INTERESTS\n\nMusic: Piano, Cello\nSport: Tennis, Golf\n",
	  "Music = Piano | Cello; Sport = Tennis | Golf" },
	{ "## Interests\n\n### Music\n\n- Piano\n- Cello\n\n### Sport\n\n- Tennis\n- Golf\n",
	  "Music = Piano | Cello; Sport = Tennis | Golf" },
	{ "INTERESTS\n\nMusic\n\nPiano\nCello\n\nSport\n\nTennis\nGolf\n",
	  "Music = Piano | Cello; Sport = Tennis | Golf" },
	{ "INTERESTS\n\nMusic\n\n[ Piano, Cello ]\n\n,\n\nSport\n\n[ Tennis ]\n",
	  "Music = Piano | Cello; Sport = Tennis" },
	{ "Interessen\n\nLesen\n    Fantasy\n    Krimis\nSport\n    Tennis\n    Rudern\n",
	  "Lesen = Fantasy | Krimis; Sport = Tennis | Rudern" },
	{ "INTERESTS\n\n"
	  "I like to build small radios and to talk with people far away, and I have done so since I was a child of ten.\n",
	  "INTERESTS : I like to build small radios and to talk with people far away, "
	  "and I have done so since I was a child of ten." },
	{ "INTERESTS\n\nScience\nPhysique fondamentale Biologie Calcul lambda\nLoisirs\nCinéma Yoga\n",
	  "Science = Physique fondamentale | Biologie | Calcul lambda; Loisirs = Cinéma | Yoga" },
	{ "兴趣爱好\n\n工程\n系统设计 前端架构\n爱好\n旅行 健身 音乐\n",
	  "工程 = 系统设计 | 前端架构; 爱好 = 旅行 | 健身 | 音乐" },
	{ "RESEARCH INTERESTS\n\nMy work asks what kelp does in storms. I work on growth, wave tanks and buoys.\n",
	  "RESEARCH INTERESTS : My work asks what kelp does in storms. I work on growth, wave tanks and buoys." },
	{ "INTERESTS\n\nBaking: Rye, Brioche\nCrosswords\nBirds: Owls\n",
	  "Baking = Rye | Brioche; Crosswords; Birds = Owls" },
	{ "INTERESTS\n\nWALKING:        Coasts, long paths, maps, moors, islands, lighthouses, old railways,\ncanals\n\n"
	  "MUSIC:      Fiddle, choirs\n",
	  "WALKING = Coasts | long paths | maps | moors | islands | lighthouses | old railways | canals; "
	  "MUSIC = Fiddle | choirs" },
	{ "Intereses\n\nAjedrez, senderismo, fotografía\n",
	  "Ajedrez; senderismo; fotografía" },
	/* a full stop behind each, or little words in one of them */
	{ "Interests\n\nWetland birds. Rowing, badly. Old maps. Slow trains at night.\n",
	  "Wetland birds; Rowing, badly; Old maps; Slow trains at night" },
	{ "Hobby's\n\nSchaken, varen, bakken voor te veel vrienden\n",
	  "Schaken; varen; bakken voor te veel vrienden" },
};

static void test_interests(void)
{
	check_shapes(interests, COUNT(interests));
}

static const struct list_shape references[] = {
	{ "References\n\nProfessor Ann Lee-Smith (Chair)    Professor John Doe\n"
	  "Marsh University, Room 12          Peat University\n",
	  "Professor Ann Lee-Smith (Chair) : Marsh University, Room 12; Professor John Doe : Peat University" },
	{ "REFERENCES\n\nProf. Ann Lee, Sample University, ann@example.org\n"
	  "Dr. Bob Ray, Test Institute, bob@example.org\n",
	  "Prof. Ann Lee : Sample University, ann@example.org; "
	  "Dr. Bob Ray : Test Institute, bob@example.org" },
	{ "REFERENCES\n\nAnn Lee                  Bob Ray\nSample University        Test Institute\n"
	  "ann@example.org          bob@example.org\n",
	  "Ann Lee : Sample University ann@example.org; "
	  "Bob Ray : Test Institute bob@example.org" },
	/* quoted words are no name, nor is a line in which a sentence ends */
	{ "References\n\n«She says that the bridge stands.»\nP. F. Holm, chief engineer\n",
	  "P. F. Holm, chief engineer : «She says that the bridge stands.»" },
	{ "References\n\n  She has mended our organ, and not replaced it. The\n  Bill was right.\n  Pastor Eggers\n",
	  "Pastor Eggers : She has mended our organ, and not replaced it. The Bill was right." },
	{ "REFERENCES\n\n"
	  "Ada was a pleasure to work with, and she always knew what the engine could do for us.\n"
	  "— Charles Sample, Engineer\n\n"
	  "She explained every part of the work better than I could have done it myself.\n"
	  "— Mary Sample\n",
	  "Charles Sample, Engineer : Ada was a pleasure to work with, and she always "
	  "knew what the engine could do for us.; Mary Sample : She explained every "
	  "part of the work better than I could have done it myself." },
	{ "REFERENCES\n\nCharles Sample\n"
	  "Ada was a pleasure to work with, and she always knew what the engine could do for us.\n"
	  "\nMary Sample\n"
	  "She explained every part of the work better than I could have done it myself.\n",
	  "Charles Sample : Ada was a pleasure to work with, and she always knew what "
	  "the engine could do for us.; Mary Sample : She explained every part of the "
	  "work better than I could have done it myself." },
	{ "REFERENCES\n\n"
	  "Ada was a pleasure to work with, and she always knew what the engine could do for us.\n"
	  "\nCharles Sample\n\n"
	  "She explained every part of the work better than I could have done it myself.\n"
	  "\nMary Sample\n",
	  "Charles Sample : Ada was a pleasure to work with, and she always knew what "
	  "the engine could do for us.; Mary Sample : She explained every part of the "
	  "work better than I could have done it myself." },
	{ "REFERENCES\n\nProfessor Charles Sample\n\n"
	  "University of Nowhere, Engineering Department\n\nProfessor Mary Sample\n\n"
	  "University of Somewhere, Physics Department\n",
	  "Professor Charles Sample : University of Nowhere, Engineering Department; "
	  "Professor Mary Sample : University of Somewhere, Physics Department" },
	{ "REFERENCES\n\n- Charles Sample\n\n"
	  "  Ada was a pleasure to work with, and she always knew what the engine could do for us.\n"
	  "\n- Mary Sample\n\n"
	  "  She explained every part of the work better than I could have done it myself.\n",
	  "Charles Sample : Ada was a pleasure to work with, and she always knew what "
	  "the engine could do for us.; Mary Sample : She explained every part of the "
	  "work better than I could have done it myself." },
	{ "REFERENCES\n\n"
	  "Ada was a pleasure to work with, and she always knew what the engine could do for us.\n"
	  "\n"
	  "I would hire her again on any day, and for any work that needs a clear head.\n"
	  "\n— Charles Sample - CTO @ Acme\n",
	  "Charles Sample - CTO @ Acme : Ada was a pleasure to work with, and she "
	  "always knew what the engine could do for us. I would hire her again on any "
	  "day, and for any work that needs a clear head." },
};

static void test_references(void)
{
	check_shapes(references, COUNT(references));
}

static const struct list_shape awards[] = {
	/* stops behind names, the number of a grant, and one that shortens */
	{ "GRANTS\n\n2021–2025\tFern Foundation, DEB-2101234, \"Seedlings under a warm sky.\" PI, $612,430\n"
	  "2013–2016\tTarn Water Center. \"Springs of the upper Tarn.\" PI. $24,500\n"
	  "2012\tMoss Medal, Kelpie Inc.\n2011\tTarn Bank, \"Safe springs\", 3.2 Mfern (PI)\n",
	  "Seedlings under a warm sky @Fern Foundation #2025 : DEB-2101234; PI; $612,430; "
	  "Springs of the upper Tarn @Tarn Water Center #2016 : PI. $24,500; Moss Medal @Kelpie Inc. #2012; Safe springs @Tarn Bank #2011 : PI; 3.2 Mfern" },
	{ "GRANTS\n\nScience Foundation, \"Permits and Prices,\" $312,450, 2021-2024 (PI)\n"
	  "Sample Fellowship, Test Council, EUR 120,000, 2019\n",
	  "Permits and Prices @Science Foundation #2024 : $312,450; PI; "
	  "Sample Fellowship @Test Council #2019 : EUR 120,000" },
	{ "AWARDS\n\nMedal of Merit, Acme Foundation, 2019\n"
	  "Best Paper Award, Example Society, 2020\n",
	  "Medal of Merit @Acme Foundation #2019; Best Paper Award @Example Society "
	  "#2020" },
	/* what it was given for, and who shared it; capitals and one word are of the title */
	{ "AWARDS\n\nFellow, for contributions to the draining of fens, 2015\n"
	  "Mill Paper Award (with C. Lovell), 2014\nBest Demo (runner-up), 2013\n"
	  "Award for the Top Percent (Dean's List), 2012\n",
	  "Fellow #2015 : for contributions to the draining of fens; "
	  "Mill Paper Award #2014 : with C. Lovell; Best Demo (runner-up) #2013; "
	  "Award for the Top Percent (Dean's List) #2012" },
	{ "AWARDS\n\nMedal of Merit\nAwarded by Acme Foundation\n2019\n\n"
	  "Young Researcher Prize\nAwarded by Example Society\n2020\n",
	  "Medal of Merit @Acme Foundation #2019; Young Researcher Prize @Example "
	  "Society #2020" },
	{ "AWARDS\n\n2019 Medal of Merit\n2020 Young Researcher Prize\n",
	  "Medal of Merit #2019; Young Researcher Prize #2020" },
	{ "AWARDS\n\nScholarship of Excellence (USD 7,300)\tNov 2023\n"
	  "Travel Grant (USD 500)\tMay 2022\n",
	  "Scholarship of Excellence #2023-11 : USD 7,300; Travel Grant #2022-05 : USD "
	  "500" },
	{ "AWARDS\n\n- Medal of Merit (2019)\n- Young Researcher Prize (2020)\n",
	  "Medal of Merit #2019; Young Researcher Prize #2020" },
	{ "CERTIFICATES\n\nCloud Practitioner, Acme Inc, 2021\n"
	  "Scrum Master, Example Inc, 2022\n",
	  "Cloud Practitioner @Acme Inc #2021; Scrum Master @Example Inc #2022" },
	{ "CERTIFICATES\n\nCloud Practitioner\nIssued by Acme\nMay 2021\n\n"
	  "Scrum Master\nIssued by Example\nJun 2022\n",
	  "Cloud Practitioner @Acme #2021-05; Scrum Master @Example #2022-06" },
	{ "Zertifikate\n\n2021 Ersthelfer\n2022 Staplerschein\n",
	  "Ersthelfer #2021; Staplerschein #2022" },
	{ "AWARDS\n\n26 May 2024 Early Career Prize in Hydrology\nEuropean Society for Rivers\n",
	  "Early Career Prize in Hydrology @European Society for Rivers #2024-05-26" },
	{ "AWARDS\n\nFirst Prize, Sample Hackathon 2019\nAwarded by Example University\nJan 2020\n\n"
	  "Second Prize, Sample Contest\nAwarded by Example Inc\nDec 2018\n",
	  "First Prize, Sample Hackathon 2019 @Example University #2020-01; "
	  "Second Prize, Sample Contest @Example Inc #2018-12" },
	{ "AWARDS\n\nExample Society\nYoung Researcher Prize\nMay 2020\n\n"
	  "Sample University\nTeaching Award\nJun 2019\n",
	  "Young Researcher Prize @Example Society #2020-05; "
	  "Teaching Award @Sample University #2019-06" },
	{ "受賞歴\n\n2021年3月 優秀論文賞 日本触覚学会\n2019年9月 学生奨励賞 情報処理学会\n",
	  "優秀論文賞 @日本触覚学会 #2021-03; 学生奨励賞 @情報処理学会 #2019-09" },
	{ "AWARDS\n\nNurse of the Year\t2020\nTeacher of the Year\t2019\n",
	  "Nurse of the Year #2020; Teacher of the Year #2019" },
};

/* Lines that are sections of their own. */
static const struct list_shape labelled[] = {
	{ "ACHIEVEMENTS\n\n- First Prize, Robotics Challenge, 2019\n- Gold Medal, Example Institute, 2018\n\n"
	  "Languages Known: English, Malayalam\n\nHobbies: Carnatic music, cycling\n",
	  "English; Malayalam; Carnatic music; cycling; First Prize, Robotics Challenge #2019; "
	  "Gold Medal @Example Institute #2018" },
	{ "SKILLS & INTERESTS\n\nTechnical: Python, SQL\nLanguages: Fluent in Spanish; Conversational Mandarin\n"
	  "Interests: Chess, trail running\n",
	  "Technical = Python | SQL; Spanish @Fluent; Mandarin @Conversational; Chess; trail running" },
	{ "ADDITIONAL INFORMATION\n\nTechnical Skills: Python, R\nLanguages: Spanish (fluent)\n"
	  "Interests: Sailing, jazz\nCertifications: CPR, First Aid, Diving\n",
	  "Technical Skills = Python | R; Spanish @fluent; Sailing; jazz; CPR; First Aid; Diving" },
};

static void test_labelled(void)
{
	check_shapes(labelled, COUNT(labelled));
}

static const struct list_shape certificates[] = {
	{ "CERTIFICATIONS\n\nCertified Architect – Associate\nAcme Web Services (AWS)\n"
	  "Issued Jan 2022 · Expires Jan 2025\nCredential ID ABC-123\n\n"
	  "Certified Driver (CD)\nExample Alliance\nIssued Mar 2021\n",
	  "Certified Architect – Associate @Acme Web Services (AWS) #2022-01 : Expires Jan 2025 "
	  "Credential ID ABC-123; Certified Driver (CD) @Example Alliance #2021-03" },
	{ "CERTIFICATIONS\n\nBasic Life Support, Red Crescent Training, 2021\n"
	  "First Aid at Work, Saint Alban, 2020\n",
	  "Basic Life Support @Red Crescent Training #2021; First Aid at Work @Saint Alban #2020" },
	{ "CERTIFICATIONS\n\n- Cloud Architect (Nimbus Cloud)\n- Cluster Administrator (CA) (Native Group)\n",
	  "Cloud Architect @Nimbus Cloud; Cluster Administrator (CA) @Native Group" },
	{ "CERTIFICATIONS\n\nFood Safety Level 3\tNov 2022\nPastry\tMay 2021\n",
	  "Food Safety Level 3 #2022-11; Pastry #2021-05" },
	{ "CERTIFICATIONS\n\nSolutions Architect – Professional\tJan 2023\nScrum Master\tMay 2021\n",
	  "Solutions Architect – Professional #2023-01; Scrum Master #2021-05" },
	{ "자격증\n\n정보처리기사, 기술자격원, 2019.05\nSQLD, 데이터진흥원, 2020.06\n",
	  "정보처리기사 @기술자격원 #2019-05; SQLD @데이터진흥원 #2020-06" },
	{ "CERTIFICATIONS\n\nCluster Administrator, Example Foundation, 2023 - 2026\n",
	  "Cluster Administrator @Example Foundation #2023" },
	{ "Zertifikate\n\n06/2021   IHK Köln   Ausbildereignung\n03/2019   TÜV Nord   Schweißen\n",
	  "Ausbildereignung @IHK Köln #2021-06; Schweißen @TÜV Nord #2019-03" },
	{ "CERTIFICATES\n\nData Science (IBM), First Aid (Red Cross), Forklift license\n",
	  "Data Science @IBM; First Aid @Red Cross; Forklift license" },
	{ "CERTIFICATES\n\nMachine Learning - Coursera (2020)\nStatistics - Coursera (2021)\n",
	  "Machine Learning @Coursera #2020; Statistics @Coursera #2021" },
	{ "資格\n\n- TOEIC 900点 (国際英語試験協会)\n- 応用情報技術者 (情報処理推進センター)\n",
	  "TOEIC 900点 @国際英語試験協会; 応用情報技術者 @情報処理推進センター" },
	{ "Ausbildung\n\n2005 - 2008   Lehre zum Tischler, Beispielhaus\n\nWeiterbildungen\n\n"
	  "03/2015   Staplerschein, TÜV Nord\n2012      Erste Hilfe, Rotes Kreuz\n",
	  "Staplerschein @TÜV Nord #2015-03; Erste Hilfe @Rotes Kreuz #2012" },
	{ "EDUCATION\n\n2005 - 2008   BSc Physics, Example University\n\nCOURSES\n"
	  "2015   Crane Safety, Example Academy\n2012   First Aid, Red Cross\n",
	  "Crane Safety @Example Academy #2015; First Aid @Red Cross #2012" },
};

static void test_certificates(void)
{
	check_shapes(certificates, COUNT(certificates));
}

static void test_awards(void)
{
	check_shapes(awards, COUNT(awards));
}

static const struct list_shape projects[] = {
	/* titles with full stops over dates of their own, right below the achievements of the project above */
	{ "PROJECTS\n\nRenewal of a ticket shop.\n\nFeb 2012 - Dec 2013\n\nSkills: PHP\n\nFor one of the larger theatres\n"
	  "Sold forty thousand tickets a year\n\nUpkeep of an archive of printed maps and plans for\nlibraries.\n\n"
	  "Jan 2011 - Dec 2011\n\nSkills: QGIS\n\nA web catalogue of twelve thousand sheets\nServed three libraries\n\n"
	  "Tide tables for the harbours, and what goes with them.\n\nJan 2010 - Dec 2010\n\nSkills: Java\n",
	  "Renewal of a ticket shop. #2012-02 - 2013-12 : For one of the larger theatres "
	  "* Sold forty thousand tickets a year keywords = PHP; "
	  "Upkeep of an archive of printed maps and plans for libraries #2011-01 - 2011-12 : "
	  "A web catalogue of twelve thousand sheets * Served three libraries keywords = QGIS; "
	  "Tide tables for the harbours, and what goes with them. #2010-01 - 2010-12 keywords = Java" },
	{ "PROJECTS\n\nEngine\nLead developer at Acme\nMay 2020 - Jul 2021\n"
	  "A machine that computes tables without a person.\n"
	  "- Built the mill out of brass and patience.\n"
	  "- Wrote the first program for it.\n",
	  "Engine = Lead developer @Acme #2020-05 - 2021-07 : A machine that computes "
	  "tables without a person. * Built the mill out of brass and patience. * "
	  "Wrote the first program for it." },
	{ "PROJECTS\n\nEngine\nMay 2020 - Jul 2021\napplication\n"
	  "A machine that computes tables without a person.\n"
	  "- Built the mill out of brass and patience.\n"
	  "- Wrote the first program for it.\n\nBrass\nSteam\nCards\n",
	  "Engine #2020-05 - 2021-07 / application : A machine that computes tables "
	  "without a person. * Built the mill out of brass and patience. * Wrote the "
	  "first program for it. keywords = Brass | Steam | Cards" },
	{ "PROJECTS\n\nEngine\n2020\n"
	  "A machine that computes tables without a person.\n\nLoom\n2021\n"
	  "A machine that weaves flowers from cards of paper.\n",
	  "Engine #2020 - 2020 : A machine that computes tables without a person.; "
	  "Loom #2021 - 2021 : A machine that weaves flowers from cards of paper." },
	{ "PROJECTS\n\nEngine: a machine that computes tables\n\n"
	  "Loom: a machine that weaves flowers\n",
	  "Engine : a machine that computes tables; Loom : a machine that weaves "
	  "flowers" },
	{ "PROJECTS\n\nEngine - A machine that computes tables without a person.\n\n"
	  "The Loom – A machine that weaves flowers from cards of paper.\n",
	  "Engine : A machine that computes tables without a person.; "
	  "The Loom : A machine that weaves flowers from cards of paper." },
	{ "PROJECTS\n\nEngine\n\n2020 - 2021\nA machine that computes tables without a person.\n\n"
	  "Keywords\n- Brass\n\nRoles\n- Lead builder\n",
	  "Engine = Lead builder #2020 - 2021 : A machine that computes tables without a person. keywords = Brass" },
	/* what it was made with: behind its name, and behind a label */
	{ "## Projects\n\n**Ledgerling** | *Rust, SQLite, Yjs*\n\n- Keeps the books of three allotments.\n\n"
	  "**Tidepool** | *Go*\n\n- Tells the hour of low water.\n",
	  "Ledgerling * Keeps the books of three allotments. keywords = Rust | SQLite | Yjs; "
	  "Tidepool * Tells the hour of low water. keywords = Go" },
	{ "PROJECTS\n\nEngine\n2020 - 2021\n- Built the mill out of brass and patience.\n"
	  "- Tech stack: Kotlin, Ktor, Postgres\n\nLoom\n2022\n- Role: Weaver\n- Tools: Elixir\n",
	  "Engine #2020 - 2021 * Built the mill out of brass and patience. keywords = Kotlin | Ktor | Postgres; "
	  "Loom = Weaver #2022 - 2022 keywords = Elixir" },
	{ "## Projects\n\n### Engine\n\n2020 - 2021\n\n"
	  "A machine that computes tables without a person.\n\n"
	  "- Built the mill out of brass and patience.\n",
	  "Engine #2020 - 2021 : A machine that computes tables without a person. * "
	  "Built the mill out of brass and patience." },
};

static void test_projects(void)
{
	check_shapes(projects, COUNT(projects));
}

/* Rows of cards as plain `pdftotext` hands them over: names first, what is below them after. */
static const struct list_shape cards[] = {
	{ "Skills\n\nWeaving\n\nSpinning\n\n90\n\n60\n\nDyeing\n\nCarding\n\n75\n\n40\n\nFelting\n\n20\n",
	  "Weaving @90; Spinning @60; Dyeing @75; Carding @40; Felting @20" },
	{ "SKILLS\n\nLooms\n\nYarns\n\nMaster\n\nBeginner\n\nJacquard · Dobby ·\nTreadle\n\nWool · Flax\n\n"
	  "Dyes\n\nIntermediate\n\nIndigo · Madder\n",
	  "Looms @Master = Jacquard | Dobby | Treadle; Yarns @Beginner = Wool | Flax; "
	  "Dyes @Intermediate = Indigo | Madder" },
	{ "Skills\n\nLooms\n\nYarns\n\nMaster\nJacquard\nDobby\n\nBeginner\nWool\nFlax\nSilk\n",
	  "Looms @Master = Jacquard | Dobby; Yarns @Beginner = Wool | Flax | Silk" },
	{ "Skills & Proficiency\n\nWeaving\n\nSpinning\n\nDyeing\n", "Weaving; Spinning; Dyeing" },
	{ "Skills\n\nTextiles\n\nWeaving\n\nSpinning\n\nexpert\n\nbasic\n",
	  "Textiles; Weaving @expert; Spinning @basic" },
	{ "Languages\n\nFrench\n\nDutch\n\nNative speaker\n\nB2\n", "French @Native speaker; Dutch @B2" },
	{ "PROJECTS\n\nEngine\n\nLoom\n\nMay 2020 to July 2021\nA machine that computes tables without a person.\n\n"
	  "March 2018 to April 2019\nA machine that weaves flowers from cards of paper.\n",
	  "Engine #2020-05 - 2021-07 : A machine that computes tables without a person.; "
	  "Loom #2018-03 - 2019-04 : A machine that weaves flowers from cards of paper." },
};

static void test_cards(void)
{
	check_shapes(cards, COUNT(cards));
}

int main(void)
{
	RUN(test_skills_on_one_line);
	RUN(test_skills_on_lines_of_their_own);
	RUN(test_rated_skills);
	RUN(test_skills_without_marks);
	RUN(test_languages);
	RUN(test_interests);
	RUN(test_references);
	RUN(test_awards);
	RUN(test_certificates);
	RUN(test_labelled);
	RUN(test_projects);
	RUN(test_cards);
	return check_done();
}
