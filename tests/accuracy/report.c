#include "tests/accuracy/report.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/utf8.h"

#define NAME_WIDTH "28"

void report_text(const char *text, size_t width)
{
	size_t used = utf8_width(text, strlen(text));

	fputs(text, stdout);
	do
		putchar(' ');
	while (++used < width);
}

void report_head(const char *column)
{
	printf("\n%-" NAME_WIDTH "s %6s %6s %6s %6s %7s %7s %6s %6s %7s %8s\n", column, "exact",
	       "soft", "P", "R", "should", "found", "sure", "right", "lost", "invented");
}

static double percent(size_t part, size_t whole)
{
	return whole ? 100.0 * (double)part / (double)whole : 0;
}

void report_figures(const char *name, const struct figures *f, const struct conservation *conserved)
{
	printf("%-" NAME_WIDTH "s %6.3f %6.3f %6.3f %6.3f %7zu %7zu", name, f->exact, f->soft,
	       f->precision, f->recall, f->gold, f->pred);
	if (f->sure.leaves || conserved)
		printf(" %6zu %5.1f%%", f->sure.leaves, percent(f->sure.exact, f->sure.leaves));
	if (conserved)
		printf(" %6.1f%% %7.1f%%", percent(conserved->lost, conserved->source),
		       percent(conserved->invented, conserved->record));
	putchar('\n');
}

static void report_fields(const struct tally *tally, const struct shape *shape)
{
	char name[64];

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		struct figures figures = tally_figures(tally, shape, field, SCORE_BOTH);

		if (!figures.gold && !figures.pred)
			continue;
		snprintf(name, sizeof(name), "  %s", field->name);
		report_figures(name, &figures, NULL);
	}
}

static void report_shape(const struct tally *tally, const struct shape *shape, bool fields)
{
	struct figures figures = tally_figures(tally, shape, NULL, SCORE_FIELDS);

	if (figures.gold || figures.pred) {
		report_figures(shape->name, &figures, NULL);
		if (fields)
			report_fields(tally, shape);
	}
	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].shape)
			report_shape(tally, shape->fields[i].shape, fields);
}

void report_sections(const struct tally *tally, const struct conservation *conserved, bool fields)
{
	struct figures labels = tally_figures(tally, NULL, NULL, SCORE_LABELS);
	struct figures all = tally_figures(tally, NULL, NULL, SCORE_FIELDS);

	report_head("section");
	report_shape(tally, &cv_shape, fields);
	report_figures("labels (section, dates)", &labels, NULL);
	report_figures("ALL", &all, conserved);
}

/* The last row takes what the reader was less sure of than half. */
static const struct {
	size_t from, to;
	const char *name;
} steps[] = {
	{ 98, 100, "98 to 100%" }, { 95, 97, "95 to 97%" }, { 90, 94, "90 to 94%" },
	{ 80, 89, "80 to 89%" },   { 70, 79, "70 to 79%" }, { 60, 69, "60 to 69%" },
	{ 50, 59, "50 to 59%" },   { 0, 49, "below 50%" },
};

void report_trust(const struct tally *tally)
{
	printf("\n%-" NAME_WIDTH "s %7s %7s\n", "the reader was sure", "leaves", "exact");
	for (size_t s = 0; s < sizeof(steps) / sizeof(steps[0]); s++) {
		struct score_trust sum = { 0, 0 };

		for (size_t i = steps[s].from; i <= steps[s].to; i++) {
			sum.leaves += tally->trust[i].leaves;
			sum.exact += tally->trust[i].exact;
		}
		if (sum.leaves)
			printf("%-" NAME_WIDTH "s %7zu %6.1f%%\n", steps[s].name, sum.leaves,
			       percent(sum.exact, sum.leaves));
	}
}
