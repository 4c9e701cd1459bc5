#include "converters/report.h"

void report_init(struct report *report, const struct messages *messages, bool hold, bool wanted)
{
	*report = (struct report){
		.messages = *messages, .said = BUF_INIT, .json = BUF_INIT, .lines = BUF_INIT,
		.wanted = wanted,
	};
	report->messages.held = hold ? &report->said : NULL;
}

void report_release(struct report *report)
{
	buf_release(&report->said);
	buf_release(&report->json);
	buf_release(&report->lines);
}

void report_emit(void *context, const struct message *message)
{
	struct report *report = context;

	messages_emit(&report->messages, message);
	if (!report->wanted)
		return;
	buf_adds(&report->json, report->json.size > 0 ? "," : "");
	messages_json(&report->json, message);
}

void report_add_line(struct buf *out, const struct report *report,
		     const struct report_figures *figures)
{
	if (!report->wanted)
		return;
	buf_adds(out, "{\"input\":");
	messages_json_string(out, figures->input);
	buf_addf(out, ",\"status\":%d,\"outputs\":[", (int)figures->status);
	for (size_t i = 0; figures->status == STATUS_OK && i < figures->n_outputs; i++) {
		buf_adds(out, i > 0 ? "," : "");
		messages_json_string(out, figures->outputs[i]);
	}
	buf_addf(out, "],\"unchanged\":%s,\"bytes\":%zu,\"records\":%zu,\"messages\":[",
		 figures->unchanged ? "true" : "false", figures->bytes, figures->records);
	buf_add(out, report->json.bytes, report->json.size);
	buf_adds(out, "]}\n");
}

void report_failure(struct report *report, const char *input, enum status status)
{
	const struct report_figures figures = { .input = input, .status = status };

	report_add_line(&report->lines, report, &figures);
	buf_clear(&report->json);
}

void report_end_failures(struct report *report, struct sink *sink)
{
	sink_write(sink, report->lines.bytes, report->lines.size);
	buf_clear(&report->lines);
	report->wanted = false;
}
