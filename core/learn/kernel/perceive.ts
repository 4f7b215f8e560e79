// What a cell sees, and the transpose: where the gradient of what it saw goes. One code for two dimensions and three. The same
// numbers as the neighbourhoods of core/rule: `gradient` is Sobel's, / 8 or / 32; `laplacian` the one of nine or 27 cells.

import { GRADIENT, RINGS, Z, cells, discTaps, grid, moore, mooreTaps, nothing, perception, ringTaps, rings, stride } from './layout.ts';
import { addTo, madd } from './dense.ts';

/** The Laplacian's weights in the plane of the cell: itself, edges, corners; then in the planes beside it. core/rule/stencils.ts. */
const FLAT_EDGE: f32 = 0.2;
const FLAT_CORNER: f32 = 0.05;
const FACE: f32 = 3.0 / 44.0;
const EDGE: f32 = 3.0 / 88.0;
const CORNER: f32 = 1.0 / 44.0;
/** Least length that a gradient is divided by: at 0 the length has a kink, and this says 0. */
const LEAST: f32 = 1e-6;

/** The cell at a tap, or what stands for the outside. */
function near(base: usize, taps: usize, k: i32, outside: usize): usize {
  const i = load<i32>(taps + (k << 2));
  return i < 0 ? outside : base + <usize>i * stride;
}

// Where a gradient's axes and the Laplacian stand in a row of K numbers; `g` is a spare row of 3 C for axes that nobody is shown.
function atX(z: usize, g: usize): usize {
  return perception == GRADIENT ? z + stride : g;
}
function atY(z: usize, g: usize): usize {
  return perception == GRADIENT ? z + 2 * stride : g + stride;
}
function atZ(z: usize, g: usize): usize {
  return perception == GRADIENT && Z > 1 ? z + 3 * stride : g + 2 * stride;
}
function atLaplacian(z: usize): usize {
  return perception == GRADIENT ? z + (Z > 1 ? 4 : 3) * stride : z + stride;
}

// The Laplacian's weights in plane p of `planes`.
function middleWeight(planes: i32, p: i32): f32 {
  return planes == 1 || p == 1 ? -1 : FACE;
}
function edgeWeight(planes: i32, p: i32): f32 {
  return planes == 1 ? FLAT_EDGE : p == 1 ? FACE : EDGE;
}
function cornerWeight(planes: i32, p: i32): f32 {
  return planes == 1 ? FLAT_CORNER : p == 1 ? EDGE : CORNER;
}

/** What one cell of `state` sees, into the row z; g keeps the axes that the way back of a length needs. */
export function perceive(state: usize, cell: i32, z: usize, g: usize): void {
  const inGrid = cell % grid;
  const base = state + <usize>(cell - inGrid) * stride;
  memory.copy(z, base + <usize>inGrid * stride, stride);
  if (perception == RINGS) {
    const taps = rings + ((<usize>(inGrid * (discTaps + ringTaps))) << 2);
    mean(base, taps, discTaps, z + stride);
    mean(base, taps + (discTaps << 2), ringTaps, z + 2 * stride);
    return;
  }
  const planes = Z > 1 ? 3 : 1;
  memory.fill(atX(z, g), 0, stride);
  memory.fill(atY(z, g), 0, stride);
  memory.fill(atZ(z, g), 0, stride);
  memory.fill(atLaplacian(z), 0, stride);
  const taps = moore + ((<usize>(inGrid * mooreTaps)) << 2);
  for (let p = 0; p < planes; p++) addPlane(base, taps + p * 36, planes, p, z, g);
  if (perception != GRADIENT) measure(z, g);
}

