// A brush stroke: every cell within uReach of the segment from uSegment.xy to uSegment.zw takes uPaint where uMask is 1.
uniform vec4 uSegment;
uniform float uReach;
uniform vec4 uPaint;
uniform vec4 uMask;
uniform bool uWrap;
// Distance of a point from the line, in cells. On a torus that of its nearest image: a line that goes a part of the way round
// passes several.
float distanceFrom(vec2 point) {
  vec2 line = uSegment.zw - uSegment.xy, size = vec2(uSize);
  ivec2 images = ivec2(0);
  if (uWrap) {
    point -= size * floor((point - uSegment.xy - 0.5 * line) / size + 0.5);
    images = ivec2(sign(abs(line))) * min(1 + ivec2(0.5 * abs(line) / size), 64);
  }
  float nearest = 3e38;
  for (int j = -images.y; j <= images.y; j++)
    for (int i = -images.x; i <= images.x; i++) {
      vec2 from = point + vec2(i, j) * size - uSegment.xy;
      float share = clamp(dot(from, line) / max(dot(line, line), 1e-9), 0.0, 1.0);
      nearest = min(nearest, distance(from, line * share));
    }
  return nearest;
}
// Whether any of `count` cells to the right of `first` may be reached.
bool touches(ivec2 first, int count) {
  float half_ = 0.5 * float(count);
  return distanceFrom(vec2(first) + vec2(half_, 0.0)) <= uReach + half_ + 1.0;
}
vec4 nextState(ivec2 cell, vec4 state) {
  return distanceFrom(vec2(cell)) <= uReach ? mix(state, uPaint, greaterThan(uMask, vec4(0.5))) : state;
}
