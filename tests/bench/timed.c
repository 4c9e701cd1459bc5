/*
 * Runs a command and writes to a file what it took: seconds of wall clock, of
 * processor, the largest memory of a process in KiB, and the exit status.
 *
 *	timed FIGURES COMMAND [ARG]...
 *
 * Small itself: until it executes the command, a child counts as its parent.
 */
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(const struct timeval *time)
{
	return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

static int write_figures(const char *path, double wall, const struct rusage *usage, int status)
{
	FILE *file = fopen(path, "w");

	if (!file)
		return -1;
	fprintf(file, "%.6f %.6f %ld %d\n", wall,
		seconds(&usage->ru_utime) + seconds(&usage->ru_stime), usage->ru_maxrss,
		WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return fclose(file);
}

int main(int argc, char **argv)
{
	struct rusage usage;
	double begin = now();
	int status;
	pid_t pid;

	if (argc < 3 || posix_spawnp(&pid, argv[2], NULL, NULL, argv + 2, environ))
		return 127;
	if (wait4(pid, &status, 0, &usage) != pid)
		return 126;
	return write_figures(argv[1], now() - begin, &usage, status) ? 125 : 0;
}
