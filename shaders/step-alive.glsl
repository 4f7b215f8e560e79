// The end of a step with an alive mask: a cell whose neighbourhood did not live before the step, or does not after it,
// becomes all zero. tState holds the new cells, tBefore the old ones. ALIVE_CHANNEL, ALIVE_RADIUS and ALIVE_ROWS are given before.
uniform sampler2D tBefore;
uniform float uThreshold;
vec4 nextState(ivec2 cell, vec4 state) {
  bool before = false, after = false;
  for (int dy = -ALIVE_ROWS; dy <= ALIVE_ROWS; dy++)
    for (int dx = -ALIVE_RADIUS; dx <= ALIVE_RADIUS; dx++) {
      int x = along(cell.x + dx, uSize.x), y = along(cell.y + dy, uSize.y);
      if (x < 0 || y < 0) continue;
      after = after || stateAt(ivec2(x, y))[ALIVE_CHANNEL] > uThreshold;
      before = before || decoded(texelFetch(tBefore, ivec2(x, y), 0))[ALIVE_CHANNEL] > uThreshold;
    }
  return before && after ? state : vec4(0.0);
}
