// What is built from other sources and kept in the repository is current.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { builtModules, standing } from '../../core/learn/build.mjs';

test('kernel and worker are what their sources say; else: npm run build:kernel', async () => {
  for (const [name, text] of Object.entries(await builtModules())) assert.ok(standing(name) === text, `core/learn/${name} is old`);
});
