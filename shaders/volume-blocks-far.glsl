// How many blocks it is to the next that is not empty, FARTHEST at most, in 255ths: along one axis after the other, so that it counts
// along the axis where it is the most.
uniform sampler2D tFar; // along the axes before; for the first, 0 or more for what is empty
uniform ivec3 uBlocks;
uniform ivec3 uAxis;
out vec4 oFar;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec3 block = ivec3(at.x, at.y % uBlocks.y, at.y / uBlocks.y);
  int least = FARTHEST;
  for (int away = -FARTHEST; away <= FARTHEST; away++) {
    ivec3 other = block + uAxis * away;
    if (any(lessThan(other, ivec3(0))) || any(greaterThanEqual(other, uBlocks))) continue;
    int there = int(texelFetch(tFar, ivec2(other.x, other.y + uBlocks.y * other.z), 0).r * 255.0 + 0.5);
    least = min(least, max(abs(away), there));
  }
  oFar = vec4(float(least) / 255.0);
}
