// The reader's hand on what can be turned, a plot or a volume: turns, zooms and moves it by mouse, pen, touch and keys. Never in the way
// of the page: a finger scrolls until it has been tapped, and the wheel zooms only with Ctrl (or a pinch on a trackpad).

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OrbitCamera } from '../../core/view/orbit-camera.js';

/** A point of the stage in CSS pixels from its top left corner. */
export type Point = readonly [x: number, y: number];

/** What a drag does in place of turning. */
export interface Grab {
  /** The pointer is here now. */
  readonly to: (point: Point) => void;
  /** It was let go. @param done - `false` where the drag became something else: a second finger came down */
  readonly end?: (done: boolean) => void;
}

/** A key that moves the camera. */
export type CameraKey =
  | { readonly kind: 'orbit' | 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'home' };

/** What the element does with it. Its keys are the camera's and its own. */
export interface OrbitActions<Key extends { readonly kind: string }> {
  readonly stage: () => HTMLElement | null;
  /** `null` while there is nothing to touch. */
  readonly camera: () => OrbitCamera | null;
  /** The camera moved. */
  readonly moved: () => void;
  /** The pointer rests over a point, or left. */
  readonly hover: (point: Point | null) => void;
  /** What a key asks for; `null` where it is the page's. */
  readonly keyOf: (event: KeyboardEvent) => Key | null;
  /** A key was pressed; what it asks of the camera is done. */
  readonly key: (key: Key) => void;
  /** Something of the element's own under a point. @param other - with Alt or a pen's eraser; @returns `null` where a drag turns */
  readonly grab?: (point: Point, other: boolean) => Grab | null;
}

/** Radians for a CSS pixel of a drag, and for a key. */
const TURN = 0.008;
const KEY_TURN = 0.12;
/** CSS pixels that a key moves the picture. */
const KEY_PAN = 30;
/** A wheel notch of 100 CSS pixels zooms by this factor; a trackpad's pinch comes as many small wheels, which count more. */
const WHEEL_FACTOR = 1.25;
const PINCH_GAIN = 4;
const NOTCH = 100;
/** Pixels in a line, for wheels that count lines. */
const LINE = 33;

const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a[0] - b[0], a[1] - b[1]));

const isOfCamera = (key: { readonly kind: string }): key is CameraKey => ['orbit', 'pan', 'zoom', 'home'].includes(key.kind);

/** Does what a key asks of the camera. */
function move(camera: OrbitCamera, key: CameraKey): void {
  if (key.kind === 'zoom') camera.zoomBy(key.factor);
  else if (key.kind === 'home') camera.reset();
  else if (key.kind === 'pan' || camera.flat) camera.panBy(-key.dx * KEY_PAN, key.dy * KEY_PAN);
  else camera.orbit(key.dx * KEY_TURN, key.dy * KEY_TURN);
}

/** Listens on the stage. */
export class OrbitHand<Key extends { readonly kind: string }> implements ReactiveController {
  readonly #actions: OrbitActions<Key>;
  #stage: HTMLElement | null = null;
  readonly #pointers = new Map<number, Point>();
  #pans = false;
  #grabbed: Grab | null = null;

  constructor(host: ReactiveControllerHost, actions: OrbitActions<Key>) {
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
    stage.addEventListener('keydown', this.#onKey);
    stage.addEventListener('contextmenu', (event) => this.#pointers.size && event.preventDefault());
    stage.addEventListener('click', (event) => this.#isOurs(event) && stage.focus({ preventScroll: true }));
  }

  /** Buttons on the stage and what a page puts into the slots answer for themselves. */
  #isOurs({ target }: Event): boolean {
    return this.#actions.camera() !== null && target instanceof Element && !target.closest('button, [slot]');
  }

  /** Also right where the page has scaled it by a transform. */
  #pointOf({ clientX, clientY }: MouseEvent): Point {
    const stage = this.#stage as HTMLElement;
    const { left, top, width } = stage.getBoundingClientRect();
    const scale = stage.offsetWidth / (width || 1);
    return [(clientX - left) * scale, (clientY - top) * scale];
  }

  readonly #onDown = (event: PointerEvent): void => {
    const stage = this.#stage as HTMLElement;
    if (!this.#isOurs(event) || (event.pointerType === 'touch' && !stage.matches(':focus'))) return;
    stage.focus({ preventScroll: true });
    event.preventDefault();
    this.#pointers.set(event.pointerId, this.#pointOf(event));
    this.#letGo(false);
    const grabs = this.#pointers.size === 1 && !event.shiftKey && (event.button === 0 || event.button === 5);
    this.#grabbed = grabs ? (this.#actions.grab?.(this.#pointOf(event), event.altKey || event.button === 5) ?? null) : null;
    this.#pans = event.button !== 0 || event.shiftKey;
    stage.classList.add('turning');
    this.#actions.hover(null);
    try {
      stage.setPointerCapture(event.pointerId);
    } catch {
      // The pointer ended between the event and now: there is nothing to follow.
    }
  };

  readonly #onMove = (event: PointerEvent): void => {
    const camera = this.#actions.camera();
    if (!camera) return;
    const before = this.#pointers.get(event.pointerId);
    const now = this.#pointOf(event);
    if (!before) return this.#actions.hover(this.#isOurs(event) && event.pointerType !== 'touch' ? now : null);
    this.#pointers.set(event.pointerId, now);
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    if (this.#grabbed) return this.#grabbed.to(now);
    if (this.#pointers.size > 1) this.#pinch(camera, event.pointerId, before, now);
    else if (this.#pans || camera.flat) camera.panBy(dx, dy);
    else camera.orbit(-dx * TURN, dy * TURN);
    this.#actions.moved();
  };

  /** Two fingers: their middle moves it, their distance zooms it. */
  #pinch(camera: OrbitCamera, id: number, before: Point, now: Point): void {
    const other = [...this.#pointers].find(([key]) => key !== id)?.[1];
    if (!other) return;
    camera.zoomBy(distance(now, other) / distance(before, other), [(before[0] + other[0]) / 2, (before[1] + other[1]) / 2]);
    camera.panBy((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
  }

  #letGo(done: boolean): void {
    this.#grabbed?.end?.(done);
    this.#grabbed = null;
  }

  readonly #onUp = (event: PointerEvent): void => {
    if (!this.#pointers.delete(event.pointerId)) return;
    this.#letGo(event.type === 'pointerup');
    if (!this.#pointers.size) this.#stage?.classList.remove('turning');
  };

  readonly #onWheel = (event: WheelEvent): void => {
    const camera = this.#actions.camera();
    if (!camera || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const delta = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1) * PINCH_GAIN;
    camera.zoomBy(WHEEL_FACTOR ** (Math.min(NOTCH, Math.max(-NOTCH, -delta)) / NOTCH), this.#pointOf(event));
    this.#actions.moved();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.target !== this.#stage) return;
    const key = this.#actions.keyOf(event);
    const camera = this.#actions.camera();
    if (!key || !camera) return;
    event.preventDefault();
    if (isOfCamera(key)) {
      move(camera, key);
      this.#actions.moved();
    }
    this.#actions.key(key);
  };
}
