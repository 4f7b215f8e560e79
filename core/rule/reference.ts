// The automaton on the CPU: plain, in float64, the same for every kind of rule. What the GPU
// computes is held against it. It is not meant to be fast, though a discrete rule is looked up in
// its table.

import { CaError } from '../base/errors.js';
import { cellCount, type Size } from '../base/limits.js';
import { randomAt } from '../base/random.js';
import { createEvaluator, decide } from './evaluate.js';
import { perceive } from './neighbourhood.js';
import { rounding, type Precision } from './precision.js';
import type { Rule } from './rule.js';
import { createReader, createSense, dimensionsOn } from './sense.js';
import { clampOf } from './structure.js';
import { discreteTable } from './table.js';
import type { Boundary, RuleData } from './types.js';

/** How the reference runs. */
export interface ReferenceOptions {
  /** The rule's own unless told. */
  readonly boundary?: Boundary;
  /** Which cells fire, for `fireRate` under 1; 0 unless told. */
  readonly seed?: number;
  /** The generation of the cells that are handed in; 0 unless told. */
  readonly generation?: number;
  /** How a continuous state is rounded after each step; `32` unless told. */
  readonly precision?: Precision;
}

/** States, `[Z][Y][X][C]`: bytes for a discrete rule, float32 for a continuous one, float64 at precision 64. */
export type Cells = Uint8Array | Float32Array | Float64Array;

/** Writes the next generation of `cells` into `next`. */
type Stepper = (cells: ArrayLike<number>, next: Cells, generation: number) => void;

/** Calls `visit` for each cell; `place` is (z · Y + y) · X + x. */
function eachCell([X, Y, Z = 1]: Size, visit: (place: number, x: number, y: number, z: number) => void): void {
  let place = 0;
  for (let z = 0; z < Z; z++) for (let y = 0; y < Y; y++) for (let x = 0; x < X; x++) visit(place++, x, y, z);
}

/**
 * Which cells fire in a step: where randomAt(seed, generation, place) < fireRate. `generation` is that of the cells before the step,
 * `place` the cell's (z · Y + y) · X + x; all channels of a cell fire together.
 */
function fires(rule: Rule, seed: number): (generation: number, place: number) => boolean {
  const { fireRate = 1 } = rule.update;
  return fireRate < 1 ? (generation, place) => randomAt(seed, generation, place) < fireRate : () => true;
}

function discreteStepper(rule: Rule, size: Size, boundary: Boundary, seed: number): Stepper {
  const dimensions = dimensionsOn(rule, size);
  const sense = createSense(rule, size, boundary);
  const fire = fires(rule, seed);
  const sums = new Float64Array(rule.inputs.length);
  const table = discreteTable(rule, dimensions);
  const scales = rule.inputs.map((input) => perceive(input, dimensions).scale);
  const run = createEvaluator(rule);
  const look = (): number => {
    if (table) return table.states[table.axes.reduce((entry, { min, stride }, i) => entry + (sums[i] - min) * stride, 0)];
    for (let i = 0; i < sums.length; i++) sums[i] *= scales[i];
    const state = decide(run(sums), rule.states as number);
    if (state < 0) throw new CaError('rule', 'an output is not a number', { where: rule.name, expected: 'a number', got: 'NaN' });
    return state;
  };
  return (cells, next, generation) =>
    eachCell(size, (place, x, y, z) => {
      if (!fire(generation, place)) {
        next[place] = cells[place];
        return;
      }
      sense(cells, x, y, z, sums);
      next[place] = look();
    });
}

/** Whether a cell or a Moore neighbour within the radius has the channel over the threshold. */
function aliveMask(rule: Rule, size: Size, boundary: Boundary): ((cells: ArrayLike<number>) => Uint8Array) | undefined {
  const { alive } = rule.update;
  if (!alive) return undefined;
  const { channel, threshold, radius = 1 } = alive;
  const dimensions = dimensionsOn(rule, size);
  const reader = createReader(size, radius, boundary);
  const [ry, rz] = [dimensions > 1 ? radius : 0, dimensions > 2 ? radius : 0];
  const mask = new Uint8Array(cellCount(size));
  const over = (cells: ArrayLike<number>, place: number) => place >= 0 && cells[place * rule.channels + channel] > threshold;
  return (cells) => {
    eachCell(size, (place, x, y, z) => {
      mask[place] = 0;
      for (let dz = -rz; dz <= rz; dz++)
        for (let dy = -ry; dy <= ry; dy++)
          for (let dx = -radius; dx <= radius && !mask[place]; dx++) mask[place] = +over(cells, reader.at(x + dx, y + dy, z + dz));
    });
    return mask;
  };
}

