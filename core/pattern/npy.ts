// Cells as a `.npy` file, which NumPy and its kin read. Knows arrays only, no rule.

/** Bytes that the head's length is a multiple of. */
const ALIGN = 64;

/**
 * Writes an array as `.npy`, version 1.0.
 * @param cells - row-major, as `read()` gives it
 * @param shape - how many there are along each axis, the slowest first: `[Y, X, C]`
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function formatNpy(cells: Uint8Array | Float32Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const type = cells instanceof Uint8Array ? '|u1' : '<f4';
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const said = `{'descr': '${type}', 'fortran_order': False, 'shape': ${tuple}, }`;
  // Magic and version are 8 bytes, the length 2, the line end 1.
  const length = Math.ceil((said.length + 11) / ALIGN) * ALIGN - 10;
  const head = new TextEncoder().encode(`\x93NUMPY`.slice(1) + said.padEnd(length - 1) + '\n');
  const bytes = new Uint8Array(10 + length + cells.byteLength);
  bytes[0] = 0x93;
  bytes.set(head.subarray(0, 5), 1);
  bytes.set([1, 0, length & 255, length >> 8], 6);
  bytes.set(head.subarray(5), 10);
  if (cells instanceof Uint8Array) bytes.set(cells, 10 + length);
  else {
    const view = new DataView(bytes.buffer, 10 + length);
    for (let i = 0; i < cells.length; i++) view.setFloat32(4 * i, cells[i], true);
  }
  return bytes;
}
