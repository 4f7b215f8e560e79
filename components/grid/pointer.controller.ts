// Drawing, panning and zooming by mouse, pen and touch. Never in the way of the page: a finger scrolls the page until the grid has
// been tapped, and the wheel zooms only with Ctrl (or a pinch on a trackpad).

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { GridCamera } from '../../core/view/grid-camera.js';

/** A point of the view in CSS pixels from its top left corner. */
type Point = readonly [number, number];
/** Column and row; `null` beside the grid. */
export type Cell = readonly [x: number, y: number] | null;

/** What the grid does with it. */
export interface PointerActions {
  readonly stage: () => HTMLElement | null;
  /** The window on the grid; `null` while there is nothing to touch. */
  readonly camera: () => GridCamera | null;
  readonly drawable: () => boolean;
  /** A stroke begins: with the right button, Alt or a pen's eraser it erases. */
  readonly begin: (at: Cell, erase: boolean) => void;
  /** It goes on. */
  readonly extend: (to: Cell) => void;
  /** It ends. */
  readonly end: () => void;
  /** The pointer is over a cell, or left the grid. */
  readonly hover: (cell: Cell) => void;
  /** The window on the grid moved. */
  readonly moved: () => void;
}

/** A wheel notch of 100 CSS pixels zooms by this factor. */
const WHEEL_FACTOR = 1.25;
/** A trackpad's pinch comes as many small wheels with Ctrl, which count this much more; a mouse's notch stays one. */
const PINCH_GAIN = 4;
const NOTCH = 100;
/** Pixels in a line, for wheels that count lines. */
const LINE = 33;

/** Listens on the stage. */
export class PointerController implements ReactiveController {
  readonly #actions: PointerActions;
  #stage: HTMLElement | null = null;
  readonly #pointers = new Map<number, Point>();
  #mode: 'draw' | 'pan' | 'pinch' | null = null;
  /** A finger that came down may yet become a pinch: its stroke begins with its first move or its end. */
  #begin: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, actions: PointerActions) {
    this.#actions = actions;
    host.addController(this);
  }

  hostUpdated(): void {
    const stage = this.#actions.stage();
    if (!stage || stage === this.#stage) return;
    this.#stage = stage;
    stage.addEventListener('pointerdown', this.#onDown);
    stage.addEventListener('pointermove', this.#onMove);
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) stage.addEventListener(type, this.#onUp);
    stage.addEventListener('pointerleave', () => this.#actions.hover(null));
    stage.addEventListener('wheel', this.#onWheel, { passive: false });
    stage.addEventListener('contextmenu', (event) => this.#actions.drawable() && event.preventDefault());
    // A tap gives the focus, which touch needs to draw. Some engines give it by themselves.
    stage.addEventListener('click', (event) => this.#isOurs(event) && stage.focus({ preventScroll: true }));
  }

  /** The play button and what a page puts into the slots answer for themselves. */
  #isOurs({ target }: Event): boolean {
    return this.#actions.camera() !== null && target instanceof Element && !target.closest('button, [slot]');
  }

  /** Also right where the page has scaled the grid by a transform. */
  #pointOf({ clientX, clientY }: MouseEvent): Point {
    const stage = this.#stage as HTMLElement;
    const { left, top, width } = stage.getBoundingClientRect();
    const scale = stage.offsetWidth / (width || 1);
    return [(clientX - left) * scale, (clientY - top) * scale];
  }

  readonly #onDown = (event: PointerEvent): void => {
    const stage = this.#stage as HTMLElement;
    const touch = event.pointerType === 'touch';
    const camera = this.#actions.camera();
    if (!camera || !this.#isOurs(event) || (touch && !stage.matches(':focus'))) return;
    const at = this.#pointOf(event);
    this.#pointers.set(event.pointerId, at);
    if (this.#pointers.size === 2) {
      this.#endStroke(false);
      this.#mode = 'pinch';
      return;
    }
    stage.focus({ preventScroll: true });
    event.preventDefault();
    this.#capture(event.pointerId);
    const pan = event.button === 1 || (event.button === 0 && event.shiftKey) || !this.#actions.drawable();
    this.#mode = pan ? 'pan' : 'draw';
    stage.classList.toggle('panning', pan);
    if (pan) return;
    const erase = event.button === 2 || event.button === 5 || event.altKey;
    this.#begin = () => this.#actions.begin(camera.cellAt(at), erase);
    if (!touch) this.#beginStroke();
  };

  #beginStroke(): void {
    this.#begin?.();
    this.#begin = null;
  }

  #endStroke(begun: boolean): void {
    if (this.#mode !== 'draw') return;
    if (begun) this.#beginStroke();
    this.#begin = null;
    this.#actions.end();
  }

  /** A pointer that is gone already cannot be captured; then there is nothing to follow. */
  #capture(id: number): void {
    try {
      this.#stage?.setPointerCapture(id);
    } catch {
      // The pointer ended between the event and now.
    }
  }

  readonly #onMove = (event: PointerEvent): void => {
    const camera = this.#actions.camera();
    if (!camera) return;
    const before = this.#pointers.get(event.pointerId);
    const now = this.#pointOf(event);
    if (!before || !this.#mode) return this.#actions.hover(camera.cellAt(now));
    this.#pointers.set(event.pointerId, now);
    if (this.#mode === 'draw') {
      this.#beginStroke();
      this.#actions.hover(camera.cellAt(now));
      const path = event.getCoalescedEvents?.() ?? [];
      for (const each of path.length ? path : [event]) this.#actions.extend(camera.cellAt(this.#pointOf(each)));
    } else {
      if (this.#mode === 'pinch') this.#pinch(camera, event.pointerId, before, now);
      else camera.panBy(now[0] - before[0], now[1] - before[1]);
      this.#actions.moved();
    }
  };

  /** Two fingers: their middle moves the grid, their distance zooms it. */
  #pinch(camera: GridCamera, id: number, before: Point, now: Point): void {
    const other = [...this.#pointers].find(([key]) => key !== id)?.[1];
    if (!other) return;
    const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a[0] - b[0], a[1] - b[1]));
    // First the zoom, about where the middle was: a grid that just fits cannot be moved.
    camera.zoomBy(distance(now, other) / distance(before, other), [(before[0] + other[0]) / 2, (before[1] + other[1]) / 2]);
    camera.panBy((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
  }

  readonly #onUp = (event: PointerEvent): void => {
    if (!this.#pointers.delete(event.pointerId)) return;
    if (this.#pointers.size) {
      if (this.#mode === 'pinch') this.#mode = 'pan';
      return;
    }
    this.#endStroke(event.type === 'pointerup');
    this.#mode = null;
    this.#stage?.classList.remove('panning');
  };

  readonly #onWheel = (event: WheelEvent): void => {
    const camera = this.#actions.camera();
    if (!camera || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const delta = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1) * PINCH_GAIN;
    camera.zoomBy(WHEEL_FACTOR ** (Math.min(NOTCH, Math.max(-NOTCH, -delta)) / NOTCH), this.#pointOf(event));
    this.#actions.moved();
  };
}
