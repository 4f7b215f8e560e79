#version 300 es
// A pillar on each state of a lattice: 36 vertices of a box, by number.
precision highp float;
precision highp sampler2D;
#include "./surface-place.glsl"
uniform vec2 uReach; // half a pillar's width along x and y
out vec3 vPoint;
out vec3 vNormal;
out float vShare;
flat out vec2 vState;
void main() {
  int pillar = gl_VertexID / 36;
  int columns = int(uNodes.x);
  ivec2 node = ivec2(pillar % columns, pillar / columns);
  int face = (gl_VertexID % 36) / 6;
  int corner = gl_VertexID % 6;
  vec2 uv = vec2(corner == 1 || corner == 3 || corner == 4, corner == 2 || corner == 4 || corner == 5);
  float side = face < 3 ? 0.0 : 1.0;
  vec3 box = face % 3 == 0 ? vec3(side, uv) : face % 3 == 1 ? vec3(uv.x, side, uv.y) : vec3(uv, side);
  vNormal = (side * 2.0 - 1.0) * vec3(face % 3 == 0, face % 3 == 1, face % 3 == 2);
  vec2 steps = max(uNodes - 1.0, 1.0);
  vState = vec2(node);
  vec2 middle = uNodes.y > 1.0 ? vState / steps : vec2(vState.x / steps.x, 0.5);
  vShare = shareAtNode(node);
  // The lowest still has a body.
  vPoint = vec3(mix(uReach, 1.0 - uReach, middle) + (box.xy * 2.0 - 1.0) * uReach, box.z * max(vShare * uTall, 0.012));
  gl_Position = uCamera * vec4(vPoint, 1.0);
}
