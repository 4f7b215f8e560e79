// One cell a texel, a number a channel. `encoded` makes what the texture holds of states.
out vec4 oState;
void main() {
  ivec2 cell = ivec2(gl_FragCoord.xy);
  oState = encoded(nextState(cell, stateAt(cell)));
}
