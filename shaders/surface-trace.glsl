// The ribbon's color: fainter with age.
uniform vec4 uColor;
in float vAge;
in float vSide;
out vec4 oColor;
void main() {
  float alpha = uColor.a * mix(1.0, 0.12, vAge * vAge);
  oColor = vec4(uColor.rgb * alpha, alpha);
}
