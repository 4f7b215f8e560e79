// Shared by the tests of views: a view in a loop that a test turns by hand, and the pixels of what it shows.
import { expect } from '@open-wc/testing';
import { present } from '../../core/gpu/present.js';
import type { Presentable } from '../../core/gpu/surface.js';
import { colorMap } from '../../core/view/color-map.js';
import { GridView, type GridLook } from '../../core/view/grid-view.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type { ViewLoop } from '../../core/view/view.js';

/** Colors of {@link LOOK}. */
export const BLACK: Pixel = [0, 0, 0, 255];
export const WHITE: Pixel = [255, 255, 255, 255];
export const RED: Pixel = [255, 0, 0, 255];
export const BLUE: Pixel = [0, 0, 255, 255];

export type Pixel = readonly [r: number, g: number, b: number, a: number];

/** A picture as it stands on a canvas. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The pixel in column x, row y from the top. */
  at(x: number, y: number): Pixel;
}

/** Black on white, no glow, gaps in red, brush in blue. */
const LOOK: GridLook = {
  colors: colorMap('ink', { ink: '#000000', paper: '#ffffff' }),
  channel: 0,
  fade: 0,
  gapColor: [1, 0, 0, 1],
  brushColor: [0, 0, 1, 1],
};

/** A loop that does nothing by itself; `wakes` counts who asked. */
export class IdleLoop implements ViewLoop {
  wakes = 0;
  addView(): void {}
  removeView(): void {}
  wake(): void {
    this.wakes++;
  }
}

/** A view of a simulation, in device pixels. */
export function viewOf(
  simulation: Simulation,
  [width, height]: readonly [number, number],
  { ratio = 1, look = {} as Partial<GridLook>, loop = new IdleLoop() as ViewLoop } = {},
): GridView {
  const view = new GridView(document.createElement('canvas'), { ...LOOK, ...look }, (error) => expect.fail(error.message), loop);
  view.simulation = simulation;
  view.resize(width, height, ratio);
  return view;
}

/** The top left part of a canvas as large as the view on it. */
export function pictureOn(canvas: CanvasImageSource, width: number, height: number): Picture {
  const copy = document.createElement('canvas');
  copy.width = width;
  copy.height = height;
  const context = copy.getContext('2d', { willReadFrequently: true }) ?? expect.fail('no 2D canvas');
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, at: (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)] as unknown as Pixel };
}

/** Draws views as the loop does, and hands out what each shows. */
export function drawn(...views: GridView[]): Picture[] {
  const engine = views.map((view) => view.simulation?.attach())[0] ?? expect.fail('nothing to draw');
  present(engine.gpu, views, (_view: Presentable, error: unknown) => {
    throw error;
  });
  return views.map((view) => pictureOn(view.surface.canvas, view.pixelWidth, view.pixelHeight));
}

/** Fails where a pixel is further from the expected color than `tolerance` in any channel. */
export function expectPixel(picture: Picture, x: number, y: number, expected: Pixel, tolerance = 1): void {
  const got = picture.at(x, y);
  if (got.some((value, i) => Math.abs(value - expected[i]) > tolerance))
    expect.fail(`pixel ${x}, ${y} is [${got}], expected [${expected}]`);
}

/** Black for a live cell, white for a dead one. */
export const inkOf = (state: number): Pixel => (state >= 0.5 ? BLACK : WHITE);

/** Every pixel that lies on one cell has its color, and beside the grid there is nothing. @param skip - leaves pixels out */
export function expectCells(
  picture: Picture,
  shown: GridView,
  cells: ArrayLike<number>,
  colorOf = inkOf,
  skip: (x: number, y: number) => boolean = () => false,
): void {
  const ratio = shown.pixelRatio;
  const [X] = shown.simulation?.size ?? [0];
  const placeOf = (x: number, y: number) => {
    const cell = shown.camera.cellAt([x / ratio, y / ratio]);
    return cell ? cell[1] * X + cell[0] : -1;
  };
  let seen = 0;
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) {
      const place = placeOf(x + 0.5, y + 0.5);
      if (skip(x, y) || place !== placeOf(x + 0.01, y + 0.01) || place !== placeOf(x + 0.99, y + 0.99)) continue;
      expectPixel(picture, x, y, place < 0 ? [0, 0, 0, 0] : colorOf(cells[place]));
      seen++;
    }
  expect(seen, 'pixels that lie on one cell').to.be.above((picture.width * picture.height) / 4);
}
