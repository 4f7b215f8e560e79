// One more.
out vec4 oCount;
void main() {
  oCount = vec4(1.0);
}
