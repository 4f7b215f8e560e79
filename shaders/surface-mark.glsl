// A disc with a rim.
uniform vec3 uFill;
uniform vec3 uRim;
uniform float uWidth;
in vec2 vSpot;
out vec4 oColor;
void main() {
  float away = length(vSpot) * 0.5 * uWidth;
  float edge = 0.5 * uWidth - 0.5;
  float alpha = 1.0 - smoothstep(edge - 1.0, edge, away);
  float rim = smoothstep(0.66 * edge - 0.5, 0.66 * edge + 0.5, away);
  oColor = vec4(mix(uFill, uRim, rim) * alpha, alpha);
}
