// From what a caller wants to a task: targets as people have them (pixels, frames, voxels), with what suits each where nobody says.

import { CaError } from '../base/errors.js';
import { cellCount, type Size } from '../base/limits.js';
import type { Rule } from '../rule/rule.js';
import { loadRule } from './learned-rule.js';
import { checkShape, extentsOf, type Architecture } from './shape.js';
import type { Task } from './task.js';

/** Numbers of an image: bytes as `ImageData` has them, or numbers in [0, 1]. */
export type Pixels = Uint8Array | Uint8ClampedArray | Float32Array | Float64Array | readonly number[];

/** What a rule is to make. Arrays are `[Z][Y][X][channels]`, row 0 at the top. */
export type LearnTarget =
  /** Grown from one cell, in a margin of empty cells (3 unless told). `pixels`: red, green, blue, alpha, not multiplied. */
  | { readonly kind: 'image'; readonly size: readonly [number, number]; readonly pixels: Pixels; readonly margin?: number }
  /** Out of noise. A square whose side is a multiple of 32; three or four numbers a pixel. */
  | { readonly kind: 'texture'; readonly size: readonly [number, number]; readonly pixels: Pixels }
  /**
   * Frame after frame, flat or of volumes; the first is where it starts. `perFrame`: steps of the automaton for a frame (2 unless told);
   * `hold`: frames that the last is held for (12), 0 leaves open what comes.
   */
  | { readonly kind: 'movie'; readonly size: Size; readonly frames: readonly Pixels[]; readonly perFrame?: number; readonly hold?: number }
  /** Grown from one cell. `voxels`: any number of channels; the last says where there is something. */
  | { readonly kind: 'volume'; readonly size: readonly [number, number, number]; readonly voxels: Pixels };

/** How it is learned; each has a value that suits the target. */
export interface LearnSettings extends Partial<Architecture> {
  readonly target: LearnTarget;
  /** Steps of the automaton in a run, for all but movies: 48 unless told. */
  readonly steps?: number;
  /** Runs at once: 4 unless told. */
  readonly batch?: number;
  /** Steps of training: 2000 unless told. */
  readonly count?: number;
  /** The smoothed loss at which it is over earlier. */
  readonly until?: number;
  /** Adam's rate at first: 0.002 unless told. */
  readonly rate?: number;
  /** The same seed, workers and machine give the same rule; 1 unless told. */
  readonly seed?: number;
  /** A rule that was learned with the same architecture, to begin with; weights at random unless told. */
  readonly rule?: Rule;
  /** Growth: whether it learns to repair itself; true unless told. */
  readonly damage?: boolean;
}

/** Numbers in [0, 1]. */
function unit(pixels: Pixels): Float32Array {
  const scale = pixels instanceof Uint8Array || pixels instanceof Uint8ClampedArray ? 1 / 255 : 1;
  return Float32Array.from(pixels as ArrayLike<number>, (v) => v * scale);
}

/** How many channels an array has on an extent. @throws CaError `argument` where it is no whole number of them */
function channelsOf(pixels: Pixels, size: Size, allowed: readonly number[] | null, where: string): number {
  const channels = pixels.length / cellCount(size);
  const fits = allowed ? allowed.includes(channels) : Number.isInteger(channels) && channels >= 1 && channels <= 32;
  if (fits && unit(pixels).every(Number.isFinite)) return channels;
  const expected = `${allowed?.join(' or ') ?? '1 to 32'} finite numbers for each of ${size.join(' × ')} cells`;
  throw new CaError('argument', 'wrong numbers', { where: `learn.target.${where}`, expected, got: `${pixels.length}` });
}

/** Pixels multiplied by their alpha, in a margin. */
function framed(pixels: Float32Array, [X, Y]: readonly [number, number], margin: number): Float32Array {
  const wide = X + 2 * margin;
  const goal = new Float32Array(wide * (Y + 2 * margin) * 4);
  for (let i = 0; i < X * Y; i++) {
    const to = ((Math.floor(i / X) + margin) * wide + (i % X) + margin) * 4;
    const alpha = pixels[4 * i + 3];
    for (let c = 0; c < 4; c++) goal[to + c] = c < 3 ? pixels[4 * i + c] * alpha : alpha;
  }
  return goal;
}

