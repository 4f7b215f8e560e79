// The first thing that a reader does: a plain HTML page with one script tag, the CDN file. Its tags are defined, the
// grid loads a pattern file, draws it and lives, and the page asks no other host for anything.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '../support/browser.mjs';
import { findBlankCanvases } from '../support/canvases.mjs';
import { ROOT } from '../support/sources.mjs';
import { serveFolder } from '../support/static-server.mjs';
import { openWatchedPage } from '../support/watched-page.mjs';

let server, browser, watched;

before(async () => {
  server = await serveFolder(ROOT);
  browser = await openChromium();
  watched = await openWatchedPage(browser, server.base);
  await watched.page.goto(`${server.base}test/node/plain-page/`, { waitUntil: 'load' });
});
after(async () => {
  await browser?.close();
  server?.close();
});

test('every tag of the manifest is defined', async () => {
  const { modules } = JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8'));
  const tags = modules.flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? []));
  const missing = await watched.page.evaluate((names) => names.filter((name) => !customElements.get(name)), tags);
  assert.deepEqual(missing, []);
});

test('the CDN file exports what the package exports', async () => {
  const inPage = await watched.page.evaluate(async () => Object.keys(await import('/dist/cdn/ca-elements.js')));
  const inNode = Object.keys(await import('ca-elements'));
  assert.deepEqual(
    inNode.filter((name) => !inPage.includes(name)),
    [],
  );
  const core = Object.keys(await import('ca-elements/core'));
  assert.ok(core.includes('createSimulation'));
  assert.deepEqual(
    core.filter((name) => !inNode.includes(name)),
    [],
  );
});

test('the grid draws the pattern file', async () => {
  assert.deepEqual(await findBlankCanvases(watched.page, ['ca-grid']), []);
});

test('the grid lives', async () => {
  await watched.page.evaluate(
    () =>
      new Promise((done, fail) => {
        document.querySelector('ca-grid').addEventListener('ca-step', done, { once: true });
        setTimeout(() => fail(new Error('no ca-step within 10 s')), 10_000);
      }),
  );
});

test('the page is healthy and asks no other host', () => assert.deepEqual(watched.faults, []));
