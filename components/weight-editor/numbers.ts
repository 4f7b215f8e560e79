// How numbers of a rule are shown, typed and stepped: their texts, their slider's bounds, what the keys do. Pure functions.

import { ALL_UNITS, ruleNumbers, type NumberAddress } from '../../core/rule/numbers.js';
import type { Rule } from '../../core/rule/rule.js';
import { words } from './words.js';
import type { Bounds } from './desk.js';

/** A number as people write it: six digits at most, with a true minus. */
export const written = (value: number): string => `${Number(value.toPrecision(6))}`.replace('-', '−');

/** With its sign, for terms of a sum. */
export const signed = (value: number): string => (value < 0 ? written(value) : `+${written(value)}`);

/** What a live value is shown as: three digits after the point, or what fits. */
export function live(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  const text = size >= 100 ? value.toFixed(0) : size >= 10 ? value.toFixed(1) : value.toFixed(2);
  return (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text).replace('-', '−');
}

/** Reads what a person typed: a comma is a point, a true minus a minus. `null` if it is no number. */
export function typed(text: string): number | null {
  const plain = text.trim().replace(/−/g, '-').replace(',', '.').replace(/\s+/g, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** What a number is called, as in `weight selfIsOne ← self`. */
export function nameOf(address: NumberAddress): string {
  if (address.kind === 'parameter') return address.name;
  if (address.kind === 'weight') return words.weight(address.source, address.unit);
  return words.ofUnit(words[address.kind], address.unit === ALL_UNITS ? words.allUnits : address.unit);
}

/** A round number that is at least as large: 2, 4, 5, 8, 10, 20, …. */
function roundUp(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return power * ([1, 2, 4, 5, 8, 10].find((digit) => digit * power >= size * 0.999999) ?? 10);
}

/** The bounds of a number's slider and the step of an arrow key. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const isOf = (kind: NumberAddress['kind']) => (kind === 'bias' ? 'bias' : 'weight');

/** The largest of the rule's weights, or of its biases. */
function largest(rule: Rule, kind: 'weight' | 'bias'): number {
  let most = 0;
  for (const { address, value } of ruleNumbers(rule).values()) if (address.kind === kind) most = Math.max(most, Math.abs(value));
  return most;
}

function naturalScale(base: Rule, address: NumberAddress, value: number): Scale {
  if (address.kind === 'parameter') {
    const { min = Math.min(0, 2 * value), max = Math.max(2 * value, 1) } = base.formula?.parameters?.[address.name] ?? {};
    return { min, max, step: 10 ** Math.floor(Math.log10((max - min) / 50)) };
  }
  if (address.kind === 'steepness') return { min: 0, max: roundUp(Math.max(20, 1.5 * value)), step: 0.5 };
  if (address.kind === 'width') return { min: 0.01, max: roundUp(Math.max(2, 2 * value)), step: 0.1 };
  // From the rule as it began, so that a slider does not run away under the finger.
  const reach = roundUp(Math.max(2, 1.25 * largest(base, isOf(address.kind))));
  return { min: -reach, max: reach, step: reach >= 40 ? 1 : reach < 0.5 ? 0.01 : 0.1 };
}

/** Bounds and step of a number: as the page says, else as suits what it is. A value beyond them widens them. */
export function scaleOf(base: Rule, address: NumberAddress, value: number, bounds: Bounds): Scale {
  const natural = naturalScale(base, address, value);
  const asked = address.kind === 'weight' || address.kind === 'bias';
  const min = (asked ? bounds.min : null) ?? Math.min(natural.min, value);
  const max = (asked ? bounds.max : null) ?? Math.max(natural.max, value);
  return { min, max, step: bounds.step ?? natural.step };
}

/** Rounds away what adding decimal steps leaves behind: 0.1 + 0.2 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** A value within bounds that a page gave; without any, as it is. */
export function bounded(value: number, { min, max }: Bounds): number {
  return Math.min(max ?? Infinity, Math.max(min ?? -Infinity, value));
}

/** What a key makes of a number, or `null` if it is none of ours: arrows a step, with Shift ten, with Alt a tenth; Home and End the bounds. */
export function keyed(event: KeyboardEvent, value: number, { min, max, step }: Scale): number | null {
  if (event.ctrlKey || event.metaKey) return null;
  const factor = event.shiftKey ? 10 : event.altKey ? 0.1 : 1;
  const clamp = (to: number) => tidy(Math.min(max, Math.max(min, to)));
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return clamp(value + step * factor);
    case 'ArrowDown':
    case 'ArrowLeft':
      return clamp(value - step * factor);
    case 'PageUp':
      return clamp(value + 10 * step);
    case 'PageDown':
      return clamp(value - 10 * step);
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return null;
  }
}

/** What a drag of some CSS pixels upwards makes of a number: the slider's whole way in 240 pixels, with Shift and Alt as the keys. */
export function dragged(event: PointerEvent, from: number, pixels: number, { min, max, step }: Scale): number {
  const factor = event.shiftKey ? 10 : event.altKey ? 0.1 : 1;
  const fine = step * (event.altKey ? 0.1 : 0.5);
  const to = from + ((pixels / 240) * (max - min) * factor) / 2;
  return tidy(Math.min(max, Math.max(min, Math.round(to / fine) * fine)));
}
