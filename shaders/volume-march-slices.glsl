// Three planes through the volume, each cell in its color.
uniform vec3 uPlanes; // where they cut, cells
vec4 see() {
  vec3 planes = uPlanes;
  vec3 ts = (planes - eye) * inverse;
  vec4 sum = vec4(0.0);
  // From the nearest plane backwards.
  for (int k = 0; k < 3; k++) {
    int axis = ts.x <= ts.y && ts.x <= ts.z ? 0 : ts.y <= ts.z ? 1 : 2;
    float t = ts[axis];
    ts[axis] = 3e38;
    if (t < nearT - 1e-3 || t > farT + 1e-3) continue;
    vec3 p = eye + ray * t;
    p[axis] = planes[axis];
    ivec3 cell = clamp(ivec3(floor(p)), ivec3(uLow), ivec3(ceil(uHigh)) - 1);
    // The faces are shaded unlike, so that they stand apart.
    vec3 color = lookUp(tTransfer, cellAt(cell)).rgb * (axis == 2 ? 1.0 : axis == 1 ? 0.86 : 0.74);
    sum = over(sum, vec4(color, 1.0));
  }
  return sum;
}
