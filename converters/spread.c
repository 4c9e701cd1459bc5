#include "converters/spread.h"

#include "converters/output.h"

int spread_begin(struct spread *spread, const struct options *options, struct messages *messages)
{
	*spread = (struct spread){ .options = options, .to = options->to };
	diag_init(&spread->diag, messages_emit, messages);
	claims_init(&spread->claims, options);
	progress_begin(&spread->progress, 0, options);
	if (options->dry_run)
		spread->talk = sink_open("-", 0, &spread->diag);
	return options->dry_run && !spread->talk ? -1 : 0;
}

/* The path that the id makes, when something is to be written there; else *made is settled. */
static const char *open_place(struct spread *spread, const char *id, const char *suffix,
			      const struct format *format, enum made *made)
{
	const char *path = claims_path(&spread->claims, id, suffix, spread->input, &spread->diag);

	*made = MADE_NOTHING;
	if (!path)
		return NULL;
	*made = MADE_UNCHANGED;
	if (output_is_current(path, spread->input, spread->options))
		return NULL;
	*made = MADE_NEW;
	if (spread->talk)
		output_say(spread->talk, spread->input, path, format);
	return spread->talk ? NULL : path;
}

static enum made made_in(const struct sink *sink)
{
	return sink_unchanged(sink) ? MADE_UNCHANGED : MADE_NEW;
}

static enum made write_record(struct spread *spread, const char *id, const struct cv *cv,
			      const struct choice *choice)
{
	const struct options *options = spread->options;
	struct output output = OUTPUT_INIT;
	enum made made;
	const char *path = open_place(spread, id, choice_suffix(choice), choice->format, &made);

	if (!path)
		return made;
	made = MADE_NOTHING;
	if (!output_open(&output, path, NULL, *choice, false, options, &spread->diag) &&
	    !output_put(&output, cv) && !output_end(&output, path, options, &spread->diag) &&
	    !output_commit(&output))
		made = made_in(output.sink);
	output_close(&output);
	return made;
}

enum made spread_record(struct spread *spread, const char *id, const struct cv *cv)
{
	enum made all = MADE_UNCHANGED;

	for (size_t i = 0; i < spread->to.n; i++) {
		enum made made = write_record(spread, id, cv, &spread->to.v[i]);

		if (made == MADE_NOTHING || all == MADE_UNCHANGED)
			all = made;
	}
	return all;
}

enum made spread_bytes(struct spread *spread, const char *id, const char *suffix, const char *bytes,
		       size_t size)
{
	enum made made;
	const char *path = open_place(spread, id, suffix, NULL, &made);
	struct sink *sink;

	if (!path)
		return made;
	made = MADE_NOTHING;
	sink = sink_open(path, output_flags(spread->options), &spread->diag);
	if (sink) {
		sink_write(sink, bytes, size);
		made = sink_commit(sink) ? MADE_NOTHING : made_in(sink);
	}
	sink_close(sink);
	return made;
}

int spread_count(struct spread *spread, enum made made)
{
	progress_count(&spread->progress, made);
	progress_draw(&spread->progress);
	return made == MADE_NOTHING && spread->options->fail_fast;
}

int spread_end(struct spread *spread)
{
	if (spread->talk)
		return sink_commit(spread->talk);
	spread->progress.warnings = spread->diag.warnings;
	progress_end(&spread->progress, spread->options);
	return 0;
}

void spread_release(struct spread *spread)
{
	sink_close(spread->talk);
	claims_release(&spread->claims);
}
