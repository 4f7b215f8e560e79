// Shows what the one context draws in the canvases of many elements. The shared canvas takes a few sizes only (512, 1024, …, the
// size classes), views are drawn class by class at its top left corner, and each picture moves to its element's `Surface`.

import type { Gpu, Viewport } from './gpu.js';
import type { Presentable } from './surface.js';

/** Smallest size class, in pixels. */
const SMALLEST_CLASS = 512;

/** The size class of a view: the least power of two that holds both sides. */
function sizeClass(width: number, height: number): number {
  return Math.max(SMALLEST_CLASS, 2 ** Math.ceil(Math.log2(Math.max(width, height, 1))));
}

/** Draws the views, class by class, and shows each on its surface. A view that throws does not stop the others. */
export function present(gpu: Gpu, views: Iterable<Presentable>, onError: (view: Presentable, error: unknown) => void): void {
  const limit = gpu.capabilities.maxTextureSize;
  const sorted = [...views].sort((a, b) => sizeClass(a.pixelWidth, a.pixelHeight) - sizeClass(b.pixelWidth, b.pixelHeight));
  for (const view of sorted) {
    const width = Math.min(view.pixelWidth, limit);
    const height = Math.min(view.pixelHeight, limit);
    if (width < 1 || height < 1) continue;
    try {
      render(gpu, view, width, height);
      view.surface.show(gpu, width, height, view.pixelRatio);
    } catch (error) {
      onError(view, error);
    }
  }
}

/** Draws a view at the top left of the shared canvas. */
function render(gpu: Gpu, view: Presentable, width: number, height: number): void {
  const side = Math.min(sizeClass(width, height), gpu.capabilities.maxTextureSize);
  gpu.resizeCanvas(side, side);
  const viewport: Viewport = [0, side - height, width, height];
  gpu.clearCanvas(viewport);
  view.draw(gpu, viewport);
}

/**
 * A view's picture as a file.
 * @param type - a MIME type that the browser can write, as in `image/png`
 */
export async function pictureOf(gpu: Gpu, view: Presentable, type: string): Promise<Blob> {
  const { pixelWidth: width, pixelHeight: height } = view;
  render(gpu, view, width, height);
  const copy = document.createElement('canvas');
  copy.width = width;
  copy.height = height;
  copy.getContext('2d')?.drawImage(gpu.canvas, 0, 0, width, height, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => copy.toBlob(resolve, type));
  if (!blob) throw new Error(`toBlob: the browser made no picture; expected a type that it can write, got ${type}`);
  return blob;
}
