// One cell a texel, a number a channel. 8-bit textures hold (state − TARGET_LOW) / TARGET_SIZE.
out vec4 oState;
void main() {
  ivec2 cell = ivec2(gl_FragCoord.xy);
  oState = (nextState(cell, stateAt(cell)) - TARGET_LOW) / TARGET_SIZE;
}
