// What a plot costs beside its grid while a weight is dragged: each frame has another weight, a step, and new pictures of all.

import type { Gpu } from '../../core/gpu/gpu.js';
import { present } from '../../core/gpu/present.js';
import type { Presentable } from '../../core/gpu/surface.js';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { colorMap } from '../../core/view/color-map.js';
import { GridView } from '../../core/view/grid-view.js';
import { HeatSource } from '../../core/view/heat-source.js';
import { heatColors, heightColors } from '../../core/view/surface-look.js';
import { SurfaceView } from '../../core/view/surface-view.js';
import { Trace } from '../../core/view/trace.js';
import type { Bench, OpenCase } from './harness.js';

const SIDE = 512;
const INK = [0, 0, 0, 1] as const;
const PAPER = [1, 1, 1, 1] as const;
const idle = { addView() {}, removeView() {}, wake() {} };
const canvas = () => document.createElement('canvas');

function fails(error: unknown): never {
  throw error;
}

/** Waits for all that was drawn. */
function drain(gpu: Gpu): void {
  gpu.renderer.bindFramebuffer();
  gpu.gl.readPixels(0, 0, 1, 1, gpu.gl.RGBA, gpu.gl.UNSIGNED_BYTE, new Uint8Array(4));
}

async function frames(rule: string, what: { plot: boolean; heat: boolean }): Promise<OpenCase> {
  const simulation = await createSimulation({ rule: parseRule(rule), size: [SIDE, SIDE], density: 0.3 });
  const { gpu } = simulation.attach() ?? fails(new Error('no context'));
  const look = { colors: colorMap('ink'), channel: 0, fade: 0, gapColor: PAPER, brushColor: INK };
  const grid = new GridView(canvas(), look, fails, idle);
  grid.resize(SIDE, SIDE, 1);
  const colors = { colors: heightColors(false), heatColors: heatColors(), ink: INK, paper: PAPER, accent: INK };
  const plot = new SurfaceView(canvas(), colors, fails, idle);
  plot.resize(600, 400, 1);
  plot.camera.setView([600, 400], { left: 46, right: 46, top: 30, bottom: 40 });
  const trace = new Trace(simulation);
  const source = new HeatSource(simulation, trace, { kind: 'cells', halfLife: 1, axes: {} }, (heat) => (plot.heat = heat));
  if (what.heat) plot.add(source);
  const views: Presentable[] = what.plot ? [grid, plot] : [grid];
  for (const view of [grid, plot]) view.simulation = simulation;
  let edits = 0;
  return {
    async run(times) {
      for (let i = 0; i < times; i++) {
        simulation.setRule(simulation.rule.withBias('peersOver2', -2.5 - (edits++ % 16) / 100));
        simulation.step();
        present(gpu, views, (_view, error) => fails(error));
        await source.counting;
      }
      drain(gpu);
    },
    close() {
      for (const each of [source, trace, grid, plot, simulation]) each.dispose();
    },
  };
}

const casesOf = (rule: string) => [
  { name: `${rule}: grid alone`, open: () => frames(rule, { plot: false, heat: false }) },
  { name: `${rule}: grid and plot`, open: () => frames(rule, { plot: true, heat: false }) },
  { name: `${rule}: grid, plot and heat`, open: () => frames(rule, { plot: true, heat: true }) },
];

export default {
  title: `A frame of a weight drag: a grid of ${SIDE}² and a plot of 600 × 400 pixels`,
  ratio: 'cost',
  rounds: 5,
  cases: [...casesOf('life'), ...casesOf('analog-life')],
} satisfies Bench;
