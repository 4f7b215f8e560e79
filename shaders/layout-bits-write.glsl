// 128 two-state cells a texel. Texels that nothing touches are passed on as they are.
out uvec4 oState;
void main() {
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int first = texel.x << 7;
  int count = min(128, uSize.x - first);
  uvec4 bits = uvec4(0u);
  if (touches(ivec2(first, texel.y), count)) {
    for (int i = 0; i < count; i++) {
      ivec2 cell = ivec2(first + i, texel.y);
      uint bit = nextState(cell, stateAt(cell)).r > 0.5 ? 1u : 0u;
      bits[i >> 5] |= bit << uint(i & 31);
    }
    oState = bits;
  } else {
    oState = passed(texel);
  }
}
