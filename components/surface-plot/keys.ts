// What the keyboard does on a plot. Pure: from an event to the name of an action.

import type { SurfaceMode } from '../../core/view/surface-look.js';

/** What a key asks for. */
export type PlotKey =
  | { readonly kind: 'orbit' | 'read'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'mode'; readonly mode: SurfaceMode }
  | { readonly kind: 'home' | 'heat' | 'trace' | 'leave' };

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const letters: Readonly<Record<string, PlotKey>> = {
  '+': { kind: 'zoom', factor: 1.25 },
  '=': { kind: 'zoom', factor: 1.25 },
  '-': { kind: 'zoom', factor: 0.8 },
  '0': { kind: 'home' },
  s: { kind: 'mode', mode: 'surface' },
  p: { kind: 'mode', mode: 'pillars' },
  f: { kind: 'mode', mode: 'flat' },
  u: { kind: 'mode', mode: 'units' },
  h: { kind: 'heat' },
  t: { kind: 'trace' },
  escape: { kind: 'leave' },
};

/** The action of a key, or `null` where the key is the page's. Keys with Ctrl, Alt or Meta are the page's. */
export function keyOf({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): PlotKey | null {
  if (ctrlKey || altKey || metaKey) return null;
  const arrow = arrows[key];
  if (arrow) return { kind: shiftKey ? 'read' : 'orbit', dx: arrow[0], dy: arrow[1] };
  return letters[key.toLowerCase()] ?? null;
}
