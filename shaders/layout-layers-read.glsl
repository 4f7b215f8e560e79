// Many channels, one cell a texel, four channels to a layer; the layers of a grid stand below each other. LAYERS is their number.
// `decoded` makes states of what the texture holds.
uniform sampler2D tState;
int layerNow = 0; // the one that stateAt gives
vec4 layerAt(ivec2 cell, int layer) {
  return layer < LAYERS ? decoded(texelFetch(tState, ivec2(cell.x, cell.y + layer * uSize.y), 0)) : vec4(0.0);
}
vec4 stateAt(ivec2 cell) {
  return layerAt(cell, layerNow);
}
