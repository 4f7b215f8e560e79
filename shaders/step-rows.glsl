// Four whole states of any texel of a row, border or not. FULL is the number of a row's texels that hold four cells; ALIGNED is 1
// if they are the whole row, and it wraps.
uvec4 statesAt(int x, int y) {
#if ALIGNED
  return texelFetch(tState, ivec2(along(x, FULL), y), 0);
#else
  if (x >= 0 && x < FULL) return texelFetch(tState, ivec2(x, y), 0);
  uvec4 four;
  for (int i = 0; i < 4; i++) four[i] = uint(neighbour(along(x * 4 + i, uSize.x), y).r + 0.5);
  return four;
#endif
}
