// The construction that elementary and isotropic rules share: the neighbourhood is read as one binary number, a
// kernel of powers of two, and the outcome is a row of zeros and ones over it: one unit for each place where the row
// changes.

import type { RuleData } from '../types.js';

/**
 * A two-state rule over a coded neighbourhood: out = s(f(0) + Σ ±s(code − t + ½) − ½), one term for each t where f changes.
 * @param kernel - rows of distinct powers of two, 2⁰ … 2ⁿ⁻¹; 0 where no cell is read
 * @param outcomes - `[2ⁿ]` the state that follows each code
 */
export function codedRule(
  notation: string,
  kernel: readonly (readonly number[])[],
  outcomes: readonly boolean[],
  dimensions: RuleData['dimensions'],
): RuleData {
  const changes: number[] = [];
  for (let t = 1; t < outcomes.length; t++) if (outcomes[t] !== outcomes[t - 1]) changes.push(t);
  const first = changes.map((t) => ({ name: `codeOver${t - 1}`, weights: { code: 1 }, bias: 0.5 - t }));
  const weights = Object.fromEntries(changes.map((t) => [`codeOver${t - 1}`, outcomes[t] ? 1 : -1]));
  const out = { name: 'activation', weights, bias: outcomes[0] ? 0.5 : -0.5 };
  const layer = { activation: 'sigmoid', steepness: 10 } as const;
  return {
    name: notation,
    notation,
    channels: 1,
    states: 2,
    inputs: [{ name: 'code', neighbourhood: { kind: 'kernel', weights: kernel } }],
    network: { layers: [...(first.length ? [{ ...layer, units: first }] : []), { ...layer, units: [out] }] },
    update: { mode: 'replace' },
    boundary: 'torus',
    dimensions,
  };
}
