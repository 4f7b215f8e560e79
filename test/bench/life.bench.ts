// Life against the plain shader, a library, and the floor; and how the time grows with the cells.

import { baseline, copy, NAIVE_LIFE } from './baselines.js';
import type { Bench } from './harness.js';
import { gpuIoLife } from './libraries.js';
import { stepping } from './ours.js';

const soup = (side: number, live: number) => Uint8Array.from({ length: side * side }, () => (Math.random() < 0.35 ? live : 0));
const plain = (side: number) => () => baseline(NAIVE_LIFE, [side, side], 'R8', soup(side, 255));

const life = (side: number): Bench => ({
  title: `Life, ${side}², one step`,
  cases: [
    { name: 'plain shader: R8, nine fetches', open: plain(side) },
    { name: 'gpu-io 0.2.7', open: () => gpuIoLife(side, soup(side, 1)) },
    { name: 'ours while the rule is edited', open: () => stepping('B3/S23', side, { rested: false }) },
    { name: 'ours at rest', open: () => stepping('B3/S23', side) },
    { name: 'ours at rest, B3678/S34678', open: () => stepping('B3678/S34678', side) },
    { name: 'ours, a stroke painted before each step', open: () => stepping('B3/S23', side, { painted: true }) },
    { name: 'floor: a copy of the packed cells', open: () => baseline(copy(true), [side / 128, side], 'RGBA32UI', null) },
  ],
});

const growth: Bench = {
  title: 'Life by extent: the time of a step against that of 256²',
  base: 'ours, 256²',
  ratio: 'cost',
  rounds: 5,
  cases: [256, 512, 1024, 2048, 4096].map((side) => ({ name: `ours, ${side}²`, open: () => stepping('B3/S23', side) })),
};

export default [life(1024), life(2048), growth] satisfies Bench[];
