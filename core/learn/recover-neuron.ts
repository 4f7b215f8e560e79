// The neuron behind an analog recording, as in Young's model: the next state is a sigmoid of the cell, the mean of a disc round it and the
// mean of the ring round that. The sigmoid is undone, so that weights follow from linear equations; every pair of radii
// is tried, and the one is taken that leaves the least. It needs cells between black and white: settled frames have too few.

import { CaError } from '../base/errors.js';
import { cellCount, type Size } from '../base/limits.js';
import type { Boundary, Neighbourhood } from '../rule/types.js';
import { stepReference } from '../rule/reference.js';
import { validateRule } from '../rule/validate.js';
import type { Rule } from '../rule/rule.js';
import { solve } from './least-squares.js';
import { fillNeighbours } from './neighbour-table.js';
import { checkRecording, eachTransition, type Recording, type Recovered } from './recording.js';

/** Largest outer radius that is tried: in the plane, in space. */
const REACH = { 2: 9, 3: 7 } as const;
/** The steepness that the sigmoid is written with; weights are relative to it. */
const STEEPNESS = 10;
/** States beyond say little: undoing the sigmoid there magnifies the rounding of 32-bit floats, which are finer near 0 than near 1. */
const BLACK = 1e-6;
const WHITE = 1 - 1e-3;
/** Transitions that are fitted, at most and at least. */
const MOST = 4096;
const LEAST = 64;
/** A state that is farther off than this is a contradiction. */
const TOLERANCE = 1e-3;

/** Cells at one distance. */
interface Shell {
  readonly squared: number;
  readonly offsets: readonly { dx: number; dy: number; dz: number }[];
}

/** All cells within reach by their distance, the cell itself first. */
function shellsOf(dimensions: 2 | 3): Shell[] {
  const reach = REACH[dimensions];
  const line = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const shells = new Map<number, { dx: number; dy: number; dz: number }[]>();
  for (const dz of dimensions === 3 ? line : [0])
    for (const dy of line)
      for (const dx of line) {
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared <= reach * reach) shells.set(squared, [...(shells.get(squared) ?? []), { dx, dy, dz }]);
      }
  return [...shells].sort(([a], [b]) => a - b).map(([squared, offsets]) => ({ squared, offsets }));
}

/** The normal equations of all shells at once: any disc and ring is a sum of their rows. */
interface Normal {
  readonly gram: Float64Array[];
  readonly right: Float64Array;
  /** Σ y² */
  readonly total: number;
  readonly count: number;
}

/** Sums over the transitions of what each shell holds; the last column is 1. */
function normalEquations(recording: Recording, shells: readonly Shell[]): Normal {
  const { size, boundary = 'torus' } = recording;
  const offsets = shells.flatMap((shell) => shell.offsets);
  const owner = shells.flatMap((shell, i) => shell.offsets.map(() => i));
  const table = neighbours(size, boundary, offsets);
  const n = shells.length + 1;
  const gram = Array.from({ length: n }, () => new Float64Array(n));
  const right = new Float64Array(n);
  const row = new Float64Array(n);
  let [total, count] = [0, 0];
  const look = (before: ArrayLike<number>, place: number, next: number) => {
    if (!(next > BLACK && next < WHITE)) return;
    const y = Math.log(next / (1 - next)) / STEEPNESS;
    row.fill(0);
    row[n - 1] = 1;
    const near = table(place);
    for (let k = 0; k < near.length; k++) if (near[k] >= 0) row[owner[k]] += before[near[k]];
    for (let i = 0; i < n; i++) {
      right[i] += row[i] * y;
      for (let j = 0; j <= i; j++) gram[i][j] += row[i] * row[j];
    }
    total += y * y;
    count++;
  };
  eachTransition(recording, ({ before, place, next }) => look(before, place, next), MOST);
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) gram[i][j] = gram[j][i];
  return { gram, right, total, count };
}

/** Looks up the neighbours of a place, row by row, so that no table of a whole volume is made. */
function neighbours(size: Size, boundary: Boundary, offsets: Shell['offsets']): (place: number) => Int32Array {
  const all = cellCount(size) * offsets.length;
  if (all > 2 ** 26)
    throw new CaError('size', 'too large to look through', {
      where: 'recording.size',
      expected: `at most ${2 ** 26} look-ups`,
      got: `${all}`,
    });
  const table = new Int32Array(all);
  fillNeighbours(table, offsets, size, boundary);
  return (place) => table.subarray(place * offsets.length, (place + 1) * offsets.length);
}

/** A neuron that was tried. */
interface Fit {
  /** The last shells of disc and ring. */
  readonly disc: number;
  readonly ring: number;
  /** Of the cell, the disc's mean, the ring's mean, and the bias. */
  readonly weights: readonly number[];
  readonly rest: number;
}

