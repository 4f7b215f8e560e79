// <ca-grid> in every situation that a page may put it in. Each story is also a test: see test/stories.mjs.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../components/controls/controls.js';
import '../components/grid/grid.js';
import type { CaGrid } from '../components/grid/grid.js';
import { pageLoop, sharedGpu } from '../core/index.js';
import { figure } from './exhibits/figure.js';
import { drag, frame, gridIn, gridsIn, isInWindow, population, ready, stageOf } from './exhibits/hand.js';
import './exhibits/reference.js'; // for grid.mdx
import './exhibits/together.js';
import { withoutWebGL2 } from './exhibits/without-webgl2.js';

const meta: Meta<CaGrid> = {
  title: 'Grid',
  component: 'ca-grid',
  argTypes: { rule: { control: 'text' }, boundary: { control: 'select', options: ['torus', 'dead', 'mirror'] } },
};
export default meta;
type Story = StoryObj<CaGrid>;

/** The tag and nothing else: a soup of Life at rest. */
export const Soup: Story = {
  name: 'Bare',
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await ready(grid);
    await expect(grid.paused).toBe(true);
    await expect(grid.generation).toBe(0);
    await expect(await population(grid)).toBeGreaterThan(1000);
  },
};

/** With `autoplay` it starts by itself, unless the reader prefers reduced motion; `controls` puts a bar below it. */
export const Playing: Story = {
  args: { size: '128 96', autoplay: true, controls: true, rate: 15, density: 0.3 },
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await ready(grid);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    await waitFor(() => expect(grid.generation).toBeGreaterThan(2), { timeout: 10_000 });
    await expect(grid.matches(':state(running)')).toBe(true);
  },
};

/** An empty grid. Draw with the pointer, erase with the right button or Alt, and press space. */
export const Drawing: Story = {
  render: () => html`
    <figure class="figure invitation" @ca-input=${(event: Event) => (event.currentTarget as Element).classList.add('taken')}>
      <ca-grid init="empty" size="64 40" brush-radius="0" rate="8" controls style="max-inline-size: 40rem"></ca-grid>
      <span class="invite">Draw here, then press play</span>
      <figcaption>
        The left button or a finger draws, the right button erases. With the keyboard: <kbd>arrows</kbd> move the cursor,
        <kbd>Enter</kbd> draws, <kbd>Backspace</kbd> erases, <kbd>Space</kbd> plays.
      </figcaption>
    </figure>
  `,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await ready(grid);
    await expect(await population(grid)).toBe(0);
    const heard: string[] = [];
    for (const type of ['ca-input', 'ca-change']) grid.addEventListener(type, () => heard.push(type));
    await drag(grid, [
      [0.25, 0.5],
      [0.75, 0.5],
    ]);
    await expect(await population(grid)).toBeGreaterThan(30);
    await expect(await population(grid)).toBeLessThan(35);
    await expect(heard).toContain('ca-input');
    await expect(heard.filter((type) => type === 'ca-change')).toHaveLength(1);
    stageOf(grid).focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{Enter}{ArrowRight}{Enter}');
    await expect(heard.filter((type) => type === 'ca-change')).toHaveLength(3);
    const before = await population(grid);
    await userEvent.keyboard('{Backspace}');
    await expect(await population(grid)).toBe(before - 1);
    await userEvent.keyboard('....');
    await expect(grid.generation).toBe(4);
  },
};

/** A glider on its way to the right border, with room so that it starts in the same place whatever the border. */
const TO_THE_RIGHT = 'x = 32, y = 24\n8$21bo$22bo$20b3o!';

const borders = [
  ['torus', 'It leaves on the right and comes in on the left.'],
  ['dead', 'Behind the border every cell is dead. The glider ends as a block of four.'],
  ['mirror', 'Behind the border the last cells come again in reverse. The glider meets its image, and three blinkers are left.'],
] as const;

/** The same start and three borders. */
export const Boundaries: Story = {
  render: () => html`
    <p>A glider sets out for the border. What becomes of it is up to <code>boundary</code>.</p>
    <story-together>
      <div class="figures" style="--least: 12rem">
        ${borders.map(([boundary, text]) =>
          figure(
            html`<ca-grid boundary=${boundary} size="32 24" pattern=${TO_THE_RIGHT} rate="12" fade="16"></ca-grid>`,
            html`<b><code>${boundary}</code></b
              ><br />${text}`,
          ),
        )}
      </div>
    </story-together>
  `,
  play: async ({ canvasElement }) => {
    const grids = gridsIn(canvasElement);
    for (const grid of grids) await ready(grid);
    for (let i = 0; i < 60; i++) {
      for (const grid of grids) grid.step();
      await frame(); // the glow is drawn picture by picture
    }
    await expect(await Promise.all(grids.map(population))).toEqual([5, 4, 9]);
  },
};

/** `for` shows another element’s automaton: draw in either, or use the bar. */
export const Linked: Story = {
  name: 'Linked views',
  render: () => html`
    <p>Both figures show one automaton, and the bar below steers it. Draw in either.</p>
    <div class="figures" style="--least: 16rem">
      ${figure(
        html`<ca-grid id="gun" src="patterns/gosper-glider-gun.rle" size="96 72" rate="12"></ca-grid>`,
        html`<code>id="gun"</code>, the whole grid`,
      )}
      ${figure(html`<ca-grid for="gun" zoom="10"></ca-grid>`, html`<code>for="gun" zoom="10"</code>`)}
    </div>
    <ca-controls for="gun" style="margin-top: 12px"></ca-controls>
  `,
  play: async ({ canvasElement }) => {
    const [own, follower] = gridsIn(canvasElement);
    await waitFor(() => expect(follower.simulation).not.toBe(null));
    await expect(follower.simulation).toBe(own.simulation);
    await expect(follower.matches(':state(linked)')).toBe(true);
    await waitFor(async () => expect(await population(own)).toBe(36), { timeout: 10_000 });
    follower.step(90);
    await expect(own.generation).toBe(90);
  },
};

