/*
 * Seeded choices, the same on every machine: splitmix64 (Steele, Lea, Flood:
 * Fast splittable pseudorandom number generators).
 */
#ifndef TESTS_ACCURACY_DRAW_H
#define TESTS_ACCURACY_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct draw {
	uint64_t state;
};

static inline uint64_t draw_bits(struct draw *draw)
{
	uint64_t z = draw->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* 0 to n - 1; 0 for no n. */
static inline size_t draw_below(struct draw *draw, size_t n)
{
	uint64_t bits = draw_bits(draw) >> 32;

	return n ? (size_t)(bits % n) : 0;
}

static inline int draw_between(struct draw *draw, int least, int most)
{
	return least + (int)draw_below(draw, (size_t)(most - least + 1));
}

static inline bool draw_percent(struct draw *draw, size_t percent)
{
	return draw_below(draw, 100) < percent;
}

/* Choices for one purpose that those for others do not change. */
static inline struct draw draw_for(uint64_t seed, uint64_t purpose)
{
	struct draw draw = { seed * 1000003u + purpose };

	draw_bits(&draw);
	return draw;
}

#endif
