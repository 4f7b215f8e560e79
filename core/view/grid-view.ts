// Draws a flat automaton into an element's canvas: cells by a colour map, gaps when they are large, the glow of what recently
// lived, the outline of the brush. It draws from the state as the GPU holds it; nothing passes the CPU. Without WebGL2 a painter draws
// from the cells of the CPU; it is fetched then.

import type { Disposable } from '../base/disposable.js';
import { CaError } from '../base/errors.js';
import { fragment } from '../compile/glsl.js';
import type { Layout } from '../compile/layout.js';
import type { Gpu, Viewport } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import { Surface } from '../gpu/surface.js';
import type { GpuTarget, GpuTexture } from '../gpu/texture.js';
import type { CpuEngine } from '../simulation/cpu/cpu-engine.js';
import { stateBounds } from '../rule/states.js';
import type { Engine } from '../simulation/engine.js';
import { gpuPart } from '../simulation/parts.js';
import type { Simulation } from '../simulation/simulation.js';
import type { Successor } from '../simulation/successor.js';
import fullscreen from '../../shaders/fullscreen.vert';
import grid from '../../shaders/view-grid.glsl';
import trail from '../../shaders/view-trail.glsl';
import { GridCamera } from './grid-camera.js';
import type { BrushOutline, Cut, GridLook, GridPicture } from './grid-look.js';
import type { GridPainter } from './grid-painter.js';
import type { View, ViewLoop } from './view.js';

export type { BrushOutline, Color, Cut, GridLook } from './grid-look.js';

/** Cells of this many CSS pixels begin to have gaps, and at the second number the gaps are full. */
const GAPS = [6, 9] as const;
/** Most samples along a pixel's side. */
const MAX_SAMPLES = 6;

/** What belongs to one context and one layout. */
interface Resources {
  readonly engine: Engine;
  readonly gpu: Gpu;
  readonly layout: Layout;
  readonly program: GpuProgram;
  readonly colors: GpuTexture;
}

/** A view of a grid. Whoever makes it disposes it. */
export class GridView implements View, Disposable {
  readonly camera = new GridCamera();
  readonly surface: Surface;
  /** The slice to show, where the automaton is a volume. It is there before the automaton is. */
  cut: Cut | null = null;
  readonly #loop: ViewLoop;
  readonly #onFailed: (error: CaError) => void;
  #simulation: Simulation | null = null;
  #off: () => void = () => {};
  #look: GridLook;
  #brush: BrushOutline | null = null;
  #visible = false;
  #dirty = true;
  #view: { width: number; height: number; ratio: number } = { width: 0, height: 0, ratio: 1 };
  #resources: Resources | null = null;
  #colorsChanged = true;
  /** Draws without a GPU; `coming` while it is fetched. */
  #painter: GridPainter | 'coming' | null = null;
  #trail: { program: GpuProgram; now: GpuTarget; next: GpuTarget; generation: number; gpu: Gpu } | null = null;

