// Draws the heights of a simulation's rule into an element's canvas: as a surface in light, as pillars on the states of a discrete
// rule, as a flat map, or as a small surface for each unit, with the visited states as heat on it. Heights are baked by the network's
// own shader, so a weight edit is seen in the next frame.

import type { CaError } from '../base/errors.js';
import { hasHeight, heightNames } from '../compile/height-names.js';
import { inputAxis, settledAxes, type HeightAxes } from '../compile/heights-range.js';
import type { Gpu, Viewport } from '../gpu/gpu.js';
import type { Rule } from '../rule/rule.js';
import type { Simulation } from '../simulation/simulation.js';
import type { Heat } from './heat-bins.js';
import { HeightMap } from './height-map.js';
import { OrbitCamera } from './orbit-camera.js';
import { RuleView } from './rule-view.js';
import { tilesFor, type UnitTile } from './surface-tiles.js';
import { FLOOR, pillarReach, tallOf, type SurfaceContent, type SurfaceLook } from './surface-look.js';
import { SurfaceScene, type Plot } from './surface-scene.js';
import type { ViewLoop } from './view.js';

/** Nodes of a mesh along each side, and of the small ones. */
const NODES: readonly [number, number] = [128, 128];
const SMALL_NODES: readonly [number, number] = [64, 64];
/** Height lines over the range. */
const LEVELS = 10;
/** Most lines along an axis: more values than these get none. */
const MAX_LINES = 16;

/** What belongs to one context. */
interface Resources {
  readonly gpu: Gpu;
  readonly scene: SurfaceScene;
  readonly maps: Map<string, HeightMap>;
}

/** Something more on a plot: a path, a mark, counts. */
export interface SurfaceLayer {
  /** Whether it changes with the cells, so that steps make the picture old. */
  readonly live: boolean;
  /** Called before a picture is drawn. */
  prepare?(gpu: Gpu): void;
  /** @param scene - where it is drawn, after the surface; @param ratio - device pixels per CSS pixel */
  draw?(scene: SurfaceScene, plot: Plot, look: SurfaceLook, ratio: number): void;
}

/** A plot of heights. Whoever makes it disposes it. */
export class SurfaceView extends RuleView {
  readonly camera = new OrbitCamera();
  #look: SurfaceLook;
  #content: SurfaceContent = { mode: 'surface', unit: null, axes: {}, heightScale: 1 };
  #heat: Heat | null = null;
  #resources: Resources | null = null;
  readonly #layers = new Set<SurfaceLayer>();

  /** @param canvas - an element's canvas without a context; @param onFailed - hears why it could not be drawn */
  constructor(canvas: HTMLCanvasElement, look: SurfaceLook, onFailed: (error: CaError) => void, loop: ViewLoop) {
    super(canvas, onFailed, loop);
    this.#look = look;
  }

  get look(): SurfaceLook {
    return this.#look;
  }

  set look(look: SurfaceLook) {
    this.#look = look;
    this.invalidate();
  }

  get content(): SurfaceContent {
    return this.#content;
  }

  set content(content: SurfaceContent) {
    this.#content = content;
    this.camera.flat = content.mode === 'flat';
    this.camera.setBox(FLOOR, tallOf(content.heightScale));
    this.invalidate();
  }

  /** The visited states; `null` for none. */
  get heat(): Heat | null {
    return this.#heat;
  }

  set heat(heat: Heat | null) {
    this.#heat = heat;
    this.invalidate();
  }

  /** Draws one more layer from now on. */
  add(layer: SurfaceLayer): void {
    this.#layers.add(layer);
    this.invalidate();
  }

  /** Draws a layer no more. */
  remove(layer: SurfaceLayer): void {
    this.#layers.delete(layer);
    this.invalidate();
  }

  /** The tiles of the mode `units`, in CSS pixels. */
  get tiles(): readonly UnitTile[] {
    const rule = this.simulation?.rule;
    return rule && this.#content.mode === 'units' ? tilesFor([...heightNames(rule)], this.camera.view) : [];
  }

