// A volume's voxel as plots and editors see it: what it perceives in three dimensions, on the GPU over time and in the units, now.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import type { CaSurfacePlot } from '../../components/surface-plot/surface-plot.js';
import type { CaVolume } from '../../components/volume/volume.js';
import type { CaWeightEditor } from '../../components/weight-editor/weight-editor.js';
import { ActivityWatch, type Activity } from '../../core/page/activity.js';
import { trace as valuesOf } from '../../core/rule/evaluate.js';
import { parseRule } from '../../core/rule/index.js';
import { perceive } from '../../core/rule/neighbourhood.js';
import type { Rule } from '../../core/rule/rule.js';
import { createSense } from '../../core/rule/sense.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Cells } from '../../core/simulation/simulation.js';
import { Trace } from '../../core/view/trace.js';
import { mouse, press } from './person.js';
import { frames, part, until } from './support.js';

const size = [14, 12, 10] as const;

/** What a cell perceives, by the reference on the CPU. */
function perceivedAt(rule: Rule, cells: Cells, x: number, y: number, z: number): number[] {
  const sums = new Float64Array(rule.inputs.length);
  createSense(rule, size, rule.boundary)(cells, x, y, z, sums);
  return rule.inputs.map((input, i) => sums[i] * perceive(input, 3).scale);
}

describe('the trace of a voxel', () => {
  for (const [id, tolerance] of [
    ['young-spots', 2e-5],
    ['4555', 0],
    ['5766', 0],
  ] as const) {
    it(`of ${id} is what the reference perceives there, in every generation`, async () => {
      const rule = parseRule(id);
      const simulation = await createSimulation({ rule, size, init: 'random', density: 0.3, seed: 5 });
      const trace = new Trace(simulation);
      try {
        await simulation.whenAttached();
        trace.cell = { x: 3, y: 11, z: 9 }; // its neighbours are on other sides of the torus
        const expected: number[][] = [];
        for (let generation = 0; generation <= 4; generation++) {
          expected.push(perceivedAt(rule, await simulation.read(), 3, 11, 9));
          if (generation < 4) simulation.step();
        }
        const got = await trace.read();
        expect(got.map(({ generation }) => generation)).to.deep.equal([0, 1, 2, 3, 4]);
        got.forEach(({ inputs }, i) =>
          inputs.forEach((input, k) => expect(input, `${id}, generation ${i}, input ${k}`).to.be.closeTo(expected[i][k], tolerance)),
        );
        trace.cell = { x: 3, y: 11, z: 4 };
        const [there] = await trace.read(1);
        const other = perceivedAt(rule, await simulation.read(), 3, 11, 4);
        there.inputs.forEach((input, k) => expect(input).to.be.closeTo(other[k], tolerance));
      } finally {
        trace.dispose();
        simulation.dispose();
      }
    });
  }
});

describe('what units say in a volume', () => {
  it('is of the probed voxel, and in the mean of voxels in all slices', async () => {
    const rule = parseRule('young-spots');
    const simulation = await createSimulation({ rule, size, init: 'empty' });
    let heard: Activity | null = null;
    const watch = new ActivityWatch(simulation, (activity) => (heard = activity));
    try {
      await simulation.whenAttached();
      simulation.paint({ x: 7, y: 6, z: 7, radius: 2 });
      const cells = await simulation.read();
      watch.probe = { x: 7, y: 6, z: 7 };
      watch.awake = true;
      await until(() => heard, 'it is heard');
      const values = valuesOf(rule, perceivedAt(rule, cells, 7, 6, 7));
      for (const [name, value] of Object.entries(heard ?? {})) expect(value, name).to.be.closeTo(values[name], 1e-6);
      expect((heard as Activity | null)?.self).to.equal(1);
      watch.probe = { x: 7, y: 6, z: 0 };
      expect((heard as Activity | null)?.self).to.equal(0);
      watch.probe = null;
      const share = Array.from(cells).reduce((sum, state) => sum + state, 0) / cells.length;
      // A sample of some 200 voxels that lie evenly.
      expect((heard as Activity | null)?.self).to.be.closeTo(share, 0.02);
      expect((heard as Activity | null)?.self).to.be.above(0);
    } finally {
      watch.stop();
      simulation.dispose();
    }
  });
});

describe('plot and editor of a volume', () => {
  it('show the voxel that the pointer or the cursor is at', async () => {
    const root = await fixture<HTMLElement>(html`
      <div style="display: flex; align-items: start">
        <ca-volume id="solid" rule="young-spots" size="16" init="empty" camera="-90 90 1" style="inline-size: 120px"></ca-volume>
        <ca-surface-plot for="solid" trace="8" style="inline-size: 160px"></ca-surface-plot>
        <ca-weight-editor for="solid" style="inline-size: 320px"></ca-weight-editor>
      </div>
    `);
    const [volume, plot, editor] = ['ca-volume', 'ca-surface-plot', 'ca-weight-editor'].map((tag) => root.querySelector(tag)) as [
      CaVolume,
      CaSurfacePlot,
      CaWeightEditor,
    ];
    await until(() => volume.simulation?.engine && volume.standpoint, 'the volume is drawn');
    volume.paint({ x: 8, y: 8, z: 8, radius: 4 });
    await frames(3);
    const whose = () => editor.shadowRoot?.querySelector('.whose')?.textContent.trim() ?? '';
    await until(() => whose().includes('mean'), 'the editor shows the mean', 20_000);
    const { left, top, width, height } = part(volume, '.stage').getBoundingClientRect();
    await mouse.move([left + width / 2 + 1, top + height / 2 + 1]);
    await until(() => whose().startsWith('cell'), 'the editor shows a voxel').catch(() => expect.fail(whose()));
    expect(whose(), 'on top of the ball').to.match(/^cell [789], [789], 1[12]$/);
    const [x, y, z] = whose().match(/\d+/g)?.map(Number) ?? [];
    const rule = volume.simulation?.rule ?? expect.fail('no rule');
    let now = (await plot.path()).at(-1);
    while (!now) {
      await frames(2);
      now = (await plot.path()).at(-1);
    }
    const sums = new Float64Array(rule.inputs.length);
    createSense(rule, [16, 16, 16], rule.boundary)(await volume.snapshot(), x, y, z, sums);
    now.inputs.forEach((input, i) => expect(input).to.be.closeTo(sums[i] * perceive(rule.inputs[i], 3).scale, 2e-5));
    await mouse.rest();
    await until(() => !whose().startsWith('cell'), 'the pointer left');
    volume.focus();
    await press('z');
    await until(() => whose() === 'cell 8, 8, 8', 'the editor shows the cursor’s voxel');
  });
});
