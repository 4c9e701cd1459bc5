#include "tests/accuracy/template.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/buf.h"

#define NAME_MAX_SIZE 40

struct filling {
	const struct markup *markup;
	const struct template_values *values;
	struct buf *out;
	size_t line;		/* where the line begins in out */
	size_t asked, found;	/* values on the line */
};

static const struct {
	const char *written;
	char is;
} signs[] = {
	{ " >> ", TO_RIGHT }, { " << ", FROM_LEFT }, { " // ", '\n' }, { " /// ", '\f' },
};

/* Takes away what separates from nothing; a line without any of its values is none. */
static void end_line(struct filling *f)
{
	size_t lead = strspn(f->out->bytes + f->line, " \1");

	while (f->out->size > f->line && strchr(" \1\2", f->out->bytes[f->out->size - 1]))
		buf_truncate(f->out, f->out->size - 1);
	if (f->line + lead >= f->out->size || (f->asked && !f->found))
		buf_truncate(f->out, f->line);
	if (f->out->size > f->line)
		buf_addc(f->out, '\n');
	f->line = f->out->size;
	f->asked = f->found = 0;
}

static void fill_sign(struct filling *f, char sign)
{
	if (sign == TO_RIGHT || sign == FROM_LEFT) {
		buf_addc(f->out, sign);
		return;
	}
	end_line(f);
	if (sign == '\f') {
		buf_addc(f->out, '\n');
		f->line = f->out->size;
	}
}

/* One sign, label or character of plain text at `at`; where it ends. */
static const char *fill_literal(struct filling *f, const char *at)
{
	char name[NAME_MAX_SIZE];
	size_t size = 0;

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (strncmp(at, signs[i].written, strlen(signs[i].written)))
			continue;
		fill_sign(f, signs[i].is);
		return at + strlen(signs[i].written);
	}
	if (*at != '$') {
		buf_addc(f->out, *at);
		return at + 1;
	}
	while (isalpha((unsigned char)at[size + 1]))
		size++;
	snprintf(name, sizeof(name), "%.*s", (int)size, at + 1);
	buf_adds(f->out, f->values->label(f->values->context, name));
	return at + 1 + size;
}

static void fill_text(struct filling *f, const char *at, const char *end)
{
	while (at < end)
		at = fill_literal(f, at);
}

/* A text in quotes at *at, if there is one there; *at moves behind it. */
static void take_quoted(const char **at, const char **from, const char **to)
{
	*from = *to = *at;
	if (**at != '"')
		return;
	*from = *at + 1;
	*to = strchr(*from, '"');
	*at = *to + 1;
}

static const char *const *marks(const struct filling *f, char mark)
{
	static const char *const none[] = { "", "" };

	return mark == '*' ? f->markup->strong : mark == '_' ? f->markup->weak : none;
}

/* The group behind "{"; returns where it ends. */
static const char *fill_group(struct filling *f, const char *at)
{
	const char *before, *before_end, *after, *after_end;
	char mark = strchr("*_", *at) ? *at++ : '\0', name[NAME_MAX_SIZE];
	struct buf value = BUF_INIT;
	size_t size;

	take_quoted(&at, &before, &before_end);
	size = strcspn(at, "\"}");
	snprintf(name, sizeof(name), "%.*s", (int)size, at);
	at += size;
	take_quoted(&at, &after, &after_end);
	if (!f->values->value(f->values->context, name, &value)) {
		f->asked++;
	} else {
		fill_text(f, before, before_end);	/* which may end a line */
		f->asked++;
		f->found++;
		buf_adds(f->out, marks(f, mark)[0]);
		buf_add(f->out, value.bytes, value.size);
		buf_adds(f->out, marks(f, mark)[1]);
		fill_text(f, after, after_end);
	}
	buf_release(&value);
	return strchr(at, '}') + 1;
}

void template_fill(const char *template, const struct markup *markup,
		   const struct template_values *values, struct buf *out)
{
	struct filling f = { markup, values, out, out->size, 0, 0 };

	while (*template)
		template = *template == '{' ? fill_group(&f, template + 1)
					    : fill_literal(&f, template);
	end_line(&f);
	if (out->size && out->bytes[out->size - 1] == '\n')
		buf_truncate(out, out->size - 1);
}
