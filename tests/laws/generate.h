/*
 * Records for the laws: made from a seed, the same on every machine. They
 * use every field of the field table and every character that XML 1.0 allows;
 * names of sections or fields stand nowhere in here.
 */
#ifndef TESTS_LAWS_GENERATE_H
#define TESTS_LAWS_GENERATE_H

#include <stdint.h>

#include "pipeline/record.h"

enum wildness {
	/*
	 * Values as record.md's readers make them: NFC, one line, white space
	 * folded, of letters of many scripts and common punctuation.
	 */
	GENERATE_TAME,
	/*
	 * Anything a record may hold: quotes, separators, escapes and mark-up
	 * of all formats, line breaks, blanks at the ends, values that look
	 * empty, values of 70 KB, and extras with any JSON value.
	 */
	GENERATE_WILD,
};

struct generator {
	uint64_t state;
	enum wildness wildness;
	uint32_t records;	/* made so far: part of the next record's id */
};

void generator_init(struct generator *generator, uint64_t seed, enum wildness wildness);

/*
 * Fills the record, which is fresh from cv_init. Dates exist, URIs and e-mail
 * addresses have the schema's form, every entry holds something.
 */
void generate_cv(struct generator *generator, struct cv *cv);

#endif
