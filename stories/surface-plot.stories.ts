// <ca-surface-plot> in every situation that a page may put it in. Each story is also a test: see test/stories.mjs.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../components/grid/grid.js';
import '../components/surface-plot/surface-plot.js';
import type { CaSurfacePlot } from '../components/surface-plot/surface-plot.js';
import { figure } from './exhibits/figure.js';
import { gridIn, ready } from './exhibits/hand.js';
import { axisNames, counted, plotReady, plotsIn } from './exhibits/plot.js';
import './exhibits/reference.js'; // for surface-plot.mdx
import './exhibits/steep-plot.js';
import { withoutWebGL2 } from './exhibits/without-webgl2.js';

const meta: Meta<CaSurfacePlot> = {
  title: 'Surface plot',
  component: 'ca-surface-plot',
};
export default meta;
type Story = StoryObj<CaSurfacePlot>;

/** Life's output over the two numbers that a cell perceives, with a dot wherever cells are now. */
export const LifeTakenApart: Story = {
  name: 'Life taken apart',
  render: () => html`
    <div class="beside" style="--beside: minmax(0, 2fr) minmax(0, 3fr)">
      <ca-grid id="life" size="96 96" density="0.3" rate="8" controls></ca-grid>
      <ca-surface-plot for="life" heat="cells" controls style="max-inline-size: none"></ca-surface-plot>
    </div>
    <p>
      The ridge is birth: three neighbours make an empty cell live. It is wider where the cell lives already, since two are enough then.
      Dots show how many cells stand where. Below, the seven units that the ridge is made of; click one to see it above.
    </p>
    <ca-surface-plot for="life" view="units" style="max-inline-size: none; block-size: 22rem"></ca-surface-plot>
  `,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    const [plot, units] = plotsIn(canvasElement);
    await ready(grid);
    grid.step(12);
    for (const each of [plot, units]) await plotReady(each);
    await counted(plot, 96 * 96);
    await expect(axisNames(plot)).toEqual(['self', 'count', 'activation']);
    units.shadowRoot?.querySelectorAll<HTMLElement>('.tile')[3]?.click();
    await waitFor(() => expect(axisNames(plot)).toEqual(['self', 'count', 'peersOver3']));
    units.shadowRoot?.querySelectorAll<HTMLElement>('.tile')[6]?.click();
    await waitFor(() => expect(axisNames(plot)).toEqual(['self', 'count', 'activation']));
    plot.scrollIntoView({ block: 'end' });
  },
};

