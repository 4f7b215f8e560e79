// Lines of sight through a volume, in cells: what the shaders are given, and the same on the CPU for whoever points at a cell. The
// volume stands with its first slice on the floor and its first row at the back, so that from above it lies as a grid does.

import type { OrbitCamera, Point3 } from './orbit-camera.js';
import type { ClipBox } from './volume-look.js';

/** The extent of a volume in cells. */
export type Extent3 = readonly [x: number, y: number, z: number];

/** A line of sight in cells, its direction of unit length. */
export interface Ray {
  readonly origin: Point3;
  readonly direction: Point3;
}

/** Gives a camera the box of a volume: its longest side is 1. */
export function fitBox(camera: OrbitCamera, [x, y, z]: Extent3): void {
  const longest = Math.max(x, y, z);
  camera.setBox(0, z / longest, [x / longest, y / longest]);
}

const scaled = (point: Point3, factor: number): Point3 => [point[0] * factor, point[1] * factor, point[2] * factor];

const minus = (a: Point3, b: Point3): Point3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

/** The box that is shown, in cells. */
export function boxOf(size: Extent3, clip: ClipBox): { low: Point3; high: Point3 } {
  const at = (axis: 0 | 1 | 2, end: 0 | 1) => clip[2 * axis + end] * size[axis];
  // Rows go to the front, so that a clip's first rows are at the back.
  return { low: [at(0, 0), size[1] - at(1, 1), at(2, 0)], high: [at(0, 1), size[1] - at(1, 0), at(2, 1)] };
}

/**
 * The uniforms of a camera.
 * @param pixels - extent of the picture that is drawn, which may be coarser than the view
 */
export function rayUniforms(camera: OrbitCamera, size: Extent3, pixels: readonly [width: number, height: number]) {
  const longest = Math.max(...size);
  const [width, height] = camera.view;
  const [corner, right, up] = [
    [0, height],
    [width, height],
    [0, 0],
  ].map((point) => camera.rayAt(point as [number, number]).direction);
  const eye = scaled(camera.eye, longest);
  const middle = Math.hypot(eye[0] - size[0] / 2, eye[1] - size[1] / 2, eye[2] - size[2] / 2);
  // Depth begins a little before the nearest corner that is likely seen, and ends a little before the farthest.
  const reach = Math.hypot(...size) / 2;
  const forward = minus(scaled(minus([size[0] / 2, size[1] / 2, size[2] / 2], eye), 1 / middle), [0, 0, 0]);
  return {
    uEye: eye,
    uRay: corner,
    uRayRight: scaled(minus(right, corner), 1 / pixels[0]),
    uRayUp: scaled(minus(up, corner), 1 / pixels[1]),
    uForward: forward,
    uRight: camera.right,
    uUp: camera.up,
    uReach: [middle - 0.86 * reach, middle + 0.5 * reach],
  };
}

/** The line of sight through a point of the view in CSS pixels. */
export function rayThrough(camera: OrbitCamera, size: Extent3, point: readonly [number, number]): Ray {
  const { origin, direction } = camera.rayAt(point);
  return { origin: scaled(origin, Math.max(...size)), direction: scaled(direction, 1 / Math.hypot(...direction)) };
}

/** Where a line of sight enters a box and leaves it; `null` where it misses. */
export function span({ origin, direction }: Ray, low: Point3, high: Point3): readonly [near: number, far: number] | null {
  let [near, far] = [0, Infinity];
  for (let axis = 0; axis < 3; axis++) {
    const a = (low[axis] - origin[axis]) / direction[axis];
    const b = (high[axis] - origin[axis]) / direction[axis];
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  return near < far ? [near, far] : null;
}

/**
 * The first cell on a line of sight that is seen.
 * @param isSeen - whether a cell (column, row, slice) is
 */
export function firstCell(ray: Ray, size: Extent3, clip: ClipBox, isSeen: (x: number, y: number, z: number) => boolean): Point3 | null {
  const { low, high } = boxOf(size, clip);
  const inside = span(ray, low, high);
  if (!inside) return null;
  const [first, last] = [low.map(Math.floor), high.map((end) => Math.ceil(end) - 1)];
  const cell = [0, 1, 2].map((axis) => {
    const at = Math.floor(ray.origin[axis] + ray.direction[axis] * (inside[0] + 1e-4));
    return Math.min(Math.max(at, first[axis]), last[axis]);
  });
  for (;;) {
    const row = size[1] - 1 - cell[1];
    if (isSeen(cell[0], row, cell[2])) return [cell[0], row, cell[2]];
    const next = cell.map((at, axis) => (at + Number(ray.direction[axis] > 0) - ray.origin[axis]) / ray.direction[axis]);
    const axis = next.indexOf(Math.min(...next));
    cell[axis] += Math.sign(ray.direction[axis]);
    if (cell[axis] < first[axis] || cell[axis] > last[axis]) return null;
  }
}
