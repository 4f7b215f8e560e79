// Where a followed cell was on the plot in a generation.
uniform sampler2D tTrace; // a column for each generation, four inputs a texel
uniform ivec2 uAxes; // inputs along x and y; −1 for none
uniform vec2 uLow;
uniform vec2 uSpan;
uniform int uLength; // of the ring
uniform vec2 uInset; // of the outermost pillars; 0 without pillars
float inputOf(int column, int index) {
  return index < 0 ? 0.0 : texelFetch(tTrace, ivec2(column, index >> 2), 0)[index & 3];
}
vec2 placeIn(int generation) {
  int column = generation % uLength;
  vec2 values = vec2(inputOf(column, uAxes.x), inputOf(column, uAxes.y));
  return clamp((values - uLow) / uSpan, 0.0, 1.0);
}
vec4 seenAt(vec2 place, float share) {
  return uCamera * vec4(mix(uInset, 1.0 - uInset, place), share * uTall, 1.0);
}
