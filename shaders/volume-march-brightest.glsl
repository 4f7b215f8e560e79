// The highest value along the line of sight, as bright and as opaque as it is high.
vec4 see() {
  float count = ceil((farT - nearT) / uStep);
  float stride = (farT - nearT) / count;
  float start = mix(0.5, noiseAt(floor(gl_FragCoord.xy) + uShift * 97.0), uJitter);
  float most = 0.0, at = nearT;
  for (float i = 0.0; i < count && most < 1.0; i += 1.0) {
    float t = nearT + (i + start) * stride;
    float value = valueAt(eye + ray * t);
    if (value > most) {
      most = value;
      at = t;
    }
  }
  return vec4(colorAt(lookUp(tTransfer, most).rgb, at), 1.0) * most;
}
