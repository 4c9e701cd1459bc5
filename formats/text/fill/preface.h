/* Sentences over a list of publications: what its marks mean, and what else is said of all of them. */
#ifndef FORMATS_TEXT_FILL_PREFACE_H
#define FORMATS_TEXT_FILL_PREFACE_H

#include "formats/text/fill/footnotes.h"

/* Takes them off the beginning of the section: those with a mark to the footnotes, the rest to "other". */
void preface_take(struct fill *fill, struct section *section, struct footnotes *footnotes);

#endif
