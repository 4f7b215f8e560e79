// Which place of a plot is under a point of the view: the line of sight is followed until it meets the heights, which are asked of the
// rule itself. Pure arithmetic.

import { heightFunction, heightRange, inputAxis, planeOf, settledAxes } from '../compile/heights-range.js';
import type { Rule } from '../rule/rule.js';
import type { OrbitCamera, Point3 } from './orbit-camera.js';
import { pillarReach, tallOf, type SurfaceContent } from './surface-look.js';

/** Steps along the line of sight, and halvings where it went through the surface. */
const STEPS = 160;
const HALVINGS = 10;
/** A pillar is read from this close, in CSS pixels. */
const NEAR = 18;

/** A place of the plot and what is there. */
export interface PickedPlace {
  /** 0 to 1 along each axis. */
  readonly place: readonly [number, number];
  /** Values of all inputs, in the rule's order. */
  readonly inputs: readonly number[];
  readonly height: number;
  /** The point of the surface, in the plot. */
  readonly point: Point3;
}

/** Answers for one plot of one rule. */
export class SurfacePick {
  readonly #rule: Rule;
  readonly #content: SurfaceContent;
  readonly #heightOf: (inputs: ArrayLike<number>) => number;
  readonly #range: readonly [number, number];
  readonly #plane: Float32Array;
  readonly #lattice: readonly [number, number];
  readonly #inset: readonly [number, number];

  constructor(rule: Rule, content: SurfaceContent) {
    this.#rule = rule;
    this.#content = content;
    this.#heightOf = heightFunction(rule, content.unit);
    this.#range = heightRange(rule, content.unit, content.axes);
    this.#plane = planeOf(rule, content.axes);
    const { x, y } = settledAxes(rule, content.axes);
    const stepsOf = (name: string | null) => {
      const { range, step } = name === null ? { range: [0, 1], step: 1 } : inputAxis(rule, name);
      return step ? Math.round((range[1] - range[0]) / step) : 0;
    };
    this.#lattice = [stepsOf(x), y === null ? 0 : stepsOf(y)];
    const pillars = content.mode === 'pillars' && this.#lattice[0] > 0;
    this.#inset = pillars ? pillarReach([this.#lattice[0] + 1, this.#lattice[1] + 1]) : [0, 0];
  }

  /** Steps from one value to the next along x and y; 0 where an input can take any value. */
  get lattice(): readonly [number, number] {
    return this.#lattice;
  }

  /** What is at a place, 0 to 1 along each axis. */
  at(place: readonly [number, number]): PickedPlace {
    const inputs = this.#rule.inputs.map(
      (_, i) => this.#plane[3 * i] + place[0] * this.#plane[3 * i + 1] + place[1] * this.#plane[3 * i + 2],
    );
    const height = this.#heightOf(inputs);
    const [low, high] = this.#range;
    const share = Math.min(1, Math.max(0, (height - low) / (high - low)));
    const tall = this.#content.mode === 'flat' ? 0 : tallOf(this.#content.heightScale);
    const [insetX, insetY] = this.#inset;
    const stands = [insetX + place[0] * (1 - 2 * insetX), insetY + place[1] * (1 - 2 * insetY)];
    return { place, inputs, height, point: [stands[0], stands[1], share * tall] };
  }

  /** The nearest state of a discrete rule; the place itself where the inputs can take any value. */
  snapped([u, v]: readonly [number, number]): PickedPlace {
    const snap = (share: number, steps: number) => (steps ? Math.round(share * steps) / steps : share);
    return this.at([snap(u, this.#lattice[0]), snap(v, this.#lattice[1])]);
  }

  /** What a camera sees at a point of the view, in CSS pixels; `null` beside the plot. */
  under(camera: OrbitCamera, point: readonly [number, number]): PickedPlace | null {
    return this.#content.mode === 'pillars' && this.#lattice[0] ? this.#pillarUnder(camera, point) : this.#surfaceUnder(camera, point);
  }

  /** The pillar whose axis is nearest to the point in the picture, if one is near. */
  #pillarUnder(camera: OrbitCamera, [x, y]: readonly [number, number]): PickedPlace | null {
    let [best, least]: [PickedPlace | null, number] = [null, NEAR];
    const [columns, rows] = this.#lattice;
    for (let row = 0; row <= rows; row++)
      for (let column = 0; column <= columns; column++) {
        const picked = this.at([column / columns, rows ? row / rows : 0]);
        const [a, b] = [camera.project([picked.point[0], picked.point[1], 0]), camera.project(picked.point)];
        const length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2;
        const along = length ? Math.min(1, Math.max(0, ((x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1])) / length)) : 0;
        const away = Math.hypot(x - a[0] - along * (b[0] - a[0]), y - a[1] - along * (b[1] - a[1]));
        if (away < least) [best, least] = [picked, away];
      }
    return best;
  }

  #surfaceUnder(camera: OrbitCamera, point: readonly [number, number]): PickedPlace | null {
    const { origin, direction } = camera.rayAt(point);
    const along = (t: number): Point3 => [0, 1, 2].map((i) => origin[i] + t * direction[i]) as unknown as Point3;
    const inside = ([x, y]: Point3) => x >= 0 && x <= 1 && y >= 0 && y <= 1;
    const tall = camera.flat ? 0 : tallOf(this.#content.heightScale);
    if (camera.flat || Math.abs(direction[2]) < 1e-6) return inside(along(1)) && camera.flat ? this.at([along(1)[0], along(1)[1]]) : null;
    const [top, bottom] = [(tall + 0.001 - origin[2]) / direction[2], (-0.001 - origin[2]) / direction[2]];
    const [start, end] = [Math.min(top, bottom), Math.max(top, bottom)];
    const over = (t: number) => {
      const [x, y, z] = along(t);
      return inside([x, y, z]) ? z - this.at([x, y]).point[2] : NaN;
    };
    let [before, last] = [NaN, start];
    for (let i = 0; i <= STEPS; i++) {
      const t = start + ((end - start) * i) / STEPS;
      const gap = over(t);
      if (before * gap <= 0) return this.at(this.#refine(over, along, last, t, before));
      [before, last] = [gap, t];
    }
    return null;
  }

  #refine(over: (t: number) => number, along: (t: number) => Point3, from: number, to: number, sign: number): [number, number] {
    let [low, high] = [from, to];
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (low + high) / 2;
      if (over(middle) * sign > 0) low = middle;
      else high = middle;
    }
    const [x, y] = along(high);
    return [x, y];
  }
}
