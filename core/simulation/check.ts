// Checks the arguments of a simulation's methods. Each returns what it was given, so that a check reads as part of the use.

import { CaError, show } from '../base/errors.js';
import { cellCount, type Size } from '../base/limits.js';
import type { Cells } from '../compile/layout.js';
import type { Rule } from '../rule/rule.js';
import type { Operation, Region, Stroke } from './operations.js';

const bad = (where: string, expected: string, got: unknown): never => {
  throw new CaError('argument', 'cannot be used', { where, expected, got: typeof got === 'string' ? got : show(got) });
};

/** @throws CaError `argument` unless it is one of the words */
export function checkWord(where: string, word: unknown, words: readonly unknown[]): void {
  if (!words.includes(word)) bad(where, `one of ${words.join(', ')}`, word);
}

/** @throws CaError `argument` unless it is a number from 0 to 1 */
export function checkDensity(density: number): number {
  return density >= 0 && density <= 1 ? density : bad('density', 'a number from 0 to 1', density);
}

/** @throws CaError `argument` unless it is a whole number of cells, at least 1 */
export function checkGrain(grain: number): number {
  return Number.isSafeInteger(grain) && grain >= 1 ? grain : bad('grain', 'a whole number, at least 1', grain);
}

/** @throws CaError `argument` unless it is a whole number that a double holds exactly */
export function checkSeed(seed: number): number {
  return Number.isSafeInteger(seed) ? seed : bad('seed', 'a whole number', seed);
}

/** @throws CaError `argument` unless it is a whole number of steps, 0 to 10⁹ */
export function checkSteps(count: number): number {
  return Number.isInteger(count) && count >= 0 && count <= 1e9 ? count : bad('step', 'a whole number from 0 to 1000000000', count);
}

/** @throws CaError `argument` unless the array is of the rule's kind and fills the extent */
function checkCells(cells: Cells, rule: Rule, size: Size): Cells {
  const expected = rule.states === 'continuous' ? Float32Array : Uint8Array;
  const length = cellCount(size) * rule.channels;
  if (!(cells instanceof expected)) bad('write', `a ${expected.name}`, Object.prototype.toString.call(cells).slice(8, -1));
  if (cells.length !== length) bad('write', `${length} numbers (${[...size].reverse().join(' × ')} × ${rule.channels})`, `${cells.length}`);
  if (rule.states !== 'continuous') {
    const { states } = rule;
    const wrong = cells.findIndex((state) => state >= states);
    if (wrong >= 0) bad(`write, cell ${wrong}`, `a state from 0 to ${states - 1}`, cells[wrong]);
  }
  return cells.slice();
}

/** The extent that a region has as cells: as many numbers as the whole. */
const extentOfRegion = ({ width, height, depth = 1 }: Region, size: Size): Size =>
  size.length === 3 ? [width, height, depth] : [width, height];

/** @throws CaError `argument` unless `z` is given in a volume, and nowhere else */
export function checkDepth(where: string, z: number | undefined, size: Size): void {
  if ((z === undefined) === (size.length === 3))
    bad(`${where}, z`, size.length === 3 ? `a slice, from 0 to ${size[2] - 1}` : 'none on a flat grid', z);
}

/** @throws CaError `argument` unless the region lies inside the grid or volume */
function checkRegion(region: Region, size: Size): void {
  const { x, y, z, width, height, depth } = region;
  checkDepth('write, region', z, size);
  if (size.length === 2 && depth !== undefined) bad('write, region, depth', 'none on a flat grid', depth);
  const [at, span] = [
    [x, y, z ?? 0],
    [width, height, depth ?? 1],
  ];
  const inside = [size[0], size[1], size[2] ?? 1].every(
    (length, i) => Number.isInteger(at[i]) && Number.isInteger(span[i]) && at[i] >= 0 && span[i] >= 1 && at[i] + span[i] <= length,
  );
  const [got, where] = [extentOfRegion(region, size).join(' × '), at.slice(0, size.length).join(', ')];
  if (!inside) bad('write, region', `whole cells inside ${size.join(' × ')}`, `${got} at ${where}`);
}

/** @throws CaError `argument` unless every number is one that the rule can take */
export function checkStroke(stroke: Stroke, rule: Rule, size: Size): Stroke {
  const { x, y, z, toX = x, toY = y, toZ = z, radius = 0, value, channel } = stroke ?? {};
  checkDepth('paint', z, size);
  if (size.length === 2 && toZ !== undefined) bad('paint, toZ', 'none on a flat grid', toZ);
  if (![x, y, z ?? 0, toX, toY, toZ ?? 0].every(Number.isFinite)) bad('paint', 'finite coordinates', [x, y, toX, toY].join(', '));
  if (!(radius >= 0 && radius <= 4096)) bad('paint, radius', 'cells from 0 to 4096', radius);
  if (value !== undefined && rule.states !== 'continuous' && !(Number.isInteger(value) && value >= 0 && value < rule.states))
    bad('paint, value', `a state from 0 to ${rule.states - 1}`, value);
  if (value !== undefined && !Number.isFinite(value)) bad('paint, value', 'a finite number', value);
  if (channel !== undefined && !(Number.isInteger(channel) && channel >= 0 && channel < rule.channels))
    bad('paint, channel', `a channel from 0 to ${rule.channels - 1}`, channel);
  return stroke;
}

/** @throws CaError `argument` unless the cells fill the region, and the region lies inside */
export function checkWritten(cells: Cells, region: Region | undefined, rule: Rule, size: Size): Operation {
  if (!region) return { kind: 'fill', cells: checkCells(cells, rule, size) };
  checkRegion(region, size);
  return { kind: 'write', cells: checkCells(cells, rule, extentOfRegion(region, size)), region, keep: false };
}
