#include "pipeline/format.h"

#include <string.h>

const char *settings_get(const struct settings *settings, const char *name)
{
	for (size_t i = settings ? settings->n : 0; i-- > 0;)
		if (!strcmp(settings->v[i].name, name))
			return settings->v[i].value;
	return NULL;
}
