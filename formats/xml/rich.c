#include "formats/xml/rich.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pipeline/entity.h"
#include "pipeline/record.h"
#include "pipeline/utf8.h"

#define MAX_LINK 2048	/* bytes in which an address is looked for */
#define MAX_ENTITY 32	/* bytes between & and ; */

struct tag {
	const char *name, *end;	/* of the name */
	const char *rest, *close;	/* the attributes */
	bool closing;
};

/* The tags that end a block; all others are within one. */
static const char *const block_tags[] = {
	"p", "div", "br", "hr", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table",
	"tr", "td", "th", "dl", "dt", "dd", "blockquote", "pre", "section", "article",
};

void rich_init(struct rich *rich, const char *html, size_t size)
{
	*rich = (struct rich){ .at = html, .end = html + size };
	buf_init(&rich->link);
	buf_init(&rich->block);
}

void rich_release(struct rich *rich, struct cv *cv)
{
	cv_release_buf(cv, &rich->link);
	cv_release_buf(cv, &rich->block);
}

static bool is_tag(const struct tag *tag, const char *name)
{
	size_t size = strlen(name);

	return (size_t)(tag->end - tag->name) == size && !strncasecmp(tag->name, name, size);
}

static bool is_block(const struct tag *tag)
{
	for (size_t i = 0; i < sizeof(block_tags) / sizeof(block_tags[0]); i++)
		if (is_tag(tag, block_tags[i]))
			return true;
	return false;
}

/* The tag at rich->at, which moves behind it; false if it is a mere '<'. */
static bool take_tag(struct rich *rich, struct tag *tag)
{
	const char *at = rich->at + 1;
	const char *close;

	tag->closing = at < rich->end && *at == '/';
	at += tag->closing;
	if (rich->no_more_tags || at == rich->end || (!isalpha((unsigned char)*at) && *at != '!'))
		return false;
	close = memchr(at, '>', (size_t)(rich->end - at));
	rich->no_more_tags = !close;
	if (!close)
		return false;
	tag->name = at;
	while (at < close && isalnum((unsigned char)*at))
		at++;
	tag->end = tag->rest = at;
	tag->close = close;
	rich->at = close + 1;
	return true;
}

/*
 * Text
 */

static void add_space(struct buf *block)
{
	if (block->size && block->bytes[block->size - 1] != ' ')
		buf_addc(block, ' ');
}

static void add_code(struct buf *block, uint32_t code)
{
	char bytes[4];

	if (utf8_is_space(code))
		add_space(block);
	else
		buf_add(block, bytes, utf8_put(bytes, code));
}

/* The character that "&name;" stands for, 0 if none. */
static uint32_t character_of(const char *name)
{
	bool hex = name[0] == '#' && (name[1] == 'x' || name[1] == 'X');
	unsigned long code;
	char *stop;

	if (name[0] != '#')
		return entity_code(name);
	code = strtoul(name + 1 + hex, &stop, hex ? 16 : 10);
	return *stop || !utf8_is_xml_char((uint32_t)(code > 0x10FFFF ? 0 : code)) ? 0 : (uint32_t)code;
}

/* The entity at `at`, after which *next stands; 0 if there is none. */
static uint32_t take_entity(const char *at, const char *end, const char **next)
{
	size_t room = (size_t)(end - at) - 1;
	const char *close = memchr(at + 1, ';', room < MAX_ENTITY ? room : MAX_ENTITY);
	char name[MAX_ENTITY];

	if (!close)
		return 0;
	memcpy(name, at + 1, (size_t)(close - at) - 1);
	name[close - at - 1] = '\0';
	*next = close + 1;
	return character_of(name);
}

static const char *add_char(struct buf *block, const char *at, const char *end)
{
	const char *next = at;
	uint32_t code = *at == '&' ? take_entity(at, end, &next) : 0;

	if (!code) {
		next = at;
		code = utf8_next(&next, end);
	}
	add_code(block, code);
	return next;
}

/*
 * Links: an address that the text does not say goes behind it, in parentheses
 */

static void open_link(struct rich *rich, const struct tag *tag)
{
	size_t size = (size_t)(tag->close - tag->rest);
	const char *href = memmem(tag->rest, size, "href=", strlen("href="));
	const char *value, *stop;

	buf_clear(&rich->link);
	if (!href)
		return;
	value = href + strlen("href=");
	if (value == tag->close || (*value != '"' && *value != '\''))
		return;
	stop = memchr(value + 1, *value, (size_t)(tag->close - value) - 1);
	for (value++; stop && value < stop;)
		value = add_char(&rich->link, value, stop);
}

/* Only the end of the block is looked at, lest many links cost more than linear time. */
static void close_link(struct rich *rich)
{
	size_t size = rich->block.size;
	const char *recent = rich->block.bytes + (size > MAX_LINK ? size - MAX_LINK : 0);

	if (rich->link.size && !strcasestr(recent, rich->link.bytes)) {
		add_space(&rich->block);
		buf_addf(&rich->block, "(%s)", rich->link.bytes);
	}
	buf_clear(&rich->link);
}

/*
 * Blocks
 */

/* Whether the tag ends the block. */
static bool handle_tag(struct rich *rich, const struct tag *tag)
{
	if (is_tag(tag, "a") && tag->closing)
		close_link(rich);
	else if (is_tag(tag, "a"))
		open_link(rich, tag);
	return is_block(tag);
}

static void read_block(struct rich *rich)
{
	struct tag tag;

	while (rich->at < rich->end) {
		if (*rich->at != '<' || !take_tag(rich, &tag)) {
			rich->at = add_char(&rich->block, rich->at, rich->end);
			continue;
		}
		if (!handle_tag(rich, &tag))
			continue;
		rich->item = rich->in_item;
		if (is_tag(&tag, "li"))
			rich->in_item = !tag.closing;
		return;
	}
	rich->item = rich->in_item;
}

bool rich_next(struct rich *rich)
{
	buf_clear(&rich->block);
	while (rich->at < rich->end && !rich->block.size) {
		read_block(rich);
		if (rich->block.size && rich->block.bytes[rich->block.size - 1] == ' ')
			buf_truncate(&rich->block, rich->block.size - 1);
	}
	return rich->block.size > 0;
}
