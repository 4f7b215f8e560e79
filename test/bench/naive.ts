// Baselines by kind of rule: what anyone would write first, one cell a texel, a loop over the neighbourhood, `%` for the torus.

const HEAD = `
#define T(x, y) texelFetch(tState, ivec2(((x) + n) % n, ((y) + n) % n), 0).r
`;

/** Generations B2/S345/4 on R8 with states as sixteenths. */
export const NAIVE_GENERATIONS = `${HEAD}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  float c = floor(T(p.x, p.y) * 255.0 + 0.5), s = 0.0;
  for (int y = -1; y <= 1; y++) for (int x = -1; x <= 1; x++) if (x != 0 || y != 0) s += float(floor(T(p.x + x, p.y + y) * 255.0 + 0.5) == 1.0);
  float next = c == 0.0 ? float(s == 2.0) : c == 1.0 ? (s >= 3.0 && s <= 5.0 ? 1.0 : 2.0) : mod(c + 1.0, 4.0);
  oState = vec4(next / 255.0);
}`;

/** A two-state rule on the counts of a disc of radius r and of the disc of a third of it: the loop that anyone would write. */
export const naiveDiscs = (r: number): string => `${HEAD}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  float wide = 0.0, near = 0.0;
  for (int y = -${r}; y <= ${r}; y++) for (int x = -${r}; x <= ${r}; x++) {
    int d = x * x + y * y;
    if (d > ${r * r}) continue;
    float v = T(p.x + x, p.y + y);
    wide += v;
    if (d <= ${Math.round(r / 3) ** 2}) near += v;
  }
  oState = vec4(float(near * ${(r * r * 3.14).toFixed(1)} > wide * ${(Math.round(r / 3) ** 2 * 3.14).toFixed(1)}));
}`;

/** Larger than Life on a box of radius r, born and surviving in intervals of the count. */
export const naiveBox = (r: number): string => `${HEAD}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  float s = 0.0;
  for (int y = -${r}; y <= ${r}; y++) for (int x = -${r}; x <= ${r}; x++) s += T(p.x + x, p.y + y);
  float share = s / ${(2 * r + 1) ** 2}.0;
  oState = vec4(T(p.x, p.y) > 0.5 ? float(share > 0.27 && share < 0.48) : float(share > 0.28 && share < 0.38));
}`;

const SIGMOID = 'float s(float x, float k) { return 1.0 / (1.0 + exp(-k * x)); }';

/** Life's seven units on R32F, an exponential each. */
export const NAIVE_ANALOG = `${HEAD}
${SIGMOID}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  float c = T(p.x, p.y), m = 0.0;
  for (int y = -1; y <= 1; y++) for (int x = -1; x <= 1; x++) if (x != 0 || y != 0) m += T(p.x + x, p.y + y);
  float one = s(c - 0.5, 10.0), o1 = s(m - 1.5, 10.0), o2 = s(m - 2.5, 10.0), o3 = s(m - 3.5, 10.0);
  float born = s(-one + o2 - o3 - 0.5, 10.0), stay = s(one + o1 - o3 - 1.5, 10.0);
  oState = vec4(s(born + stay - 0.5, 10.0));
}`;

/** Means over an antialiased disc and ring on R32F, then a few units. */
export const naiveRings = (inner: number, outer: number): string => `${HEAD}
${SIGMOID}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  float a = 0.0, b = 0.0, wa = 0.0, wb = 0.0;
  for (int y = -${outer + 1}; y <= ${outer + 1}; y++) for (int x = -${outer + 1}; x <= ${outer + 1}; x++) {
    float r = sqrt(float(x * x + y * y));
    float disc = clamp(${inner}.5 - r, 0.0, 1.0), ring = clamp(${outer}.5 - r, 0.0, 1.0) - disc;
    if (disc + ring <= 0.0) continue;
    float v = T(p.x + x, p.y + y);
    a += disc * v; wa += disc; b += ring * v; wb += ring;
  }
  a /= wa; b /= wb;
  oState = vec4(s(s(2.2 * a - 1.1, 10.0) + s(4.8 * b - 1.2, 10.0) - s(4.8 * b - 1.5, 10.0) - 0.5, 10.0));
}`;

/** Lenia's kernel on R32F, R 13, the exponential computed in the loop. */
export const NAIVE_LENIA = `${HEAD}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  float u = 0.0, w = 0.0;
  for (int y = -13; y <= 13; y++) for (int x = -13; x <= 13; x++) {
    float r = sqrt(float(x * x + y * y)) / 13.0;
    if (r <= 0.0 || r >= 1.0) continue;
    float k = exp(4.0 - 1.0 / (r * (1.0 - r)));
    u += k * T(p.x + x, p.y + y); w += k;
  }
  float g = 2.0 * exp(-pow((u / w - 0.15) / 0.015, 2.0) * 0.5) - 1.0;
  oState = vec4(clamp(T(p.x, p.y) + 0.1 * g, 0.0, 1.0));
}`;

/** Gray–Scott on RG32F with nine fetches. */
export const NAIVE_GRAY_SCOTT = `
#define T(x, y) texelFetch(tState, ivec2(((x) + n) % n, ((y) + n) % n), 0).rg
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  vec2 c = T(p.x, p.y);
  vec2 l = 0.2 * (T(p.x - 1, p.y) + T(p.x + 1, p.y) + T(p.x, p.y - 1) + T(p.x, p.y + 1)) +
    0.05 * (T(p.x - 1, p.y - 1) + T(p.x + 1, p.y - 1) + T(p.x - 1, p.y + 1) + T(p.x + 1, p.y + 1)) - c;
  float r = c.x * c.y * c.y;
  oState = vec4(c + vec2(l.x - r + 0.0367 * (1.0 - c.x), 0.5 * l.y + r - 0.1016 * c.y), 0.0, 1.0);
}`;
