// The picture of a plot: the view, the counts of visited states, the path of the probed cell, and what stands at a live value. Made
// when there is something to show, from a part that the page fetches then; gone with the automaton or the element.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Part } from '../../core/base/part.js';
import { CaError } from '../../core/base/errors.js';
import type { HeightAxes } from '../../core/compile/heights-range.js';
import { pageLoop } from '../../core/page/loop.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type * as surface from '../../core/view/surface.js';
import type { Heat } from '../../core/view/heat-bins.js';
import type { HeatKind } from '../../core/view/heat-source.js';
import type { Margins } from '../../core/view/orbit-camera.js';
import type { SurfaceContent, SurfaceLook } from '../../core/view/surface-look.js';
import type { Extent } from '../shared/viewport.controller.js';
import type { PlotSettings } from './settings.js';

/** What draws surfaces. */
const surfacePart = new Part('what draws surfaces', () => import('../../core/view/surface.js'));

/** What a plot needs of its element. */
export interface StageContext {
  readonly canvas: () => HTMLCanvasElement | null;
  /** The picture cannot be drawn. */
  readonly failed: (error: CaError) => void;
}

/** Everything to show. */
export interface StageContent {
  readonly content: SurfaceContent;
  readonly settings: PlotSettings;
  readonly look: SurfaceLook;
  readonly cell: surface.TracedCell | null;
}

/** Of one automaton. */
interface Followers {
  readonly simulation: Simulation;
  readonly trace: surface.Trace;
  readonly layer: surface.TraceLayer;
  heat: surface.HeatSource | null;
  /** What it counts. */
  kind: HeatKind | null;
  means: surface.InputMeans | null;
}

