// How a grid or a volume reads the attributes from which it makes its automaton. Each reader may throw a CaError; knows no element.

import { checkSize } from '../../core/base/limits.js';
import { checkRate } from '../../core/page/playback.js';
import { INITS } from '../../core/simulation/start.js';
import { readNumber, readSize, readWord } from '../shared/attributes.js';
import { readRule } from './content.js';
import type { GridSettings } from './settings.js';

/** A soup in a ball or in a slab is for volumes. */
const GRID_INITS = INITS.filter((init) => init !== 'ball' && init !== 'slab');

type Readers = { readonly [K in keyof GridSettings]-?: (given: unknown) => GridSettings[K] };

/** How each attribute is read. @param sides - 2 for grids, 3 for volumes */
export const readersFor = (sides: 2 | 3): Readers => ({
  rule: (given) => (given ? readRule(given, sides) : undefined),
  boundary: (given) => readWord('boundary', given, ['torus', 'dead', 'mirror']),
  size: (given) => {
    const size = readSize('size', given, sides);
    return size && checkSize(size);
  },
  precision: (given) => {
    const word = readWord('precision', given, ['auto', '8', '16', '32']);
    return word === undefined || word === 'auto' ? word : (Number(word) as 8 | 16 | 32);
  },
  seed: (given) => readNumber('seed', given, { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, whole: true }),
  density: (given) => readNumber('density', given, { min: 0, max: 1 }),
  init: (given) => readWord('init', given, sides === 2 ? GRID_INITS : INITS),
  rate: (given) => {
    const rate = readNumber('rate', given);
    return rate === undefined ? undefined : checkRate(rate);
  },
});
