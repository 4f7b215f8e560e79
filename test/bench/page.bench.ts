// What grids cost a page: the time of a frame with 1, 4, 16 and 40 running grids of 256² in view, each 120 CSS pixels wide.

import '../../components/grid/grid.js';
import type { Bench, OpenCase } from './harness.js';

const FRAMES = 30;

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function grids(count: number): Promise<OpenCase> {
  const box = document.createElement('div');
  box.style.cssText = 'position: fixed; inset: 0; display: flex; flex-wrap: wrap; gap: 4px; align-content: flex-start';
  for (let i = 0; i < count; i++) {
    const grid = document.createElement('ca-grid');
    grid.style.inlineSize = '120px';
    grid.autoplay = true;
    grid.rate = 60;
    grid.seed = i;
    box.append(grid);
  }
  document.body.append(box);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return {
    async run() {
      await nextFrame();
      const start = performance.now();
      for (let i = 0; i < FRAMES; i++) await nextFrame();
      return (performance.now() - start) / FRAMES;
    },
    close: async () => {
      box.remove();
      await new Promise((resolve) => setTimeout(resolve, 800));
    },
  };
}

export default {
  title: 'Frame of a page with running grids, 256² each (16.7 ms is a full 60 Hz)',
  ratio: 'cost',
  fresh: true,
  rounds: 3,
  cases: [1, 4, 16, 40].map((count) => ({ name: `${count} ${count === 1 ? 'grid' : 'grids'}`, open: () => grids(count) })),
} satisfies Bench;
