/*
 * Bytes looked at eight at a time, where long stretches of them are plain:
 *
 *	for (; end - at >= 8 && !bytes_equal(bytes_load(at), '{'); at += 8)
 *		;
 *
 * A result is not 0 when any of the eight is such a byte, and bytes_first
 * says which is the first. ("Hacker's Delight", section 6-1.)
 */
#ifndef PIPELINE_BYTES_H
#define PIPELINE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BYTES_ONES UINT64_C(0x0101010101010101)
#define BYTES_HIGHS UINT64_C(0x8080808080808080)

/* The first is the lowest byte of the number, on every machine. */
static inline uint64_t bytes_load(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

static inline uint32_t bytes_load_half(const char *at)
{
	uint32_t half;

	memcpy(&half, at, sizeof(half));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	half = __builtin_bswap32(half);
#endif
	return half;
}

static inline void bytes_store(char *at, uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	memcpy(at, &word, sizeof(word));
}

/* Fewer than eight bytes, and zeros behind them. */
static inline uint64_t bytes_load_few(const char *at, size_t size)
{
	const unsigned char *bytes = (const unsigned char *)at;

	if (size >= 4)	/* two halves, which say the same where they overlap */
		return bytes_load_half(at) | (uint64_t)bytes_load_half(at + size - 4) << 8 * (size - 4);
	if (size == 0)
		return 0;
	return bytes[0] | (uint64_t)bytes[size / 2] << 8 * (size / 2) |
	       (uint64_t)bytes[size - 1] << 8 * (size - 1);
}

/* Whether two stretches are the same, which are short, so that a call would cost the most. */
static inline bool bytes_same(const char *a, const char *b, size_t size)
{
	while (size >= 8) {
		if (bytes_load(a) != bytes_load(b))
			return false;
		a += 8;
		b += 8;
		size -= 8;
	}
	return bytes_load_few(a, size) == bytes_load_few(b, size);
}

/* Not ASCII. */
static inline uint64_t bytes_high(uint64_t word)
{
	return word & BYTES_HIGHS;
}

/* Those that no character of UTF-8 begins with. */
static inline uint64_t bytes_tails(uint64_t word)
{
	return word & ~(word << 1) & BYTES_HIGHS;
}

/* Below the limit, which is at most 0x80. No byte carries into the next one. */
static inline uint64_t bytes_below(uint64_t word, unsigned char limit)
{
	return ~((word & ~BYTES_HIGHS) + BYTES_ONES * (unsigned char)(0x80 - limit)) & ~word &
	       BYTES_HIGHS;
}

static inline uint64_t bytes_equal(uint64_t word, char c)
{
	return bytes_below(word ^ BYTES_ONES * (unsigned char)c, 1);
}

/* From one of ASCII to another. */
static inline uint64_t bytes_between(uint64_t word, char first, char last)
{
	uint64_t low = word & ~BYTES_HIGHS;

	return (low + BYTES_ONES * (unsigned char)(0x80 - first)) &
	       ~(low + BYTES_ONES * (unsigned char)(0x7F - last)) & ~word & BYTES_HIGHS;
}

/* A result moved on by one byte, the last one of the result before it coming in. */
static inline uint64_t bytes_moved(uint64_t found, uint64_t before)
{
	return found << 8 | before >> 56;
}

/* All bits of the bytes before the first such one; of all eight if there is none. */
static inline uint64_t bytes_before(uint64_t found)
{
	return ((found & -found) >> 7) - 1;
}

/* How many such bytes there are. */
static inline unsigned bytes_count(uint64_t found)
{
	return (unsigned)((found >> 7) * BYTES_ONES >> 56);
}

/* The number of the first such byte in a result that is not 0. */
static inline unsigned bytes_first(uint64_t found)
{
	return (unsigned)__builtin_ctzll(found) / 8;
}

/*
 * Sixteen at a time, where more is asked of each: what C does with a number, compilers
 * do here with every byte, by vector instructions where the processor has such.
 *
 *	for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - at >= BYTES_WIDE; at += n) {
 *		bytes_wide c = bytes_load_wide(at);
 *
 *		n = bytes_ahead((c < ' ') | (c == '{'));
 *	}
 */
enum { BYTES_WIDE = 16 };

typedef unsigned char bytes_wide __attribute__((vector_size(BYTES_WIDE)));
typedef signed char bytes_found __attribute__((vector_size(BYTES_WIDE)));	/* -1 where it is so */

static inline bytes_wide bytes_load_wide(const char *at)
{
	bytes_wide wide;

	memcpy(&wide, at, sizeof(wide));
	return wide;
}

/* How many bytes stand before the first that was found; BYTES_WIDE when none was. */
static inline size_t bytes_ahead(bytes_found found)
{
	uint64_t low = bytes_load((const char *)&found), high = bytes_load((const char *)&found + 8);

	return low ? bytes_first(low) : 8 + (high ? bytes_first(high) : 8);
}

static inline bool bytes_any(bytes_found found)
{
	return bytes_load((const char *)&found) | bytes_load((const char *)&found + 8);
}

/* Over the printing bytes of ASCII. */
static inline const char *bytes_printing(const char *at, const char *end)
{
	for (size_t n = BYTES_WIDE; n == BYTES_WIDE && end - at >= BYTES_WIDE; at += n) {
		bytes_wide c = bytes_load_wide(at);

		n = bytes_ahead(c - ' ' >= 0x7F - ' ');
	}
	while (at < end && *at >= ' ' && *at < 0x7F)
		at++;
	return at;
}

#endif
