// Whether files are valid by the package @jsonresume/schema and by a stricter
// schema of our own, said in TAP:
//
//	node validate.js MODULES SCHEMA FILE...
//
// MODULES is the folder node_modules. A file is a résumé, a list of them, or
// (.ndjson) one on each line. Formats ("uri", "email") are checked as strictly
// as ajv-formats does.
'use strict';

const fs = require('fs');
const path = require('path');

const SHOWN = 5; // errors told per file

const [modules, own, ...files] = process.argv.slice(2);

function load(name) {
	const module = require(path.resolve(modules, name));
	return module.default || module;
}

function validators() {
	const Ajv = load('ajv');
	const ajv = new Ajv({ allErrors: true, strict: false });

	load('ajv-formats')(ajv, { mode: 'full' });
	return [load('@jsonresume/schema/schema.json'), JSON.parse(fs.readFileSync(own, 'utf8'))]
		.map((schema) => ajv.compile(schema));
}

function records(file) {
	const text = fs.readFileSync(file, 'utf8');

	if (file.endsWith('.ndjson'))
		return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
	return [].concat(JSON.parse(text));
}

function problems(validate, file) {
	try {
		return records(file).flatMap((record, i) => validate.flatMap((valid) =>
			valid(record) ? [] : valid.errors.map((error) =>
				`record ${i}: ${error.instancePath || '/'} ${error.message}`)));
	} catch (error) {
		return [error.message];
	}
}

const validate = validators();

console.log(`1..${files.length}`);
files.forEach((file, i) => {
	const found = problems(validate, file);

	console.log(`${found.length ? 'not ' : ''}ok ${i + 1} - ${path.basename(file)}`);
	found.slice(0, SHOWN).forEach((problem) => console.log(`# ${problem}`));
});
