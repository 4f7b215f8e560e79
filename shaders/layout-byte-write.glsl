// One cell a texel, a byte a channel.
out uvec4 oState;
void main() {
  ivec2 cell = ivec2(gl_FragCoord.xy);
  oState = uvec4(clamp(nextState(cell, stateAt(cell)), 0.0, 255.0) + 0.5);
}
