// The activations of core/rule/activation.ts.
float sigmoid(float x, float k) {
  return 1.0 / (1.0 + exp(-k * x));
}
// tanh of large numbers overflows on some drivers.
float tanhSafe(float x) {
  return tanh(clamp(x, -20.0, 20.0));
}
float gaussian(float x, float centre, float width) {
  float r = (x - centre) / width;
  return exp(-r * r);
}
