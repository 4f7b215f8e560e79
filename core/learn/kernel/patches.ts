// One direction of the sliced Wasserstein distance between the patches of an image and those of a texture.
// Knows nothing of automata; core/learn/texture-loss.ts prepares what it reads.

const PLANES: usize = 3;
const BINS: usize = 2048;
const scratch = memory.data(24576, 16); // three passes of BINS counts

/** One filter along a row of eight patches. */
function projectRow(image: usize, M: usize, x: usize, y: usize, size: i32, filter: usize, out: usize): void {
  let s = f32x4.splat(0);
  let t = s;
  let w = filter;
  for (let q: usize = 0; q < PLANES; q++)
    for (let j = 0; j < size; j++) {
      let r = image + ((q * M * M + (y + j) * M + x) << 2);
      for (let k = 0; k < size; k++, w += 4, r += 4) {
        const a = v128.load_splat<f32>(w);
        s = f32x4.add(s, f32x4.mul(a, v128.load(r)));
        t = f32x4.add(t, f32x4.mul(a, v128.load(r, 16)));
      }
    }
  v128.store(out, s);
  v128.store(out, t, 16);
}

/** Adds the gradient of every projection back to the pixels that it was made of. */
function spreadBack(gradient: usize, m: usize, M: usize, size: i32, filter: usize, value: usize): void {
  for (let q: usize = 0; q < PLANES; q++)
    for (let y: usize = 0; y < m; y++)
      for (let j = 0; j < size; j++) {
        const w = filter + ((q * size * size + <usize>(j * size)) << 2);
        const row = gradient + ((q * M * M + (y + j) * M) << 2);
        for (let k = 0; k < size; k++) {
          const a = v128.load_splat<f32>(w + (k << 2));
          for (let x: usize = 0; x < m; x += 4) {
            const o = row + ((x + k) << 2);
            v128.store(o, f32x4.add(v128.load(o), f32x4.mul(a, v128.load(value + ((y * m + x) << 2)))));
          }
        }
      }
}

/**
 * Projects every patch on a filter, sorts, compares with the sorted projections of the target and adds the gradient; without a
 * gradient it writes the sorted projections to `target`.
 *
 * image, gradient: f32 [3][M][M], M = m + size − 1, already padded; filter: f32 [3][size][size]; target: f32 [m · m], rising;
 * work: 20 · m · m bytes; m: a multiple of eight. Gives weight · Σ (difference)².
 */
export function project(image: usize, m: usize, size: i32, filter: usize, target: usize, work: usize, gradient: usize, weight: f32): f32 {
  const n = m * m;
  const M: usize = m + size - 1;
  const value = work;
  const keys = work + n * 4;
  const order = keys + n * 8;
  for (let y: usize = 0; y < m; y++)
    for (let x: usize = 0; x < m; x += 8) projectRow(image, M, x, y, size, filter, value + ((y * m + x) << 2));
  sort(value, keys, order, n);
  if (!gradient) {
    for (let i: usize = 0; i < n; i++) store<f32>(target + (i << 2), load<f32>(value + (load<u32>(order + (i << 3)) << 2)));
    return 0;
  }
  let loss: f32 = 0;
  for (let rank: usize = 0; rank < n; rank++) {
    const at = value + (load<u32>(order + (rank << 3)) << 2);
    const e = load<f32>(at) - load<f32>(target + (rank << 2));
    loss += e * e;
    store<f32>(at, 2 * e * weight);
  }
  spreadBack(gradient, m, M, size, filter, value);
  return loss * weight;
}

function count(bin: u32): void {
  const at = scratch + ((<usize>bin) << 2);
  store<u32>(at, load<u32>(at) + 1);
}

/** Radix sort of pairs (bits of a float in rising order, index): three passes of 11 bits, the result in `spare`. */
function sort(value: usize, keys: usize, spare: usize, n: usize): void {
  memory.fill(scratch, 0, 3 * BINS * 4);
  for (let i: usize = 0; i < n; i++) {
    let k = load<u32>(value + (i << 2));
    k ^= (<u32>((<i32>k) >> 31)) | 0x80000000;
    store<u64>(keys + (i << 3), ((<u64>k) << 32) | i);
    count(k & 2047);
    count(2048 + ((k >> 11) & 2047));
    count(4096 + (k >> 22));
  }
  for (let pass: u32 = 0; pass < 3; pass++) {
    const from = pass & 1 ? spare : keys;
    const to = pass & 1 ? keys : spare;
    const bins = scratch + (pass << 13);
    const shift = <u64>(32 + 11 * pass);
    let sum: u32 = 0;
    for (let i: usize = 0; i < BINS << 2; i += 4) {
      const c = load<u32>(bins + i);
      store<u32>(bins + i, sum);
      sum += c;
    }
    for (let i: usize = 0; i < n << 3; i += 8) {
      const v = load<u64>(from + i);
      const bin = bins + (((<usize>(v >> shift)) & 2047) << 2);
      const at = load<u32>(bin);
      store<u32>(bin, at + 1);
      store<u64>(to + ((<usize>at) << 3), v);
    }
  }
}
