// The share of blocks that are empty, of 512 of them that lie everywhere.
uniform sampler2D tEmpty;
out vec4 oShare;
void main() {
  ivec2 extent = textureSize(tEmpty, 0);
  int count = extent.x * extent.y, samples = min(count, 512), empty = 0;
  for (int i = 0; i < samples; i++) {
    int block = i * 7919 % count; // a prime: no column or row is met more often than others
    empty += int(texelFetch(tEmpty, ivec2(block % extent.x, block / extent.x), 0).r > 0.5);
  }
  oShare = vec4(float(empty) / float(samples));
}
