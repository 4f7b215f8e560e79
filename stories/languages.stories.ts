// The tags in another language. Each story is also a test: see test/stories.mjs.

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../components/grid/grid.js';
import type { CaGrid } from '../components/grid/grid.js';
import { setWords, speak } from '../components/shared/catalogue.js';

export default {
  title: 'Languages',
  tags: ['!autodocs'],
} satisfies Meta;

/** The whole page speaks German as long as this story is shown. */
export const German: StoryObj = {
  beforeEach: async () => {
    await speak('de');
    return () => setWords({});
  },
  render: () => html`<ca-grid rule="B3678/S34678" size="96 72" density="0.5" seed="4" controls lang="de"></ca-grid>`,
  play: async ({ canvasElement }) => {
    const grid = canvasElement.querySelector('ca-grid') as CaGrid;
    await waitFor(() => expect(grid.shadowRoot?.querySelector('.stage')?.getAttribute('aria-roledescription')).toBe('zellulärer Automat'));
    await waitFor(() =>
      expect(grid.shadowRoot?.querySelector('ca-controls')?.shadowRoot?.querySelector('[aria-label="Laufen lassen"]')).not.toBe(null),
    );
  },
};
