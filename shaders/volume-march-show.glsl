// Lays a volume's picture into the viewport: the coarse one, the fine one, or on the way from the first to the second.
uniform sampler2D tCoarse;
uniform sampler2D tFine;
uniform vec2 uCorner; // of the viewport, pixels
uniform vec2 uPixels; // its extent
uniform float uFine; // share of the fine one
out vec4 oColor;
void main() {
  vec2 pixel = gl_FragCoord.xy - uCorner;
  vec4 fine = texelFetch(tFine, ivec2(pixel), 0);
  oColor = uFine < 1.0 ? mix(textureLod(tCoarse, pixel / uPixels, 0.0), fine, uFine) : fine;
}
