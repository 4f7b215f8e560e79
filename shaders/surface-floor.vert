#version 300 es
// The floor below the plot, a little wider than it.
precision highp float;
uniform mat4 uCamera;
uniform float uFloor;
out vec2 vPlace;
void main() {
  vPlace = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 1.16 - 0.08;
  gl_Position = uCamera * vec4(vPlace, uFloor, 1.0);
}
