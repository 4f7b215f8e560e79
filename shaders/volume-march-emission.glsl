// A cloud that glows and hides what is behind it: density and color of each value, added up from the eye backwards.
uniform sampler2D tGlow; // 1021 × 1: what a value adds along a step: linear color times opacity, and opacity
uniform vec2 uDense; // values below the first or above the second are clear
#if LIT
uniform sampler3D tLight; // share of the sunlight that reaches a place
uniform vec3 uSun; // towards it
#endif

// What a sample adds over a step.
vec4 glow(float t, float value) {
  vec4 own = lookUp(tGlow, value);
  own.rgb = uByDepth > 0.5 ? lookUp(tDepth, depthAt(t)).rgb * own.a : own.rgb * mix(1.0, 0.55, depthAt(t));
#if LIT
  vec3 p = eye + ray * t;
  float facing = clamp(0.5 + 1.1 * (value - valueAt(p + uSun * 1.6)), 0.0, 1.0);
  float sunny = textureLod(tLight, p / uExtent, 0.0).r;
  own.rgb *= (vec3(1.35, 1.2, 1.05) * facing * sunny + vec3(0.18, 0.2, 0.32) * (0.35 + 0.65 * sunny)) * 1.15;
#endif
  return own;
}
vec4 see() {
  float count = floor((farT - nearT) / uStep);
  float start = startOf(), first = nearT + start * uStep;
  bool skipping = skips();
  vec4 sum = vec4(0.0);
  for (float i = 0.0; i < count; ) {
    bool holds = true;
    float end = skipping ? min(beyond(i, first, uStep, holds), count) : count;
    if (!holds) {
      i = end;
      continue;
    }
    // From one sample that is not clear to the next: what is done only for those stands outside the inner loop.
    for (;;) {
      float t, value;
      for (; i < end; i += 1.0) {
        t = first + i * uStep;
        value = valueOn(t);
        if (value > uDense.x && value < uDense.y) break;
      }
      if (i >= end) break;
      sum += glow(t, value) * (1.0 - sum.a);
      // What is left could not change a byte of the picture.
      if (sum.a > 0.997) return sum / sum.a;
      i += 1.0;
    }
  }
  // What is left of the ray is shorter than a step, and so is its opacity: that of a whole ray depends on its length alone.
  float rest = (farT - nearT) / uStep - count;
  float t = nearT + (count + start * rest) * uStep;
  vec4 own = glow(t, valueOn(t));
  float thin = 1.0 - pow(max(1.0 - own.a, 1e-6), rest);
  return sum + (own.a > 0.0 ? own * (thin / own.a) : own) * (1.0 - sum.a);
}
