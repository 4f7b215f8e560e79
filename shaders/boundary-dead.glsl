// Nothing but zeros outside: −1 stands for such a coordinate.
int along(int at, int size) {
  return at >= 0 && at < size ? at : -1;
}
vec4 neighbour(int x, int y) {
  return x < 0 || y < 0 ? vec4(0.0) : stateAt(ivec2(x, y));
}
