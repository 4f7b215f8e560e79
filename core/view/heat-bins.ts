// How often cells are where on a plot, as numbers: the bins, what falls into which, and how counts become shares of the heat's colors.
// Pure arithmetic; `heat.ts` counts on the GPU, and tests count by this alone.

import { inputAxis, settledAxes, type HeightAxes } from '../compile/heights-range.js';
import type { Rule } from '../rule/rule.js';

/** Most exact bins along an axis; an input of more values is counted in {@link COARSE} bins. */
const MAX_EXACT = 256;
/** Bins along an axis whose input can take any value. */
const COARSE = 64;

/** One axis in bins: a value v falls into the whole part of (v − `low`) · `perStep` + `half`, kept within the bins. */
export interface BinAxis {
  /** Index of the input; −1 for an axis that is none. */
  readonly input: number;
  readonly low: number;
  readonly perStep: number;
  /** ½ where each bin is one value, so that rounding does no harm; 0 where a bin is an interval. */
  readonly half: number;
  readonly count: number;
}

/** The bins of a plot. */
export interface Bins {
  readonly x: BinAxis;
  readonly y: BinAxis;
  /** Whether each bin is one state of the lattice. */
  readonly exact: boolean;
}

/** Counts to draw. */
export interface Heat {
  /** Bins along x and along y. */
  readonly bins: readonly [number, number];
  readonly exact: boolean;
  /** How often, `[y][x]`; with a half-life, older counts count less. */
  readonly counts: Float64Array;
  /** Their sum. */
  readonly total: number;
  readonly most: number;
  /** The counts' places in the heat's colors: log(1 + count) / log(1 + most), 0 to 255. */
  readonly shares: Uint8Array;
}

function binAxis(rule: Rule, name: string | null): BinAxis {
  if (name === null) return { input: -1, low: 0, perStep: 1, half: 0, count: 1 };
  const { range, step } = inputAxis(rule, name);
  const input = rule.inputs.findIndex((each) => each.name === name);
  const values = step ? Math.round((range[1] - range[0]) / step) + 1 : Infinity;
  if (values <= MAX_EXACT) return { input, low: range[0], perStep: 1 / step, half: 0.5, count: values };
  return { input, low: range[0], perStep: COARSE / (range[1] - range[0]), half: 0, count: COARSE };
}

/** The bins of a plot over two inputs: one for each state where the rule is discrete, else 64 along each axis. */
export function binsOf(rule: Rule, axes: Partial<HeightAxes>): Bins {
  const { x, y } = settledAxes(rule, axes);
  const [binsX, binsY] = [binAxis(rule, x), binAxis(rule, y)];
  return { x: binsX, y: binsY, exact: binsX.half > 0 && (y === null || binsY.half > 0) };
}

const along = ({ low, perStep, half, count }: BinAxis, value: number) =>
  Math.min(count - 1, Math.max(0, Math.floor((value - low) * perStep + half)));

/** The bin of values along the two axes, counted row by row. */
export const binAt = ({ x, y }: Bins, valueX: number, valueY: number): number => along(y, valueY) * x.count + along(x, valueX);

/** Counts with all that is drawn and read from them. The array is kept, not copied. */
export function heatOf({ x, y, exact }: Bins, counts: Float64Array): Heat {
  let [total, most] = [0, 0];
  for (const count of counts) {
    total += count;
    if (count > most) most = count;
  }
  const scale = most > 0 ? 255 / Math.log1p(most) : 0;
  // What was counted at all is never drawn as nothing.
  const shares = Uint8Array.from(counts, (count) => (count > 0 ? Math.max(1, Math.round(Math.log1p(count) * scale)) : 0));
  return { bins: [x.count, y.count], exact, counts, total, most, shares };
}
