/*
 * Bibliographies: BibTeX (Patashnik, "BibTeXing", 1988) and biblatex
 * (Lehman et al., "The biblatex Package", sections 2 and 3). The record's
 * publications; nothing else of a CV.
 */
#ifndef FORMATS_BIBTEX_BIBTEX_H
#define FORMATS_BIBTEX_BIBTEX_H

#include "pipeline/format.h"

extern const struct format bibtex_format;

#endif
