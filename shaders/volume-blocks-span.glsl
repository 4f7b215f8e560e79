// The highest number of BLOCK² cells of each slice, and the lowest as what is left of 1: with a border of one cell, since what is read
// between cells takes in the next. Eight slices lie beside each other, from the first row of the picture to the last row of the field.
precision highp sampler3D;
uniform sampler3D tField;
uniform ivec3 uBlocks;
uniform int uTurn; // slice of the texture that is the first
out vec4 oSpan;
void main() {
  ivec3 last = textureSize(tField, 0) - 1;
  ivec2 at = ivec2(gl_FragCoord.xy), first = at % uBlocks.xy * BLOCK;
  int slice = min(at.x / uBlocks.x + 8 * (at.y / uBlocks.y), last.z);
  vec2 span = vec2(0.0);
  for (int y = -1; y <= BLOCK; y++)
    for (int x = -1; x <= BLOCK; x++) {
      ivec2 cell = clamp(first + ivec2(x, y), ivec2(0), last.xy);
      float value = texelFetch(tField, ivec3(cell.x, last.y - cell.y, (slice + uTurn) % (last.z + 1)), 0).r;
      span = max(span, vec2(value, 1.0 - value));
    }
  oSpan = vec4(span, 0.0, 1.0);
}
