// What a page without WebGL2 gets: the steppers on the CPU beside the plain shader and our own paths on the machine's WebGL2.

import { parseRule } from '../../core/rule/parse.js';
import { CpuEngine } from '../../core/simulation/cpu/cpu-engine.js';
import { baseline, NAIVE_LIFE } from './baselines.js';
import type { Bench, OpenCase } from './harness.js';
import { NAIVE_GENERATIONS } from './naive.js';
import { stepping } from './ours.js';

/** A rule stepping on the CPU, on a square torus. */
function onCpu(rule: string, side: number): OpenCase {
  const engine = new CpuEngine(parseRule(rule), [side, side]);
  engine.run({ kind: 'random', density: 0.35, seed: 1 });
  let from = 0;
  return {
    run: (count) => {
      engine.run({ kind: 'step', from, count, seed: 1 });
      from += count;
    },
  };
}

const SIDE = 1024;
const soup = (states: number) => Uint8Array.from({ length: SIDE * SIDE }, (_, i) => ((i * 7919) % 3 === 1 ? states : 0));

export default [
  {
    title: `Life without WebGL2, ${SIDE}²`,
    rounds: 5,
    cases: [
      { name: 'plain shader', open: () => baseline(NAIVE_LIFE, [SIDE, SIDE], 'R8', soup(255)) },
      { name: 'ours on WebGL2', open: () => stepping('B3/S23', SIDE) },
      { name: 'ours on the CPU', open: () => onCpu('B3/S23', SIDE) },
    ],
  },
  {
    title: `Generations B2/S345/4 without WebGL2, ${SIDE}²`,
    rounds: 5,
    cases: [
      { name: 'plain shader', open: () => baseline(NAIVE_GENERATIONS, [SIDE, SIDE], 'R8', soup(1)) },
      { name: 'ours on WebGL2', open: () => stepping('B2/S345/C4', SIDE) },
      { name: 'ours on the CPU', open: () => onCpu('B2/S345/C4', SIDE) },
    ],
  },
] satisfies Bench[];
