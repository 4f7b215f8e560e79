// A box of cells from tSource, a SOURCE, is laid over the volume at uAt; uSpan is its extent. With uKeep, its zeros leave what is
// there. The cells come as rows, which fill columns of uRows side by side.
uniform SOURCE tSource;
uniform int uRows;
uniform ivec3 uAt;
uniform ivec3 uSpan;
uniform bool uWrap;
uniform bool uKeep;
vec4 sourceAt(ivec3 at) {
  int row = at.z * uSpan.y + at.y;
  return vec4(texelFetch(tSource, ivec2(row / uRows * uSpan.x + at.x, row % uRows), 0));
}
vec4 nextState(ivec3 cell, vec4 state) {
  ivec3 at = cell - uAt;
  if (uWrap) at += uSize * ivec3(lessThan(at, ivec3(0)));
  if (any(lessThan(at, ivec3(0))) || any(greaterThanEqual(at, uSpan))) return state;
  vec4 source = sourceAt(at);
  return uKeep && source == vec4(0.0, 0.0, 0.0, source.a) ? state : source;
}
