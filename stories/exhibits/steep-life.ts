// Life's network with another steepness: what two exhibits turn. Only numbers change, so a running automaton compiles nothing anew.

import { parseRule } from '../../core/index.js';
import type { Rule } from '../../core/index.js';

const analog = parseRule('analog-life');

/** Analog Life with every unit as steep as this. */
export function withSteepness(steepness: number): Rule {
  const layers = (analog.network?.layers ?? []).map((layer) => ({ ...layer, steepness }));
  return analog.with({ network: { layers } });
}
