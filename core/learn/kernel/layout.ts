// Sizes and addresses of every array of the kernel, all in one linear memory, laid out once by `setup`. AssemblyScript: it is
// compiled by core/learn/build-kernel.mjs, not by the suite's compiler. Shapes are those of core/learn/shape.ts.
//
// A cell is a row of C floats, a batch's grids follow each other: index = ((b · Z + z) · Y + y) · X + x. A flat grid has Z = 1.
// C and H are multiples of four, the numbers of a v128.

/** What a cell sees of each channel: itself, the gradient's axes, the Laplacian. */
export const GRADIENT: i32 = 0;
/** Itself, the Laplacian, the gradient's length: no direction. */
export const ISOTROPIC: i32 = 1;
/** Itself, the mean of a disc, the mean of a ring; in three dimensions of a ball and a shell. */
export const RINGS: i32 = 2;

/** Cells that go through the network at once: enough to pay for a matrix, few enough for the nearest cache. */
export const ROWS: i32 = 32;

export let B: i32 = 0;
export let X: i32 = 0;
export let Y: i32 = 0;
export let Z: i32 = 0;
export let C: i32 = 0;
export let H: i32 = 0;
/** Steps that are kept. */
export let T: i32 = 0;
/** Numbers that a cell sees: features · C, all channels of a feature together. */
export let K: i32 = 0;
export let perception: i32 = 0;
/** The channel that says who lives, or −1. */
export let aliveChannel: i32 = -1;
export let threshold: f32 = 0;
/** Cells of one grid, and of the whole batch. */
export let grid: i32 = 0;
export let cells: i32 = 0;
/** Bytes of a cell. */
export let stride: usize = 0;

/** f32 [T + 1][cells][C]: the only activations that are kept, the rest is computed again on the way back. */
export let states: usize = 0;
/** i32 [T][cells]: the cells that were updated in a step, and i32 [T] how many. */
export let fired: usize = 0;
export let firedCount: usize = 0;
/** u8 [T][cells]: alive before and after a step. */
export let mask: usize = 0;
/** f32 w1 [K][H], b1 [H], w2 [H][C], one after the other. */
export let params: usize = 0;
export let grads: usize = 0;
export let w1T: usize = 0;
export let w2T: usize = 0;
/** f32 [cells + 1][C]: dL/dx, in place; the last cell takes what leaves the grid. */
export let cotangent: usize = 0;
export let incoming: usize = 0;
/** i32 [grid][9 or 27] and [grid][discTaps + ringTaps]: neighbours by cell, −1 outside. */
export let moore: usize = 0;
export let rings: usize = 0;
export let mooreTaps: i32 = 0;
export let discTaps: i32 = 0;
export let ringTaps: i32 = 0;
/** A cell of zeros: what lies beyond a dead border. */
export let nothing: usize = 0;
/** ROWS cells on their way through the network and back: what they see, gradients beside it, hidden units, changes. */
export let rowZ: usize = 0;
export let rowG: usize = 0;
export let rowH: usize = 0;
export let rowD: usize = 0;
export let rowDZ: usize = 0;
export let rowDG: usize = 0;
export let rowDH: usize = 0;

let top: usize = 0;

/** Memory of so many bytes, zeroed. Growing it detaches every view that was made of it: all is taken before the first view. */
export function alloc(bytes: usize): usize {
  if (!top) top = __heap_base;
  const at = (top + 15) & ~15;
  top = at + bytes;
  const pages = <i32>((top + 65535) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  memory.fill(at, 0, bytes);
  return at;
}

function floats(count: i32): usize {
  return alloc((<usize>count) << 2);
}

/** Forgets everything and lays out the arrays. */
export function setup(
  batch: i32,
  width: i32,
  height: i32,
  depth: i32,
  channels: i32,
  hidden: i32,
  steps: i32,
  kind: i32,
  alive: i32,
  over: f32,
): void {
  B = batch;
  X = width;
  Y = height;
  Z = depth;
  C = channels;
  H = hidden;
  T = steps;
  perception = kind;
  aliveChannel = alive;
  threshold = over;
  grid = X * Y * Z;
  cells = B * grid;
  stride = C << 2;
  K = (kind == GRADIENT ? (Z > 1 ? 5 : 4) : 3) * C;
  top = __heap_base;
  const weights = K * H + H + H * C;
  states = floats((T + 1) * cells * C);
  fired = floats(T * cells);
  firedCount = floats(T);
  mask = alloc(T * cells);
  params = floats(weights);
  grads = floats(weights);
  w1T = floats(K * H);
  w2T = floats(H * C);
  cotangent = floats((cells + 1) * C);
  incoming = floats(cells * C);
  nothing = floats(C);
  rowZ = floats(ROWS * K);
  rowDZ = floats(ROWS * K);
  rowG = floats(ROWS * 3 * C);
  rowDG = floats(ROWS * 3 * C);
  rowH = floats(ROWS * H);
  rowDH = floats(ROWS * H);
  rowD = floats(ROWS * C);
  mooreTaps = Z > 1 ? 27 : 9;
  moore = floats(grid * mooreTaps);
}

/** Room for the neighbours of disc and ring. The tables are written by the other side, which knows borders and shapes. */
export function makeRings(disc: i32, ring: i32): usize {
  discTaps = disc;
  ringTaps = ring;
  rings = floats(grid * (disc + ring));
  return rings;
}
