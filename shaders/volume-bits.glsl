// Rows of two-state cells, 128 to a texel, for a step in three dimensions: a row's cells in this texel, and the same with every cell's
// left or right neighbour in its place.
// Given before: LAST_TEXEL (index of a row's last texel), LAST_BIT (place of the row's last cell in it, 0 to 127), ALIGNED (1 if rows
// fill their texels and wrap), TORUS, DEAD, MIRROR (1 for the border), `flatOf` and `along`.
uvec4 wordsAt(int x, int y, int z) {
  return texelFetch(tState, flatOf(x, y, z), 0);
}

void rowOf(int x, int y, int z, out uvec4 left, out uvec4 mid, out uvec4 right) {
#if DEAD
  if (y < 0 || z < 0) {
    left = mid = right = uvec4(0u);
    return;
  }
#endif
  mid = wordsAt(x, y, z);
  uint before = 0u, after = 0u;
#if ALIGNED
  before = wordsAt(x == 0 ? LAST_TEXEL : x - 1, y, z).w >> 31;
  after = wordsAt(x == LAST_TEXEL ? 0 : x + 1, y, z).x << 31;
#else
  if (x > 0) before = wordsAt(x - 1, y, z).w >> 31;
#if TORUS
  else before = (wordsAt(LAST_TEXEL, y, z)[LAST_BIT >> 5] >> uint(LAST_BIT & 31)) & 1u;
#elif MIRROR
  else before = mid.x & 1u;
#endif
  if (x < LAST_TEXEL) after = wordsAt(x + 1, y, z).x << 31;
#endif
  left = (mid << 1) | (uvec4(0u, mid.xyz) >> 31);
  left.x |= before;
  right = (mid >> 1) | (uvec4(mid.yzw, 0u) << 31);
  right.w |= after;
#if !ALIGNED && TORUS
  if (x == LAST_TEXEL) right[LAST_BIT >> 5] |= (wordsAt(0, y, z).x & 1u) << uint(LAST_BIT & 31);
#elif !ALIGNED && MIRROR
  if (x == LAST_TEXEL) right[LAST_BIT >> 5] |= mid[LAST_BIT >> 5] & (1u << uint(LAST_BIT & 31));
#endif
}
