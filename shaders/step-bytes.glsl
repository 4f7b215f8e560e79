// Rows of byte cells for a step on 16 cells at once. A row is the texel's four words, the word before it and the word after it, so
// that cells up to four to the left and right are there.
// Given before: LAST_TEXEL (a row's last texel), ALIGNED (1 if rows fill their texels and wrap), the boundary's `along` and
// `neighbour`.
struct Row {
  uint before;
  uvec4 mid;
  uint after;
};

uint byteAt(int x, int y) {
  return uint(neighbour(along(x, uSize.x), y).r + 0.5);
}

Row rowOf(int x, int y) {
  Row row;
#if ALIGNED
  row.mid = texelFetch(tState, ivec2(x, y), 0);
  row.before = texelFetch(tState, ivec2(x == 0 ? LAST_TEXEL : x - 1, y), 0).w;
  row.after = texelFetch(tState, ivec2(x == LAST_TEXEL ? 0 : x + 1, y), 0).x;
#else
  row.before = 0u;
  row.after = 0u;
  row.mid = uvec4(0u);
  if (y < 0) return row; // outside a dead border
  row.mid = texelFetch(tState, ivec2(x, y), 0);
  if (x > 0) row.before = texelFetch(tState, ivec2(x - 1, y), 0).w;
  else for (int i = 0; i < 4; i++) row.before |= byteAt(i - 4, y) << uint(8 * i);
  if (x < LAST_TEXEL) row.after = texelFetch(tState, ivec2(x + 1, y), 0).x;
  // The cells past a row's last one stand in what would be empty lanes.
  int past = uSize.x - (x << 4);
  for (int i = 0; i < 4 && past + i < 20; i++) {
    int lane = past + i;
    uint value = byteAt(uSize.x + i, y) << uint((lane & 3) << 3);
    if (lane < 16) row.mid[lane >> 2] |= value;
    else row.after |= value;
  }
#endif
  return row;
}

// 1 in each lane that is in the state, 0 elsewhere.
uint isIn(uint lanes, uint state) {
  uint other = lanes ^ (state * 0x01010101u);
  uint low = (other & 0x7f7f7f7fu) + 0x7f7f7f7fu;
  return (~(low | other | 0x7f7f7f7fu)) >> 7;
}
uvec4 isIn(uvec4 lanes, uint state) {
  uvec4 other = lanes ^ uvec4(state * 0x01010101u);
  uvec4 low = (other & 0x7f7f7f7fu) + 0x7f7f7f7fu;
  return (~(low | other | 0x7f7f7f7fu)) >> 7;
}
Row isIn(Row row, uint state) {
  return Row(isIn(row.before, state), isIn(row.mid, state), isIn(row.after, state));
}

uint look(uint entry) {
  return texelFetch(tTable, ivec2(int(entry & 1023u), int(entry >> 10)), 0).r;
}
uvec4 look(uvec4 entry) {
  return uvec4(look(entry.x), look(entry.y), look(entry.z), look(entry.w));
}
