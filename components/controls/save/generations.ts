// The present generation of an automaton and those after it, for animations and stacks. A copy runs for them, so what is on the page
// stays as it is.

import { CaError } from '../../../core/base/errors.js';
import { formatNpy } from '../../../core/media/npy.js';
import { Simulation, type Cells } from '../../../core/simulation/simulation.js';

/** Most generations that are made at once. */
const MAX_FRAMES = 1000;
/** Most bytes of a stack. */
const MAX_BYTES = 2 ** 28;

/** How generations are made. */
export interface GenerationsOptions {
  /** How many; each is one step later than the one before. */
  readonly frames: number;
  readonly signal: AbortSignal;
  /** Told how many are done. */
  readonly progress: (done: number) => void;
}

/** How an animation is made. */
export interface AnimationOptions extends GenerationsOptions {
  /** Pixels a cell. */
  readonly scale: number;
  /** Steps per second that it shows. */
  readonly rate: number;
}

/** @throws CaError `argument` */
export function checkFrames(frames: number): void {
  if (Number.isInteger(frames) && frames >= 1 && frames <= MAX_FRAMES) return;
  throw new CaError('argument', 'cannot be used', {
    where: 'frames',
    expected: `a whole number from 1 to ${MAX_FRAMES}`,
    got: `${frames}`,
  });
}

/** Gives the cells of one generation after the other; ends early if it is cancelled. */
export async function* generationsOf(shown: Simulation, { frames, signal, progress }: GenerationsOptions): AsyncGenerator<Cells> {
  const { rule, size, seed } = shown;
  const cells = await shown.read();
  const copy = new Simulation({ rule, size, seed, init: 'empty' });
  try {
    copy.write(cells);
    for (let frame = 0; frame < frames && !signal.aborted; frame++) {
      yield await copy.read();
      copy.step();
      progress(frame + 1);
    }
  } finally {
    copy.dispose();
  }
}

/**
 * Generations as one array: `[T][Y][X][C]`, of volumes `[T][Z][Y][X][C]`.
 * @returns `null` if it was cancelled
 * @throws CaError `argument`, `size` for what is too much
 */
export async function stackOf(shown: Simulation, options: GenerationsOptions): Promise<Blob | null> {
  const { frames, signal } = options;
  const { rule, size } = shown;
  checkFrames(frames);
  const whole = rule.states !== 'continuous';
  const cells = size.reduce((product, side) => product * side, rule.channels);
  const bytes = cells * frames * (whole ? 1 : 4);
  if (bytes > MAX_BYTES)
    throw new CaError('size', 'too much for one file', {
      where: 'frames',
      expected: `at most ${Math.floor(MAX_BYTES / (bytes / frames))} of this automaton`,
      got: `${frames}`,
    });
  const stack = whole ? new Uint8Array(cells * frames) : new Float32Array(cells * frames);
  let at = 0;
  for await (const generation of generationsOf(shown, options)) {
    stack.set(generation, at);
    at += cells;
  }
  return signal.aborted ? null : new Blob([formatNpy(stack, [frames, ...[...size].reverse(), rule.channels])]);
}
