// The field that a volume's picture is made of. Lengths are in cells; y counts from the last row, see volume-march.glsl.
precision highp sampler3D;
uniform sampler3D tField;
uniform vec3 uExtent;
uniform vec3 uLow; // the box that is shown: its corners
uniform vec3 uHigh;
uniform float uTurn; // slice of the texture that is shown first; 0 but for a RING
uniform float uTop; // slices that may be read: what is above is not there yet
uniform float uCoarsest; // highest mip that there is

// Where a point lies in the texture.
vec3 placeOf(vec3 p) {
  return vec3(p.x, uExtent.y - p.y, p.z + uTurn) / uExtent;
}
// The field there, smoothly. The ends of a ring stay half a slice apart.
vec3 apart(vec3 place) {
#if RING
  place.z = clamp(place.z, (uTurn + 0.5) / uExtent.z, (uTurn + uTop - 0.5) / uExtent.z);
#endif
  return place;
}
float valueIn(vec3 place) {
  return textureLod(tField, apart(place), 0.0).r;
}
float valueAt(vec3 p) {
  return valueIn(placeOf(p));
}
// The number of one cell.
float cellAt(ivec3 cell) {
  ivec3 extent = ivec3(uExtent);
  return texelFetch(tField, ivec3(cell.x, extent.y - 1 - cell.y, (cell.z + int(uTurn)) % extent.z), 0).r;
}
// The same, smoothly, with nothing outside the box: for what stands in the way of light.
float shadeAt(vec3 p, float level) {
  if (any(lessThanEqual(p, uLow)) || any(greaterThanEqual(p, uHigh))) return 0.0;
  return textureLod(tField, apart(placeOf(p)), min(level, uCoarsest)).r;
}
