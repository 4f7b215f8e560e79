// Which cell a point of the picture means: the first on the line of sight that is seen; of a grid's past, the one in the present. Pure
// arithmetic on cells that were read.

import type { Rule } from '../../core/rule/rule.js';
import { stateBounds } from '../../core/rule/states.js';
import type * as volume from '../../core/view/volume-drawing.js';
import type { Point } from '../shared/orbit-hand.js';
import type { VolumeStage } from './stage.controller.js';

/** Column, row and slice. */
export type Cell = readonly [x: number, y: number, z: number];

/** What a picture shows and from where. */
interface Sight {
  readonly view: volume.VolumeView;
  readonly rays: typeof volume;
  readonly size: Cell;
}

function sightOf({ view, rays }: VolumeStage): Sight | null {
  const size = view?.extent;
  return view && rays && size ? { view, rays, size } : null;
}

/** The state of a cell in the channel that is shown. @param cells - `[Z][Y][X][C]` */
export function stateAt(cells: ArrayLike<number>, stage: VolumeStage, rule: Rule, [x, y, z]: Cell): number {
  const { size } = sightOf(stage) ?? { size: [0, 0, 0] };
  return cells[((z * size[1] + y) * size[0] + x) * rule.channels + (stage.view?.content.channel ?? 0)];
}

/** The first cell that is seen at a point; `null` where nothing is. */
export function seenCell(stage: VolumeStage, rule: Rule, cells: ArrayLike<number>, point: Point): Cell | null {
  const sight = sightOf(stage);
  if (!sight) return null;
  const { view, rays, size } = sight;
  const { isovalue, clip, mode, planes } = view.content;
  const [low, high] = stateBounds(rule);
  const level = low + isovalue * (high - low);
  const cut = planes.map((share, axis) => Math.min(size[axis] - 1, Math.floor(share * size[axis])));
  const isSeen = (x: number, y: number, z: number) =>
    mode === 'slice' ? x === cut[0] || y === cut[1] || z === cut[2] : stateAt(cells, stage, rule, [x, y, z]) >= level;
  return rays.firstCell(rays.rayThrough(view.camera, size, point), size, clip, isSeen);
}

/** The cell of the present of a grid's past at a point; `null` beside it. */
export function presentCell(stage: VolumeStage, point: Point): Cell | null {
  const sight = sightOf(stage);
  const history = stage.view?.history;
  if (!sight || !history) return null;
  const { view, rays, size } = sight;
  const [x0, x1, y0, y1, z0, z1] = view.content.clip;
  const top = Math.min(z1 * size[2], history.length);
  let isFirst = true;
  return rays.firstCell(rays.rayThrough(view.camera, size, point), size, [x0, x1, y0, y1, z0, top / size[2]], (_x, _y, z) => {
    const found = isFirst && z === history.length - 1;
    isFirst = false;
    return found;
  });
}

/** How far a cell is from the eye along the line of sight through a point, in cells. */
export function distanceTo(stage: VolumeStage, point: Point, [x, y, z]: Cell): number {
  const sight = sightOf(stage);
  if (!sight) return 0;
  const { origin, direction } = sight.rays.rayThrough(sight.view.camera, sight.size, point);
  const middle = [x + 0.5, sight.size[1] - y - 0.5, z + 0.5];
  return middle.reduce((sum, part, axis) => sum + (part - origin[axis]) * direction[axis], 0);
}

/**
 * The cell on a line of sight at a distance, as near to it as what is shown allows; `null` where the line misses it.
 * @param distance - in cells from the eye; where the line is nearest to the middle of the box unless told
 */
export function cellAtDistance(stage: VolumeStage, point: Point, distance?: number): Cell | null {
  const sight = sightOf(stage);
  if (!sight) return null;
  const { view, rays, size } = sight;
  const ray = rays.rayThrough(view.camera, size, point);
  const { low, high } = rays.boxOf(size, view.content.clip);
  const inside = rays.span(ray, low, high);
  if (!inside) return null;
  const { origin, direction } = ray;
  const middle = [0, 1, 2].reduce((sum, axis) => sum + ((low[axis] + high[axis]) / 2 - origin[axis]) * direction[axis], 0);
  const t = Math.min(Math.max(distance ?? middle, inside[0]), inside[1]);
  const at = [0, 1, 2].map((axis) => {
    const cell = Math.floor(origin[axis] + t * direction[axis]);
    return Math.min(Math.max(cell, Math.floor(low[axis])), Math.ceil(high[axis]) - 1);
  });
  return [at[0], size[1] - 1 - at[1], at[2]];
}
