// The reader's hand on a grid: draws, moves and zooms by pointer and keys, and outlines the brush before it acts.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { stateBounds } from '../../core/rule/states.js';
import type { Probe } from '../../core/page/bus.js';
import type { Playback } from '../../core/page/playback.js';
import { MAX_ZOOM } from '../../core/view/grid-camera.js';
import type { GridView } from '../../core/view/grid-view.js';
import { readNumber } from '../shared/attributes.js';
import type { Attempt } from '../shared/element.js';
import { fire } from '../shared/events.js';
import { reseed } from '../shared/reseed.js';
import { words } from '../shared/words.js';
import { actionOf, type KeyAction } from './keys.js';
import { PointerController, type Cell } from './pointer.controller.js';

/** What the hand needs of the element. */
export interface HandContext {
  readonly stage: () => HTMLElement | null;
  /** `null` while there is nothing to touch. */
  readonly view: () => GridView | null;
  readonly playback: () => Playback | null;
  readonly probe: (probe: Probe | null) => void;
  readonly said: (text: string) => void;
  readonly attempt: Attempt;
}

/** The element's attributes about drawing and moving. */
export interface HandHost extends ReactiveControllerHost, HTMLElement {
  readonly brush: number | null;
  readonly brushRadius: number | null;
  readonly readonly: boolean;
  readonly zoom: number | null;
}

/** Largest radius of the brush, in cells. */
const MAX_RADIUS = 256;
const DEFAULT_RADIUS = 1;
/** Least zoom that can be asked for, in CSS pixels a cell. */
const MIN_ZOOM = 0.01;
/** CSS pixels that an arrow key moves the view. */
const PAN_STEP = 40;

/** Drawing, moving, zooming. */
export class GridHand implements ReactiveController {
  readonly #host: HandHost;
  readonly #context: HandContext;
  /** Where the stroke is, or `null` while it is beside the grid. */
  #stroke: { at: Cell; value: number | undefined; drew: boolean } | null = null;
  #cursor: Cell = null;
  #stage: HTMLElement | null = null;
  #radius = DEFAULT_RADIUS;
  #value: number | undefined;
  /** The attribute as it was last taken in: what a person zoomed to afterwards stands. */
  #zoom: unknown = null;

