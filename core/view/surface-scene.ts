// What the plots of heights have on one context, and how each of their parts is drawn: floor, surface, pillars. Knows no page and no
// automaton; `surface-view.ts` says what to draw where.

import type { Disposable } from '../base/disposable.js';
import { fragment } from '../compile/glsl.js';
import { GpuGeometry, gridIndices } from '../gpu/geometry.js';
import type { Gpu, Viewport } from '../gpu/gpu.js';
import type { GpuProgram, ShaderSource } from '../gpu/program.js';
import { SceneTarget } from '../gpu/scene-target.js';
import type { GpuTexture } from '../gpu/texture.js';
import type { Uniforms } from '../gpu/uniforms.js';
import copy from '../../shaders/view-copy.glsl';
import floorFragment from '../../shaders/surface-floor.glsl';
import floorVertex from '../../shaders/surface-floor.vert';
import fullscreen from '../../shaders/fullscreen.vert';
import pillarsFragment from '../../shaders/surface-pillars.glsl';
import pillarsVertex from '../../shaders/surface-pillars.vert';
import surfaceFragment from '../../shaders/surface.glsl';
import surfaceVertex from '../../shaders/surface.vert';
import type { ColorMap } from './color-map.js';
import type { HeightMap } from './height-map.js';
import type { Heat } from './heat-bins.js';
import type { OrbitCamera } from './orbit-camera.js';
import { FLOOR, isDark, tallOf, type SurfaceLook } from './surface-look.js';

/** Vertices of a pillar: six faces of two triangles. */
const BOX = 36;

const SHADERS = {
  copy: { vertex: fullscreen, fragment: fragment(copy) },
  floor: { vertex: floorVertex, fragment: fragment(floorFragment) },
  surface: { vertex: surfaceVertex, fragment: fragment(surfaceFragment) },
  pillars: { vertex: pillarsVertex, fragment: fragment(pillarsFragment) },
} satisfies Record<string, ShaderSource>;

/** One plot in the picture. */
export interface Plot {
  readonly map: HeightMap;
  /** Heights at the floor and at the top. */
  readonly range: readonly [number, number];
  readonly heightScale: number;
  readonly camera: OrbitCamera;
  /** Where in the picture, in pixels, y up. */
  readonly viewport: Viewport;
  /** Height lines over the range, and lines along x and along y. */
  readonly levels: number;
  readonly steps: readonly [number, number];
  readonly heat: Heat | null;
  /** How far the outermost pillars stand from the border, along x and y; 0 without pillars. */
  readonly inset: readonly [number, number];
}

/** How a part of a plot is drawn. */
export interface PartOptions {
  readonly geometry: GpuGeometry;
  readonly uniforms: Uniforms;
  /** Over what is there, premultiplied. */
  readonly blend?: boolean;
  readonly depth?: boolean;
}

/** Programs, shapes and textures of plots on one context. */
export class SurfaceScene implements Disposable {
  readonly gpu: Gpu;
  readonly #programs = new Map<ShaderSource, GpuProgram>();
  readonly #geometries = new Map<string, GpuGeometry>();
  readonly #colors = new Map<string, { map: ColorMap; texture: GpuTexture }>();
  #heat: { bins: readonly number[]; texture: GpuTexture; shown: Heat | null } | null = null;
  #target: SceneTarget | null = null;

  constructor(gpu: Gpu) {
    this.gpu = gpu;
  }

  /** Begins a picture. */
  begin(width: number, height: number): SceneTarget {
    if (this.#target && (this.#target.width !== width || this.#target.height !== height)) {
      this.#target.dispose();
      this.#target = null;
    }
    this.#target ??= new SceneTarget(this.gpu, width, height);
    this.#target.clear();
    return this.#target;
  }

