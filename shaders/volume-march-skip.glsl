// Leaves out what cannot be seen: blocks of 8³ cells, and 4³ of them together, that hold too little. Samples stay where they would be,
// so that the picture is the same.
uniform sampler2D tBlocks; // how much a block holds, and how much it and those around it hold, 0 to 1
uniform sampler2D tShare; // one texel: share of the blocks that are empty
uniform ivec3 uBlocks; // how many blocks there are each way
uniform float uSkip; // share of empty blocks from which on they are left out; over 1: never

// Whether the blocks are looked at.
bool skips() {
  return uSkip <= 0.0 || (uSkip <= 1.0 && texelFetch(tShare, ivec2(0), 0).r >= uSkip);
}
// How far it is from a point until the ray leaves the cube of so many cells that it is in.
float leaving(vec3 p, float side) {
  vec3 gap = ((floor(p / side) + step(0.0, ray)) * side - p) * inverse;
  return min(gap.x, min(gap.y, gap.z));
}
// Whether the block at a sample may hold so much. `end` is the first sample behind the block, or behind all of those that are empty.
bool holds(float least, float i, float first, float stride, out float end) {
  vec3 p = eye + ray * (first + i * stride);
  ivec3 block = clamp(ivec3(p * 0.125), ivec3(0), uBlocks - 1);
  vec2 most = texelFetch(tBlocks, ivec2(block.x, block.y + uBlocks.y * block.z), 0).rg;
  end = i + max(1.0, ceil(leaving(p, most.g < least ? 32.0 : 8.0) / stride));
  return most.r >= least;
}
