// Rules are immutable: this makes a deep, frozen copy of plain JSON, and compares two of them by value.
// Knows no rule. What it has frozen once it hands back as it is, so `rule.with({…})` shares what did not
// change.

import { CaError } from '../base/errors.js';

const frozen = new WeakSet<object>();

/**
 * A deeply frozen copy of plain JSON data.
 * @param value - objects, arrays, strings, booleans and numbers; keys whose value is `undefined` are left out
 * @param where - path for errors
 * @throws CaError `rule` at a number that is not finite
 */
export function freezeCopy<T>(value: T, where: string): T {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new CaError('rule', 'wrong value', { where, expected: 'a finite number', got: String(value) });
  }
  if (typeof value !== 'object' || value === null || frozen.has(value)) return value;
  const copy = Array.isArray(value)
    ? value.map((item, i) => freezeCopy(item as unknown, `${where}[${i}]`))
    : Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([key, item]) => [key, freezeCopy(item as unknown, `${where}.${key}`)]),
      );
  frozen.add(Object.freeze(copy));
  return copy as T;
}

/** Whether two pieces of plain JSON are equal by value; the order of keys does not matter. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
