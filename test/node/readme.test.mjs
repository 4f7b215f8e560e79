// The README's numbers are the bench's: its table is the one that the last full run wrote.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeTable, withReadmeTables } from '../bench/report.mjs';
import { ROOT } from '../support/sources.mjs';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const { benches, tags } = JSON.parse(readFileSync(join(ROOT, 'test/bench/results.json'), 'utf8'));

test('the README shows the table of the last full bench', () => {
  assert.ok(readmeTable(benches).split('\n').length > 8, 'kinds of rules');
  assert.equal(readme, withReadmeTables(readme, { benches, tags }));
});
