// How the slices of a volume lie in one flat texture, so that a pass is one draw however deep the volume is: slice under slice, and
// where that gets longer than the machine's textures, in several columns side by side. Pure arithmetic and its GLSL.

import { CaError } from '../../base/errors.js';
import type { Size } from '../../base/limits.js';

/** Where the slices of a volume lie. All lengths are in texels. */
export interface Atlas {
  /** Length of a cell row. */
  readonly row: number;
  /** Rows of a slice. */
  readonly rows: number;
  /** Slices under each other. */
  readonly slices: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** The extent of a volume, of three numbers. */
export type Extent = readonly [x: number, y: number, z: number];

/** An extent as three numbers. @throws CaError `size` for a flat one */
export function extentOf(size: Size): Extent {
  if (size.length === 3) return size;
  throw new CaError('size', 'not a volume', { where: 'size', expected: 'three numbers', got: size.join(' × ') });
}

/**
 * Lays out the slices of a volume.
 * @param cells - in a texel, along x
 * @param longest - side of a texture on this machine, in texels
 * @throws CaError `size` if no texture of the machine holds it
 */
export function atlasOf([x, y, z]: Extent, cells: number, longest: number): Atlas {
  const row = Math.ceil(x / cells);
  const most = Math.floor(longest / y);
  const least = most > 0 ? Math.ceil(z / most) : Infinity;
  if (least * row > longest)
    throw new CaError('size', 'too large for this machine', {
      where: 'size',
      expected: `a volume whose slices fit a texture of ${longest} × ${longest}`,
      got: [x, y, z].join(' × '),
    });
  const slices = Math.ceil(z / least);
  const columns = Math.ceil(z / slices);
  return { row, rows: y, slices, columns, width: columns * row, height: slices * y };
}

/** GLSL: `ivec2 <name>(int x, int y, int z)`, the texel of an atlas at column x of row y in slice z. */
export function emitTexelAt(name: string, { row, rows, slices, columns }: Atlas): string {
  const at = columns === 1 ? `x, z * ${rows} + y` : `x + z / ${slices} * ${row}, z % ${slices} * ${rows} + y`;
  return `ivec2 ${name}(int x, int y, int z) {\n  return ivec2(${at});\n}\n`;
}

/** GLSL: `ivec3 <name>(ivec2 texel)`, the other way: column in its row, row in its slice, slice. */
export function emitPlaceOf(name: string, { row, rows, slices, columns }: Atlas): string {
  const at =
    columns === 1
      ? `texel.x, texel.y % ${rows}, texel.y / ${rows}`
      : `texel.x % ${row}, texel.y % ${rows}, texel.y / ${rows} + texel.x / ${row} * ${slices}`;
  return `ivec3 ${name}(ivec2 texel) {\n  return ivec3(${at});\n}\n`;
}

/** A rectangle of an atlas, in texels. */
export type AtlasPart = readonly [x: number, y: number, width: number, height: number];

/** The parts of an atlas that hold slices from `first` on: of each column one, and columns that are alike together. */
export function partsOf({ row, rows, slices, columns }: Atlas, first: number, count: number): AtlasPart[] {
  const parts: AtlasPart[] = [];
  for (let column = 0; column < columns; column++) {
    const from = Math.max(first, column * slices);
    const to = Math.min(first + count, (column + 1) * slices);
    if (to <= from) continue;
    const [y, height] = [(from - column * slices) * rows, (to - from) * rows];
    const last = parts.at(-1);
    if (last?.[1] === y && last[3] === height) parts[parts.length - 1] = [last[0], y, last[2] + row, height];
    else parts.push([column * row, y, row, height]);
  }
  return parts;
}
