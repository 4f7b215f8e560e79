// Which blocks of a volume's cells hold nothing that is seen, so that rays can leave them out. Kept on the GPU, where the share of
// empty blocks is measured too; made anew only when cells changed or something else counts as empty.

import type { Disposable } from '../base/disposable.js';
import { fragment } from '../compile/glsl.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import type { GpuTarget, GpuTexture } from '../gpu/texture.js';
import type { Uniforms } from '../gpu/uniforms.js';
import fullscreen from '../../shaders/fullscreen.vert';
import far from '../../shaders/volume-blocks-far.glsl';
import hold from '../../shaders/volume-blocks-hold.glsl';
import join from '../../shaders/volume-blocks-join.glsl';
import share from '../../shaders/volume-blocks-share.glsl';
import span from '../../shaders/volume-blocks-span.glsl';
import top from '../../shaders/volume-blocks-top.glsl';
import type { Extent3 } from './volume-rays.js';
import type { VolumeField } from './volume-source.js';

/** Cells on a side of a block: few, so that blocks lie close to what they hold, but more where they would become too many. */
const BLOCK = 4;
const LARGE_BLOCK = 8;
const LARGE = 256;
/** Blocks that are left out at once, each way. */
const FARTHEST = 4;
/** Slices that lie beside each other while blocks are made. */
const BESIDE = 8;
const AXES = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

type ProgramName = 'span' | 'join' | 'top' | 'hold' | 'far' | 'share';
type TargetName = 'span' | 'join' | 'top' | 'empty' | 'far' | 'share';

/** What counts as empty: what holds less than a number, or for a cloud what has no value that is seen. */
export type Emptiness = { readonly below: number } | { readonly transfer: Uint8Array };

/** Cells on a side of a block of a field. */
export function blockSide(size: Extent3): number {
  return Math.max(...size) > LARGE ? LARGE_BLOCK : BLOCK;
}

/** How many of the 256 values below each are not clear. @param table - `[256]` × RGBA */
function countDense(table: Uint8Array): Float32Array {
  const counts = new Float32Array(257);
  for (let value = 0; value < 256; value++) counts[value + 1] = counts[value] + Number(table[4 * value + 3] > 0);
  return counts;
}

/** The blocks of one field. */
export class VolumeBlocks implements Disposable {
  readonly #gpu: Gpu;
  readonly #blocks: Extent3;
  readonly #slices: number;
  readonly #programs: Readonly<Record<ProgramName, GpuProgram>>;
  readonly #targets: Readonly<Record<TargetName, GpuTarget>>;
  readonly #dense: GpuTexture;
  #field: VolumeField | null = null;
  #emptiness: number | Uint8Array | null = null;
  #topped = false;

  /** @param size - of the field, in cells */
  constructor(gpu: Gpu, size: Extent3) {
    const side = blockSide(size);
    const [x, y, z] = size.map((cells) => Math.ceil(cells / side));
    const defines = `#define BLOCK ${side}\n#define FARTHEST ${FARTHEST}`;
    const acquire = (part: string) => gpu.programs.acquire({ vertex: fullscreen, fragment: fragment(defines, part) });
    this.#gpu = gpu;
    this.#blocks = [x, y, z];
    this.#slices = size[2];
    this.#programs = {
      ...{ span: acquire(span), join: acquire(join), top: acquire(top) },
      ...{ hold: acquire(hold), far: acquire(far), share: acquire(share) },
    };
    this.#targets = {
      span: gpu.target('RG8', x * BESIDE, y * Math.ceil(size[2] / BESIDE)),
      join: gpu.target('RG8', x, y * z),
      top: gpu.target('RG8', x, y * z),
      empty: gpu.target('R8', x, y * z),
      far: gpu.target('R8', x, y * z),
      share: gpu.target('R8', 1, 1),
    };
    this.#dense = gpu.texture('R32F', 257, 1);
  }

  /**
   * What the shaders are given, for the field as it is.
   * @param brightest - the blocks' highest numbers, and not how far it is to one that is not empty
   */
  uniforms(field: VolumeField, emptiness: Emptiness, brightest = false): Uniforms {
    const changed = field.texture !== this.#field?.texture || field.version !== this.#field.version;
    if (changed) this.#measure(field);
    const now = 'below' in emptiness ? emptiness.below : emptiness.transfer;
    if (changed || now !== this.#emptiness) this.#hold(now);
    if (brightest && !this.#topped) this.#draw('top', 'top', { tSpans: this.#targets.join.texture });
    this.#topped ||= brightest;
    this.#field = field;
    this.#emptiness = now;
    const { top, far, share } = this.#targets;
    return { tBlocks: (brightest ? top : far).texture, tShare: share.texture, uBlocks: [...this.#blocks] };
  }

  #draw(program: ProgramName, target: TargetName, uniforms: Uniforms): void {
    const given = { uBlocks: [...this.#blocks], ...uniforms };
    this.#gpu.draw({ program: this.#programs[program], target: this.#targets[target], uniforms: given });
  }

  #measure({ texture, turn }: VolumeField): void {
    this.#draw('span', 'span', { tField: texture, uTurn: turn });
    this.#draw('join', 'join', { tSpans: this.#targets.span.texture, uSlices: this.#slices });
    this.#topped = false;
  }

  #hold(emptiness: number | Uint8Array): void {
    const { join, empty } = this.#targets;
    const isCloud = typeof emptiness !== 'number';
    if (isCloud) this.#dense.upload(countDense(emptiness));
    const uniforms = { tSpans: join.texture, tDense: this.#dense, uCloud: Number(isCloud), uLeast: isCloud ? 0 : emptiness };
    this.#draw('hold', 'empty', uniforms);
    this.#draw('share', 'share', { tEmpty: empty.texture });
    // There and back and there again: the first two axes are in between.
    for (const [i, uAxis] of AXES.entries()) {
      const [from, to] = i === 1 ? (['far', 'empty'] as const) : (['empty', 'far'] as const);
      this.#draw('far', to, { tFar: this.#targets[from].texture, uAxis });
    }
  }

  dispose(): void {
    for (const program of Object.values(this.#programs)) this.#gpu.programs.release(program);
    for (const target of Object.values(this.#targets)) target.dispose();
    this.#dense.dispose();
  }
}
