// Pages that are put together from several tags. Each story is also a test: see test/stories.mjs.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../components/index.js';
import { presets, sharedGpu, type Preset } from '../core/index.js';
import { editorIn, editorReady } from './exhibits/bench.js';
import { gridIn, gridsIn, ready } from './exhibits/hand.js';
import { plotReady, plotsIn } from './exhibits/plot.js';
import './exhibits/playground.js';
import { presetFigure } from './exhibits/preset-figure.js';
import './exhibits/together.js';
import { volumeReady, volumesIn } from './exhibits/volume.js';

const meta: Meta = { title: 'Dashboards' };
export default meta;
type Story = StoryObj;

/** One automaton seen from every side: its cells, its rule as a surface and as a network, and its past. */
export const Laboratory: Story = {
  name: 'The laboratory',
  render: () => html`
    <div style="display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 20px 28px; align-items: start">
      <ca-grid id="bench" rule="analog-life" size="80 80" rate="8" controls style="max-inline-size: none"></ca-grid>
      <ca-surface-plot for="bench" heat="cells" style="max-inline-size: none"></ca-surface-plot>
      <ca-volume for="bench" source="history" depth="64" style="max-inline-size: none"></ca-volume>
    </div>
    <ca-weight-editor for="bench" style="margin-block-start: 20px"></ca-weight-editor>
  `,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await ready(grid);
    await plotReady(plotsIn(canvasElement)[0]);
    await editorReady(editorIn(canvasElement));
    await volumeReady(volumesIn(canvasElement)[0]); // its past begins with its first picture
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    for (let i = 0; i < 48; i++) grid.step();
    await expect(sharedGpu.counts.contexts).toBe(1);
    scrollTo(0, 0);
  },
};

/** Presets from all families in turn. */
function spread(count: number): Preset[] {
  const families = new Map<string, Preset[]>();
  for (const preset of presets.values()) {
    if (preset.rule.dimensions.includes(2)) families.set(preset.family, [...(families.get(preset.family) ?? []), preset]);
  }
  const chosen: Preset[] = [];
  for (let turn = 0; chosen.length < count; turn++)
    for (const members of families.values()) if (members[turn] && chosen.length < count) chosen.push(members[turn]);
  return chosen;
}

/** Twenty-four rules at once, drawn by one context. */
export const Wall: Story = {
  name: 'The wall',
  render: () => html`
    <story-together>
      <div class="figures even" style="--least: 9rem">${spread(24).map((preset) => presetFigure(preset))}</div>
    </story-together>
  `,
  play: async ({ canvasElement }) => {
    const grids = gridsIn(canvasElement);
    await expect(grids.length).toBe(24);
    await ready(grids[0]);
    await waitFor(() => expect(grids[0].generation).toBeGreaterThan(0), { timeout: 20_000 });
    for (const grid of grids) await expect(grid.shadowRoot?.querySelector('.cover')?.textContent ?? '').toBe('');
    await expect(sharedGpu.counts.contexts).toBe(1);
  },
};

/** Pick the tags, link them, take the code. */
export const Playground: Story = {
  render: () => html`<story-playground></story-playground>`,
  play: async ({ canvasElement }) => {
    const playground = canvasElement.querySelector('story-playground') ?? undefined;
    const root = playground?.shadowRoot as ShadowRoot;
    const box = (name: string) => root.querySelector(`[name="${name}"]`) as HTMLInputElement;
    await userEvent.click(box('editor'));
    await waitFor(() => expect(playground?.code).toContain('<ca-weight-editor for="automaton"></ca-weight-editor>'));
    const grid = root.querySelector('ca-grid') as HTMLElementTagNameMap['ca-grid'];
    await ready(grid);
    await waitFor(() => expect(root.querySelector('ca-weight-editor')?.simulation).toBe(grid.simulation));
    const field = root.querySelector('input[type=text]') as HTMLInputElement;
    const give = (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('change'));
    };
    give('B9/S23');
    await waitFor(() => expect(root.querySelector('.wrong')?.textContent).not.toBe(''));
    give('young-worms');
    await waitFor(() => expect(grid.simulation?.rule.name).toContain('worms'));
    await userEvent.click(box('editor'));
    await waitFor(() => expect(root.querySelector('ca-weight-editor')).toBe(null));
    scrollTo(0, 0);
  },
};
