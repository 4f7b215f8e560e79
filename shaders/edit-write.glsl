// A rectangle of cells from tSource is laid over the grid at uRegion.xy; with uKeep, its zeros leave what is there.
uniform ivec4 uRegion;
uniform bool uWrap;
uniform bool uKeep;
bool touches(ivec2 first, int count) {
  int row = first.y - uRegion.y;
  if (uWrap) row = (row % uSize.y + uSize.y) % uSize.y;
  return row >= 0 && row < uRegion.w;
}
vec4 nextState(ivec2 cell, vec4 state) {
  ivec2 at = cell - uRegion.xy;
  if (uWrap) at = (at % uSize + uSize) % uSize;
  if (any(lessThan(at, ivec2(0))) || any(greaterThanEqual(at, uRegion.zw))) return state;
  vec4 source = sourceAt(at);
  return uKeep && source == vec4(0.0, 0.0, 0.0, source.a) ? state : source;
}
