/* What a section is about, told by the lines in it, where no word list knows its heading. */
#ifndef FORMATS_TEXT_OUTLINE_CONTENTS_H
#define FORMATS_TEXT_OUTLINE_CONTENTS_H

#include "formats/text/outline/sections.h"

/*
 * Jobs, studies or publications, where most of the section's dated lines read
 * like these; SECTION_OTHER if they don't.
 */
enum section_kind contents_kind(const struct paras *paras, const struct section *section);

/* "Presentation" is what Swedes call a summary, but one has no dated lines. */
bool contents_are_talks(const struct paras *paras, const struct section *section);

#endif
