/*
 * What LaTeX calls the characters of Unicode. The rows are what the LaTeX
 * kernel, textcomp and amssymb define ("The Comprehensive LaTeX Symbol List").
 */
#ifndef FORMATS_BIBTEX_TABLES_H
#define FORMATS_BIBTEX_TABLES_H

#include <stddef.h>
#include <stdint.h>

/*
 * A row begins with the name of its command, without the backslash. Names stand in
 * the rows themselves: the dynamic linker would mend pointers whenever the program
 * starts, for .bib files or not.
 */
enum { TEX_NAME_SIZE = 25 };

enum symbol_flags {
	MATH = 1,	/* the command needs math mode */
	ALIAS = 2,	/* read but not written: another row has the character */
};

struct tex_symbol {
	char name[TEX_NAME_SIZE];
	uint32_t code;
	unsigned flags;
};

/* Sorted by name. */
extern const struct tex_symbol tex_symbols[];
extern const size_t tex_n_symbols;

const struct tex_symbol *tex_symbol(const char *name, size_t size);

struct tex_accent {
	char name[TEX_NAME_SIZE];	/* ', v, textcommabelow */
	uint32_t mark;		/* the combining character */
	uint32_t alone;		/* over nothing; 0: then it says nothing */
	unsigned flags;		/* ALIAS */
};

/* Sorted by name. */
extern const struct tex_accent tex_accents[];
extern const size_t tex_n_accents;

const struct tex_accent *tex_accent(const char *name, size_t size);

/* Raised and lowered characters: U+2075 is 5 raised. */
struct tex_script {
	char plain;
	uint32_t raised, lowered;	/* 0: there is none */
};

extern const struct tex_script tex_scripts[];
extern const size_t tex_n_scripts;

/* What commands that are no characters do. */
enum tex_action {
	ACTION_KEEP,		/* only looks: the arguments' text stays */
	ACTION_NOTHING,		/* stands for nothing */
	ACTION_BLANK,
	ACTION_LINE,		/* a line break that stays */
	ACTION_DROP,		/* its first argument is no text */
	ACTION_TEXT,		/* stands for `text` */
	ACTION_ENCLOSE,		/* the argument between the two characters of `text` */
	ACTION_RAISE,
	ACTION_LOWER,
	ACTION_MATH,
	ACTION_URL,
	ACTION_LINK,		/* an address, then the text */
	ACTION_CODE,		/* a character by its number */
};

struct tex_command {
	char name[TEX_NAME_SIZE];
	enum tex_action action;
	char text[12];		/* "" for none */
};

/* NULL for a command that is not known. */
const struct tex_command *tex_command(const char *name, size_t size);

#endif
