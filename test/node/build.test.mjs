// The package as `npm run build` wrote it to dist/: what readers import is there, complete and no larger than promised.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { execFileSync } from 'node:child_process';
import { measureBundle, withImports } from '../support/budget.mjs';
import { importsOf } from '../support/imports.mjs';
import { ROOT } from '../support/sources.mjs';

const read = (file) => readFileSync(join(ROOT, file), 'utf8');
const { exports: entryPoints, dependencies } = JSON.parse(read('package.json'));
const dist = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).map((file) => `dist/${file}`);
const modules = dist.filter((file) => file.endsWith('.js') && !file.startsWith('dist/cdn/'));
const importsIn = (file) => importsOf(file, read(file));

test('every export of the package leads to a file', () => {
  const targets = Object.values(entryPoints).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  const [patterns, paths] = [targets.filter((path) => path.includes('*')), targets.filter((path) => !path.includes('*'))];
  assert.deepEqual(
    paths.filter((path) => !existsSync(join(ROOT, path))),
    [],
  );
  for (const pattern of patterns) {
    const [head, tail] = pattern.slice(2).split('*');
    assert.ok(
      dist.some((file) => file.startsWith(head) && file.endsWith(tail)),
      pattern,
    );
  }
});

test('the modules import each other by full names, and of packages only dependencies', () => {
  const faults = modules.flatMap((file) =>
    importsIn(file)
      .filter(({ specifier }) => {
        if (specifier.startsWith('.')) return !existsSync(join(ROOT, posix.join(posix.dirname(file), specifier)));
        return !Object.keys(dependencies).some((name) => specifier === name || specifier.startsWith(`${name}/`));
      })
      .map(({ specifier }) => `${file} → ${specifier}`),
  );
  assert.deepEqual(faults, []);
});

test('every module has a source map that holds its source', () => {
  for (const file of dist.filter((name) => name.endsWith('.js') && posix.dirname(name) !== 'dist')) {
    const { sources, sourcesContent } = JSON.parse(read(`${file}.map`));
    assert.equal(sourcesContent?.filter(Boolean).length, sources.length, file);
  }
});

test('pages are told the full name of the file that they load: its lazy files are looked for beside it', () => {
  for (const file of ['README.md', 'stories/introduction.mdx', 'stories/recipes.mdx', 'components/controls/share/markup.ts']) {
    const named = [...read(file).matchAll(/cdn\.jsdelivr\.net\/npm\/ca-elements([^"'\s]*)/g)].map(([, path]) => path.slice(1));
    assert.ok(named.length > 0, file);
    for (const path of named) assert.ok(dist.includes(path), `${file}: ${path || 'the bare package'}`);
  }
});

test('the files for plain pages stand alone: what they import, they import when it is used', () => {
  for (const file of ['ca-elements.js', 'ca-grid.js']) assert.deepEqual(withImports([file]), [file]);
});

test('the files for plain pages keep to their sizes', () => {
  for (const { file, gzip, limit = Infinity } of measureBundle())
    assert.ok(gzip <= limit, `${file}: ${gzip} bytes gzip; expected ≤ ${limit}`);
});

test('the package can be imported in Node, where there is no page', () => {
  const script = "await import('ca-elements'); const { parseRule } = await import('ca-elements/core'); parseRule('B3/S23');";
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: ROOT, stdio: 'pipe' });
});

test('what is published is the build and its papers, nothing else', () => {
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  const others = files.map(({ path }) => path).filter((path) => !path.startsWith('dist/'));
  assert.deepEqual(others.sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'custom-elements.json', 'package.json']);
});
