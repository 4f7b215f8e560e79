// Sends the rays of one picture of a volume: which program, with which numbers. Keeps what all pictures of a volume share: programs,
// tables of colors, what its blocks hold, the light in it. `volume-scene.ts` says where the picture goes.

import type { Disposable } from '../base/disposable.js';
import { fragment } from '../compile/glsl.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import type { GpuTarget, GpuTexture } from '../gpu/texture.js';
import type { Uniforms } from '../gpu/uniforms.js';
import fullscreen from '../../shaders/fullscreen.vert';
import brightest from '../../shaders/volume-march-brightest.glsl';
import cells from '../../shaders/volume-march-cells.glsl';
import emission from '../../shaders/volume-march-emission.glsl';
import light from '../../shaders/volume-march-light.glsl';
import march from '../../shaders/volume-march.glsl';
import sampling from '../../shaders/volume-march-field.glsl';
import skip from '../../shaders/volume-march-skip.glsl';
import slices from '../../shaders/volume-march-slices.glsl';
import surface from '../../shaders/volume-march-surface.glsl';
import type { OrbitCamera } from './orbit-camera.js';
import { blockSide, VolumeBlocks, type Emptiness } from './volume-blocks.js';
import { VolumeLight } from './volume-light.js';
import type { VolumeContent, VolumeLook } from './volume-look.js';
import { boxOf, rayUniforms, type Extent3 } from './volume-rays.js';
import type { VolumeField } from './volume-source.js';
import { denseSpan, ENTRIES, glowOf, lightOf } from './volume-transfer.js';

/** One picture. */
export interface VolumePicture {
  readonly field: VolumeField;
  readonly size: Extent3;
  readonly camera: OrbitCamera;
  readonly content: VolumeContent;
  readonly look: VolumeLook;
  /** Whether empty blocks are left out; unless told, where that pays. */
  readonly skips?: boolean;
  /** Shows which way a surface looks instead of how: its normal as a color. */
  readonly normals?: boolean;
}

/** How rays take their samples. */
export interface Sampling {
  /** Length of a step, in cells. */
  readonly step: number;
  /** 1: rays start at places of their own. */
  readonly jitter: number;
  /** Place in the pixel, from its middle. */
  readonly shift: readonly [number, number];
}

/** Ink of the box. */
const BOX_ALPHA = 0.26;
/** From which share of empty blocks on it is quicker to leave them out. */
const PAYS = 0.15;
/** Of the brightest, what is left out depends on the ray: blocks below this mostly are. */
const DIM = 0.5;
/** That share, where a picture says itself. */
const [ALWAYS, NEVER] = [0, 2];

/** How many tables of what values add are kept: that of the coarse picture and that of the fine one. */
const GLOWS = 2;

/** A cloud's colors for steps of one length. */
interface Glow {
  readonly key: readonly [table: Uint8Array, opacity: number, step: number];
  readonly texture: GpuTexture;
  readonly dense: readonly [number, number];
}

/** Programs and tables of one volume. */
export class VolumeMarcher implements Disposable {
  readonly #gpu: Gpu;
  readonly #programs = new Map<string, GpuProgram>();
  readonly #colors = new Map<string, { table: Uint8Array; texture: GpuTexture }>();
  #glows: Glow[] = [];
  #size: Extent3 = [0, 0, 0];
  #blocks: VolumeBlocks | null = null;
  #light: VolumeLight | null = null;

  constructor(gpu: Gpu) {
    this.#gpu = gpu;
  }

