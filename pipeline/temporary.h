/*
 * The files that targets are written to before they get their names, beside
 * them and called .cvconv-HOST-PROCESS-NUMBER.tmp. Those of a process that was
 * killed are known by that name to whoever comes next.
 */
#ifndef PIPELINE_TEMPORARY_H
#define PIPELINE_TEMPORARY_H

struct temporary;

/* A new file beside the target, open in *fd; NULL with errno when there can be none. */
struct temporary *temporary_create(const char *target, int *fd);
const char *temporary_path(const struct temporary *temporary);
/* It goes by another name now. Frees it, as remove does; both take NULL. */
void temporary_forget(struct temporary *temporary);
void temporary_remove(struct temporary *temporary);

/*
 * Removes from a directory the files of processes that are no more: of this
 * machine's at once, of others' when they are a day old.
 */
void temporaries_sweep(const char *directory);

/*
 * Removes all of this process; async-signal-safe, for the handlers of SIGINT
 * and SIGTERM. The process must end after it: a thread that then makes one
 * waits for that.
 */
void temporaries_remove(void);

#endif
