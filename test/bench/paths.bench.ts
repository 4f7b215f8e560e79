// Each path against the plain shader for the same kind of rule. A case's ratio is to the first case of its kind, which is why each
// kind is a bench of its own.

import type { Rule } from '../../core/rule/rule.js';
import { validateRule } from '../../core/rule/validate.js';
import type { Neighbourhood, RuleData } from '../../core/rule/types.js';
import { baseline, copy } from './baselines.js';
import type { Bench, Case } from './harness.js';
import { NAIVE_ANALOG, NAIVE_GENERATIONS, NAIVE_GRAY_SCOTT, NAIVE_LENIA, naiveRings } from './naive.js';
import { stepping } from './ours.js';

const bytes = (side: number) => Uint8Array.from({ length: side * side }, (_, i) => ((i * 7919) % 3) & 1);
const floats = (count: number) => Float32Array.from({ length: count }, (_, i) => ((i * 7919) % 1009) / 1009);

const common = { channels: 1, update: { mode: 'replace' }, boundary: 'torus', dimensions: [2] } as const;
const sense = (name: string, neighbourhood: Neighbourhood, reduce: 'sum' | 'mean' = 'mean') => ({ name, neighbourhood, reduce });
const unit = (name: string, weights: Record<string, number>, bias: number) => ({ name, weights, bias });
const layer = (steepness: number, ...units: ReturnType<typeof unit>[]) => ({ activation: 'sigmoid', steepness, units }) as const;

const blob = (): Rule =>
  validateRule({
    ...common,
    name: 'disc and ring',
    states: 'continuous',
    inputs: [
      sense('disc', { kind: 'disc', radius: 4, edge: 'antialiased' }),
      sense('ring', { kind: 'ring', inner: 4, outer: 12, edge: 'antialiased' }),
    ],
    network: {
      layers: [
        layer(10, unit('a', { disc: 2.2 }, -1.1), unit('b', { ring: 4.8 }, -1.2), unit('c', { ring: 4.8 }, -1.5)),
        layer(10, unit('out', { a: 1, b: 1, c: -1 }, -0.5)),
      ],
    },
  } satisfies RuleData);

const lenia = (): Rule =>
  validateRule({
    ...common,
    name: 'Lenia',
    states: 'continuous',
    inputs: [sense('u', { kind: 'radial', radius: 13, profile: { shape: 'exponential' } }, 'sum')],
    network: {
      layers: [
        layer(175, unit('low', { u: 1 }, -0.133), unit('high', { u: 1 }, -0.167)),
        { activation: 'identity', units: [unit('growth', { low: 2.17652, high: -2.17652 }, -1)] },
      ],
    },
    update: { mode: 'add', dt: 0.1 },
  } satisfies RuleData);

const grayScott = (): Rule =>
  validateRule({
    ...common,
    name: 'Gray–Scott',
    channels: 2,
    states: 'continuous',
    inputs: [
      { name: 'u', neighbourhood: { kind: 'self' }, channel: 0 },
      { name: 'v', neighbourhood: { kind: 'self' }, channel: 1 },
      { name: 'du', neighbourhood: { kind: 'laplacian' }, channel: 0 },
      { name: 'dv', neighbourhood: { kind: 'laplacian' }, channel: 1 },
    ],
    formula: { expressions: ['du - u * v * v + 0.0367 * (1 - u)', '0.5 * dv + u * v * v - 0.1016 * v'] },
    update: { mode: 'add', dt: 1 },
  } satisfies RuleData);

/** A copy of the cells as the path packs them: the floor of a step. */
const floor = (side: number, cellsInTexel: number, format: 'RGBA32UI' | 'RGBA32F'): Case => ({
  name: 'floor: a copy of the packed cells',
  open: () => baseline(copy(format === 'RGBA32UI'), [side / cellsInTexel, side], format, null),
});

const group = (title: string, plain: Case['open'], ...cases: Case[]): Bench => ({
  title,
  rounds: 5,
  cases: [{ name: 'plain shader', open: plain }, ...cases],
});

const ours = (open: Case['open'], name = 'ours'): Case => ({ name, open });

export default [
  group(
    'Generations B2/S345/4, 1024²',
    () => baseline(NAIVE_GENERATIONS, [1024, 1024], 'R8', bytes(1024)),
    ours(() => stepping('B2/S345/C4', 1024)),
    floor(1024, 16, 'RGBA32UI'),
  ),
  group(
    'Life as seven sigmoid units, 1024²',
    () => baseline(NAIVE_ANALOG, [1024, 1024], 'R32F', floats(1024 * 1024)),
    ours(() => stepping('analog-life', 1024, { rested: false }), 'ours while the rule is edited'),
    ours(() => stepping('analog-life', 1024), 'ours at rest'),
    ours(() => stepping('analog-life', 1024, { precision: 8 }), 'ours at rest, 256 levels'),
    floor(1024, 4, 'RGBA32F'),
  ),
  group(
    'Means over an antialiased disc and ring (4, 12), 256²',
    () => baseline(naiveRings(4, 12), [256, 256], 'R32F', floats(256 * 256)),
    ours(() => stepping(blob(), 256)),
    floor(256, 4, 'RGBA32F'),
  ),
  group(
    'Lenia, R 13, 256²',
    () => baseline(NAIVE_LENIA, [256, 256], 'R32F', floats(256 * 256)),
    ours(() => stepping(lenia(), 256)),
    floor(256, 4, 'RGBA32F'),
  ),
  group(
    'Gray–Scott, 512²',
    () => baseline(NAIVE_GRAY_SCOTT, [512, 512], 'RG32F', floats(512 * 512 * 2)),
    ours(() => stepping(grayScott(), 512)),
    floor(512, 2, 'RGBA32F'),
  ),
] satisfies Bench[];
