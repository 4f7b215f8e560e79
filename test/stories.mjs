// The gallery as a test: builds Storybook, opens every story and docs page of it, and the gallery's own page, in
// Chromium. `node test/stories.mjs [part of an id] [--built] [--shots FOLDER]` runs it alone: `--built` takes the gallery
// as it was built last, `--shots` keeps a picture of each page.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openChromium, pagesAtOnce } from './support/browser.mjs';
import { runCommand } from './support/run-command.mjs';
import { ROOT } from './support/sources.mjs';
import { serveFolder } from './support/static-server.mjs';
import { checkEntry } from './support/story.mjs';
import { openWatchedPage } from './support/watched-page.mjs';

const MAX_MESSAGE = 1000; // characters of a fault that are shown
const FOLDER = join(ROOT, 'storybook-static');
const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** The tags whose docblock promises a `canvas` part. */
function canvasTags() {
  const declarations = readJson(ROOT, 'custom-elements.json').modules.flatMap((module) => module.declarations ?? []);
  return declarations
    .filter(({ tagName, cssParts }) => tagName && cssParts?.some(({ name }) => name === 'canvas'))
    .map(({ tagName }) => tagName);
}

async function checkGallery(browser, base) {
  const { page, faults, close } = await openWatchedPage(browser, base);
  await page.goto(base);
  await page.waitForSelector('#storybook-preview-iframe', { timeout: 30_000 }).catch(() => faults.push('the gallery shows no page'));
  await close();
  return faults;
}

/** A fault on lines of its own; a message may hold a whole page. */
const shorten = (fault) => `\n    ${fault.length > MAX_MESSAGE ? `${fault.slice(0, MAX_MESSAGE)} …` : fault}`;

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} one test for each page, and one for the gallery. */
export async function runStories({ filter = '', built = false, shots } = {}) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const report = async (name, check) => {
    const started = Date.now();
    const faults = await check().catch((error) => [`the check itself failed: ${error.message}`]);
    count[faults.length ? 'failed' : 'passed']++;
    console.log(`${faults.length ? '✖' : '✔'} ${name} (${Date.now() - started} ms)${faults.map(shorten).join('')}`);
  };
  if (!built && (await runCommand('npm run -s stories')) !== 0) return { ...count, failed: 1 };
  const entries = Object.values(readJson(FOLDER, 'index.json').entries).filter(({ id }) => id.includes(filter));
  if (entries.length === 0) await report('stories', async () => ['expected at least one story, got none']);
  if (shots) mkdirSync(shots, { recursive: true });

  const { base, close } = await serveFolder(FOLDER);
  const browser = await openChromium();
  const options = { canvasTags: canvasTags(), shot: shots };
  const queue = [...entries];
  const checkInTurn = (entry) => report(entry.id, () => checkEntry(browser, base, entry, options));
  const work = async () => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) await checkInTurn(entry);
  };
  if (!filter) await report('the gallery itself', () => checkGallery(browser, base));
  await Promise.all(Array.from({ length: pagesAtOnce }, work));
  await browser.close();
  close();
  return count;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const options = { built: { type: 'boolean' }, shots: { type: 'string' } };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const { passed, failed, skipped } = await runStories({ filter: positionals[0], ...values });
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed ? 1 : 0;
}