  protected override listen(simulation: Simulation): (() => void)[] {
    return [
      simulation.events.on('change', () => {
        if ([...this.#layers].some(({ live }) => live)) this.invalidate();
      }),
    ];
  }

  override draw(gpu: Gpu, viewport: Viewport): void {
    const rule = this.simulation?.rule;
    if (!rule) return;
    for (const layer of this.#layers) layer.prepare?.(gpu);
    const { scene } = this.#prepare(gpu);
    scene.begin(viewport[2], viewport[3]);
    if (this.#content.mode === 'units') this.#drawUnits(rule, scene);
    else this.#drawOne(rule, scene);
    scene.end(viewport);
  }

  #drawOne(rule: Rule, scene: SurfaceScene): void {
    const { mode, axes } = this.#content;
    const unit = hasHeight(rule, this.#content.unit) ? this.#content.unit : null;
    const lattice = mode === 'pillars' ? latticeOf(rule, axes) : null;
    const viewport: Viewport = [0, 0, this.pixelWidth, this.pixelHeight];
    const plot = { ...this.#plot(rule, unit, NODES, 'one', viewport), heat: this.#heat };
    const top = lattice ? { ...plot, map: this.#baked(rule, unit, lattice, 'pillars'), inset: pillarReach(lattice) } : plot;
    if (lattice) scene.drawPillars(top, this.#look);
    else scene.drawSurface(top, this.#look);
    if (!this.camera.flat) scene.drawFloor(lattice ? { ...plot, levels: 0 } : plot, this.#look);
    for (const layer of this.#layers) layer.draw?.(scene, top, this.#look, this.pixelRatio);
  }

  #drawUnits(rule: Rule, scene: SurfaceScene): void {
    const ratio = this.pixelRatio;
    for (const { unit, x, y, width, height, camera } of this.tiles) {
      camera.orbit(this.camera.azimuth - camera.azimuth, this.camera.elevation - camera.elevation);
      camera.setBox(0, tallOf(this.#content.heightScale));
      const [left, top, w, h] = [x, y, width, height].map((length) => Math.round(length * ratio));
      const viewport: Viewport = [left, this.pixelHeight - top - h, w, h];
      // One map serves all tiles in turn: baked, drawn, baked anew.
      scene.drawSurface({ ...this.#plot(rule, unit, SMALL_NODES, 'small', viewport), camera, levels: LEVELS / 2 }, this.#look);
    }
  }

  #plot(rule: Rule, unit: string | null, nodes: readonly [number, number], name: string, viewport: Viewport): Plot {
    const { axes, heightScale } = this.#content;
    const map = this.#baked(rule, unit, nodes, name);
    return {
      map,
      range: map.range,
      heightScale,
      camera: this.camera,
      viewport,
      levels: LEVELS,
      steps: linesOf(rule, axes),
      heat: null,
      inset: [0, 0],
    };
  }

  /** A map with a unit's heights. @param name - which one: the next bake of the same name takes its place */
  #baked(rule: Rule, unit: string | null, nodes: readonly [number, number], name: string): HeightMap {
    const { maps, gpu } = this.#resources as Resources;
    let map = maps.get(name);
    if (map && (map.nodes[0] !== nodes[0] || map.nodes[1] !== nodes[1])) {
      map.dispose();
      map = undefined;
    }
    if (!map) maps.set(name, (map = new HeightMap(gpu, nodes)));
    if (map.bake(rule, unit, this.#content.axes)) this.invalidate(); // another structure compiles: meanwhile the rule before is shown
    return map;
  }

  #prepare(gpu: Gpu): Resources {
    if (this.#resources && this.#resources.gpu !== gpu) this.forget();
    return (this.#resources ??= { gpu, scene: new SurfaceScene(gpu), maps: new Map() });
  }

  protected override release(): void {
    this.#resources?.scene.dispose();
    for (const map of this.#resources?.maps.values() ?? []) map.dispose();
    this.#resources = null;
  }

  protected override forget(): void {
    this.#resources = null;
  }
}

/** How many states lie along x and y; `null` where the inputs can take any value, or too many. */
export function latticeOf(rule: Rule, axes: Partial<HeightAxes>): readonly [number, number] | null {
  const { x, y } = settledAxes(rule, axes);
  const counts = [x, y].map((name) => {
    if (name === null) return 1;
    const { range, step } = inputAxis(rule, name);
    return step ? Math.round((range[1] - range[0]) / step) + 1 : Infinity;
  });
  return counts[0] * counts[1] <= 4096 ? [counts[0], counts[1]] : null;
}

/** A line for each value that an input of a discrete rule can take, where there are few. */
function linesOf(rule: Rule, axes: Partial<HeightAxes>): readonly [number, number] {
  const [columns, rows] = latticeOf(rule, axes) ?? [Infinity, Infinity];
  const steps = (count: number) => (count - 1 <= MAX_LINES ? count - 1 : 0);
  return [steps(columns), steps(rows)];
}
