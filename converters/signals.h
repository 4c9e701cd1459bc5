/* Signals: what is left behind when the program must stop at once. */
#ifndef CONVERTERS_SIGNALS_H
#define CONVERTERS_SIGNALS_H

/* SIGINT, SIGTERM and SIGHUP remove half-written files before they end the program. */
void signals_catch(void);

/*
 * After so many milliseconds (0: never) the program removes half-written
 * files, says so and exits with STATUS_TIMEOUT. For one document in one
 * process.
 */
void signals_deadline(unsigned milliseconds);

#endif
