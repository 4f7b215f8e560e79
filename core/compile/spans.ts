// Neighbourhoods as rows: a disc, a ring, a box or a diamond is in each row one window about the middle, or the difference of two.
// Whoever sums windows first and rows afterwards asks here what there is to sum.

import { perceive, type Tap } from '../rule/neighbourhood.js';
import type { Rule } from '../rule/rule.js';
import { discreteTable } from '../rule/table.js';
import { flatDimensions } from './perceive.js';

/** A row of an input: the cells up to `outer` on both sides, less those up to `inner` (−1 for none). */
export interface Span {
  readonly dy: number;
  readonly outer: number;
  readonly inner: number;
}

/** What an input adds up. */
export interface Sum {
  readonly spans: readonly Span[];
  readonly of: number | undefined;
}

/** The rows of some taps, if each is a window about the middle or the difference of two. */
function spansOf(taps: readonly Tap[]): Span[] | null {
  const rows = new Map<number, Set<number>>();
  for (const { dx, dy, weight } of taps) {
    if (weight !== 1) return null;
    rows.set(dy, (rows.get(dy) ?? new Set()).add(dx));
  }
  const spans: Span[] = [];
  for (const [dy, columns] of rows) {
    const outer = Math.max(...columns);
    let inner = -1;
    while (inner < outer && !columns.has(inner + 1)) inner++;
    if (columns.size !== 2 * (outer - inner) - (inner < 0 ? 1 : 0)) return null;
    for (let x = inner + 1; x <= outer; x++) if (!columns.has(x) || !columns.has(-x)) return null;
    spans.push({ dy, outer, inner });
  }
  return spans;
}

/** The sums of a discrete rule's inputs, or `null` where one is not made of windows. */
export function spanSums(rule: Rule): Sum[] | null {
  if (rule.states === 'continuous' || !discreteTable(rule, flatDimensions(rule))) return null;
  const sums: Sum[] = [];
  for (const input of rule.inputs) {
    // Beyond a dead border all is in state 0: sums of the rows that are there would not count it.
    if (input.of === 0 && rule.boundary === 'dead') return null;
    const { lists, combine } = perceive(input, flatDimensions(rule));
    const spans = combine === 'sum' ? spansOf(lists[0]) : null;
    if (!spans) return null;
    sums.push({ spans, of: input.of });
  }
  return sums;
}

/** A window that is summed: its width to each side, and the state that is looked for. */
export interface Window {
  readonly width: number;
  readonly of: number | undefined;
}

/** Every window once, by state, then from narrow to wide. */
export function windowsOf(sums: readonly Sum[]): Window[] {
  const found = new Map<string, Window>();
  for (const { spans, of } of sums)
    for (const width of spans.flatMap(({ outer, inner }) => [outer, inner])) if (width >= 0) found.set(`${of}:${width}`, { width, of });
  return [...found.values()].sort((a, b) => (a.of ?? -1) - (b.of ?? -1) || a.width - b.width);
}

/** What a row adds to an input and what it takes away: `plus` and `minus` windows. */
export const partsOf = ({ outer, inner }: Span) => [['plus', outer] as const, ...(inner < 0 ? [] : [['minus', inner] as const])];