  constructor(host: HandHost, context: HandContext) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
    new PointerController(host, {
      stage: context.stage,
      camera: () => this.#view?.camera ?? null,
      drawable: () => !host.readonly,
      begin: (at, erase) => this.#begin(at, erase),
      extend: (to) => this.#extend(to),
      end: () => this.#end(),
      hover: (cell) => this.#hover(cell),
      moved: () => context.view()?.invalidate(),
    });
  }

  /** The grid; of a film somebody else takes hold. */
  get #view(): GridView | null {
    const view = this.#context.view();
    return view?.cut ? null : view;
  }

  hostUpdated(): void {
    const stage = this.#context.stage();
    if (!stage || stage === this.#stage) return;
    this.#stage = stage;
    stage.addEventListener('keydown', this.#onKey);
    stage.addEventListener('blur', () => this.#setCursor(null));
  }

  /** Takes in the attributes. */
  update(): void {
    const { brush, brushRadius, zoom = null } = this.#host;
    const { attempt, view, playback } = this.#context;
    const rule = playback()?.simulation.rule;
    const [min, max] = rule ? stateBounds(rule) : [0, 1];
    const whole = rule?.states !== 'continuous';
    attempt('brush', () => (this.#value = readNumber('brush', brush, { min, max, whole })));
    if (this.#value !== undefined && (this.#value < min || this.#value > max)) this.#value = undefined; // another rule's state
    attempt('brush-radius', () => {
      this.#radius = readNumber('brush-radius', brushRadius, { min: 0, max: MAX_RADIUS }) ?? DEFAULT_RADIUS;
    });
    const shown = view();
    if (zoom === this.#zoom || !shown) return;
    this.#zoom = zoom;
    attempt('zoom', () => shown.camera.setZoom(readNumber('zoom', zoom, { min: MIN_ZOOM, max: MAX_ZOOM }) ?? null));
    shown.invalidate();
  }

  #paint(from: Cell, to: Cell, value: number | undefined): void {
    if (!from || !to) return;
    this.#context.playback()?.simulation.paint({ x: from[0], y: from[1], toX: to[0], toY: to[1], radius: this.#radius, value });
    fire(this.#host, 'ca-input', { action: 'paint' });
  }

  #begin(at: Cell, erase: boolean): void {
    this.#cursor = null;
    this.#stroke = { at: null, value: erase ? 0 : this.#value, drew: false };
    this.#extend(at);
  }

  /** Beside the grid the brush is lifted: on a torus it would draw on the other side. */
  #extend(to: Cell): void {
    const stroke = this.#stroke;
    if (!stroke) return;
    const from = stroke.at ?? to;
    if (to && (!stroke.at || to[0] !== stroke.at[0] || to[1] !== stroke.at[1])) {
      this.#paint(from, to, stroke.value);
      stroke.drew = true;
    }
    stroke.at = to;
  }

  #end(): void {
    if (this.#stroke?.drew) fire(this.#host, 'ca-change', { action: 'paint' });
    this.#stroke = null;
  }

  #hover(cell: Cell): void {
    if (this.#cursor) return;
    this.#outline(cell);
  }

  #outline(cell: Cell): void {
    const view = this.#context.view();
    const probe = cell && { x: cell[0], y: cell[1] };
    if (view) view.brush = probe && !this.#host.readonly ? { ...probe, radius: this.#radius } : null;
    this.#context.probe(probe);
  }

  #setCursor(cell: Cell): void {
    this.#cursor = cell;
    this.#outline(cell);
    if (!cell) return;
    this.#context.view()?.camera.reveal(cell);
    this.#context.said(words.cell(cell[0] + 1, cell[1] + 1));
  }

  /** The first move puts the cursor into the middle. */
  #moveCursor(dx: number, dy: number): void {
    const [width, height] = this.#context.playback()?.simulation.size ?? [1, 1];
    const [x, y] = this.#cursor ? [this.#cursor[0] + dx, this.#cursor[1] + dy] : [width >> 1, height >> 1];
    this.#setCursor([Math.min(width - 1, Math.max(0, x)), Math.min(height - 1, Math.max(0, y))]);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.target !== this.#stage) return;
    const action = actionOf(event);
    const view = this.#view;
    const playback = this.#context.playback();
    if (!action || !view || !playback) return;
    event.preventDefault();
    this.#do(action, view, playback);
  };

  #do(action: KeyAction, view: GridView, playback: Playback): void {
    const { simulation } = playback;
    switch (action.kind) {
      case 'toggle':
        return playback.playing ? playback.pause() : playback.play();
      case 'step':
        playback.step();
        return this.#context.said(words.generationIs(simulation.generation));
      case 'reset':
        reseed(simulation);
        return this.#changed('seed', words.reseeded);
      case 'clear':
        simulation.clear();
        return this.#changed('clear', words.cleared);
      case 'population':
        return void this.#sayPopulation(playback);
      case 'cursor':
        return this.#moveCursor(action.dx, action.dy);
      case 'draw':
      case 'erase':
        return this.#drawAtCursor(action.kind === 'erase');
      case 'zoom':
        view.camera.zoomBy(action.factor);
        return view.invalidate();
      case 'fit':
        view.camera.setZoom(null);
        return view.invalidate();
      case 'pan':
        view.camera.panBy(-action.dx * PAN_STEP, -action.dy * PAN_STEP);
        return view.invalidate();
    }
  }

  #changed(action: 'seed' | 'clear', said: string): void {
    this.#context.said(said);
    fire(this.#host, 'ca-change', { action });
  }

  #drawAtCursor(erase: boolean): void {
    if (this.#host.readonly) return;
    if (!this.#cursor) this.#moveCursor(0, 0);
    this.#paint(this.#cursor, this.#cursor, erase ? 0 : this.#value);
    fire(this.#host, 'ca-change', { action: 'paint' });
  }

  async #sayPopulation({ simulation }: Playback): Promise<void> {
    const { generation } = simulation;
    const count = await simulation.population();
    this.#context.said(words.population(count, generation));
  }
}
