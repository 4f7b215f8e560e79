// Holds the order of the rooms: the sources keep it, and the finder would notice if they did not.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { findFaults, ROOMS } from '../support/layers.mjs';
import { importsOf } from '../support/imports.mjs';
import { readSources } from '../support/sources.mjs';

const faultsOf = (files) => findFaults(new Map(Object.entries(files)));

test('imports only go up the list of rooms, without a circle', () => {
  assert.equal(findFaults(readSources()).join('\n'), '');
});

test('every source file of core and components stands in a room', () => {
  const homeless = [...readSources(['core', 'components']).keys()].filter((file) => !ROOMS.some(({ within }) => within.test(file)));
  assert.deepEqual(homeless, ['core/glsl.d.ts']);
});

test('all ways to import are seen', () => {
  const text = `import a, { type B } from './a.js';
import { type C } from './c.js';
import type D from './d.js';
export * from './e.js';
export { type F } from './f.js';
const g = () => import('./g.js');
let h: import('./h.js').H;
new Worker(new URL('./i.js', import.meta.url));
import './j.js';
// import './no.js'
const no = "import './no.js'";`;
  const seen = importsOf('x.ts', text).map(({ specifier, kind, line }) => `${line} ${specifier} ${kind}`);
  assert.deepEqual(seen, [
    '1 ./a.js static',
    '2 ./c.js type',
    '3 ./d.js type',
    '4 ./e.js static',
    '5 ./f.js type',
    '6 ./g.js dynamic',
    '7 ./h.js type',
    '8 ./i.js url',
    '9 ./j.js static',
  ]);
});

test('a room that imports from one below it is found', () => {
  assert.deepEqual(faultsOf({ 'core/rule/a.ts': "import { g } from '../gpu/g.js';", 'core/gpu/g.ts': '' }), [
    'core/rule/a.ts:1 → ../gpu/g.js: core/rule/ may not import from core/gpu/, which stands on it',
  ]);
});

test('types count as imports', () => {
  const [fault] = faultsOf({ 'core/base/a.ts': "\nimport type { R } from '../rule/r.js';", 'core/rule/r.ts': '' });
  assert.match(fault, /^core\/base\/a\.ts:2 → \.\.\/rule\/r\.js: core\/base\/ may not/);
});

test('one element does not import another', () => {
  const [fault] = faultsOf({ 'components/plot/a.ts': "import '../tree/b.js';", 'components/tree/b.ts': '' });
  assert.match(fault, /do not import each other/);
});

test('a circle is found and named', () => {
  const files = { 'core/base/a.ts': "import './b.js';", 'core/base/b.ts': "import './c.js';", 'core/base/c.ts': "export * from './a.js';" };
  assert.deepEqual(faultsOf(files), [
    'core/base/a.ts → core/base/b.ts → core/base/c.ts → core/base/a.ts: files import each other in a circle',
  ]);
});

test('ogl has one importer', () => {
  assert.deepEqual(faultsOf({ 'core/gpu/a.ts': "import { Program } from 'ogl';" }), []);
  assert.match(faultsOf({ 'core/view/a.ts': "import { Program } from 'ogl/src/core/Program.js';" })[0], /only core\/gpu\/ imports ogl/);
});

test('training is imported dynamically or as types', () => {
  const learn = { 'core/learn/t.ts': "import './u.js';", 'core/learn/u.ts': '' };
  assert.deepEqual(faultsOf({ ...learn, 'core/index.ts': "import type { T } from './learn/t.js'; import('./learn/t.js');" }), []);
  assert.match(faultsOf({ ...learn, 'core/index.ts': "import { t } from './learn/t.js';" })[0], /import it dynamically/);
});

test('a file that is not there, an import without extension and a file too long are found', () => {
  assert.match(faultsOf({ 'core/base/a.ts': "import './b';", 'core/base/b.ts': '' })[0], /with its extension/);
  assert.match(faultsOf({ 'core/base/a.ts': '\n'.repeat(401) })[0], /401 lines; expected at most 400/);
});
