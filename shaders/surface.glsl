// The surface's color: light from over the reader's shoulder, hollows a little darker, height lines of one pixel, the heat on it.
#include "./surface-place.glsl"
#include "./surface-shade.glsl"
uniform float uLevels; // height lines over the range
uniform vec2 uSteps; // lines along x and y
uniform float uLit; // 1: in light; 0: a flat map
uniform vec3 uLine; // color of the lines
in vec3 vPoint;
in vec3 vNormal;
in vec2 vPlace;
in float vShare;
in float vHollow;
out vec4 oColor;
void main() {
  float share = uLit > 0.0 ? vShare : shareAt(vPlace);
  vec2 heat = heatAt(vPlace);
  vec3 color = fromMap(tColors, share);
  vec3 hot = fromMap(tHeatColors, heat.x);
  if (uLit > 0.0) {
    vec3 normal = normalize(vNormal);
    vec3 view = normalize(uEye - vPoint);
    if (dot(normal, view) < 0.0) normal = -normal;
    vec3 light = normalize(view * 0.35 + uUp * 0.75 - uRight * 0.75);
    float facing = max(dot(normal, light), 0.0);
    float shine = pow(max(dot(normal, normalize(light + view)), 0.0), 40.0);
    float open = clamp(1.0 - 1.5 * max(vHollow, 0.0) - 0.22 * (1.0 - share) * (1.0 - normal.z), 0.25, 1.0) * (1.0 + 0.25 * max(-vHollow, 0.0));
    vec3 sky = mix(vec3(0.28, 0.26, 0.30), vec3(0.68, 0.72, 0.82), 0.5 + 0.5 * normal.z) * mix(0.95, 0.55, uDark);
    vec3 lit = toLight(color) * (vec3(1.0, 0.96, 0.88) * 1.75 * facing * mix(0.6, 1.0, open) + sky * open) + vec3(1.0, 0.97, 0.9) * 0.1 * shine;
    lit = mix(lit, toLight(hot) * (0.5 + 0.75 * facing + 0.3 * open), heat.y);
    color = toDisplay(lit);
  } else color = mix(color, hot, heat.y);
  float lines = max(0.42 * lineAt(share * uLevels) * step(0.03, share) * step(share, 0.97), 0.2 * max(lineAt(vPlace.x * uSteps.x), lineAt(vPlace.y * uSteps.y)));
  color = mix(color, uLine, lines * (1.0 - 0.7 * heat.y));
  oColor = vec4(color, 1.0);
}
