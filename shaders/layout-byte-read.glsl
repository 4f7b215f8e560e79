// One cell a texel, a byte a channel.
uniform usampler2D tState;
vec4 stateAt(ivec2 cell) {
  return vec4(texelFetch(tState, cell, 0));
}
