// Rules at random, for tests that hold the GPU against the reference: every part of the format is met in some of them.
import type { Boundary, Neighbourhood, RuleData, RuleInput } from '../../core/rule/index.js';

type Random = () => number;

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)];
const between = (random: Random, low: number, high: number) => low + (high - low) * random();
const upTo = (random: Random, most: number) => 1 + Math.floor(random() * most);
const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

/** Neighbourhoods that are written out tap by tap. */
const SMALL: readonly Neighbourhood[] = [
  { kind: 'self' },
  { kind: 'moore', radius: 1 },
  { kind: 'moore', radius: 2 },
  { kind: 'von-neumann', radius: 2 },
  { kind: 'hexagonal', radius: 1 },
  { kind: 'disc', radius: 2.3 },
  { kind: 'ring', inner: 1, outer: 2.5, edge: 'antialiased' },
  {
    kind: 'kernel',
    weights: [
      [0.1, -0.2, 0.3],
      [0, 0.5, -0.25],
      [0.7, 0, 0.05],
    ],
  },
  { kind: 'laplacian' },
  { kind: 'laplacian', stencil: 'five' },
  { kind: 'gradient', axis: 'x' },
  { kind: 'gradient', axis: 'y' },
  { kind: 'gradient', axis: 'length' },
  { kind: 'mask', cells: ['#.#', '...', '##.'] },
  { kind: 'radial', radius: 3, profile: { shape: 'polynomial' } },
];

/** The same in three dimensions. */
const SMALL_VOLUMES: readonly Neighbourhood[] = [
  ...SMALL.filter(({ kind }) => kind !== 'hexagonal' && kind !== 'kernel' && kind !== 'mask'),
  { kind: 'gradient', axis: 'z' },
  { kind: 'ball', radius: 3.2 },
  { kind: 'kernel', weights: [[[0.1, -0.2, 0.3]], [[0, 0.5, -0.25]], [[0.7, 0, 0.05]]] },
  { kind: 'mask', cells: [['#.#', '...', '##.'], ['...', '.#.', '#..'], ['..#', '..#', '##.']] }, // prettier-ignore
];

const hasMean = (neighbourhood: Neighbourhood) => !['laplacian', 'gradient', 'kernel'].includes(neighbourhood.kind);

function randomInputs(random: Random, channels: number, list: readonly Neighbourhood[]): RuleInput[] {
  const self = times(channels, (channel): RuleInput => ({ name: `self${channel}`, neighbourhood: { kind: 'self' }, channel }));
  const others = times(upTo(random, 3), (i): RuleInput => {
    const neighbourhood = pick(random, list);
    const channel = Math.floor(random() * channels);
    return { name: `seen${i}`, neighbourhood, channel, reduce: hasMean(neighbourhood) && random() < 0.7 ? 'mean' : 'sum' };
  });
  return [...self, ...others];
}

const ACTIVATIONS = [
  (random: Random) => ({ activation: 'sigmoid' as const, steepness: between(random, 0.5, 4) }),
  () => ({ activation: 'tanh' as const }),
  () => ({ activation: 'relu' as const }),
  () => ({ activation: 'identity' as const }),
  (random: Random) => ({ activation: 'gaussian' as const, centre: between(random, -0.5, 0.5), width: between(random, 0.5, 2) }),
  () => ({ activation: 'sin' as const }),
  () => ({}),
];

/** Layers whose units read any earlier one (skips), or, now and then, a matrix. The last has `outputs` units of bounded activation. */
function randomLayers(random: Random, inputs: readonly string[], outputs: number): NonNullable<RuleData['network']>['layers'] {
  const known = [...inputs];
  let columns = inputs.length;
  const depth = upTo(random, 3);
  return times(depth, (layer) => {
    const last = layer === depth - 1;
    const count = last ? outputs : upTo(random, 4);
    const weight = () => between(random, -1, 1);
    const kinds = last ? [ACTIVATIONS[0], ACTIVATIONS[1], ACTIVATIONS[4]] : ACTIVATIONS;
    if (random() < 0.3) {
      const weights = times(count, () => times(columns, weight));
      columns = count;
      const names = times(count, (unit) => `m${layer}_${unit}`);
      known.push(...names);
      return { ...pick(random, kinds)(random), weights, names, ...(random() < 0.5 ? { biases: times(count, weight) } : {}) };
    }
    const units = times(count, (unit) => {
      const read = known.filter(() => random() < 0.6);
      const weights = Object.fromEntries((read.length ? read : [known[0]]).map((name) => [name, weight()]));
      return { name: `u${layer}_${unit}`, weights, bias: weight(), ...pick(random, kinds)(random) };
    });
    columns = count;
    known.push(...units.map(({ name }) => name));
    return { units };
  });
}

/** A continuous rule of 1 to 4 channels with a network at random. */
export function randomNetworkRule(random: Random, boundary: Boundary, dimension: 2 | 3 = 2): RuleData {
  const channels = upTo(random, 4);
  const inputs = randomInputs(random, channels, dimension === 3 ? SMALL_VOLUMES : SMALL);
  const range = pick(random, [undefined, [-1, 2] as const]);
  const update: RuleData['update'] = {
    ...(random() < 0.5 ? { mode: 'replace' } : { mode: 'add', dt: between(random, 0.1, 1) }),
    ...pick(random, [{}, { clamp: [-0.5, 0.75] as const }, { clamp: false as const }]),
    ...(random() < 0.4 ? { fireRate: pick(random, [0.3, 0.7, 1]) } : {}),
    ...(random() < 0.3 ? { alive: { channel: Math.floor(random() * channels), threshold: 0.6, radius: upTo(random, 2) } } : {}),
  };
  const layers = randomLayers(
    random,
    inputs.map(({ name }) => name),
    channels,
  );
  return {
    ...{ name: 'random', channels, states: 'continuous', inputs, network: { layers }, update, boundary, dimensions: [dimension] },
    ...(range && { range }),
  };
}

/** A discrete rule of several states that votes: inputs count single states, whole sums or the cell itself. */
export function randomVoteRule(random: Random, boundary: Boundary, dimension: 2 | 3 = 2): RuleData {
  const states = 2 + upTo(random, 4);
  const whole = (dimension === 3 ? SMALL_VOLUMES : SMALL).filter(({ kind }) =>
    ['moore', 'von-neumann', 'hexagonal', 'disc', 'ball', 'mask'].includes(kind),
  );
  const inputs: RuleInput[] = [
    { name: 'self', neighbourhood: { kind: 'self' }, ...(random() < 0.5 ? { of: Math.floor(random() * states) } : {}) },
    { name: 'one', neighbourhood: pick(random, whole), of: Math.floor(random() * states) },
    { name: 'sum', neighbourhood: pick(random, whole), reduce: pick(random, ['sum', 'mean'] as const) },
  ];
  const weight = () => between(random, -1, 1);
  const units = times(random() < 0.3 ? 1 : states, (i) => ({
    name: `vote${i}`,
    weights: { self: weight(), one: weight(), sum: weight() },
    bias: weight() * 2,
  }));
  const layers = [{ activation: 'identity' as const, units }];
  const update: RuleData['update'] = random() < 0.3 ? { mode: 'replace', fireRate: 0.5 } : { mode: 'replace' };
  return { name: 'vote', channels: 1, states, inputs, network: { layers }, update, boundary, dimensions: [dimension] };
}
