// Renders the picture of the README from scene.html with the bundle in dist/cdn, and writes ca-grid.png beside this file.
// `npm run build && node stories/media/render.mjs`
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '../../test/support/browser.mjs';
import { ROOT } from '../../test/support/sources.mjs';
import { serveFolder } from '../../test/support/static-server.mjs';

const PIXEL_RATIO = 2;
const MAX_BYTES = 300_000;
const FILE = join(import.meta.dirname, 'ca-grid.png');

const { base, close } = await serveFolder(ROOT);
const browser = await openChromium();
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${error}\n`));
  await page.setViewport({ width: 1120, height: 600, deviceScaleFactor: PIXEL_RATIO });
  await page.goto(`${base}stories/media/scene.html`);
  await page.waitForSelector('body[data-done]', { timeout: 120_000 });
  const scene = await page.$('body');
  await scene.screenshot({ path: FILE });
} finally {
  await browser.close();
  close();
}
const { size } = statSync(FILE);
process.stdout.write(`${FILE}: ${Math.round(size / 1000)} kB\n`);
if (size > MAX_BYTES) throw new Error(`the picture: expected at most ${MAX_BYTES} bytes, got ${size}`);
