// How much of the sunlight reaches each place of a cloud: three samples in ever wider mips towards the sun. SLICES at a time, from
// uFirst on; uScale cells are one texel.
uniform vec3 uSun;
uniform vec3 uScale;
uniform int uFirst;
layout(location = 0) out vec4 oSlices[SLICES];
vec4 shareAt(int slice) {
  vec3 p = vec3(gl_FragCoord.xy, float(uFirst + slice) + 0.5) * uScale;
  return vec4(exp(-0.85 * (shadeAt(p + uSun * 3.0, 1.0) + 1.3 * shadeAt(p + uSun * 7.0, 2.0) + 1.8 * shadeAt(p + uSun * 14.0, 3.0))));
}
