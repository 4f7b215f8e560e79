// Wide neighbourhoods of whole states: two discs, and the boxes of Larger than Life, against the loop over all cells.

import type { Rule } from '../../core/rule/rule.js';
import type { Neighbourhood } from '../../core/rule/types.js';
import { validateRule } from '../../core/rule/validate.js';
import { baseline, copy } from './baselines.js';
import type { Bench, Case } from './harness.js';
import { naiveBox, naiveDiscs } from './naive.js';
import { stepping } from './ours.js';

const SIDE = 512;
const soup = Uint8Array.from({ length: SIDE * SIDE }, (_, i) => (((i * 7919) % 3) & 1) * 255);

/** A two-state rule: alive where a near disc is fuller than a wide one. */
function discsRule(radius: number): Rule {
  const sense = (name: string, neighbourhood: Neighbourhood) => ({ name, neighbourhood, reduce: 'mean' as const });
  return validateRule({
    name: `discs ${radius}`,
    channels: 1,
    states: 2,
    inputs: [sense('near', { kind: 'disc', radius: Math.round(radius / 3) }), sense('wide', { kind: 'disc', radius })],
    network: { layers: [{ activation: 'sigmoid', steepness: 200, units: [{ name: 'next', weights: { near: 1, wide: -1 }, bias: 0 }] }] },
    update: { mode: 'replace' },
    boundary: 'torus',
    dimensions: [2],
  });
}

/** Larger than Life on a box, by shares of its cells. */
function boxNotation(radius: number): string {
  const cells = (2 * radius + 1) ** 2;
  const part = (from: number, to: number) => `${Math.ceil(from * cells)}..${Math.floor(to * cells)}`;
  return `R${radius},C2,M1,S${part(0.27, 0.48)},B${part(0.28, 0.38)},NM`;
}

const floor: Case = {
  name: 'floor: a copy of the packed cells',
  open: () => baseline(copy(true), [SIDE / 16, SIDE], 'RGBA32UI', null),
};

const discs = (radius: number): Bench => ({
  title: `Two states on discs of radius ${Math.round(radius / 3)} and ${radius}, ${SIDE}²`,
  rounds: 3,
  cases: [
    { name: 'plain shader', open: () => baseline(naiveDiscs(radius), [SIDE, SIDE], 'R8', soup) },
    { name: 'ours', open: () => stepping(discsRule(radius), SIDE) },
    floor,
  ],
});

const box = (radius: number): Bench => ({
  title: `Larger than Life on a box of radius ${radius}, ${SIDE}²`,
  rounds: 3,
  cases: [
    { name: 'plain shader', open: () => baseline(naiveBox(radius), [SIDE, SIDE], 'R8', soup) },
    { name: 'ours', open: () => stepping(boxNotation(radius), SIDE) },
    floor,
  ],
});

/** One step of boxes by radius: the plain loop grows with its square. */
const byRadius: Bench = {
  title: `Larger than Life by radius, ${SIDE}²: the time of a step against that of radius 2`,
  base: 'ours, radius 2',
  ratio: 'cost',
  rounds: 3,
  cases: [2, 3, 5, 8, 12, 16, 20].map((radius) => ({ name: `ours, radius ${radius}`, open: () => stepping(boxNotation(radius), SIDE) })),
};

export default [...[5, 9, 15].map(discs), ...[5, 10].map(box), byRadius] satisfies Bench[];
