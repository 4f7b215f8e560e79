// Paints a grid on a 2D canvas, for automata on the CPU: what `view-grid.glsl` and `view-trail.glsl` draw on the GPU, with the same
// samples, gaps, glow and outline. Rows of pixels that show the same cells are copied. Fetched by `grid-view.ts` when it is needed.

import type { Cells } from '../compile/layout.js';
import type { GpuCanvas } from '../gpu/capabilities.js';
import type { ColorMap } from './color-map.js';
import type { GridLook, GridPicture } from './grid-look.js';
import { outlineBrush, paintGaps } from './grid-marks.js';
import { GridMixer } from './grid-mixer.js';
import { axisOf, sharesOf, type PixelAxis } from './pixel-axis.js';

/** How bright a fresh trail is. */
const TRAIL = 0.55;

/** Which of the 256 colours a state has. */
const indexIn = ({ kind }: ColorMap, state: number, states: number) =>
  kind === 'categorical' ? state : Math.round((Math.min(1, state / (states - 1)) || 0) * 255);

const glows = ({ colors, fade }: GridLook) => fade > 0 && colors.kind !== 'categorical';

/** A canvas off the page, where the browser has one that it draws on. */
function makeCanvas(): { canvas: GpuCanvas; context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D } {
  const canvas: GpuCanvas = typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  if (!context) throw new Error('GridPainter: no 2D canvas; expected one in every browser');
  return { canvas, context };
}

/** Paints one view. */
export class GridPainter {
  readonly #made = makeCanvas();
  #image: ImageData | null = null;
  #trail: { light: Uint8Array; generation: number } | null = null;

  /** What glows belongs to what was before. */
  forget(): void {
    this.#trail = null;
  }

  /** @returns a canvas with the picture, as large as it; good until the next one is painted */
  paint(picture: GridPicture): GpuCanvas {
    const { canvas, context } = this.#made;
    const { width, height, look, size, origin, cellsPerPixel, samples } = picture;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    if (this.#image?.width !== width || this.#image.height !== height) this.#image = new ImageData(width, height);
    const indices = this.#indices(picture);
    const across = axisOf(origin[0], cellsPerPixel, width, samples, size[0]);
    const down = axisOf(origin[1], cellsPerPixel, height, samples, size[1]);
    const words = new Uint32Array(this.#image.data.buffer);
    const paintRow = samples === 1 ? rowPainter(indices, across, down, picture) : mixer(indices, across, down, picture);
    for (let y = 0; y < height; y++) {
      if (y > 0 && down.repeats[y]) words.copyWithin(y * width, (y - 1) * width, y * width);
      else paintRow(words, y);
    }
    if (picture.gap > 0) paintGaps(this.#image, across, down, picture.gap, look);
    if (picture.brush) outlineBrush(this.#image, picture, picture.brush);
    context.putImageData(this.#image, 0, 0);
    return canvas;
  }

  /** The picture as a file. */
  async toBlob(picture: GridPicture, type: string): Promise<Blob> {
    const canvas = this.paint(picture);
    if ('convertToBlob' in canvas) return canvas.convertToBlob({ type });
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
    if (!blob) throw new Error(`toBlob: the browser made no picture; expected a type that it can write, got ${type}`);
    return blob;
  }

  /** Which of the 256 colours each cell has. */
  #indices({ cells, states, generation, look }: GridPicture): Uint8Array {
    const { colors, fade } = look;
    if (!fade) this.#trail = null;
    const indexOf = Uint8Array.from({ length: 256 }, (_, state) => indexIn(colors, state, states));
    const indices = new Uint8Array(cells.length);
    for (let i = 0; i < indices.length; i++) indices[i] = indexOf[cells[i]];
    if (glows(look)) this.#glow(cells, states, generation, fade, indices);
    return indices;
  }

  /** One picture further with the glow; brightens the cells that have it. */
  #glow(cells: Cells, states: number, generation: number, fade: number, indices: Uint8Array): void {
    const before = this.#trail?.light.length === cells.length ? this.#trail : { light: new Uint8Array(cells.length), generation };
    const { light } = before;
    const passed = generation - before.generation;
    const keep = passed < 0 ? 0 : 0.5 ** (passed / fade);
    for (let i = 0; i < light.length; i++) {
      light[i] = Math.round(Math.max((cells[i] / (states - 1)) * 255, light[i] * keep - 0.5, 0));
      const glow = Math.round(TRAIL * light[i]);
      if (glow > indices[i]) indices[i] = glow;
    }
    this.#trail = { light, generation };
  }
}

type PaintRow = (out: Uint32Array, y: number) => void;

/** Paints pixels with a cell each. */
function rowPainter(indices: Uint8Array, { cells: columns }: PixelAxis, down: PixelAxis, { look, size }: GridPicture): PaintRow {
  const words = new Uint32Array(look.colors.colors.slice().buffer);
  return (out, y) => {
    const at = y * columns.length;
    const first = down.cells[y] * size[0];
    if (first < 0) out.fill(0, at, at + columns.length);
    else for (let x = 0; x < columns.length; x++) out[at + x] = columns[x] < 0 ? 0 : words[indices[first + columns[x]]];
  };
}

/** Paints pixels that cover several cells. */
function mixer(indices: Uint8Array, across: PixelAxis, down: PixelAxis, { look, size, states, samples }: GridPicture): PaintRow {
  const { colors } = look;
  const two = states === 2 && !glows(look) ? ([indexIn(colors, 0, 2), indexIn(colors, 1, 2)] as const) : undefined;
  const source = { indices, stride: size[0], across: sharesOf(across), down: sharesOf(down), samples };
  const mix = new GridMixer(colors.colors, source, two);
  return (out, y) => mix.paintRow(out, y);
}
