// Four cells a texel. TEXEL is vec4 or uvec4; `stored` turns states into what the texture holds.
out TEXEL oState;
void main() {
  ivec2 texel = ivec2(gl_FragCoord.xy);
  vec4 result = vec4(0.0);
  for (int i = 0; i < 4; i++) {
    ivec2 cell = ivec2(texel.x * 4 + i, texel.y);
    if (cell.x < uSize.x) result[i] = nextState(cell, stateAt(cell)).r;
  }
  oState = stored(result);
}
