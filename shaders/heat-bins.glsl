// The bin of each cell: where on a plot it stands by what it perceives. Two bytes, so that a reader needs few; and whether there is a cell.
// Cells of a volume lie slice beside slice.
uniform ivec2 uAxes; // inputs along x and y; −1 for none
uniform vec2 uLow;
uniform vec2 uPerStep;
uniform vec2 uHalf;
uniform ivec2 uBins;
uniform int uAcross; // slices in a row
out vec4 oBin;
ivec2 cellIn(ivec2 size, ivec2 texel) {
  return texel;
}
ivec3 cellIn(ivec3 size, ivec2 texel) {
  ivec2 tile = texel / size.xy;
  return ivec3(texel - tile * size.xy, tile.y * uAcross + tile.x);
}
bool isIn(ivec2 size, ivec2 cell) {
  return true;
}
bool isIn(ivec3 size, ivec3 cell) {
  return cell.z < size.z;
}
void main() {
  CELL cell = cellIn(uSize, ivec2(gl_FragCoord.xy));
  oBin = vec4(0.0);
  if (!isIn(uSize, cell)) return;
  float inputs[INPUTS];
  perceive(cell, inputs);
  vec2 values = vec2(0.0);
  for (int i = 0; i < INPUTS; i++) {
    if (i == uAxes.x) values.x = inputs[i];
    if (i == uAxes.y) values.y = inputs[i];
  }
  ivec2 bin = clamp(ivec2(floor((values - uLow) * uPerStep + uHalf)), ivec2(0), uBins - 1);
  int index = bin.y * uBins.x + bin.x;
  oBin = vec4(index & 255, index >> 8, 0, 255) / 255.0;
}
