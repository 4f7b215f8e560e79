// A brush stroke in a volume: every cell within uReach of the segment from uFrom to uTo takes uPaint where uMask is 1.
uniform vec3 uFrom;
uniform vec3 uTo;
uniform float uReach;
uniform vec4 uPaint;
uniform vec4 uMask;
uniform bool uWrap;
// Distance of a point from the line, in cells. On a torus that of its nearest image: a line that goes a part of the way round
// passes several.
float distanceFrom(vec3 point) {
  vec3 line = uTo - uFrom, size = vec3(uSize);
  ivec3 images = ivec3(0);
  if (uWrap) {
    point -= size * floor((point - uFrom - 0.5 * line) / size + 0.5);
    images = ivec3(sign(abs(line))) * min(1 + ivec3(0.5 * abs(line) / size), 8);
  }
  float nearest = 3e38;
  for (int k = -images.z; k <= images.z; k++)
    for (int j = -images.y; j <= images.y; j++)
      for (int i = -images.x; i <= images.x; i++) {
        vec3 from = point + vec3(i, j, k) * size - uFrom;
        float share = clamp(dot(from, line) / max(dot(line, line), 1e-9), 0.0, 1.0);
        nearest = min(nearest, distance(from, line * share));
      }
  return nearest;
}
vec4 nextState(ivec3 cell, vec4 state) {
  return distanceFrom(vec3(cell)) <= uReach ? mix(state, uPaint, uMask) : state;
}
