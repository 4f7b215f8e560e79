// The reader's hand on a grid: draws, moves and zooms by pointer and keys, and outlines the brush before it acts.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Probe } from '../../core/page/bus.js';
import type { Playback } from '../../core/page/playback.js';
import type { GridView } from '../../core/view/grid-view.js';
import { fire } from '../shared/events.js';
import { reseed } from '../shared/reseed.js';
import { words } from '../shared/words.js';
import type { BrushContext, GridBrush } from './brush.js';
import { actionOf, type KeyAction } from './keys.js';
import { PointerController, type Cell } from './pointer.controller.js';

/** What the hand needs of the element. */
export interface HandContext extends BrushContext {
  readonly brush: GridBrush;
  readonly stage: () => HTMLElement | null;
  readonly probe: (probe: Probe | null) => void;
  readonly said: (text: string) => void;
}

/** The element, as far as the hand knows it. */
export interface HandHost extends ReactiveControllerHost, HTMLElement {
  readonly readonly: boolean;
}

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

  #paint(from: Cell, to: Cell, value: number | undefined): void {
    if (!from || !to) return;
    this.#context
      .playback()
      ?.simulation.paint({ x: from[0], y: from[1], toX: to[0], toY: to[1], radius: this.#context.brush.radius, value });
    fire(this.#host, 'ca-input', { action: 'paint' });
  }

  #begin(at: Cell, erase: boolean): void {
    this.#cursor = null;
    this.#stroke = { at: null, value: erase ? 0 : this.#context.brush.value, drew: false };
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
    if (view) view.brush = probe && !this.#host.readonly ? { ...probe, radius: this.#context.brush.radius } : null;
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
      case 'back':
        return this.#context.said(playback.back() ? words.generationIs(simulation.generation) : words.noBack);
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
    this.#paint(this.#cursor, this.#cursor, erase ? 0 : this.#context.brush.value);
    fire(this.#host, 'ca-change', { action: 'paint' });
  }

  async #sayPopulation({ simulation }: Playback): Promise<void> {
    const { generation } = simulation;
    const count = await simulation.population();
    this.#context.said(words.population(count, generation));
  }
}
