// Drawing, panning and zooming by mouse, pen and touch. Never in the way of the page: a finger scrolls the page until the grid has
// been tapped, and the wheel zooms only with Ctrl (or a pinch on a trackpad) or while the grid has the focus.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { GridCamera } from '../../core/view/grid-camera.js';

/** A point of the view in CSS pixels from its top left corner. */
type Point = readonly [number, number];

/** What the grid does with it. */
export interface PointerActions {
  readonly stage: () => HTMLElement | null;
  readonly camera: () => GridCamera | null;
  readonly drawable: () => boolean;
  /** A stroke begins at a point, in cells: with the right button, Alt or a pen's eraser it erases. */
  readonly begin: (at: Point, erase: boolean) => void;
  /** It goes on to a point. */
  readonly extend: (to: Point) => void;
  /** It ends. */
  readonly end: () => void;
  /** The pointer rests over a cell, or left the grid. */
  readonly hover: (cell: Point | null) => void;
  /** The window on the grid moved. */
  readonly moved: () => void;
}

/** A wheel notch of 100 CSS pixels zooms by this factor. */
const WHEEL_FACTOR = 1.25;

/** Listens on the stage. */
export class PointerController implements ReactiveController {
  readonly #actions: PointerActions;
  #stage: HTMLElement | null = null;
  readonly #pointers = new Map<number, Point>();
  #mode: 'draw' | 'pan' | 'pinch' | null = null;

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
  }

  #pointOf({ clientX, clientY }: MouseEvent): Point {
    const box = this.#stage?.getBoundingClientRect();
    return [clientX - (box?.left ?? 0), clientY - (box?.top ?? 0)];
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.target instanceof Element && event.target.closest('button')) return;
    const focused = this.#stage?.matches(':focus') ?? false;
    this.#pointers.set(event.pointerId, this.#pointOf(event));
    if (this.#pointers.size === 2) {
      if (this.#mode === 'draw') this.#actions.end();
      this.#mode = 'pinch';
      return;
    }
    const wantsPan = event.button === 1 || (event.button === 0 && event.shiftKey) || !this.#actions.drawable();
    const erase = event.button === 2 || event.button === 5 || event.altKey;
    if (wantsPan && event.pointerType === 'touch' && !focused) return;
    this.#stage?.focus({ preventScroll: true });
    event.preventDefault();
    this.#capture(event.pointerId);
    this.#mode = wantsPan ? 'pan' : 'draw';
    this.#stage?.classList.toggle('panning', this.#mode === 'pan');
    const camera = this.#actions.camera();
    if (this.#mode === 'draw' && camera) this.#actions.begin(camera.pointAt(this.#pointOf(event)), erase);
  };

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
    if (!before || !this.#mode) {
      this.#actions.hover(camera.cellAt(now));
      return;
    }
    this.#pointers.set(event.pointerId, now);
    if (this.#mode === 'draw') {
      this.#actions.hover(camera.cellAt(now));
      const path = event.getCoalescedEvents?.() ?? [];
      for (const each of path.length ? path : [event]) this.#actions.extend(camera.pointAt(this.#pointOf(each)));
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
    const middle: Point = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
    camera.panBy((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
    const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);
    camera.zoomBy(distance(now, other) / Math.max(1, distance(before, other)), middle);
  }

  readonly #onUp = (event: PointerEvent): void => {
    if (!this.#pointers.delete(event.pointerId)) return;
    if (this.#pointers.size) {
      if (this.#mode === 'pinch') this.#mode = 'pan';
      return;
    }
    if (this.#mode === 'draw') this.#actions.end();
    this.#mode = null;
    this.#stage?.classList.remove('panning');
  };

  readonly #onWheel = (event: WheelEvent): void => {
    const camera = this.#actions.camera();
    if (!camera || !(event.ctrlKey || event.metaKey || this.#stage?.matches(':focus'))) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const pinch = event.ctrlKey ? 4 : 1; // a trackpad's pinch comes as a small wheel with Ctrl
    camera.zoomBy(WHEEL_FACTOR ** ((-event.deltaY * lines * pinch) / 100), this.#pointOf(event));
    this.#actions.moved();
  };
}