/** The states of a discrete rule are few: a pillar on each. The color says how often a cell was there lately. */
export const Pillars: Story = {
  render: () => html`
    <div class="figures" style="--least: 20rem">
      ${figure(
        html`<ca-grid id="one" size="80 60" seed="7"></ca-grid
          ><ca-surface-plot for="one" view="pillars" heat="recent" style="margin-block-start: 12px"></ca-surface-plot>`,
        html`<b>Life</b>: three of eighteen states lead to life.`,
      )}
      ${figure(
        html`<ca-grid id="two" rule="brians-brain" size="80 60" seed="7"></ca-grid
          ><ca-surface-plot for="two" view="pillars" heat="recent" style="margin-block-start: 12px"></ca-surface-plot>`,
        html`<b>Brian’s Brain</b>: the height is the state that follows.`,
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    for (const grid of canvasElement.querySelectorAll('ca-grid')) {
      await ready(grid);
      grid.step(10);
    }
    for (const plot of plotsIn(canvasElement)) {
      await plotReady(plot);
      await waitFor(() => expect(plot.heatCounts?.total).toBeGreaterThan(4000), { timeout: 20_000 });
    }
  },
};

/** All units of analog Life, less and less steep. */
export const Steepness: Story = {
  name: 'Steepness 20 to 3',
  render: () => html`
    <p>
      The units of Life are soft steps. While they are steep, cells stand on flat ground in the corners and a small push does nothing. Make
      them gentler: the ground tilts, cells slide up the slopes, and grey life begins.
    </p>
    <story-steep-plot></story-steep-plot>
  `,
  play: async ({ canvasElement }) => {
    const exhibit = canvasElement.querySelector('story-steep-plot');
    await exhibit?.updateComplete;
    const root = exhibit?.shadowRoot as ShadowRoot;
    const grid = root.querySelector('ca-grid');
    const plot = root.querySelector('ca-surface-plot');
    if (!grid || !plot || !exhibit) throw new Error('the exhibit has not rendered');
    await ready(grid);
    await plotReady(plot);
    for (const steepness of [20, 10, 5]) {
      exhibit.setSteepness(steepness);
      grid.step(4);
      await waitFor(() => expect(plot.simulation?.rule.network?.layers[0].steepness).toBe(steepness));
      await counted(plot, 96 * 96);
    }
    grid.step(12);
    const spots = () => plot.heatCounts?.counts.filter((count) => count > 0).length ?? 0;
    await waitFor(() => expect(spots()).toBeGreaterThan(40), { timeout: 20_000 }); // grey cells stand between the states of Life
  },
};

/** A network of three inputs: two are the axes, the third stands where the cells are on average. */
export const ThreeInputs: Story = {
  name: 'Three inputs',
  render: () => html`
    <p>
      Young’s model is a single neuron that looks at the cell, at the cells close by, and at those farther away. The plot lies over the last
      two; the first stands at the mean of all cells, or where the slider puts it. The moving blob reads a disc and a ring.
    </p>
    <div class="figures" style="--least: 20rem">
      ${figure(
        html`<ca-grid id="young" rule="young-spots" size="96 64" rate="6" controls></ca-grid
          ><ca-surface-plot
            for="young"
            x="inhibitor"
            y="activator"
            at="self=mean"
            heat="cells"
            controls
            style="margin-block-start: 12px"
          ></ca-surface-plot>`,
        html`<b>Young’s spots</b>: cells lie on a slope between spot and gap.`,
      )}
      ${figure(
        html`<ca-grid id="blob" rule="moving-blob" size="96 64" rate="12" controls></ca-grid
          ><ca-surface-plot for="blob" heat="cells" trace="40" probe="48 32" controls style="margin-block-start: 12px"></ca-surface-plot>`,
        html`<b>The moving blob</b>: the path of one cell as the blob passes over it.`,
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    for (const grid of canvasElement.querySelectorAll('ca-grid')) {
      await ready(grid);
      grid.step(24);
    }
    const [young, blob] = plotsIn(canvasElement);
    await plotReady(young);
    await counted(young, 96 * 64);
    await expect(axisNames(young).slice(0, 2)).toEqual(['inhibitor', 'activator']);
    const slider = () => young.shadowRoot?.querySelector<HTMLInputElement>('input[type="range"]');
    await waitFor(() => expect(Number(slider()?.value)).not.toBe(0.5), { timeout: 10_000 });
    await plotReady(blob);
    gridIn(blob.parentElement as Element).step(30);
    await waitFor(async () => expect((await blob.path()).length).toBeGreaterThan(1), { timeout: 20_000 });
  },
};

/** Where all cells were lately, and how one of them went. */
export const Analog: Story = {
  name: 'Heat and trace',
  render: () => html`
    <div class="beside" style="--beside: minmax(0, 2fr) minmax(0, 3fr)">
      <ca-grid id="analog" rule="analog-life" size="96 96" seed="3" rate="10" colormap="ink" controls></ca-grid>
      <ca-surface-plot for="analog" heat="recent" half-life="16" trace="24" controls style="max-inline-size: none"></ca-surface-plot>
    </div>
    <p>
      Analog Life does what Life does, though its cells could hold any number between 0 and 1. Point at a cell of the grid: its path over
      the last generations runs over the surface, and the blue point is now.
    </p>
  `,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    const [plot] = plotsIn(canvasElement);
    await ready(grid);
    await plotReady(plot);
    const stage = grid.shadowRoot?.querySelector('.stage') as HTMLElement;
    const { left, top } = stage.getBoundingClientRect();
    await userEvent.pointer({ target: stage, coords: { clientX: left + 60, clientY: top + 70 } });
    for (let i = 0; i < 12; i++) grid.step();
    await waitFor(async () => expect((await plot.path()).length).toBeGreaterThan(10), { timeout: 20_000 });
    await waitFor(() => expect(plot.heatCounts?.total).toBeGreaterThan(96 * 96), { timeout: 20_000 });
  },
};

