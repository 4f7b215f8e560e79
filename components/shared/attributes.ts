// Reads attributes. Each reader takes what the attribute (or property) holds and gives its meaning, or throws a CaError whose
// message a page's author can act on; the element then keeps the last good value. Nothing given (`null`, `undefined`) is
// `undefined`. Frameworks put texts into properties of any type, so every reader takes a text too.

import { CaError, show } from '../../core/base/errors.js';

const bad = (where: string, expected: string, got: unknown): never => {
  throw new CaError('argument', 'cannot be used', { where, expected, got: show(got) });
};

/** A number, also from a text; anything else as it is. */
const toNumber = (given: unknown): unknown => (typeof given === 'string' && given.trim() ? Number(given) : given);

/** Lit's converter for numbers. A text that is none stays one, so that the message can show it. */
export const numberConverter = {
  fromAttribute: (text: string | null): number | null => {
    const value = toNumber(text);
    return (Number.isNaN(value) ? text : value) as number | null;
  },
};

/** Reads a number. */
export function readNumber(
  where: string,
  given: unknown,
  { min = -Infinity, max = Infinity, whole = false }: { min?: number; max?: number; whole?: boolean } = {},
): number | undefined {
  if (given === null || given === undefined) return undefined;
  const value = toNumber(given);
  if (typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  const range = min === -Infinity ? '' : max === Infinity ? ` from ${min} upwards` : ` from ${min} to ${max}`;
  return bad(where, (whole ? 'a whole number' : 'a number') + range, given);
}

/** Reads one of a few words. */
export function readWord<T extends string>(where: string, given: unknown, words: readonly T[]): T | undefined {
  if (given === null || given === undefined) return undefined;
  return words.find((word) => word === String(given).trim().toLowerCase()) ?? bad(where, words.join(', '), given);
}

/**
 * Reads an extent: `256 256`, `256x256`, `256,256`, one number for every side, or an array. Limits are checked by whoever runs it.
 * @param sides - how many numbers it has
 */
export function readSize(where: string, given: unknown, sides: 2 | 3): number[] | undefined {
  if (given === null || given === undefined) return undefined;
  const numbers = [typeof given === 'string' ? given.trim().split(/[\s,x×]+/) : given].flat().map(Number);
  const size = numbers.length === 1 ? new Array<number>(sides).fill(numbers[0]) : numbers;
  if (size.length === sides && size.every((side) => Number.isInteger(side) && side > 0)) return size;
  return bad(where, `${sides === 2 ? 'two' : 'three'} whole numbers, as in "${'256 '.repeat(sides).trim()}"`, given);
}
