// The paths of volumes, cheapest first. Loaded when there is a volume to run: a page of flat grids does without. Importing it offers
// them to `paths.ts`, which the engine asks.

import { CaError } from '../../base/errors.js';
import type { Rule } from '../../rule/rule.js';
import { offerPaths, type Path } from '../paths.js';
import type { Plan, PlanOptions } from '../plan.js';
import { bitsPath, hasBitsPath } from './bits-path.js';
import { cellPath } from './cell-path.js';
import { hasSumsPath, sumsPath } from './sums-path.js';

/** Most numbers of a cell: one texel's. */
const MAX_CHANNELS = 4;

const runs = ({ channels, dimensions }: Rule, { size }: PlanOptions) =>
  size.length === 3 && channels <= MAX_CHANNELS && dimensions.includes(3);

/** A path of volumes. */
const volume = (has: (rule: Rule, options: PlanOptions) => boolean, plan: (rule: Rule, options: PlanOptions) => Plan): Path => ({
  takes: (rule, options) => runs(rule, options) && has(rule, options),
  plan,
});

/** Says why nothing runs a rule. */
function refuse({ channels, dimensions }: Rule): never {
  if (channels > MAX_CHANNELS)
    throw new CaError('size', 'too many to run', { where: 'rule.channels', expected: `at most ${MAX_CHANNELS}`, got: `${channels}` });
  throw new CaError('argument', 'not one for a volume', { where: 'rule.dimensions', expected: '3 among them', got: dimensions.join(', ') });
}

offerPaths([
  volume(hasBitsPath, bitsPath),
  volume(hasSumsPath, sumsPath),
  volume(() => true, cellPath),
  { takes: (_, { size }) => size.length === 3, plan: refuse },
]);
