// x to the power of y as programs outside GLSL have it: pow is undefined there for a negative x, and for 0 to the 0.
float power(float x, float y) {
  if (y == 0.0) return 1.0;
  float size = pow(abs(x), y);
  return x < 0.0 && mod(y, 2.0) == 1.0 ? -size : size;
}
