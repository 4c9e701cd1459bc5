#include "tests/accuracy/notation.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/buf.h"
#include "tests/accuracy/print.h"

struct notation notation_make(const struct layout *layout, const struct person *person)
{
	return (struct notation){
		.point = layout_part(layout, F_DATES, 0),
		.between = layout_part(layout, F_DATES, 1),
		.now = layout_part(layout, F_DATES, 2),
		.how = layout_part(layout, F_DATES, 3),
		.person = person,
	};
}

static bool is(const struct notation *n, const char *how)
{
	return !strcmp(n->how, how);
}

static struct date parse(const char *text)
{
	struct date date = { 0, 0, 0 };

	date_parse_iso(text, strlen(text), &date);
	return date;
}

static bool has(const char *pattern, const char *letters)
{
	for (const char *at = strchr(pattern, '%'); at; at = strchr(at + 1, '%'))
		if (strchr(letters, at[1]))
			return true;
	return false;
}

/* As precise as the pattern prints it. */
static void say(const char *pattern, struct date date, char out[DATE_TEXT_SIZE])
{
	if (!has(pattern, "dD"))
		date.day = 0;
	if (!has(pattern, "bBCmM"))
		date.month = 0;
	date_format(&date, out);
}

static const char *month_name(const struct notation *n, int month, size_t form)
{
	const struct fact *fact = facts_nth(&n->person->facts, "", "month", (size_t)month - 1);

	return fact ? fact->part[form] : "";
}

static const char *term(int month)
{
	return month < 6 ? "Spring" : month < 9 ? "Summer" : "Fall";
}

static void add_sign(const struct notation *n, char sign, const struct date *date, struct buf *out)
{
	switch (sign) {
	case 'Y': buf_addf(out, "%04d", date->year); break;
	case 'y': buf_addf(out, "%02d", date->year % 100); break;
	case 'm': buf_addf(out, "%02d", date->month); break;
	case 'M': buf_addf(out, "%d", date->month); break;
	case 'd': buf_addf(out, "%02d", date->day); break;
	case 'D': buf_addf(out, "%d", date->day); break;
	case 'B': buf_adds(out, month_name(n, date->month, 0)); break;
	case 'b': buf_adds(out, month_name(n, date->month, 1)); break;
	case 'C': add_capitals(out, month_name(n, date->month, 1)); break;
	case 'T': buf_adds(out, term(date->month)); break;
	}
}

/* Whether the month's short name is one: "May" takes no full stop. */
static bool is_cut(const struct notation *n, int month)
{
	return strcmp(month_name(n, month, 0), month_name(n, month, 1)) != 0;
}

static void add_point(const struct notation *n, const char *pattern, const struct date *date,
		      struct buf *out)
{
	for (; *pattern; pattern++) {
		if (*pattern == '%')
			add_sign(n, *++pattern, date, out);
		else if (*pattern != '.' || pattern[-1] != 'b' || is_cut(n, date->month))
			buf_addc(out, *pattern);
	}
}

/* "@" is the tongue's word. */
static void add_between(const struct notation *n, const char *between, struct buf *out)
{
	for (; *between; between++) {
		if (*between == '@')
			buf_adds(out, facts_nth(&n->person->facts, "", "to", 0)->part[0]);
		else
			buf_addc(out, *between);
	}
}

static void add_now(const struct notation *n, struct buf *out)
{
	add_between(n, n->between, out);
	if (!strcmp(n->now, "@"))
		buf_adds(out, facts_nth(&n->person->facts, "", "now", 0)->part[0]);
	while (out->size && out->bytes[out->size - 1] == ' ')
		buf_truncate(out, out->size - 1);
}

static void add_open_range(const struct notation *n, const struct date *start, struct buf *out)
{
	if (!strcmp(n->now, "since"))
		buf_addf(out, "%s ", facts_nth(&n->person->facts, "", "since", 0)->part[0]);
	add_point(n, n->point, start, out);
	if (strcmp(n->now, "since"))
		add_now(n, out);
}

static bool same_words(const struct notation *n, const struct date *a, const struct date *b)
{
	struct buf left = BUF_INIT, right = BUF_INIT;
	bool same;

	add_point(n, n->point, a, &left);
	add_point(n, n->point, b, &right);
	same = !strcmp(left.bytes, right.bytes);
	buf_release(&left);
	buf_release(&right);
	return same;
}

static void add_range(const struct notation *n, const struct date *start, const struct date *end,
		      struct buf *out)
{
	if (!same_words(n, start, end)) {
		add_point(n, is(n, "once") && start->year == end->year ? "%b" : n->point, start, out);
		add_between(n, n->between, out);
	}
	add_point(n, is(n, "short") && start->year != end->year ? "%y" : n->point, end, out);
}

/* " (2 years 3 months)", both months counted. */
static void add_length(const struct date *from, const struct date *to, struct buf *out)
{
	int months = (to->year - from->year) * 12 + to->month - from->month + 1;
	int years = months / 12;

	months %= 12;
	buf_adds(out, " (");
	if (years)
		buf_addf(out, "%d year%s", years, years > 1 ? "s" : "");
	if (months)
		buf_addf(out, "%s%d month%s", years ? " " : "", months, months > 1 ? "s" : "");
	buf_addc(out, ')');
}

void notation_range(const struct notation *n, const char *start, const char *end, struct buf *out,
		    struct printed_date *printed)
{
	const struct date today = { 2025, 7, 1 };
	struct date from = parse(start), to = parse(end ? end : "");

	memset(printed, 0, sizeof(*printed));
	printed->less = has(n->point, "T");
	say(n->point, from, printed->start);
	if (end) {
		say(n->point, to, printed->end);
		add_range(n, &from, &to, out);
	} else {
		add_open_range(n, &from, out);
	}
	if (is(n, "length"))
		add_length(&from, end ? &to : &today, out);
}

void notation_point(const struct notation *n, const char *date, struct buf *out,
		    struct printed_date *printed)
{
	struct date at = parse(date);

	memset(printed, 0, sizeof(*printed));
	printed->less = has(n->point, "T");
	say(n->point, at, printed->end);
	add_point(n, n->point, &at, out);
}
