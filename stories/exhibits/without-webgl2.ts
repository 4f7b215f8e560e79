// A browser without WebGL2, for one story: canvases hand out no such context while the story is shown.

import { sharedGpu } from '../../core/index.js';

type GetContext = (this: unknown, type: string, ...rest: unknown[]) => unknown;

/** Longest wait for the context of the story before, in milliseconds. */
const PATIENCE_MS = 5000;

/**
 * Takes WebGL2 away.
 * @param canvasElement - the story's root; emptied, so that the grids of the story before let go of the context that they share
 * @returns gives WebGL2 back; Storybook calls it when the story goes
 */
export async function withoutWebGL2(canvasElement: HTMLElement): Promise<() => void> {
  canvasElement.replaceChildren();
  for (const since = performance.now(); sharedGpu.current && performance.now() - since < PATIENCE_MS;)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const kinds: { getContext: GetContext }[] = [HTMLCanvasElement.prototype as { getContext: GetContext }];
  if (typeof OffscreenCanvas !== 'undefined') kinds.push(OffscreenCanvas.prototype as { getContext: GetContext });
  const before = kinds.map((kind) => kind.getContext);
  kinds.forEach((kind, i) => {
    kind.getContext = function (type, ...rest) {
      return type.startsWith('webgl') ? null : before[i].call(this, type, ...rest);
    };
  });
  return () => kinds.forEach((kind, i) => (kind.getContext = before[i]));
}
