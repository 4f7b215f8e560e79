// The random numbers of core/base/random.ts: a function of (seed, stream, index), the same on the CPU.
// Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9 (3), 2020.
uint pcg(uint value) {
  uint state = value * 747796405u + 2891336453u;
  uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
  return (word >> 22u) ^ word;
}
// In [0, 1), with 24 random bits.
float randomAt(uint seed, uint stream, uint index) {
  return float(pcg(pcg(pcg(seed) + stream) + index) >> 8u) / 16777216.0;
}
