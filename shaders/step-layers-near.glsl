// Cells round a cell, in any layer: outside a dead border there is nothing.
vec4 nearAt(int x, int y, int layer) {
  return x < 0 || y < 0 ? vec4(0.0) : layerAt(ivec2(x, y), layer);
}
