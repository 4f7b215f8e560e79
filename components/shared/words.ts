// Every word that the tags say, in one place.

import type { Rule } from '../../core/rule/rule.js';
import { catalogue } from './catalogue.js';

export const words = catalogue('shared', {
  grid: (rule: Rule, [x, y]: readonly number[]) => `${rule.name}, cellular automaton of ${x} by ${y} cells`,
  role: 'cellular automaton',
  empty: 'Cellular automaton, empty',
  unlinked: (id: string) => `Nothing to show yet: no automaton with the id “${id}”`,
  gridKeys:
    'Space plays and pauses. Full stop takes one step, comma one back. Arrow keys move the cursor, with Shift the view; Enter draws, Backspace erases. Plus and minus zoom. R starts anew from other cells, C clears, I tells the population. Control or Command with V pastes a pattern.',
  play: 'Play',
  pause: 'Pause',
  step: 'One step',
  back: 'One step back',
  noBack: 'There is nothing to go back to',
  rate: 'Speed',
  rateValue: (rate: number) => `${rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate)} steps a second`,
  rateShort: (rate: number) => `${rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate)}/s`,
  reseed: 'Another start',
  clear: 'Clear',
  more: 'Rule, sharing and files',
  controls: 'Controls',
  generation: 'Generation',
  running: 'Running',
  paused: (generation: number) => `Paused at generation ${generation}`,
  generationIs: (generation: number) => `Generation ${generation}`,
  reseeded: 'Started anew',
  cleared: 'Cleared',
  population: (count: number, generation: number) => `${count} live cells at generation ${generation}`,
  cell: (x: number, y: number) => `Column ${x}, row ${y}`,
  noWebGL:
    'This figure needs WebGL2, which this browser does not offer here. Another browser, or hardware acceleration in its settings, may show it.',
  lost: 'The graphics context was taken away and is being asked for again.',
} as const);
