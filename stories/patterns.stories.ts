// Where a pattern may come from: a file, the page itself.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../components/grid/grid.js';
import type { CaGrid } from '../components/grid/grid.js';
import { figure } from './exhibits/figure.js';
import { frame, gridIn, gridsIn, population } from './exhibits/hand.js';
import './exhibits/together.js';

const meta: Meta<CaGrid> = {
  title: 'Patterns',
  component: 'ca-grid',
};
export default meta;
type Story = StoryObj<CaGrid>;

const files: readonly { file: string; name: string; source: string; size: string; text: string; rate?: number; zoom?: string }[] = [
  {
    file: 'gosper-glider-gun',
    name: 'Gosper glider gun',
    source: 'https://conwaylife.com/wiki/Gosper_glider_gun',
    size: '72 54',
    text: 'Every thirty generations another glider.',
  },
  {
    file: 'r-pentomino',
    name: 'R-pentomino',
    source: 'https://conwaylife.com/wiki/R-pentomino',
    size: '160 120',
    text: 'Five cells that take more than a thousand generations to settle.',
  },
  {
    file: 'acorn',
    name: 'Acorn',
    source: 'https://conwaylife.com/wiki/Acorn',
    size: '160 120',
    text: 'Seven cells, and on an endless plane 5206 generations.',
  },
  {
    file: 'diehard',
    name: 'Diehard',
    source: 'https://conwaylife.com/wiki/Die_hard',
    size: '64 48',
    text: 'Seven cells that are all gone after 130 generations.',
  },
  {
    file: 'pulsar',
    name: 'Pulsar',
    source: 'https://conwaylife.com/wiki/Pulsar',
    size: '24 18',
    text: 'Comes back every three generations.',
    rate: 3,
  },
  {
    file: 'one-line',
    name: 'One line without end',
    source: 'https://conwaylife.com/wiki/Infinite_growth',
    size: '160 120',
    text: 'Twenty-eight cells on a line that grow for ever.',
  },
  {
    file: 'highlife-replicator',
    name: 'HighLife replicator',
    source: 'https://conwaylife.com/wiki/Replicator_(CA)',
    size: '96 72',
    text: 'Its file names another rule, B36/S23, and the grid runs that.',
    rate: 12,
  },
];

/** Patterns in files: `src` fetches one, centres it and takes on the rule that its header names. */
export const Files: Story = {
  name: 'From files',
  render: () => html`
    <p><code>src="patterns/acorn.rle"</code> fetches a file, puts the pattern in the middle and takes on the rule that the file names.</p>
    <story-together>
      <div class="figures" style="--least: 15rem">
        ${files.map(({ file, name, source, size, text, rate = 15 }) =>
          figure(
            html`<ca-grid src="patterns/${file}.rle" size=${size} rate=${rate} boundary="dead"></ca-grid>`,
            html`<b><a href=${source}>${name}</a></b
              ><br />${text}`,
          ),
        )}
      </div>
    </story-together>
  `,
  play: async ({ canvasElement }) => {
    const [gun, , , diehard, , , replicator] = gridsIn(canvasElement);
    await waitFor(async () => expect(await population(gun)).toBe(36), { timeout: 10_000 });
    gun.step(30);
    await expect(await population(gun)).toBe(41);
    await waitFor(async () => expect(await population(diehard)).toBe(7), { timeout: 10_000 });
    diehard.step(60);
    await waitFor(() => expect(replicator.simulation?.rule.notation).toBe('B36/S23'), { timeout: 10_000 });
    replicator.step(36);
    await expect(await population(replicator)).toBe(48);
    for (const grid of gridsIn(canvasElement)) if (grid.generation === 0) grid.step(90);
  },
};

/** One file, and enough room that nothing comes round the edge. */
export const Gun: Story = {
  name: 'From one file',
  render: () => html`<ca-grid src="patterns/gosper-glider-gun.rle" size="96 72" fade="6" controls></ca-grid>`,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await waitFor(async () => expect(await population(grid)).toBe(36), { timeout: 10_000 });
    for (let i = 0; i < 60; i++) {
      grid.step(2);
      await frame(); // the glow is drawn picture by picture
    }
    await expect(await population(grid)).toBe(56);
  },
};

/** The content of the page itself: a pattern in a script of type `text/plain`, a rule in one of type `application/json`. */
export const ChildScript: Story = {
  name: 'In the page',
  render: () => html`
    <div class="figures">
      ${figure(
        html`<ca-grid size="32 24" controls>
          <script type="text/plain">
            #N Lightweight spaceship
            bo2bo$o4b$o3bo$4o!
          </script>
        </ca-grid>`,
        html`<b>A pattern</b>, in any of the formats that files have`,
      )}
      ${figure(
        html`<ca-grid size="96 72" density="0.5" seed="5" controls>
          <script type="application/json">
            {
              "name": "Majority",
              "channels": 1,
              "states": 2,
              "inputs": [{ "name": "all", "neighbourhood": { "kind": "disc", "radius": 1.5 } }],
              "network": { "layers": [{ "steepness": 10, "units": [{ "name": "most", "weights": { "all": 1 }, "bias": -4.5 }] }] },
              "update": { "mode": "replace" },
              "boundary": "torus",
              "dimensions": [2, 3]
            }
          </script>
        </ca-grid>`,
        html`<b>A rule</b>: one unit that fires where most of nine cells live`,
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [ship, majority] = gridsIn(canvasElement);
    await waitFor(async () => expect(await population(ship)).toBe(9), { timeout: 10_000 });
    await waitFor(() => expect(majority.simulation?.rule.name).toBe('Majority'), { timeout: 10_000 });
    majority.step(12);
  },
};
