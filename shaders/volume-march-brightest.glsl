// The highest value along the line of sight, as bright and as opaque as it is high.
vec4 see() {
  float count = ceil((farT - nearT) / uStep);
  float stride = (farT - nearT) / count;
  float first = nearT + startOf() * stride, last = first + (count - 1.0) * stride;
  bool skipping = skips();
  float most = 0.0, at = nearT;
  for (float i = 0.0; i < count && most < 1.0; ) {
    // Of interest is what holds more than was seen so far, by what a byte of the picture might show.
    bool holds = true;
    float end = skipping ? min(beyondDimmer(most + 0.001, i, first, stride, holds), count) : count;
    if (!holds) {
      i = end;
      continue;
    }
    // Four at a time, which saves most of what is done beside sampling.
    for (; i < end; i += 4.0) {
      float t = first + i * stride;
      vec4 ts = min(t + vec4(0.0, 1.0, 2.0, 3.0) * stride, last);
      float value = max(max(valueOn(ts.x), valueOn(ts.y)), max(valueOn(ts.z), valueOn(ts.w)));
      at = value > most ? t : at;
      most = max(most, value);
    }
  }
  // Which of the four it was.
  for (int k = 0; k < 3 && valueOn(at) < most; k++) at += stride;
  return vec4(colorAt(lookUp(tTransfer, most).rgb, at), 1.0) * most;
}
