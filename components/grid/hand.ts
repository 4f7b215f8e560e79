// The reader's hand on a grid: draws, moves and zooms by pointer and keys, and outlines the brush before it acts.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CaError } from '../../core/base/errors.js';
import type { Probe } from '../../core/page/bus.js';
import type { Playback } from '../../core/page/playback.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type { GridView } from '../../core/view/grid-view.js';
import { readNumber } from '../shared/attributes.js';
import { fire } from '../shared/events.js';
import { words } from '../shared/words.js';
import { actionOf, type KeyAction } from './keys.js';
import { PointerController } from './pointer.controller.js';

/** What the hand needs of the element. */
export interface HandContext {
  readonly stage: () => HTMLElement | null;
  readonly view: () => GridView | null;
  readonly simulation: () => Simulation | null;
  readonly playback: () => Playback | null;
  readonly probe: (probe: Probe | null) => void;
  readonly said: (text: string) => void;
  readonly failed: (about: string, error: CaError) => void;
  readonly fine: (about: string) => void;
}

/** The element's attributes about drawing. */
export interface HandHost extends ReactiveControllerHost, HTMLElement {
  readonly brush: number | null;
  readonly brushRadius: number;
  readonly readonly: boolean;
}

/** Largest radius of the brush, in cells. */
const MAX_RADIUS = 256;
/** CSS pixels that an arrow key moves the view. */
const PAN_STEP = 40;

/** Drawing, moving, zooming. */
export class GridHand implements ReactiveController {
  readonly #host: HandHost;
  readonly #context: HandContext;
  #stroke: { at: readonly [number, number]; value: number | undefined } | null = null;
  #cursor: [number, number] | null = null;
  #stage: HTMLElement | null = null;
  #radius = 1;
  #value: number | undefined;

