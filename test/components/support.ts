// What the tests of the tags share: fixtures that wait for the first picture, cells and pixels as text, and ears for events.
import { expect, fixture, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { CaControls } from '../../components/controls/controls.js';
import '../../components/index.js';
import type { CaGrid } from '../../components/grid/grid.js';
import { handsPart } from '../../components/grid/hands-part.js';
import type { CaEventDetails, CaEventMap } from '../../components/shared/events.js';
import { pageLoop } from '../../core/page/loop.js';

export { interceptWebGL2 } from '../support/intercept.js';

export const GLIDER = 'bo$2bo$3o!';
/** Flips between three cells in a row and three in a column. */
export const BLINKER = '3o!';

/** Longest wait for anything, in milliseconds: software WebGL on a busy machine. */
const PATIENCE = 8000;

/** Waits until something is so. */
export const until = (condition: () => unknown, what: string, timeout = PATIENCE): Promise<void> =>
  waitUntil(() => Boolean(condition()), what, { interval: 10, timeout });

/** Lets time pass. */
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets the page draw a number of frames. */
export async function frames(count = 2): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** A grid whose automaton is on the GPU and whose picture is drawn. */
export async function drawnGrid(template: TemplateResult): Promise<CaGrid> {
  const element = await fixture<CaGrid>(template);
  await drawn(element);
  return element;
}

/** Waits for the picture of a grid, or of the first one inside an element. */
export async function drawn(element: CaGrid): Promise<void> {
  await until(() => element.simulation?.engine && handsPart.atHand, 'the automaton reaches the GPU');
  await frames();
}

/** A part of a tag's shadow tree. */
export function part<T extends Element = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`<${element.localName}> has no ${selector}`);
  return found;
}

/** What can be clicked, drawn on and typed at. */
export const stageOf = (grid: CaGrid): HTMLElement => part(grid, '.stage');

/** The bar below a grid. */
export const controlsOf = (grid: CaGrid): CaControls => part<CaControls>(grid, 'ca-controls');

/** A button of the bar, by its name. */
export const buttonOf = (controls: CaControls, name: string): HTMLButtonElement => part(controls, `button[aria-label="${name}"]`);

/** The cells that are not 0, as `x,y` in reading order. */
export async function liveCells(grid: CaGrid): Promise<string[]> {
  const cells = await grid.snapshot();
  const [width] = grid.simulation?.size ?? [1];
  return [...cells].flatMap((state, i) => (state ? `${i % width},${Math.floor(i / width)}` : []));
}

/** Checks which cells are not 0. */
export async function expectLive(grid: CaGrid, ...expected: string[]): Promise<void> {
  expect(await liveCells(grid)).to.deep.equal(expected);
}

/** Notes the events of a type on a target. The list grows as they come. */
export function record<K extends keyof CaEventMap>(target: EventTarget, type: K): CaEventDetails[K][] {
  const details: CaEventDetails[K][] = [];
  target.addEventListener(type, (event) => details.push((event as CustomEvent<CaEventDetails[K]>).detail));
  return details;
}

/** The message that is shown, or ''. */
export function shownError(grid: CaGrid): string {
  const list = part(grid, '.errors');
  return getComputedStyle(list).display === 'none' ? '' : list.textContent.trim();
}

/** The colour that is shown at a point of the stage, in CSS pixels: [r, g, b]. */
export function colorAt(grid: CaGrid, x: number, y: number): number[] {
  const canvas = part<HTMLCanvasElement>(grid, 'canvas');
  const copy = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d') as CanvasRenderingContext2D;
  copy.drawImage(canvas, Math.floor(x * devicePixelRatio), Math.floor(y * devicePixelRatio), 1, 1, 0, 0, 1, 1);
  return [...copy.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** The middle of a cell in CSS pixels from the corner of the stage, while the whole grid fits. */
export function middleOf(grid: CaGrid, x: number, y: number): [number, number] {
  const { clientWidth, clientHeight } = stageOf(grid);
  const [width, height] = grid.simulation?.size ?? [1, 1];
  const zoom = Math.min(clientWidth / width, clientHeight / height);
  return [(clientWidth - zoom * width) / 2 + (x + 0.5) * zoom, (clientHeight - zoom * height) / 2 + (y + 0.5) * zoom];
}

/** The colour of a cell. */
export const cellColor = (grid: CaGrid, x: number, y: number): number[] => colorAt(grid, ...middleOf(grid, x, y));

/** Whether two colours are near, 0 to 255. */
export const isNear = (a: readonly number[], b: readonly number[], tolerance = 8): boolean =>
  a.every((value, i) => Math.abs(value - b[i]) <= tolerance);

/** Waits until the loop has nothing more to do. */
export const asleep = (): Promise<void> => until(() => !pageLoop.awake, 'the loop sleeps');
