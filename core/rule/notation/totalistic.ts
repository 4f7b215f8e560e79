// The construction that Life-like, Generations and Larger than Life rules share: from lists of counts for birth and survival to
// the published network. One unit for the cell, one per threshold of the count, one for birth, one for survival, one for the
// outcome.

import type { Neighbourhood, RuleData, RuleUnit } from '../types.js';
import { ranges } from './text.js';

/** What an outer-totalistic rule is made of. Counts never include the cell itself. */
export interface Totalistic {
  readonly notation: string;
  readonly neighbourhood: Neighbourhood;
  /** `[neighbours + 1]` whether a dead cell with that many live neighbours is born. */
  readonly birth: readonly boolean[];
  /** `[neighbours + 1]` whether a live cell with that many live neighbours stays. */
  readonly survival: readonly boolean[];
  /** 2, or more for Generations: a live cell that does not stay ages through the states from 2 on, and then is dead. */
  readonly states: number;
  readonly dimensions?: RuleData['dimensions'];
}

/** Steepness of the published network. */
const STEEPNESS = 10;

/** `self0peers3`, `self1peers2or3`; a list too long for a name becomes `self0born`, `self1stays`. */
function conditionName(self: 0 | 1, counts: readonly boolean[]): string {
  const list = ranges(counts, 'to', 'or');
  if (!list) return `self${self}never`;
  return list.length > 40 ? `self${self}${self ? 'stays' : 'born'}` : `self${self}peers${list}`;
}

/** Weights that add up to the indicator of a list of counts: ±1 at each threshold where it changes. */
function indicator(counts: readonly boolean[]): Record<string, number> {
  const weights: Record<string, number> = {};
  for (let t = 1; t < counts.length; t++) {
    if (counts[t] !== counts[t - 1]) weights[`peersOver${t - 1}`] = counts[t] ? 1 : -1;
  }
  return weights;
}

/**
 * The steepness that keeps a network exact when its state is continuous too: the more neighbours, the more their small errors add up.
 * At least what was measured for 8 … 440 neighbours.
 */
function steepnessFor(neighbours: number): number {
  return Math.max(STEEPNESS, Math.ceil(2 * Math.log(neighbours) + 2.6));
}

/**
 * An outer-totalistic rule as a network; `B3/S23` gives the network of seven units.
 *
 * With over_t = s(count − t + ½) for each t where birth or survival changes and one = s(self − ½):
 * born = s(B₀ + Σ (B_t − B_{t−1}) over_t − one − ½), stays = s(S₀ + Σ (S_t − S_{t−1}) over_t + one − 3/2),
 * out = s(born + stays − ½). `peersOver2` is over_3: more than two.
 *
 * With n > 2 states `self` is the state's number; older_t = s(self − t + ½), `selfOver1` is older_2. born and stays ask for
 * self = 0 by −older_1 and for self = 1 by older_1 − older_2; the outcome is a number, rounded:
 * out = self + older_1 + born − stays − n older_{n−1}: who is not dead ages by one, who stays does not, after the last age comes 0.
 * The first layer is steep enough that n times its error stays under ⅛.
 */
export function totalisticRule({ notation, neighbourhood, birth, survival, states, dimensions = [2] }: Totalistic): RuleData {
  const peers = birth.length - 1;
  const thresholds = { ...indicator(birth), ...indicator(survival) };
  const over: RuleUnit[] = [];
  for (let t = 1; t <= peers; t++) {
    const name = `peersOver${t - 1}`;
    if (name in thresholds) over.push({ name, weights: { count: 1 }, bias: 0.5 - t });
  }
  const two = states === 2;
  const ages = two ? [1] : [...new Set([1, 2, states - 1])];
  const older = ages.map((t): RuleUnit => ({ name: two ? 'selfIsOne' : `selfOver${t - 1}`, weights: { self: 1 }, bias: 0.5 - t }));
  const one = older[0].name;
  const isOne = two ? { [one]: 1 } : { [one]: 1, selfOver1: -1 };
  const [born, stays] = [conditionName(0, birth), conditionName(1, survival)];
  const last = `selfOver${states - 2}`;
  const ageing: Record<string, number> = { self: 1, [one]: 1, [born]: 1, [stays]: -1, [last]: -states };
  const steepness = steepnessFor(peers);
  const outcome: RuleUnit = two
    ? { name: 'activation', weights: { [born]: 1, [stays]: 1 }, bias: -0.5 }
    : { name: 'nextState', weights: ageing, bias: 0 };
  return {
    name: notation,
    notation,
    channels: 1,
    states,
    inputs: [
      { name: 'self', neighbourhood: { kind: 'self' } },
      { name: 'count', neighbourhood, reduce: 'sum', ...(two ? {} : { of: 1 }) },
    ],
    network: {
      layers: [
        {
          activation: 'sigmoid',
          steepness: Math.max(steepness, two ? 0 : Math.ceil(2 * Math.log(8 * states))),
          units: [...older, ...over],
        },
        {
          activation: 'sigmoid',
          steepness,
          units: [
            { name: born, weights: { [one]: -1, ...indicator(birth) }, bias: birth[0] ? 0.5 : -0.5 },
            { name: stays, weights: { ...isOne, ...indicator(survival) }, bias: survival[0] ? -0.5 : -1.5 },
          ],
        },
        two ? { activation: 'sigmoid', steepness, units: [outcome] } : { activation: 'identity', units: [outcome] },
      ],
    },
    update: { mode: 'replace' },
    boundary: 'torus',
    dimensions,
  };
}
