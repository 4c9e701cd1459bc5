/*
 * Between filling and audit: which values the reader claims to be sure of and
 * is not. A confidence of 90 % and more is a promise (`make accuracy` says how
 * well it is kept), and a value's own form is not all that it rests on: a date
 * is surely a date, but not surely the date of an entry that lacks its name.
 */
#ifndef FORMATS_TEXT_FILL_DOUBT_H
#define FORMATS_TEXT_FILL_DOUBT_H

struct cv;

void doubt(struct cv *cv);

#endif
