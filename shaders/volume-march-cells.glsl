// Cells as cubes, each as it is: the ray goes from cell to cell and stops at the first whose number is over uIso.
uniform float uIso;
uniform float uOcclusion;
uniform float uShadow;

// Corners are dark as far as the cells before a face stand in the light's way, and so is what stands near.
float openness(vec3 p, vec3 normal) {
  vec3 across = normal.yzx, along = normal.zxy;
  float sum = 1.1 * shadeAt(p + normal * 0.5, 0.0) + 0.25 * shadeAt(p + normal * 1.6, 0.0) + 0.2 * shadeAt(p + normal * 3.2, 0.0);
  for (int i = 0; i < 4; i++) {
    vec3 side = (i < 2 ? across : along) * (i % 2 == 0 ? 1.7 : -1.7);
    sum += 0.2 * shadeAt(p + normal * 1.2 + side, 0.0);
  }
  return exp(-1.15 * uOcclusion * sum);
}
float sunshine(vec3 p) {
  vec3 sun = sunward();
  float sum = shadeAt(p + sun * 1.6, 0.0) + shadeAt(p + sun * 3.4, 0.0) + shadeAt(p + sun * 6.0, 0.0);
  return exp(-0.6 * uShadow * sum);
}
vec4 see() {
  vec3 p = eye + ray * (nearT + 1e-3);
  ivec3 low = ivec3(ceil(uLow - 0.5)), high = ivec3(ceil(uHigh - 0.5)) - 1;
  ivec3 cell = clamp(ivec3(floor(p)), low, high), towards = ivec3(sign(ray));
  vec3 next = (vec3(cell) + step(0.0, ray) - eye) * inverse;
  vec3 gap = min(abs(p - uLow), abs(uHigh - p));
  vec3 face = step(gap, vec3(min(gap.x, min(gap.y, gap.z)) + 1e-4)) * -sign(ray);
  vec3 normal = normalize(face);
  float t = nearT;
  for (int i = 0; i < LONGEST; i++) {
    float value = cellAt(cell);
    if (value > uIso) {
      vec3 at = eye + ray * t;
      float open = openness(at, normal);
      // A hairline between cells that are large enough to show one.
      vec3 place = abs(fract(at) - 0.5) * (1.0 - abs(normal));
      float width = pixelWidth * t;
      float line = smoothstep(0.5 - 1.5 * width, 0.5, max(place.x, max(place.y, place.z))) * clamp((0.14 - width) * 12.0, 0.0, 1.0);
      return vec4(lit(colorAt(lookUp(tTransfer, value).rgb, t) * (1.0 - 0.22 * line), normal, open, sunshine(at + normal * 0.6), 0.3), 1.0);
    }
    vec3 axis = step(next, min(next.yzx, next.zxy));
    if (axis.x > 0.5) axis = vec3(1.0, 0.0, 0.0);
    else if (axis.y > 0.5) axis = vec3(0.0, 1.0, 0.0);
    else axis = vec3(0.0, 0.0, 1.0);
    t = dot(next, axis);
    cell += towards * ivec3(axis);
    if (any(lessThan(cell, low)) || any(greaterThan(cell, high))) break;
    normal = -axis * sign(ray);
    next += abs(inverse) * axis;
  }
  return vec4(0.0);
}
