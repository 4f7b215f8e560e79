// What the keyboard does on a grid. Pure: from an event to the name of an action.

/** What a key asks for. */
export type KeyAction =
  | { readonly kind: 'toggle' | 'step' | 'back' | 'reset' | 'clear' | 'draw' | 'erase' | 'fit' | 'population' }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'cursor' | 'pan'; readonly dx: number; readonly dy: number };

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const letters: Readonly<Record<string, KeyAction>> = {
  ' ': { kind: 'toggle' },
  '.': { kind: 'step' },
  ',': { kind: 'back' },
  r: { kind: 'reset' },
  c: { kind: 'clear' },
  i: { kind: 'population' },
  '0': { kind: 'fit' },
  enter: { kind: 'draw' },
  backspace: { kind: 'erase' },
  delete: { kind: 'erase' },
  '+': { kind: 'zoom', factor: 1.25 },
  '=': { kind: 'zoom', factor: 1.25 },
  '-': { kind: 'zoom', factor: 0.8 },
};

/** The action of a key, or `null` where the key is the page's. Keys with Ctrl, Alt or Meta are the page's. */
export function actionOf({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): KeyAction | null {
  if (ctrlKey || altKey || metaKey) return null;
  const arrow = arrows[key];
  if (arrow) return { kind: shiftKey ? 'pan' : 'cursor', dx: arrow[0], dy: arrow[1] };
  return letters[key.toLowerCase()] ?? null;
}
