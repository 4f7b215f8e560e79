// The same of blocks: BLOCK slices joined, with one before and one behind.
uniform sampler2D tSpans;
uniform ivec3 uBlocks;
uniform int uSlices; // of the field
out vec4 oSpan;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec2 block = ivec2(at.x, at.y % uBlocks.y);
  vec2 span = vec2(0.0);
  for (int z = -1; z <= BLOCK; z++) {
    int slice = clamp(at.y / uBlocks.y * BLOCK + z, 0, uSlices - 1);
    span = max(span, texelFetch(tSpans, block + uBlocks.xy * ivec2(slice % 8, slice / 8), 0).rg);
  }
  oSpan = vec4(span, 0.0, 1.0);
}
