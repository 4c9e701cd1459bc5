/*
 * What a line would head if it were a heading, by its words and the word lists.
 * Whether it is one, its place and its looks tell (sections.h).
 */
#ifndef FORMATS_TEXT_OUTLINE_HEADINGS_H
#define FORMATS_TEXT_OUTLINE_HEADINGS_H

#include <stdbool.h>
#include <stddef.h>

struct para;
struct tokens;

#define HEADING_WORDS_MAX 7	/* most of a heading's */
#define HEADING_CAPS_MAX 12	/* ... in capitals */
#define PAPERS_WORDS_MAX 10	/* ... that names kinds of publications with each of them */
#define REMARK_WORDS_MAX 24	/* most of one with a remark in brackets behind it */

enum section_kind {
	SECTION_HEAD,		/* what stands above the first heading */
	SECTION_CONTACT,
	SECTION_PROFILES,
	SECTION_SUMMARY,
	SECTION_INTERESTS,
	SECTION_RESEARCH_INTERESTS,
	SECTION_WORK,
	SECTION_RESEARCH,
	SECTION_TEACHING,
	SECTION_MILITARY,
	SECTION_VOLUNTEER,
	SECTION_SERVICE,
	SECTION_MEMBERSHIPS,
	SECTION_ADVISING,
	SECTION_EDUCATION,
	SECTION_COURSES,
	SECTION_PUBLICATIONS,
	SECTION_PATENTS,
	SECTION_TALKS,
	SECTION_AWARDS,
	SECTION_GRANTS,
	SECTION_FUNDING,
	SECTION_CERTIFICATES,
	SECTION_SKILLS,
	SECTION_LANGUAGES,
	SECTION_PROJECTS,
	SECTION_REFERENCES,
	SECTION_OTHER,
	SECTION_KINDS
};

/* Lists of words: skills, interests, languages. */
static inline bool section_is_list(enum section_kind kind)
{
	return kind == SECTION_SKILLS || kind == SECTION_INTERESTS || kind == SECTION_LANGUAGES;
}

/* Publications, patents and talks. */
static inline bool section_is_of_papers(enum section_kind kind)
{
	return kind == SECTION_PUBLICATIONS || kind == SECTION_PATENTS || kind == SECTION_TALKS;
}

/* What is done for others: its entries are volunteering. */
static inline bool section_is_of_service(enum section_kind kind)
{
	return kind == SECTION_VOLUNTEER || kind == SECTION_SERVICE ||
	       kind == SECTION_MEMBERSHIPS || kind == SECTION_ADVISING;
}

/* The kind of that name in the word lists; SECTION_HEAD if it is none. */
enum section_kind section_kind_by_name(const char *name);
const char *section_kind_name(enum section_kind kind);

/*
 * The section kind that the paragraph's whole text names in the word lists
 * ("Honors, Awards, Grants" is awards), or SECTION_HEAD when it names none.
 * This is looked for once, and found in para->heading ever after.
 */
enum section_kind heading_find(const struct para *para);

/* "Refereed International Conference Papers": over publications or talks by its words alone. */
enum section_kind heading_papers_kind(const struct para *para);

/* "Publications (as of March 2021)": whether its date stands in a remark behind the heading's words. */
bool heading_dates_remark(const struct para *para);

/* How many words it has; of "Papers (112 in total, * with a student)" those before the bracket. */
size_t heading_words(const struct para *para);

/* Kind of a heading that no list holds as a whole, where the line looks like one. */
enum section_kind heading_unlisted_kind(const struct para *para);

/* The kind of words folded as the tokens' are, SECTION_HEAD if they name none. */
enum section_kind heading_kind_of_folded(const char *folded, size_t size);

/* A trailing "?" in the word lists: a heading only where it looks like one. */
bool heading_is_doubtful(const char *name);

/* Behind an ordinal such as "3.", "IV." and marks such as "##". */
size_t heading_skip_ordinal(const struct tokens *tokens, size_t from, size_t to);

/* "7.2 Chapters" below "7. Publications": it begins with the number of the other, and one more. */
bool heading_counts_below(const struct tokens *tokens, const struct tokens *above);

/* Before how long all of its entries took: "Experience — 11 years 4 months". */
size_t heading_end(const struct tokens *tokens, size_t from, size_t to);

/* "JOURNAL PAPERS (* student author)": capitals up to a remark. */
bool heading_is_capitals(const struct para *para);

/* A row that names the columns of a table, and which of those stands first in awards and grants. */
enum heading_columns { COLUMNS_NONE, COLUMNS_NAMED, COLUMNS_TITLE_FIRST, COLUMNS_GIVER_FIRST };

/*
 * "School  Degree  Year", "Period  Funder  Title  Amount in full": most cells
 * are labels or headings of the word lists, one of a column at least. Not
 * "Languages  Tools", which name groups.
 */
enum heading_columns heading_columns(const struct para *para);

#endif
