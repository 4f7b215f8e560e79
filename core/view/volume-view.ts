// Draws a volume into an element's canvas: the cells of an automaton in three dimensions, or the past of a flat one. While anything
// moves it is drawn coarsely; when it rests, finely, a sample a pixel in each frame until the picture is smooth.

import type { CaError } from '../base/errors.js';
import type { Gpu, Viewport } from '../gpu/gpu.js';
import type { Simulation } from '../simulation/simulation.js';
import { History } from './history.js';
import { OrbitCamera, type Margins, type Standpoint } from './orbit-camera.js';
import { RuleView } from './rule-view.js';
import type { ViewLoop } from './view.js';
import { StateField } from './volume-field.js';
import { USUAL_CONTENT, type VolumeContent, type VolumeLook } from './volume-look.js';
import { fitBox } from './volume-rays.js';
import { SAMPLE_COUNT, VolumeScene } from './volume-scene.js';
import type { VolumeSource } from './volume-source.js';

/** From where a volume is seen at first, in radians: two sides and the top. */
const VOLUME_HOME: Standpoint = { azimuth: -0.98, elevation: 0.42 };
/** It may be seen from below as well. */
const LOWEST = -Math.PI / 2 + 0.01;
/** Generations of a history unless told. */
const USUAL_DEPTH = 128;
/** What has not moved for so long, in milliseconds, is at rest. */
const REST_MS = 160;
/** The way from the coarse picture to the fine one, in milliseconds. */
const FADE_MS = 140;
/** Longest time that counts as one turn, in milliseconds. */
const LONGEST_TURN_MS = 100;
/** A picture of so many pixels is drawn coarsely on any machine while it moves; a smaller one where the machine is slow. */
const MANY_PIXELS = 2 ** 20;

/** Room round the picture unless told, in CSS pixels. */
const USUAL_MARGINS: Margins = { left: 8, right: 8, top: 8, bottom: 8 };

/** A view of a volume. Whoever makes it disposes it. */
export class VolumeView extends RuleView {
  readonly camera = new OrbitCamera({ home: VOLUME_HOME, lowest: LOWEST });
  #look: VolumeLook;
  #content: VolumeContent = USUAL_CONTENT;
  #depth = USUAL_DEPTH;
  #source: VolumeSource | null = null;
  #scene: VolumeScene | null = null;
  /** Whether something moved since the last picture, and when it did last; whether there is a coarse picture of it. */
  #stirred = true;
  #stirredAt = -Infinity;
  /** Samples in the fine picture, and when it had its first. */
  #samples = 0;
  #fineAt = -Infinity;
  #whole = false;
  #spin = 0;
  #spunAt = 0;
  #margins = USUAL_MARGINS;

  /** @param canvas - an element's canvas without a context; @param onFailed - hears why it could not be drawn */
  constructor(canvas: HTMLCanvasElement, look: VolumeLook, onFailed: (error: CaError) => void, loop: ViewLoop) {
    super(canvas, onFailed, loop);
    this.#look = look;
  }

  get look(): VolumeLook {
    return this.#look;
  }

  set look(look: VolumeLook) {
    this.#look = look;
    this.invalidate();
  }

  get content(): VolumeContent {
    return this.#content;
  }

