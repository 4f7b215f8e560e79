// <ca-volume> in every situation that a page may put it in. Each story is also a test: see test/stories.mjs.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../components/grid/grid.js';
import '../components/surface-plot/surface-plot.js';
import '../components/volume/volume.js';
import '../components/weight-editor/weight-editor.js';
import type { CaVolume } from '../components/volume/volume.js';
import { figure } from './exhibits/figure.js';
import { gridIn, ready } from './exhibits/hand.js';
import './exhibits/reference.js'; // for volume.mdx
import { grown, volumeReady, volumesIn } from './exhibits/volume.js';
import { withoutWebGL2 } from './exhibits/without-webgl2.js';

const meta: Meta<CaVolume> = {
  title: 'Volume',
  component: 'ca-volume',
};
export default meta;
type Story = StoryObj<CaVolume>;

/** One neuron on the mean of a ball and the mean of the shell around it. Noise gathers into spots, worms and sponges. */
export const Spots: Story = {
  render: () => html`<ca-volume rule="young-spots" size="48" controls @ca-ready=${grown(24)}></ca-volume>`,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await volumeReady(volume);
    await waitFor(() => expect(volume.generation).toBe(24));
    const first = volume.standpoint;
    volume.focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(volume.standpoint).not.toBe(first));
    await userEvent.keyboard('0');
    await expect(volume.standpoint).toBe(first);
  },
};

/** The same neuron four times; only the weight of the far mean differs. */
export const FourRegimes: Story = {
  name: 'Four regimes',
  render: () => html`
    <div class="figures" style="--least: 14rem">
      ${[
        ['young-holes', 'Cavities', 'the near mean outweighs the far one'],
        ['young-labyrinth', 'Two sponges', 'both in balance'],
        ['young-worms', 'Tubes', 'the far mean a little stronger'],
        ['young-spots', 'Spots', 'stronger still'],
      ].map(([rule, name, why]) =>
        figure(html`<ca-volume rule=${rule} size="36" seed="2" @ca-ready=${grown(20)}></ca-volume>`, html`<b>${name}</b>: ${why}.`),
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    for (const volume of volumesIn(canvasElement)) {
      await volumeReady(volume);
      await waitFor(() => expect(volume.generation).toBe(20));
    }
  },
};

/** A rule made of radii alone runs in the plane and in space, from the same text. */
export const PlaneAndSpace: Story = {
  name: 'One rule in the plane and in space',
  render: () => html`
    <div class="figures" style="--least: 16rem">
      ${figure(html`<ca-grid rule="young-worms" size="96 96" controls></ca-grid>`, html`<b>young-worms</b> on a grid: a disc and a ring.`)}
      ${figure(html`<ca-volume rule="young-worms" size="40" controls @ca-ready=${grown(24)}></ca-volume>`, html`<b>young-worms</b> in a volume: a ball and a shell.`)}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    const [volume] = volumesIn(canvasElement);
    await ready(grid);
    await volumeReady(volume);
    grid.step(24);
    await waitFor(() => expect(volume.generation).toBe(24));
    await expect(grid.simulation?.rule.name).toBe(volume.simulation?.rule.name);
  },
};

