// Leaves out what cannot be seen: blocks of BLOCK³ cells that hold too little. Samples stay where they would be, so that the picture is
// the same.
uniform sampler2D tBlocks; // see volume-blocks.ts
uniform sampler2D tShare; // one texel: share of the blocks that are empty
uniform ivec3 uBlocks; // how many blocks there are each way
uniform float uSkip; // share of empty blocks from which on they are left out; over 1: never

// Whether the blocks are looked at.
bool skips() {
  return uSkip <= 0.0 || (uSkip <= 1.0 && texelFetch(tShare, ivec2(0), 0).r >= uSkip);
}
// What is noted for the block at a place, in blocks.
vec2 notedAt(vec3 place) {
  ivec3 block = clamp(ivec3(place), ivec3(0), uBlocks - 1);
  return texelFetch(tBlocks, ivec2(block.x, block.y + uBlocks.y * block.z), 0).rg;
}
// How far it is from a place until the ray leaves a box, both in blocks.
float leaving(vec3 place, vec3 low, vec3 high) {
  vec3 gap = (mix(low, high, step(0.0, ray)) - place) * inverse;
  return min(gap.x, min(gap.y, gap.z)) * float(BLOCK);
}
vec3 blocksAt(float t) {
  return (eye + ray * t) * (1.0 / float(BLOCK));
}
// The first of the samples behind the block of sample i, where that holds anything; else behind all blocks around it that are empty.
// A block's note is then how many blocks it is to the next one that holds something, in 255ths.
float beyond(float i, float first, float stride, out bool holds) {
  vec3 place = blocksAt(first + i * stride), block = floor(place);
  float empty = notedAt(place).r * 255.0;
  holds = empty < 0.5;
  float reach = max(floor(empty + 0.5), 1.0);
  return i + max(1.0, ceil(leaving(place, block + 1.0 - reach, block + reach) / stride));
}
// The same for what holds more than a number. The notes are the highest number of the block, and that of 4³ of them.
float beyondDimmer(float than, float i, float first, float stride, out bool holds) {
  vec3 place = blocksAt(first + i * stride);
  vec2 most = notedAt(place);
  holds = most.r > than;
  float side = most.g > than ? 1.0 : 4.0;
  vec3 low = floor(place / side) * side;
  return i + max(1.0, ceil(leaving(place, low, low + side) / stride));
}
