// Life, 1024², against the plain shader and the floor.

import { baseline, copy, NAIVE_LIFE } from './baselines.js';
import type { Bench } from './harness.js';
import { stepping } from './ours.js';

const SIDE = 1024;
const soup = () => Uint8Array.from({ length: SIDE * SIDE }, () => (Math.random() < 0.35 ? 255 : 0));

export default {
  title: `Life, ${SIDE}², one step`,
  cases: [
    { name: 'plain shader: R8, nine fetches', open: () => baseline(NAIVE_LIFE, [SIDE, SIDE], 'R8', soup()) },
    { name: 'ours while the rule is edited', open: () => stepping('B3/S23', SIDE, { rested: false }) },
    { name: 'ours at rest', open: () => stepping('B3/S23', SIDE) },
    { name: 'ours at rest, B3678/S34678', open: () => stepping('B3678/S34678', SIDE) },
    { name: 'floor: a copy of the packed cells', open: () => baseline(copy(true), [SIDE / 128, SIDE], 'RGBA32UI', null) },
  ],
} satisfies Bench;