/** What a target comes to: the goals, and an architecture that suits it. */
interface Prepared extends Pick<Task, 'lesson' | 'goals' | 'visible'> {
  readonly size: Size;
  readonly defaults: Partial<Architecture>;
  readonly perFrame?: number;
  readonly hold?: number;
  readonly steps?: number;
}

const GROWN = { fireRate: 0.5, boundary: 'dead' } as const;

function prepare(target: LearnTarget): Prepared {
  switch (target.kind) {
    case 'image': {
      const { size, pixels, margin = 3 } = target;
      channelsOf(pixels, size, [4], 'pixels');
      const goals = [framed(unit(pixels), size, margin)];
      const grown = [size[0] + 2 * margin, size[1] + 2 * margin] as const;
      return { lesson: 'grow', goals, visible: 4, size: grown, defaults: { ...GROWN, alive: { channel: 3, threshold: 0.1 } } };
    }
    case 'texture': {
      const { size, pixels } = target;
      const channels = channelsOf(pixels, size, [3, 4], 'pixels');
      const all = unit(pixels);
      const goal = Float32Array.from({ length: cellCount(size) * 3 }, (_, i) => all[Math.floor(i / 3) * channels + (i % 3)]);
      return { lesson: 'texture', goals: [goal], visible: 3, size, defaults: { channels: 8, fireRate: 0.5 } };
    }
    case 'movie': {
      const { size, frames, perFrame = 2, hold = 12 } = target;
      const visible = channelsOf(frames[0] ?? [], size, null, 'frames[0]');
      frames.forEach((frame, i) => channelsOf(frame, size, [visible], `frames[${i}]`));
      if (frames.length < 2) throw new CaError('argument', 'no movie', { where: 'learn.target.frames', expected: '2 or more', got: '1' });
      const steps = (frames.length - 1 + hold) * perFrame;
      return { lesson: 'movie', goals: frames.map(unit), visible, size, perFrame, hold, steps, defaults: {} };
    }
    case 'volume': {
      const { size, voxels } = target;
      const visible = channelsOf(voxels, size, null, 'voxels');
      const alive = { channel: visible - 1, threshold: 0.1 };
      return { lesson: 'grow', goals: [unit(voxels)], visible, size, defaults: { ...GROWN, channels: 8, hidden: 32, alive } };
    }
  }
}

/**
 * The task for some settings.
 * @throws CaError `argument` or `size` where it cannot be trained
 */
export function taskFor(settings: LearnSettings): Task {
  const { target, count = 2000, until = 0, rate = 2e-3, seed = 1, damage = true, batch = 4 } = settings;
  const { defaults, size, steps, perFrame = 1, hold = 0, ...goal } = prepare(target);
  const known = {
    channels: 12,
    hidden: 48,
    perception: 'gradient',
    inner: 4,
    outer: 9,
    fireRate: 1,
    alive: null,
    boundary: 'torus',
  } as const;
  const given = Object.fromEntries(
    Object.keys(known).flatMap((key) => {
      const value = settings[key as keyof Architecture];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const shape = { ...known, ...defaults, ...given, size, batch, steps: steps ?? settings.steps ?? 48 };
  checkShape(shape);
  if (shape.channels < goal.visible) {
    const expected = `at least the ${goal.visible} of the target`;
    throw new CaError('argument', 'too few channels', { where: 'learn.channels', expected, got: `${shape.channels}` });
  }
  if (!(Number.isInteger(count) && count > 0 && rate > 0)) {
    const got = `${count}, ${rate}`;
    throw new CaError('argument', 'wrong value', { where: 'learn.count, learn.rate', expected: 'a whole number and one over 0', got });
  }
  let start: Float32Array | null = null;
  if (settings.rule) {
    start = new Float32Array(extentsOf(shape).parts.reduce((sum, part) => sum + part, 0));
    loadRule(settings.rule, shape, start);
  }
  return { ...goal, shape, seed, start, count, until, rate, damage, perFrame, hold };
}

/** Bounds that the states of a rule for a target are drawn between. */
export const rangeOf = ({ kind }: LearnTarget): readonly [number, number] => (kind === 'texture' ? [-0.5, 0.5] : [0, 1]);
