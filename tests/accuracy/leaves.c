#include "tests/accuracy/leaves.h"

static void visit_texts(const struct shape *shape, const struct field *field,
			const struct texts *texts, leaf_visit *visit, void *context)
{
	for (size_t i = 0; i < texts->n; i++)
		visit(context, shape, field, &texts->v[i]);
}

static void visit_list(const struct shape *shape, const struct list *list, leaf_visit *visit,
		       void *context)
{
	for (size_t i = 0; i < list->n; i++)
		leaves_visit(shape, list->v[i], visit, context);
}

void leaves_of_field(const struct shape *shape, const struct field *field, const void *object,
		     leaf_visit *visit, void *context)
{
	if (field->kind == FIELD_TEXTS)
		visit_texts(shape, field, field_texts_const(field, object), visit, context);
	else if (field->kind == FIELD_OBJECT)
		leaves_visit(field->shape, field_object_const(field, object), visit, context);
	else if (field->kind == FIELD_OBJECTS)
		visit_list(field->shape, field_list_const(field, object), visit, context);
	else if (text_present(field_text_const(field, object)))
		visit(context, shape, field, field_text_const(field, object));
}

void leaves_visit(const struct shape *shape, const void *object, leaf_visit *visit, void *context)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		leaves_of_field(shape, &shape->fields[i], object, visit, context);
}
