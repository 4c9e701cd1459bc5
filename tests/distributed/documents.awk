# Writes `n` small documents of the kinds that a pile of CVs has, bad ones among
# them, each to its own file below the directory `out`:
#
#	awk -v n=2000 -v out=DIR -f tests/distributed/documents.awk
#
# Every document is another one, and all are the same each time.

function pick(list, i,	words, n)
{
	n = split(list, words, " ")
	return words[i % n + 1]
}

function person(i)
{
	return pick("Ada Bea Cyd Dov Eli Fay Gus Hal Ida Jon Kit", i) " " \
		pick("Amsel Buchan Corvo Dallas Egret Falk Gannet", int(i / 11)) " " i
}

function text(i,	jobs, j, s)
{
	s = person(i) "\n" pick("ada bea cyd", i) i "@example.org\n\nEXPERIENCE\n"
	jobs = i % 5 + 1
	for (j = 0; j < jobs; j++)
		s = s pick("Engineer Analyst Teacher Nurse Baker", i + j) ", " \
			pick("Northwind Contoso Fabrikam Initech", i * j) "\n" \
			(2018 - 2 * j) " - " (2020 - 2 * j) "\n- Kept " (i * 7 + j) " things running\n\n"
	return s "SKILLS\n" pick("C Python SQL Welding French", i) ", typing\n"
}

function json(i)
{
	return "{\"basics\": {\"name\": \"" person(i) "\"}, \"work\": [{\"name\": \"" \
		pick("Northwind Contoso Fabrikam", i) "\", \"startDate\": \"" (1990 + i % 30) "\"}]}\n"
}

function document(i)
{
	if (i % 50 == 17)
		return "{\"basics\": {\"name\": \"" person(i) "\""	# ends too early
	if (i % 50 == 33)
		return ""
	if (i % 50 == 41)
		return person(i) "\n\nEDUCATION\nBSc, Universit\351 de Gen\350ve, 2001\n"	# Latin-1
	return i % 3 == 0 ? json(i) : text(i)
}

BEGIN {
	for (i = 1; i <= n; i++) {
		file = sprintf("%s/%05d.%s", out, i, i % 50 == 17 || (i % 3 == 0 && i % 50 != 41) ? "json" : "txt")
		printf "%s", document(i) >file
		close(file)
	}
}
