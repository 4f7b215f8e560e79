// Surfaces as binary STL, which programs for printing read: 80 bytes of anything, the number of triangles, and of each its normal, its
// three corners and two spare bytes.
// @see https://www.loc.gov/preservation/digital/formats/fdd/fdd000505.shtml

import type { Mesh } from './surface.js';

const HEAD = 84;
const TRIANGLE = 50;

/** Writes a surface. z is up, as such programs have it: rows go to the front. @param name - what it is of, up to 80 letters of ASCII */
export function formatStl({ positions, triangles }: Mesh, name: string): Uint8Array<ArrayBuffer> {
  const count = triangles.length / 3;
  const bytes = new Uint8Array(HEAD + TRIANGLE * count);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(name.replace(/[^ -~]/g, '').slice(0, 80)));
  view.setUint32(80, count, true);
  for (let i = 0; i < count; i++) {
    // y is turned round, and so is the order of the corners.
    const [a, c, b] = [0, 1, 2].map((corner) => {
      const at = 3 * triangles[3 * i + corner];
      return [positions[at], -positions[at + 1], positions[at + 2]];
    });
    const [u, v] = [b, c].map((corner) => corner.map((part, axis) => part - a[axis]));
    const normal = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    const length = Math.hypot(...normal) || 1;
    [...normal.map((part) => part / length), ...a, ...b, ...c].forEach((number, j) =>
      view.setFloat32(HEAD + TRIANGLE * i + 4 * j, number, true),
    );
  }
  return bytes;
}
