// Young's model of spots and stripes as one neuron: what the stories about colour show, since every state between 0 and 1 occurs in it.

import { validateRule, type Rule } from '../../core/index.js';

/**
 * next = s₁₀(0.4 self + 4 near − 4 w far − 0.2), where near is the mean over the disc r ≤ 2.3 and far over the ring 2.3 < r ≤ 6.
 * @param inhibition - w: 0.8 gives holes, 1 a labyrinth, 1.2 worms, 1.5 spots
 * @param steepness - 10 in the model; gentler ones leave more between dead and alive
 * @see David A. Young, A local activator-inhibitor model of vertebrate skin patterns, Mathematical Biosciences 72 (1984)
 */
export function young(inhibition: number, steepness = 10): Rule {
  return validateRule({
    name: 'Young',
    channels: 1,
    states: 'continuous',
    inputs: [
      { name: 'self', neighbourhood: { kind: 'self' } },
      { name: 'near', neighbourhood: { kind: 'disc', radius: 2.3 }, reduce: 'mean' },
      { name: 'far', neighbourhood: { kind: 'ring', inner: 2.3, outer: 6 }, reduce: 'mean' },
    ],
    network: {
      layers: [{ steepness, units: [{ name: 'next', weights: { self: 0.4, near: 4, far: -4 * inhibition }, bias: -0.2 }] }],
    },
    update: { mode: 'replace' },
    boundary: 'torus',
    dimensions: [2, 3],
  });
}
