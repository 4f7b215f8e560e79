// Draws 128 two-state cells of a volume along x; `placeOf` says where a texel lies.
out uvec4 oState;
void main() {
  ivec3 place = placeOf(ivec2(gl_FragCoord.xy));
  int first = place.x << 7;
  int count = min(128, uSize.x - first);
  uvec4 bits = uvec4(0u);
  for (int i = 0; i < count; i++) {
    ivec3 cell = ivec3(first + i, place.yz);
    uint bit = nextState(cell, stateAt(cell)).r > 0.5 ? 1u : 0u;
    bits[i >> 5] |= bit << uint(i & 31);
  }
  oState = bits;
}
