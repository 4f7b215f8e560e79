// The slices of a volume as a film: which slice is shown, how time takes it on, and the slice as a grid's view draws it. Knows no page;
// who shows a film says when time passes.

import type { Layout } from '../compile/layout.js';
import type { Uniforms } from '../gpu/uniforms.js';
import type { Rule } from '../rule/rule.js';
import cut from '../../shaders/view-cut.glsl';
import type { Cut } from './grid-look.js';

/** The axes of a volume, in the order of its extent. */
export const AXES = ['x', 'y', 'z'] as const;

/** An axis of a volume. */
export type Axis = (typeof AXES)[number];

/** A cell of a volume. */
export type VolumeCell = readonly [x: number, y: number, z: number];

/** A film of one volume. */
export class Film implements Cut {
  readonly #size: readonly number[];
  readonly #rule: () => Rule;
  readonly #onDraw: () => void;
  #axis = 2;
  #position = 0;
  #direction: 1 | -1 = 1;
  /** At the last slice it turns round; else it begins again. */
  pingPong = false;

  /**
   * @param size - of the volume, in cells
   * @param rule - the rule that runs in it now
   * @param onDraw - told before each picture
   */
  constructor(size: readonly number[], rule: () => Rule, onDraw: () => void) {
    this.#size = size;
    this.#rule = rule;
    this.#onDraw = onDraw;
  }

  get axis(): Axis {
    return AXES[this.#axis];
  }

  /** Along another axis it goes on from the same share of the way. */
  set axis(axis: Axis) {
    const share = this.#position / this.length;
    this.#axis = AXES.indexOf(axis);
    this.position = Math.floor(share * this.length);
  }

  /** How many slices there are. */
  get length(): number {
    return this.#size[this.#axis];
  }

  /** Columns and rows of a slice. What lies along x stays across, what lies along z stays downwards. */
  get size(): [number, number] {
    const [width, height] = this.#size.filter((_, axis) => axis !== this.#axis);
    return [width, height];
  }

  /** Where it is, in slices from 0; a fraction is on the way to the next one. */
  get position(): number {
    return this.#position;
  }

  /** A place beside the volume is the nearest one in it. */
  set position(position: number) {
    this.#position = Math.min(this.length - 1, Math.max(0, position));
  }

  /** The slice that is shown. */
  get slice(): number {
    return Math.min(this.length - 1, Math.floor(this.#position));
  }

  /** Goes some slices on, or back; over an end to the other one. */
  move(slices: number): void {
    const to = this.slice + slices;
    this.#position = to - this.length * Math.floor(to / this.length);
  }

  /** Plays. @param slices - how many are due, with fractions */
  advance(slices: number): void {
    const { length } = this;
    const last = length - 1;
    if (!this.pingPong || last < 1) {
      this.#position = (this.#position + slices) % length;
      return;
    }
    // The way there and back is as a circle of twice the length.
    const along = this.#direction > 0 ? this.#position : 2 * last - this.#position;
    const next = (along + slices) % (2 * last);
    this.#direction = next < last ? 1 : -1;
    this.#position = next < last ? next : 2 * last - next;
  }

  /** The cell of the volume under a cell of the picture. */
  cellAt([x, y]: readonly [number, number]): VolumeCell {
    const cell = [x, y];
    cell.splice(this.#axis, 0, this.slice);
    return cell as unknown as VolumeCell;
  }

  layout(volume: Layout): Layout {
    return { ...volume, key: `cut ${volume.key}`, read: `${volume.read}\n${cut}\n` };
  }

  uniforms(): Uniforms {
    this.#onDraw();
    const { slice, length } = this;
    const { states, boundary } = this.#rule();
    // Whole states have nothing between them, and after the last slice comes the first only where the volume is closed.
    const blends = states === 'continuous' && (slice + 1 < length || (boundary === 'torus' && !this.pingPong));
    return { uCut: [this.#axis, slice, (slice + 1) % length], uCutShare: blends ? this.#position - slice : 0 };
  }
}
