// What can happen to an automaton, as data. A simulation keeps a journal of operations since its last snapshot, so that the GPU's
// part of it can be thrown away and made again: load the snapshot, run the journal. This is how an automaton starts, how it
// survives a lost context, and how it comes back after its element was out of the page.

import type { Cells } from '../compile/layout.js';
import type { Rule } from '../rule/rule.js';

/** A rectangle of cells; in a volume, a box of them. */
export interface Region {
  readonly x: number;
  readonly y: number;
  /** In a volume: the first slice. */
  readonly z?: number;
  readonly width: number;
  readonly height: number;
  /** In a volume: slices; 1 unless told. */
  readonly depth?: number;
}

/** A brush stroke: a straight line from one cell to another. */
export interface Stroke {
  /** Where it starts, in cells; whole numbers are cell centres. A volume needs `z`. */
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  /** Where it ends; where it starts, unless told. */
  readonly toX?: number;
  readonly toY?: number;
  readonly toZ?: number;
  /** In cells: 0 paints a line one cell wide. */
  readonly radius?: number;
  /** The state to paint; the highest unless told. 0 erases. */
  readonly value?: number;
  /** Which channel; all unless told. */
  readonly channel?: number;
}

/** One thing that happened. */
export type Operation =
  | { readonly kind: 'fill'; readonly cells: Cells }
  | { readonly kind: 'clear' }
  | { readonly kind: 'random'; readonly density: number; readonly seed: number }
  | { readonly kind: 'write'; readonly cells: Cells; readonly region: Region; readonly keep: boolean }
  | { readonly kind: 'paint'; readonly stroke: Stroke }
  | { readonly kind: 'rule'; readonly rule: Rule }
  /** `from` is the generation before it. */
  | { readonly kind: 'step'; readonly from: number; readonly count: number; readonly seed: number };

/** Whether nothing before the operation matters to the cells after it. */
export function overwritesAll({ kind }: Operation): boolean {
  return kind === 'fill' || kind === 'clear' || kind === 'random';
}
