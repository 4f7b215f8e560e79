// A pillar's color: by its height, or by how often cells are in its state.
#include "./surface-shade.glsl"
uniform float uTall;
in vec3 vPoint;
in vec3 vNormal;
in float vShare;
flat in vec2 vState;
out vec4 oColor;
void main() {
  vec3 view = normalize(uEye - vPoint);
  vec3 light = normalize(view * 0.35 + uUp * 0.75 - uRight * 0.75);
  float low = mix(0.55, 1.0, smoothstep(0.0, 0.35, vPoint.z / uTall));
  float open = max(low, step(0.5, vNormal.z));
  vec3 color = fromMap(tColors, vShare);
  if (uHeat) {
    float share = texelFetch(tHeat, ivec2(vState), 0).r;
    vec3 cold = mix(vec3(0.80, 0.82, 0.84), vec3(0.34, 0.38, 0.44), uDark);
    color = share > 0.0 ? fromMap(tHeatColors, share) : cold;
  }
  vec3 sky = mix(vec3(0.34, 0.32, 0.36), vec3(0.7, 0.76, 0.88), 0.5 + 0.5 * vNormal.z) * mix(0.8, 0.55, uDark);
  vec3 lit = toLight(color) * (vec3(1.0, 0.96, 0.88) * 1.35 * max(dot(vNormal, light), 0.0) + sky * open);
  oColor = vec4(toDisplay(lit), 1.0);
}
