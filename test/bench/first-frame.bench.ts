// From the tag's insertion to its first picture: alone on a page whose code is loaded, with the context still to be made; and beside
// a grid that has made it.

import '../../components/grid/grid.js';
import { pageLoop } from '../../core/page/loop.js';
import { drain } from './baselines.js';
import type { Bench, OpenCase } from './harness.js';
import { sharedGpu } from '../../core/gpu/share.js';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function firstPicture(): Promise<number> {
  const start = performance.now();
  const { drawn } = pageLoop.statistics;
  const grid = document.createElement('ca-grid');
  document.body.append(grid);
  while (pageLoop.statistics.drawn === drawn) await nextFrame();
  const gl = sharedGpu.current?.gl;
  if (gl) drain(gl, false);
  const took = performance.now() - start;
  grid.remove();
  await new Promise((resolve) => setTimeout(resolve, 900));
  return took;
}

async function beside(others: number): Promise<OpenCase> {
  const there = Array.from({ length: others }, () => document.body.appendChild(document.createElement('ca-grid')));
  await new Promise((resolve) => setTimeout(resolve, 600));
  return {
    run: firstPicture,
    close: async () => {
      for (const grid of there) grid.remove();
      await new Promise((resolve) => setTimeout(resolve, 900));
    },
  };
}

export default {
  title: 'First picture of a 256² grid',
  ratio: 'cost',
  fresh: true,
  rounds: 5,
  cases: [
    { name: 'the first grid of a page', open: () => beside(0) },
    { name: 'a second grid', open: () => beside(1) },
  ],
} satisfies Bench;
