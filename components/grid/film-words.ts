// Every word of a film.

import type { Rule } from '../../core/rule/rule.js';
import type { Film } from '../../core/view/film.js';
import { catalogue } from '../shared/catalogue.js';

export const words = catalogue('film', {
  film: (rule: Rule, axis: string, [x, y, z]: readonly number[]) =>
    `${rule.name}, slices across ${axis} of a cellular automaton of ${x} by ${y} by ${z} cells`,
  slider: ({ axis }: Film) => `Slice across ${axis}`,
  slice: ({ axis, slice, length }: Film) => `${axis} = ${slice} of 0 to ${length - 1}`,
  keys: 'Space plays and pauses the slices. Full stop goes to the next one, comma to the one before, arrow keys go forth and back, Home and End to the first and the last. Shift with the arrow keys moves the view, plus and minus zoom. R starts the volume anew from other cells, C clears it, I tells its population.',
} as const);
