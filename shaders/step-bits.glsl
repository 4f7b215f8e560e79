// One step of a two-state rule on 128 cells at once. Neighbours are the texel's words shifted by one cell; bit-sliced adders count
// them into n0 (ones), n1 (twos), n2 (fours), n3 (eight); `decide` is the rule's table as logic.
// Given before: LAST_TEXEL (index of a row's last texel), LAST_BIT (place of the row's last cell in it, 0 to 127), ALIGNED (1 if
// rows fill their texels and wrap), BOUNDARY_TORUS / _DEAD / _MIRROR, the masks NEAR_nw … (~0u where a neighbour counts), decide.
out uvec4 oState;

#if BOUNDARY_DEAD
int rowAt(int y) {
  return y >= 0 && y < uSize.y ? y : -1;
}
#elif BOUNDARY_TORUS
int rowAt(int y) {
  return y < 0 ? uSize.y - 1 : y >= uSize.y ? 0 : y;
}
#else
int rowAt(int y) {
  return clamp(y, 0, uSize.y - 1);
}
#endif

uvec4 texelAt(int x, int y) {
#if BOUNDARY_DEAD
  if (y < 0) return uvec4(0u);
#endif
  return texelFetch(tState, ivec2(x, y), 0);
}

// A row's cells in this texel, and the same with every cell's left or right neighbour in its place.
void rowOf(int x, int y, out uvec4 left, out uvec4 mid, out uvec4 right) {
  mid = texelAt(x, y);
#if ALIGNED
  uint before = texelAt(x == 0 ? LAST_TEXEL : x - 1, y).w >> 31;
  uint after = texelAt(x == LAST_TEXEL ? 0 : x + 1, y).x << 31;
  left = (mid << 1) | (uvec4(uvec4(0u, mid.xyz)) >> 31);
  left.x |= before;
  right = (mid >> 1) | (uvec4(mid.yzw, 0u) << 31);
  right.w |= after;
#else
  uint before = 0u;
  uint after = 0u;
  if (x > 0) before = texelAt(x - 1, y).w >> 31;
#if BOUNDARY_TORUS
  else before = (texelAt(LAST_TEXEL, y)[LAST_BIT >> 5] >> uint(LAST_BIT & 31)) & 1u;
#elif BOUNDARY_MIRROR
  else before = mid.x & 1u;
#endif
  if (x < LAST_TEXEL) after = texelAt(x + 1, y).x << 31;
  left = (mid << 1) | (uvec4(0u, mid.xyz) >> 31);
  left.x |= before;
  right = (mid >> 1) | (uvec4(mid.yzw, 0u) << 31);
  right.w |= after;
#if BOUNDARY_TORUS
  if (x == LAST_TEXEL) right[LAST_BIT >> 5] |= (texelAt(0, y).x & 1u) << uint(LAST_BIT & 31);
#elif BOUNDARY_MIRROR
  if (x == LAST_TEXEL) right[LAST_BIT >> 5] |= mid[LAST_BIT >> 5] & (1u << uint(LAST_BIT & 31));
#endif
#endif
}

void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  uvec4 nw, n, ne, w, c, e, sw, s, se;
  rowOf(p.x, rowAt(p.y - 1), nw, n, ne);
  rowOf(p.x, p.y, w, c, e);
  rowOf(p.x, rowAt(p.y + 1), sw, s, se);
  nw &= NEAR_nw; n &= NEAR_n; ne &= NEAR_ne; w &= NEAR_w; e &= NEAR_e; sw &= NEAR_sw; s &= NEAR_s; se &= NEAR_se;
  // Three sums of two bits: north and south of three cells, the middle of two.
  uvec4 half_ = nw ^ n;
  uvec4 a0 = half_ ^ ne, a1 = (nw & n) | (half_ & ne);
  half_ = sw ^ s;
  uvec4 b0 = half_ ^ se, b1 = (sw & s) | (half_ & se);
  uvec4 m0 = w ^ e, m1 = w & e;
  half_ = a0 ^ b0;
  uvec4 n0 = half_ ^ m0;
  uvec4 carry = (a0 & b0) | (half_ & m0);
  uvec4 twos = a1 ^ b1, more = m1 ^ carry;
  uvec4 g = a1 & b1, h = m1 & carry, both = twos & more;
  uvec4 n1 = twos ^ more, n2 = g ^ h ^ both, n3 = g & h;
  uvec4 next = decide(c, n0, n1, n2, n3);
#if !ALIGNED
  // The bits after a row's last cell stay zero.
  if (p.x == LAST_TEXEL) next &= uvec4(LAST_MASK);
#endif
  oState = next;
}
