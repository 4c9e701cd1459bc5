#include "formats/xml/europass.h"

#include <stdio.h>
#include <string.h>

void take_country(struct map *map, struct twig *twig, const char *field)
{
	char text[16];

	snprintf(text, sizeof(text), "%s", map_text(map, twig));
	if (!strcasecmp(text, "UK"))
		map_put(map, field, "GB", ", ", twig->line);
	else if (!strcasecmp(text, "EL"))
		map_put(map, field, "GR", ", ", twig->line);
	else
		take_code(map, twig, field);
	twig->taken = true;
}

void map_profile(struct map *map, const char *network, const char *username, const char *url,
		 uint32_t line)
{
	struct cv *cv = map->reader->cv;
	struct profile *profile = map_append(map, &cv->basics.profiles, &profile_shape, line);

	if (!profile)
		return;
	map_set(map, &profile->network, network, line);
	map_set(map, &profile->username, username, line);
	map_set(map, &profile->url, url, line);
}

void levels_add(struct levels *levels, const char *what, const char *level)
{
	if (!*level)
		return;
	if (!levels->first.size)
		buf_adds(&levels->first, level);
	levels->differ |= strcmp(levels->first.bytes, level) != 0;
	buf_addf(&levels->all, "%s%s %s", levels->all.size ? ", " : "", what, level);
}

void levels_put(struct levels *levels, struct map *map, const char *field, uint32_t line)
{
	map_put(map, field, levels->differ ? levels->all.bytes : levels->first.bytes, ", ", line);
	cv_release_buf(map->reader->cv, &levels->all);
	cv_release_buf(map->reader->cv, &levels->first);
}
