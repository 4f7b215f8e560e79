// The picture of a volume. Made when there is something to show, from a part that the page fetches then; gone with the element.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CaError } from '../../core/base/errors.js';
import { Part } from '../../core/base/part.js';
import { pageLoop } from '../../core/page/loop.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type * as volume from '../../core/view/volume-drawing.js';
import type { VolumeContent, VolumeLook } from '../../core/view/volume-look.js';
import type { Extent } from '../shared/viewport.controller.js';
import type { CameraPlace } from './settings.js';

/** What draws volumes. */
const volumePart = new Part('what draws volumes', () => import('../../core/view/volume-drawing.js'));

/** Radians a second of a volume that turns by itself: once round in half a minute. */
const SPIN = (2 * Math.PI) / 30;

/** Room beside the picture for what is written there, in CSS pixels, and without. */
const LABEL_MARGINS = { left: 40, right: 34, top: 12, bottom: 30 };
const NO_LABELS = { left: 8, right: 8, top: 8, bottom: 8 };

/** What a volume needs of its element. */
export interface StageContext {
  readonly canvas: () => HTMLCanvasElement | null;
  /** The picture cannot be drawn. */
  readonly failed: (error: CaError) => void;
  /** The view is there. */
  readonly made: () => void;
  /** A picture was drawn. */
  readonly drawn: () => void;
}

/** Everything to show. */
export interface StageContent {
  readonly content: VolumeContent;
  readonly look: VolumeLook;
  readonly depth: number;
  readonly camera: CameraPlace | undefined;
  readonly turns: boolean;
  /** Something is written beside it. */
  readonly labelled: boolean;
}

/** Owns the view of one volume. */
export class VolumeStage implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #context: StageContext;
  #view: volume.VolumeView | null = null;
  #simulation: Simulation | null = null;
  #shown: StageContent | null = null;
  /** The attribute as it was last taken in: what a person turned afterwards stands. */
  #camera: CameraPlace | undefined;
  #extent: Extent = { width: 0, height: 0, ratio: 1 };
  #visible = false;
  #fetching = false;

  constructor(host: ReactiveControllerHost & Element, context: StageContext) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** The view, once it is there. */
  get view(): volume.VolumeView | null {
    return this.#view;
  }

  /** What it shows; `null` before there is anything. */
  get shown(): StageContent | null {
    return this.#shown;
  }

  /** Lines of sight, once the view is there. */
  get rays(): typeof volume | null {
    return volumePart.atHand;
  }

  set simulation(simulation: Simulation | null) {
    this.#simulation = simulation;
    if (this.#view) this.#view.simulation = simulation;
  }

  set visible(visible: boolean) {
    this.#visible = visible;
    if (this.#view) this.#view.visible = visible;
    else if (this.#shown) void this.#make();
  }

  resize(extent: Extent): void {
    this.#extent = extent;
    this.#view?.resize(extent.width, extent.height, extent.ratio);
  }

  hostConnected(): void {
    this.#view?.enter();
  }

  hostDisconnected(): void {
    this.#view?.leave();
  }

  /** Shows something from now on. */
  show(shown: StageContent): void {
    this.#shown = shown;
    const view = this.#view;
    if (!view) return void this.#make();
    view.depth = shown.depth;
    if (JSON.stringify(view.content) !== JSON.stringify(shown.content)) view.content = shown.content;
    if (view.look !== shown.look) view.look = shown.look;
    view.margins = shown.labelled ? LABEL_MARGINS : NO_LABELS;
    view.spin = shown.turns ? SPIN : 0;
    if (shown.camera === this.#camera) return;
    this.#camera = shown.camera;
    if (shown.camera) view.camera.place(shown.camera, shown.camera.zoom);
    else view.camera.reset();
    view.invalidate();
  }

  /** Looks from somewhere. @param place - `null` for where it is seen at first */
  readonly lookFrom = (place: CameraPlace | null): void => {
    if (place) this.#view?.camera.place(place, place.zoom);
    else if (this.#camera) this.#view?.camera.place(this.#camera, this.#camera.zoom);
    else this.#view?.camera.reset();
    this.#view?.invalidate();
  };

  async #make(): Promise<void> {
    if (this.#fetching || !this.#visible) return; // what nobody sees yet is not even loaded
    this.#fetching = true;
    try {
      const { VolumeView } = await volumePart.fetch();
      const canvas = this.#context.canvas();
      if (!canvas || !this.#shown || this.#view) return;
      this.#view = new VolumeView(canvas, this.#shown.look, this.#context.failed, pageLoop);
      this.#view.visible = this.#visible;
      this.#view.onPicture = this.#context.drawn;
      this.resize(this.#extent);
      this.show(this.#shown);
      this.#view.simulation = this.#simulation;
      if (this.#host.isConnected) this.#view.enter();
      this.#context.made();
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      this.#context.failed(error);
    } finally {
      this.#fetching = false;
    }
  }
}
