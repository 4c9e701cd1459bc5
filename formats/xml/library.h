/*
 * libxml2, which is loaded when the first XML document is read and stays: it
 * brings a library of Unicode of 30 MB, for which no other conversion should wait.
 * All declarations are those of its own headers.
 */
#ifndef FORMATS_XML_LIBRARY_H
#define FORMATS_XML_LIBRARY_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* What cvconv calls of it. */
#define LIBRARY_FUNCTIONS(FUNCTION) \
	FUNCTION(xmlCreatePushParserCtxt) \
	FUNCTION(xmlCtxtUseOptions) \
	FUNCTION(xmlDictSize) \
	FUNCTION(xmlFreeParserCtxt) \
	FUNCTION(xmlInitParser) \
	FUNCTION(xmlParseChunk) \
	FUNCTION(xmlSetExternalEntityLoader) \
	FUNCTION(xmlStopParser)

#define LIBRARY_MEMBER(name) __typeof__(name) *name;
struct library {
	LIBRARY_FUNCTIONS(LIBRARY_MEMBER)
};
#undef LIBRARY_MEMBER

/*
 * The library, ready to parse, the same for all threads; it is never unloaded.
 * NULL if it cannot be loaded: then *problem says why, in the words of the
 * dynamic linker, and is not the caller's.
 */
const struct library *library_load(const char **problem);

#endif
