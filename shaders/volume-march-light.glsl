// Light on a surface: a warm sun above the eye's left shoulder, a cool light from the other side, and a sky; a little shine.
// `open` is how much of the sky a point sees, `sunny` how much of the sun, both 0 to 1.
vec3 sunward() {
  return normalize(uUp * 0.75 - uForward * 0.55 - uRight * 0.55);
}
vec3 lit(vec3 color, vec3 normal, float open, float sunny, float shine) {
  vec3 sun = sunward(), fill = normalize(uRight * 0.9 - uForward * 0.5 - uUp * 0.1);
  float direct = max(dot(normal, sun), 0.0) * mix(0.35, 1.0, sunny), side = max(dot(normal, fill), 0.0);
  vec3 sky = mix(vec3(0.2, 0.16, 0.18), vec3(0.5, 0.56, 0.7), 0.5 + 0.5 * dot(normal, uUp));
  vec3 light = vec3(1.25, 1.19, 1.1) * direct * mix(0.55, 1.0, open) + vec3(0.1, 0.13, 0.19) * side * open + sky * 0.62 * open;
  float glance = pow(1.0 - max(dot(normal, -ray), 0.0), 4.0);
  float gleam = pow(max(dot(normal, normalize(sun - ray)), 0.0), 38.0);
  return color * light + vec3(1.0, 0.96, 0.9) * (0.16 * gleam * sunny * open * shine + 0.1 * glance * open);
}
