// Sums of four inputs over a block of cells.
uniform int uFirst; // of the four
uniform ivec2 uBlock; // cells
out vec4 oSums;
void main() {
  ivec2 from = ivec2(gl_FragCoord.xy) * uBlock;
  ivec2 to = min(from + uBlock, uSize);
  vec4 sums = vec4(0.0);
  for (int y = from.y; y < to.y; y++)
    for (int x = from.x; x < to.x; x++) {
      float inputs[INPUTS];
      perceive(ivec2(x, y), inputs);
      for (int i = 0; i < 4; i++)
        if (uFirst + i < INPUTS) sums[i] += inputs[uFirst + i];
    }
  oSums = sums;
}
