// <ca-weight-editor> in every situation that a page may put it in. Each story is also a test: see test/stories.mjs.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../components/grid/grid.js';
import '../components/surface-plot/surface-plot.js';
import '../components/weight-editor/weight-editor.js';
import type { CaWeightEditor } from '../components/weight-editor/weight-editor.js';
import { sharedGpu } from '../core/index.js';
import { alive, buttonIn, editorIn, editorReady, editorsIn, standing, type } from './exhibits/bench.js';
import { gridIn, population, ready } from './exhibits/hand.js';
import { axisNames, plotReady, plotsIn } from './exhibits/plot.js';
import './exhibits/reference.js'; // for weight-editor.mdx

const meta: Meta<CaWeightEditor> = {
  title: 'Weight editor',
  component: 'ca-weight-editor',
};
export default meta;
type Story = StoryObj<CaWeightEditor>;

/** A grid, and an editor as wide as there is room. */
const beside = (grid: TemplateResult, editor: TemplateResult, words: TemplateResult | string = '') => html`
  ${words ? html`<p>${words}</p>` : ''}
  <div style="display: flex; flex-wrap: wrap; gap: 20px 28px; align-items: start">
    <div style="flex: 1 1 15rem; min-inline-size: 0; max-inline-size: 22rem">${grid}</div>
    <div style="flex: 3 1 28rem; min-inline-size: 0">${editor}</div>
  </div>
`;

/** Life is a network of seven units. Point at one, turn a weight, and see what the cells make of it. */
export const LifeTakenApart: Story = {
  name: 'Life taken apart',
  render: () =>
    beside(
      html`<ca-grid id="taken" size="64 64" rate="8" controls></ca-grid>`,
      html`<ca-weight-editor for="taken"></ca-weight-editor>`,
      html`Each square is a map of what one unit says: dark where it says 1, over the cell itself (to the right) and the count of its live
      neighbours (upwards). Point at a cell of the grid to see where it stands. Drag a curve up or down to change its weight.`,
    ),
  play: async ({ canvasElement }) => {
    const [grid, editor] = [gridIn(canvasElement), editorIn(canvasElement)];
    await ready(grid);
    await editorReady(editor);
    grid.step(20);
    await alive(editor);
    await expect(editor.shadowRoot?.querySelectorAll('.node')).toHaveLength(9);
    await expect(editor.shadowRoot?.querySelectorAll('.edge')).toHaveLength(12);
    standing(editor, 'number:activation<self1peers2or3').focus();
    await userEvent.keyboard('{Home}');
    const before = await population(grid);
    grid.step(1);
    await expect(await population(grid)).toBeLessThan(before);
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect(grid.simulation?.rule.name).toBe('Life');
    await userEvent.keyboard('{Escape}');
  },
};

/** Grid, surface and network, linked by one name: a click on a unit shows its surface, a cell under the pointer stands in all three. */
export const Laboratory: Story = {
  name: 'A laboratory',
  render: () => html`
    <div style="display: flex; flex-wrap: wrap; gap: 20px 28px; align-items: start; margin-block-end: 20px">
      <div style="flex: 1 1 15rem; min-inline-size: 0; max-inline-size: 24rem">
        <ca-grid id="lab" rule="analog-life" size="80 80" rate="8" controls></ca-grid>
      </div>
      <ca-surface-plot for="lab" heat="cells" style="flex: 2 1 20rem; min-inline-size: 0; max-inline-size: none"></ca-surface-plot>
    </div>
    <ca-weight-editor for="lab"></ca-weight-editor>
  `,
  play: async ({ canvasElement }) => {
    const [grid, editor] = [gridIn(canvasElement), editorIn(canvasElement)];
    const [plot] = plotsIn(canvasElement);
    await ready(grid);
    grid.step(16);
    await editorReady(editor);
    await plotReady(plot);
    await alive(editor);
    await userEvent.click(standing(editor, 'unit:self1peers2or3'));
    await waitFor(() => expect(axisNames(plot)).toEqual(['self', 'count', 'self1peers2or3']));
    type(editor, 'Bias of self1peers2or3', '-1.2');
    await expect(grid.simulation?.rule.network?.layers[1]).toMatchObject({ units: [{}, { bias: -1.2 }] });
    await userEvent.keyboard('{Escape}');
    editor.undo();
    scrollTo(0, 0);
  },
};

/** Three inputs: the cell, a near mean that speaks for it, a far one that speaks against it. */
export const ThreeInputs: Story = {
  name: 'One neuron, three inputs',
  render: () =>
    beside(
      html`<ca-grid id="young" rule="young-worms" size="96 96" controls></ca-grid>`,
      html`<ca-weight-editor for="young"></ca-weight-editor>`,
      html`Young’s model of animal coats. Make the inhibitor’s weight −4 for a labyrinth, −6 for spots.`,
    ),
  play: async ({ canvasElement }) => {
    const [grid, editor] = [gridIn(canvasElement), editorIn(canvasElement)];
    await ready(grid);
    await editorReady(editor);
    grid.step(16);
    await alive(editor);
    standing(editor, 'number:activation<inhibitor').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(editor.shadowRoot?.activeElement).toBeInstanceOf(HTMLInputElement));
    await userEvent.keyboard('-6{Enter}');
    await expect(grid.simulation?.rule.network?.layers[0]).toMatchObject({ units: [{ weights: { inhibitor: -6 } }] });
    grid.step(24);
  },
};

