// Many channels, one cell a texel, four channels to a layer. `encoded` makes what the texture holds of states. Cells that come from a
// layout without layers have the first only.
out vec4 oState;
#ifdef PAINTED
uniform int uLayer; // the one that is painted; under 0 for all
#endif
void main() {
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int layer = texel.y / uSize.y;
  ivec2 cell = ivec2(texel.x, texel.y % uSize.y);
#ifdef LAYERS
  layerNow = layer;
  vec4 state = stateAt(cell);
#else
  vec4 state = layer == 0 ? stateAt(cell) : vec4(0.0);
#endif
#ifdef PAINTED
  if (uLayer >= 0 && uLayer != layer) {
    oState = encoded(state);
    return;
  }
#endif
  oState = encoded(nextState(cell, state));
}
