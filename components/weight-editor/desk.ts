// What the parts of an editor are given: the rule, what is known about it, and what a person may do to it. The element makes one for
// each render; the parts are functions from a desk to a template and keep nothing themselves.

import type { NumberAddress, RuleNumber } from '../../core/rule/numbers.js';
import type { Rule } from '../../core/rule/rule.js';
import { flattenNetwork } from '../../core/rule/network.js';
import type { ActionDetail } from '../shared/events.js';
import { words } from './words.js';

/** Where a change stands: many while a slider moves, one at its end. */
export type Phase = 'input' | 'change';

/** What a card is about. */
export type CardTarget =
  | { readonly kind: 'number'; readonly address: NumberAddress }
  | { readonly kind: 'unit'; readonly name: string }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'layer'; readonly index: number };

/** The bounds that a page gave to sliders and keys; `null` where they follow from the rule. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
}

/** A rule on the desk. */
export interface Desk {
  readonly rule: Rule;
  /** What reset goes back to. */
  readonly base: Rule;
  readonly numbers: ReadonlyMap<string, RuleNumber>;
  readonly baseNumbers: ReadonlyMap<string, RuleNumber>;
  readonly locked: ReadonlySet<string>;
  /** What inputs and units say now, by name; `null` before the first reading. */
  readonly values: Readonly<Record<string, number>> | null;
  readonly readonly: boolean;
  readonly bounds: Bounds;
  /** The unit that a person looks at. */
  readonly selected: string | null;
  /** Puts another number in its place. */
  setNumber(address: NumberAddress, value: number, phase: Phase, merge?: string): void;
  /** Puts another rule in force. What cannot be done is said in a message. */
  change(label: string, make: () => Rule, action?: ActionDetail['action']): boolean;
  lock(keys: Iterable<string>, on: boolean): void;
  select(unit: string | null): void;
  /** Opens a card beside an element; with `focus` the keyboard goes into it. */
  open(target: CardTarget, anchor: Element, focus?: boolean): void;
  close(): void;
}

/** What a layer is called: by its number, the last one after what it gives. */
export function layerName(rule: Rule, index: number): string {
  const layers = rule.network?.layers ?? [];
  if (index < layers.length - 1) return words.layer(index + 1);
  return flattenNetwork(rule).outputs.length > 1 ? words.outputs : words.output;
}

/** Whether a number is another than it was at the beginning. A number that was not there is no change but an addition. */
export function isChanged(desk: Desk, key: string): boolean {
  const before = desk.baseNumbers.get(key);
  return before !== undefined && before.value !== desk.numbers.get(key)?.value;
}

/** Whether a unit, or any number of it, is another than at the beginning. */
export function isUnitChanged(desk: Desk, unit: string): boolean {
  const own = (numbers: ReadonlyMap<string, RuleNumber>) =>
    [...numbers.values()].filter(({ address }) => address.kind !== 'parameter' && address.unit === unit);
  const now = own(desk.numbers);
  const before = own(desk.baseNumbers);
  return now.length !== before.length || now.some(({ key, value }) => desk.baseNumbers.get(key)?.value !== value);
}
