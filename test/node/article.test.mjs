// The article as a reader meets it, and so the suite from end to end: a plain page with tags that name each other. Every figure draws,
// an edit in one reaches the others, nothing is wider than a telephone, and the words are there without a script.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { createRequire } from 'node:module';
import { openChromium } from '../support/browser.mjs';
import { findBlankCanvases } from '../support/canvases.mjs';
import { ROOT } from '../support/sources.mjs';
import { openWatchedPage } from '../support/watched-page.mjs';

const FOLDERS = { article: 'stories/article', cdn: 'dist/cdn' };
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' };
const FIGURES = ['ca-grid', 'ca-surface-plot', 'ca-volume'];
let server, browser, base;

/** The two folders under the addresses that the gallery gives them. */
function serve(request, response) {
  const [, folder, ...rest] = new URL(request.url, 'http://localhost').pathname.split('/');
  const file = join(ROOT, FOLDERS[folder] ?? '-', rest.join('/'));
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' });
  return createReadStream(file).pipe(response);
}

before(async () => {
  server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${server.address().port}/`;
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function openArticle(width) {
  const watched = await openWatchedPage(browser, base);
  await watched.page.setViewport({ width, height: 800 });
  await watched.page.goto(`${base}article/index.html`, { waitUntil: 'load' });
  await watched.page.waitForFunction(() => customElements.get('ca-weight-editor') !== undefined);
  return watched;
}

test('every figure draws when it is reached, and the page is healthy and accessible', { timeout: 300_000 }, async () => {
  const { page, faults, close } = await openArticle(1000);
  const figures = await page.$$(FIGURES.join());
  assert.ok(figures.length >= 10, `${figures.length} figures`);
  for (const figure of figures) {
    await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await page.waitForFunction((element) => element.simulation?.attached ?? element.matches(':state(linked)'), { timeout: 60_000 }, figure);
  }
  await page.evaluate(() => scrollTo(0, 0));
  assert.deepEqual(await findBlankCanvases(page, FIGURES), []);
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
  const violations = await page.evaluate(async () =>
    (await globalThis.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
  );
  assert.deepEqual([...violations, ...faults], []);
  await close();
});

test('an edit of the network reaches the grid that the editor names', { timeout: 120_000 }, async () => {
  const { page, faults, close } = await openArticle(1000);
  const before = await page.evaluate(() => document.querySelector('#life').simulation.rule.notation);
  assert.equal(before, 'B3/S23');
  await page.evaluate(() => {
    const { simulation } = document.querySelector('#life');
    simulation.setRule(simulation.rule.withBias('peersOver3', -4.5));
  });
  await page.evaluate(() => document.querySelector('ca-weight-editor').scrollIntoView({ block: 'center' }));
  await page.waitForFunction(() => /−?4\.5/.test(document.querySelector('ca-weight-editor[for=life]').shadowRoot.textContent), {
    timeout: 60_000,
  });
  assert.deepEqual(faults, []);
  await close();
});

test('nothing is wider than a telephone', { timeout: 120_000 }, async () => {
  const { page, faults, close } = await openArticle(360);
  for (const figure of await page.$$('figure')) await figure.evaluate((element) => element.scrollIntoView());
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  assert.deepEqual(faults, []);
  await close();
});

test('without a script the words are there, with what would be seen', async () => {
  const { page, close } = await openWatchedPage(browser, base);
  await page.setJavaScriptEnabled(false);
  await page.goto(`${base}article/index.html`, { waitUntil: 'load' });
  const text = await page.$eval('main', (main) => main.innerText);
  assert.match(text, /That is all of Life/);
  assert.match(text, /two inputs, self and count/);
  await close();
});
