/*
 * Records on standard input to records on standard output, a line each: for
 * GNU parallel, array jobs, Hadoop Streaming and Spark's pipe.
 */
#ifndef CONVERTERS_STREAM_H
#define CONVERTERS_STREAM_H

#include "converters/messages.h"
#include "converters/options.h"

/* --stream: exactly one answer per line; a bad line is an answer too. */
enum status stream_convert(const struct options *options, struct messages *messages);

/* --pack: the files as lines for --stream. */
enum status stream_pack(const struct options *options, struct messages *messages);

/* --unpack: the lines of --pack, or the answers of --stream, as files below -O. */
enum status stream_unpack(const struct options *options, struct messages *messages);

#endif
