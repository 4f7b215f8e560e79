// Seeded random numbers without state: a number is a function of (seed, stream, index). So the GPU and the CPU draw the same
// numbers in any order, and a run can be repeated from its seed alone.

/**
 * A well-mixed 32-bit hash of a 32-bit number.
 * @see M. Jarzynski and M. Olano, "Hash Functions for GPU Rendering", JCGT 9 (3), 2020: `pcg`
 */
function pcg(value: number): number {
  const state = (Math.imul(value >>> 0, 747796405) + 2891336453) >>> 0;
  const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737) >>> 0;
  return ((word >>> 22) ^ word) >>> 0;
}

/**
 * The random number at `index` of the sequence that `seed` and `stream` name.
 * @param seed - integer; taken modulo 2³²
 * @param stream - integer: what the numbers are for (which step, which channel)
 * @param index - integer: which number (for cells: their position in `[Z][Y][X][C]` order)
 * @returns a number in [0, 1) with 24 random bits, so that a 32-bit float holds it exactly
 */
export function randomAt(seed: number, stream: number, index: number): number {
  return (pcg((pcg((pcg(seed) + stream) >>> 0) + index) >>> 0) >>> 8) / 0x1000000;
}

/** A sequence of random numbers in [0, 1): `randomAt` with a running index. */
export function randomSequence(seed: number, stream = 0): () => number {
  let index = 0;
  const base = pcg((pcg(seed) + stream) >>> 0);
  return () => (pcg((base + index++) >>> 0) >>> 8) / 0x1000000;
}
