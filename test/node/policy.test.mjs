// Pages that allow little: a strict Content-Security-Policy, Trusted Types, a frame without rights. Every tag is there,
// and every button is pressed that opens something; the browser must have nothing to refuse.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { openChromium } from '../support/browser.mjs';
import { findBlankCanvases } from '../support/canvases.mjs';
import { ROOT } from '../support/sources.mjs';
import { serveFolder } from '../support/static-server.mjs';
import { openWatchedPage } from '../support/watched-page.mjs';

const PAGE = 'test/node/policy-page/';
const CSP = "default-src 'none'; script-src 'self'; style-src 'self' 'report-sample'; img-src data:; connect-src 'self'; frame-src 'self'";
const TRUSTED = "require-trusted-types-for 'script'; trusted-types lit-html";
let browser;

before(async () => (browser = await openChromium()));
after(() => browser?.close());

/** In the page: every element, also those in shadow roots, that a selector names. Kept where later calls find it. */
function lookDeep() {
  window.all = (selector, root = document) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(selector) ? [element] : []),
      ...(element.shadowRoot ? window.all(selector, element.shadowRoot) : []),
    ]);
}

/** Asks until a page says yes. Puppeteer's own waiting makes functions from texts, which the policy forbids. */
async function until(frame, what, question, limitMs = 30_000) {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(100)) if (await frame.evaluate(question)) return;
  assert.fail(`waited ${limitMs / 1000} s for ${what}`);
}

/** Presses what opens something: menus and their sections, views, panels, cards. Gives what was opened. */
async function openAll(frame) {
  await until(frame, 'the pictures', () => window.all('canvas').length >= 3 && document.querySelector('ca-grid').simulation !== null);
  const openers = '[aria-haspopup], [aria-expanded], [popovertarget], [aria-pressed=false], summary, .more, .node';
  const press = (selector) => {
    const seen = (window.pressed ??= new Set());
    const next = window.all(selector).find((element) => !seen.has(element) && element.getClientRects().length > 0);
    if (!next) return null;
    seen.add(next);
    next.scrollIntoView({ block: 'center' });
    next.focus?.();
    next.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    next.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    return `${next.getRootNode().host?.localName}: ${next.ariaLabel ?? next.textContent.trim()}`;
  };
  const opened = [];
  for (let name; opened.length < 60 && (name = await frame.evaluate(press, openers)); await sleep(60)) opened.push(name);
  return opened;
}

async function visit(path, headers, use) {
  const server = await serveFolder(ROOT, headers);
  const { page, faults, close } = await openWatchedPage(browser, server.base);
  try {
    await page.evaluateOnNewDocument(lookDeep);
    await page.evaluateOnNewDocument(() => {
      addEventListener('securitypolicyviolation', (event) =>
        console.error(`refused: ${event.violatedDirective} ${event.sample} ${event.composedPath()[0].outerHTML?.slice(0, 200)}`),
      );
    });
    await page.goto(server.base + path, { waitUntil: 'load' });
    const opened = await use(page);
    assert.deepEqual(faults, []);
    return opened;
  } finally {
    await close();
    server.close();
  }
}

test('a strict Content-Security-Policy with Trusted Types', async () => {
  const opened = await visit(PAGE, { 'content-security-policy': `${CSP}; ${TRUSTED}` }, async (page) => {
    await page.evaluate(() => document.querySelector('ca-grid').play());
    const found = await openAll(page);
    assert.deepEqual(await findBlankCanvases(page, ['ca-grid']), []);
    const aspect = () => getComputedStyle(document.querySelector('ca-grid').shadowRoot.querySelector('.stage')).aspectRatio;
    assert.equal((await page.evaluate(aspect)).replaceAll(' ', ''), '48/32');
    return found;
  });
  for (const name of [
    'ca-controls: Rule, sharing and files',
    'ca-surface-plot: Flat map',
    'ca-weight-editor: Explore',
    'ca-volume: What is shown',
  ])
    assert.ok(opened.includes(name), `${name} was opened, not only ${opened.join('; ')}`);
});

test('a sandboxed frame that may run scripts', async () => {
  await visit(`${PAGE}frame.html`, {}, async (page) => {
    const frame = page.frames().find((one) => one !== page.mainFrame());
    const opened = await openAll(frame);
    assert.ok(opened.length >= 10, opened.join('; '));
    await frame.evaluate(() => document.querySelector('ca-grid').play());
    await until(frame, 'steps', () => document.querySelector('ca-grid').generation > 3);
  });
});
