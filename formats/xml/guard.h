/*
 * What stands between the input and libxml2: cuts it at whole tokens and
 * refuses what would cost the parser more than linear time.
 *
 * libxml2 2.9's push parser searches a tag, comment or CDATA section anew for
 * each piece it is given, and compares each attribute of a tag with all
 * others before any callback can count them. So the tokens are found, and
 * the attributes counted, here.
 */
#ifndef FORMATS_XML_GUARD_H
#define FORMATS_XML_GUARD_H

#include <stddef.h>

#define GUARD_MAX_ATTRIBUTES 256
#define GUARD_MAX_TOKEN (10u << 20)	/* libxml2's own XML_MAX_TEXT_LENGTH is near */

/*
 * How many of the bytes, which begin outside of any mark-up, are whole
 * tokens: 0 to size. The document type declarations of XMLResume and Lattes
 * are overwritten with white space; any other is refused. -1 when the bytes
 * must not be parsed: then *problem says why, and *at is where.
 */
long guard_whole(char *bytes, size_t size, size_t *at, const char **problem);

#endif