/** Two neighbourhoods at once, a disc and a ring: a blob that travels. */
export const MovingBlob: Story = {
  name: 'A blob that moves',
  render: () =>
    beside(
      html`<ca-grid id="blob" rule="moving-blob" size="128 128" rate="12" controls></ca-grid>`,
      html`<ca-weight-editor for="blob"></ca-weight-editor>`,
    ),
  play: async ({ canvasElement }) => {
    const [grid, editor] = [gridIn(canvasElement), editorIn(canvasElement)];
    await ready(grid);
    await editorReady(editor);
    grid.step(20);
    await alive(editor);
  },
};

/** The network as nested functions, from the output down to what is perceived. */
export const Tree: Story = {
  render: () =>
    beside(html`<ca-grid id="tree" size="64 64" controls></ca-grid>`, html`<ca-weight-editor for="tree" view="tree"></ca-weight-editor>`),
  play: async ({ canvasElement }) => {
    const editor = editorIn(canvasElement);
    await ready(gridIn(canvasElement));
    await editorReady(editor);
    await alive(editor);
  },
};

/** The network as code. A number typed over is a number of the rule. */
export const Code: Story = {
  tags: ['blank-ok'],
  render: () =>
    beside(html`<ca-grid id="code" size="64 64" controls></ca-grid>`, html`<ca-weight-editor for="code" view="code"></ca-weight-editor>`),
  play: async ({ canvasElement }) => {
    const [grid, editor] = [gridIn(canvasElement), editorIn(canvasElement)];
    await ready(grid);
    await editorReady(editor);
    type(editor, 'Bias of self0peers3', '-0.25');
    await expect(grid.simulation?.rule.network?.layers[1]).toMatchObject({ units: [{ name: 'self0peers3', bias: -0.25 }, {}] });
    for (const language of ['Step by step', 'GLSL', 'JSON', 'Expression']) {
      buttonIn(editor, language).click();
      await editor.updateComplete;
      await expect(editor.shadowRoot?.querySelector('.source')).toBeTruthy();
    }
  },
};

/** Nine mutants of a rule run beside each other. A press adopts one, and its own mutants follow. */
export const Garden: Story = {
  name: 'A garden of mutants',
  render: () =>
    beside(
      html`<ca-grid id="garden" rule="young-labyrinth" size="64 64" controls></ca-grid>`,
      html`<ca-weight-editor for="garden"></ca-weight-editor>`,
      html`Each is the rule with noise on its weights. Those in which nothing lives make room for others. Press one to adopt it.`,
    ),
  play: async ({ canvasElement }) => {
    const [grid, editor] = [gridIn(canvasElement), editorIn(canvasElement)];
    await ready(grid);
    grid.step(20);
    await editorReady(editor);
    buttonIn(editor, 'Explore').click();
    await editor.updateComplete;
    buttonIn(editor, 'Garden of mutants').click();
    await waitFor(() => expect(editor.shadowRoot?.querySelectorAll('.plant:not(.growing)').length).toBe(9), { timeout: 45_000 });
    await expect(sharedGpu.counts.contexts).toBe(1);
    const before = grid.simulation?.rule;
    buttonIn(editor, 'Adopt mutant 5').click();
    await expect(grid.simulation?.rule).not.toBe(before);
    await expect(grid.simulation?.rule.structureKey).toBe(before?.structureKey);
    await waitFor(() => expect(editor.shadowRoot?.querySelectorAll('.plant:not(.growing)').length).toBe(9), { timeout: 45_000 });
  },
};

/** Between two rules lies a rule for every share. */
export const Blend: Story = {
  name: 'Between two rules',
  render: () =>
    beside(
      html`<ca-grid id="between" rule="young-spots" size="96 96" controls></ca-grid>`,
      html`<ca-weight-editor for="between"></ca-weight-editor>`,
      html`Every weight on its way from one rule to another: spots on the way to holes pass through worms and a labyrinth.`,
    ),
  play: async ({ canvasElement }) => {
    const [grid, editor] = [gridIn(canvasElement), editorIn(canvasElement)];
    await ready(grid);
    await editorReady(editor);
    buttonIn(editor, 'Explore').click();
    await editor.updateComplete;
    const chooser = editor.shadowRoot?.querySelector<HTMLSelectElement>('.blend select');
    if (!chooser) throw new Error('nothing to blend with');
    await userEvent.selectOptions(chooser, 'young-holes');
    await editor.updateComplete;
    const slider = editor.shadowRoot?.querySelector<HTMLInputElement>('.blend .slider');
    if (!slider) throw new Error('no slider');
    slider.value = '0.5';
    slider.dispatchEvent(new Event('input'));
    slider.dispatchEvent(new Event('change'));
    await expect(grid.simulation?.rule.network?.layers[0]).toMatchObject({ units: [{ weights: { inhibitor: -4.6 } }] });
    grid.step(30);
  },
};

