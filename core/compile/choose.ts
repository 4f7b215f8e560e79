// Every path, cheapest first: what a rule is decides which one runs it, exactly or within its stated bound. Loaded with all kinds of
// rules; the engine asks `paths.ts` alone.

import { CaError } from '../base/errors.js';
import type { Rule } from '../rule/rule.js';
import { bytesPath, hasBytesPath } from './bytes-path.js';
import { cellPath } from './cell-path.js';
import { hasLayersPath, layersPath, MOST_CHANNELS } from './layers-path.js';
import { MAX_TAPS } from './layers-perceive.js';
import { offerPaths, type Path } from './paths.js';
import type { Plan, PlanOptions } from './plan.js';
import { hasLanesPath, lanesPath } from './lanes-path.js';
import { hasPairsPath, pairsPath } from './pairs-path.js';
import { hasQuadsPath, quadsPath } from './quads-path.js';
import { hasRowsPath, rowsPath } from './rows-path.js';

/** Most numbers of a cell on the general path: one texel's. */
const MAX_IN_TEXEL = 4;

/** Whether a rule runs on a flat grid, and this is one. */
const isFlat = ({ dimensions }: Rule, { size }: PlanOptions) => size.length === 2 && (dimensions.includes(1) || dimensions.includes(2));

/** A path on flat grids. */
const flat = (has: (rule: Rule) => boolean, plan: (rule: Rule, options: PlanOptions) => Plan): Path => ({
  takes: (rule, options) => isFlat(rule, options) && has(rule),
  plan,
});

/** Says why nothing runs a rule. */
function refuse({ channels, dimensions }: Rule): never {
  if (channels > MOST_CHANNELS)
    throw new CaError('size', 'too many to run', { where: 'rule.channels', expected: `at most ${MOST_CHANNELS}`, got: `${channels}` });
  if (channels > MAX_IN_TEXEL) {
    const expected = `neighbourhoods of at most ${MAX_TAPS} cells in all for a rule of more than ${MAX_IN_TEXEL} channels`;
    throw new CaError('size', 'look too far', { where: 'rule.inputs', expected });
  }
  throw new CaError('argument', 'not one for a flat grid', { where: 'rule.dimensions', expected: '1 or 2', got: dimensions.join(', ') });
}

offerPaths([
  flat(hasBytesPath, bytesPath),
  flat(hasLanesPath, lanesPath),
  flat(hasRowsPath, rowsPath),
  flat(hasQuadsPath, quadsPath),
  flat(hasPairsPath, pairsPath),
  flat(hasLayersPath, layersPath),
  flat(({ channels }) => channels <= MAX_IN_TEXEL, cellPath),
  { takes: (_, { size }) => size.length === 2, plan: refuse },
]);

export { planFor } from './paths.js';
