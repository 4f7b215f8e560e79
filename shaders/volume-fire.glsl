// Lets only some cells of a volume take their new state; the numbers are those of core/base/random.
uniform uint uSeed;
uniform uint uGeneration;
uniform float uFireRate;
bool fires(ivec3 cell) {
  return randomAt(uSeed, uGeneration, uint((cell.z * uSize.y + cell.y) * uSize.x + cell.x)) < uFireRate;
}
