/*
 * The people table (--csv-people): one row per person, as applicant-tracking
 * systems import it. It can't be read back.
 */
#ifndef FORMATS_CSV_PEOPLE_H
#define FORMATS_CSV_PEOPLE_H

#include <stdbool.h>

struct cv;
struct field;
struct shape;
struct writer;

void people_write_header(struct writer *writer);
void people_write(struct writer *writer, const struct cv *cv);

/* format.h's slot `holds` for this table. */
bool people_holds(const struct shape *shape, const struct field *field);

#endif
