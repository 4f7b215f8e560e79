// The reader's hand on a volume: turns, moves and zooms it, drags its slices, draws in it, and asks what is under the pointer or under a
// cursor that the keyboard moves.

import type { ReactiveControllerHost } from 'lit';
import type { Probe } from '../../core/page/bus.js';
import { stateBounds } from '../../core/rule/states.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { readNumber, readWord } from '../shared/attributes.js';
import type { Attempt } from '../shared/element.js';
import { fire } from '../shared/events.js';
import { OrbitHand, type Grab, type Point } from '../shared/orbit-hand.js';
import { act, type DeedHost } from './deeds.js';
import { keyOf, type VolumeKey } from './keys.js';
import type { VolumeOverlay } from './overlay.js';
import { beginStroke, canPaint, paintedCell, paintLine } from './painter.js';
import { stateAt, type Cell } from './picking.js';
import { grabPlane } from './planes.js';
import { VolumeReading } from './reading.js';
import type { VolumeStage } from './stage.controller.js';
import { TOOLS, type VolumeTool } from './tools.js';
import { words } from './words.js';

/** What the hand needs of the element. */
export interface HandContext {
  readonly stage: () => HTMLElement | null;
  readonly picture: VolumeStage;
  readonly overlay: VolumeOverlay;
  /** `null` while there is nothing to touch. */
  readonly simulation: () => Simulation | null;
  /** Another cell is looked at, or none; with the words beside the pointer. */
  readonly probed: (probe: Probe | null, text: string) => void;
  readonly said: (text: string) => void;
  readonly attempt: Attempt;
}

/** The element's attributes that the hand reads or changes. */
export interface HandHost extends DeedHost, ReactiveControllerHost {
  slices: string | readonly number[] | null;
  readonly brush: number | null;
  readonly brushRadius: number | null;
  readonly readonly: boolean;
}

const MAX_RADIUS = 256;
const USUAL_RADIUS = 2;

/** Turning, moving, zooming, drawing, pointing. */
export class VolumeHand {
  readonly #host: HandHost;
  readonly #context: HandContext;
  readonly #reading: VolumeReading;
  #tool: VolumeTool = 'turn';
  #radius = USUAL_RADIUS;
  #value: number | undefined;
  #cursor: Cell | null = null;
  /** Where the pointer rests. */
  #point: Point | null = null;
  #stage: HTMLElement | null = null;

  constructor(host: HandHost, context: HandContext) {
    host.addController({ hostDisconnected: () => this.leave() });
    this.#host = host;
    this.#context = context;
    this.#reading = new VolumeReading({ stage: context.picture, found: (cell) => this.#onFound(cell) });
    new OrbitHand<VolumeKey>(host, {
      stage: context.stage,
      camera: () => (context.simulation() ? (context.picture.view?.camera ?? null) : null),
      moved: () => context.picture.view?.invalidate(),
      hover: (point) => this.#hover(point),
      grab: (point, other) => this.#grab(point, other),
      keyOf,
      key: (key) => this.#onKey(key),
    });
  }

