// Small matrix products, row-major f32, rows and columns in fours. Knows nothing of cells.

/** sum + a · b */
export function madd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** Adds four numbers to those at an address. */
export function addTo(at: usize, v: v128): void {
  v128.store(at, f32x4.add(v128.load(at), v));
}

/** out[m][n] = bias[n] + a[m][k] · b[k][n]; a bias of 0 is none. Four rows by eight columns stay in registers. */
export function multiply(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32, bias: usize): void {
  const k4: usize = k << 2;
  const n4: usize = n << 2;
  for (let i = 0; i < m; i += 4) {
    const a0: usize = a + <usize>i * k4;
    let j: usize = 0;
    for (; j + 32 <= n4; j += 32) multiplyEight(a0, b + j, out + <usize>i * n4 + j, k4, n4, bias ? bias + j : 0);
    for (; j < n4; j += 16) multiplyFour(a0, b + j, out + <usize>i * n4 + j, k4, n4, bias ? bias + j : 0);
  }
}

function multiplyEight(a0: usize, b: usize, out: usize, k4: usize, n4: usize, bias: usize): void {
  const a1 = a0 + k4;
  const a2 = a1 + k4;
  const a3 = a2 + k4;
  let s0 = bias ? v128.load(bias) : f32x4.splat(0);
  let t0 = bias ? v128.load(bias, 16) : f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let t1 = t0;
  let t2 = t0;
  let t3 = t0;
  for (let q: usize = 0; q < k4; q += 4, b += n4) {
    const x = v128.load(b);
    const y = v128.load(b, 16);
    let v = v128.load_splat<f32>(a0 + q);
    s0 = madd(s0, v, x);
    t0 = madd(t0, v, y);
    v = v128.load_splat<f32>(a1 + q);
    s1 = madd(s1, v, x);
    t1 = madd(t1, v, y);
    v = v128.load_splat<f32>(a2 + q);
    s2 = madd(s2, v, x);
    t2 = madd(t2, v, y);
    v = v128.load_splat<f32>(a3 + q);
    s3 = madd(s3, v, x);
    t3 = madd(t3, v, y);
  }
  v128.store(out, s0);
  v128.store(out, t0, 16);
  out += n4;
  v128.store(out, s1);
  v128.store(out, t1, 16);
  out += n4;
  v128.store(out, s2);
  v128.store(out, t2, 16);
  out += n4;
  v128.store(out, s3);
  v128.store(out, t3, 16);
}

function multiplyFour(a0: usize, b: usize, out: usize, k4: usize, n4: usize, bias: usize): void {
  const a1 = a0 + k4;
  const a2 = a1 + k4;
  const a3 = a2 + k4;
  let s0 = bias ? v128.load(bias) : f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let q: usize = 0; q < k4; q += 4, b += n4) {
    const x = v128.load(b);
    s0 = madd(s0, v128.load_splat<f32>(a0 + q), x);
    s1 = madd(s1, v128.load_splat<f32>(a1 + q), x);
    s2 = madd(s2, v128.load_splat<f32>(a2 + q), x);
    s3 = madd(s3, v128.load_splat<f32>(a3 + q), x);
  }
  v128.store(out, s0);
  v128.store(out + n4, s1);
  v128.store(out + 2 * n4, s2);
  v128.store(out + 3 * n4, s3);
}

/** out[k][n] += Σ over the m rows of a[row][k] · b[row][n]: the gradient of a weight matrix. */
export function addOuter(a: usize, b: usize, out: usize, m: i32, k: i32, n: i32): void {
  const k4: usize = k << 2;
  const n4: usize = n << 2;
  for (let i: usize = 0; i < k4; i += 16) {
    const o = out + (i >> 2) * n4;
    let j: usize = 0;
    for (; j + 32 <= n4; j += 32) outerEight(a + i, b + j, o + j, m, k4, n4);
    for (; j < n4; j += 16) outerFour(a + i, b + j, o + j, m, k4, n4);
  }
}

function outerEight(a: usize, b: usize, o0: usize, m: i32, k4: usize, n4: usize): void {
  const o1 = o0 + n4;
  const o2 = o1 + n4;
  const o3 = o2 + n4;
  let s0 = v128.load(o0);
  let s1 = v128.load(o1);
  let s2 = v128.load(o2);
  let s3 = v128.load(o3);
  let t0 = v128.load(o0, 16);
  let t1 = v128.load(o1, 16);
  let t2 = v128.load(o2, 16);
  let t3 = v128.load(o3, 16);
  for (let p = 0; p < m; p++, a += k4, b += n4) {
    const x = v128.load(b);
    const y = v128.load(b, 16);
    let v = v128.load_splat<f32>(a);
    s0 = madd(s0, v, x);
    t0 = madd(t0, v, y);
    v = v128.load_splat<f32>(a, 4);
    s1 = madd(s1, v, x);
    t1 = madd(t1, v, y);
    v = v128.load_splat<f32>(a, 8);
    s2 = madd(s2, v, x);
    t2 = madd(t2, v, y);
    v = v128.load_splat<f32>(a, 12);
    s3 = madd(s3, v, x);
    t3 = madd(t3, v, y);
  }
  v128.store(o0, s0);
  v128.store(o0, t0, 16);
  v128.store(o1, s1);
  v128.store(o1, t1, 16);
  v128.store(o2, s2);
  v128.store(o2, t2, 16);
  v128.store(o3, s3);
  v128.store(o3, t3, 16);
}

function outerFour(a: usize, b: usize, o0: usize, m: i32, k4: usize, n4: usize): void {
  const o1 = o0 + n4;
  const o2 = o1 + n4;
  const o3 = o2 + n4;
  let s0 = v128.load(o0);
  let s1 = v128.load(o1);
  let s2 = v128.load(o2);
  let s3 = v128.load(o3);
  for (let p = 0; p < m; p++, a += k4, b += n4) {
    const x = v128.load(b);
    s0 = madd(s0, v128.load_splat<f32>(a), x);
    s1 = madd(s1, v128.load_splat<f32>(a, 4), x);
    s2 = madd(s2, v128.load_splat<f32>(a, 8), x);
    s3 = madd(s3, v128.load_splat<f32>(a, 12), x);
  }
  v128.store(o0, s0);
  v128.store(o1, s1);
  v128.store(o2, s2);
  v128.store(o3, s3);
}

/** out[columns][rows] = a[rows][columns] */
export function transpose(a: usize, out: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) store<f32>(out + ((j * rows + i) << 2), load<f32>(a + ((i * columns + j) << 2)));
}
