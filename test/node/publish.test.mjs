// Fit to be published: the tarball's entry points and types as two independent checkers see them, and the papers that
// go with it.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { ROOT } from '../support/sources.mjs';

const read = (file) => readFileSync(join(ROOT, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const folder = mkdtempSync(join(tmpdir(), 'ca-elements-pack-'));
const quiet = { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
const licenceOf = (name) => JSON.parse(read(`node_modules/${name}/package.json`)).license;
let tarball;

before(() => {
  const words = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder];
  tarball = join(folder, execFileSync('npm', words, quiet).trim().split('\n').at(-1));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: ROOT, pack: 'npm', strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest)),
    [],
  );
});

test('every entry has the types that its reader gets, says attw', () => {
  const attw = join(ROOT, 'node_modules/.bin/attw');
  const { status, stdout } = spawnSync(attw, [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color'], quiet);
  assert.equal(status, 0, stdout);
});

test('every dependency has a line with its licence on the page about publishing', () => {
  const page = read('stories/publishing.mdx');
  for (const name of Object.keys(manifest.dependencies)) {
    const row = page.split('\n').find((line) => line.includes(`>${name}<`));
    assert.ok(row?.includes(`<td>${licenceOf(name)}</td>`), `stories/publishing.mdx: ${name}, ${licenceOf(name)}`);
  }
});

test('the files for plain pages name the licence of each package that they hold', () => {
  const maps = readdirSync(join(ROOT, 'dist/cdn')).filter((file) => file.endsWith('.map'));
  for (const bundle of ['ca-elements', 'ca-grid']) {
    const sources = maps.filter((file) => file.startsWith(bundle)).flatMap((file) => JSON.parse(read(`dist/cdn/${file}`)).sources);
    const held = new Set(sources.flatMap((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
    const notices = read(`dist/cdn/${bundle}.licences.txt`);
    assert.ok(held.has('lit-html') && notices.includes('Redistribution and use in source and binary forms'), bundle);
    for (const name of held) assert.match(notices, new RegExp(`^${name} [\\d.]+, ${licenceOf(name)}$`, 'm'), bundle);
  }
});

test('the changelog has a part for the version', () => {
  assert.ok(read('CHANGELOG.md').includes(`\n## ${manifest.version}`));
});
