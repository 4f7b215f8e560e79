// The surface at which the field passes uIso, in light. Where the box cuts through, the cut is shown as a paler face.
uniform float uIso;
uniform float uOcclusion; // how much dark corners darken, and shadows
uniform float uShadow;

// A cone along the normal in ever wider mips: what stands near a point keeps the sky from it.
float openness(vec3 p, vec3 normal) {
  float sum = 0.3 * shadeAt(p + normal * 1.5, 0.0) + 0.34 * shadeAt(p + normal * 3.5, 1.0) + 0.55 * shadeAt(p + normal * 7.0, 2.0);
  return exp(-1.9 * uOcclusion * (sum + 0.75 * shadeAt(p + normal * 13.0, 3.0)));
}
float sunshine(vec3 p) {
  vec3 sun = sunward();
  float sum = shadeAt(p + sun * 3.0, 1.0) + 1.3 * shadeAt(p + sun * 7.0, 2.0) + 1.8 * shadeAt(p + sun * 14.0, 3.0);
  return exp(-0.85 * uShadow * sum);
}
// Which way the field falls, from the corners of a tetrahedron about a point.
vec3 normalAt(vec3 p) {
  const vec2 k = vec2(0.6, -0.6);
  vec3 fall = k.xyy * valueAt(p + k.xyy) + k.yyx * valueAt(p + k.yyx) + k.yxy * valueAt(p + k.yxy) + k.xxx * valueAt(p + k.xxx);
  return normalize(1e-6 - fall);
}
// The distance at which the field passes uIso between two distances, the first below it: false position, kept from the ends.
float crossing(float low, float high) {
  float below = valueOn(low) - uIso, above = valueOn(high) - uIso;
  int times = high - low > 1.0 ? 4 : 2;
  for (int i = 0; i < times; i++) {
    float middle = mix(low, high, clamp(-below / max(above - below, 1e-5), 0.1, 0.9));
    float there = valueOn(middle) - uIso;
    if (there < 0.0) {
      low = middle;
      below = there;
    } else {
      high = middle;
      above = there;
    }
  }
  return mix(low, high, clamp(-below / max(above - below, 1e-5), 0.0, 1.0));
}
vec4 see() {
  float count = ceil((farT - nearT) / uStep);
  float stride = (farT - nearT) / count;
  float first = nearT + startOf() * stride, last = first + (count - 1.0) * stride;
  bool skipping = skips(), cut = valueOn(nearT) >= uIso;
  float hit = cut ? nearT : -1.0;
  for (float i = 0.0; i < count && hit < 0.0; ) {
    bool holds = true;
    float end = skipping ? min(beyond(i, first, stride, holds), count) : count;
    if (!holds) {
      i = end;
      continue;
    }
    // Two at a time, which saves half of what is done beside sampling.
    for (; i < end; i += 2.0) {
      float t = first + i * stride, next = min(t + stride, last);
      float value = valueOn(t);
      if (max(value, valueOn(next)) < uIso) continue;
      hit = value < uIso ? next : t;
      break;
    }
  }
  if (hit < 0.0) return vec4(0.0);
  if (!cut) hit = crossing(max(nearT, hit - stride), hit);
  vec3 p = eye + ray * hit;
  vec3 gap = min(p - uLow, uHigh - p);
  vec3 face = step(gap, vec3(min(gap.x, min(gap.y, gap.z)) + 1e-4)) * sign(p - 0.5 * (uLow + uHigh));
  vec3 normal = cut ? normalize(face) : normalAt(p);
#if NORMALS
  return vec4(0.5 + 0.5 * normal, 1.0);
#endif
  vec3 color = colorAt(lookUp(tTransfer, cut ? 1.0 : uIso).rgb, hit);
  if (cut) color = mix(color, vec3(0.62, 0.55, 0.5), 0.62);
  return vec4(lit(color, normal, openness(p + normal * 0.5, normal), sunshine(p + normal * 1.5), cut ? 0.0 : 1.0), 1.0);
}
