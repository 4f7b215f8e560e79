// The flat map as a soft shadow on the floor: darker under what is high, fading at the rim, with the height lines.
#include "./surface-place.glsl"
#include "./surface-line.glsl"
uniform float uLevels;
uniform vec3 uInk;
in vec2 vPlace;
out vec4 oColor;
void main() {
  float outside = length(max(abs(vPlace - 0.5) - 0.5, 0.0));
  float here = shareAt(vPlace);
  const vec2 e = vec2(0.025, 0.0);
  float share = 0.2 * (here + shareAt(vPlace + e) + shareAt(vPlace - e) + shareAt(vPlace + e.yx) + shareAt(vPlace - e.yx));
  float shade = (0.06 + 0.2 * share) * (1.0 - smoothstep(0.0, 0.075, outside));
  float line = outside > 0.0 ? 0.0 : 0.22 * lineAt(here * uLevels);
  float alpha = max(shade, line);
  oColor = vec4(uInk * alpha, alpha);
}
