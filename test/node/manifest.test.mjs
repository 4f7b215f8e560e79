// custom-elements.json says all that a reader must know of each tag: nothing public is without its sentence.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/sources.mjs';

const { modules } = JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8'));
const elements = modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName));

test('there are elements', () => assert.ok(elements.length > 0));

test('every tag has a summary', () => {
  assert.deepEqual(
    elements.filter(({ summary }) => !summary).map(({ tagName }) => tagName),
    [],
  );
});

test('everything public has a sentence', () => {
  const isPublic = ({ privacy, static: isStatic, name }) => (privacy ?? 'public') === 'public' && !isStatic && !/^[_#]/.test(name ?? '');
  const faults = elements.flatMap(
    ({ tagName, members = [], attributes = [], events = [], slots = [], cssParts = [], cssProperties = [], cssStates = [] }) => {
      const own = members.filter((member) => isPublic(member) && !member.inheritedFrom);
      const all = [...own, ...attributes, ...events, ...slots, ...cssParts, ...cssProperties, ...cssStates];
      return all
        .filter(({ description, summary }) => !description && !summary)
        .map(({ name, fieldName }) => `${tagName}: ${name ?? fieldName}`);
    },
  );
  assert.deepEqual(faults, []);
});

test('every module that it names was built', () => {
  const paths = modules.filter(({ declarations }) => declarations?.length).map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path) => !existsSync(join(ROOT, path))),
    [],
  );
});
