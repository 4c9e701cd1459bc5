/* cvconv: curricula vitae from one format into another. */
#include "converters/signals.h"
#include "converters/file.h"
#include "converters/merge.h"
#include "converters/messages.h"
#include "converters/meta.h"
#include "converters/options.h"
#include "converters/stream.h"
#include "converters/tree.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/*
 * What one document leaves is for the next: the C library would give most of
 * it back to the system between them, and ask for it again.
 */
static void keep_memory(void)
{
#ifdef __GLIBC__
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
	mallopt(M_MMAP_THRESHOLD, 4 << 20);
	mallopt(M_TOP_PAD, 1 << 20);
#endif
}

static enum status run(const struct options *options)
{
	static enum status (*const commands[])(const struct options *, struct messages *) = {
		[COMMAND_CONVERT] = file_convert,
		[COMMAND_TREE] = tree_convert,
		[COMMAND_MERGE] = merge_convert,
		[COMMAND_SPLIT] = split_convert,
		[COMMAND_STREAM] = stream_convert,
		[COMMAND_PACK] = stream_pack,
		[COMMAND_UNPACK] = stream_unpack,
		[COMMAND_HELP] = meta_run,
		[COMMAND_VERSION] = meta_run,
		[COMMAND_LIST_FORMATS] = meta_run,
		[COMMAND_PRINT_SCHEMA] = meta_run,
		[COMMAND_COMPLETION] = meta_run,
	};
	struct messages messages;

	messages_init(&messages, options);
	return commands[options->command](options, &messages);
}

int main(int argc, char **argv)
{
	struct messages messages = MESSAGES_INIT;
	struct options options;
	struct diag diag;
	enum status status = STATUS_OSERR;

	keep_memory();
	diag_init(&diag, messages_emit, &messages);
	signals_catch();
	if (!options_init(&options))
		status = options_parse(&options, argc, argv, &diag) ? diag.status : run(&options);
	options_release(&options);
	return (int)status;
}
