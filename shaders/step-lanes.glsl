// Sixteen byte cells of any texel of a row, border or not. FULL is the number of a row's texels that hold sixteen cells; ALIGNED is 1
// if they are the whole row, and it wraps.
uvec4 lanesAt(int x, int y) {
#if ALIGNED
  return texelFetch(tState, ivec2(along(x, FULL), y), 0);
#else
  if (x >= 0 && x < FULL) return texelFetch(tState, ivec2(x, y), 0);
  uvec4 lanes = uvec4(0u);
  for (int i = 0; i < 16; i++) {
    uint state = uint(neighbour(along(x * 16 + i, uSize.x), y).r + 0.5);
    lanes[i >> 2] |= state << uint((i & 3) << 3);
  }
  return lanes;
#endif
}

// 1 in each lane that is in the state, 0 elsewhere.
uvec4 isIn(uvec4 lanes, uint state) {
  uvec4 other = lanes ^ uvec4(state * 0x01010101u);
  uvec4 low = (other & 0x7f7f7f7fu) + 0x7f7f7f7fu;
  return (~(low | other | 0x7f7f7f7fu)) >> 7;
}
