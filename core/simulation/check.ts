// Checks the arguments of a simulation's methods. Each returns what it was given, so that a check reads as part of the use.

import { CaError, show } from '../base/errors.js';
import { cellCount, type Size } from '../base/limits.js';
import type { Cells } from '../compile/layout.js';
import type { Rule } from '../rule/rule.js';
import type { Region, Stroke } from './operations.js';

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
export function checkCells(cells: Cells, rule: Rule, size: Size): Cells {
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

/** @throws CaError `argument` unless the region lies inside the grid */
export function checkRegion({ x, y, width, height }: Region, size: Size): void {
  const whole = [x, y, width, height].every(Number.isInteger);
  if (!whole || x < 0 || y < 0 || width < 1 || height < 1 || x + width > size[0] || y + height > size[1])
    bad('write, region', `whole cells inside ${size[0]} × ${size[1]}`, `${width} × ${height} at ${x}, ${y}`);
}

/** @throws CaError `argument` unless every number is one that the rule can take */
export function checkStroke(stroke: Stroke, rule: Rule): Stroke {
  const { x, y, toX = x, toY = y, radius = 0, value, channel } = stroke ?? {};
  if (![x, y, toX, toY].every(Number.isFinite)) bad('paint', 'finite coordinates', [x, y, toX, toY].join(', '));
  if (!(radius >= 0 && radius <= 4096)) bad('paint, radius', 'cells from 0 to 4096', radius);
  if (value !== undefined && rule.states !== 'continuous' && !(Number.isInteger(value) && value >= 0 && value < rule.states))
    bad('paint, value', `a state from 0 to ${rule.states - 1}`, value);
  if (value !== undefined && !Number.isFinite(value)) bad('paint, value', 'a finite number', value);
  if (channel !== undefined && !(Number.isInteger(channel) && channel >= 0 && channel < rule.channels))
    bad('paint, channel', `a channel from 0 to ${rule.channels - 1}`, channel);
  return stroke;
}
