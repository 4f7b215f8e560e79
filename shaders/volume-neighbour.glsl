// The state of a cell found with `along` for each coordinate; where one of them is −1, beyond a dead border, there is nothing.
vec4 neighbour(int x, int y, int z) {
#if DEAD
  if (x < 0 || y < 0 || z < 0) return vec4(0.0);
#endif
  return stateAt(ivec3(x, y, z));
}
