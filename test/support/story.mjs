// Opens one entry of the built gallery and says what is wrong with it: a story must finish with its play function and
// its accessibility check passed (in light and, for contrast, in dark), and what it draws must not be blank, unless it
// carries the tag `blank-ok`. A docs page must show its text. Either must be a healthy page (see watched-page.mjs).
import { fileURLToPath } from 'node:url';
import { findBlankCanvases } from './canvases.mjs';
import { openWatchedPage } from './watched-page.mjs';

const TIMEOUT_MS = 60_000;
const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/** In the page, before its scripts: notes what Storybook says of the story. */
function listen() {
  const EVENTS = ['storyFinished', 'docsRendered', 'storyErrored', 'storyThrewException', 'playFunctionThrewException', 'storyMissing'];
  const plain = (data) => JSON.parse(JSON.stringify(data ?? null, (_key, value) => (value instanceof Error ? value.message : value)));
  globalThis.storyEvents = {};
  const timer = setInterval(() => {
    const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
    if (!channel) return;
    clearInterval(timer);
    for (const name of EVENTS) channel.on(name, (data) => (globalThis.storyEvents[name] = plain(data)));
  }, 1);
}

/** In the page: whether Storybook has said how it ended. */
const hasEnded = () => Object.keys(globalThis.storyEvents ?? {}).length > 0;

/** In the page: what has too little contrast now. */
async function findContrastFaults() {
  const { violations } = await globalThis.axe.run('#storybook-root', { runOnly: ['color-contrast'] });
  return violations.flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`));
}

function faultsOfEvents({ storyFinished, docsRendered, ...bad }, isDocs) {
  const faults = Object.entries(bad).map(
    ([name, detail]) => `${name}: ${detail?.message ?? detail?.description ?? JSON.stringify(detail)}`,
  );
  if (isDocs) return docsRendered === undefined ? [...faults, 'the docs page never finished'] : faults;
  if (storyFinished === undefined) return faults.length ? faults : ['the story never finished'];
  const axe = storyFinished.reporters?.find(({ type }) => type === 'a11y');
  for (const { id, help, nodes } of axe?.result?.violations ?? []) faults.push(`axe ${id}: ${help} (${nodes?.[0]?.html ?? ''})`);
  if (!axe) faults.push('the story was not checked for accessibility');
  if (storyFinished.status !== 'success' && faults.length === 0) faults.push(`the story ended as ${storyFinished.status}`);
  return faults;
}

async function inspectStory(page, { tags }, canvasTags) {
  const faults = tags.includes('blank-ok') ? [] : await findBlankCanvases(page, canvasTags);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await page.addScriptTag({ path: AXE });
  const contrast = await page.evaluate(findContrastFaults);
  return [...faults, ...contrast.map((fault) => `axe color-contrast in dark: ${fault}`)];
}

/**
 * @param entry – one of index.json
 * @param canvasTags – the elements that draw
 * @returns {Promise<string[]>} what is wrong; empty if nothing is
 */
export async function checkEntry(browser, base, entry, { canvasTags, shot }) {
  const { page, faults, close } = await openWatchedPage(browser, base);
  const isDocs = entry.type === 'docs';
  try {
    await page.evaluateOnNewDocument(listen);
    await page.goto(`${base}iframe.html?id=${entry.id}&viewMode=${isDocs ? 'docs' : 'story'}`);
    await page.waitForFunction(hasEnded, { timeout: TIMEOUT_MS, polling: 50 }).catch(() => {});
    faults.push(...faultsOfEvents(await page.evaluate(() => globalThis.storyEvents ?? {}), isDocs));
    if (shot) await page.screenshot({ path: `${shot}/${entry.id}.png` });
    if (!isDocs && faults.length === 0) faults.push(...(await inspectStory(page, entry, canvasTags)));
  } catch (error) {
    faults.push(`the check could not go on: ${error.message}`);
  } finally {
    await close();
  }
  return faults;
}
