// <ca-controls> on its own, linked and in little room.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../components/controls/controls.js';
import '../components/grid/grid.js';
import type { CaControls } from '../components/controls/controls.js';
import { ready } from './exhibits/hand.js';
import './exhibits/reference.js'; // for controls.mdx

const meta: Meta<CaControls> = {
  title: 'Controls',
  component: 'ca-controls',
};
export default meta;
type Story = StoryObj<CaControls>;

function buttonOf(bar: Element, name: string): HTMLButtonElement {
  const button = bar.shadowRoot?.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`);
  if (!button) throw new Error(`the bar has no button “${name}”`);
  return button;
}

/** A bar that is linked by `for` steers a grid anywhere on the page. */
export const Linked: Story = {
  render: () => html`
    <ca-controls for="soup" style="max-inline-size: 32rem; margin-bottom: 8px"></ca-controls>
    <ca-grid id="soup" size="96 64" density="0.3"></ca-grid>
  `,
  play: async ({ canvasElement }) => {
    const [bar] = canvasElement.querySelectorAll('ca-controls');
    const [grid] = canvasElement.querySelectorAll('ca-grid');
    await ready(grid);
    await waitFor(() => expect(bar.simulation).toBe(grid.simulation));
    await userEvent.click(buttonOf(bar, 'One step'));
    await userEvent.click(buttonOf(bar, 'One step'));
    await expect(grid.generation).toBe(2);
    await userEvent.click(buttonOf(bar, 'Play'));
    await waitFor(() => expect(grid.generation).toBeGreaterThan(3), { timeout: 10_000 });
    await expect(grid.paused).toBe(false);
    await userEvent.click(buttonOf(bar, 'Pause'));
    await expect(grid.paused).toBe(true);
    await userEvent.click(buttonOf(bar, 'Another start'));
    await expect(grid.generation).toBe(0);
  },
};

/** Two bars and a grid's own: all three say the same. */
export const SeveralBars: Story = {
  name: 'Several bars',
  render: () => html`
    <div class="figures">
      <ca-grid id="shared" size="96 64" controls></ca-grid>
      <div>
        <ca-controls for="shared"></ca-controls>
        <ca-controls for="shared"></ca-controls>
      </div>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [first, second] = canvasElement.querySelectorAll('ca-controls');
    const [grid] = canvasElement.querySelectorAll('ca-grid');
    await ready(grid);
    await userEvent.click(buttonOf(first, 'Play'));
    await waitFor(() => buttonOf(second, 'Pause'));
    await userEvent.click(buttonOf(second, 'Pause'));
    await expect(grid.paused).toBe(true);
  },
};

/** Linked to nothing, it waits. */
export const Unlinked: Story = {
  render: () => html`<ca-controls for="not-there-yet" style="max-inline-size: 32rem"></ca-controls>`,
  play: async ({ canvasElement }) => {
    const [bar] = canvasElement.querySelectorAll('ca-controls');
    await bar.updateComplete;
    await expect(buttonOf(bar, 'Play')).toBeDisabled();
  },
};

/** In a column of 280 CSS pixels. */
export const Narrow: Story = {
  render: () => html`
    <div style="inline-size: 280px">
      <ca-grid id="narrow" size="64 48"></ca-grid>
      <ca-controls for="narrow" style="margin-top: 4px"></ca-controls>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const [bar] = canvasElement.querySelectorAll('ca-controls');
    await ready(canvasElement.querySelectorAll('ca-grid')[0]);
    await expect(bar.scrollWidth).toBeLessThanOrEqual(280);
  },
};
