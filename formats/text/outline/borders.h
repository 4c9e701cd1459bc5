/* Where sections begin and end, mended once all of them are known. */
#ifndef FORMATS_TEXT_OUTLINE_BORDERS_H
#define FORMATS_TEXT_OUTLINE_BORDERS_H

#include "formats/text/outline/sections.h"

/*
 * Gives back what a layout of columns moved below a wrong heading, and parts
 * what closes the document from the last section.
 */
void borders_mend(struct arena *arena, struct paras *paras, struct sections *sections);

#endif
