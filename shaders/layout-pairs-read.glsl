// Two cells of two channels a texel: cell x is the first half of texel x >> 1 where x is even, else the second. `decoded` makes
// states of what the texture holds.
uniform sampler2D tState;
vec4 texelOf(int x, int y) {
  return decoded(texelFetch(tState, ivec2(x, y), 0));
}
vec4 stateAt(ivec2 cell) {
  vec4 both = texelOf(cell.x >> 1, cell.y);
  return vec4((cell.x & 1) == 0 ? both.xy : both.zw, 0.0, 1.0);
}
