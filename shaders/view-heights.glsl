// A flat map of heights: a colour for each pixel of a tile, straight from the network (heightAt).
uniform vec4 uTile; // x, y, width, height in the canvas, pixels
uniform vec2 uRange; // heights at the two ends of the colour map
uniform sampler2D tColors; // 256 × 1
out vec4 oColor;
void main() {
  vec2 place = (gl_FragCoord.xy - uTile.xy) / uTile.zw;
  float share = clamp((heightAt(place) - uRange.x) / (uRange.y - uRange.x), 0.0, 1.0);
  // The map's ends are the middles of its first and last texel.
  vec4 color = texture(tColors, vec2((share * 255.0 + 0.5) / 256.0, 0.5));
  oColor = vec4(color.rgb * color.a, color.a);
}
