// Draws the cells of a volume's texel, CELLS of them along x; `placeOf` says where a texel lies, `stored` what it holds for states.
out TEXEL oState;
void main() {
  ivec3 place = placeOf(ivec2(gl_FragCoord.xy));
#if CELLS == 1
  oState = stored(nextState(place, stateAt(place)));
#else
  vec4 result = vec4(0.0);
  for (int i = 0; i < CELLS; i++) {
    ivec3 cell = ivec3(place.x * CELLS + i, place.yz);
    if (cell.x < uSize.x) result[i] = nextState(cell, stateAt(cell)).r;
  }
  oState = stored(result);
#endif
}
