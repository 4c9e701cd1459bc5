/*
 * Our vocabulary: what the field table does not say. Elements bear the names
 * of the record's fields; a list is an element whose items bear its singular.
 */
#ifndef FORMATS_XML_VOCABULARY_H
#define FORMATS_XML_VOCABULARY_H

#define XML_SPACE "urn:cvconv:cv:1"
#define XML_MANY "cvs"		/* the root around many; one alone is the root */
#define XML_EXTRA "extra"	/* a member the record has no field for: its value as JSON */
#define XML_EXTRA_NAME "name"

/*
 * "true" on an element: in its own text and attributes a backslash begins an
 * escape, \\ for itself and \uXXXX for a character that XML 1.0 cannot hold.
 */
#define XML_ESCAPED "escaped"

#endif
