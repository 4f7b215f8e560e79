#version 300 es
// The surface: a vertex for each node, by its number.
precision highp float;
precision highp sampler2D;
#include "./surface-place.glsl"
out vec3 vPoint;
out vec3 vNormal;
out vec2 vPlace;
out float vShare;
out float vHollow; // how much higher it is around, as a share of the range
void main() {
  int columns = int(uNodes.x);
  ivec2 node = ivec2(gl_VertexID % columns, gl_VertexID / columns);
  vPlace = vec2(node) / max(uNodes - 1.0, 1.0);
  vShare = shareAtNode(node);
  vec2 rise = vec2(shareAtNode(node + ivec2(1, 0)) - shareAtNode(node - ivec2(1, 0)), shareAtNode(node + ivec2(0, 1)) - shareAtNode(node - ivec2(0, 1)));
  // At the border the difference is over one step and not over two.
  vec2 steps = 2.0 - vec2(equal(node, ivec2(0))) - vec2(equal(node, ivec2(uNodes) - 1));
  vNormal = vec3(-uTall * rise * (uNodes - 1.0) / max(steps, 1.0), 1.0);
  ivec2 far = max(ivec2(0.045 * (uNodes - 1.0) + 0.5), 1);
  float around = shareAtNode(node + ivec2(far.x, 0)) + shareAtNode(node - ivec2(far.x, 0)) + shareAtNode(node + ivec2(0, far.y)) + shareAtNode(node - ivec2(0, far.y));
  vHollow = clamp(0.25 * around - vShare, -0.5, 0.5);
  vPoint = vec3(vPlace, vShare * uTall);
  gl_Position = uCamera * vec4(vPoint, 1.0);
}