/** One plane of nine cells: (1 2 1) smooths, (−1 0 1) differentiates, and along z the planes take the same weights. */
function addPlane(base: usize, taps: usize, planes: i32, p: i32, z: usize, g: usize): void {
  const scale: f32 = planes == 3 ? 1.0 / 32.0 : 1.0 / 8.0;
  const smoothZ = f32x4.splat(planes == 3 && p == 1 ? 2 * scale : scale);
  const slopeZ = f32x4.splat(planes == 3 ? <f32>(p - 1) * scale : 0);
  const middleL = f32x4.splat(middleWeight(planes, p));
  const edgeL = f32x4.splat(edgeWeight(planes, p));
  const cornerL = f32x4.splat(cornerWeight(planes, p));
  const two = f32x4.splat(2);
  const p0 = near(base, taps, 0, nothing);
  const p1 = near(base, taps, 1, nothing);
  const p2 = near(base, taps, 2, nothing);
  const p3 = near(base, taps, 3, nothing);
  const p4 = near(base, taps, 4, nothing);
  const p5 = near(base, taps, 5, nothing);
  const p6 = near(base, taps, 6, nothing);
  const p7 = near(base, taps, 7, nothing);
  const p8 = near(base, taps, 8, nothing);
  const gx = atX(z, g);
  const gy = atY(z, g);
  const gz = atZ(z, g);
  const lap = atLaplacian(z);
  for (let c: usize = 0; c < stride; c += 16) {
    const nw = v128.load(p0 + c);
    const n = v128.load(p1 + c);
    const ne = v128.load(p2 + c);
    const w = v128.load(p3 + c);
    const e = v128.load(p5 + c);
    const sw = v128.load(p6 + c);
    const s = v128.load(p7 + c);
    const se = v128.load(p8 + c);
    const middle = v128.load(p4 + c);
    const above = f32x4.add(nw, ne);
    const below = f32x4.add(sw, se);
    const corners = f32x4.add(above, below);
    const edges = f32x4.add(f32x4.add(n, s), f32x4.add(w, e));
    const dx = madd(f32x4.sub(f32x4.add(ne, se), f32x4.add(nw, sw)), two, f32x4.sub(e, w));
    const dy = madd(f32x4.sub(below, above), two, f32x4.sub(s, n));
    addTo(gx + c, f32x4.mul(smoothZ, dx));
    addTo(gy + c, f32x4.mul(smoothZ, dy));
    if (planes == 3) addTo(gz + c, f32x4.mul(slopeZ, madd(madd(corners, two, edges), f32x4.splat(4), middle)));
    addTo(lap + c, madd(madd(f32x4.mul(middleL, middle), edgeL, edges), cornerL, corners));
  }
}

/** The gradient's length, of the axes in g. */
function measure(z: usize, g: usize): void {
  for (let c: usize = 0; c < stride; c += 16) {
    const x = v128.load(g + c);
    const y = v128.load(g + stride + c);
    const w = v128.load(g + 2 * stride + c);
    v128.store(z + 2 * stride + c, f32x4.sqrt(madd(madd(f32x4.mul(x, x), y, y), w, w)));
  }
}

/** Adds dz, the gradient of what a cell saw, to the cotangent `to`. z, g: what `perceive` wrote; dg: a spare row of 3 C. */
export function scatter(to: usize, cell: i32, dz: usize, z: usize, g: usize, dg: usize): void {
  const inGrid = cell % grid;
  const base = to + <usize>(cell - inGrid) * stride;
  const self = base + <usize>inGrid * stride;
  const outside = to + <usize>cells * stride;
  for (let c: usize = 0; c < stride; c += 16) addTo(self + c, v128.load(dz + c));
  if (perception == RINGS) {
    const taps = rings + ((<usize>(inGrid * (discTaps + ringTaps))) << 2);
    spread(base, outside, taps, discTaps, dz + stride);
    spread(base, outside, taps + (discTaps << 2), ringTaps, dz + 2 * stride);
    return;
  }
  if (perception != GRADIENT) unmeasure(dz, z, g, dg);
  const planes = Z > 1 ? 3 : 1;
  const taps = moore + ((<usize>(inGrid * mooreTaps)) << 2);
  for (let p = 0; p < planes; p++) spreadPlane(base, outside, taps + p * 36, planes, p, dz, dg);
}

