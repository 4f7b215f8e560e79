// How a grid can look: colour maps, the glow of what died, the zoom, a page's own colours.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../components/grid/grid.js';
import type { CaGrid } from '../components/grid/grid.js';
import { colorMapNames } from '../core/view/color-map.js';
import { figure } from './exhibits/figure.js';
import { frame, gridIn, gridsIn, population, ready } from './exhibits/hand.js';
import './exhibits/together.js';
import { young } from './exhibits/young.js';

const meta: Meta<CaGrid> = {
  title: 'Looks',
  component: 'ca-grid',
};
export default meta;
type Story = StoryObj<CaGrid>;

/** Maps that give each state a colour of its own; not for one that is between 0 and 1. */
const CATEGORICAL: readonly string[] = ['observable10', 'tableau10', 'cyclic'];

/** Every colour map on the same automaton, Young's model of skin patterns with its edges left soft. */
export const ColorMaps: Story = {
  name: 'Colour maps',
  render: () => html`
    <p>
      One automaton, and every map that <code>colormap</code> knows. The small pictures follow the first one by <code>for</code>: it is
      computed once.
    </p>
    <story-together>
      <div class="figures" style="--least: 9rem">
        ${['viridis', ...colorMapNames.filter((name) => name !== 'viridis' && !CATEGORICAL.includes(name)), '#0b132b,#5bc0be,#fff7d6'].map(
          (name, i) =>
            figure(
              i === 0
                ? html`<ca-grid id="maps" .rule=${young(1, 3)} size="72 54" density="0.5" rate="10" colormap=${name} readonly></ca-grid>`
                : html`<ca-grid for="maps" colormap=${name} style="aspect-ratio: auto" readonly></ca-grid>`,
              name.startsWith('#') ? html`<code class="long">${name}</code>, colours of one’s own` : html`<code>${name}</code>`,
            ),
        )}
      </div>
    </story-together>
  `,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await ready(grid);
    grid.step(24);
  },
};

/** Cells that died glow on for a while: `fade` is the half-life in generations. */
export const Fade: Story = {
  render: () => html`
    <story-together>
      <div class="figures">
        ${[0, 4, 32].map((fade) =>
          figure(
            html`<ca-grid src="patterns/gosper-glider-gun.rle" size="60 45" boundary="dead" rate="20" fade=${fade}></ca-grid>`,
            html`<code>fade="${fade}"</code>`,
          ),
        )}
      </div>
    </story-together>
  `,
  play: async ({ canvasElement }) => {
    const grids = gridsIn(canvasElement);
    for (const grid of grids) await waitFor(async () => expect(await population(grid)).toBe(36), { timeout: 10_000 });
    for (let i = 0; i < 100; i++) {
      for (const grid of grids) grid.step();
      await frame();
    }
  },
};

/** CSS pixels a cell. From six on, hairline gaps part the cells. */
export const Zoom: Story = {
  render: () => html`
    <p>
      Without <code>zoom</code> the whole grid fits. With it, a cell has that many CSS pixels, and the figure is a window that can be moved:
      drag with Shift, turn the wheel with Ctrl, pinch, or press <kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd>.
    </p>
    <story-together>
      <div class="figures">
        ${[null, 4, 9, 20].map((zoom) =>
          figure(
            html`<ca-grid seed="11" size="96 72" rate="6" zoom=${zoom ?? nothing}></ca-grid>`,
            zoom ? html`<code>zoom="${zoom}"</code>` : 'the whole grid',
          ),
        )}
      </div>
    </story-together>
  `,
  play: async ({ canvasElement }) => {
    for (const grid of gridsIn(canvasElement)) {
      await ready(grid);
      grid.step(60);
    }
  },
};

/** A page's own colours; what is not given follows the page's colour scheme. */
const OWN_COLORS = '--ca-ink: #143d2b; --ca-paper: #eef4e4; --ca-accent: #2c6e49; --ca-muted: #4a6655; --ca-radius: 0px';

const pages = [
  ['color-scheme: light', html`a page with <code>color-scheme: light</code>`],
  ['color-scheme: dark', html`a page with <code>color-scheme: dark</code>`],
  [
    `color-scheme: light; --page: #e2ebd3; --ink: #143d2b; --muted: #3d5a48; ${OWN_COLORS}`,
    html`<code>--ca-ink</code>, <code>--ca-paper</code>, <code>--ca-accent</code>, <code>--ca-muted</code> and <code>--ca-radius</code> of
      one’s own`,
  ],
] as const;

/** Looks are custom properties; the page’s own colour scheme decides the rest. */
export const Theming: Story = {
  render: () => html`
    <div class="figures">
      ${pages.map(
        ([style, caption]) =>
          html`<div class="sheet" style=${style}>${figure(html`<ca-grid size="64 48" controls></ca-grid>`, caption)}</div>`,
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    for (const grid of gridsIn(canvasElement)) {
      await ready(grid);
      grid.step(80);
    }
  },
};
