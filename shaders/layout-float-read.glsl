// One cell a texel, a number a channel. `decoded` makes states of what the texture holds.
uniform sampler2D tState;
vec4 stateAt(ivec2 cell) {
  return decoded(texelFetch(tState, cell, 0));
}
