// 128 two-state cells a texel: cell x is bit x & 31 of component (x >> 5) & 3.
uniform usampler2D tState;
vec4 stateAt(ivec2 cell) {
  uvec4 texel = texelFetch(tState, ivec2(cell.x >> 7, cell.y), 0);
  return vec4(float((texel[(cell.x >> 5) & 3] >> uint(cell.x & 31)) & 1u));
}
uvec4 passed(ivec2 texel) {
  return texelFetch(tState, texel, 0);
}
