/*
 * blocks -> paragraphs -> sections -> entries and fields -> record -> doubt and audit.
 *
 *	lexicon/	what words mean, by the lists in words/
 *	facts/		what is told by its form alone: dates, places, people, addresses
 *	page/		the source becomes lines that know their layout (blocks.h)
 *	outline/	lines become paragraphs (paras.h), paragraphs sections (sections.h)
 *	entry/		where a section's entries begin, and what stands in their heads
 *	citation/	what stands in a reference
 *	fill/		sections into the record (fill.h), what to doubt, what is missing
 *	canonical/	the notation that the writer writes, which needs none of this
 *
 * None of them includes one that stands below it here, as `make check-layers`
 * proves; --explain=STAGE shows what a stage hands on.
 */
#include "formats/text/read.h"

#include <string.h>

#include "formats/text/canonical/canonical.h"
#include "formats/text/fill/audit.h"
#include "formats/text/fill/doubt.h"
#include "formats/text/fill/fill.h"
#include "formats/text/outline/paras.h"
#include "formats/text/outline/sections.h"
#include "formats/text/page/blocks.h"
#include "pipeline/fields.h"
#include "pipeline/utf8.h"

#define LINE_MAX_SIZE (32u << 20)	/* bytes; longer lines are binary data in disguise */

/* What fills the record from each kind of section. */
static void (*const fillers[SECTION_KINDS])(struct fill *) = {
	[SECTION_HEAD] = fill_head,
	[SECTION_CONTACT] = fill_head,
	[SECTION_PROFILES] = fill_head,
	[SECTION_SUMMARY] = fill_head,
	[SECTION_INTERESTS] = fill_interests,
	[SECTION_RESEARCH_INTERESTS] = fill_interests,
	[SECTION_WORK] = fill_work,
	[SECTION_RESEARCH] = fill_funding,
	[SECTION_TEACHING] = fill_teaching,
	[SECTION_MILITARY] = fill_work,
	[SECTION_VOLUNTEER] = fill_service,
	[SECTION_SERVICE] = fill_service,
	[SECTION_MEMBERSHIPS] = fill_service,
	[SECTION_ADVISING] = fill_advising,
	[SECTION_EDUCATION] = fill_education,
	[SECTION_COURSES] = fill_courses,
	[SECTION_PUBLICATIONS] = fill_publications,
	[SECTION_PATENTS] = fill_publications,
	[SECTION_TALKS] = fill_publications,
	[SECTION_AWARDS] = fill_awards,
	[SECTION_GRANTS] = fill_awards,
	[SECTION_FUNDING] = fill_funding,
	[SECTION_CERTIFICATES] = fill_certificates,
	[SECTION_SKILLS] = fill_skills,
	[SECTION_LANGUAGES] = fill_languages,
	[SECTION_PROJECTS] = fill_projects,
	[SECTION_REFERENCES] = fill_references,
	[SECTION_OTHER] = fill_other,
};

int text_open(struct reader *reader)
{
	struct text_reader *state = reader->state;

	arena_init(&state->arena);
	arena_init(&state->brief);
	return 0;
}

void text_close(struct reader *reader)
{
	struct text_reader *state = reader->state;

	arena_release(&state->arena);
	arena_release(&state->brief);
}

static bool wants(const struct reader *reader, const char *stage)
{
	const char *explain = settings_get(reader->settings, "explain");

	return reader->trace && explain && !strcmp(explain, stage);
}

/* The record has its own memory, so what a section takes is forgotten with it. */
static void fill_sections(struct fill *fill)
{
	struct arena *whole = fill->arena;

	fill->arena = fill->brief;
	for (size_t i = 0; i < fill->sections->n; i++) {
		fill->section = &fill->sections->v[i];
		fill_astray(fill, &fill->sections->v[i]);
		fill_labelled(fill, &fill->sections->v[i]);
		fillers[fill->section->kind](fill);
		arena_clear(fill->brief);
	}
	fill->arena = whole;
}

static void read_text(struct reader *reader, struct cv *cv, const char *text, size_t size)
{
	struct text_reader *state = reader->state;
	struct lines lines;
	struct paras paras;
	struct sections sections;
	struct fill fill = { .arena = &state->arena, .brief = &state->brief, .cv = cv,
			     .diag = reader->diag, .file = source_name(reader->source), .paras = &paras,
			     .sections = &sections };

	blocks_read(&state->arena, &state->brief, text, size, &lines);
	if (wants(reader, "blocks"))
		blocks_explain(&lines, reader->trace);
	paras_read(&state->arena, &lines, &paras);
	arena_clear(&state->brief);
	sections_read(&state->arena, &paras, &sections);
	if (wants(reader, "sections"))
		sections_explain(&paras, &sections, reader->trace);
	if (wants(reader, "entries"))
		fill.trace = reader->trace;
	fill_sections(&fill);
	fill_missing_name(&fill);
	object_drop_empty(&cv_shape, cv);
	doubt(cv);
	audit(&fill);
}

/* Whether a stage is asked for that only texts go through which people wrote. */
static bool wants_stage(const struct reader *reader)
{
	return wants(reader, "blocks") || wants(reader, "sections") || wants(reader, "entries");
}

static void set_recovery(struct text_reader *state, jmp_buf *failed)
{
	state->arena.on_failure = failed;
	state->brief.on_failure = failed;
}

/* Nothing but memory of the arenas is held below, so a failed allocation may come back here. */
static int read_guarded(struct reader *reader, struct cv *cv, const char *text, size_t size)
{
	struct text_reader *state = reader->state;
	jmp_buf failed;

	if (setjmp(failed)) {
		set_recovery(state, NULL);
		return diag_error(reader->diag, STATUS_OSERR, source_pos(reader->source, 0, 0),
				  "memory", "out of memory");
	}
	set_recovery(state, &failed);
	read_text(reader, cv, text, size);
	set_recovery(state, NULL);
	return 1;
}

/* Whether there is anything but spaces, rules and other marks. */
static bool holds_words(const char *text, size_t size)
{
	const char *end = text + size;

	while (text < end) {
		uint32_t code = utf8_next(&text, end);

		if (utf8_is_alpha(code) || utf8_is_digit(code))
			return true;
	}
	return false;
}

/* A line that no person wrote is refused, by its number; 0 is none. */
static uint32_t find_endless_line(const char *text, size_t size)
{
	const char *end = text + size;
	uint32_t number = 1;

	for (const char *line = text; line < end; number++) {
		const char *next = memchr(line, '\n', (size_t)(end - line));

		if ((size_t)((next ? next : end) - line) > LINE_MAX_SIZE)
			return number;
		line = next ? next + 1 : end;
	}
	return 0;
}

int text_next(struct reader *reader, struct cv *cv)
{
	struct text_reader *state = reader->state;
	const char *text;
	uint32_t endless;
	size_t size;

	if (state->done)
		return 0;
	state->done = true;
	text = source_all(reader->source, &size);
	if (!text)
		return -1;
	endless = size > LINE_MAX_SIZE ? find_endless_line(text, size) : 0;
	if (endless)
		return diag_error(reader->diag, STATUS_DATA, source_pos(reader->source, endless, 0),
				  "line", "line of more than %u MiB; is this the text of a CV?",
				  LINE_MAX_SIZE >> 20);
	if (!wants_stage(reader) && canonical_read(text, size, cv))
		return 1;
	if (!holds_words(text, size))
		return diag_error(reader->diag, STATUS_DATA, source_pos(reader->source, 0, 0), "empty",
				  size > 0 ? "holds no words" : "empty input");
	return read_guarded(reader, cv, text, size);
}
