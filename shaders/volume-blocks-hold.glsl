// Whether a block holds nothing, 1 or 0: no number from uLeast on, or for a cloud no value that is not clear.
uniform sampler2D tSpans;
uniform sampler2D tDense; // 257 × 1: how many of 256 values below one are not clear
uniform float uLeast;
uniform float uCloud;
out vec4 oEmpty;
void main() {
  vec2 span = texelFetch(tSpans, ivec2(gl_FragCoord.xy), 0).rg;
  ivec2 range = ivec2(vec2(1.0 - span.y, span.x) * 255.0 + 0.5);
  float dense = texelFetch(tDense, ivec2(range.y + 1, 0), 0).r - texelFetch(tDense, ivec2(range.x, 0), 0).r;
  oEmpty = vec4(uCloud > 0.5 ? dense < 0.5 : span.x < uLeast);
}
