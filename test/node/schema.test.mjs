// dist/rule.schema.json, the Rule's schema for other programs: it is JSON Schema, takes our rules and refuses others.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { ROOT } from '../support/sources.mjs';

const schema = JSON.parse(readFileSync(join(ROOT, 'dist/rule.schema.json'), 'utf8'));
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

test('every preset is a rule by it', async () => {
  const { presets } = await import('ca-elements/core');
  assert.ok(presets.size > 0);
  for (const [id, { rule }] of presets) {
    validate(JSON.parse(JSON.stringify(rule)));
    assert.deepEqual(validate.errors ?? [], [], id);
  }
});

test('what is no rule is refused', () => {
  for (const wrong of [{}, [], 'B3/S23', { name: 'x', channels: 0, states: 1, inputs: [] }]) assert.equal(validate(wrong), false);
});
