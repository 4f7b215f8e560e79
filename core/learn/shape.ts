// What is trained, in numbers: the architecture of a rule, the grids that it is trained on, and what a cell of it perceives as the
// neighbourhoods of core/rule. Both machines and the rule that is handed out are made from these.

import { CaError } from '../base/errors.js';
import type { Size } from '../base/limits.js';
import type { Dimensions } from '../rule/neighbourhood.js';
import type { Boundary, Neighbourhood, RuleInput } from '../rule/types.js';

/**
 * What a cell sees of each channel, beside itself. `gradient`: the axes of the gradient and the Laplacian; `isotropic`: the Laplacian
 * and the gradient's length, so that what it makes has no direction and lifts to three dimensions; `rings`: the means of a disc and of
 * the ring round it.
 */
export type PerceptionKind = 'gradient' | 'isotropic' | 'rings';

/** The rule that is sought: x′ = x + fired · (W₂ relu(W₁ perceived + b)). */
export interface Architecture {
  /** 1 … 32. */
  readonly channels: number;
  /** Hidden units, 1 … 256. */
  readonly hidden: number;
  readonly perception: PerceptionKind;
  /** Radii of `rings`, in cells. */
  readonly inner: number;
  readonly outer: number;
  /** Share of the cells that fire in a step, (0, 1]. */
  readonly fireRate: number;
  /** A cell lives while it or a Moore neighbour has this channel over the threshold. */
  readonly alive: { readonly channel: number; readonly threshold: number } | null;
  readonly boundary: Boundary;
}

/** An architecture on a batch of grids, with what a machine has to keep. */
export interface Shape extends Architecture {
  readonly size: Size;
  /** Grids that are trained at once. */
  readonly batch: number;
  /** Most steps of one run: all their states are kept. */
  readonly steps: number;
}

/** Numbers of four are computed at once, so channels and hidden units are filled up to fours. What is filled up stays zero by itself. */
export interface Extents {
  /** Channels and hidden units, filled up. */
  readonly C: number;
  readonly H: number;
  /** Numbers that a cell perceives: features · C, all channels of a feature together. */
  readonly K: number;
  readonly features: number;
  /** Cells of one grid. */
  readonly grid: number;
  /** Cells of the batch. */
  readonly cells: number;
  /** The parts of the parameters: w1 `[K, H]`, b1 `[H]`, w2 `[H, C]`. */
  readonly parts: readonly [number, number, number];
}

/** Most bytes that a machine may take: 1 GiB. */
const MAX_BYTES = 2 ** 30;

const fours = (n: number) => (n + 3) & ~3;

/** How many dimensions an extent has. */
export const dimensionsOf = (size: Size): Dimensions => (size.length === 3 ? 3 : 2);

/** The neighbourhoods whose sums a cell sees of each channel, as inputs of a rule without name and channel. */
export function featuresOf({ perception, inner, outer }: Architecture, dimensions: Dimensions): Omit<RuleInput, 'name'>[] {
  const seen = (neighbourhood: Neighbourhood, reduce?: 'mean') => (reduce ? { neighbourhood, reduce } : { neighbourhood });
  const self = seen({ kind: 'self' });
  if (perception === 'rings') {
    return [self, seen({ kind: 'disc', radius: inner }, 'mean'), seen({ kind: 'ring', inner, outer }, 'mean')];
  }
  const laplacian = seen({ kind: 'laplacian' });
  if (perception === 'isotropic') return [self, laplacian, seen({ kind: 'gradient', axis: 'length' })];
  const axes = (['x', 'y', 'z'] as const).slice(0, dimensions);
  return [self, ...axes.map((axis) => seen({ kind: 'gradient', axis })), laplacian];
}

/** The numbers that follow from a shape. */
export function extentsOf(shape: Shape): Extents {
  const { size, batch } = shape;
  const [C, H] = [fours(shape.channels), fours(shape.hidden)];
  const features = featuresOf(shape, dimensionsOf(size)).length;
  const grid = size[0] * size[1] * (size[2] ?? 1);
  const K = features * C;
  return { C, H, K, features, grid, cells: batch * grid, parts: [K * H, H, H * C] };
}

/** Whether `value` is a whole number within bounds; else throws. */
function checkWhole(value: number, least: number, most: number, where: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new CaError('argument', 'wrong value', { where, expected: `a whole number from ${least} to ${most}`, got: `${value}` });
}

/**
 * Refuses what no machine can train, before anything is allocated.
 * @throws CaError `argument` where a number is out of its bounds, `size` where the states of all steps take more than 1 GiB
 */
export function checkShape(shape: Shape): void {
  checkWhole(shape.channels, 1, 32, 'learn.channels');
  checkWhole(shape.hidden, 1, 256, 'learn.hidden');
  checkWhole(shape.batch, 1, 64, 'learn.batch');
  checkWhole(shape.steps, 1, 4096, 'learn.steps');
  shape.size.forEach((n, i) => checkWhole(n, i === 2 ? 2 : 1, 4096, `learn.size[${i}]`));
  if (!['gradient', 'isotropic', 'rings'].includes(shape.perception)) {
    const expected = 'gradient, isotropic or rings';
    throw new CaError('argument', 'no such perception', { where: 'learn.perception', expected, got: String(shape.perception) });
  }
  if (!(shape.fireRate > 0 && shape.fireRate <= 1)) {
    throw new CaError('argument', 'wrong value', { where: 'learn.fireRate', expected: 'over 0, at most 1', got: `${shape.fireRate}` });
  }
  if (shape.alive) checkWhole(shape.alive.channel, 0, shape.channels - 1, 'learn.alive.channel');
  const { cells, C } = extentsOf(shape);
  const bytes = (shape.steps + 1) * cells * (4 * C + 5);
  if (bytes > MAX_BYTES) {
    const expected = `at most ${MAX_BYTES} bytes of states: fewer cells, channels, steps or a smaller batch`;
    throw new CaError('size', 'too large to train', { where: 'learn', expected, got: `${bytes}` });
  }
}
