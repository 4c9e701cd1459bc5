#include "converters/signals.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "pipeline/diag.h"
#include "pipeline/temporary.h"

static void stop(int signal_number)
{
	temporaries_remove();
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

static void time_out(int signal_number)
{
	static const char text[] = "cvconv: error: time is up (--timeout) [timeout]\n";

	(void)signal_number;
	temporaries_remove();
	(void)!write(STDERR_FILENO, text, sizeof(text) - 1);
	_exit(STATUS_TIMEOUT);
}

static void catch_signal(int signal_number, void (*handler)(int))
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = handler;
	sigemptyset(&action.sa_mask);
	sigaction(signal_number, &action, NULL);
}

/* What nohup or a shell's background job ignores stays ignored. */
void signals_catch(void)
{
	static const int signals[] = {
		SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU, SIGXFSZ,
	};

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		struct sigaction before;

		if (!sigaction(signals[i], NULL, &before) && before.sa_handler != SIG_IGN)
			catch_signal(signals[i], stop);
	}
}

void signals_deadline(unsigned milliseconds)
{
	struct itimerval timer;

	if (milliseconds == 0)
		return;
	memset(&timer, 0, sizeof(timer));
	timer.it_value.tv_sec = milliseconds / 1000;
	timer.it_value.tv_usec = (suseconds_t)(milliseconds % 1000) * 1000;
	catch_signal(SIGALRM, time_out);
	setitimer(ITIMER_REAL, &timer, NULL);
}