/** d|g| = g / |g|, into dg. */
function unmeasure(dz: usize, z: usize, g: usize, dg: usize): void {
  for (let c: usize = 0; c < stride; c += 16) {
    const ratio = f32x4.div(v128.load(dz + 2 * stride + c), f32x4.max(f32x4.splat(LEAST), v128.load(z + 2 * stride + c)));
    for (let q: usize = 0; q < 3; q++) v128.store(dg + q * stride + c, f32x4.mul(ratio, v128.load(g + q * stride + c)));
  }
}

/** The transpose of `addPlane`. */
function spreadPlane(base: usize, outside: usize, taps: usize, planes: i32, p: i32, dz: usize, dg: usize): void {
  const scale: f32 = planes == 3 ? 1.0 / 32.0 : 1.0 / 8.0;
  const smoothZ = f32x4.splat(planes == 3 && p == 1 ? 2 * scale : scale);
  const slopeZ = f32x4.splat(planes == 3 ? <f32>(p - 1) * scale : 0);
  const middleL = f32x4.splat(middleWeight(planes, p));
  const edgeL = f32x4.splat(edgeWeight(planes, p));
  const cornerL = f32x4.splat(cornerWeight(planes, p));
  const p0 = near(base, taps, 0, outside);
  const p1 = near(base, taps, 1, outside);
  const p2 = near(base, taps, 2, outside);
  const p3 = near(base, taps, 3, outside);
  const p4 = near(base, taps, 4, outside);
  const p5 = near(base, taps, 5, outside);
  const p6 = near(base, taps, 6, outside);
  const p7 = near(base, taps, 7, outside);
  const p8 = near(base, taps, 8, outside);
  const gx = atX(dz, dg);
  const gy = atY(dz, dg);
  const gz = atZ(dz, dg);
  const lap = atLaplacian(dz);
  for (let c: usize = 0; c < stride; c += 16) {
    const l = v128.load(lap + c);
    const x = f32x4.mul(smoothZ, v128.load(gx + c));
    const y = f32x4.mul(smoothZ, v128.load(gy + c));
    const s = planes == 3 ? f32x4.mul(slopeZ, v128.load(gz + c)) : f32x4.splat(0);
    const s2 = f32x4.add(s, s);
    const x2 = f32x4.add(x, x);
    const y2 = f32x4.add(y, y);
    const corner = madd(s, cornerL, l);
    const edge = madd(s2, edgeL, l);
    addTo(p0 + c, f32x4.sub(f32x4.sub(corner, x), y));
    addTo(p1 + c, f32x4.sub(edge, y2));
    addTo(p2 + c, f32x4.sub(f32x4.add(corner, x), y));
    addTo(p3 + c, f32x4.sub(edge, x2));
    addTo(p4 + c, madd(f32x4.add(s2, s2), middleL, l));
    addTo(p5 + c, f32x4.add(edge, x2));
    addTo(p6 + c, f32x4.add(f32x4.sub(corner, x), y));
    addTo(p7 + c, f32x4.add(edge, y2));
    addTo(p8 + c, f32x4.add(f32x4.add(corner, x), y));
  }
}

function mean(base: usize, taps: usize, n: i32, out: usize): void {
  const scale = f32x4.splat(1 / <f32>n);
  for (let c: usize = 0; c < stride; c += 16) {
    let sum = f32x4.splat(0);
    for (let k = 0; k < n; k++) sum = f32x4.add(sum, v128.load(near(base, taps, k, nothing) + c));
    v128.store(out + c, f32x4.mul(scale, sum));
  }
}

function spread(base: usize, outside: usize, taps: usize, n: i32, from: usize): void {
  const scale = f32x4.splat(1 / <f32>n);
  for (let c: usize = 0; c < stride; c += 16) {
    const v = f32x4.mul(scale, v128.load(from + c));
    for (let k = 0; k < n; k++) addTo(near(base, taps, k, outside) + c, v);
  }
}
