// What makes `npm ci` work on any machine: exact versions, and a lock file that is complete and names no server.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingPackages } from '../support/install.mjs';
import { ROOT } from '../support/sources.mjs';

const readJson = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const { packages } = readJson('package-lock.json');
const { dependencies, devDependencies } = readJson('package.json');

/** Folders with packages of their own, which the suite itself does not need. */
const OTHERS = ['test/bench', 'test/frameworks'];

test('every version is exact', () => {
  const all = [{ dependencies, devDependencies }, ...OTHERS.map((folder) => readJson(`${folder}/package.json`))];
  const entries = all.flatMap((one) => Object.entries({ ...one.dependencies, ...one.devDependencies }));
  const loose = entries.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  assert.deepEqual(loose, []);
});

test('the lock file agrees with package.json', () => {
  assert.deepEqual(packages[''].dependencies, dependencies);
  assert.deepEqual(packages[''].devDependencies, devDependencies);
});

test('the lock files hold no download address', () => {
  for (const locked of [packages, ...OTHERS.map((folder) => readJson(`${folder}/package-lock.json`).packages)])
    assert.deepEqual(
      Object.keys(locked).filter((name) => 'resolved' in locked[name]),
      [],
    );
});

/** What `owner` gets when it asks for `name`, as Node looks it up: in its own folder, then in those around it. */
function resolvePackage(owner, name) {
  for (let folder = owner; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`];
    if (found || !folder) return found;
  }
}

// npm leaves out of the lock what a registry does not have, and then `npm ci` refuses the lock: a tool of which a registry
// lacks a platform is pinned to a version that is complete.
test('the lock file lists every optional package, in the version asked for', () => {
  const missing = Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, wanted]) => {
        const found = resolvePackage(owner, name);
        return !found || (/^\d+\.\d+\.\d+$/.test(wanted) && found.version !== wanted);
      })
      .map(([name, wanted]) => `${name} ${wanted} for ${owner}`),
  );
  assert.deepEqual(missing, []);
});

test('what is missing is noticed, what other platforms need is not', () => {
  const locked = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', optional: true } };
  assert.deepEqual(missingPackages(locked, undefined), ['node_modules/a']);
  assert.deepEqual(missingPackages(locked, { 'node_modules/a': { version: '1.0.0' } }), []);
  assert.deepEqual(missingPackages(locked, { 'node_modules/a': { version: '1.0.1' } }), ['node_modules/a']);
  assert.deepEqual(missingPackages(locked, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }), [
    'node_modules/b',
  ]);
});
