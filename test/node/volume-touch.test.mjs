// A volume under fingers, as the browser makes events of them: the page scrolls until the volume is tapped; then one finger turns it,
// two zoom and move it, and with a brush one finger draws.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { openChromium } from '../support/browser.mjs';
import { ROOT } from '../support/sources.mjs';
import { serveFolder } from '../support/static-server.mjs';
import { openWatchedPage } from '../support/watched-page.mjs';

let server, browser, watched, fingers;

before(async () => {
  server = await serveFolder(ROOT);
  browser = await openChromium();
  watched = await openWatchedPage(browser, server.base);
  await watched.page.setViewport({ width: 400, height: 700, hasTouch: true, isMobile: true });
  await watched.page.goto(`${server.base}test/node/volume-touch/`, { waitUntil: 'load' });
  await watched.page.waitForFunction(() => document.querySelector('ca-volume')?.standpoint, { timeout: 60_000 });
  fingers = await watched.page.createCDPSession();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const touch = (type, ...points) =>
  fingers.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });

/** Fingers go straight from one place to another, each `[from, to]`, and are lifted. */
async function swipe(...paths) {
  const at = (share) => paths.map(([from, to]) => from.map((part, i) => part + (to[i] - part) * share));
  await touch('touchStart', ...at(0));
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await touch('touchMove', ...at(share));
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await touch('touchEnd');
  await new Promise((resolve) => setTimeout(resolve, 150));
}

/** In the page: from where it is seen, how far the page is scrolled, where the name of x stands, and what was drawn. */
const look = () =>
  watched.page.evaluate(async () => {
    const volume = document.querySelector('ca-volume');
    const name = volume.shadowRoot.querySelector('.overlay .name');
    const [azimuth, elevation, zoom] = volume.standpoint.split(' ').map(Number);
    const at = ['x', 'y'].map((side) => Number(name?.getAttribute(side)));
    const live = (await volume.snapshot()).filter((state) => state > 0.5).length;
    return { azimuth, elevation, zoom, at, scrolled: scrollY, live };
  });

test('a finger scrolls the page until the volume is tapped', async () => {
  const before = await look();
  await swipe([[120, 150], [120, 90]]); // prettier-ignore
  const after = await look();
  assert.ok(after.scrolled > before.scrolled, `scrolled from ${before.scrolled} to ${after.scrolled}`);
  assert.equal(after.azimuth, before.azimuth);
  await watched.page.evaluate(() => scrollTo(0, 0));
});

test('then one finger turns it', async () => {
  await watched.page.touchscreen.tap(120, 120);
  const before = await look();
  await swipe([[100, 120], [160, 140]]); // prettier-ignore
  const after = await look();
  assert.notEqual(after.azimuth, before.azimuth);
  assert.notEqual(after.elevation, before.elevation);
  assert.equal(after.zoom, 1);
  assert.equal(after.scrolled, 0);
});

test('two fingers that part enlarge it, and do not turn it', async () => {
  const before = await look();
  await swipe([[110, 120], [70, 120]], [[130, 120], [170, 120]]); // prettier-ignore
  const after = await look();
  assert.ok(after.zoom > 3 && after.zoom < 6, `zoom ${after.zoom}`);
  assert.equal(after.azimuth, before.azimuth);
});

test('two fingers side by side move it', async () => {
  const before = await look();
  await swipe([[100, 120], [120, 135]], [[140, 120], [160, 135]]); // prettier-ignore
  const after = await look();
  assert.ok(Math.abs(after.zoom / before.zoom - 1) < 0.1, `zoom ${before.zoom} to ${after.zoom}`);
  assert.ok(Math.abs(after.at[0] - before.at[0] - 20) < 8, `moved from ${before.at} to ${after.at}`);
  assert.ok(Math.abs(after.at[1] - before.at[1] - 15) < 8, `moved from ${before.at} to ${after.at}`);
  assert.equal(after.azimuth, before.azimuth);
});

test('with a brush one finger draws, and two still zoom without a dot', async () => {
  await watched.page.evaluate(async () => {
    const volume = document.querySelector('ca-volume');
    volume.clear();
    volume.camera = '-50 30 1';
    volume.tool = 'paint';
    await volume.updateComplete;
  });
  await watched.page.touchscreen.tap(120, 120);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const dot = await look();
  assert.ok(dot.live > 10, `a tap drew ${dot.live} cells`);
  await swipe([[100, 120], [140, 120]]); // prettier-ignore
  const line = await look();
  assert.ok(line.live > dot.live, `a stroke left ${line.live} cells`);
  assert.equal(line.azimuth, -50);
  await touch('touchStart', [105, 120]);
  await swipe([[105, 120], [85, 120]], [[135, 120], [155, 120]]); // prettier-ignore
  const pinched = await look();
  assert.equal(pinched.live, line.live);
  assert.ok(pinched.zoom > 1.2, `zoom ${pinched.zoom}`);
  assert.deepEqual(watched.faults, []);
});
