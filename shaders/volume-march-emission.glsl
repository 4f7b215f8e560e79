// A cloud that glows and hides what is behind it: density and color of each value, added up from the eye backwards.
uniform float uOpacity; // density of an opaque value, in 1 / cell
vec4 see() {
  float count = ceil((farT - nearT) / uStep);
  // Steps fill the ray exactly, so that the opacity of a whole ray does not depend on their length.
  float stride = (farT - nearT) / count;
  float start = mix(0.5, noiseAt(floor(gl_FragCoord.xy) + uShift * 97.0), uJitter);
  vec3 sun = normalize(uUp * 0.8 - uForward * 0.45 - uRight * 0.55);
  vec4 sum = vec4(0.0);
  for (float i = 0.0; i < count; i += 1.0) {
    float t = nearT + (i + start) * stride;
    vec3 p = eye + ray * t;
    float value = valueAt(p);
    vec4 own = lookUp(tTransfer, value);
    if (own.a <= 0.0) continue;
    float opacity = 1.0 - exp(-uOpacity * own.a * stride);
    vec3 color = colorAt(own.rgb, t);
#if LIT
    float facing = clamp(0.5 + 1.1 * (value - valueAt(p + sun * 1.6)), 0.0, 1.0);
    float shade = exp(-0.85 * (shadeAt(p + sun * 3.0, 0.7) + 1.3 * shadeAt(p + sun * 7.0, 1.8) + 1.8 * shadeAt(p + sun * 14.0, 2.8)));
    color *= (vec3(1.35, 1.2, 1.05) * facing * shade + vec3(0.18, 0.2, 0.32) * (0.35 + 0.65 * shade)) * 1.15;
#endif
    sum += vec4(color, 1.0) * (1.0 - sum.a) * opacity;
    // What is left could not change a byte of the picture.
    if (sum.a > 0.997) return sum / sum.a;
  }
  return sum;
}
