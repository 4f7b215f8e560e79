// Four cells of one channel a texel: cell x is component x & 3 of texel x >> 2. `decoded` makes states of what the texture holds.
uniform sampler2D tState;
vec4 texelOf(int x, int y) {
  return decoded(texelFetch(tState, ivec2(x, y), 0));
}
vec4 stateAt(ivec2 cell) {
  return vec4(texelOf(cell.x >> 2, cell.y)[cell.x & 3]);
}
