// What a weight drag costs a page, with the tags themselves: 60 edits a second on a grid of 512², each followed by a frame in which the grid
// steps and everything is drawn; the grid alone, with a plot, with an editor, and with both. Frames pass by hand, as fast as they can.

import '../../components/grid/grid.js';
import '../../components/surface-plot/surface-plot.js';
import '../../components/weight-editor/weight-editor.js';
import '../../core/rules.js'; // a program that edits rules needs all kinds
import { sharedGpu } from '../../core/gpu/share.js';
import { Editing } from '../../core/page/editing.js';
import type { Bench, OpenCase } from './harness.js';

const SIDE = 512;
const FRAME_MS = 1000 / 60;
/** Edits in one sample, after some that warm up. */
const [EDITS, WARM] = [8, 2];

interface Page {
  readonly plot: boolean;
  readonly editor: boolean;
}

const pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

function fails(): never {
  throw new Error('the page did not start');
}

/** Waits until the GPU has done what it was given. */
function drain(): void {
  const { gl, renderer } = sharedGpu.current ?? fails();
  renderer.bindFramebuffer();
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

/** The page's frames, which pass when they are told to, and not before. */
function takeFrames(): { pass(): void; end(): void } {
  let asked: FrameRequestCallback[] = [];
  let now = performance.now();
  const real = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (callback) => asked.push(callback);
  return {
    pass() {
      now = Math.max(now + FRAME_MS, performance.now());
      const due = asked;
      asked = [];
      for (const callback of due) callback(now);
    },
    end() {
      globalThis.requestAnimationFrame = real;
      for (const callback of asked) real(callback);
    },
  };
}

/** @param draws - whether a frame follows each edit; else the page is laid out, and that is all */
async function openPage({ plot, editor }: Page, draws: boolean): Promise<OpenCase> {
  const box = document.createElement('div');
  box.style.cssText = 'position: fixed; inset: 0; display: flex; gap: 4px';
  box.innerHTML = `<ca-grid id="dragged" rule="life" size="${SIDE} ${SIDE}" rate="60" style="flex: 0 0 ${SIDE}px"></ca-grid>
    ${plot ? '<ca-surface-plot for="dragged" style="flex: 1"></ca-surface-plot>' : ''}
    ${editor ? '<ca-weight-editor for="dragged" style="flex: 1"></ca-weight-editor>' : ''}`;
  document.body.append(box);
  await pause(2500); // until all is fetched, compiled and drawn once
  const simulation = box.querySelector('ca-grid')?.simulation ?? fails();
  const tags = [...box.children] as (Element & { updateComplete: Promise<unknown> })[];
  const editing = Editing.of(simulation);
  let edits = 0;
  /** One edit, and what follows it at once. */
  const edit = async () => {
    editing.draft(editing.rule.withBias('peersOver2', -2.5 - (edits++ % 16) / 100), 'bias');
    for (const { updateComplete } of tags) await updateComplete;
    box.getBoundingClientRect(); // lays the page out
  };
  return {
    async run() {
      const frames = takeFrames();
      if (draws) box.querySelector('ca-grid')?.play();
      let spent = 0;
      for (let i = -WARM; i < EDITS; i++) {
        const start = performance.now();
        await edit();
        if (draws) frames.pass();
        if (draws) drain();
        if (i >= 0) spent += performance.now() - start;
        await pause(); // fences and readings that are due are not part of it, as they are not part of a frame
      }
      frames.end();
      return spent / EDITS;
    },
    async close() {
      box.remove();
      await pause(800);
    },
  };
}

const cases = (draws: boolean) => [
  { name: 'grid alone', open: () => openPage({ plot: false, editor: false }, draws) },
  { name: 'grid and plot', open: () => openPage({ plot: true, editor: false }, draws) },
  { name: 'grid and editor', open: () => openPage({ plot: false, editor: true }, draws) },
  { name: 'grid, plot and editor', open: () => openPage({ plot: true, editor: true }, draws) },
];

export default [
  { title: `A frame of a weight drag on a page: tags on a grid of ${SIDE}²`, ratio: 'cost', fresh: true, rounds: 3, cases: cases(true) },
  { title: 'An edit of a weight on such a page, without drawing', ratio: 'cost', fresh: true, rounds: 3, cases: cases(false) },
] satisfies Bench[];
