/*
 * Inside tokens.c's work: which runs of tokens the lexicon knows as phrases of
 * several words. They are looked up once, when a text is cut, so that the
 * many who ask for phrases of a class find none at no cost.
 */
#ifndef FORMATS_TEXT_LEXICON_PHRASES_H
#define FORMATS_TEXT_LEXICON_PHRASES_H

struct arena;
struct tokens;

/* Sets the phrases of the tokens; memory from the arena. */
void phrases_find(struct arena *arena, struct tokens *tokens);

#endif
