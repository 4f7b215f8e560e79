// The mean light of the cells that a pixel covers, for pictures without a GPU. Samples are summed along the rows of cells first, once
// for each row, then down the columns; cells of two colours are summed as one number. Called by `grid-painter.ts`.

import type { PixelShares } from './pixel-axis.js';

/** Steps of light that are told apart when a mean becomes a colour. */
const LIGHTS = 4096;

const toLight = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const toPart = (light: number) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
const lightOf = Float32Array.from({ length: 256 }, (_, part) => toLight(part / 255));
const partOf = Uint8Array.from({ length: LIGHTS + 1 }, (_, light) => Math.round(toPart(light / LIGHTS) * 255));

/** A colour from sums of light times alpha and of alpha, as a word of an image. @param samples - of which the sums are */
function wordOf(red: number, green: number, blue: number, alpha: number, samples: number): number {
  const scale = alpha && LIGHTS / alpha;
  const part = (light: number) => partOf[(light * scale + 0.5) | 0];
  return ((Math.round((alpha / samples) * 255) << 24) | (part(blue) << 16) | (part(green) << 8) | part(red)) >>> 0;
}

/** Cells and where they are looked at. */
interface Source {
  /** `[Y][X]` which of the 256 colours each cell has. */
  readonly indices: Uint8Array;
  /** Cells in a row. */
  readonly stride: number;
  readonly across: PixelShares;
  readonly down: PixelShares;
  /** Samples along a pixel's side. */
  readonly samples: number;
}

/** Mixes the rows of one picture, from the top. */
export class GridMixer {
  readonly #source: Source;
  /** `[256]` light times alpha and alpha by colour, or 1 for the second of two colours. */
  readonly #adds: Float32Array;
  /** Of two colours: `[samples + 1]` a pixel's colour by how many of its samples show the second. */
  readonly #known: Uint32Array | null;
  readonly #sum: Float32Array;
  /** Sums along rows of cells, by row; a pixel needs few at a time. */
  readonly #rows: { row: number; sums: Float32Array }[] = [];

  /**
   * @param colors - 256 × RGBA
   * @param two - the two colours that there are, if there are no more
   */
  constructor(colors: Uint8Array, source: Source, two?: readonly [number, number]) {
    const lights = Float32Array.from(colors, (part, i) => ((i & 3) === 3 ? part / 255 : (lightOf[part] * colors[i | 3]) / 255));
    const all = source.samples ** 2;
    this.#source = source;
    this.#adds = two ? Float32Array.from({ length: 256 }, (_, index) => Number(index === two[1])) : lights;
    this.#known = two ? Uint32Array.from({ length: all + 1 }, (_, count) => mixed(lights, two, count, all)) : null;
    this.#sum = new Float32Array(source.across.covered.length * (two ? 1 : 4));
  }

  /** Paints a row of pixels into an image. */
  paintRow(out: Uint32Array, y: number): void {
    const { down } = this.#source;
    const sum = this.#sum.fill(0);
    for (let i = down.first[y]; i < down.first[y + 1]; i++) {
      const sums = this.#rowOf(down.cells[i]);
      const count = down.counts[i];
      for (let at = 0; at < sum.length; at++) sum[at] += count * sums[at];
    }
    if (this.#known) this.#paintTwo(out, y, this.#known);
    else this.#paintAll(out, y);
  }

  /** The sums along a row of cells. */
  #rowOf(row: number): Float32Array {
    const known = this.#rows.find((each) => each.row === row);
    if (known) return known.sums;
    // The rows come in order: the oldest is not needed any more once there are as many as a pixel has samples.
    const spare = this.#rows.length > this.#source.samples ? this.#rows.shift() : undefined;
    const sums = spare?.sums ?? new Float32Array(this.#sum.length);
    if (this.#known) this.#sumTwo(sums, row);
    else this.#sumAll(sums, row);
    this.#rows.push({ row, sums });
    return sums;
  }

  #sumTwo(sums: Float32Array, row: number): void {
    const { indices, stride, across } = this.#source;
    const { first, cells, counts } = across;
    const adds = this.#adds;
    const start = row * stride;
    for (let x = 0, i = first[0]; x < sums.length; x++) {
      let sum = 0;
      for (const end = first[x + 1]; i < end; i++) sum += counts[i] * adds[indices[start + cells[i]]];
      sums[x] = sum;
    }
  }

  #sumAll(sums: Float32Array, row: number): void {
    const { indices, stride, across } = this.#source;
    const { first, cells, counts } = across;
    const adds = this.#adds;
    const start = row * stride;
    for (let at = 0, i = first[0]; at < sums.length; at += 4) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      for (const end = first[at / 4 + 1]; i < end; i++) {
        const count = counts[i];
        const color = 4 * indices[start + cells[i]];
        red += count * adds[color];
        green += count * adds[color + 1];
        blue += count * adds[color + 2];
        alpha += count * adds[color + 3];
      }
      sums[at] = red;
      sums[at + 1] = green;
      sums[at + 2] = blue;
      sums[at + 3] = alpha;
    }
  }

  #paintTwo(out: Uint32Array, y: number, known: Uint32Array): void {
    const { across, down, samples } = this.#source;
    const sum = this.#sum;
    const width = sum.length;
    const most = samples * samples;
    const covered = down.covered[y];
    for (let x = 0; x < width; x++) {
      const seen = across.covered[x] * covered;
      // Where a pixel lies across the grid's edge, the rest of it is transparent: the colour is that of its share, thinned.
      out[y * width + x] = seen === most ? known[sum[x]] : thinned(known[Math.round((sum[x] * most) / (seen || 1))], seen / most);
    }
  }

  #paintAll(out: Uint32Array, y: number): void {
    const sum = this.#sum;
    const width = sum.length / 4;
    const samples = this.#source.samples ** 2;
    for (let x = 0, at = 0; x < width; x++, at += 4) out[y * width + x] = wordOf(sum[at], sum[at + 1], sum[at + 2], sum[at + 3], samples);
  }
}

/** The colour of samples of which some show the second of two colours. */
function mixed(lights: Float32Array, [first, second]: readonly [number, number], count: number, all: number): number {
  const [r, g, b, a] = [0, 1, 2, 3].map((c) => lights[4 * second + c] * count + lights[4 * first + c] * (all - count));
  return wordOf(r, g, b, a, all);
}

/** A colour with a share of its opacity. */
const thinned = (word: number, share: number) => ((word & 0xffffff) | (Math.round((word >>> 24) * share) << 24)) >>> 0;
