// The same of 4³ blocks together.
uniform sampler2D tSpans;
uniform ivec3 uBlocks;
out vec4 oSpan;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int rows = (uBlocks.y + 3) / 4;
  ivec3 first = 4 * ivec3(at.x, at.y % rows, at.y / rows);
  vec2 span = vec2(0.0);
  for (int i = 0; i < 64; i++) {
    ivec3 block = min(first + ivec3(i & 3, (i >> 2) & 3, i >> 4), uBlocks - 1);
    span = max(span, texelFetch(tSpans, ivec2(block.x, block.y + uBlocks.y * block.z), 0).rg);
  }
  oSpan = vec4(span, 0.0, 1.0);
}
