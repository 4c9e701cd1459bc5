/*
 * How composition (Unicode Annex #15) treats a code point, in a byte: its
 * combining class, with two that Unicode does not have. Private to utf8.c and
 * to mknfc.c, which makes the table.
 */
#ifndef PIPELINE_NFC_H
#define PIPELINE_NFC_H

enum {
	NFC_CODES = 0x110000,
	NFC_PAGE = 256,

	NFC_STARTER = 0,	/* stays as it is, and nothing before it joins it */
	NFC_CHANGES = 254,	/* not composed itself; nothing before it joins it */
	NFC_JOINS = 255,	/* may become one with what stands before it */
};

#endif
