// The bin of each cell: where on a plot it stands by what it perceives. Two bytes, so that a reader needs few.
uniform ivec2 uAxes; // inputs along x and y; −1 for none
uniform vec2 uLow;
uniform vec2 uPerStep;
uniform vec2 uHalf;
uniform ivec2 uBins;
out vec4 oBin;
void main() {
  float inputs[INPUTS];
  perceive(ivec2(gl_FragCoord.xy), inputs);
  vec2 values = vec2(0.0);
  for (int i = 0; i < INPUTS; i++) {
    if (i == uAxes.x) values.x = inputs[i];
    if (i == uAxes.y) values.y = inputs[i];
  }
  ivec2 bin = clamp(ivec2(floor((values - uLow) * uPerStep + uHalf)), ivec2(0), uBins - 1);
  int index = bin.y * uBins.x + bin.x;
  oBin = vec4(index & 255, index >> 8, 0, 255) / 255.0;
}
