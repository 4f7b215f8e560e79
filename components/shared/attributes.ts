// Reads attributes. Each reader takes what the attribute (or property) holds and gives its meaning, or throws a CaError whose
// message a page's author can act on; the element then keeps the last good value.

import { CaError, show } from '../../core/base/errors.js';

/** What an attribute may hold: nothing, its text, or a value that a program put into the property. */
export type Given<T> = T | string | null | undefined;

const bad = (where: string, expected: string, got: unknown): never => {
  throw new CaError('argument', 'cannot be used', { where, expected, got: show(got) });
};

/** Lit's converter for numbers that keeps a bad text, so that the message can show it. */
export const numberConverter = {
  fromAttribute(text: string | null): number | null {
    if (text === null) return null;
    const value = Number(text);
    return text.trim() && Number.isFinite(value) ? value : (text as unknown as number);
  },
  toAttribute: (value: number | null) => (value === null ? null : String(value)),
};

/**
 * Reads a number.
 * @returns `undefined` where nothing is given
 */
export function readNumber(
  where: string,
  given: Given<number>,
  { min = -Infinity, max = Infinity, whole = false }: { min?: number; max?: number; whole?: boolean } = {},
): number | undefined {
  if (given === null || given === undefined) return undefined;
  const value = typeof given === 'number' ? given : NaN;
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  const kind = whole ? 'a whole number' : 'a number';
  const range = Number.isFinite(min) || Number.isFinite(max) ? ` from ${min} to ${max}` : '';
  return bad(where, kind + range.replace(' to Infinity', ' upwards'), given);
}

/** Reads one of a few words. @returns `undefined` where nothing is given */
export function readWord<T extends string>(where: string, given: Given<T>, words: readonly T[]): T | undefined {
  if (given === null || given === undefined) return undefined;
  const word = words.find((each) => each === String(given).trim().toLowerCase());
  return word ?? bad(where, words.join(', '), given);
}

/** Reads an extent: `256 256`, `256x256`, `256,256` or one number for both sides. Limits are checked by whoever runs it. */
export function readSize(where: string, given: Given<readonly number[]>): number[] | undefined {
  if (given === null || given === undefined) return undefined;
  const parts: readonly (string | number)[] = typeof given === 'string' ? given.trim().split(/[\s,x×]+/) : given;
  const numbers = parts.map(Number);
  if (!parts.length || !numbers.every((n) => Number.isInteger(n) && n > 0)) return bad(where, 'whole numbers as in "256 256"', given);
  return numbers.length === 1 ? [numbers[0], numbers[0]] : numbers;
}
