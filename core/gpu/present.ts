// Shows what the one context draws in the canvases of many elements. The shared canvas takes a few sizes only (512, 1024, …, the
// size classes), views are drawn class by class at its top left corner, and each picture moves to its element: as a bitmap that
// the element crops (the fastest in Chromium, about a third of the cost of drawImage), or by drawImage of the part where that is
// faster (Firefox: 0.8 of the cost, and a large shared canvas costs 13 times as much otherwise).

import type { Disposable } from '../base/disposable.js';
import type { Gpu, Viewport } from './gpu.js';

/** Smallest size class, in pixels. */
const SMALLEST_CLASS = 512;

/** The size class of a view: the least power of two that holds both sides. */
function sizeClass(width: number, height: number): number {
  return Math.max(SMALLEST_CLASS, 2 ** Math.ceil(Math.log2(Math.max(width, height, 1))));
}

/** Whether moving whole bitmaps is the faster way here. `-moz-appearance` is Gecko's alone. */
function prefersBitmaps(): boolean {
  const gecko = typeof CSS !== 'undefined' && CSS.supports('-moz-appearance', 'none');
  return !gecko && typeof OffscreenCanvas !== 'undefined' && typeof ImageBitmapRenderingContext !== 'undefined';
}

/** An element's canvas, as the presenter sees it. It sits at the top left of a wrapper with `overflow: hidden`. */
export class Surface implements Disposable {
  readonly canvas: HTMLCanvasElement;
  #bitmap: ImageBitmapRenderingContext | null = null;
  #context: CanvasRenderingContext2D | null = null;

  /** @param canvas - an element's own canvas that has no context yet */
  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
  }

  /** Takes the context that suits the shared canvas: only one off the page gives bitmaps. */
  #open(shared: Gpu['canvas']): void {
    if (this.#bitmap || this.#context) return;
    if (prefersBitmaps() && 'transferToImageBitmap' in shared) this.#bitmap = this.canvas.getContext('bitmaprenderer');
    else this.#context = this.canvas.getContext('2d');
  }

  /** Takes the picture at the top left of the shared canvas, or of any other. */
  show({ canvas: shared }: Pick<Gpu, 'canvas'>, width: number, height: number, pixelRatio: number): void {
    this.#open(shared);
    if (this.#bitmap && 'transferToImageBitmap' in shared) {
      this.#resizeTo(shared.width / pixelRatio, shared.height / pixelRatio);
      this.#bitmap.transferFromImageBitmap(shared.transferToImageBitmap());
    } else if (this.#context) {
      if (this.canvas.width !== width) this.canvas.width = width;
      if (this.canvas.height !== height) this.canvas.height = height;
      this.#resizeTo(width / pixelRatio, height / pixelRatio);
      this.#context.globalCompositeOperation = 'copy';
      this.#context.drawImage(shared, 0, 0, width, height, 0, 0, width, height);
    }
  }

  /** Engines differ in what a transfer does to a canvas's size, so CSS fixes it: one picture pixel is one device pixel. */
  #resizeTo(width: number, height: number): void {
    const { style } = this.canvas;
    const [w, h] = [`${width}px`, `${height}px`];
    if (style.width !== w) style.width = w;
    if (style.height !== h) style.height = h;
  }

  /** Lets go of the picture's memory. */
  dispose(): void {
    this.#bitmap?.transferFromImageBitmap(null);
    if (this.#context) this.canvas.width = this.canvas.height = 0;
  }
}

/** Something that draws itself into a part of the shared canvas and shows it on a surface. */
export interface Presentable {
  /** In device pixels. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly pixelRatio: number;
  readonly surface: Surface;
  /** Draws into the viewport of the canvas (target `null`), which is clear. */
  draw(gpu: Gpu, viewport: Viewport): void;
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