  /** @param canvas - an element's canvas without a context; @param onFailed - hears why it could not be drawn */
  constructor(canvas: HTMLCanvasElement, look: GridLook, onFailed: (error: CaError) => void, loop: ViewLoop) {
    this.surface = new Surface(canvas);
    this.#look = look;
    this.#onFailed = onFailed;
    this.#loop = loop;
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
    this.#release();
    this.#simulation = simulation;
    if (!simulation) return;
    this.camera.setGrid(this.#sizeOf(simulation));
    const offs = [
      simulation.events.on('change', () => this.invalidate()),
      simulation.events.on('start', () => this.#forgetTrail()),
      simulation.events.on('release', () => this.#onRelease()),
      simulation.events.on('lost', () => this.#forget()),
    ];
    this.#off = () => offs.forEach((off) => off());
    this.invalidate();
  }

  /** Columns and rows of what is shown. */
  #sizeOf({ size }: Simulation): readonly [number, number] {
    return this.cut?.size ?? [size[0], size[1]];
  }

  get look(): GridLook {
    return this.#look;
  }

  set look(look: GridLook) {
    this.#colorsChanged ||= look.colors !== this.#look.colors;
    if (!look.fade) this.#releaseTrail();
    this.#look = look;
    this.invalidate();
  }

  /** The brush to outline; `null` for none. */
  set brush(brush: BrushOutline | null) {
    const same = brush?.x === this.#brush?.x && brush?.y === this.#brush?.y && brush?.radius === this.#brush?.radius;
    this.#brush = brush;
    if (!same) this.invalidate();
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
    return this.#view.width;
  }

  get pixelHeight(): number {
    return this.#view.height;
  }

  get pixelRatio(): number {
    return this.#view.ratio;
  }

  /**
   * Sets the view's extent.
   * @param width - device pixels, whole; @param ratio - device pixels per CSS pixel
   */
  resize(width: number, height: number, ratio: number): void {
    if (width === this.#view.width && height === this.#view.height && ratio === this.#view.ratio) return;
    this.#view = { width, height, ratio };
    this.camera.setView([width / ratio, height / ratio]);
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

  draw(gpu: Gpu, [x, y, width, height]: Viewport): void {
    const simulation = this.#simulation;
    const engine = simulation?.engine;
    if (!simulation || !engine) return;
    const resources = this.#prepare(engine, gpu);
    const glow = this.#look.fade > 0 && !this.cut ? this.#updateTrail(resources, simulation) : null;
    const { colors, channel, gapColor, brushColor } = this.#look;
    const { origin, cellsPerPixel, samples, gap } = this.#window();
    const brush = this.#brush;
    gpu.draw({
      program: resources.program,
      target: null,
      viewport: [x, y, width, height],
      uniforms: {
        ...this.cut?.uniforms(),
        uSize: this.#sizeOf(simulation),
        tState: engine.texture,
        uViewport: [x, y, width, height],
        uOrigin: origin,
        uCellsPerPixel: cellsPerPixel,
        uSamples: samples,
        uRange: [...stateBounds(simulation.rule)],
        uChannel: channel,
        uCategorical: colors.kind === 'categorical',
        uGap: gap,
        uGapColor: gapColor,
        tColors: resources.colors,
        tTrail: glow ?? resources.colors,
        uTrail: glow ? 0.55 : 0,
        uBrush: brush ? [brush.x, brush.y, brush.radius + 0.5] : [0, 0, -1],
        uBrushColor: brushColor,
      },
    });
  }

  drawOnCpu(cpu: CpuEngine): void {
    const { width, height, ratio } = this.#view;
    if (this.#painter instanceof Object) {
      const picture = this.#pictureOf(cpu);
      if (picture && width * height > 0) this.surface.show({ canvas: this.#painter.paint(picture) }, width, height, ratio);
    } else void this.#fetchPainter();
  }

  async #fetchPainter(): Promise<void> {
    if (this.#painter) return;
    this.#painter = 'coming';
    try {
      const { GridPainter } = await import('./grid-painter.js');
      this.#painter = new GridPainter();
      this.invalidate();
    } catch (cause) {
      this.#painter = null;
      this.failed(new CaError('capability', 'no picture without WebGL2: a part of the suite could not be loaded', { cause }));
    }
  }

  /** What a painter paints. */
  #pictureOf({ cells }: CpuEngine): GridPicture | null {
    if (!this.#simulation) return null;
    const { size, generation, rule } = this.#simulation;
    const { width, height } = this.#view;
    const states = stateBounds(rule)[1] + 1;
    return { cells, size, generation, states, look: this.#look, brush: this.#brush, width, height, ...this.#window() };
  }

  /** Which part of the grid is shown, and how. */
  #window() {
    const { origin, zoom } = this.camera;
    const cellsPerPixel = 1 / (zoom * this.#view.ratio);
    return {
      origin,
      cellsPerPixel,
      samples: Math.min(MAX_SAMPLES, Math.max(1, Math.ceil(cellsPerPixel * 3))),
      gap: Math.min(1, Math.max(0, (zoom - GAPS[0]) / (GAPS[1] - GAPS[0]))),
    };
  }

  /** The picture as a file. @param type - a MIME type that the browser can write */
  async toBlob(type: string): Promise<Blob> {
    await this.#simulation?.whenAttached();
    const picture = this.#simulation?.cpu && this.#pictureOf(this.#simulation.cpu);
    if (picture) return new (await import('./grid-painter.js')).GridPainter().toBlob(picture, type);
    const engine = this.#simulation?.engine;
    if (!engine) throw new Error('toBlob: there is no picture yet; expected an automaton that runs');
    return (await gpuPart.fetch()).pictureOf(engine.gpu, this, type);
  }

  /** Program and colours for the engine at hand. */
  #prepare(engine: Engine, gpu: Gpu): Resources {
    const layout = this.cut?.layout(engine.plan.layout) ?? engine.plan.layout;
    if (this.#resources && (this.#resources.engine !== engine || this.#resources.layout.key !== layout.key)) this.#release();
    if (!this.#resources) {
      const program = gpu.programs.acquire({ vertex: fullscreen, fragment: fragment(layout.read, grid) });
      engine.heralds.add(this.#onSuccessor);
      this.#resources = { engine, gpu, layout, program, colors: gpu.texture('RGBA8', 256, 1, { filter: 'linear' }) };
      this.#colorsChanged = true;
    }
    if (this.#colorsChanged) this.#resources.colors.upload(this.#look.colors.colors);
    this.#colorsChanged = false;
    return this.#resources;
  }

  /** Another rule is about to come into force, perhaps with another layout. */
  readonly #onSuccessor = (next: Successor): void => {
    const { read } = this.cut?.layout(next.plan.layout) ?? next.plan.layout;
    for (const main of this.#look.fade ? [grid, trail] : [grid]) next.warm({ vertex: fullscreen, fragment: fragment(read, main) });
  };

  /** One picture further with the glow; the texture that holds it. */
  #updateTrail({ gpu, layout, engine }: Resources, simulation: Simulation): GpuTexture {
    const [width, height] = simulation.size;
    const { generation } = simulation;
    this.#trail ??= {
      gpu,
      program: gpu.programs.acquire({ vertex: fullscreen, fragment: fragment(layout.read, trail) }),
      now: gpu.target('R8', width, height),
      next: gpu.target('R8', width, height),
      generation,
    };
    const { program, now, next } = this.#trail;
    const passed = generation - this.#trail.generation;
    gpu.draw({
      program,
      target: next,
      uniforms: {
        uSize: [width, height],
        tState: engine.texture,
        tBefore: now.texture,
        uRange: [...stateBounds(simulation.rule)],
        uChannel: this.#look.channel,
        uKeep: passed < 0 ? 0 : 0.5 ** (passed / this.#look.fade),
      },
    });
    this.#trail = { ...this.#trail, now: next, next: now, generation };
    return next.texture;
  }

  /** What was before glows no more. */
  #forgetTrail(): void {
    if (this.#trail) this.#trail.generation = Infinity;
    if (this.#painter instanceof Object) this.#painter.forget();
  }

  #releaseTrail(): void {
    if (this.#painter instanceof Object) this.#painter.forget();
    if (!this.#trail) return;
    const { program, now, next, gpu } = this.#trail;
    gpu.programs.release(program);
    now.dispose();
    next.dispose();
    this.#trail = null;
  }

  /** The automaton gave its part of the GPU back. Whoever can still see it asks for it again. */
  #onRelease(): void {
    this.#release();
    this.invalidate();
  }

  /** Frees what is on the GPU. */
  #release(): void {
    this.#releaseTrail();
    if (!this.#resources) return;
    this.#resources.gpu.programs.release(this.#resources.program);
    this.#resources.colors.dispose();
    this.#resources.engine.heralds.delete(this.#onSuccessor);
    this.#resources = null;
  }

  /** The context is gone, and everything on it. */
  #forget(): void {
    this.#resources = null;
    this.#trail = null;
    this.#dirty = true;
  }

  dispose(): void {
    this.leave();
    this.simulation = null;
    this.surface.dispose();
  }
}
