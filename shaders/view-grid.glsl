// Draws a grid's cells at the resolution of the view, from whatever layout holds them (stateAt). Pixels that cover many cells
// average several, so that a small picture of a large grid does not flicker.
uniform vec4 uViewport; // x, y, width, height of the view in the canvas, pixels
uniform vec2 uOrigin; // point of the grid at the view's top left corner, cells
uniform float uCellsPerPixel;
uniform int uSamples; // along a pixel's side
uniform vec2 uRange; // states at the two ends of the colour map
uniform int uChannel;
uniform bool uCategorical; // colours by the state's number, not by its place in the range
uniform float uGap; // strength of the gaps between cells, 0 to 1
uniform vec4 uGapColor;
uniform sampler2D tColors; // 256 × 1
uniform sampler2D tTrail;
uniform float uTrail; // how bright a fresh trail is, 0 for none
uniform vec3 uBrush; // cell and reach of the outlined brush; reach under 0 for none
uniform vec4 uBrushColor;
out vec4 oColor;

vec3 toLinear(vec3 color) {
  return mix(color / 12.92, pow((color + 0.055) / 1.055, vec3(2.4)), step(0.04045, color));
}
vec3 toDisplay(vec3 light) {
  return mix(light * 12.92, 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, light));
}

vec4 colorOf(ivec2 cell) {
  float value = stateAt(cell)[uChannel & 3];
  if (uCategorical) return texelFetch(tColors, ivec2(int(value + 0.5) & 255, 0), 0);
  float place = clamp((value - uRange.x) / (uRange.y - uRange.x), 0.0, 1.0);
  if (uTrail > 0.0) place = max(place, uTrail * texelFetch(tTrail, cell, 0).r);
  // The map's ends are the middles of its first and last texel.
  return texture(tColors, vec2((place * 255.0 + 0.5) / 256.0, 0.5));
}

bool inBrush(vec2 point) {
  return distance(floor(point), uBrush.xy) <= uBrush.z;
}

void main() {
#ifdef LAYERS
  layerNow = uChannel >> 2;
#endif
  vec2 pixel = gl_FragCoord.xy - uViewport.xy;
  pixel.y = uViewport.w - pixel.y;
  vec2 corner = uOrigin + (pixel - 0.5) * uCellsPerPixel;
  vec4 sum = vec4(0.0);
  for (int j = 0; j < uSamples; j++)
    for (int i = 0; i < uSamples; i++) {
      vec2 at = corner + (vec2(i, j) + 0.5) * (uCellsPerPixel / float(uSamples));
      ivec2 cell = ivec2(floor(at));
      if (any(lessThan(cell, ivec2(0))) || any(greaterThanEqual(cell, uSize))) continue;
      vec4 color = colorOf(cell);
      sum += vec4(toLinear(color.rgb) * color.a, color.a);
    }
  vec4 mean = sum / float(uSamples * uSamples);
  vec4 color = mean.a > 0.0 ? vec4(toDisplay(mean.rgb / mean.a), mean.a) : vec4(0.0);
  vec2 point = uOrigin + pixel * uCellsPerPixel;
  if (uGap > 0.0 && color.a > 0.0) {
    vec2 place = fract(corner + 0.5 * uCellsPerPixel);
    bool line = min(place.x, place.y) < uCellsPerPixel;
    if (line) color.rgb = mix(color.rgb, uGapColor.rgb, uGap * uGapColor.a);
  }
  if (uBrush.z >= 0.0) {
    vec2 e = vec2(1.5 * uCellsPerPixel, 0.0);
    bool inside = inBrush(point);
    bool edge = inside != inBrush(point + e.xy) || inside != inBrush(point - e.xy) || inside != inBrush(point + e.yx) || inside != inBrush(point - e.yx);
    if (edge) color = mix(color, vec4(uBrushColor.rgb, 1.0), uBrushColor.a);
  }
  oColor = vec4(color.rgb * color.a, color.a);
}