/** A rule without a network is its expressions, and a slider for each of its named numbers. */
export const Formula: Story = {
  name: 'A formula',
  tags: ['blank-ok'],
  render: () =>
    beside(
      html`<ca-grid id="formula" rule="gray-scott-coral" size="96 96" controls></ca-grid>`,
      html`<ca-weight-editor for="formula"></ca-weight-editor>`,
    ),
  play: async ({ canvasElement }) => {
    const [grid, editor] = [gridIn(canvasElement), editorIn(canvasElement)];
    await ready(grid);
    await editorReady(editor);
    type(editor, 'kill', '0.0649');
    type(editor, 'feed', '0.0367');
    await expect(grid.simulation?.rule.formula?.parameters).toMatchObject({ feed: { value: 0.0367 }, kill: { value: 0.0649 } });
    grid.step(600);
  },
};

/** A discrete rule is a finite table. Near its threshold the network is about to decide otherwise. */
export const Table: Story = {
  name: 'A truth table about to break',
  render: () =>
    beside(
      html`<ca-grid id="table" size="64 64" controls></ca-grid>`,
      html`<ca-weight-editor for="table"></ca-weight-editor>`,
      html`With the output’s bias at −0.95, Life is still Life, but only just: an orange corner marks each decision that a little more would
      turn round.`,
    ),
  play: async ({ canvasElement }) => {
    const [grid, editor] = [gridIn(canvasElement), editorIn(canvasElement)];
    await ready(grid);
    await editorReady(editor);
    standing(editor, 'unit:activation').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(editor.shadowRoot?.activeElement).toBeInstanceOf(HTMLInputElement));
    type(editor, 'Bias of activation', '-0.95');
    await editor.updateComplete;
    await expect(editor.shadowRoot?.querySelectorAll('td.near')).toHaveLength(3);
    await userEvent.keyboard('{Escape}');
    grid.step(12);
  },
};

/** Networks too wide for curves are fields of weights. Arrow keys or the pointer go from weight to weight. */
export const Wide: Story = {
  name: 'A wide network',
  tags: ['blank-ok'],
  render: () =>
    beside(html`<ca-grid id="wide" rule="tlife" size="64 64" controls></ca-grid>`, html`<ca-weight-editor for="wide"></ca-weight-editor>`),
  play: async ({ canvasElement }) => {
    const editor = editorIn(canvasElement);
    await ready(gridIn(canvasElement));
    await editorReady(editor);
    await expect(editor.shadowRoot?.querySelectorAll('.matrix')).toHaveLength(2);
  },
};

/** In a column of 280 CSS pixels the diagram runs from top to bottom. */
export const Narrow: Story = {
  render: () => html`
    <div style="inline-size: 280px">
      <ca-grid id="narrow" size="48 48" controls></ca-grid>
      <ca-weight-editor for="narrow" style="margin-block-start: 12px"></ca-weight-editor>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const editor = editorIn(canvasElement);
    await ready(gridIn(canvasElement));
    await editorReady(editor);
    for (const view of ['tree', 'code', 'diagram'] as const) {
      editor.view = view;
      await editor.updateComplete;
      await expect(editor.scrollWidth).toBeLessThanOrEqual(280);
    }
    await alive(editor);
  },
};

/** Two editors of one automaton share one history; with `readonly` an editor shows and changes nothing. In Arabic or Hebrew the page’s words run the other way, the network does not. */
export const Several: Story = {
  name: 'Several editors, right to left',
  render: () => html`
    <div dir="rtl" class="figures" style="--least: 20rem">
      <div>
        <ca-grid id="several" rule="young-spots" size="48 48" style="max-inline-size: 12rem"></ca-grid>
      </div>
      <ca-weight-editor for="several"></ca-weight-editor>
      <ca-weight-editor for="several" view="tree" readonly></ca-weight-editor>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [first, second] = editorsIn(canvasElement);
    const grid = gridIn(canvasElement);
    await ready(grid);
    for (const editor of [first, second]) await editorReady(editor);
    standing(first, 'number:activation<self').focus();
    await userEvent.keyboard('{ArrowUp}{Escape}');
    await second.updateComplete;
    await expect(second.shadowRoot?.querySelector<HTMLInputElement>('[aria-label="Weight of self in activation"]')?.value).toBe('+0.5');
    await expect(second.shadowRoot?.querySelector('.history')).toBe(null);
  },
};

/** Before its grid is there, and when `for` names nothing. */
export const Unlinked: Story = {
  tags: ['blank-ok'],
  render: () => html`<ca-weight-editor for="nobody"></ca-weight-editor>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(editorIn(canvasElement).shadowRoot?.textContent).toMatch(/no automaton with the id “nobody”/));
  },
};
