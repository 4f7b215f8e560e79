// What one cell perceives, four inputs a texel, from the bottom row up.
uniform CELL uCell;
out vec4 oInputs;
void main() {
  float inputs[INPUTS];
  perceive(uCell, inputs);
  int first = 4 * int(gl_FragCoord.y);
  vec4 four = vec4(0.0);
  for (int i = 0; i < 4; i++)
    if (first + i < INPUTS) four[i] = inputs[first + i];
  oInputs = four;
}
