// 16 cells a texel, a byte each: cell x is byte x & 3 of component (x >> 2) & 3.
uniform usampler2D tState;
vec4 stateAt(ivec2 cell) {
  uvec4 texel = texelFetch(tState, ivec2(cell.x >> 4, cell.y), 0);
  return vec4(float((texel[(cell.x >> 2) & 3] >> uint((cell.x & 3) << 3)) & 255u));
}
uvec4 passed(ivec2 texel) {
  return texelFetch(tState, texel, 0);
}
