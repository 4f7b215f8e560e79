// Neighbourhoods whose weight is a smooth profile of r/R, as in Lenia. The weights' sum is made 1 by `neighbourhood.ts`. In two and
// three dimensions a profile is the same function of distance, so a rule made of these runs in both. Called by `neighbourhood.ts`
// alone.

import { distance, type Shape } from './shapes.js';
import type { RadialProfile } from './types.js';

/**
 * The value of a profile.
 *
 * - `exponential` exp(α − α / (4 x (1 − x)))
 * - `polynomial` (4 x (1 − x))^α
 * - `samples` straight lines through equally spaced samples, the first at 0, the last at 1
 *
 * α is 4 unless told. `peaks` b₀…bₙ₋₁ divides [0, 1) into n rings of equal width, each with the whole profile, times its b.
 * @param x - r/R in [0, 1); 0 outside, `samples` hold at 1 too
 * @see B. W.-C. Chan, "Lenia: Biology of Artificial Life", Complex Systems 28 (3), 2019, section 2.2: kernel core and shell
 */
function profileAt(profile: RadialProfile, x: number): number {
  if (profile.shape === 'samples') {
    const { samples } = profile;
    if (x > 1) return 0;
    const at = x * (samples.length - 1);
    const i = Math.min(Math.floor(at), samples.length - 2);
    return samples[i] + (samples[i + 1] - samples[i]) * (at - i);
  }
  if (x >= 1) return 0;
  const { alpha = 4, peaks = [1] } = profile;
  const ring = Math.floor(x * peaks.length);
  const within = x * peaks.length - ring;
  const hump = 4 * within * (1 - within);
  return peaks[ring] * (profile.shape === 'polynomial' ? hump ** alpha : hump && Math.exp(alpha - alpha / hump));
}

/** The profile over the disc or ball of a radius, not yet normalised. */
export function radial(radius: number, profile: RadialProfile): Shape {
  return { reach: Math.floor(radius), weigh: (...at) => profileAt(profile, distance(...at) / radius) };
}
