// Measures of a solid in a cube that is a torus: pieces and Euler number. Used by the tests of volumes; plain and slow.

type Extent = readonly [x: number, y: number, z: number];

/** The places of a cell's neighbours to the right, below and behind, round the torus. */
function ahead(at: number, [X, Y, Z]: Extent): [number, number, number] {
  const [x, y, z] = [at % X, Math.floor(at / X) % Y, Math.floor(at / (X * Y))];
  return [at - x + ((x + 1) % X), at + (((y + 1) % Y) - y) * X, at + (((z + 1) % Z) - z) * X * Y];
}

/** How many pieces the cells form that `holds` says are in; cells touch by their faces. */
export function countSolids(size: Extent, holds: (place: number) => boolean): number {
  const [X, Y, Z] = size;
  const [count, seen] = [X * Y * Z, new Uint8Array(X * Y * Z)];
  const [right, below, behind] = [0, 1, 2].map((axis) => Int32Array.from({ length: count }, (_, at) => ahead(at, size)[axis]));
  const [left, above, before] = [right, below, behind].map((next) => {
    const back = new Int32Array(count);
    next.forEach((to, from) => (back[to] = from));
    return back;
  });
  let pieces = 0;
  for (let start = 0; start < count; start++) {
    if (seen[start] || !holds(start)) continue;
    pieces++;
    seen[start] = 1;
    const queue = [start];
    for (let at = queue.pop(); at !== undefined; at = queue.pop())
      for (const list of [right, below, behind, left, above, before]) {
        const next = list[at];
        if (seen[next] || !holds(next)) continue;
        seen[next] = 1;
        queue.push(next);
      }
  }
  return pieces;
}

/**
 * The Euler number of the cells that are in, which touch by their faces: pieces less tunnels plus cavities. Cells are counted as points,
 * pairs as lines, squares of four as faces, cubes of eight as solids: points − lines + faces − solids.
 */
export function eulerNumber(size: Extent, holds: (place: number) => boolean): number {
  let sum = 0;
  for (let at = 0; at < size[0] * size[1] * size[2]; at++) {
    if (!holds(at)) continue;
    const [right, below, behind] = ahead(at, size);
    const [x, y, z] = [holds(right), holds(below), holds(behind)];
    const across = ahead(right, size);
    const xy = x && y && holds(across[1]);
    const xz = x && z && holds(across[2]);
    const yz = y && z && holds(ahead(below, size)[2]);
    const all = xy && xz && yz && holds(ahead(across[1], size)[2]);
    sum += 1 - Number(x) - Number(y) - Number(z) + Number(xy) + Number(xz) + Number(yz) - Number(all);
  }
  return sum;
}
