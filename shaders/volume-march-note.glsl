// Lays the cells of a grid into one slice: each value as its share of the range.
uniform int uChannel;
uniform vec2 uRange;
out vec4 oSlice;
void main() {
#ifdef LAYERS
  layerNow = uChannel >> 2;
#endif
  oSlice = vec4(clamp((stateAt(ivec2(gl_FragCoord.xy))[uChannel & 3] - uRange.x) / (uRange.y - uRange.x), 0.0, 1.0));
}
