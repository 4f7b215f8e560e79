// How much each block holds, and 4³ of them together: its highest number, or for a cloud 1 where any of its values is not clear.
uniform sampler2D tSpans;
uniform sampler2D tTops;
uniform sampler2D tDense; // 257 × 1: how many of 256 values below one are not clear
uniform ivec3 uBlocks;
uniform float uCloud;
out vec4 oHeld;
float heldBy(vec2 span) {
  if (uCloud < 0.5) return span.x;
  ivec2 range = ivec2(vec2(1.0 - span.y, span.x) * 255.0 + 0.5);
  return float(texelFetch(tDense, ivec2(range.y + 1, 0), 0).r > texelFetch(tDense, ivec2(range.x, 0), 0).r);
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec3 block = ivec3(at.x, at.y % uBlocks.y, at.y / uBlocks.y) / 4;
  vec2 top = texelFetch(tTops, ivec2(block.x, block.y + (uBlocks.y + 3) / 4 * block.z), 0).rg;
  oHeld = vec4(heldBy(texelFetch(tSpans, at, 0).rg), heldBy(top), 0.0, 1.0);
}