  /** What is shown. */
  set simulation(simulation: Simulation | null) {
    if (this.#cursor) this.#setCursor(null);
    this.#reading.simulation = simulation;
    this.#outline(null);
  }

  /** Takes in the attributes. */
  update(): void {
    const { brush, brushRadius, readonly, tool } = this.#host;
    const { attempt } = this.#context;
    const rule = this.#context.simulation()?.rule;
    const [min, max] = rule ? stateBounds(rule) : [0, 1];
    const whole = rule?.states !== 'continuous';
    attempt('brush', () => (this.#value = readNumber('brush', brush, { min, max, whole })));
    if (this.#value !== undefined && (this.#value < min || this.#value > max)) this.#value = undefined; // another rule's state
    attempt('brush-radius', () => (this.#radius = readNumber('brush-radius', brushRadius, { min: 0, max: MAX_RADIUS }) ?? USUAL_RADIUS));
    const before = this.#tool;
    attempt('tool', () => (this.#tool = readWord('tool', tool, TOOLS) ?? 'turn'));
    if (readonly) this.#tool = 'turn';
    if (this.#tool !== before) this.#hover(this.#point);
    this.#listen();
  }

  #listen(): void {
    const stage = this.#context.stage();
    if (!stage || stage === this.#stage) return;
    this.#stage = stage;
    stage.addEventListener('blur', () => this.#cursor && this.#setCursor(null));
  }

  /** The pointer is elsewhere. */
  leave(): void {
    if (this.#cursor) this.#setCursor(null);
    this.#hover(null);
  }

  #hover(point: Point | null): void {
    this.#point = point;
    if (!this.#cursor) this.#reading.hover(point);
    if (!point && !this.#cursor) this.#outline(null);
  }

  /** The pointer is over a cell that is seen, or over none: a brush has its place there too. */
  #onFound(cell: Cell | null): void {
    if (this.#cursor) return;
    this.#probe(cell);
    const simulation = this.#context.simulation();
    const paints = this.#tool !== 'turn' && this.#point && simulation;
    this.#outline(paints && this.#point ? paintedCell(this.#context.picture, simulation, this.#reading.cells, this.#point) : null);
  }

  /** Shows the brush, or the cursor, before it acts. */
  #outline(cell: Cell | null): void {
    this.#context.overlay.mark = cell && { cell, radius: this.#host.readonly ? 0 : this.#radius, cross: this.#cursor !== null };
    this.#context.overlay.update();
  }

  #probe(cell: Cell | null): void {
    const simulation = this.#context.simulation();
    if (!cell || !simulation) return this.#context.probed(null, '');
    const [x, y, z] = cell;
    if (simulation.size.length === 2) return this.#context.probed({ x, y }, words.cellThen(x, y, simulation.generation));
    this.#context.probed({ x, y, z }, words.cell(x, y, z, this.#stateText(cell)));
  }

  #stateText(cell: Cell): string {
    const { cells } = this.#reading;
    const rule = this.#context.simulation()?.rule;
    if (!cells || !rule) return '';
    const state = stateAt(cells, this.#context.picture, rule, cell);
    return rule.states === 'continuous' ? state.toFixed(3) : String(state);
  }

  #onKey(key: VolumeKey): void {
    const simulation = this.#context.simulation();
    if (!simulation) return;
    if (key.kind === 'cursor') void this.#moveCursor(simulation, key.axis, key.by);
    else if (key.kind === 'draw' || key.kind === 'erase') void this.#drawAtCursor(simulation, key.kind === 'erase');
    else act(key, this.#host, simulation, this.#context.said);
  }

  /** The first move puts the cursor into the middle; on a grid's past it stays in the present. */
  async #moveCursor(simulation: Simulation, axis: 0 | 1 | 2, by: number): Promise<void> {
    const size = this.#context.picture.view?.extent;
    if (!size) return;
    const { history } = this.#context.picture.view ?? {};
    const cell = (this.#cursor ?? size.map((side) => side >> 1)).map((at, i) => (this.#cursor && i === axis ? at + by : at));
    if (history) cell[2] = history.length - 1;
    this.#setCursor(cell.map((at, i) => Math.min(size[i] - 1, Math.max(0, at))) as unknown as Cell);
    if (!history) await this.#reading.current();
    const now = this.#cursor;
    if (!now || simulation !== this.#context.simulation()) return;
    this.#probe(now);
    this.#context.said(history ? words.cursorThen(now[0], now[1]) : words.cursor(now, this.#stateText(now)));
  }

  #setCursor(cell: Cell | null): void {
    this.#cursor = cell;
    this.#outline(cell);
    if (!cell) this.#probe(null);
  }

  async #drawAtCursor(simulation: Simulation, erase: boolean): Promise<void> {
    if (this.#host.readonly) return;
    if (!this.#cursor) await this.#moveCursor(simulation, 0, 0);
    if (!this.#cursor) return;
    paintLine(simulation, this.#cursor, this.#cursor, this.#radius, erase ? 0 : this.#value);
    this.#context.said(erase ? words.erased : words.painted);
    fire(this.#host, 'ca-change', { action: 'paint' });
  }

  #grab(point: Point, other: boolean): Grab | null {
    const { picture, simulation } = this.#context;
    const { view, rays } = picture;
    if (!view || !rays) return null;
    if (this.#cursor) this.#setCursor(null);
    if (this.#tool !== 'turn') {
      if (!canPaint(picture, point)) return null;
      const drew = (done: boolean) => fire(this.#host, done ? 'ca-change' : 'ca-input', { action: 'paint' });
      const context = { stage: picture, reading: this.#reading, simulation, radius: () => this.#radius, drew };
      return beginStroke(context, point, other || this.#tool === 'erase' ? 0 : this.#value);
    }
    return grabPlane(view, rays, point, (planes, done) => {
      this.#host.slices = planes;
      fire(this.#host, done ? 'ca-change' : 'ca-input', { action: 'plot' });
    });
  }
}
