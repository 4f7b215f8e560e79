// A grid's next generations as an animated GIF. A copy of the automaton runs for it, so what is on the page stays as it is.

import { GIFEncoder } from 'gifenc/dist/gifenc.esm.js';
import { CaError } from '../../../core/base/errors.js';
import { Simulation } from '../../../core/simulation/simulation.js';
import type { GridLook } from '../../../core/view/grid-look.js';
import { checkScale, enlarged, indicesOf, paletteOf } from './raster.js';

/** Most pixels of a frame. */
const MAX_PIXELS = 2 ** 22;
/** Most frames. */
const MAX_FRAMES = 1000;
/** Browsers show a frame no shorter than this, in milliseconds. */
const LEAST_MS = 20;

/** How an animation is made. */
export interface GifOptions {
  /** Frames; each is one step later than the one before. */
  readonly frames: number;
  /** Pixels a cell. */
  readonly scale: number;
  /** Steps per second that it shows. */
  readonly rate: number;
  readonly signal: AbortSignal;
  /** Told how many frames are done. */
  readonly progress: (done: number) => void;
}

/**
 * An animation that begins with the present generation and repeats for ever.
 * @returns `null` if it was cancelled
 * @throws CaError `argument`, `size` for what is too much
 */
export async function gifOf(shown: Simulation, look: GridLook, options: GifOptions): Promise<Blob | null> {
  const { rule, size, seed } = shown;
  const { frames, scale, rate, signal, progress } = options;
  const [x, y] = size;
  checkScale(x, y, scale, MAX_PIXELS);
  if (!(Number.isInteger(frames) && frames >= 1 && frames <= MAX_FRAMES))
    throw new CaError('argument', 'cannot be used', {
      where: 'frames',
      expected: `a whole number from 1 to ${MAX_FRAMES}`,
      got: `${frames}`,
    });
  const cells = await shown.read();
  const copy = new Simulation({ rule, size, seed, init: 'empty' });
  try {
    copy.write(cells);
    const gif = GIFEncoder();
    const palette = paletteOf(rule, look);
    const delay = Math.max(LEAST_MS, Math.round(100 / rate) * 10); // GIF counts hundredths of a second
    for (let frame = 0; frame < frames; frame++) {
      if (signal.aborted) return null;
      const pixels = enlarged(indicesOf(await copy.read(), rule, look), x, y, scale);
      gif.writeFrame(pixels, x * scale, y * scale, { ...(frame === 0 && { palette, repeat: 0 }), delay });
      copy.step();
      progress(frame + 1);
    }
    gif.finish();
    return new Blob([gif.bytes()], { type: 'image/gif' });
  } finally {
    copy.dispose();
  }
}
