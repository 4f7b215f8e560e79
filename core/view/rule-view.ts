// What the views of a rule have in common: the canvas, the extent, when the picture is old, and when what is on the GPU must go. They
// draw a simulation's rule and not its cells, so steps make no picture old unless a view says so.

import type { Disposable } from '../base/disposable.js';
import type { CaError } from '../base/errors.js';
import type { Gpu, Viewport } from '../gpu/gpu.js';
import { Surface } from '../gpu/surface.js';
import { gpuPart } from '../simulation/parts.js';
import type { Simulation } from '../simulation/simulation.js';
import type { View, ViewLoop } from './view.js';

/** The extent of a view in device pixels, and device pixels per CSS pixel. */
export interface ViewExtent {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** A view of a simulation's rule. Whoever makes it disposes it. */
export abstract class RuleView implements View, Disposable {
  readonly surface: Surface;
  readonly #loop: ViewLoop;
  readonly #onFailed: (error: CaError) => void;
  #simulation: Simulation | null = null;
  #off: () => void = () => {};
  #visible = false;
  #dirty = true;
  #extent: ViewExtent = { width: 0, height: 0, ratio: 1 };

  /** @param canvas - an element's canvas without a context; @param onFailed - hears why it could not be drawn */
  constructor(canvas: HTMLCanvasElement, onFailed: (error: CaError) => void, loop: ViewLoop) {
    this.surface = new Surface(canvas);
    this.#onFailed = onFailed;
    this.#loop = loop;
  }

  /** Draws into the viewport of the canvas, which is clear. */
  abstract draw(gpu: Gpu, viewport: Viewport): void;

  /** Frees what is on the GPU; the next draw makes it again. */
  protected abstract release(): void;

  /** Forgets what was on the GPU: its context is gone. */
  protected abstract forget(): void;

  /** Subscriptions to a simulation that is shown from now on, beside those that every view of a rule has. */
  protected listen(_simulation: Simulation): (() => void)[] {
    return [];
  }

  /** Lets the loop draw it, from now until {@link leave}. */
  enter(): void {
    this.#dirty = true; // its automaton may have given its part of the GPU back meanwhile
    this.#loop.addView(this);
  }

  /** Takes it off the loop: its element left the page. */
  leave(): void {
    this.#loop.removeView(this);
  }

  get simulation(): Simulation | null {
    return this.#simulation;
  }

  set simulation(simulation: Simulation | null) {
    if (simulation === this.#simulation) return;
    this.#off();
    this.#off = () => {};
    this.release();
    this.#simulation = simulation;
    if (!simulation) return;
    const offs = [
      simulation.events.on('rule', () => this.invalidate()),
      simulation.events.on('ready', () => this.invalidate()),
      simulation.events.on('release', () => this.#onRelease()),
      simulation.events.on('lost', () => this.#onLost()),
      ...this.listen(simulation),
    ];
    this.#off = () => offs.forEach((off) => off());
    this.invalidate();
  }

  get visible(): boolean {
    return this.#visible;
  }

  set visible(visible: boolean) {
    this.#visible = visible;
    if (visible) this.#loop.wake();
  }

  get dirty(): boolean {
    return this.#dirty;
  }

  get pixelWidth(): number {
    return this.#extent.width;
  }

  get pixelHeight(): number {
    return this.#extent.height;
  }

  get pixelRatio(): number {
    return this.#extent.ratio;
  }

  /**
   * Sets the view's extent.
   * @param width - device pixels, whole; @param ratio - device pixels per CSS pixel
   */
  resize(width: number, height: number, ratio: number): void {
    if (width === this.#extent.width && height === this.#extent.height && ratio === this.#extent.ratio) return;
    this.#extent = { width, height, ratio };
    this.invalidate();
  }

  /** The picture is old. */
  invalidate(): void {
    this.#dirty = true;
    this.#loop.wake();
  }

  drawn(): void {
    this.#dirty = false;
  }

  failed(error: CaError): void {
    this.#onFailed(error);
  }

  /** The picture as a file. @param type - a MIME type that the browser can write */
  async toBlob(type: string): Promise<Blob> {
    const engine = this.#simulation?.attach(true);
    if (!engine) throw new Error('toBlob: there is no picture yet; expected an automaton that runs');
    return (await gpuPart.fetch()).pictureOf(engine.gpu, this, type);
  }

  #onRelease(): void {
    this.release();
    this.invalidate();
  }

  #onLost(): void {
    this.forget();
    this.#dirty = true;
  }

  dispose(): void {
    this.leave();
    this.simulation = null;
    this.surface.dispose();
  }
}
