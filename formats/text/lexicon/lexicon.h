/*
 * What words mean: the facts of formats/text/words/, one per line, compiled
 * in. A file is a language (en.txt, de.txt, ...) or a subject (places.txt);
 * adding a language is adding a file.
 *
 * A line is `class TAB phrase [TAB value]`; `#` begins a comment. A phrase is
 * matched folded (see phrase_fold); a phrase with dots and no spaces is known
 * without them too ("Ph.D." as "PhD"). A phrase that begins with `*` matches
 * the end of a longer run of a script without word spaces ("*大学" makes
 * 清华大学 a school) or of a compound of nine letters or more; one that ends
 * with `*` its beginning. What is known as a whole is not taken apart.
 */
#ifndef FORMATS_TEXT_LEXICON_LEXICON_H
#define FORMATS_TEXT_LEXICON_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/text/lexicon/phrase.h"

enum word_class {
	WORD_HEADING,	/* value: the section kind ("work", "research-interests", ...) */
	WORD_MONTH,	/* value: 1 to 12 */
	WORD_SEASON,	/* season, term, quarter ("fall", "ws", "q3", "前期") */
	WORD_NOW,	/* "present", "heute" */
	WORD_RANGE,	/* between two dates: "to", "bis" */
	WORD_SINCE,	/* before an open start: "since", "seit" */
	WORD_UNTIL,	/* before an end: "until", "bis" */
	WORD_EXPECTED,	/* "expected", "voraussichtlich" */
	WORD_DURATION,	/* unit of a duration: "years", "mos", "Jahre" */
	WORD_DEGREE,	/* value: level doctor|master|bachelor|school|other|course, or part (a minor) */
	WORD_HONOUR,	/* "summa cum laude", "with distinction" */
	WORD_SCORE,	/* label of a score: "gpa", "Note" */
	WORD_ROLE,	/* a word that makes a position: "engineer", "intern", "Leiter" */
	WORD_RANK,	/* stands before a role: "senior", "lead", "associate" */
	WORD_SCHOOL,	/* makes an institution of education: "university", "école" */
	WORD_ORG,	/* makes an organisation: "inc", "gmbh", "bank", "foundation"; value: form of a legal form */
	WORD_DEPARTMENT,/* "department", "lab", "group", "Fakultät"; value: around of what is around a city too ("area") */
	WORD_COUNTRY,	/* value: ISO 3166-1 alpha-2 */
	WORD_REGION,	/* state or province; value: its country's code */
	WORD_CITY,	/* value: its country's code */
	WORD_STREET,	/* in the address of a house: "street", "rue", "apt" */
	WORD_LANGUAGE,	/* a human language, in any language; value: ISO 639-1 */
	WORD_FLUENCY,	/* "native", "C1", "fließend" */
	WORD_LEVEL,	/* of a skill: "expert", "intermediate" */
	WORD_LABEL,	/* in front of a value: value says of which field: "email", "phone", "advisor", "url", "course", ... */
	WORD_NETWORK,	/* value: the network's name as written ("LinkedIn") */
	WORD_VENUE,	/* makes a venue: "proceedings", "journal"; value: the record's type, if it tells */
	WORD_STATUS,	/* of a publication: value: unpublished|accepted|patent */
	WORD_PUBTYPE,	/* "poster", "demo paper"; value: the record's type */
	WORD_CITE,	/* leads into a part of a reference; value: in|at|with|edited-by|editors (these stand behind the names)|mark|volume|number|pages|... */
	WORD_HOUSE,	/* a publishing house or society: "springer", "ieee" */
	WORD_CURRENCY,	/* "USD", "euros" */
	WORD_AWARD,	/* makes an award: "scholarship", "prize" */
	WORD_PREFIX,	/* before a person's name: "Prof.", "Dr." */
	WORD_SUFFIX,	/* after it: "PhD", "Jr." */
	WORD_PARTICLE,	/* inside it: "van", "de la" */
	WORD_SURNAME,	/* frequent family name */
	WORD_GIVEN,	/* frequent given name */
	WORD_STOP,	/* function word of a sentence: "the", "und" */
	WORD_VERB,	/* begins an achievement: "developed", "entwickelt" */
	WORD_AND,	/* joins the last two of a list: "and", "und" */
	WORD_AT,	/* between role and organisation: "at", "bei", "chez"; value: loose if inside names too ("for") */
	WORD_IN,	/* between degree and area: "in", "of", "en" */
	WORD_PAPERS,	/* of headings over publications: "refereed"; value: noun for "articles" */
	WORD_SCOPE,	/* narrows a heading to a part of what it heads: "selected", "current", "national" */
	WORD_SKILL,	/* a well-known tool or technology: "python", "docker" */
	WORD_CRAFT,	/* ends the name of a skill: "development", "management" */
	WORD_GREETING,	/* begins a letter: "dear", "sehr geehrte" */
	WORD_BUTTON,	/* what a web page says of itself: "skip to content", "download as PDF" */
	WORD_FUNDER,	/* who or what pays for research: "programme", "council", "erc", "基金" */
	WORD_CLASSES
};

#define WORD_MASK(class) ((uint64_t)1 << (class))

enum { FACT_VALUE_SIZE = 32 };

/* Its value stands in it: the dynamic linker would mend thousands of pointers at each start. */
struct fact {
	enum word_class class;
	char value[FACT_VALUE_SIZE];	/* "" if the fact has none */
};

/* A phrase's facts. */
struct facts {
	const struct fact *v;
	size_t n;
};

/* The facts of one folded phrase (words separated by one space) with that hash; n 0 if unknown. */
struct facts lexicon_find(const char *folded, size_t size, uint32_t hash);

/* The classes of one folded phrase as a mask of WORD_MASK bits. */
uint64_t lexicon_classes(const char *folded, size_t size);

/* What is known of a word. */
struct known {
	uint64_t classes;
	bool begins;		/* longer phrases begin with it */
};

/* Of one folded word with what is in its phrase_key(). */
struct known lexicon_word(const char *folded, size_t size, uint64_t head, uint32_t hash);

/* Whether phrases may begin with two words of these hashes, which few pairs do that begin as phrases do. */
bool lexicon_pair(uint32_t first, uint32_t second);

/* The classes and facts of several folded words. */
uint64_t lexicon_phrase(const char *folded, size_t size, struct facts *facts, bool *begins);

/* The value of the phrase's fact of that class, or NULL. */
const char *lexicon_value(const char *folded, size_t size, enum word_class class);

/* Whether one of its facts of that class has that value; languages may differ on it. */
bool lexicon_says(const char *folded, size_t size, enum word_class class, const char *value);

#endif
