// 16 cells a texel, a byte each. Texels that nothing touches are passed on as they are.
out uvec4 oState;
void main() {
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int first = texel.x << 4;
  int count = min(16, uSize.x - first);
  uvec4 bytes = uvec4(0u);
  if (touches(ivec2(first, texel.y), count)) {
    for (int i = 0; i < count; i++) {
      ivec2 cell = ivec2(first + i, texel.y);
      uint state = uint(clamp(nextState(cell, stateAt(cell)).r, 0.0, 255.0) + 0.5);
      bytes[i >> 2] |= state << uint((i & 3) << 3);
    }
    oState = bytes;
  } else {
    oState = passed(texel);
  }
}
