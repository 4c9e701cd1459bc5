#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "formats/text/page/inline.h"

#define MATH_MAX 400	/* bytes between two dollar signs */
#define LETTERS_MAX 2	/* of a name in a formula without commands */

/* Commands that stand for a character, and those that only wrap text (NULL). */
static const struct command {
	const char *name;
	const char *text;
	unsigned char kind;
} commands[] = {
	{ "alpha", "α", 0 },	 { "approx", "≈", 0 },	   { "beta", "β", 0 },
	{ "bullet", "•", 0 },	 { "cdot", "·", 0 },	   { "circ", "°", 0 },
	{ "dagger", "†", 0 },	 { "ddagger", "‡", 0 },	   { "delta", "δ", 0 },
	{ "emph", NULL, SPAN_ITALIC }, { "epsilon", "ε", 0 }, { "gamma", "γ", 0 },
	{ "ge", "≥", 0 },	 { "geq", "≥", 0 },	   { "gg", "≫", 0 },
	{ "gt", ">", 0 },	 { "infty", "∞", 0 },	   { "lambda", "λ", 0 },
	{ "langle", "⟨", 0 },	 { "ldots", "…", 0 },	   { "le", "≤", 0 },
	{ "left", NULL, 0 },	 { "leftarrow", "←", 0 },  { "leq", "≤", 0 },
	{ "lt", "<", 0 },	 { "mathbf", NULL, SPAN_BOLD }, { "mathcal", NULL, 0 },
	{ "mathit", NULL, SPAN_ITALIC }, { "mathrm", NULL, 0 }, { "mathsf", NULL, 0 },
	{ "mu", "μ", 0 },	 { "neq", "≠", 0 },	   { "omega", "ω", 0 },
	{ "operatorname", NULL, 0 }, { "phi", "φ", 0 },	   { "pi", "π", 0 },
	{ "pm", "±", 0 },	 { "prime", "′", 0 },	   { "quad", " ", 0 },
	{ "rangle", "⟩", 0 },	 { "right", NULL, 0 },	   { "rightarrow", "→", 0 },
	{ "sigma", "σ", 0 },	 { "sim", "~", 0 },	   { "simeq", "≃", 0 },
	{ "star", "⋆", 0 },	 { "text", NULL, 0 },	   { "textbf", NULL, SPAN_BOLD },
	{ "textit", NULL, SPAN_ITALIC }, { "textrm", NULL, 0 }, { "textsc", NULL, 0 },
	{ "textsf", NULL, 0 },	 { "textsuperscript", NULL, 0 }, { "texttt", NULL, SPAN_CODE },
	{ "theta", "θ", 0 },	 { "times", "×", 0 },	   { "to", "→", 0 },
	{ "underline", NULL, SPAN_ITALIC },
};

static int command_compare(const void *key, const void *row)
{
	return strcmp(key, ((const struct command *)row)->name);
}

/* The command whose letters begin at `at`; *size is how many they are. */
static const struct command *command_find(const char *at, const char *end, size_t *size)
{
	char name[20];
	size_t n = 0;

	while (at + n < end && n < sizeof(name) - 1 && isalpha((unsigned char)at[n])) {
		name[n] = at[n];
		n++;
	}
	name[n] = '\0';
	*size = n;
	return bsearch(name, commands, sizeof(commands) / sizeof(*commands), sizeof(*commands),
		       command_compare);
}

size_t latex_command(struct inliner *in, const char *at)
{
	size_t size;
	const struct command *command = command_find(at + 1, in->end, &size);
	const char *after = at + 1 + size;

	if (command == NULL)
		return 0;
	if (command->text != NULL) {
		inline_put(in, command->text, strlen(command->text));
		return 1 + size;
	}
	if (after == in->end || *after != '{')
		return 0;
	inline_open(in, '{', command->kind, NULL);
	return 2 + size;
}

/* State of one $...$: which of the open groups hold text, whose spaces count. */
struct math {
	struct inliner *in;
	const char *at, *end;
	uint64_t groups;
	unsigned depth;
	bool text;
	unsigned kind;		/* of the group that a command announced */
};

static void math_command(struct math *math)
{
	size_t size;
	const struct command *command = command_find(math->at + 1, math->end, &size);

	if (size == 0) {
		/* "\%" is the character, "\," a space */
		char c = math->at + 1 < math->end ? math->at[1] : ' ';

		inline_put(math->in, ispunct((unsigned char)c) && strchr(",;:!", c) == NULL ?
			   &c : " ", 1);
		math->at += 2;
		return;
	}
	if (command == NULL)
		inline_put(math->in, math->at + 1, size);
	else if (command->text != NULL)
		inline_put(math->in, command->text, strlen(command->text));
	else
		math->kind = command->kind;
	if (command != NULL && strncmp(command->name, "text", 4) == 0)
		math->text = true;
	math->at += 1 + size;
}

static void math_group(struct math *math)
{
	if (*math->at == '{' && math->depth < 60) {
		math->groups = math->groups << 1 | (math->text || (math->groups & 1));
		math->depth++;
		inline_open(math->in, '{', math->kind, NULL);
		math->kind = 0;
		math->text = false;
	} else if (*math->at == '}' && math->depth > 0) {
		math->groups >>= 1;
		math->depth--;
		inline_close(math->in, '{', 0);
	}
	math->at++;
}

/* "17.92 / 20", "O(1)", ">250{,}000": figures and names of one letter or two, as no sums of money are. */
static bool is_formula(const char *at, const char *close, const char *end)
{
	size_t letters = 0, run = 0;

	if (at == close || isspace((unsigned char)*at) || isspace((unsigned char)close[-1]) ||
	    (close + 1 < end && isalnum((unsigned char)close[1])))
		return false;
	for (const char *c = at; c < close; c++) {
		run = isalpha((unsigned char)*c) ? run + 1 : 0;
		letters += run > 0;
		if (run > LETTERS_MAX || (!run && !isdigit((unsigned char)*c) && !strchr(" .,:/<>=+-()[]{}%!|", *c)))
			return false;
	}
	return !isdigit((unsigned char)*at) || letters == 0;
}

size_t latex_math(struct inliner *in, const char *at)
{
	size_t limit = (size_t)(in->end - at - 1);
	const char *close = memchr(at + 1, '$', limit < MATH_MAX ? limit : MATH_MAX);
	struct math math = { .in = in, .at = at + 1, .end = close };

	if (close == NULL || close[-1] == '\\' ||
	    memchr(at, '\n', (size_t)(close - at)) != NULL ||
	    (memchr(at, '\\', (size_t)(close - at)) == NULL &&
	     memchr(at, '^', (size_t)(close - at)) == NULL && !is_formula(at + 1, close, in->end)))
		return 0;
	while (math.at < math.end) {
		if (*math.at == '\\')
			math_command(&math);
		else if (*math.at == '{' || *math.at == '}')
			math_group(&math);
		else if (strchr("^_ ", *math.at) != NULL && !(math.groups & 1))
			math.at++;
		else
			inline_put(in, math.at++, 1);
	}
	while (math.depth-- > 0)
		inline_close(in, '{', 0);
	return (size_t)(close + 1 - at);
}
