#include "formats/bibtex/read.h"

#include <string.h>

#include "pipeline/arena.h"
#include "pipeline/diag.h"

/* Said once per command and file. The place is where its field begins, unless it is in the file. */
static void unknown_command(void *context, struct span command)
{
	struct bibtex_reader *r = context;
	const struct bib_field *field = r->field;
	struct symbol *symbol = bib_symbols_add(&r->commands, command.bytes, command.size);

	if (!field || !symbol || symbol->number++)
		return;
	diag_report(r->diag, LEVEL_WARNING, pos_at(r->file.name, field->line, field->column),
		    "unknown-command", "command '\\%.*s' is not known; it is left out",
		    (int)(command.size < 40 ? command.size : 40), command.bytes);
}

int bibtex_open(struct reader *reader)
{
	struct bibtex_reader *r = reader->state;
	const char *bytes;
	size_t size;

	arena_init(&r->arena);
	tex_init(&r->tex);
	buf_init(&r->text);
	buf_init(&r->json);
	r->diag = reader->diag;
	r->tex.unknown = unknown_command;
	r->tex.context = r;
	r->items.arena = r->commands.arena = r->keys.arena = &r->arena;
	source_allow_nul(reader->source);
	bytes = source_all(reader->source, &size);
	if (!bytes)
		return -1;
	if (bib_scan(&r->file, &r->arena, source_name(reader->source), bytes, size, reader->diag))
		return diag_error(reader->diag, STATUS_OSERR, source_pos(reader->source, 0, 0),
				  "memory", "out of memory");
	if (r->file.bare)
		return diag_error(reader->diag, STATUS_DATA, source_pos(reader->source, 0, 0),
				  "no-entries", "holds no BibTeX entry, which would begin with "
				  "'@' and a type");
	return 0;
}

void bibtex_close(struct reader *reader)
{
	struct bibtex_reader *r = reader->state;

	if (!r->diag)	/* open was not called */
		return;
	buf_release(&r->text);
	buf_release(&r->json);
	tex_release(&r->tex);
	arena_release(&r->arena);
}

/* Containers are no publications; those that they describe have their fields. */
static bool is_container(const struct bib_entry *entry)
{
	return !strcmp(entry->type->name, "xdata") || !strcmp(entry->type->name, "set");
}

static void read_id(struct bibtex_reader *r, struct cv *cv, struct span id)
{
	buf_clear(&r->text);
	tex_decode(&r->tex, id, TEX_TEXT, &r->text);
	cv_set(cv, &cv->id, r->text.bytes, r->text.size, 0, 100);
}

/* The file is one record, or as many as there are marks in it. */
int bibtex_next(struct reader *reader, struct cv *cv)
{
	struct bibtex_reader *r = reader->state;
	const struct bib_file *file = &r->file;
	size_t end;

	if (r->given && r->mark == file->n_marks)
		return 0;
	if (r->mark < file->n_marks && (r->given || file->marks[r->mark].entry == r->entry))
		read_id(r, cv, file->marks[r->mark++].id);
	r->given = true;
	end = r->mark < file->n_marks ? file->marks[r->mark].entry : file->n_entries;
	for (; r->entry < end; r->entry++)
		if (!is_container(&file->entries[r->entry]) &&
		    bibtex_read_entry(r, &file->entries[r->entry], cv))
			break;
	if (r->entry < end || arena_failed(&r->arena) || r->text.failed || r->json.failed)
		return diag_error(reader->diag, STATUS_OSERR, source_pos(reader->source, 0, 0),
				  "memory", "out of memory");
	return 1;
}
