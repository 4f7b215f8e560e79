// A grid's next generations as an animated GIF.

import { GIFEncoder } from 'gifenc/dist/gifenc.esm.js';
import type { Simulation } from '../../../core/simulation/simulation.js';
import type { GridLook } from '../../../core/view/grid-look.js';
import { checkFrames, generationsOf, type AnimationOptions } from './generations.js';
import { checkScale, enlarged, indicesOf, paletteOf } from './raster.js';

/** Most pixels of a frame. */
const MAX_PIXELS = 2 ** 22;
/** Browsers show a frame no shorter than this, in milliseconds. */
const LEAST_MS = 20;

/**
 * An animation that begins with the present generation and repeats for ever.
 * @returns `null` if it was cancelled
 * @throws CaError `argument`, `size` for what is too much
 */
export async function gifOf(shown: Simulation, look: GridLook, options: AnimationOptions): Promise<Blob | null> {
  const { rule, size } = shown;
  const { frames, scale, rate, signal } = options;
  const [x, y] = size;
  checkScale(x, y, scale, MAX_PIXELS);
  checkFrames(frames);
  const gif = GIFEncoder();
  const delay = Math.max(LEAST_MS, Math.round(100 / rate) * 10); // GIF counts hundredths of a second
  let head: object = { palette: paletteOf(rule, look), repeat: 0 };
  for await (const cells of generationsOf(shown, options)) {
    gif.writeFrame(enlarged(indicesOf(cells, rule, look), x, y, scale), x * scale, y * scale, { ...head, delay });
    head = {};
  }
  gif.finish();
  return signal.aborted ? null : new Blob([gif.bytes()], { type: 'image/gif' });
}
