#version 300 es
precision highp float;
precision highp int;
precision highp sampler3D;
// Rounds off a field of whole states: every cell with its 26 neighbours, weighted 1 2 1 along each axis. Eight samples between the
// cells do it, since each is the mean of eight cells. SLICES at a time, from uFirst on.
uniform sampler3D tField;
uniform vec3 uExtent;
uniform int uFirst;
layout(location = 0) out vec4 oSlices[SLICES];
vec4 shareAt(int slice) {
  vec3 at = vec3(gl_FragCoord.xy, float(uFirst + slice) + 0.5);
  float sum = 0.0;
  for (int i = 0; i < 8; i++) sum += textureLod(tField, (at + vec3(i & 1, (i >> 1) & 1, i >> 2) - 0.5) / uExtent, 0.0).r;
  return vec4(sum / 8.0);
}
