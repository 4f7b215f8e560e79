// What the keyboard does on a volume. Pure: from an event to the name of an action.

import type { CameraKey } from '../shared/orbit-hand.js';

/** What a key asks for. */
export type VolumeKey =
  | CameraKey
  | { readonly kind: 'toggle' | 'step' | 'back' | 'reset' | 'clear' | 'population' | 'mode' | 'tool' | 'draw' | 'erase' }
  /** The cursor goes on along an axis. */
  | { readonly kind: 'cursor'; readonly axis: 0 | 1 | 2; readonly by: number };

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const letters: Readonly<Record<string, VolumeKey>> = {
  ' ': { kind: 'toggle' },
  '.': { kind: 'step' },
  ',': { kind: 'back' },
  r: { kind: 'reset' },
  c: { kind: 'clear' },
  i: { kind: 'population' },
  m: { kind: 'mode' },
  p: { kind: 'tool' },
  enter: { kind: 'draw' },
  backspace: { kind: 'erase' },
  delete: { kind: 'erase' },
  '0': { kind: 'home' },
  '+': { kind: 'zoom', factor: 1.25 },
  '=': { kind: 'zoom', factor: 1.25 },
  '-': { kind: 'zoom', factor: 0.8 },
};

/** The action of a key, or `null` where the key is the page's. Keys with Ctrl, Alt or Meta are the page's. */
export function keyOf({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): VolumeKey | null {
  if (ctrlKey || altKey || metaKey) return null;
  const arrow = arrows[key];
  if (arrow) return { kind: shiftKey ? 'pan' : 'orbit', dx: arrow[0], dy: arrow[1] };
  const letter = key.toLowerCase();
  const axis = letter.length === 1 ? 'xyz'.indexOf(letter) : -1;
  if (axis >= 0) return { kind: 'cursor', axis: axis as 0 | 1 | 2, by: shiftKey ? -1 : 1 };
  return letters[letter] ?? null;
}
