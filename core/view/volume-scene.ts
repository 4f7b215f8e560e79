// What the pictures of one volume have on one context: programs, colors, and the pictures themselves: a coarse one while anything
// moves, a fine one that several samples a pixel come down to. Knows no page and no automaton; `volume-view.ts` says when to draw what.

import type { Disposable } from '../base/disposable.js';
import { fragment } from '../compile/glsl.js';
import type { Gpu, Viewport } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import { GpuTarget, type GpuTexture } from '../gpu/texture.js';
import type { Uniforms } from '../gpu/uniforms.js';
import fullscreen from '../../shaders/fullscreen.vert';
import brightest from '../../shaders/volume-march-brightest.glsl';
import cells from '../../shaders/volume-march-cells.glsl';
import emission from '../../shaders/volume-march-emission.glsl';
import light from '../../shaders/volume-march-light.glsl';
import march from '../../shaders/volume-march.glsl';
import mean from '../../shaders/volume-march-mean.glsl';
import shows from '../../shaders/volume-march-show.glsl';
import slices from '../../shaders/volume-march-slices.glsl';
import surface from '../../shaders/volume-march-surface.glsl';
import type { OrbitCamera } from './orbit-camera.js';
import { boxOf, rayUniforms, type Extent3 } from './volume-rays.js';
import type { VolumeContent, VolumeLook } from './volume-look.js';
import type { VolumeField } from './volume-source.js';

/** One picture. */
export interface VolumePicture {
  readonly field: VolumeField;
  readonly size: Extent3;
  readonly camera: OrbitCamera;
  readonly content: VolumeContent;
  readonly look: VolumeLook;
}

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
/** Ink of the box. */
const BOX_ALPHA = 0.26;

/** Colors as light adds up, and their alpha. @param table - `[256]` × RGBA in sRGB */
function linear(table: Uint8Array): Float32Array {
  return Float32Array.from(table, (byte, i) => {
    const share = byte / 255;
    return i % 4 === 3 || share <= 0.04045 ? share / (i % 4 === 3 ? 1 : 12.92) : ((share + 0.055) / 1.055) ** 2.4;
  });
}

/** Programs, textures and targets of one volume. */
export class VolumeScene implements Disposable {
  readonly gpu: Gpu;
  readonly #programs = new Map<string, GpuProgram>();
  readonly #colors = new Map<string, { table: Uint8Array; texture: GpuTexture }>();
  #targets: { coarse: GpuTarget; fine: GpuTarget; next: GpuTarget; sample: GpuTarget } | null = null;

  constructor(gpu: Gpu) {
    this.gpu = gpu;
  }

  #program(key: string, source: () => string): GpuProgram {
    let program = this.#programs.get(key);
    if (!program) this.#programs.set(key, (program = this.gpu.programs.acquire({ vertex: fullscreen, fragment: source() })));
    return program;
  }

  /** The program of a way to see. */
  #marcher({ mode, cubes }: VolumeContent, { lit }: VolumeLook, size: Extent3): GpuProgram {
    const asCubes = mode === 'isosurface' && cubes;
    const isLit = mode === 'isosurface' || (mode === 'emission' && lit);
    const longest = size[0] + size[1] + size[2];
    const key = `${asCubes ? `cells ${longest}` : mode} ${isLit}`;
    const see = { emission, isosurface: asCubes ? cells : surface, mip: brightest, slice: slices }[mode];
    const parts = mode === 'isosurface' ? [march, light, see] : [march, see];
    return this.#program(key, () => fragment(`#define LIT ${Number(isLit)}\n#define LONGEST ${longest}`, ...parts));
  }

  #color(use: string, table: Uint8Array): GpuTexture {
    const known = this.#colors.get(use);
    const texture = known?.texture ?? this.gpu.texture('RGBA16F', 256, 1, { filter: 'linear' });
    if (known?.table !== table) texture.upload(linear(table));
    this.#colors.set(use, { table, texture });
    return texture;
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

  #march(target: GpuTarget, picture: VolumePicture, own: { step: number; jitter: number; shift: readonly [number, number] }): void {
    const { field, size, camera, content, look } = picture;
    const { low, high } = boxOf(size, content.clip);
    const top = Math.min(high[2], field.top);
    const uniforms: Uniforms = {
      ...rayUniforms(camera, size, [target.width, target.height]),
      ...{ tField: field.texture, uExtent: [...size], uTurn: field.turn, uTop: field.top, uCoarsest: field.texture.coarsest },
      ...{ uLow: low, uHigh: [high[0], high[1], top], uStep: own.step, uJitter: own.jitter, uShift: [...own.shift] },
      ...{ tTransfer: this.#color('transfer', look.transfer), tDepth: this.#color('depth', look.depth ?? look.transfer) },
      ...{ uByDepth: look.depth ? 1 : 0, uInk: [...look.ink.slice(0, 3), look.ink[3] * BOX_ALPHA] },
      ...{ uIso: content.isovalue, uOpacity: content.opacity, uOcclusion: look.occlusion, uShadow: look.shadow },
      uPlanes: content.planes.map((share, axis) => (axis === 1 ? 1 - share : share) * size[axis]),
    };
    this.gpu.draw({ program: this.#marcher(content, look, size), target, uniforms });
  }

  /** Draws the coarse picture. */
  drawCoarse(picture: VolumePicture): void {
    // No jitter and no place in the pixel of its own: a sample grid that shifts from frame to frame flickers.
    if (this.#targets) this.#march(this.#targets.coarse, picture, { step: Math.max(1, picture.content.rayStep), jitter: 0, shift: [0, 0] });
  }

  /** Takes one more sample of each pixel into the fine picture. @param sample - how many it has so far */
  drawFine(picture: VolumePicture, sample: number): void {
    const targets = this.#targets;
    if (!targets) return;
    const own = { step: picture.content.rayStep, jitter: 1, shift: SAMPLES[sample] };
    if (sample === 0) return this.#march(targets.fine, picture, own);
    this.#march(targets.sample, picture, own);
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
    for (const program of this.#programs.values()) this.gpu.programs.release(program);
    for (const { texture } of this.#colors.values()) texture.dispose();
    this.#programs.clear();
    this.#colors.clear();
  }
}