  constructor(host: HandHost, context: HandContext) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
    new PointerController(host, {
      stage: context.stage,
      camera: () => context.view()?.camera ?? null,
      drawable: () => !host.readonly,
      begin: (at, erase) => this.#begin(at, erase),
      extend: (to) => this.#extend(to),
      end: () => this.#end(),
      hover: (cell) => this.#hover(cell),
      moved: () => context.view()?.invalidate(),
    });
  }

  hostUpdated(): void {
    this.#readBrush();
    const stage = this.#context.stage();
    if (!stage || stage === this.#stage) return;
    this.#stage = stage;
    stage.addEventListener('keydown', this.#onKey);
    stage.addEventListener('blur', () => this.#setCursor(null));
  }

  /** Sets the zoom from the attribute: CSS pixels a cell, or all of the grid. */
  zoom(given: number | null): void {
    const view = this.#context.view();
    if (!view) return;
    const zoom = this.#attempt('zoom', () => readNumber('zoom', given, { min: 0.01, max: 64 }) ?? null);
    if (zoom === undefined) return;
    view.camera.setZoom(zoom);
    view.invalidate();
  }

  #readBrush(): void {
    const { brush, brushRadius } = this.#host;
    const states = this.#context.simulation()?.rule.states ?? 2;
    const bounds = states === 'continuous' ? {} : { min: 0, max: states - 1, whole: true };
    this.#attempt('brush', () => (this.#value = readNumber('brush', brush, bounds)));
    this.#attempt('brush-radius', () => (this.#radius = readNumber('brush-radius', brushRadius, { min: 0, max: MAX_RADIUS }) ?? 1));
  }

  #attempt<T>(about: string, action: () => T): T | undefined {
    try {
      const result = action();
      this.#context.fine(about);
      return result;
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      this.#context.failed(about, error);
      return undefined;
    }
  }

  #paint(from: readonly [number, number], to: readonly [number, number], value: number | undefined): void {
    this.#context.simulation()?.paint({ x: from[0], y: from[1], toX: to[0], toY: to[1], radius: this.#radius, value });
    fire(this.#host, 'ca-input', { action: 'paint' });
  }

  #begin(point: readonly [number, number], erase: boolean): void {
    const at = point.map(Math.floor) as [number, number];
    this.#stroke = { at, value: erase ? 0 : this.#value };
    this.#paint(at, at, this.#stroke.value);
  }

  #extend(point: readonly [number, number]): void {
    const to = point.map(Math.floor) as [number, number];
    if (!this.#stroke || (to[0] === this.#stroke.at[0] && to[1] === this.#stroke.at[1])) return;
    this.#paint(this.#stroke.at, to, this.#stroke.value);
    this.#stroke.at = to;
  }

  #end(): void {
    if (this.#stroke) fire(this.#host, 'ca-change', { action: 'paint' });
    this.#stroke = null;
  }

  #hover(cell: readonly [number, number] | null): void {
    if (!this.#cursor) this.#outline(cell);
    this.#context.probe(cell && { x: cell[0], y: cell[1] });
  }

  #outline(cell: readonly [number, number] | null): void {
    const view = this.#context.view();
    if (view) view.brush = cell && !this.#host.readonly ? { x: cell[0], y: cell[1], radius: this.#radius } : null;
  }

  #setCursor(cell: [number, number] | null): void {
    this.#cursor = cell;
    this.#outline(cell);
    this.#context.probe(cell && { x: cell[0], y: cell[1] });
    if (!cell) return;
    this.#context.view()?.camera.reveal(cell);
    this.#context.said(words.cell(cell[0] + 1, cell[1] + 1));
  }

  #moveCursor(dx: number, dy: number): void {
    const simulation = this.#context.simulation();
    if (!simulation) return;
    const [width, height] = simulation.size;
    const [x, y] = this.#cursor ?? [Math.floor(width / 2) - dx, Math.floor(height / 2) - dy];
    this.#setCursor([Math.min(width - 1, Math.max(0, x + dx)), Math.min(height - 1, Math.max(0, y + dy))]);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.target !== this.#stage) return;
    const action = actionOf(event);
    if (!action || !this.#context.simulation()) return;
    event.preventDefault();
    this.#do(action);
  };

  #do(action: KeyAction): void {
    const { view, playback } = this.#context;
    switch (action.kind) {
      case 'toggle':
        return playback()?.playing ? playback()?.pause() : playback()?.play();
      case 'step':
        return playback()?.step();
      case 'reset':
      case 'clear':
        return this.#restart(action.kind);
      case 'population':
        return void this.#sayPopulation();
      case 'cursor':
        return this.#moveCursor(action.dx, action.dy);
      case 'draw':
      case 'erase':
        return this.#drawAtCursor(action.kind === 'erase');
      case 'zoom':
        view()?.camera.zoomBy(action.factor);
        return view()?.invalidate();
      case 'fit':
        view()?.camera.setZoom(null);
        return view()?.invalidate();
      case 'pan':
        view()?.camera.panBy(-action.dx * PAN_STEP, -action.dy * PAN_STEP);
        return view()?.invalidate();
    }
  }

  #restart(kind: 'reset' | 'clear'): void {
    const simulation = this.#context.simulation();
    if (kind === 'reset') simulation?.reset();
    else simulation?.clear();
    if (kind === 'clear') this.#context.said(words.cleared);
    fire(this.#host, 'ca-change', { action: kind === 'reset' ? 'seed' : 'clear' });
  }

  #drawAtCursor(erase: boolean): void {
    if (!this.#cursor || this.#host.readonly) return;
    this.#paint(this.#cursor, this.#cursor, erase ? 0 : this.#value);
    fire(this.#host, 'ca-change', { action: 'paint' });
  }

  async #sayPopulation(): Promise<void> {
    const simulation = this.#context.simulation();
    if (!simulation) return;
    const { generation } = simulation;
    const count = await simulation.population();
    this.#context.said(words.population(count, generation));
  }
}
