// One cell a texel, a number a channel. 8-bit textures hold (state − RANGE_LOW) / RANGE_SIZE.
uniform sampler2D tState;
vec4 stateAt(ivec2 cell) {
  return RANGE_LOW + RANGE_SIZE * texelFetch(tState, cell, 0);
}
