// What play functions do to a plot: wait for it, and ask it.

import { expect, waitFor } from 'storybook/test';
import type { CaSurfacePlot } from '../../components/surface-plot/surface-plot.js';

/** The plots of a story. */
export const plotsIn = (element: Element): CaSurfacePlot[] => [...element.querySelectorAll('ca-surface-plot')];

/** Waits until a plot's axes, or its small surfaces, are there. */
export async function plotReady(plot: CaSurfacePlot): Promise<void> {
  plot.scrollIntoView({ block: 'nearest' });
  await waitFor(() => expect(plot.shadowRoot?.querySelector('.axes, .tile')).not.toBe(null), { timeout: 20_000 });
}

/** Names of the plot's axes. */
export const axisNames = (plot: CaSurfacePlot): string[] =>
  [...(plot.shadowRoot?.querySelectorAll('.axes .name') ?? [])].map(({ textContent }) => textContent ?? '');

/** Waits until a plot's heat counts as many cells. */
export async function counted(plot: CaSurfacePlot, cells: number): Promise<void> {
  await waitFor(() => expect(Math.round(plot.heatCounts?.total ?? 0)).toBe(cells), { timeout: 20_000 });
}
