// The axes of a volume as lines and labels in CSS pixels, for whoever writes crisp text over the picture: the outermost edges of the box
// carry x, y and z in cells, and of a grid's past the generations. Also where its present lies. Pure arithmetic.

import type { OrbitCamera, Point3 } from './orbit-camera.js';
import { ticksIn, type AxesDrawing, type AxisLabel, type AxisLine } from './surface-axes.js';
import type { ClipBox } from './volume-look.js';
import { boxOf, type Extent3 } from './volume-rays.js';

/** Of a grid's past: the generation of its lowest slice, and how many slices there are. */
export interface TimeSpan {
  readonly first: number;
  readonly length: number;
}

/** What is looked at. */
export interface VolumeAxesContent {
  readonly size: Extent3;
  readonly clip: ClipBox;
  /** `null` for a volume. */
  readonly time: TimeSpan | null;
}

/** Between two numbers along an axis, at least this many CSS pixels: side by side, and one over the other. */
const SPACING = [34, 24] as const;
/** An axis that is seen shorter than this, in CSS pixels, is a name alone; a still shorter one is none. */
const SHORT = 30;
const SHORTEST = 8;
/** From an axis to its numbers, from its numbers to its name, and the length of a tick, in CSS pixels. */
const TO_NUMBER = 11;
const TO_NAME = 15;
const TICK = 4;
/** Two labels are at least this far from each other, in CSS pixels. */
const APART = 20;
/** About how wide a digit is. */
const DIGIT = 6.5;

type Axis = 0 | 1 | 2;

/** The box as the camera sees it. */
interface Seen {
  readonly camera: OrbitCamera;
  readonly size: Extent3;
  /** Corners in cells, rows to the front. */
  readonly ends: readonly [low: Point3, high: Point3];
  /** Whether a side of the box faces the eye. */
  readonly faces: (axis: Axis, end: number) => boolean;
  /** Where a place in cells is seen. */
  readonly at: (place: Point3) => readonly [number, number];
}

function look(camera: OrbitCamera, { size, clip }: VolumeAxesContent): Seen {
  const longest = Math.max(...size);
  const { low, high } = boxOf(size, clip);
  const eye = camera.eye.map((part) => part * longest);
  return {
    ...{ camera, size, ends: [low, high] },
    faces: (axis, end) => (end ? eye[axis] > high[axis] : eye[axis] < low[axis]),
    at: (place) => camera.project(place.map((part) => part / longest) as unknown as Point3),
  };
}

/** The axes as the camera sees them. */
export function drawVolumeAxes(camera: OrbitCamera, content: VolumeAxesContent): AxesDrawing {
  const seen = look(camera, content);
  const lines: AxisLine[] = [];
  const labels: AxisLabel[] = [];
  for (const axis of [0, 1, 2] as const) drawAxis(seen, axis, content.time, lines, labels);
  return { lines, labels };
}

/** The edge of the box that carries an axis: of those on its outline the lowest, for z the one at the left; `null` where none is. */
function edgeOf({ faces, ends, at }: Seen, axis: Axis): ((along: number) => Point3) | null {
  const [b, c] = ([0, 1, 2] as const).filter((other) => other !== axis);
  const edges = [0, 1, 2, 3].filter((i) => faces(b, i & 1) !== faces(c, i >> 1));
  const place = (i: number) => (along: number) => {
    const point = [0, 0, 0];
    point[axis] = along;
    point[b] = ends[i & 1][b];
    point[c] = ends[i >> 1][c];
    return point as unknown as Point3;
  };
  const middle = (ends[0][axis] + ends[1][axis]) / 2;
  const score = (i: number) => {
    const [x, y] = at(place(i)(middle));
    return axis === 2 ? 0.01 * y - x : y - 0.01 * x;
  };
  return edges.length ? place(edges.reduce((best, i) => (score(i) > score(best) ? i : best))) : null;
}

const anchorOf = (dx: number) => (dx > 0.4 ? 'start' : dx < -0.4 ? 'end' : 'middle');

