// What rules do: the named ones, and the network behind Life.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import '../components/grid/grid.js';
import type { CaGrid } from '../components/grid/grid.js';
import { presets, type Preset } from '../core/index.js';
import { figure } from './exhibits/figure.js';
import { ready } from './exhibits/hand.js';
import './exhibits/seven-units.js';
import './exhibits/steepness.js';

const meta: Meta<CaGrid> = {
  title: 'Rules',
  component: 'ca-grid',
};
export default meta;
type Story = StoryObj<CaGrid>;

/** Generations after which a rule shows what it does; 120 unless told. */
const WARM_UP: Record<string, number> = {
  highlife: 84,
  seeds: 40,
  replicator: 56,
  maze: 500,
  coral: 80,
  '2x2': 60,
};
/** Shares of live cells that suit so small a grid better than the rule's own. */
const DENSITY: Record<string, number> = { seeds: 0.02, maze: 0.05, coral: 0.4, 'life-without-death': 0.005 };

function presetFigure({ id, name, sentence, rule }: Preset): TemplateResult {
  const warmUp = (event: Event) => (event.currentTarget as CaGrid).step(WARM_UP[id] ?? 120);
  const run = (event: Event) => (event.currentTarget as CaGrid)[event.type === 'pointerenter' ? 'play' : 'pause']();
  return figure(
    html`<ca-grid
      rule=${id}
      size="128 128"
      density=${DENSITY[id] ?? nothing}
      readonly
      @ca-ready=${warmUp}
      @pointerenter=${run}
      @pointerleave=${run}
    ></ca-grid>`,
    html`<b>${name}</b> ${rule.notation ? html`<code>${rule.notation}</code>` : nothing}<br />${sentence}`,
  );
}

/** The rules that come with the suite, each some way into its run. They move under the pointer. */
export const Named: Story = {
  name: 'Named rules',
  render: () => html`
    <p>
      <code>rule</code> takes notation (<code>B36/S23</code>), the name of a rule that comes with the suite (<code>highlife</code>) or a
      rule’s JSON. These are the named ones, some way into their run; each moves while the pointer is on it.
    </p>
    <div class="figures" style="--least: 11rem">${[...presets.values()].map(presetFigure)}</div>
  `,
};

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
