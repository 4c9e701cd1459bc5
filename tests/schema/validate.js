// Whether files are valid by the package @jsonresume/schema, said in TAP:
//
//	node validate.js MODULES FILE...
//
// MODULES is the folder node_modules. A file is a résumé, a list of them, or
// (.ndjson) one on each line. Formats ("uri", "email") are checked as strictly
// as ajv-formats does.
'use strict';

const fs = require('fs');
const path = require('path');

const SHOWN = 5; // errors told per file

const [modules, ...files] = process.argv.slice(2);

function load(name) {
	const module = require(path.resolve(modules, name));
	return module.default || module;
}

function validator() {
	const Ajv = load('ajv');
	const ajv = new Ajv({ allErrors: true, strict: false });

	load('ajv-formats')(ajv, { mode: 'full' });
	return ajv.compile(load('@jsonresume/schema/schema.json'));
}

function records(file) {
	const text = fs.readFileSync(file, 'utf8');

	if (file.endsWith('.ndjson'))
		return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
	return [].concat(JSON.parse(text));
}

function problems(validate, file) {
	try {
		return records(file).flatMap((record, i) =>
			validate(record) ? [] : validate.errors.map((error) =>
				`record ${i}: ${error.instancePath || '/'} ${error.message}`));
	} catch (error) {
		return [error.message];
	}
}

const validate = validator();

console.log(`1..${files.length}`);
files.forEach((file, i) => {
	const found = problems(validate, file);

	console.log(`${found.length ? 'not ' : ''}ok ${i + 1} - ${path.basename(file)}`);
	found.slice(0, SHOWN).forEach((problem) => console.log(`# ${problem}`));
});
