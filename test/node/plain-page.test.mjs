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

const { modules } = JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8'));
const declarations = modules.flatMap((module) => module.declarations ?? []).filter(({ tagName }) => tagName);
const elements = Object.fromEntries(declarations.map((declaration) => [declaration.tagName, declaration]));
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

/** In the page: the parts and slots in a tag's own shadow root, once it has drawn itself. */
async function renderedNames(tag) {
  const element = document.body.appendChild(document.createElement(tag));
  await element.updateComplete;
  const root = element.shadowRoot;
  const names = {
    cssParts: [...root.querySelectorAll('[part]')].flatMap(({ part }) => [...part]),
    slots: [...root.querySelectorAll('slot')].map(({ name }) => name),
  };
  element.remove();
  return names;
}

test('every tag of the manifest is defined', async () => {
  const missing = await watched.page.evaluate((names) => names.filter((name) => !customElements.get(name)), Object.keys(elements));
  assert.deepEqual(missing, []);
});

test('the parts and slots that a tag has are in the manifest', async () => {
  for (const [tag, element] of Object.entries(elements)) {
    const rendered = await watched.page.evaluate(renderedNames, tag);
    for (const [kind, names] of Object.entries(rendered)) {
      const told = element[kind]?.map(({ name }) => name) ?? [];
      assert.deepEqual(
        names.filter((name) => !told.includes(name)),
        [],
        `${kind} of ${tag}`,
      );
    }
  }
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

test('a page with the grid alone loads what it shows, and nothing before that', async () => {
  const alone = await openWatchedPage(browser, server.base);
  const loaded = [];
  alone.page.on('request', (request) => /dist\/cdn\/(.*)$/.test(request.url()) && loaded.push(/cdn\/(.*)$/.exec(request.url())[1]));
  await alone.page.goto(`${server.base}test/node/plain-page/grid.html`, { waitUntil: 'networkidle0' });
  assert.deepEqual(loaded, ['ca-grid.js'], 'below the fold');

  await alone.page.evaluate(() => document.querySelector('ca-grid').scrollIntoView());
  await alone.page.waitForFunction(() => document.querySelector('ca-grid').generation > 0);
  assert.deepEqual(await findBlankCanvases(alone.page, ['ca-grid']), []);
  assert.ok(loaded.includes('ca-grid-gpu.js') && !loaded.includes('ca-grid-rules.js'), `Life: ${loaded}`);

  await alone.page.evaluate(() => (document.querySelector('ca-grid').rule = 'brians-brain'));
  await alone.page.waitForFunction(() => document.querySelector('ca-grid').simulation.rule.states === 3);
  assert.ok(loaded.includes('ca-grid-rules.js'), `another rule: ${loaded}`);
  assert.deepEqual(alone.faults, []);
});
