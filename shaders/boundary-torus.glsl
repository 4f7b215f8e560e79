// The far side: a coordinate wraps round. FAR is defined where a neighbour may be more than a whole grid away.
int along(int at, int size) {
#ifdef FAR
  return at < 0 ? size - 1 - (-1 - at) % size : at % size; // what % does below 0 is undefined, and drivers differ
#else
  return at < 0 ? at + size : at >= size ? at - size : at;
#endif
}
vec4 neighbour(int x, int y) {
  return stateAt(ivec2(x, y));
}
