// What play functions do to a grid: wait for it, ask it, draw on it as a reader would.

import { expect, userEvent, waitFor } from 'storybook/test';
import type { CaGrid } from '../../components/grid/grid.js';

/** The grids of a story. */
export const gridsIn = (element: Element): CaGrid[] => [...element.querySelectorAll('ca-grid')];

/** The first grid of a story. */
export function gridIn(element: Element): CaGrid {
  const [grid] = gridsIn(element);
  if (!grid) throw new Error('the story has no grid');
  return grid;
}

/** Waits until an automaton runs on the GPU, in the window or not. */
export async function ready(grid: CaGrid): Promise<void> {
  await waitFor(() => expect(grid.simulation).not.toBe(null));
  await grid.snapshot();
}

/** How many cells live. */
export async function population(grid: CaGrid): Promise<number> {
  if (!grid.simulation) throw new Error('the grid has no automaton yet');
  return grid.simulation.population();
}

/** The part of a grid that is drawn on. */
export function stageOf(grid: CaGrid): HTMLElement {
  const stage = grid.shadowRoot?.querySelector<HTMLElement>('[role="application"]');
  if (!stage) throw new Error('the grid has not rendered yet');
  return stage;
}

/**
 * Draws with the left button.
 * @param path - points of the stage, each coordinate from 0 (left, top) to 1
 */
export async function drag(grid: CaGrid, path: readonly (readonly [number, number])[]): Promise<void> {
  const target = stageOf(grid);
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = ([x, y]: readonly [number, number]) => ({ clientX: left + x * width, clientY: top + y * height });
  const [first, ...rest] = path;
  await userEvent.pointer([
    { keys: '[MouseLeft>]', target, coords: at(first) },
    ...rest.map((point) => ({ target, coords: at(point) })),
    { keys: '[/MouseLeft]', target, coords: at(path[path.length - 1]) },
  ]);
}

/** The next picture of the page. */
export const frame = (): Promise<number> => new Promise(requestAnimationFrame);

/** Whether any of an element is in the window: what is not neither runs nor is drawn. */
export function isInWindow(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
