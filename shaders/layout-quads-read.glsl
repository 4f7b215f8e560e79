// Four cells of one channel a texel: cell x is component x & 3 of texel x >> 2. 8-bit textures hold (state − RANGE_LOW) / RANGE_SIZE.
uniform sampler2D tState;
vec4 texelOf(int x, int y) {
  return RANGE_LOW + RANGE_SIZE * texelFetch(tState, ivec2(x, y), 0);
}
vec4 stateAt(ivec2 cell) {
  return vec4(texelOf(cell.x >> 2, cell.y)[cell.x & 3]);
}
