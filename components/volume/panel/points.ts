// The points of a transfer function as a person moves them. Pure: from points to points.

import type { ColorMap } from '../../../core/view/color-map.js';
import { transferOf, type TransferStop } from '../../../core/view/volume-transfer.js';

export type Points = readonly TransferStop[];

/** Two points are at least this far from each other, as a share of the range. */
const GAP = 0.01;
/** Points that follow the usual curve closely: it is level below the second and above the last but one. */
const USUAL_PLACES = [0, 0.25, 0.4, 0.55, 0.7, 0.85, 1];
const MOST_POINTS = 24;
const FEWEST_POINTS = 2;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Points along a table of colors. @param table - `[256]` × RGBA */
export function pointsAlong(table: Uint8Array): Points {
  return USUAL_PLACES.map((at) => {
    const i = 4 * Math.round(at * 255);
    return { at, color: [table[i], table[i + 1], table[i + 2], table[i + 3]] };
  });
}

/** Moves a point; it stays between its neighbours. @param density - 0 to 1 */
export function movePoint(points: Points, index: number, at: number, density: number): Points {
  const low = index > 0 ? points[index - 1].at + GAP : 0;
  const high = index < points.length - 1 ? points[index + 1].at - GAP : 1;
  const [red, green, blue] = points[index].color;
  const moved: TransferStop = {
    at: clamp(at, low, Math.max(low, high)),
    color: [red, green, blue, Math.round(clamp(density, 0, 1) * 255)],
  };
  return points.map((point, i) => (i === index ? moved : point));
}

/** Gives a point a color; its density stays. */
export function paintPoint(points: Points, index: number, [red, green, blue]: readonly number[]): Points {
  return points.map((point, i) => (i === index ? { ...point, color: [red, green, blue, point.color[3]] } : point));
}

/** Adds a point on the curve. @returns its index too; `null` where there is no room */
export function addPoint(points: Points, at: number): { points: Points; index: number } | null {
  const place = clamp(at, 0, 1);
  if (points.length >= MOST_POINTS || points.some((point) => Math.abs(point.at - place) < GAP)) return null;
  const table = transferOf(points);
  const i = 4 * Math.round(place * 255);
  const added: TransferStop = { at: place, color: [table[i], table[i + 1], table[i + 2], table[i + 3]] };
  const sorted = [...points, added].sort((a, b) => a.at - b.at);
  return { points: sorted, index: sorted.indexOf(added) };
}

/** Takes a point away, unless it is one of the last two. */
export function removePoint(points: Points, index: number): Points {
  return points.length > FEWEST_POINTS ? points.filter((_, i) => i !== index) : points;
}

/** The same densities in the colors of a map. */
export function recolor(points: Points, { colors }: ColorMap): Points {
  return points.map(({ at, color }) => {
    const i = 4 * Math.round(at * 255);
    return { at, color: [colors[i], colors[i + 1], colors[i + 2], color[3]] };
  });
}
