#version 300 es
// A ribbon of constant width over the surface, from generation to generation in small pieces, six vertices each.
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./surface-place.glsl"
#include "./surface-trace-place.glsl"
uniform int uFirst; // generation at which the ribbon begins
uniform int uSteps;
uniform int uPieces; // of a step
uniform vec2 uViewport; // pixels
uniform float uWidth; // pixels
uniform float uLift; // towards the reader, so that the surface does not cut it
out float vAge; // 0 at the present, 1 at the end
out float vSide; // −1 to 1 across
vec4 pointAt(float along) {
  int step_ = min(int(along), uSteps - 1);
  vec2 from = placeIn(uFirst + step_);
  vec2 to = placeIn(uFirst + step_ + 1);
  float part = along - float(step_);
  vec2 place = mix(from, to, part);
  // From pillar to pillar it goes straight through the air, else over the surface.
  return seenAt(place, uPieces > 1 ? shareAt(place) : mix(shareAt(from), shareAt(to), part));
}
void main() {
  int piece = gl_VertexID / 6;
  int corner = gl_VertexID % 6;
  float far = corner == 1 || corner == 3 || corner == 4 ? 1.0 : 0.0;
  vSide = corner == 2 || corner == 4 || corner == 5 ? 1.0 : -1.0;
  float from = float(piece) / float(uPieces);
  float to = float(piece + 1) / float(uPieces);
  vec4 a = pointAt(from);
  vec4 b = pointAt(to);
  vec2 along = (b.xy / b.w - a.xy / a.w) * uViewport;
  along = dot(along, along) > 1e-9 ? normalize(along) : vec2(1.0, 0.0);
  vec4 here = mix(a, b, far);
  // A little longer at both ends, so that bends have no gaps.
  vec2 offset = vec2(-along.y, along.x) * vSide + along * (far * 2.0 - 1.0) * 0.7;
  here.xy += offset * uWidth / uViewport * here.w;
  here.z -= uLift * here.w;
  vAge = 1.0 - mix(from, to, far) / float(uSteps);
  gl_Position = here;
}
