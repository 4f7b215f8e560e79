// Cells of one layout of a volume become cells of another: an affine change, bounds, and whole numbers where uRound says so.
uniform vec2 uAffine;
uniform vec2 uBounds;
uniform bool uRound;
vec4 nextState(ivec3 cell, vec4 state) {
  vec4 value = state * uAffine.x + uAffine.y;
  return clamp(uRound ? floor(value + 0.5) : value, uBounds.x, uBounds.y);
}
