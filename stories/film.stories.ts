// Volumes as films, and films as volumes. Each story is also a test: see test/stories.mjs.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../components/grid/grid.js';
import '../components/volume/volume.js';
import { swingingDiscs } from './exhibits/clip.js';
import { figure } from './exhibits/figure.js';
import { gridIn, gridsIn } from './exhibits/hand.js';
import { volumeReady, volumesIn } from './exhibits/volume.js';

const meta: Meta = { title: 'Film' };
export default meta;
type Story = StoryObj;

/** A pattern that fills space, and its slices one after another: cells appear, merge and split. Drag across the film, or play it. */
export const AVolumeAsAFilm: Story = {
  name: 'A volume as a film',
  render: () => html`
    <div class="figures" style="--least: 16rem">
      ${figure(html`<ca-volume id="film-space" rule="young-worms" size="40" controls></ca-volume>`, html`<b>In space</b>: one net of tubes.`)}
      ${figure(html`<ca-grid for="film-space" ping-pong controls></ca-grid>`, html`<b>Slice by slice</b>: cells that merge and split.`)}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    const grid = gridIn(canvasElement);
    await volumeReady(volume);
    volume.step(20);
    await waitFor(() => expect(grid.simulation).toBe(volume.simulation), { timeout: 20_000 });
    await grid.updateComplete;
    grid.focus();
    await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}');
    await expect(grid.slice).toBe(2);
    await expect(volume.generation).toBe(20);
  },
};

/** The same volume cut across each of its axes. */
export const ThreeAxes: Story = {
  name: 'Across three axes',
  render: () => html`
    <ca-volume id="film-axes" rule="young-labyrinth" size="40 32 24" style="max-inline-size: 18rem"></ca-volume>
    <div class="figures" style="--least: 11rem">
      ${(['x', 'y', 'z'] as const).map((axis) =>
        figure(html`<ca-grid for="film-axes" axis=${axis} colormap="viridis"></ca-grid>`, html`<code>axis="${axis}"</code>`),
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await volumeReady(volume);
    volume.step(12);
    await waitFor(() => expect(gridsIn(canvasElement).every(({ simulation }) => simulation)).toBe(true), { timeout: 20_000 });
  },
};

/** An animation, made on this page, as a solid: time goes upwards. Then the rule takes hold of it. */
export const AFilmAsAVolume: Story = {
  name: 'A film as a volume',
  render: () => html`
    <div class="figures" style="--least: 16rem">
      ${figure(
        html`<ca-volume id="film-clip" rule="young-spots" size="48 36 40" init="empty" controls></ca-volume>`,
        html`Two discs that swing past each other, <b>a picture a slice</b>.`,
      )}
      ${figure(html`<ca-grid for="film-clip" controls></ca-grid>`, html`The pictures again, played from the volume.`)}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await volumeReady(volume);
    await volume.load(swingingDiscs());
    await waitFor(() => expect(gridIn(canvasElement).simulation).toBe(volume.simulation), { timeout: 20_000 });
    const cells = await volume.snapshot();
    await expect(cells.some((state) => state > 0.9)).toBe(true);
  },
};

/** Cells of a glider of 4555, after Carter Bays: x, y, z. */
const BAYS = ['001', '011', '100', '110', '121', '200', '210', '221', '301', '311'].map((text) => [...text].map(Number));
/** The flat glider, which in two layers is one of 5766. */
const FLAT = [
  [1, 0],
  [2, 1],
  [0, 2],
  [1, 2],
  [2, 2],
];

/** Two gliders of Life in space. Each goes along a diagonal, a cell in four generations. */
export const Gliders: Story = {
  name: 'Gliders in space',
  render: () => html`
    <div class="figures" style="--least: 16rem">
      ${figure(html`<ca-volume rule="bays-4555" size="16" init="empty" rate="4" controls></ca-volume>`, html`<b>4555</b>: ten cells.`)}
      ${figure(
        html`<ca-volume rule="bays-5766" size="16" init="empty" rate="4" controls></ca-volume>`,
        html`<b>5766</b>: the flat glider, two layers thick.`,
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [first, second] = volumesIn(canvasElement);
    for (const volume of [first, second]) await volumeReady(volume);
    for (const [x, y, z] of BAYS) first.paint({ x: x + 6, y: y + 4, z: z + 8, radius: 0 });
    for (const z of [7, 8]) for (const [x, y] of FLAT) second.paint({ x: x + 5, y: y + 5, z, radius: 0 });
    for (const [volume, count] of [
      [first, 10],
      [second, 10],
    ] as const) {
      volume.step(8);
      await expect(await volume.simulation?.population()).toBe(count);
    }
  },
};
