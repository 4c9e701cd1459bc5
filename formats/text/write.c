#include "formats/text/write.h"

#include <strings.h>

#include "formats/text/canonical/canonical.h"
#include "pipeline/buf.h"

/* Asked for, or meant by the suffix of the target. */
static bool wants_markdown(const struct settings *settings)
{
	const char *suffix = settings_get(settings, "suffix");

	return settings_get(settings, "markdown") ||
	       (suffix && (!strcasecmp(suffix, ".md") || !strcasecmp(suffix, ".markdown")));
}

int text_put(struct writer *writer, const struct cv *cv)
{
	struct buf text = BUF_INIT;
	bool failed;

	canonical_write(&text, cv, wants_markdown(writer->settings));
	sink_write(writer->sink, text.bytes, text.size);
	failed = text.failed;
	buf_release(&text);
	if (!failed)
		return 0;
	return diag_error(writer->diag, STATUS_OSERR, pos_at(sink_name(writer->sink), 0, 0), "memory",
			  "out of memory");
}
