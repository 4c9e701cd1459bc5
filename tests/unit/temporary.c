#include "pipeline/temporary.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "tests/unit/check.h"
#include "tests/unit/scratch.h"

static bool exists(const char *name)
{
	return access(name, F_OK) == 0;
}

static void test_made_beside_the_target(void)
{
	struct temporary *temporary;
	int fd;

	mkdir("folder", 0777);
	temporary = temporary_create("folder/target", &fd);
	CHECK(temporary && fd >= 0);
	CHECK(!strncmp(temporary_path(temporary), "folder/.cvconv-", 15));
	CHECK(exists(temporary_path(temporary)));
	close(fd);
	temporary_remove(temporary);
	CHECK_INT(rmdir("folder"), 0);
	CHECK(!temporary_create("folder/target", &fd));
	temporary_remove(NULL);
	temporary_forget(NULL);
}

/* The name that a process gives, of which nothing is left but this. */
static void make_left_over(char name[64])
{
	int ends[2], fd;
	pid_t child;

	CHECK_INT(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		struct temporary *temporary = temporary_create("target", &fd);

		_exit(write(ends[1], temporary_path(temporary), 64) != 64);
	}
	CHECK_INT(waitpid(child, NULL, 0), child);
	CHECK_INT(read(ends[0], name, 64), 64);
	close(ends[0]);
	close(ends[1]);
}

/* The same file of another machine, of the age. */
static void make_others(const char *mine, const char *name, time_t seconds)
{
	struct timespec times[2] = { { time(NULL) - seconds, 0 }, { time(NULL) - seconds, 0 } };
	char path[80];

	CHECK(strchr(mine + 8, '-') != NULL);
	snprintf(path, sizeof(path), ".cvconv-%s%s", name, strchr(mine + 8, '-'));
	scratch_write(path, "x", 1);
	CHECK_INT(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void test_sweeping(void)
{
	struct temporary *alive;
	char left[64];
	int fd;

	alive = temporary_create("target", &fd);
	make_left_over(left);
	scratch_write(".cvconv-notes.tmp", "x", 1);
	scratch_write(".cvconv-1-1.tmp", "x", 1);
	make_others(left, "0", 0);
	make_others(left, "1", 25 * 60 * 60);
	CHECK_INT(scratch_count(), 6);
	CHECK(exists(left));
	temporaries_sweep(".");
	CHECK(!exists(left));
	CHECK(exists(temporary_path(alive)));
	CHECK_INT(scratch_count(), 4);
	temporaries_sweep("nowhere");
	close(fd);
	temporary_remove(alive);
}

/* As a signal's handler ends a process: nothing is made after it. */
static void remove_and_exit(void)
{
	temporaries_remove();
	_exit(0);
}

static void test_signal_removes_all(void)
{
	struct temporary *made[5];
	int before = scratch_count(), fds[5];
	pid_t child;

	for (int i = 0; i < 5; i++)
		made[i] = temporary_create("target", &fds[i]);
	CHECK_INT(scratch_count(), before + 5);
	CHECK_INT(rename(temporary_path(made[0]), "target"), 0);
	temporary_forget(made[0]);
	child = fork();
	if (child == 0)
		remove_and_exit();
	CHECK_INT(waitpid(child, NULL, 0), child);
	CHECK_INT(scratch_count(), before + 1);
	for (int i = 0; i < 5; i++) {
		close(fds[i]);
		temporary_remove(i > 0 ? made[i] : NULL);
	}
}

/* Makes files until the process ends. */
static void *make_for_ever(void *unused)
{
	int fd;

	(void)unused;
	for (;;) {
		struct temporary *temporary = temporary_create("never", &fd);

		close(fd);
		temporary_remove(temporary);
	}
	return NULL;
}

static void test_signal_stops_other_threads(void)
{
	int before = scratch_count();

	for (int i = 0; i < 30; i++) {
		pid_t child = fork();
		pthread_t threads[4];

		if (child == 0) {
			for (int j = 0; j < 4; j++)
				pthread_create(&threads[j], NULL, make_for_ever, NULL);
			usleep(3000);
			remove_and_exit();
		}
		CHECK_INT(waitpid(child, NULL, 0), child);
		CHECK_INT(scratch_count(), before);
	}
}

int main(void)
{
	scratch_enter();
	RUN(test_made_beside_the_target);
	RUN(test_sweeping);
	RUN(test_signal_removes_all);
	RUN(test_signal_stops_other_threads);
	scratch_leave();
	return check_done();
}
