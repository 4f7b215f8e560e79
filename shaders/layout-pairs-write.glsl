// Two cells of two channels a texel. `encoded` makes what the texture holds of states.
out vec4 oState;
void main() {
  ivec2 first = ivec2(gl_FragCoord.xy) * ivec2(2, 1), second = first + ivec2(1, 0);
  vec4 both = vec4(nextState(first, stateAt(first)).xy, 0.0, 0.0);
  if (second.x < uSize.x) both.zw = nextState(second, stateAt(second)).xy;
  oState = encoded(both);
}
