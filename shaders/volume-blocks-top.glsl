// The highest number of each block, and that of the 4³ blocks that it is one of.
uniform sampler2D tSpans;
uniform ivec3 uBlocks;
out vec4 oMost;
float mostOf(ivec3 block) {
  return texelFetch(tSpans, ivec2(block.x, block.y + uBlocks.y * block.z), 0).r;
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec3 block = ivec3(at.x, at.y % uBlocks.y, at.y / uBlocks.y), first = block / 4 * 4;
  float most = 0.0;
  for (int i = 0; i < 64; i++) most = max(most, mostOf(min(first + ivec3(i & 3, (i >> 2) & 3, i >> 4), uBlocks - 1)));
  oMost = vec4(mostOf(block), most, 0.0, 1.0);
}
