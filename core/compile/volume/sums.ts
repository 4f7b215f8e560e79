// Neighbourhoods of a volume as windows, planes and totals: a ball or shell is a stack of planes, a plane a stack of rows, a row a
// window about the middle or the difference of two. Each is summed once, whichever inputs need it. Pure analysis, no GLSL.

import { perceive, type Tap } from '../../rule/neighbourhood.js';
import type { Rule } from '../../rule/rule.js';

/** The cells of a row up to `width` to both sides; with `of`, only those in that state count. */
export interface Window {
  readonly width: number;
  readonly of: number | undefined;
}

/** Rows of a slice, alike above and below the middle: the width of the window by distance. */
export interface Plane {
  readonly key: string;
  readonly of: number | undefined;
  readonly widths: ReadonlyMap<number, number>;
  /** Cells in it. */
  readonly count: number;
}

/** An input as a sum of planes, alike before and behind the middle: which are added and taken away by distance. */
export interface Total {
  readonly plus: ReadonlyMap<number, Plane>;
  readonly minus: ReadonlyMap<number, Plane>;
  /** How often the cell itself counts beside them. */
  readonly centre: number;
  readonly of: number | undefined;
  readonly count: number;
  /** Of the sum, for a mean. */
  readonly scale: number;
}

/** What a rule sums. */
export interface Sums {
  readonly totals: readonly Total[];
  /** By state, then from narrow to wide. */
  readonly windows: readonly Window[];
  /** Those of near slices first. */
  readonly planes: readonly Plane[];
  /** Farthest slice that is read. */
  readonly depth: number;
  /** Farthest cell along x that is read. */
  readonly width: number;
}

/** The columns of each row of each slice. */
function rowsOf(taps: readonly Tap[]): Map<number, Map<number, Set<number>>> {
  const slices = new Map<number, Map<number, Set<number>>>();
  for (const { dx, dy, dz } of taps) {
    const rows = slices.get(dz) ?? new Map<number, Set<number>>();
    slices.set(dz, rows.set(dy, (rows.get(dy) ?? new Set<number>()).add(dx)));
  }
  return slices;
}

/** A row as a window less another (−1 for none), or `null`. */
function windowsOf(columns: ReadonlySet<number>): { outer: number; inner: number } | null {
  const outer = Math.max(...columns);
  let inner = -1;
  while (inner < outer && !columns.has(inner + 1)) inner++;
  for (let x = inner + 1; x <= outer; x++) if (!columns.has(x) || !columns.has(-x)) return null;
  return columns.size === 2 * (outer - inner) - Number(inner < 0) ? { outer, inner } : null;
}

/** The plane of some windows, `undefined` for none, `null` where above and below differ. */
function planeOf(widths: ReadonlyMap<number, number>, of: number | undefined): Plane | undefined | null {
  if (widths.size === 0) return undefined;
  for (const [dy, width] of widths) if (widths.get(-dy) !== width) return null;
  const half = [...widths].filter(([dy]) => dy >= 0).sort(([a], [b]) => a - b);
  const count = [...widths.values()].reduce((sum, width) => sum + 2 * width + 1, 0);
  return { key: `${of}: ${half.join(' ')}`, of, widths: new Map(half), count };
}

const isCentre = (plane: Plane) => plane.count === 1;

/** An input as planes, or `null` where it is none. */
function totalOf(taps: readonly Tap[], of: number | undefined, scale: number): Total | null {
  if (taps.some(({ weight }) => weight !== 1)) return null;
  const [plus, minus] = [new Map<number, Plane>(), new Map<number, Plane>()];
  let centre = 0;
  for (const [dz, rows] of rowsOf(taps)) {
    const [outer, inner] = [new Map<number, number>(), new Map<number, number>()];
    for (const [dy, columns] of rows) {
      const windows = windowsOf(columns);
      if (!windows) return null;
      outer.set(dy, windows.outer);
      if (windows.inner >= 0) inner.set(dy, windows.inner);
    }
    for (const [widths, side, sign] of [
      [outer, plus, 1],
      [inner, minus, -1],
    ] as const) {
      const plane = planeOf(widths, of);
      if (plane === null) return null;
      if (plane && dz === 0 && isCentre(plane)) centre += sign;
      else if (plane) side.set(dz, plane);
    }
  }
  for (const side of [plus, minus]) for (const [dz, { key }] of side) if (side.get(-dz)?.key !== key) return null;
  const half = (side: ReadonlyMap<number, Plane>) => new Map([...side].filter(([dz]) => dz >= 0));
  return { plus: half(plus), minus: half(minus), centre, of, count: taps.length, scale };
}

/** The slice nearest to the middle at which a plane is read. */
function nearest(plane: Plane, totals: readonly Total[]): number {
  const slices = totals.flatMap(({ plus, minus }) => [...plus, ...minus]).filter(([, { key }]) => key === plane.key);
  return Math.min(...slices.map(([dz]) => dz));
}

/** What a rule sums, or `null` where an input is no plain sum of windows, or there is nothing but the cell itself. */
export function sumsOf(rule: Rule): Sums | null {
  const totals: Total[] = [];
  for (const input of rule.inputs) {
    const { lists, combine, scale } = perceive(input, 3);
    const total = combine === 'sum' && (input.channel ?? 0) === 0 ? totalOf(lists[0], input.of, scale) : null;
    // Beyond a dead border all is in state 0, which sums of what is there would not count.
    if (!total || (input.of === 0 && rule.boundary === 'dead')) return null;
    totals.push(total);
  }
  const planes = new Map(totals.flatMap(({ plus, minus }) => [...plus.values(), ...minus.values()].map((plane) => [plane.key, plane])));
  if (planes.size === 0) return null;
  const windows = new Map<string, Window>();
  for (const { of, widths } of planes.values()) for (const width of widths.values()) windows.set(`${of}: ${width}`, { width, of });
  const slices = totals.flatMap(({ plus, minus }) => [...plus.keys(), ...minus.keys()]);
  return {
    totals,
    windows: [...windows.values()].sort((a, b) => (a.of ?? -1) - (b.of ?? -1) || a.width - b.width),
    planes: [...planes.values()].sort((a, b) => nearest(a, totals) - nearest(b, totals)),
    depth: Math.max(...slices),
    width: Math.max(...[...windows.values()].map(({ width }) => width)),
  };
}
