// dist/rule.schema.json, the Rule's schema for other programs: it is JSON Schema, takes our rules and refuses others.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { ROOT } from '../support/sources.mjs';

const readJson = (...path) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));
const validate = new Ajv({ strict: false, allErrors: true }).compile(readJson('dist/rule.schema.json'));
const PRESETS = 'core/rule/presets';

test('every preset is a rule by it', () => {
  const files = readdirSync(join(ROOT, PRESETS)).filter((file) => file.endsWith('.json'));
  assert.ok(files.length > 0);
  for (const file of files) {
    validate(readJson(PRESETS, file));
    assert.deepEqual(validate.errors ?? [], [], file);
  }
});

test('what is no rule is refused', () => {
  for (const wrong of [{}, [], 'B3/S23', { name: 'x', channels: 0, states: 1, inputs: [] }]) assert.equal(validate(wrong), false);
});
