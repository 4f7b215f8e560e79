// The end of a step with an alive mask in three dimensions: a cell whose neighbourhood did not live before the step, or does not
// after it, becomes all zero. tState holds the new cells, tBefore the old ones. ALIVE_CHANNEL and ALIVE_RADIUS are given before,
// and `flatOf`, the texel of a cell.
uniform sampler2D tBefore;
uniform float uThreshold;
vec4 nextState(ivec3 cell, vec4 state) {
  bool before = false, after = false;
  for (int dz = -ALIVE_RADIUS; dz <= ALIVE_RADIUS; dz++)
    for (int dy = -ALIVE_RADIUS; dy <= ALIVE_RADIUS; dy++)
      for (int dx = -ALIVE_RADIUS; dx <= ALIVE_RADIUS; dx++) {
        ivec3 at = ivec3(along(cell.x + dx, uSize.x), along(cell.y + dy, uSize.y), along(cell.z + dz, uSize.z));
        if (any(lessThan(at, ivec3(0)))) continue;
        after = after || stateAt(at)[ALIVE_CHANNEL] > uThreshold;
        before = before || decoded(texelFetch(tBefore, flatOf(at.x, at.y, at.z), 0))[ALIVE_CHANNEL] > uThreshold;
      }
  return before && after ? state : vec4(0.0);
}
