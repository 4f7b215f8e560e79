// The border cells again in reverse: −1 is cell 0, −2 is cell 1; beyond that the picture repeats.
int along(int at, int size) {
  int period = 2 * size;
  int phase = (at < 0 ? -1 - at : at) % period; // −1 − at mirrors about the border; what % does below 0 is undefined
  return phase < size ? phase : period - 1 - phase;
}
vec4 neighbour(int x, int y) {
  return stateAt(ivec2(x, y));
}
