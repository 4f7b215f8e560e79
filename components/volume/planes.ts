// Dragging the three planes of the mode `slice`: which plane is under a point, and how far along its normal a drag takes it.

import type * as volume from '../../core/view/volume-drawing.js';
import type { Grab, Point } from '../shared/orbit-hand.js';

type View = InstanceType<(typeof volume)['VolumeView']>;
type Planes = readonly [number, number, number];

/**
 * Takes hold of the plane under a point.
 * @param moved - told where the planes are now, as shares of the sides, and at last that the drag is over
 * @returns what a drag does; `null` where there is no plane
 */
export function grabPlane(view: View, rays: typeof volume, point: Point, moved: (planes: Planes, done: boolean) => void): Grab | null {
  const size = view.extent;
  if (!size || view.content.mode !== 'slice') return null;
  const { planes, clip } = view.content;
  const ray = rays.rayThrough(view.camera, size, point);
  const { low, high } = rays.boxOf(size, clip);
  const inside = rays.span(ray, low, high);
  if (!inside) return null;
  // Rows go to the front: a share along y counts from the back.
  const at = (axis: number, share: number) => (axis === 1 ? 1 - share : share) * size[axis];
  const hits = [0, 1, 2].map((axis) => (at(axis, planes[axis]) - ray.origin[axis]) / ray.direction[axis]);
  const seen = hits.map((t) => (t >= inside[0] - 1e-3 && t <= inside[1] + 1e-3 ? t : Infinity));
  const axis = seen.indexOf(Math.min(...seen));
  if (seen[axis] === Infinity) return null;
  const longest = Math.max(...size);
  const hit = [0, 1, 2].map((i) => (ray.origin[i] + ray.direction[i] * seen[axis]) / longest) as unknown as Planes;
  // Where the point would be seen if the plane went one share of its side further.
  const further = hit.map((part, i) => (i === axis ? part + ((axis === 1 ? -1 : 1) * size[axis]) / longest : part)) as unknown as Planes;
  const [from, towards] = [view.camera.project(hit), view.camera.project(further)];
  const along = [towards[0] - from[0], towards[1] - from[1]];
  const length = along[0] ** 2 + along[1] ** 2;
  if (length < 1) return null; // seen edge on, a drag would say nothing
  let now: Planes | null = null;
  return {
    to: (to) => {
      const share = ((to[0] - point[0]) * along[0] + (to[1] - point[1]) * along[1]) / length;
      now = planes.map((old, i) => (i === axis ? Math.min(1, Math.max(0, old + share)) : old)) as unknown as Planes;
      moved(now, false);
    },
    end: () => now && moved(now, true),
  };
}