function continuousStepper(rule: Rule, size: Size, boundary: Boundary, seed: number, precision: Precision): Stepper {
  const { channels, update, range } = rule;
  const dimensions = dimensionsOn(rule, size);
  const sense = createSense(rule, size, boundary);
  const fire = fires(rule, seed);
  const scales = rule.inputs.map((input) => perceive(input, dimensions).scale);
  const sums = new Float64Array(rule.inputs.length);
  const run = createEvaluator(rule);
  const round = rounding(precision, range);
  const clamp = clampOf(rule);
  const alive = aliveMask(rule, size, boundary);
  const dt = update.mode === 'add' ? (update.dt ?? 1) : 0;
  return (cells, next, generation) => {
    const before = alive?.(cells).slice();
    eachCell(size, (place, x, y, z) => {
      sense(cells, x, y, z, sums);
      for (let i = 0; i < sums.length; i++) sums[i] *= scales[i];
      const outputs = run(sums);
      const firing = fire(generation, place);
      for (let c = 0; c < channels; c++) {
        const old = cells[place * channels + c];
        let value = !firing ? old : dt ? old + dt * outputs[c] : outputs[c];
        if (clamp) value = Math.min(clamp[1], Math.max(clamp[0], value));
        next[place * channels + c] = round(value);
      }
    });
    const after = alive?.(next);
    if (!before || !after) return;
    for (let i = 0; i < next.length; i++) if (!before[Math.floor(i / channels)] || !after[Math.floor(i / channels)]) next[i] = 0;
  };
}

function createStepper(rule: Rule, size: Size, { boundary = rule.boundary, seed = 0, precision = '32' }: ReferenceOptions): Stepper {
  return rule.states === 'continuous'
    ? continuousStepper(rule, size, boundary, seed, precision)
    : discreteStepper(rule, size, boundary, seed);
}

function checkLength(rule: RuleData, cells: ArrayLike<number>, size: Size): void {
  const length = cellCount(size) * rule.channels;
  if (cells.length !== length) {
    throw new CaError('argument', 'wrong number of states', { where: 'cells', expected: `${length}`, got: `${cells.length}` });
  }
}

/**
 * Runs a rule for some generations.
 *
 * A continuous cell: perceive, evaluate, replace or add dt × output if the cell fires, clamp, round; then, with an alive mask, a cell
 * whose neighbourhood was not alive before the step or is not after it becomes all zero. All arithmetic is float64.
 * @param cells - `[Z][Y][X][C]`, row 0 at the top; left as it is
 * @param size - extent in cells
 * @param generations - how many, 0 or more
 * @returns a new array of the states after the last
 * @throws CaError `argument` where the array's length is wrong or the rule does not run in these dimensions
 * @see A. Mordvintsev et al., "Growing Neural Cellular Automata", Distill, 2020: fire rate and alive mask
 */
export function runReference(rule: Rule, cells: ArrayLike<number>, size: Size, generations: number, options: ReferenceOptions = {}): Cells {
  checkLength(rule, cells, size);
  const kind = rule.states !== 'continuous' ? Uint8Array : options.precision === '64' ? Float64Array : Float32Array;
  const step = createStepper(rule, size, options);
  let [now, next]: [Cells, Cells] = [kind.from(cells), new kind(cells.length)];
  for (let i = 0; i < generations; i++) {
    step(now, next, (options.generation ?? 0) + i);
    [now, next] = [next, now];
  }
  return now;
}

/** One step of {@link runReference}. */
export function stepReference(rule: Rule, cells: ArrayLike<number>, size: Size, options: ReferenceOptions = {}): Cells {
  return runReference(rule, cells, size, 1, options);
}
