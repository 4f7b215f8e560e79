// Lays the cells of a volume into slices of a texture that can be sampled smoothly: each value as its share of the range. SLICES of
// them at a time, from uFirst on.
uniform int uFirst;
uniform int uChannel;
uniform vec2 uRange;
layout(location = 0) out vec4 oSlices[SLICES];
vec4 shareAt(int slice) {
  ivec3 cell = ivec3(ivec2(gl_FragCoord.xy), min(uFirst + slice, uSize.z - 1));
  return vec4(clamp((stateAt(cell)[uChannel] - uRange.x) / (uRange.y - uRange.x), 0.0, 1.0));
}
