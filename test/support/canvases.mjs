// Whether what an element draws can be seen: finds the canvases of a page, through every shadow root, and takes a
// picture of the part of each that its ancestors do not clip. A picture of one colour is blank. Pixels are read from the
// page as the browser shows it, not from the canvas, whose own buffer may be given away after each frame.
import { setTimeout as sleep } from 'node:timers/promises';

const INSET = 3; // px left out at the edges, where a frame or a focus ring may be
const PATIENCE = 40; // × 150 ms for the first frame to appear
const MAX_CANVASES = 4; // of a page with many, these are looked at

/** In the page: the canvases in document order, with the host that each belongs to. */
function collect() {
  const found = [];
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      // Those in the options of a list are drawn when they are scrolled to.
      if (element.localName === 'canvas' && !element.closest('[role="option"]')) found.push(element);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document.querySelector('#storybook-root') ?? document.body);
  globalThis.canvasesUnderTest = found;
  return found.map((canvas) => canvas.getRootNode().host?.localName ?? 'canvas');
}

/** In the page: brings a canvas into view and tells which part of it can be seen. */
function visibleBox(index) {
  const canvas = globalThis.canvasesUnderTest[index];
  const host = canvas.getRootNode().host ?? canvas;
  host.scrollIntoView({ block: 'center' });
  const box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const clip = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    Object.assign(box, { left: Math.max(box.left, left), top: Math.max(box.top, top) });
    Object.assign(box, { right: Math.min(box.right, right), bottom: Math.min(box.bottom, bottom) });
  };
  clip(canvas);
  for (let node = canvas; node; node = node.assignedSlot ?? node.parentNode ?? node.host) {
    if (node instanceof Element && node !== document.documentElement && getComputedStyle(node).overflow !== 'visible') clip(node);
  }
  // A screenshot's clip counts from the document's corner, not the window's.
  return { x: box.left + scrollX, y: box.top + scrollY, width: box.right - box.left, height: box.bottom - box.top };
}

/** In a page: how many colours a PNG has, counted up to `enough`. */
async function countColours(base64, enough) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
  const seen = new Set();
  for (const pixel of pixels) if (seen.add(pixel).size >= enough) break;
  return seen.size;
}

async function faultOfCanvas(page, host, index) {
  for (let tries = 0; ; tries++) {
    const box = await page.evaluate(visibleBox, index);
    const clip = { x: box.x + INSET, y: box.y + INSET, width: box.width - 2 * INSET, height: box.height - 2 * INSET };
    const hasSize = clip.width >= 1 && clip.height >= 1;
    if (hasSize) {
      const picture = await page.screenshot({ clip, encoding: 'base64', captureBeyondViewport: false });
      if ((await page.evaluate(countColours, picture, 2)) >= 2) return undefined;
    }
    if (tries === PATIENCE) return hasSize ? `the canvas of <${host}> is blank` : `the canvas of <${host}> has no size`;
    await sleep(150);
  }
}

/**
 * The canvases that show nothing, in words.
 * @param tags – elements that must have a canvas; one without is a fault as well.
 */
export async function findBlankCanvases(page, tags) {
  const hosts = await page.evaluate(collect);
  const present = await page.evaluate((names) => names.filter((name) => document.querySelector(name)), tags);
  const faults = present.filter((tag) => !hosts.includes(tag)).map((tag) => `<${tag}> has no canvas`);
  const step = Math.max(1, Math.ceil(hosts.length / MAX_CANVASES));
  for (let i = 0; i < hosts.length; i += step) faults.push((await faultOfCanvas(page, hosts[i], i)) ?? []);
  return faults.flat();
}
