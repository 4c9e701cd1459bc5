#include "formats/json/misfit.h"

#include <string.h>

#include "formats/json/head.h"
#include "formats/json/oldnames.h"
#include "pipeline/fields.h"

/* By a member that others of the kind do not have; the first row that fits names it. */
static const struct looks {
	const char *member;
	const char *like;
} looks[] = {
	{ "@context", "JSON-LD" },
	{ "$defs", "a JSON schema" },
	{ "properties", "a JSON schema" },
	{ "dependencies", "a package.json" },
	{ "devDependencies", "a package.json" },
	{ "FeatureCollection", "GeoJSON" },
	{ "coordinates", "GeoJSON" },
	{ "issued", "CSL-JSON, a bibliography; convert it to BibTeX first" },
	{ "orcid-identifier", "an ORCID record; take its XML" },
	{ "SkillsPassport", "a Europass CV; take its XML" },
	{ "aboutMe", "a CV in Manfred's MAC format" },
	{ "employment", "a CV in the FRESH format" },
	{ "cv", "a record in an envelope" },
	{ "experience", "a CV in a form of its own" },
	{ "experiences", "a CV in a form of its own" },
	{ "job_history", "a CV in a form of its own" },
	{ "contact", "a CV in a form of its own" },
	{ "sections", "a CV in a form of its own" },
};

static const char *looks_like(const json_t *object)
{
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++)
		if (json_object_get(object, looks[i].member))
			return looks[i].like;
	return "an object of another kind";
}

static bool is_known(const char *name)
{
	return shape_field(&cv_shape, name) || old_name_find(&cv_shape, name);
}

/* The members beside `$schema` and meta: how many the schema knows, and which it does not. */
struct census {
	size_t known, unknown;
	struct buf names;	/* of the unknown, ", " between */
};

static void take_census(json_t *object, struct census *census)
{
	const char *name;
	json_t *value;

	json_object_foreach(object, name, value) {
		if (head_is_member(name))
			continue;
		if (is_known(name)) {
			census->known++;
			continue;
		}
		buf_adds(&census->names, census->unknown++ ? ", " : "");
		buf_adds(&census->names, name);
	}
}

static bool says_resume(const json_t *object)
{
	const char *schema = json_string_value(json_object_get(object, HEAD_SCHEMA));

	return json_object_get(object, "basics") || json_object_get(object, "bio") ||
	       (schema && strstr(schema, "jsonresume"));
}

static int refuse(struct document *doc, const struct node *root, const char *like)
{
	return diag_error(doc->diag, STATUS_DATA, node_pos(doc, root), "misfit",
			  "no résumé as JSON Resume has it; this looks like %s", like);
}

int misfit_refuse(struct document *doc, const struct node *root)
{
	struct census census = { 0, 0, BUF_INIT };
	int result = 0;

	if (!json_is_object(root->value))
		return refuse(doc, root, node_kind(root));
	if (says_resume(root->value))
		return 0;
	take_census(root->value, &census);
	if (census.unknown > census.known)
		result = refuse(doc, root, looks_like(root->value));
	else if (census.unknown)
		document_report(doc, root, LEVEL_WARNING, "misfit",
				"no 'basics', and members that JSON Resume does not know: %s; "
				"they are carried along as they are", census.names.bytes);
	buf_release(&census.names);
	return result;
}
