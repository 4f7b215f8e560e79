// What a step on four cells at once is given of its surroundings: the four cells of any texel of a row, border or not.
// FULL is the number of a row's texels that hold four cells; ALIGNED is 1 if they are the whole row, and it wraps.
#if ALIGNED
int columnAt(int x) {
  return along(x, FULL);
}
vec4 quadAt(int x, int y) {
  return texelOf(x, y);
}
#else
int columnAt(int x) {
  return x;
}
vec4 quadAt(int x, int y) {
  if (y < 0) return vec4(0.0); // outside a dead border
  if (x >= 0 && x < FULL) return texelOf(x, y);
  vec4 four;
  for (int i = 0; i < 4; i++) four[i] = neighbour(along(x * 4 + i, uSize.x), y).r;
  return four;
}
#endif