/** Fits the weights of one pair of radii. */
function fit({ gram, right, total }: Normal, sizes: readonly number[], disc: number, ring: number): Fit | null {
  const last = right.length - 1;
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const groups = [[0], range(0, disc), range(disc + 1, ring), [last]];
  const scales = groups.map((group, i) => (i === 0 || i === 3 ? 1 : 1 / group.reduce((sum, s) => sum + sizes[s], 0)));
  const between = (a: number, b: number) => {
    let sum = 0;
    for (const i of groups[a]) for (const j of groups[b]) sum += gram[i][j];
    return sum * scales[a] * scales[b];
  };
  const matrix = groups.map((_, a) => groups.map((__, b) => between(a, b)));
  const known = groups.map((group, a) => group.reduce((sum, i) => sum + right[i], 0) * scales[a]);
  const weights = solve(matrix, known);
  return weights && { disc, ring, weights, rest: total - weights.reduce((sum, w, i) => sum + w * known[i], 0) };
}

/** The shortest number that is not under √low and under √high: a radius that holds just these shells. */
function radiusBetween(low: number, high: number): number {
  const [from, to] = [Math.sqrt(low), Math.sqrt(high)];
  for (const digits of [0, 1, 2, 3]) {
    const rounded = Math.ceil(from * 10 ** digits) / 10 ** digits;
    if (rounded < to) return rounded;
  }
  return from;
}

/** Six figures: more than 32-bit states can tell. */
const rounded = (value: number) => Number(value.toPrecision(6));

function ruleFor(recording: Recording, neighbourhoods: readonly [Neighbourhood, Neighbourhood], weights: readonly number[]): Rule {
  const [self, activator, inhibitor, bias] = weights.map(rounded);
  return validateRule({
    name: recording.name ?? 'A neuron from a recording',
    channels: 1,
    states: 'continuous',
    inputs: [
      { name: 'self', neighbourhood: { kind: 'self' } },
      { name: 'activator', neighbourhood: neighbourhoods[0], reduce: 'mean' },
      { name: 'inhibitor', neighbourhood: neighbourhoods[1], reduce: 'mean' },
    ],
    network: { layers: [{ steepness: STEEPNESS, units: [{ name: 'activation', weights: { self, activator, inhibitor }, bias }] }] },
    update: { mode: 'replace' },
    boundary: recording.boundary ?? 'torus',
    dimensions: [2, 3],
  });
}

/**
 * The neuron behind an analog recording. Radii are told apart only where a cell lies between them.
 * @throws CaError `argument` where the frames are not as they should be, or say too little: nearly all cells are black or white
 */
export function recoverNeuron(recording: Recording): Recovered {
  checkRecording(recording);
  const shells = shellsOf(recording.size.length);
  const normal = normalEquations(recording, shells);
  const sizes = shells.map(({ offsets }) => offsets.length);
  let best: Fit | null = null;
  for (let disc = 1; disc < shells.length - 1; disc++)
    for (let ring = disc + 1; ring < shells.length; ring++) {
      const tried = normal.count < LEAST ? null : fit(normal, sizes, disc, ring);
      if (tried && (!best || tried.rest < best.rest)) best = tried;
    }
  if (!best) {
    const expected = `at least ${LEAST} different cells that become grey`;
    throw new CaError('argument', 'the recording says too little', { where: 'recording.frames', expected, got: `${normal.count}` });
  }
  const squared = (shell: number) => shells[shell]?.squared ?? (REACH[recording.size.length] + 1) ** 2;
  const inner = radiusBetween(squared(best.disc), squared(best.disc + 1));
  const outer = radiusBetween(squared(best.ring), squared(best.ring + 1));
  const neighbourhoods = [{ kind: 'disc', radius: inner }, { kind: 'ring', inner, outer }] as const; // prettier-ignore
  const rule = ruleFor(recording, neighbourhoods, best.weights);
  return { rule, neighbourhood: neighbourhoods, unseen: [], alternatives: [], ...judge(recording, rule) };
}

/** How far the rule is from what was seen. */
function judge({ frames, size, boundary }: Recording, rule: Rule): Pick<Recovered, 'transitions' | 'contradictions' | 'largestError'> {
  const next = stepReference(rule, frames[0], size, boundary ? { boundary } : {});
  const errors = Array.from(next, (state, cell) => Math.abs(state - frames[1][cell]));
  const largestError = errors.reduce((most, error) => Math.max(most, error), 0);
  return { transitions: errors.length, contradictions: errors.filter((error) => error > TOLERANCE).length, largestError };
}
