// Light and color of surfaces and pillars.
uniform sampler2D tColors; // 256 × 1, from the lowest height to the highest
uniform sampler2D tHeat; // one count a bin, as its place in the heat's colors; 0 for none
uniform sampler2D tHeatColors; // 256 × 1
uniform vec2 uBins; // along x and y
uniform bool uExact; // each bin is one state of the lattice, from border to border
uniform bool uHeat;
uniform vec3 uEye;
uniform vec3 uRight;
uniform vec3 uUp;
uniform float uDark; // 1 on dark paper
vec3 toLight(vec3 color) {
  return pow(color, vec3(2.2));
}
// A film's curve: bright colors keep their hue.
vec3 toDisplay(vec3 light) {
  vec3 toned = light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14);
  return pow(clamp(toned, 0.0, 1.0), vec3(1.0 / 2.2));
}
vec3 fromMap(sampler2D map, float share) {
  return texture(map, vec2((clamp(share, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5)).rgb;
}
#include "./surface-line.glsl"
// The heat at a place: the count's share, and how much of it shows.
vec2 heatAt(vec2 place) {
  if (!uHeat) return vec2(0.0);
  if (!uExact) {
    // Smooth where bins lie close; a bin that stands alone is a round spot, a little larger than it is.
    float share = texture(tHeat, place).r;
    vec2 at = place * uBins - 0.5;
    ivec2 nearest = ivec2(floor(at + 0.5));
    for (int j = -1; j < 2; j++)
      for (int i = -1; i < 2; i++) {
        ivec2 bin = nearest + ivec2(i, j);
        if (any(lessThan(bin, ivec2(0))) || any(greaterThanEqual(bin, ivec2(uBins)))) continue;
        share = max(share, texelFetch(tHeat, bin, 0).r * (1.0 - smoothstep(0.4, 1.15, distance(at, vec2(bin)))));
      }
    return vec2(share, smoothstep(0.0, 0.12, share));
  }
  vec2 steps = max(uBins - 1.0, 1.0);
  vec2 nearest = floor(place * steps + 0.5);
  float share = texelFetch(tHeat, ivec2(nearest), 0).r;
  // A round spot on each state, as large as its neighbours leave room for.
  vec2 reach = min(vec2(0.058), 0.5 / steps);
  float away = length((place - nearest / steps) / reach);
  float core = exp(-1.2 * away * away);
  return vec2(share * core, (1.0 - smoothstep(0.6, 1.0, away)) * step(1e-4, share));
}
