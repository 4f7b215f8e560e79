// What happens to cells on the CPU beside steps: a brush stroke, a rectangle of given cells, and the change to another rule's
// states. The same as the shaders in `core/compile/edit.ts` do, on arrays `[Y][X][C]`.

import { cellCount, type Size } from '../../base/limits.js';
import { convertUniforms } from '../../compile/edit.js';
import { stateBounds } from '../../rule/states.js';
import type { Cells } from '../../compile/layout.js';
import type { Rule } from '../../rule/rule.js';
import type { Operation, Stroke } from '../operations.js';
import { emptyCells } from '../seed.js';

/** How many times round a torus a stroke is followed. */
const MAX_TURNS = 64;

/** The cells of an axis that a stroke from `a` to `b` may reach: on a torus as far as it goes, else inside the grid. */
function reached(a: number, b: number, reach: number, length: number, wraps: boolean): [from: number, to: number] {
  const [least, most] = wraps ? [a - MAX_TURNS * length, a + MAX_TURNS * length] : [0, length - 1];
  return [Math.max(least, Math.ceil(Math.min(a, b) - reach)), Math.min(most, Math.floor(Math.max(a, b) + reach))];
}

const within = (at: number, length: number) => ((at % length) + length) % length;

/** Paints every cell within the stroke's reach. */
export function paintCells(cells: Cells, rule: Rule, [width, height]: Size, stroke: Stroke): void {
  const { x, y, toX = x, toY = y, radius = 0, value = stateBounds(rule)[1], channel } = stroke;
  const reach = radius + 0.5;
  const wraps = rule.boundary === 'torus';
  const [lineX, lineY] = [toX - x, toY - y];
  const square = Math.max(lineX * lineX + lineY * lineY, 1e-9);
  const [left, right] = reached(x, toX, reach, width, wraps);
  const [top, bottom] = reached(y, toY, reach, height, wraps);
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const [dx, dy] = [column - x, row - y];
      const share = Math.min(1, Math.max(0, (dx * lineX + dy * lineY) / square));
      if (Math.hypot(dx - lineX * share, dy - lineY * share) > reach) continue;
      const first = (within(row, height) * width + within(column, width)) * rule.channels;
      if (channel === undefined) cells.fill(value, first, first + rule.channels);
      else cells[first + channel] = value;
    }
}

/** Lays a rectangle over the cells, on a torus round its border. Where it keeps, cells of zeros leave what is there. */
export function writeCells(cells: Cells, { channels }: Rule, [width, height]: Size, write: Operation & { kind: 'write' }): void {
  const { cells: source, region, keep } = write;
  for (let i = 0; i < region.width * region.height; i++) {
    const cell = source.subarray(i * channels, (i + 1) * channels);
    if (keep && cell.every((state: number) => state === 0)) continue;
    const x = (region.x + (i % region.width)) % width;
    const y = (region.y + Math.floor(i / region.width)) % height;
    cells.set(cell, (y * width + x) * channels);
  }
}

/** The cells in another rule's states. One channel becomes all of them; of several, those that are not there become 0. */
export function convertCells(cells: Cells, from: Rule, to: Rule, size: Size): Cells {
  const { uAffine, uBounds, uRound } = convertUniforms(from, to);
  const converted = emptyCells(to, size);
  for (let cell = 0; cell < cellCount(size); cell++)
    for (let c = 0; c < to.channels; c++) {
      const source = from.channels === 1 ? 0 : c;
      const value = (source < from.channels ? cells[cell * from.channels + source] : 0) * uAffine[0] + uAffine[1];
      converted[cell * to.channels + c] = Math.min(uBounds[1], Math.max(uBounds[0], uRound ? Math.floor(value + 0.5) : value));
    }
  return converted;
}
