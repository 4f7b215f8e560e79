// A brush stroke: every cell within uReach of the segment from uSegment.xy to uSegment.zw takes uPaint where uMask is 1.
uniform vec4 uSegment;
uniform float uReach;
uniform vec4 uPaint;
uniform vec4 uMask;
uniform bool uWrap;
// Distance of a point from the line, in cells.
float distanceFrom(vec2 point) {
  vec2 from = point - uSegment.xy;
  if (uWrap) from -= vec2(uSize) * floor(from / vec2(uSize) + 0.5);
  vec2 line = uSegment.zw - uSegment.xy;
  float share = clamp(dot(from, line) / max(dot(line, line), 1e-9), 0.0, 1.0);
  return distance(from, line * share);
}
// Whether any of `count` cells to the right of `first` may be reached.
bool touches(ivec2 first, int count) {
  float half_ = 0.5 * float(count);
  return distanceFrom(vec2(first) + vec2(half_, 0.0)) <= uReach + half_ + 1.0;
}
vec4 nextState(ivec2 cell, vec4 state) {
  return distanceFrom(vec2(cell)) <= uReach ? mix(state, uPaint, uMask) : state;
}