const WALL_RULES = ['B3/S23', 'B3678/S34678', 'B36/S125', 'B45678/S2345'];
const SEEDS = [1, 2, 3, 4, 5, 6];

/** Twenty-four automata that run at once, on one GPU context. A row is a rule, a column a start. */
export const Many: Story = {
  name: 'Twenty-four on a page',
  render: () => html`
    <p>Each row is a rule, each column a start. What a row has in common is the rule’s doing. All share one GPU context.</p>
    <story-together>
      <div class="wall">
        ${WALL_RULES.map(
          (rule) => html`
            <code>${rule}</code>
            ${SEEDS.map(
              (seed) => html`<ca-grid rule=${rule} seed=${seed} size="48 48" density="0.4" rate="12" autoplay readonly></ca-grid>`,
            )}
          `,
        )}
      </div>
    </story-together>
  `,
  play: async ({ canvasElement }) => {
    const grids = gridsIn(canvasElement);
    await expect(grids).toHaveLength(24);
    for (const grid of grids.filter(isInWindow)) {
      await ready(grid);
      grid.play(); // also where the reader prefers reduced motion
      await waitFor(() => expect(grid.generation).toBeGreaterThan(1), { timeout: 20_000 });
    }
    await expect(sharedGpu.counts.contexts).toBe(1);
    await expect(pageLoop.awake).toBe(true);
  },
};

/** In a column of 280 CSS pixels. */
export const Narrow: Story = {
  render: () => html`<div style="inline-size: 280px"><ca-grid size="96 96" controls></ca-grid></div>`,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await ready(grid);
    await expect(grid.scrollWidth).toBeLessThanOrEqual(280);
  },
};

/** What a page’s author sees when something cannot be used: the reason, below a grid that goes on as it was. */
export const BadInput: Story = {
  name: 'Bad input',
  render: () => {
    const note = (event: HTMLElementEventMap['ca-error']) => {
      const list = (event.currentTarget as Element).querySelector('.heard');
      const item = document.createElement('li');
      item.textContent = `ca-error, code “${event.detail.code}”, ${event.detail.recoverable ? 'recoverable' : 'not recoverable'}`;
      list?.append(item);
    };
    return html`
      <p>
        A value that cannot be used changes nothing: the grid keeps the last good one, says what it expected, and fires
        <code>ca-error</code> once.
      </p>
      <div class="bad" @ca-error=${note}>
        <div class="figures" style="--least: 20rem">
          ${figure(html`<ca-grid rule="B9/S23" size="64 48"></ca-grid>`, html`<code>rule="B9/S23"</code>`)}
          ${figure(html`<ca-grid size="64 -4"></ca-grid>`, html`<code>size="64 -4"</code>`)}
          ${figure(html`<ca-grid pattern="3o$3?!" size="64 48"></ca-grid>`, html`<code>pattern="3o$3?!"</code>`)}
          ${figure(
            html`<ca-grid pattern="x = 1000000, y = 1000000&#10;o!" size="64 48"></ca-grid>`,
            html`<code>x = 1000000, y = 1000000</code>`,
          )}
        </div>
        <p>Heard on the page:</p>
        <ul class="heard"></ul>
      </div>
    `;
  },
  play: async ({ canvasElement }) => {
    const grids = gridsIn(canvasElement);
    for (const grid of grids) {
      await ready(grid);
      await expect(grid.matches(':state(error)')).toBe(true);
      await expect(grid.shadowRoot?.querySelector('[role="alert"]')?.textContent).toMatch(/expected/);
    }
    await expect(canvasElement.querySelectorAll('.heard li')).toHaveLength(grids.length);
  },
};

/** Where the browser has no WebGL2, small discrete rules run on the CPU; for the others the `fallback` slot shows. */
export const NoWebGL: Story = {
  name: 'Without WebGL2',
  tags: ['blank-ok'],
  beforeEach: ({ canvasElement }) => withoutWebGL2(canvasElement),
  render: () => html`
    <div class="figures">
      ${figure(html`<ca-grid rule="analog-life" size="96 72"></ca-grid>`, 'What the tag says by itself')}
      ${figure(
        html`<ca-grid rule="analog-life" size="96 72" controls>
          <p slot="fallback">Imagine a glider, five cells on their way to the lower right corner.</p>
        </ca-grid>`,
        html`With <code>slot="fallback"</code>`,
      )}
      ${figure(html`<ca-grid size="96 72" seed="3" controls></ca-grid>`, 'Life needs none')}
      ${figure(html`<ca-grid rule="wireworld" controls></ca-grid>`, 'Nor does WireWorld')}
    </div>
  `,
  play: async ({ canvasElement }) => {
    for (const grid of gridsIn(canvasElement)) {
      grid.scrollIntoView(); // it is only tried where it is seen
      if (grid.rule !== 'analog-life') await waitFor(() => expect(grid.simulation?.path).toMatch(/^cpu-/), { timeout: 10_000 });
      else await waitFor(() => expect(grid.shadowRoot?.querySelector('slot[name="fallback"]')).toBeVisible(), { timeout: 10_000 });
    }
  },
};