/** Owns the view of one plot. */
export class StageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #context: StageContext;
  #view: surface.SurfaceView | null = null;
  #followers: Followers | null = null;
  #simulation: Simulation | null = null;
  #shown: StageContent | null = null;
  #extent: Extent = { width: 0, height: 0, ratio: 1 };
  #margins: Margins = { left: 0, right: 0, top: 0, bottom: 0 };
  #visible = false;
  #fetching = false;
  /** What is counted and followed, as it was asked for last. */
  #followed = '';
  #reading = false;
  #asked = false;
  /** Inputs of the probed cell and means over all cells, as they were read last. */
  live: { mean: number[] | null; probe: number[] | null } = { mean: null, probe: null };

  constructor(host: ReactiveControllerHost & Element, context: StageContext) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** The view, once it is there. */
  get view(): surface.SurfaceView | null {
    return this.#view;
  }

  /** The counts that are drawn. */
  get heat(): Heat | null {
    return this.#shown?.settings.heat ? (this.#view?.heat ?? null) : null;
  }

  /** The path of the probed cell, for whoever wants to read it; `null` while no cell is followed. */
  get trace(): surface.Trace | null {
    return this.#followers?.trace ?? null;
  }

  /** Tells what is at a place of the plot that is shown; `null` while there is none. */
  pick(): surface.SurfacePick | null {
    const rule = this.#simulation?.rule;
    const content = this.#view?.content;
    return rule && content && surfacePart.atHand ? new surfacePart.atHand.SurfacePick(rule, content) : null;
  }

  /** Whether the states of a rule make a lattice over the axes, for pillars. */
  hasLattice(rule: Rule, axes: Partial<HeightAxes>): boolean {
    return surfacePart.atHand?.latticeOf(rule, axes) != null;
  }

  set simulation(simulation: Simulation | null) {
    this.#simulation = simulation;
    this.live = { mean: null, probe: null };
    this.#followSimulation();
  }

  set visible(visible: boolean) {
    this.#visible = visible;
    if (this.#view) this.#view.visible = visible;
    else if (this.#shown) void this.#make();
  }

  /** The room for the picture, and what of it labels need. @returns whether it is another than before */
  resize(extent: Extent, margins: Margins): boolean {
    if (extent === this.#extent && margins === this.#margins) return false;
    this.#extent = extent;
    this.#margins = margins;
    this.#place();
    return true;
  }

  #place(): void {
    const { width, height, ratio } = this.#extent;
    this.#view?.resize(width, height, ratio);
    this.#view?.camera.setView([width / ratio, height / ratio], this.#margins);
    this.#view?.invalidate();
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
    if (!this.#view) return void this.#make();
    const view = this.#view;
    const { x, y } = view.content.axes;
    if (JSON.stringify(view.content) !== JSON.stringify(shown.content)) view.content = shown.content;
    if (x !== shown.content.axes.x || y !== shown.content.axes.y) view.heat = null; // counted over other axes
    if (view.look !== shown.look) view.look = shown.look;
    this.#follow(shown);
  }

  async #make(): Promise<void> {
    if (this.#fetching || !this.#visible) return; // what nobody sees yet is not even loaded
    this.#fetching = true;
    try {
      const { SurfaceView } = await surfacePart.fetch();
      const canvas = this.#context.canvas();
      if (!canvas || !this.#shown || this.#view) return;
      this.#view = new SurfaceView(canvas, this.#shown.look, this.#context.failed, pageLoop);
      this.#view.visible = this.#visible;
      this.#place();
      this.#followSimulation();
      if (this.#host.isConnected) this.#view.enter();
      this.show(this.#shown);
      this.#host.requestUpdate();
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      this.#context.failed(error);
    } finally {
      this.#fetching = false;
    }
  }

  #followSimulation(): void {
    if (this.#followers && this.#followers.simulation !== this.#simulation) this.#unfollow();
    this.#followed = '';
    if (!this.#view) return;
    this.#view.simulation = this.#simulation;
    this.#view.heat = null;
    if (this.#shown) this.#follow(this.#shown);
  }

  /** Counts and follows what the settings ask for, and nothing else. */
  #follow({ settings, content, cell }: StageContent): void {
    const parts = surfacePart.atHand;
    const simulation = this.#simulation;
    if (!parts || !simulation || !this.#view) return;
    const followers = (this.#followers ??= this.#newFollowers(parts, simulation));
    const key = JSON.stringify([settings.heat, settings.halfLife, settings.trace, settings.at, content.axes.x, content.axes.y, cell]);
    if (key === this.#followed) return;
    this.#followed = key;
    const pinned = Object.values(settings.at);
    const follows = settings.trace > 0 || settings.heat === 'probe' || pinned.includes('probe');
    const [width, height, slices = 1] = simulation.size;
    const inside = cell && cell.x < width && cell.y < height && (cell.z ?? 0) < slices ? cell : null;
    followers.trace.cell = follows ? inside : null;
    const { heat: kind, halfLife } = settings;
    const axes = { x: content.axes.x, y: content.axes.y };
    if (kind !== followers.kind) this.#view.heat = null; // another kind of counts
    followers.kind = kind;
    if (!kind) this.#stopHeat(followers);
    else if (followers.heat) followers.heat.options = { kind, halfLife, axes };
    else {
      const options = { kind, halfLife, axes };
      followers.heat = new parts.HeatSource(simulation, followers.trace, options, (heat) => this.#onHeat(heat));
      this.#view.add(followers.heat);
    }
    followers.heat?.invalidate();
    this.#view.invalidate();
    this.refreshLive();
  }

  #newFollowers(parts: typeof surface, simulation: Simulation): Followers {
    const trace = new parts.Trace(simulation);
    const layer = new parts.TraceLayer(() => {
      const length = this.#shown?.settings.trace ?? 0;
      const axes = this.#view?.content.axes ?? {};
      return length > 0 ? { trace, rule: simulation.rule, axes, length } : null;
    });
    this.#view?.add(layer);
    return { simulation, trace, layer, heat: null, kind: null, means: null };
  }

  #stopHeat(followers: Followers): void {
    if (!followers.heat || !this.#view) return;
    this.#view.remove(followers.heat);
    followers.heat.dispose();
    followers.heat = null;
    this.#view.heat = null;
  }

  #unfollow(): void {
    const followers = this.#followers;
    if (!followers) return;
    this.#stopHeat(followers);
    this.#view?.remove(followers.layer);
    followers.trace.dispose();
    followers.means?.dispose();
    this.#followers = null;
  }

  #onHeat(heat: Heat | null): void {
    if (!this.#view) return;
    const legend = this.#view.heat?.most !== heat?.most || this.#view.heat?.total !== heat?.total;
    this.#view.heat = heat;
    if (legend) this.#host.requestUpdate();
  }

  /** Reads what live inputs stand at, if any do. One reading is on its way at a time; news meanwhile make another. */
  refreshLive(): void {
    this.#asked = true;
    if (this.#reading) return;
    const read = async () => {
      while (this.#asked) {
        this.#asked = false;
        await this.#readLive();
      }
    };
    this.#reading = true;
    void read().finally(() => (this.#reading = false));
  }

  async #readLive(): Promise<void> {
    const pinned = Object.values(this.#shown?.settings.at ?? {});
    const followers = this.#followers;
    const gpu = followers?.simulation.engine?.gpu;
    const parts = surfacePart.atHand;
    if (!followers || !gpu || !parts || !pinned.length) return;
    try {
      const probe = pinned.includes('probe') ? (await followers.trace.read(1))[0]?.inputs : undefined;
      let mean: Float64Array | null = null;
      if (pinned.includes('mean') && followers === this.#followers) {
        if (followers.means && followers.means.gpu !== gpu) followers.means = null;
        mean = (await (followers.means ??= new parts.InputMeans(gpu)).read(followers.simulation)) ?? null;
      }
      if (followers !== this.#followers) return;
      this.live = { mean: mean ? [...mean] : this.live.mean, probe: probe ? [...probe] : this.live.probe };
      this.#host.requestUpdate();
    } catch (error) {
      if (!(error instanceof CaError) || error.code !== 'lost') throw error; // the context is on its way back, and steps ask again
    }
  }

  /** Turned, zoomed or moved by hand. */
  moved(): void {
    this.#view?.invalidate();
    this.#host.requestUpdate();
  }
}
