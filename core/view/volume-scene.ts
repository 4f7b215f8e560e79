// The pictures of one volume on one context: a coarse one while anything moves, a fine one that several samples a pixel come down to.
// Knows no page and no automaton; `volume-view.ts` says when to draw what, `volume-marcher.ts` draws it.

import type { Disposable } from '../base/disposable.js';
import { fragment } from '../compile/glsl.js';
import type { Gpu, Viewport } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import { GpuTarget } from '../gpu/texture.js';
import fullscreen from '../../shaders/fullscreen.vert';
import mean from '../../shaders/volume-march-mean.glsl';
import shows from '../../shaders/volume-march-show.glsl';
import { VolumeMarcher, type VolumePicture } from './volume-marcher.js';

/** Where in a pixel each sample of a fine picture lies, pixels from its middle: a rotated grid. */
const SAMPLES: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.375, -0.125],
  [-0.125, -0.375],
  [-0.375, 0.125],
  [0.125, 0.375],
];
/** How many samples a fine picture has. */
export const SAMPLE_COUNT = SAMPLES.length;

/** Targets of one volume. */
export class VolumeScene implements Disposable {
  readonly gpu: Gpu;
  readonly #programs = new Map<string, GpuProgram>();
  readonly #marcher: VolumeMarcher;
  #targets: { coarse: GpuTarget; fine: GpuTarget; next: GpuTarget; sample: GpuTarget } | null = null;

  constructor(gpu: Gpu) {
    this.gpu = gpu;
    this.#marcher = new VolumeMarcher(gpu);
  }

  #program(key: string, source: () => string): GpuProgram {
    let program = this.#programs.get(key);
    if (!program) this.#programs.set(key, (program = this.gpu.programs.acquire({ vertex: fullscreen, fragment: source() })));
    return program;
  }

  #sized(width: number, height: number, scale: number) {
    const [w, h] = [Math.ceil(width / scale), Math.ceil(height / scale)];
    const old = this.#targets;
    if (old && (old.fine.width !== width || old.fine.height !== height || old.coarse.width !== w || old.coarse.height !== h)) this.#free();
    const full = () => this.gpu.target('RGBA8', width, height);
    return (this.#targets ??= {
      coarse: new GpuTarget(this.gpu, 'RGBA8', w, h, { filter: 'linear' }),
      ...{ fine: full(), next: full(), sample: full() },
    });
  }

  /** Begins a picture of an extent. @param scale - a coarse one has 1 / scale of its pixels each way */
  begin(width: number, height: number, scale: number): void {
    this.#sized(width, height, scale);
  }

  /** Draws the coarse picture. */
  drawCoarse(picture: VolumePicture): void {
    // No jitter and no place in the pixel of its own: a sample grid that shifts from frame to frame flickers.
    if (this.#targets)
      this.#marcher.march(this.#targets.coarse, picture, { step: Math.max(1, picture.content.rayStep), jitter: 0, shift: [0, 0] });
  }

  /** Takes one more sample of each pixel into the fine picture. @param sample - how many it has so far */
  drawFine(picture: VolumePicture, sample: number): void {
    const targets = this.#targets;
    if (!targets) return;
    const own = { step: picture.content.rayStep, jitter: 1, shift: SAMPLES[sample] };
    if (sample === 0) return this.#marcher.march(targets.fine, picture, own);
    this.#marcher.march(targets.sample, picture, own);
    const uniforms = { tMean: targets.fine.texture, tNew: targets.sample.texture, uShare: 1 / (sample + 1) };
    this.gpu.draw({ program: this.#program('mean', () => fragment(mean)), target: targets.next, uniforms });
    this.#targets = { ...targets, fine: targets.next, next: targets.fine };
  }

  /** Lays the picture into the canvas. @param share - of the fine one */
  show(viewport: Viewport, share: number): void {
    if (!this.#targets) return;
    const [x, y, width, height] = viewport;
    const { coarse, fine } = this.#targets;
    const uniforms = { tCoarse: coarse.texture, tFine: fine.texture, uCorner: [x, y], uPixels: [width, height], uFine: share };
    this.gpu.draw({ program: this.#program('show', () => fragment(shows)), target: null, viewport, uniforms });
  }

  #free(): void {
    for (const target of Object.values(this.#targets ?? {})) target.dispose();
    this.#targets = null;
  }

  dispose(): void {
    this.#free();
    this.#marcher.dispose();
    for (const program of this.#programs.values()) this.gpu.programs.release(program);
    this.#programs.clear();
  }
}
