// Where the nodes of a baked height map stand in a plot: the box [0, 1] × [0, 1] × [0, uTall], z up.
uniform sampler2D tHeights; // one height a node
uniform vec2 uNodes; // along x and y
uniform vec2 uRange; // heights at the floor and at the top
uniform float uTall;
uniform mat4 uCamera;
float shareAtNode(ivec2 node) {
  float height = texelFetch(tHeights, clamp(node, ivec2(0), ivec2(uNodes) - 1), 0).r;
  return clamp((height - uRange.x) / (uRange.y - uRange.x), 0.0, 1.0);
}
// Between nodes on straight lines; filtering of float textures is not to be had everywhere.
float shareAt(vec2 place) {
  vec2 at = clamp(place, 0.0, 1.0) * (uNodes - 1.0);
  ivec2 node = ivec2(floor(at));
  vec2 part = at - vec2(node);
  float front = mix(shareAtNode(node), shareAtNode(node + ivec2(1, 0)), part.x);
  float back = mix(shareAtNode(node + ivec2(0, 1)), shareAtNode(node + ivec2(1, 1)), part.x);
  return mix(front, back, part.y);
}