  /** Sends a ray through each pixel of a target. */
  march(target: GpuTarget, picture: VolumePicture, { step, jitter, shift }: Sampling): void {
    const { field, size, camera, content, look } = picture;
    if (size.some((side, axis) => side !== this.#size[axis])) this.#freeSpace();
    this.#size = size;
    const { low, high } = boxOf(size, content.clip);
    const { texture, turn, top } = field;
    const place: Uniforms = {
      ...{ tField: texture, uExtent: [...size], uTurn: turn, uTop: top, uCoarsest: texture.coarsest },
      ...{ uLow: low, uHigh: [high[0], high[1], Math.min(high[2], top)] },
    };
    const rays = rayUniforms(camera, size, [target.width, target.height]);
    const uniforms: Uniforms = {
      ...{ ...place, ...rays, uStep: step, uJitter: jitter, uShift: [...shift] },
      ...{ tTransfer: this.#color('transfer', look.transfer), tDepth: this.#color('depth', look.depth ?? look.transfer) },
      ...{ uByDepth: look.depth ? 1 : 0, uInk: [...look.ink.slice(0, 3), look.ink[3] * BOX_ALPHA] },
      ...{ uIso: content.isovalue, uOcclusion: look.occlusion, uShadow: look.shadow },
      uPlanes: content.planes.map((share, axis) => (axis === 1 ? 1 - share : share) * size[axis]),
      ...(content.mode === 'slice' || isCubes(content) ? {} : this.#blockUniforms(picture)),
      ...(content.mode === 'emission' ? this.#cloudUniforms(picture, step, place, rays) : {}),
    };
    this.#gpu.draw({ program: this.#program(picture), target, uniforms });
  }

  /** The program of a way to see. */
  #program({ field, content, look, size, normals = false }: VolumePicture): GpuProgram {
    const { mode } = content;
    const cubes = isCubes(content);
    const isLit = mode === 'isosurface' || (mode === 'emission' && look.lit);
    const longest = size[0] + size[1] + size[2];
    const { ring } = field.texture;
    const key = [cubes ? `cells ${longest}` : mode, isLit, ring, normals, blockSide(size)].join();
    const known = this.#programs.get(key);
    if (known) return known;
    const see = {
      emission: [skip, emission],
      isosurface: cubes ? [light, cells] : [light, skip, surface],
      mip: [skip, brightest],
      slice: [slices],
    }[mode];
    const constants = { LIT: Number(isLit), RING: Number(ring), NORMALS: Number(normals), LONGEST: longest, BLOCK: blockSide(size) };
    const defines = Object.entries(constants).map(([name, value]) => `#define ${name} ${value}`);
    const program = this.#gpu.programs.acquire({ vertex: fullscreen, fragment: fragment(...defines, sampling, march, ...see) });
    this.#programs.set(key, program);
    return program;
  }

  #blockUniforms({ field, size, content, look, skips }: VolumePicture): Uniforms {
    const blocks = (this.#blocks ??= new VolumeBlocks(this.#gpu, size));
    const emptiness: Emptiness =
      content.mode === 'emission' ? { transfer: look.transfer } : { below: content.mode === 'mip' ? DIM : content.isovalue };
    return { ...blocks.uniforms(field, emptiness, content.mode === 'mip'), uSkip: skips === undefined ? PAYS : skips ? ALWAYS : NEVER };
  }

  #cloudUniforms(
    { field, size, content, look }: VolumePicture,
    step: number,
    place: Uniforms,
    rays: ReturnType<typeof rayUniforms>,
  ): Uniforms {
    const { texture, dense } = this.#glow(look.transfer, content.opacity, step);
    const own = { tGlow: texture, uDense: [...dense] };
    if (!look.lit) return own;
    const light = (this.#light ??= new VolumeLight(this.#gpu, size, field.texture.ring));
    // Above the eye's left shoulder.
    const towards = [0, 1, 2].map((axis) => 0.8 * rays.uUp[axis] - 0.45 * rays.uForward[axis] - 0.55 * rays.uRight[axis]);
    const uSun = towards.map((part) => part / Math.hypot(...towards));
    return { ...own, uSun, tLight: light.texture(field, place, uSun) };
  }

  #color(use: string, table: Uint8Array): GpuTexture {
    const known = this.#colors.get(use);
    const texture = known?.texture ?? this.#gpu.texture('RGBA32F', ENTRIES, 1);
    if (known?.table !== table) texture.upload(lightOf(table));
    this.#colors.set(use, { table, texture });
    return texture;
  }

  #glow(...key: Glow['key']): Glow {
    const known = this.#glows.find((glow) => glow.key.every((part, i) => part === key[i]));
    if (known) return known;
    const texture = this.#glows.length < GLOWS ? this.#gpu.texture('RGBA32F', ENTRIES, 1) : (this.#glows.shift() as Glow).texture;
    const table = glowOf(...key);
    texture.upload(table);
    const glow = { key, texture, dense: denseSpan(table) };
    this.#glows.push(glow);
    return glow;
  }

  /** Frees what belongs to one extent. */
  #freeSpace(): void {
    this.#blocks?.dispose();
    this.#light?.dispose();
    this.#blocks = this.#light = null;
  }

  dispose(): void {
    this.#freeSpace();
    for (const program of this.#programs.values()) this.#gpu.programs.release(program);
    for (const { texture } of [...this.#colors.values(), ...this.#glows]) texture.dispose();
    this.#programs.clear();
    this.#colors.clear();
    this.#glows = [];
  }
}

/** Whether cells are drawn as cubes. */
function isCubes({ mode, cubes }: VolumeContent): boolean {
  return mode === 'isosurface' && cubes;
}
