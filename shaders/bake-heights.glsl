// One height for each node of a grid: the first node at the plot's corner, the last at the opposite one.
uniform vec2 uNodes; // along x and y
out vec4 oHeight;
void main() {
  oHeight = vec4(heightAt((gl_FragCoord.xy - 0.5) / max(uNodes - 1.0, 1.0)));
}
