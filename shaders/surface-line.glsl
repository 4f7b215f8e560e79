// A line one pixel wide wherever x is whole; none where lines would merge, and none on a plain that happens to be level with one.
float lineAt(float x) {
  float grows = length(vec2(dFdx(x), dFdy(x)));
  float away = abs(fract(x - 0.5) - 0.5);
  return (1.0 - smoothstep(0.0, 1.0, away / max(grows, 1e-6))) * (1.0 - smoothstep(0.3, 0.6, grows)) * smoothstep(5e-4, 3e-3, grows);
}