  /** Lays the picture into the canvas. */
  end(viewport: Viewport): void {
    if (!this.#target) return;
    const uniforms = { tPicture: this.#target.resolve(), uCorner: [viewport[0], viewport[1]] };
    this.gpu.draw({ program: this.#program(SHADERS.copy), target: null, viewport, uniforms });
  }

  /** A program, compiled when it is first asked for and kept. */
  #program(source: ShaderSource): GpuProgram {
    let program = this.#programs.get(source);
    if (!program) this.#programs.set(source, (program = this.gpu.programs.acquire(source)));
    return program;
  }

  /** A shape by its name, made when it is first asked for. */
  geometry(name: string, vertices: () => number | Uint16Array): GpuGeometry {
    let geometry = this.#geometries.get(name);
    if (!geometry) this.#geometries.set(name, (geometry = new GpuGeometry(this.gpu, vertices())));
    return geometry;
  }

  /** A color map's texture. @param use - what it is for: each use has one texture */
  colors(use: string, map: ColorMap): GpuTexture {
    const known = this.#colors.get(use);
    const texture = known?.texture ?? this.gpu.texture('RGBA8', 256, 1, { filter: 'linear' });
    if (known?.map !== map) texture.upload(map.colors);
    this.#colors.set(use, { map, texture });
    return texture;
  }

  /** The shadow of the heights, and what they stand over. Drawn after them, so that what they hide is not computed. */
  drawFloor(plot: Plot, look: SurfaceLook): void {
    this.draw(SHADERS.floor, plot, {
      geometry: this.geometry('floor', () => new Uint16Array([0, 1, 2, 1, 3, 2])),
      uniforms: { uFloor: FLOOR, uLevels: plot.levels, uInk: look.ink.slice(0, 3) },
      blend: true,
      depth: true,
    });
  }

  /** The mesh; from above and unlit where the camera looks straight down. */
  drawSurface(plot: Plot, look: SurfaceLook): void {
    const [columns, rows] = plot.map.nodes;
    const dark = isDark(look);
    this.draw(SHADERS.surface, plot, {
      geometry: this.geometry(`mesh ${columns} × ${rows}`, () => gridIndices(columns, rows)),
      uniforms: {
        ...this.#shading(plot, look),
        uLevels: plot.levels,
        uSteps: [...plot.steps],
        uLit: plot.camera.flat ? 0 : 1,
        uLine: dark ? [0.93, 0.97, 1] : [0.05, 0.09, 0.16],
      },
    });
  }

  /** A pillar on each node of the map. */
  drawPillars(plot: Plot, look: SurfaceLook): void {
    const [columns, rows] = plot.map.nodes;
    const geometry = this.geometry('pillars', () => BOX);
    geometry.count = BOX * columns * rows;
    this.draw(SHADERS.pillars, plot, { geometry, uniforms: { ...this.#shading(plot, look), uReach: [...plot.inset] } });
  }

  #shading({ camera, heat }: Plot, look: SurfaceLook): Uniforms {
    return {
      tColors: this.colors('heights', look.colors),
      tHeatColors: this.colors('heat', look.heatColors),
      tHeat: this.#heatTexture(heat),
      uHeat: heat !== null,
      uBins: heat ? [...heat.bins] : [1, 1],
      uExact: heat?.exact ?? true,
      uEye: [...camera.eye],
      uRight: [...camera.right],
      uUp: [...camera.up],
      uDark: Number(isDark(look)),
    };
  }

  /** Draws a part of a plot: what shaders need to place it is given here, the rest by `uniforms`. Without blending it has depth. */
  draw(source: ShaderSource, plot: Plot, { geometry, uniforms, blend = false, depth = !blend }: PartOptions): void {
    const { map, range, heightScale, camera, viewport } = plot;
    const placing = {
      tHeights: map.texture,
      uNodes: [...map.nodes],
      uRange: [...range],
      uTall: camera.flat ? 0 : tallOf(heightScale),
      uCamera: camera.matrix,
    };
    this.gpu.draw({
      program: this.#program(source),
      target: this.#target,
      viewport,
      geometry: geometry.ogl,
      depth,
      blend: blend ? 'over' : undefined,
      uniforms: { ...placing, ...uniforms },
    });
  }

  /** The counts as a texture; another one where there are other bins. */
  #heatTexture(heat: Heat | null): GpuTexture {
    const [columns, rows] = heat?.bins ?? this.#heat?.bins ?? [1, 1];
    if (this.#heat && (this.#heat.bins[0] !== columns || this.#heat.bins[1] !== rows)) {
      this.#heat.texture.dispose();
      this.#heat = null;
    }
    this.#heat ??= { bins: [columns, rows], texture: this.gpu.texture('R8', columns, rows, { filter: 'linear' }), shown: null };
    if (heat && heat !== this.#heat.shown) {
      this.#heat.texture.upload(heat.shares);
      this.#heat.shown = heat;
    }
    return this.#heat.texture;
  }

  dispose(): void {
    for (const program of this.#programs.values()) this.gpu.programs.release(program);
    for (const geometry of this.#geometries.values()) geometry.dispose();
    for (const { texture } of this.#colors.values()) texture.dispose();
    this.#heat?.texture.dispose();
    this.#target?.dispose();
    this.#programs.clear();
    this.#geometries.clear();
    this.#colors.clear();
    this.#heat = this.#target = null;
  }
}
