// Many small flat height maps in one canvas: each tile shows one unit of a simulation's rule, or the rule as a whole, over the same two
// inputs. One program draws them all. A weight edit is seen in the next frame and compiles nothing.

import type { CaError } from '../base/errors.js';
import { hasHeight, heightIndex } from '../compile/height-names.js';
import { heightRange, planeOf, type HeightAxes } from '../compile/heights-range.js';
import { fragment } from '../compile/glsl.js';
import type { Gpu, Viewport } from '../gpu/gpu.js';
import type { GpuTexture } from '../gpu/texture.js';
import fullscreen from '../../shaders/fullscreen.vert';
import map from '../../shaders/view-heights.glsl';
import type { ColorMap } from './color-map.js';
import { Heights } from './heights.js';
import { RuleView } from './rule-view.js';
import type { ViewLoop } from './view.js';

export type { HeightAxes } from '../compile/heights-range.js';

/** One map: which unit, and where in the canvas, in whole device pixels from its top left corner. */
export interface HeightTile {
  /** A unit's name; `null` for the rule as a whole: its output, of a vote the winner, of several channels the first. */
  readonly unit: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the maps look. */
export interface HeightsLook {
  /** Colors from the lowest height to the highest. */
  readonly colors: ColorMap;
}

/** What belongs to one context. */
interface Resources {
  readonly gpu: Gpu;
  readonly heights: Heights;
  readonly colors: GpuTexture;
}

const shaders = (heights: string) => ({ vertex: fullscreen, fragment: fragment(heights, map) });

/** A view of height maps. Whoever makes it disposes it. */
export class HeightsView extends RuleView {
  #look: HeightsLook;
  #tiles: readonly HeightTile[] = [];
  #axes: Partial<HeightAxes> = {};
  #resources: Resources | null = null;
  #colorsChanged = true;

  /** @param canvas - an element's canvas without a context; @param onFailed - hears why it could not be drawn */
  constructor(canvas: HTMLCanvasElement, look: HeightsLook, onFailed: (error: CaError) => void, loop: ViewLoop) {
    super(canvas, onFailed, loop);
    this.#look = look;
  }

  get look(): HeightsLook {
    return this.#look;
  }

  set look(look: HeightsLook) {
    this.#colorsChanged ||= look.colors !== this.#look.colors;
    this.#look = look;
    this.invalidate();
  }

  /** Sets what is drawn. A tile of a unit that the rule does not have stays empty. */
  setTiles(tiles: readonly HeightTile[]): void {
    this.#tiles = tiles;
    this.invalidate();
  }

  get tiles(): readonly HeightTile[] {
    return this.#tiles;
  }

  /** Names of the two inputs, x to the right and y upwards, and values of the others; what is missing is as `settledAxes` has it. */
  get axes(): Partial<HeightAxes> {
    return this.#axes;
  }

  set axes(axes: Partial<HeightAxes>) {
    this.#axes = axes;
    this.invalidate();
  }

  override draw(gpu: Gpu, [left, bottom, , height]: Viewport): void {
    if (!this.simulation) return;
    const { heights, colors } = this.#prepare(gpu);
    const { program, uniforms, rule, pending } = heights.take(this.simulation.rule);
    if (pending) this.invalidate(); // meanwhile the rule before is shown
    const uPlane = planeOf(rule, this.#axes);
    for (const tile of this.#tiles) {
      if (tile.width < 1 || tile.height < 1 || !hasHeight(rule, tile.unit)) continue;
      const viewport: Viewport = [left + tile.x, bottom + height - tile.y - tile.height, tile.width, tile.height];
      const uRange = heightRange(rule, tile.unit, this.#axes);
      const own = { uPlane, uUnit: heightIndex(rule, tile.unit), uTile: viewport, uRange, tColors: colors };
      gpu.draw({ program, target: null, viewport, uniforms: { ...uniforms, ...own } });
    }
  }

  #prepare(gpu: Gpu): Resources {
    if (this.#resources && this.#resources.gpu !== gpu) this.forget();
    if (!this.#resources) {
      const colors = gpu.texture('RGBA8', 256, 1, { filter: 'linear' });
      this.#resources = { gpu, heights: new Heights(gpu, shaders), colors };
      this.#colorsChanged = true;
    }
    if (this.#colorsChanged) this.#resources.colors.upload(this.#look.colors.colors);
    this.#colorsChanged = false;
    return this.#resources;
  }

  protected override release(): void {
    this.#resources?.heights.dispose();
    this.#resources?.colors.dispose();
    this.#resources = null;
  }

  protected override forget(): void {
    this.#resources = null;
  }
}
