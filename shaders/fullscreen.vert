#version 300 es
// One triangle that covers the viewport.
in vec2 position;
void main() {
  gl_Position = vec4(position, 0.0, 1.0);
}
