/*
 * The tidy table of CVs (one row per entry), the people table (one row per
 * person), and LinkedIn's export folder. See cvconv-formats(5).
 */
#ifndef FORMATS_CSV_CSV_H
#define FORMATS_CSV_CSV_H

#include "pipeline/format.h"

extern const struct format csv_format;

#endif
