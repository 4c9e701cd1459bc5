#include "formats/bibtex/symbols.h"

#include <stdbool.h>
#include <string.h>

#include "pipeline/arena.h"

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

/* FNV-1a, with its bits stirred once more because slots take the low ones. */
static uint32_t hash_of(const char *name, size_t size)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ lower(name[i])) * 16777619u;
	return hash ^ hash >> 15;
}

static bool same(const struct symbol *symbol, const char *name, size_t size)
{
	if (symbol->size != size)
		return false;
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)symbol->name[i] != lower(name[i]))
			return false;
	return true;
}

/* The slot that holds the name, or the free one where it belongs. */
static struct symbol **slot_of(const struct symbols *symbols, uint32_t hash,
			       const char *name, size_t size)
{
	size_t mask = symbols->capacity - 1;
	size_t at = hash & mask;

	while (symbols->slots[at] && (symbols->slots[at]->hash != hash ||
				      !same(symbols->slots[at], name, size)))
		at = (at + 1) & mask;
	return &symbols->slots[at];
}

struct symbol *bib_symbols_find(const struct symbols *symbols, const char *name, size_t size)
{
	if (!symbols->n)
		return NULL;
	return *slot_of(symbols, hash_of(name, size), name, size);
}

static bool grow(struct symbols *symbols)
{
	struct symbols larger = *symbols;

	larger.capacity = symbols->capacity ? symbols->capacity * 2 : 64;
	larger.slots = arena_array(symbols->arena, larger.capacity, sizeof(struct symbol *));
	if (!larger.slots)
		return false;
	for (size_t i = 0; i < symbols->capacity; i++) {
		struct symbol *symbol = symbols->slots[i];

		if (symbol)
			*slot_of(&larger, symbol->hash, symbol->name, symbol->size) = symbol;
	}
	*symbols = larger;
	return true;
}

static struct symbol *new_symbol(struct arena *arena, uint32_t hash, const char *name, size_t size)
{
	struct symbol *symbol = arena_alloc(arena, sizeof(*symbol));
	char *copy = symbol ? arena_copy(arena, name, size) : NULL;

	if (!copy)
		return NULL;
	for (size_t i = 0; i < size; i++)
		copy[i] = (char)lower(copy[i]);
	symbol->name = copy;
	symbol->size = size;
	symbol->hash = hash;
	return symbol;
}

struct symbol *bib_symbols_add(struct symbols *symbols, const char *name, size_t size)
{
	uint32_t hash = hash_of(name, size);
	struct symbol **slot;

	if (symbols->n >= symbols->capacity / 2 && !grow(symbols))
		return NULL;
	slot = slot_of(symbols, hash, name, size);
	if (!*slot) {
		*slot = new_symbol(symbols->arena, hash, name, size);
		symbols->n += *slot != NULL;
	}
	return *slot;
}