/** Time upwards: what lives long stands as a column, a glider is a slanted thread, a blinker a ladder. */
export const LifesPast: Story = {
  name: 'Life’s past',
  render: () => html`
    <div class="beside" style="grid-template-columns: minmax(0, 2fr) minmax(0, 3fr)">
      <ca-grid id="life" rule="B3/S23" size="40 40" density="0.3" seed="4" rate="6" controls></ca-grid>
      <ca-volume for="life" source="history" depth="48"></ca-volume>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    const [volume] = volumesIn(canvasElement);
    await ready(grid);
    await volumeReady(volume);
    grid.step(47);
    await expect(volume.simulation).toBe(grid.simulation);
    await expect(volume.generation).toBe(47);
  },
};

/** A cloud that glows, with what a page says about which values are dense and in which color. */
export const Clouds: Story = {
  render: () => html`
    <div class="figures" style="--least: 14rem">
      ${figure(html`<ca-volume rule="young-spots" size="36" mode="emission" @ca-ready=${grown(20)}></ca-volume>`, html`<b>emission</b>: depth by color.`)}
      ${figure(
        html`<ca-volume
          rule="young-spots"
          size="36"
          mode="emission"
          opacity="0.4"
          transfer-function="0.1 #1c6dd000, 0.35 #1c6dd030, 0.6 #e8527a60, 1 #ffb000"
          @ca-ready=${grown(20)}
        ></ca-volume>`,
        html`<b>transfer-function</b>: values by color.`,
      )}
      ${figure(html`<ca-volume rule="young-spots" size="36" mode="mip" @ca-ready=${grown(20)}></ca-volume>`, html`<b>mip</b>: the highest value.`)}
    </div>
  `,
  play: async ({ canvasElement }) => {
    for (const volume of volumesIn(canvasElement)) {
      await volumeReady(volume);
      await waitFor(() => expect(volume.generation).toBe(20));
    }
  },
};

/** Which values are dense, and in which color, by hand: the last button but one of the bar opens the panel. */
export const ByHand: Story = {
  name: 'Values by hand',
  render: () => html`<ca-volume rule="young-spots" size="40" mode="emission" controls></ca-volume>`,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await volumeReady(volume);
    volume.step(20);
    volume.shadowRoot?.querySelector<HTMLButtonElement>('.opener')?.click();
    const points = () => [...(volume.shadowRoot?.querySelectorAll<HTMLElement>('.point') ?? [])];
    await waitFor(() => expect(points().length).toBe(7), { timeout: 20_000 });
    points()[2].focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(points().length).toBe(8), { timeout: 20_000 });
    await expect(volume.transferFunction).toMatch(/^0 #/);
    await waitFor(() => expect(volume.shadowRoot?.querySelectorAll('.bars rect').length).toBe(64), { timeout: 20_000 });
  },
};

/** Dragging draws balls on what is there; from beside the volume it turns. The rule goes on from what was drawn. */
export const Drawing: Story = {
  render: () => html`<ca-volume rule="young-worms" size="40" init="empty" tool="paint" brush-radius="3" axes controls></ca-volume>`,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await volumeReady(volume);
    volume.paint({ x: 20, y: 20, z: 20, radius: 7 });
    volume.focus();
    await userEvent.keyboard('xxxx{Shift>}z{/Shift}{Enter}');
    const status = () => volume.shadowRoot?.querySelector('[part=status]')?.textContent;
    await waitFor(() => expect(status()).toBe('Drawn'), { timeout: 20_000 });
    volume.damage({ x: 20, y: 34, z: 20, radius: 4 });
    await waitFor(() => expect(volume.shadowRoot?.querySelectorAll('.mark line').length).toBe(3), { timeout: 20_000 });
  },
};

/** What the pointer or the cursor is at: its state beside the picture, its place on the plot, its numbers in the network. */
export const Probe: Story = {
  name: 'A voxel, its plot and its network',
  render: () => html`
    <div class="figures" style="--least: 16rem">
      <ca-volume id="probed" rule="young-spots" size="32"></ca-volume>
      <ca-surface-plot for="probed" x="activator" y="inhibitor" trace="32"></ca-surface-plot>
    </div>
    <ca-weight-editor for="probed" readonly></ca-weight-editor>
  `,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await volumeReady(volume);
    volume.step(12);
    volume.focus();
    await userEvent.keyboard('xx');
    const editor = canvasElement.querySelector('ca-weight-editor');
    await waitFor(() => expect(editor?.shadowRoot?.querySelector('.whose')?.textContent).toContain('cell 17, 16, 16'), { timeout: 20_000 });
    volume.step(4);
  },
};

/** Three planes through a volume. Each can be dragged. */
export const Slices: Story = {
  render: () =>
    html`<ca-volume rule="young-labyrinth" size="48" mode="slice" slices="0.5 0.5 0.4" controls @ca-ready=${grown(16)}></ca-volume>`,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await volumeReady(volume);
    await waitFor(() => expect(volume.generation).toBe(16));
  },
};

/** How large it is and which way is which, in cells; of a grid's past, when. */
export const Axes: Story = {
  render: () => html`
    <div class="figures" style="--least: 16rem">
      ${figure(html`<ca-volume rule="young-worms" size="48 48 32" axes></ca-volume>`, html`<b>axes</b>: x, y and z in cells.`)}
      ${figure(html`<ca-grid id="axes-life" rule="B3/S23" size="32 32" density="0.3" seed="4"></ca-grid>`, html`A grid.`)}
      ${figure(
        html`<ca-volume for="axes-life" source="history" depth="40" axes></ca-volume>`,
        html`Of its past <b>t</b>, the generation; the outline is the present.`,
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [volume, past] = volumesIn(canvasElement);
    await volumeReady(volume);
    volume.step(20);
    await volumeReady(past);
    past.step(30);
    const names = (element: CaVolume) =>
      [...(element.shadowRoot?.querySelectorAll('.overlay .name') ?? [])].map((name) => name.textContent);
    await waitFor(() => expect(names(volume)).toEqual(['x', 'y', 'z']), { timeout: 20_000 });
    await waitFor(() => expect(names(past)).toEqual(['x', 'y', 't']), { timeout: 20_000 });
    await waitFor(() => expect(past.shadowRoot?.querySelectorAll('.now line').length).toBe(4), { timeout: 20_000 });
  },
};

/** Life in three dimensions, after Carter Bays: few cells, so each is a cube. */
export const SolidLife: Story = {
  name: 'Life in three dimensions',
  render: () => html`
    <div class="figures" style="--least: 16rem">
      ${figure(html`<ca-volume rule="4555" size="32" init="ball" density="0.25" controls></ca-volume>`, html`<b>4555</b> from a ball of soup.`)}
      ${figure(html`<ca-volume rule="5766" size="32" init="ball" density="0.25" controls></ca-volume>`, html`<b>5766</b> from the same ball.`)}
    </div>
  `,
  play: async ({ canvasElement }) => {
    for (const volume of volumesIn(canvasElement)) {
      await volumeReady(volume);
      volume.step(3);
    }
  },
};

/** A part of a volume, seen from where the page says. */
export const Clipped: Story = {
  render: () =>
    html`<ca-volume rule="young-labyrinth" size="40" clip="0 1 0 1 0 0.5" camera="-50 40 1.2" @ca-ready=${grown(16)}></ca-volume>`,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await volumeReady(volume);
    await waitFor(() => expect(volume.generation).toBe(16));
    await expect(volume.standpoint).toBe('-50 40 1.2');
  },
};

/** What a page gets wrong is said where the page shows it. */
export const BadInput: Story = {
  name: 'A mistake',
  render: () => html`<ca-volume rule="young-spots" size="24" camera="north" style="max-inline-size: 16rem"></ca-volume>`,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await volumeReady(volume);
    await waitFor(() => expect(volume.shadowRoot?.querySelector('.errors')?.textContent).toContain('camera'));
  },
};

/** Without WebGL2 there is no picture, and a reader is told. */
export const WithoutWebGL2: Story = {
  name: 'Without WebGL2',
  beforeEach: ({ canvasElement }) => withoutWebGL2(canvasElement),
  render: () =>
    html`<ca-volume rule="young-spots" size="24" style="max-inline-size: 16rem">
      <p slot="fallback">A cube full of spots, which needs WebGL2.</p>
    </ca-volume>`,
  play: async ({ canvasElement }) => {
    const [volume] = volumesIn(canvasElement);
    await waitFor(() => expect(volume.shadowRoot?.querySelector('.cover')).not.toBe(null), { timeout: 20_000 });
  },
};
