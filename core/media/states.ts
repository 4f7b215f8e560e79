// What the numbers of a stack are in the states of a rule. Pure.

import type { RuleData } from '../rule/types.js';
import { stateBounds } from '../rule/states.js';
import type { Stack } from './stack.js';

/** What decides: how many states there are, and which numbers. */
type Kind = Pick<RuleData, 'states' | 'range'>;

/** The least and the greatest number. */
function extremes(values: Float32Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Which numbers become the lowest and the highest state. Numbers that are states already stay what they are. */
function endsOf({ values, pictures }: Stack, kind: Kind): readonly [number, number] {
  if (pictures) return [0, 1];
  const [low, high] = extremes(values);
  const own = stateBounds(kind);
  const isWhole = kind.states === 'continuous' || values.every(Number.isInteger);
  if (low >= own[0] && high <= own[1] && isWhole) return own;
  return high > low ? [low, high] : [low, low + 1];
}

/**
 * A stack as shares of the range of states: for continuous rules as they are, for others in whole states.
 * @returns `[Z][Y][X]`: shares from 0 to 1 where states are continuous, else states
 */
export function statesOf(stack: Stack, kind: Kind): Float32Array | Uint8Array {
  const [low, high] = endsOf(stack, kind);
  const { states } = kind;
  if (states === 'continuous') return stack.values.map((value) => (value - low) / (high - low));
  return Uint8Array.from(stack.values, (value) => Math.round(((value - low) / (high - low)) * (states - 1)));
}
