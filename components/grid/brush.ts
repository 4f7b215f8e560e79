// What the attributes of a grid say about drawing and about how large its cells are. Read at once, before anybody draws: the part that
// draws comes later.

import type { Playback } from '../../core/page/playback.js';
import { stateBounds } from '../../core/rule/states.js';
import { MAX_ZOOM } from '../../core/view/grid-camera.js';
import type { GridView } from '../../core/view/grid-view.js';
import { readNumber } from '../shared/attributes.js';
import type { Attempt } from '../shared/element.js';

/** The attributes. */
export interface BrushAttributes {
  readonly brush: number | null;
  readonly brushRadius: number | null;
  readonly zoom: number | null;
}

/** What reading them needs of the element. */
export interface BrushContext {
  /** `null` while there is nothing to touch. */
  readonly view: () => GridView | null;
  readonly playback: () => Playback | null;
  readonly attempt: Attempt;
}

/** Largest radius of the brush, in cells. */
const MAX_RADIUS = 256;
const DEFAULT_RADIUS = 1;
/** Least zoom that can be asked for, in CSS pixels a cell. */
const MIN_ZOOM = 0.01;

/** The brush, and the zoom that the author wants. */
export class GridBrush {
  readonly #context: BrushContext;
  /** The attribute as it was last taken in: what a person zoomed to afterwards stands. */
  #zoom: unknown = null;
  /** In cells. */
  radius = DEFAULT_RADIUS;
  /** The state that it paints; the highest where there is none. */
  value: number | undefined;

  constructor(context: BrushContext) {
    this.#context = context;
  }

  /** Takes in the attributes. */
  update({ brush, brushRadius, zoom = null }: BrushAttributes): void {
    const { attempt, view, playback } = this.#context;
    const rule = playback()?.simulation.rule;
    const [min, max] = rule ? stateBounds(rule) : [0, 1];
    const whole = rule?.states !== 'continuous';
    attempt('brush', () => (this.value = readNumber('brush', brush, { min, max, whole })));
    if (this.value !== undefined && (this.value < min || this.value > max)) this.value = undefined; // another rule's state
    attempt('brush-radius', () => {
      this.radius = readNumber('brush-radius', brushRadius, { min: 0, max: MAX_RADIUS }) ?? DEFAULT_RADIUS;
    });
    const shown = view();
    if (zoom === this.#zoom || !shown) return;
    this.#zoom = zoom;
    attempt('zoom', () => shown.camera.setZoom(readNumber('zoom', zoom, { min: MIN_ZOOM, max: MAX_ZOOM }) ?? null));
    shown.invalidate();
  }
}
