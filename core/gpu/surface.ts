// An element's canvas, which takes what the one context drew: as a bitmap that the element crops (the fastest in Chromium, about a third of
// the cost of drawImage), or by drawImage of the part where that is faster (Firefox: 0.8 of the cost, and a large shared canvas costs 13
// times as much otherwise).

import type { Disposable } from '../base/disposable.js';
import type { Gpu, Viewport } from './gpu.js';

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
