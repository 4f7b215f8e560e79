// How a volume's sums are spread over memory and time: all slices at once where their textures find room, else slab by slab, each
// with the slices before and behind it that its totals read.

import type { StagePlan } from '../plan.js';
import { atlasOf, partsOf, type Atlas, type Extent } from './atlas.js';

/** Most bytes that the textures of sums take together: 256 MiB. */
const MOST_BYTES = 2 ** 28;
/** Bytes of a texel of sums. */
const TEXEL_BYTES = 16;

/** Where sums are kept. */
export interface Slabs {
  /** Slices of the volume that are worked on at once. */
  readonly depth: number;
  /** Slices that are summed beside them on either side; 0 where the slab is the volume. */
  readonly halo: number;
  readonly atlas: Atlas;
}

/**
 * Finds room for sums.
 * @param cells - along x, in a texel of sums
 * @param textures - of sums, in all
 * @param reach - slices that a total reads on either side
 */
export function slabsOf(size: Extent, cells: number, textures: number, reach: number, longest: number): Slabs {
  const [x, y, z] = size;
  const slice = Math.ceil(x / cells) * y * TEXEL_BYTES * textures;
  if (slice * z <= MOST_BYTES) return { depth: z, halo: 0, atlas: atlasOf(size, cells, longest) };
  const depth = Math.max(1, Math.min(z, Math.floor(MOST_BYTES / slice) - 2 * reach));
  return { depth, halo: reach, atlas: atlasOf([x, y, depth + 2 * reach], cells, longest) };
}

/** Work of a pass on one texel, in units of `Plan.cost`. */
export interface PassCost {
  readonly pass: number;
  readonly perTexel: number;
}

/**
 * The draws of a step: for each slab first the passes that make sums, then the one that makes cells.
 * @param cells - the atlas of the cells themselves
 */
export function stagesOf(
  { depth, halo, atlas }: Slabs,
  cells: Atlas,
  [, , z]: Extent,
  sums: readonly PassCost[],
  last: PassCost,
): StagePlan[] {
  const stages: StagePlan[] = [];
  const draw = ({ pass, perTexel }: PassCost, parts: ReturnType<typeof partsOf>, first: number) => {
    for (const part of parts) stages.push({ pass, part, uniforms: { uFirst: first }, cost: part[2] * part[3] * perTexel });
  };
  for (let first = 0; first < z; first += depth) {
    const count = Math.min(depth, z - first);
    for (const pass of sums) draw(pass, partsOf(atlas, 0, count + 2 * halo), first);
    draw(last, partsOf(cells, first, count), first);
  }
  return stages;
}
