// What a page pays for tags that nobody sees yet, and what it shows before the script is there: no context, no engine
// and no work for figures below the fold; the fallback's words, and the place that the page's own style keeps.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { openChromium } from '../support/browser.mjs';
import { ROOT } from '../support/sources.mjs';
import { serveFolder } from '../support/static-server.mjs';
import { openWatchedPage } from '../support/watched-page.mjs';

let server, browser;

before(async () => ([server, browser] = await Promise.all([serveFolder(ROOT), openChromium()])));
after(async () => {
  await browser?.close();
  server?.close();
});

/** In the page: counts contexts, and notes how far what was there already moves. */
function watch() {
  window.drawn = new Set(); // canvases with a context on the GPU
  window.shifts = [];
  for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) {
    const { getContext } = prototype;
    prototype.getContext = function (kind, ...rest) {
      if (kind.startsWith('webgl')) window.drawn.add(this);
      return getContext.call(this, kind, ...rest);
    };
  }
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      window.shifts.push(`${value.toFixed(4)}: ${sources.map(({ node }) => `${node?.nodeName}.${node?.className}`).join(', ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
}

async function open(path) {
  const watched = await openWatchedPage(browser, server.base);
  await watched.page.evaluateOnNewDocument(watch);
  const asked = [];
  watched.page.on('request', (request) => asked.push(request.url().split('/').at(-1)));
  await watched.page.goto(`${server.base}test/node/plain-page/${path}`, { waitUntil: 'networkidle0' });
  return { ...watched, asked };
}

test('thirty tags below the fold take no context and load no engine until one is seen', async () => {
  const { page, asked, faults, close } = await open('thirty.html');
  const drawing = /^ca-elements-(gpu|surface|volume-drawing|grid-painter)/;
  assert.deepEqual(
    asked.filter((file) => drawing.test(file)),
    [],
  );
  assert.equal(await page.evaluate(() => window.drawn.size), 0);
  const idle = await page.metrics();
  await new Promise((done) => setTimeout(done, 500));
  const spent = (await page.metrics()).ScriptDuration - idle.ScriptDuration;
  assert.ok(spent < 0.05, `${(1000 * spent).toFixed(0)} ms of script in half a second of rest`);

  await page.evaluate(() => document.querySelector('ca-grid').scrollIntoView());
  await page.waitForFunction(() => document.querySelector('ca-grid').generation > 0);
  assert.equal(await page.evaluate(() => window.drawn.size), 1, 'one context for all');
  assert.ok(asked.includes('ca-elements-gpu.js'));
  assert.deepEqual(faults, []);
  await close();
});

test('the fallback stands in the figure’s place until the script arrives, and nothing moves when it does', async () => {
  const { page, faults, close } = await open('reserved.html');
  const words = () => [...document.querySelectorAll('[slot=fallback]')].filter((one) => one.checkVisibility()).length;
  const heights = () => [...document.querySelectorAll('ca-grid, ca-volume')].map((one) => one.getBoundingClientRect().height);
  assert.equal(await page.evaluate(words), 3);
  const reserved = await page.evaluate(heights);
  assert.ok(Math.min(...reserved) > 100, `${reserved}`);

  await page.evaluate(() => import('/dist/cdn/ca-elements.js'));
  await page.waitForFunction(() =>
    [...document.querySelectorAll('ca-grid, ca-volume')].every(({ simulation }) => simulation?.path !== 'not started'),
  );
  await page.waitForFunction(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true), 300))));
  assert.equal(await page.evaluate(words), 0);
  assert.deepEqual(await page.evaluate(heights), reserved);
  assert.deepEqual(await page.evaluate(() => window.shifts), [], 'layout shifts');
  assert.deepEqual(faults, []);
  await close();
});
