/*
 * Fault injection: unit tests are linked so that their and the library's
 * calls of these functions pass through here.
 */
#ifndef TESTS_FAULTS_H
#define TESTS_FAULTS_H

#include <stdbool.h>

enum fault {
	FAULT_MEMORY,	/* malloc, calloc, realloc, aligned_alloc: NULL and ENOMEM */
	FAULT_READ,	/* -1 and EIO */
	FAULT_WRITE,	/* -1 and ENOSPC */
	FAULT_RENAME,	/* -1 and EACCES */
	FAULT_KINDS,
};

/* The n-th call from now on (from 1), and every later one, fails. */
void faults_from(enum fault fault, long n);
/* Calls work again. True if the fault came about. */
bool faults_end(enum fault fault);
/* Every read or write moves at most that many bytes; 0: no limit. */
void faults_short(unsigned bytes);

#endif
