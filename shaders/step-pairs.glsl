// What a step on two cells at once is given of its surroundings: the two cells of any texel of a row, border or not.
// FULL is the number of a row's texels that hold two cells; ALIGNED is 1 if they are the whole row, and it wraps.
#if ALIGNED
int columnAt(int x) {
  return along(x, FULL);
}
vec4 pairAt(int x, int y) {
  return texelOf(x, y);
}
#else
int columnAt(int x) {
  return x;
}
vec4 pairAt(int x, int y) {
  if (y < 0) return vec4(0.0); // outside a dead border
  if (x >= 0 && x < FULL) return texelOf(x, y);
  return vec4(neighbour(along(x * 2, uSize.x), y).xy, neighbour(along(x * 2 + 1, uSize.x), y).xy);
}
#endif
