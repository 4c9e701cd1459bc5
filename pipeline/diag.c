#include "pipeline/diag.h"

#include "pipeline/buf.h"

void diag_init(struct diag *diag, void (*emit)(void *, const struct message *), void *context)
{
	*diag = (struct diag){ .emit = emit, .context = context };
}

static void count(struct diag *diag, enum level level)
{
	size_t *const counters[] = {
		[LEVEL_NOTE] = &diag->notes,
		[LEVEL_WARNING] = &diag->warnings,
		[LEVEL_ERROR] = &diag->errors,
	};

	++*counters[level];
}

__attribute__((format(printf, 5, 0)))
static void report(struct diag *diag, enum level level, struct pos pos, const char *id,
		   const char *format, va_list args)
{
	struct message message = { level, pos, id, "out of memory for the message" };
	struct buf text = BUF_INIT;

	count(diag, level);
	if (!diag->emit)
		return;
	buf_vaddf(&text, format, args);
	if (!text.failed)
		message.text = text.bytes;
	diag->emit(diag->context, &message);
	buf_release(&text);
}

void diag_report(struct diag *diag, enum level level, struct pos pos, const char *id,
		 const char *format, ...)
{
	va_list args;

	va_start(args, format);
	report(diag, level, pos, id, format, args);
	va_end(args);
}

int diag_error(struct diag *diag, enum status status, struct pos pos, const char *id,
	       const char *format, ...)
{
	va_list args;

	if (diag->status == STATUS_OK)
		diag->status = status;
	va_start(args, format);
	report(diag, LEVEL_ERROR, pos, id, format, args);
	va_end(args);
	return -1;
}

const char *level_name(enum level level)
{
	static const char *const names[] = {
		[LEVEL_NOTE] = "note",
		[LEVEL_WARNING] = "warning",
		[LEVEL_ERROR] = "error",
	};

	return names[level];
}