function drawAxis(seen: Seen, axis: Axis, time: TimeSpan | null, lines: AxisLine[], labels: AxisLabel[]): void {
  const { ends, at, size } = seen;
  const place = edgeOf(seen, axis);
  if (!place) return;
  const [from, to] = [at(place(ends[0][axis])), at(place(ends[1][axis]))];
  const along = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(...along);
  if (length < SHORTEST) return;
  lines.push({ from, to });
  const [dx, dy] = outwards(seen, from, along, length);
  // Rows go to the front, and time begins where the ring does.
  const first = axis === 2 && time ? time.first : 0;
  const where = (value: number) => (axis === 1 ? size[1] - value : value - first);
  const range = [0, 1].map((end) => (axis === 1 ? size[1] - ends[end][1] : ends[end][axis] + first)).sort((a, b) => a - b);
  const most = Math.max(2, Math.floor(Math.max(Math.abs(along[0]) / SPACING[0], Math.abs(along[1]) / SPACING[1])) + 1);
  const values = length < SHORT ? [] : ticksIn([Math.ceil(range[0] - 1e-6), Math.floor(range[1] + 1e-6)], most, 1);
  let widest = 0;
  for (const value of values) {
    const [x, y] = at(place(where(value)));
    const text = String(value);
    widest = Math.max(widest, text.length * DIGIT);
    lines.push({ from: [x, y], to: [x + dx * TICK, y + dy * TICK] });
    const label: AxisLabel = { at: [x + dx * TO_NUMBER, y + dy * TO_NUMBER], text, anchor: anchorOf(dx), name: false };
    // Where two axes meet, their numbers may as well.
    if (!labels.some((other) => Math.hypot(other.at[0] - label.at[0], other.at[1] - label.at[1]) < APART)) labels.push(label);
  }
  const away = TO_NUMBER + TO_NAME * Math.abs(dy) + (widest + 6) * Math.abs(dx);
  const middle = [(from[0] + to[0]) / 2 + dx * away, (from[1] + to[1]) / 2 + dy * away] as const;
  labels.push({ at: middle, text: axis === 2 && time ? 't' : 'xyz'[axis], anchor: anchorOf(dx), name: true });
}

/** The direction across an edge that leads away from the middle of the box. */
function outwards({ ends: [low, high], at }: Seen, from: readonly [number, number], along: readonly number[], length: number) {
  const middle = at([0, 1, 2].map((i) => (low[i] + high[i]) / 2) as unknown as Point3);
  const across = [-along[1] / length, along[0] / length];
  const inside = (middle[0] - from[0]) * across[0] + (middle[1] - from[1]) * across[1] > 0;
  return inside ? [-across[0], -across[1]] : across;
}

/** The outline of the present of a grid's past, as far as nothing of the past hides it; empty for a volume. */
export function drawNow(camera: OrbitCamera, content: VolumeAxesContent): AxisLine[] {
  const { time } = content;
  const seen = look(camera, content);
  const [low, high] = seen.ends;
  if (!time || time.length <= 0 || time.length > high[2] || time.length < low[2]) return [];
  const fromAbove = camera.eye[2] * Math.max(...content.size) > time.length;
  const corner = (i: number): Point3 => [i === 1 || i === 2 ? high[0] : low[0], i >= 2 ? high[1] : low[1], time.length];
  // Its four sides in turn, each over a side of the box.
  const sides = [
    [1, 0],
    [0, 1],
    [1, 1],
    [0, 0],
  ] as const;
  return sides.flatMap(([axis, end], i) =>
    fromAbove || seen.faces(axis, end) ? [{ from: seen.at(corner(i)), to: seen.at(corner((i + 1) % 4)) }] : [],
  );
}

/** A ball of cells as the camera sees it, in CSS pixels. */
export interface BallDrawing {
  readonly middle: readonly [number, number];
  readonly radius: number;
  /** Lines through its middle, along each axis from side to side. */
  readonly cross: readonly AxisLine[];
}

/**
 * Where a ball of cells is seen.
 * @param cell - its middle: column, row, slice
 * @param radius - in cells; of 0 it is a single cell
 */
export function drawBall(camera: OrbitCamera, size: Extent3, cell: Point3, radius: number): BallDrawing {
  const longest = Math.max(...size);
  const middle: Point3 = [cell[0] + 0.5, size[1] - cell[1] - 0.5, cell[2] + 0.5];
  const seen = (place: Point3) => camera.project(place.map((part) => part / longest) as unknown as Point3);
  const at = seen(middle);
  const rim = seen(middle.map((part, i) => part + camera.right[i] * (radius + 0.5)) as unknown as Point3);
  const end = (axis: number, place: number) => seen(middle.map((part, i) => (i === axis ? place : part)) as unknown as Point3);
  const cross = size.map((side, axis) => ({ from: end(axis, 0), to: end(axis, side) }));
  return { middle: at, radius: Math.hypot(rim[0] - at[0], rim[1] - at[1]), cross };
}
