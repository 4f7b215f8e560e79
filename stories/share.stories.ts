// Sharing: the menu at the end of the bar, and a link that brings a grid back.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../components/controls/controls.js';
import '../components/grid/grid.js';
import '../components/weight-editor/weight-editor.js';
import { drag, gridIn, ready } from './exhibits/hand.js';

const meta: Meta = { title: 'Sharing' };
export default meta;
type Story = StoryObj;

/** The menu of a bar. */
async function menuOf(bar: Element | null | undefined): Promise<HTMLElement> {
  const root = bar?.shadowRoot;
  const button = root?.querySelector<HTMLButtonElement>('button[aria-label="Rule, sharing and files"]');
  if (!root || !button) throw new Error('the bar has no menu');
  await userEvent.click(button);
  return waitFor(
    () => {
      const menu = root.querySelector<HTMLElement>('.menu:popover-open');
      if (!menu) throw new Error('the menu is not open yet');
      return menu;
    },
    { timeout: 10_000 },
  );
}

/** What was drawn is in the code, cell by cell; a soup is its seed. */
export const Share: Story = {
  render: () =>
    html`<ca-grid
      id="shared-life"
      size="48 32"
      init="empty"
      controls
      permalink
      style="max-inline-size: 26rem; margin-block-end: 20rem"
    ></ca-grid>`,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await ready(grid);
    await drag(grid, [
      [0.3, 0.3],
      [0.7, 0.3],
      [0.5, 0.7],
    ]);
    const menu = await menuOf(grid.shadowRoot?.querySelector('ca-controls'));
    await waitFor(() => expect(menu.querySelector('textarea')?.value).toContain('x = 48, y = 32'));
  },
};

/** A button of a menu, by how its words begin. */
function choice(menu: Element, words: string): HTMLButtonElement {
  const button = [...menu.querySelectorAll('button')].find(({ textContent }) => textContent.trim().startsWith(words));
  if (!button) throw new Error(`the menu has no button “${words}”`);
  return button;
}

/** An animation that is cancelled; the grid stays as it is. In a column of 280 CSS pixels. */
export const Files: Story = {
  render: () => html`<ca-grid rule="brians-brain" size="64 40" controls style="inline-size: 280px"></ca-grid>`,
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await ready(grid);
    const menu = await menuOf(grid.shadowRoot?.querySelector('ca-controls'));
    await expect(choice(menu, 'Picture')).toBeEnabled();
    await expect(choice(menu, 'Cells (RLE)')).toBeEnabled();
    await userEvent.click(choice(menu, 'Animation'));
    await userEvent.click(await waitFor(() => choice(menu, 'Cancel')));
    await waitFor(() => expect(menu.querySelector('[role="status"]')).toHaveTextContent('Cancelled'), { timeout: 20_000 });
    await expect(grid.generation).toBe(0);
  },
};
