// Lays a picture of the viewport's extent into it.
uniform sampler2D tPicture;
uniform vec2 uCorner; // of the viewport, pixels
out vec4 oColor;
void main() {
  oColor = texelFetch(tPicture, ivec2(gl_FragCoord.xy - uCorner), 0);
}