  set content(content: VolumeContent) {
    this.#content = content;
    if (this.#source) this.#source.channel = content.channel;
    this.invalidate();
  }

  /** Generations of a history; another number begins anew. */
  get depth(): number {
    return this.#depth;
  }

  set depth(depth: number) {
    if (depth === this.#depth) return;
    this.#depth = depth;
    if (this.simulation?.size.length === 2) this.#makeSource(this.simulation);
  }

  /** Told when a picture was drawn: what is written over it may lie elsewhere now. */
  onPicture: () => void = () => {};

  /** Room round the picture for what is written there, in CSS pixels. */
  set margins(margins: Margins) {
    if (margins === this.#margins) return;
    this.#margins = margins;
    this.#place();
    this.invalidate();
  }

  #place(): void {
    this.camera.setView([this.pixelWidth / this.pixelRatio, this.pixelHeight / this.pixelRatio], this.#margins);
  }

  /** Radians a second that it turns by itself; 0 for none. */
  get spin(): number {
    return this.#spin;
  }

  set spin(spin: number) {
    if (spin === this.#spin) return;
    this.#spin = spin;
    this.#spunAt = performance.now();
    this.invalidate();
  }

  /** The past of a flat automaton, where that is shown. */
  get history(): History | null {
    return this.#source instanceof History ? this.#source : null;
  }

  /** The extent of what is shown, in cells; `null` while nothing is. */
  get extent(): readonly [number, number, number] | null {
    return this.#source?.size ?? null;
  }

  /** Whether the picture on the canvas is as fine as it gets. */
  get settled(): boolean {
    return !this.#stirred && this.#samples === SAMPLE_COUNT;
  }

  override get simulation(): Simulation | null {
    return super.simulation;
  }

  override set simulation(simulation: Simulation | null) {
    if (simulation === this.simulation) return;
    super.simulation = simulation;
    this.#makeSource(simulation);
  }

  #makeSource(simulation: Simulation | null): void {
    this.#source?.dispose();
    this.#source = null;
    if (!simulation) return;
    const [x, y, z] = simulation.size;
    this.#source = z === undefined ? new History(simulation, this.#depth) : new StateField(simulation);
    this.#source.channel = this.#content.channel;
    fitBox(this.camera, [x, y, z ?? this.#depth]);
    this.invalidate();
  }

  protected override listen(simulation: Simulation): (() => void)[] {
    return [simulation.events.on('change', () => this.invalidate())];
  }

  override resize(width: number, height: number, ratio: number): void {
    super.resize(width, height, ratio);
    this.#place();
  }

  override invalidate(): void {
    this.#stirred = true;
    super.invalidate();
  }

  /** The picture as a file, as fine as it gets. @param type - a MIME type that the browser can write */
  override async toBlob(type: string): Promise<Blob> {
    this.#whole = true;
    try {
      return await super.toBlob(type);
    } finally {
      this.#whole = false;
      this.invalidate();
    }
  }

  override draw(gpu: Gpu, viewport: Viewport): void {
    const source = this.#source;
    const { mode, cubes, smooth } = this.#content;
    const field = source?.prepare(gpu, smooth && !cubes && (mode === 'emission' || mode === 'isosurface'));
    if (!source || !field) return;
    if (this.#scene && this.#scene.gpu !== gpu) this.#scene = null;
    const scene = (this.#scene ??= new VolumeScene(gpu));
    const [, , width, height] = viewport;
    const coarsely = gpu.capabilities.software || width * height > MANY_PIXELS;
    scene.begin(width, height, coarsely ? 2 : 1);
    const picture = { field, size: source.size, camera: this.camera, content: this.#content, look: this.#look };
    if (this.#whole) {
      for (let sample = 0; sample < SAMPLE_COUNT; sample++) scene.drawFine(picture, sample);
      this.#samples = 0;
      return scene.show(viewport, 1);
    }
    const now = performance.now();
    if (this.#spin) this.#turn(now);
    const first = this.#stirredAt === -Infinity; // there is nothing to be quick for
    if (this.#stirred) {
      this.#stirred = false;
      this.#stirredAt = now;
      this.#samples = 0;
      if (!first) scene.drawCoarse(picture);
    }
    const rests = first || this.#samples > 0 || now - this.#stirredAt >= REST_MS;
    if (rests) this.#refine(scene, picture, first ? -Infinity : now);
    scene.show(viewport, this.#samples ? Math.min(1, (now - this.#fineAt) / FADE_MS) : 0);
    if (!this.settled || now - this.#fineAt < FADE_MS) super.invalidate();
    this.onPicture();
  }

  /** Turns by itself. A view that was not drawn for a while goes on from where it was. */
  #turn(now: number): void {
    const elapsed = Math.min(now - this.#spunAt, LONGEST_TURN_MS);
    this.#spunAt = now;
    this.camera.orbit((this.#spin * elapsed) / 1000, 0);
    this.#stirred = true;
  }

  /** One more sample of each pixel. */
  #refine(scene: VolumeScene, picture: Parameters<VolumeScene['drawFine']>[0], now: number): void {
    if (this.#samples === SAMPLE_COUNT) return;
    if (this.#samples === 0) this.#fineAt = now;
    scene.drawFine(picture, this.#samples++);
  }

  protected override release(): void {
    this.#source?.release();
    this.#scene?.dispose();
    this.forget();
  }

  protected override forget(): void {
    this.#source?.forget();
    this.#scene = null;
    this.#stirred = true;
    this.#stirredAt = -Infinity;
  }

  override dispose(): void {
    super.dispose();
    this.#source?.dispose();
    this.#source = null;
  }
}
