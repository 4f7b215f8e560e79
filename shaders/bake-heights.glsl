// One height for each node of a square: the first node at the plot's corner, the last at the opposite one.
uniform float uNodes; // along each side
out vec4 oHeight;
void main() {
  oHeight = vec4(heightAt((gl_FragCoord.xy - 0.5) / (uNodes - 1.0)));
}
