// Every word that a volume says.

import type { Rule } from '../../core/rule/rule.js';
import type { VolumeMode } from '../../core/view/volume-look.js';
import { catalogue } from '../shared/catalogue.js';

const modes: Readonly<Record<VolumeMode, string>> = {
  isosurface: 'Surface',
  emission: 'Cloud',
  mip: 'Brightest along the line of sight',
  slice: 'Three slices',
};

export const words = catalogue('volume', {
  volume: (rule: Rule, [x, y, z]: readonly number[]) => `${rule.name}, cellular automaton of ${x} by ${y} by ${z} cells`,
  history: (rule: Rule, [x, y]: readonly number[], depth: number) =>
    `${rule.name}, the last ${depth} generations of ${x} by ${y} cells, time upwards`,
  role: 'volume',
  empty: 'Volume, empty',
  keys: 'Space plays and pauses. Full stop takes one step, comma one back. Arrow keys turn it, with Shift they move it. Plus and minus zoom, 0 shows it as at first. M shows it another way. R starts anew from other cells, C clears, I tells the population. X, Y and Z move a cursor a cell on, with Shift back; Enter draws a ball there, Backspace erases one. P changes what dragging does.',
  panel: 'What is shown',
  mode: (mode: VolumeMode) => modes[mode],
  tool: { turn: 'Dragging turns it', paint: 'Dragging draws on it', erase: 'Dragging erases' },
  cursor: ([x, y, z]: readonly number[], value: string) => `x ${x}, y ${y}, z ${z}: ${value}`,
  cursorThen: (x: number, y: number) => `x ${x}, y ${y}, now`,
  painted: 'Drawn',
  erased: 'Erased',
  cell: (x: number, y: number, z: number, value: string) => `${x}, ${y}, ${z}: ${value}`,
  cellThen: (x: number, y: number, generation: number) => `${x}, ${y} in generation ${generation}`,
} as const);
