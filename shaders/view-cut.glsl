// A slice of a volume as a flat grid: what asks for a cell of the grid is given a cell of the slice. Between two slices, both.
uniform ivec3 uCut; // axis across the slice, the slice, the one after it
uniform float uCutShare; // of the one after it
vec4 cutAt(ivec2 cell, int slice) {
  return stateAt(uCut.x == 0 ? ivec3(slice, cell) : uCut.x == 1 ? ivec3(cell.x, slice, cell.y) : ivec3(cell, slice));
}
vec4 cutAt(ivec2 cell) {
  vec4 here = cutAt(cell, uCut.y);
  return uCutShare > 0.0 ? mix(here, cutAt(cell, uCut.z), uCutShare) : here;
}
#define stateAt cutAt