/** A rule without a network: each expression of its formula is a surface. */
export const Formula: Story = {
  render: () => html`
    <div class="figures" style="--least: 13rem">
      ${figure(html`<ca-grid id="gs" rule="gray-scott-mitosis" size="96 64"></ca-grid>`, html`<b>Gray–Scott</b>`)}
      ${figure(html`<ca-surface-plot for="gs" unit="output0"></ca-surface-plot>`, html`How fast <b>u</b> changes: fed, and eaten by v`)}
      ${figure(html`<ca-surface-plot for="gs" unit="output1"></ca-surface-plot>`, html`How fast <b>v</b> changes: made from u, and removed`)}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await ready(grid);
    grid.step(600);
    for (const plot of plotsIn(canvasElement)) await plotReady(plot);
    await expect(plotsIn(canvasElement).map((plot) => axisNames(plot)[2])).toEqual(['output0', 'output1']);
  },
};

/** The same heights from above: exact to read, and small to show. */
export const Flat: Story = {
  name: 'Flat map',
  render: () => html`
    <div class="figures" style="--least: 13rem">
      ${figure(html`<ca-grid id="flat" rule="analog-life" size="96 64"></ca-grid>`, 'Analog Life')}
      ${['selfIsOne', 'peersOver2', 'self1peers2or3'].map((unit) =>
        figure(html`<ca-surface-plot for="flat" view="flat" unit=${unit}></ca-surface-plot>`, html`<code>${unit}</code>`),
      )}
      ${figure(html`<ca-surface-plot for="flat" view="flat" colormap="greys"></ca-surface-plot>`, html`<code>colormap="greys"</code>`)}
    </div>
  `,
  play: async ({ canvasElement }) => {
    for (const plot of plotsIn(canvasElement)) await plotReady(plot);
  },
};

/** In a column of 280 CSS pixels. */
export const Narrow: Story = {
  render: () =>
    html`<div style="inline-size: 280px">
      <ca-grid id="narrow" rule="young-spots" size="64 64"></ca-grid>
      <ca-surface-plot for="narrow" x="inhibitor" y="activator" heat="cells" controls style="margin-block-start: 12px"></ca-surface-plot>
    </div>`,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    const [plot] = plotsIn(canvasElement);
    await ready(grid);
    grid.step(12);
    await plotReady(plot);
    await expect(plot.scrollWidth).toBeLessThanOrEqual(280);
  },
};

/** What a page’s author sees before anything is linked, and when something cannot be used. */
export const Waiting: Story = {
  name: 'Waiting, and bad input',
  tags: ['blank-ok'],
  render: () => html`
    <ca-grid id="there" size="32 32" hidden></ca-grid>
    <div class="figures" style="--least: 16rem">
      ${figure(html`<ca-surface-plot></ca-surface-plot>`, 'Nothing linked')}
      ${figure(html`<ca-surface-plot for="nobody"></ca-surface-plot>`, html`<code>for="nobody"</code>`)}
      ${figure(html`<ca-surface-plot for="there" unit="nobody"></ca-surface-plot>`, html`<code>unit="nobody"</code>`)}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [none, nobody, bad] = plotsIn(canvasElement);
    await expect(none.shadowRoot?.textContent).toMatch(/no automaton is linked/);
    await expect(nobody.shadowRoot?.textContent).toMatch(/“nobody”/);
    await waitFor(() => expect(bad.shadowRoot?.querySelector('[role="alert"]')?.textContent).toMatch(/no such unit/));
    await plotReady(bad);
  },
};

/** Where the browser has no WebGL2, the `fallback` slot shows. */
export const NoWebGL: Story = {
  name: 'Without WebGL2',
  tags: ['blank-ok'],
  beforeEach: ({ canvasElement }) => withoutWebGL2(canvasElement),
  render: () => html`
    <ca-grid id="cpu" size="48 32"></ca-grid>
    <ca-surface-plot for="cpu" style="margin-block-start: 12px"></ca-surface-plot>
  `,
  play: async ({ canvasElement }) => {
    const [plot] = plotsIn(canvasElement);
    await waitFor(() => expect(plot.shadowRoot?.querySelector('slot[name="fallback"]')).toBeVisible(), { timeout: 15_000 });
  },
};
