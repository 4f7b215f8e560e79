// What rules do: the named ones, and the network behind Life.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import '../components/grid/grid.js';
import type { CaGrid } from '../components/grid/grid.js';
import { presets, type Preset } from '../core/index.js';
import { familyNotes } from './exhibits/families.js';
import { ready } from './exhibits/hand.js';
import { presetFigure } from './exhibits/preset-figure.js';
import './exhibits/seven-units.js';
import './exhibits/steepness.js';
import './exhibits/together.js';

const meta: Meta<CaGrid> = {
  title: 'Rules',
  component: 'ca-grid',
};
export default meta;
type Story = StoryObj<CaGrid>;

function familyOf([name, members]: readonly [string, readonly Preset[]]): TemplateResult {
  return html`
    <h2>${name}</h2>
    <p>${familyNotes[name]}</p>
    <div class="figures even" style="--least: 11rem">${members.map((member) => presetFigure(member))}</div>
  `;
}

/** The rules that come with the suite, each some way into its run. They move under the pointer, or all at once. */
export const Named: Story = {
  name: 'Named rules',
  render: () => html`
    <p>
      <code>rule</code> takes notation (<code>B36/S23</code>), the name of a rule that comes with the suite (<code>highlife</code>) or a
      rule’s JSON. These are the named ones, some way into their run. Each moves while the pointer is on it.
    </p>
    <story-together>${[...families(presets.values())].map(familyOf)}</story-together>
  `,
};

/** Presets by family, in their order. */
function families(all: Iterable<Preset>): Map<string, Preset[]> {
  const found = new Map<string, Preset[]>();
  for (const preset of all) found.set(preset.family, [...(found.get(preset.family) ?? []), preset]);
  return found;
}

/** Click cells and see every unit of the network answer. */
export const SevenUnits: Story = {
  name: 'Seven units',
  tags: ['blank-ok'], // it has no canvas
  render: () => html`<story-seven-units></story-seven-units>`,
  play: async ({ canvasElement }) => {
    const exhibit = canvasElement.querySelector('story-seven-units');
    const press = (name: string) => exhibit?.shadowRoot?.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.click();
    await exhibit?.updateComplete;
    await expect(exhibit?.shadowRoot?.textContent).toMatch(/Next:\s*0\.99\d+, alive/);
    press('Neighbour 4');
    await exhibit?.updateComplete;
    await expect(exhibit?.shadowRoot?.textContent).toMatch(/Next:\s*0\.00\d+, dead/);
    press('Neighbour 4');
  },
};

/** How steep the units have to be for Life to come out of them. */
export const Steepness: Story = {
  render: () => html`
    <div class="story-text">
      <p>
        Life’s seven units are sigmoids of steepness 10, and the network is Life exactly. Make them gentler and for a while nothing happens:
        each unit still ends up nearly 0 or nearly 1. Below about 6.76 the errors add up faster than the next layer takes them away, a cell
        decides otherwise than Life, and a restless grey spreads from there.
      </p>
    </div>
    <story-steepness></story-steepness>
  `,
  play: async ({ canvasElement }) => {
    const exhibit = canvasElement.querySelector('story-steepness');
    if (!exhibit) throw new Error('the story has no exhibit');
    for (const grid of exhibit.shadowRoot?.querySelectorAll('ca-grid') ?? []) await ready(grid);
    for (let i = 0; i < 10; i++) await exhibit.step();
    await expect(exhibit.shadowRoot?.textContent).toContain('all cells agree');
    exhibit.setSteepness(5.6);
    exhibit.restart();
    for (let i = 0; i < 30; i++) await exhibit.step();
    await expect(exhibit.shadowRoot?.textContent).toContain('cells differ from Life');
  },
};
