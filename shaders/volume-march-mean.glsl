// Takes one more picture into the mean of those before.
uniform sampler2D tMean;
uniform sampler2D tNew;
uniform float uShare; // of the new one
out vec4 oColor;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  oColor = mix(texelFetch(tMean, pixel, 0), texelFetch(tNew, pixel, 0), uShare);
}
