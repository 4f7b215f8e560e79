// Paints a grid on a 2D canvas, for automata on the CPU: what `view-grid.glsl` and `view-trail.glsl` draw on the GPU, with the same
// samples, gaps, glow and outline. Rows of pixels that show the same cells are copied. Fetched by `grid-view.ts` when it is needed.

import type { Cells } from '../compile/layout.js';
import type { GpuCanvas } from '../gpu/capabilities.js';
import type { GridPicture } from './grid-look.js';
import { outlineBrush, paintGaps } from './grid-marks.js';
import { axisOf, type PixelAxis } from './pixel-axis.js';

/** How bright a fresh trail is. */
const TRAIL = 0.55;
/** Steps of light that are told apart when a mean becomes a colour. */
const LIGHTS = 4096;

const toLight = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const toPart = (light: number) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
const lightOf = Float32Array.from({ length: 256 }, (_, part) => toLight(part / 255));
const partOf = Uint8Array.from({ length: LIGHTS + 1 }, (_, light) => Math.round(toPart(light / LIGHTS) * 255));

/** Colours as the painter mixes them. */
interface Palette {
  readonly source: Uint8Array;
  /** `[256]` RGBA in memory order. */
  readonly words: Uint32Array;
  /** `[256][4]` light times alpha, and alpha. */
  readonly lights: Float32Array;
}

function paletteOf(colors: Uint8Array): Palette {
  const lights = new Float32Array(colors.length);
  for (let i = 0; i < lights.length; i++) {
    const alpha = colors[i | 3] / 255;
    lights[i] = (i & 3) === 3 ? alpha : lightOf[colors[i]] * alpha;
  }
  return { source: colors, words: new Uint32Array(colors.slice().buffer), lights };
}

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
  #palette: Palette | null = null;
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
    if (this.#palette?.source !== look.colors.colors) this.#palette = paletteOf(look.colors.colors);
    const indices = this.#indices(picture);
    const across = axisOf(origin[0], cellsPerPixel, width, samples, size[0]);
    const down = axisOf(origin[1], cellsPerPixel, height, samples, size[1]);
    const words = new Uint32Array(this.#image.data.buffer);
    for (let y = 0; y < height; y++) {
      if (y > 0 && down.repeats[y]) words.copyWithin(y * width, (y - 1) * width, y * width);
      else if (samples === 1) this.#paintRow(words, y, indices, across, down, size[0]);
      else this.#mixRow(words, y, indices, across, down, size[0]);
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
    const indexOf = Uint8Array.from({ length: 256 }, (_, state) =>
      colors.kind === 'categorical' ? state : Math.round((Math.min(1, state / (states - 1)) || 0) * 255),
    );
    const indices = new Uint8Array(cells.length);
    for (let i = 0; i < indices.length; i++) indices[i] = indexOf[cells[i]];
    if (fade && colors.kind !== 'categorical') this.#glow(cells, states, generation, fade, indices);
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

  /** A row of pixels with a cell each. */
  #paintRow(out: Uint32Array, y: number, indices: Uint8Array, { cells: columns }: PixelAxis, down: PixelAxis, stride: number): void {
    const { words } = this.#palette as Palette;
    const row = down.cells[y];
    const at = y * columns.length;
    if (row < 0) out.fill(0, at, at + columns.length);
    else for (let x = 0; x < columns.length; x++) out[at + x] = columns[x] < 0 ? 0 : words[indices[row * stride + columns[x]]];
  }

  /** A row of pixels that each cover several cells: the mean of their light. */
  #mixRow(out: Uint32Array, y: number, indices: Uint8Array, across: PixelAxis, down: PixelAxis, stride: number): void {
    const { lights } = this.#palette as Palette;
    const { samples, cells: columns } = across;
    const rows = down.cells.subarray(y * samples, (y + 1) * samples);
    const width = columns.length / samples;
    for (let x = 0; x < width; x++) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (const row of rows)
        for (let i = x * samples; row >= 0 && i < (x + 1) * samples; i++) {
          if (columns[i] < 0) continue;
          const color = indices[row * stride + columns[i]] << 2;
          red += lights[color];
          green += lights[color + 1];
          blue += lights[color + 2];
          alpha += lights[color + 3];
        }
      const scale = alpha && LIGHTS / alpha;
      const opacity = Math.round((alpha / (samples * samples)) * 255);
      out[y * width + x] =
        ((opacity << 24) | (partOf[(blue * scale + 0.5) | 0] << 16) | (partOf[(green * scale + 0.5) | 0] << 8) | partOf[(red * scale + 0.5) | 0]) >>> 0; // prettier-ignore
    }
  }
}
