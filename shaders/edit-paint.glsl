// A brush stroke: every cell within uReach of the segment from uSegment.xy to uSegment.zw takes uPaint where uMask is 1.
uniform vec4 uSegment;
uniform float uReach;
uniform vec4 uPaint;
uniform vec4 uMask;
uniform bool uWrap;
vec4 nextState(ivec2 cell, vec4 state) {
  vec2 from = vec2(cell) - uSegment.xy;
  if (uWrap) from -= vec2(uSize) * floor(from / vec2(uSize) + 0.5);
  vec2 line = uSegment.zw - uSegment.xy;
  float share = clamp(dot(from, line) / max(dot(line, line), 1e-9), 0.0, 1.0);
  return distance(from, line * share) <= uReach ? mix(state, uPaint, uMask) : state;
}
