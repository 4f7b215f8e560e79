#version 300 es
// A round mark where a followed cell is now.
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./surface-place.glsl"
#include "./surface-trace-place.glsl"
uniform int uGeneration;
uniform vec2 uViewport; // pixels
uniform float uWidth; // diameter, pixels
out vec2 vSpot;
void main() {
  vSpot = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  vec2 place = placeIn(uGeneration);
  vec4 here = seenAt(place, shareAt(place));
  here.xy += vSpot * uWidth / uViewport * here.w;
  gl_Position = vec4(here.xy, -0.999 * here.w, here.w);
}
