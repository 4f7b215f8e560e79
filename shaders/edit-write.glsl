// A rectangle of cells from tSource is laid over the grid at uRegion.xy, a cell of the grid; with uKeep, its zeros leave what is there.
uniform ivec4 uRegion;
uniform bool uWrap;
uniform bool uKeep;
bool touches(ivec2 first, int count) {
  int row = first.y - uRegion.y;
  if (uWrap && row < 0) row += uSize.y;
  return row >= 0 && row < uRegion.w;
}
vec4 nextState(ivec2 cell, vec4 state) {
  ivec2 at = cell - uRegion.xy;
  if (uWrap) at += uSize * ivec2(lessThan(at, ivec2(0)));
  if (any(lessThan(at, ivec2(0))) || any(greaterThanEqual(at, uRegion.zw))) return state;
  vec4 source = sourceAt(at);
  return uKeep && source == vec4(0.0, 0.0, 0.0, source.a) ? state : source;
}
