#version 300 es
// One point for each cell, into its bin. Few bins are kept in several copies, so that not all cells wait for the same texel.
precision highp float;
precision highp sampler2D;
uniform sampler2D tBins;
uniform ivec2 uCells;
uniform ivec2 uBins;
uniform int uCopies;
void main() {
  ivec2 cell = ivec2(gl_VertexID % uCells.x, gl_VertexID / uCells.x);
  vec4 bytes = floor(texelFetch(tBins, cell, 0) * 255.0 + 0.5);
  int index = int(bytes.x) + 256 * int(bytes.y);
  vec2 at = vec2(index % uBins.x, index / uBins.x + uBins.y * (gl_VertexID % uCopies)) + 0.5;
  gl_PointSize = 1.0;
  gl_Position = vec4(at / vec2(uBins.x, uBins.y * uCopies) * 2.0 - 1.0, 0.0, 1.0);
  if (bytes.a == 0.0) gl_Position.x = 2.0; // no cell: outside
}
