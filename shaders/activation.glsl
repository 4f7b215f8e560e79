// The activations of core/rule/activation.ts, for one cell and for four.
float sigmoid(float x, float k) {
  return 1.0 / (1.0 + exp(-k * x));
}
vec4 sigmoid(vec4 x, float k) {
  return 1.0 / (1.0 + exp(-k * x));
}
// tanh of large numbers overflows on some drivers.
float tanhSafe(float x) {
  return tanh(clamp(x, -20.0, 20.0));
}
vec4 tanhSafe(vec4 x) {
  return tanh(clamp(x, -20.0, 20.0));
}
float gaussian(float x, float centre, float width) {
  float r = (x - centre) / width;
  return exp(-r * r);
}
vec4 gaussian(vec4 x, float centre, float width) {
  vec4 r = (x - centre) / width;
  return exp(-r * r);
}
float over0(float x) {
  return x > 0.0 ? 1.0 : 0.0;
}
vec4 over0(vec4 x) {
  return vec4(greaterThan(x, vec4(0.0)));
}
