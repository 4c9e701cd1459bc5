#include "formats/xml/library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* The one that the headers belong to: another one lays out its structs anew. */
#if LIBXML_VERSION >= 21400
#define LIBRARY_FILE "libxml2.so.16"
#else
#define LIBRARY_FILE "libxml2.so.2"
#endif

/* Written once, by `load`. */
static struct library loaded;
static char trouble[256];

static xmlParserInputPtr load_nothing(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	(void)url;
	(void)id;
	(void)parser;
	return NULL;
}

static bool find_functions(void *file)
{
	static const struct {
		const char *name;
		size_t offset;
	} functions[] = {
#define ROW(name) { #name, offsetof(struct library, name) },
		LIBRARY_FUNCTIONS(ROW)
#undef ROW
	};

	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
		void *found = dlsym(file, functions[i].name);

		if (!found)
			return false;
		/* What POSIX promises of dlsym and C of no pointer to a function. */
		memcpy((char *)&loaded + functions[i].offset, &found, sizeof(found));
	}
	return true;
}

static void load(void)
{
	void *file = dlopen(LIBRARY_FILE, RTLD_LAZY | RTLD_LOCAL);

	if (!file || !find_functions(file)) {
		snprintf(trouble, sizeof(trouble), "%s", dlerror());
		return;
	}
	loaded.xmlInitParser();
	loaded.xmlSetExternalEntityLoader(load_nothing);
}

const struct library *library_load(const char **problem)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, load);
	*problem = trouble;
	return *trouble ? NULL : &loaded;
}
