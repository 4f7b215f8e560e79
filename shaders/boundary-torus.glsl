// The far side: a coordinate wraps round, whatever its distance.
int along(int at, int size) {
  at = at < 0 ? at + size : at;
  at = at >= size ? at - size : at;
  return at >= 0 && at < size ? at : (at % size + size) % size;
}
vec4 neighbour(int x, int y) {
  return stateAt(ivec2(x, y));
}
