// What recently lived still glows: a cell's light falls by uKeep for each picture, and is full where the cell is at the top.
uniform sampler2D tBefore;
uniform vec2 uRange;
uniform int uChannel;
uniform float uKeep;
out vec4 oTrail;
void main() {
#ifdef LAYERS
  layerNow = uChannel >> 2;
#endif
  ivec2 cell = ivec2(gl_FragCoord.xy);
  float place = clamp((stateAt(cell)[uChannel & 3] - uRange.x) / (uRange.y - uRange.x), 0.0, 1.0);
  // A little is taken off beside, so that eight bits do not hold the last glimmer for ever.
  float before = max(0.0, texelFetch(tBefore, cell, 0).r * uKeep - 0.5 / 255.0);
  oTrail = vec4(max(place, before));
}
