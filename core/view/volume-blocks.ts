// What a volume's blocks of 8³ cells hold, and 4³ of them together, so that rays can leave out what cannot be seen. Kept on the GPU,
// where the share of empty blocks is measured too; made anew only when cells changed or something else counts as empty.

import type { Disposable } from '../base/disposable.js';
import { fragment } from '../compile/glsl.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import type { GpuTarget, GpuTexture } from '../gpu/texture.js';
import type { Uniforms } from '../gpu/uniforms.js';
import fullscreen from '../../shaders/fullscreen.vert';
import hold from '../../shaders/volume-blocks-hold.glsl';
import join from '../../shaders/volume-blocks-join.glsl';
import share from '../../shaders/volume-blocks-share.glsl';
import span from '../../shaders/volume-blocks-span.glsl';
import top from '../../shaders/volume-blocks-top.glsl';
import type { Extent3 } from './volume-rays.js';
import type { VolumeField } from './volume-source.js';

/** Cells on a side of a block, and blocks on a side of those together: the shaders have them too. */
const BLOCK = 8;
const TOGETHER = 4;
/** Slices that lie beside each other while blocks are made. */
const BESIDE = 8;

/** What counts as empty: what holds less than a number, or for a cloud what has no value that is seen. */
export type Emptiness = { readonly below: number } | { readonly transfer: Uint8Array };

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
  readonly #programs: { readonly [name in 'span' | 'join' | 'top' | 'hold' | 'share']: GpuProgram };
  readonly #targets: { readonly [name in 'span' | 'join' | 'top' | 'held' | 'share']: GpuTarget };
  readonly #dense: GpuTexture;
  #field: VolumeField | null = null;
  #emptiness: Emptiness | null = null;

  /** @param size - of the field, in cells */
  constructor(gpu: Gpu, size: Extent3) {
    const [x, y, z] = size.map((side) => Math.ceil(side / BLOCK));
    const tops = [x, y, z].map((side) => Math.ceil(side / TOGETHER));
    const acquire = (part: string) => gpu.programs.acquire({ vertex: fullscreen, fragment: fragment(part) });
    this.#gpu = gpu;
    this.#blocks = [x, y, z];
    this.#slices = size[2];
    this.#programs = { span: acquire(span), join: acquire(join), top: acquire(top), hold: acquire(hold), share: acquire(share) };
    this.#targets = {
      span: gpu.target('RG8', x * BESIDE, y * Math.ceil(size[2] / BESIDE)),
      join: gpu.target('RG8', x, y * z),
      top: gpu.target('RG8', tops[0], tops[1] * tops[2]),
      held: gpu.target('RG8', x, y * z),
      share: gpu.target('R8', 1, 1),
    };
    this.#dense = gpu.texture('R32F', 257, 1);
  }

  /** Whether the blocks of a field of this extent have room on this machine. */
  static fit(gpu: Gpu, [, y, z]: Extent3): boolean {
    return Math.ceil(y / BLOCK) * Math.ceil(z / BLOCK) <= gpu.capabilities.maxTextureSize;
  }

  /** What the shaders are given, for the field as it is. */
  uniforms(field: VolumeField, emptiness: Emptiness): Uniforms {
    const changed = field.texture !== this.#field?.texture || field.version !== this.#field.version;
    if (changed) this.#measure(field);
    const [now, then] = [emptiness, this.#emptiness].map((each) => each && ('below' in each ? each.below : each.transfer));
    if (changed || now !== then) this.#hold(emptiness);
    this.#field = field;
    this.#emptiness = emptiness;
    return { tBlocks: this.#targets.held.texture, tShare: this.#targets.share.texture, uBlocks: [...this.#blocks] };
  }

  #draw(program: GpuProgram, target: GpuTarget, uniforms: Uniforms): void {
    this.#gpu.draw({ program, target, uniforms: { uBlocks: [...this.#blocks], ...uniforms } });
  }

  #measure({ texture, turn }: VolumeField): void {
    const { span, join, top } = this.#targets;
    this.#draw(this.#programs.span, span, { tField: texture, uTurn: turn });
    this.#draw(this.#programs.join, join, { tSpans: span.texture, uSlices: this.#slices });
    this.#draw(this.#programs.top, top, { tSpans: join.texture });
  }

  #hold(emptiness: Emptiness): void {
    const { join, top, held, share } = this.#targets;
    const isCloud = 'transfer' in emptiness;
    if (isCloud) this.#dense.upload(countDense(emptiness.transfer));
    this.#draw(this.#programs.hold, held, {
      ...{ tSpans: join.texture, tTops: top.texture, tDense: this.#dense, uCloud: Number(isCloud) },
    });
    this.#draw(this.#programs.share, share, { tHeld: held.texture, uLeast: isCloud ? 0.5 : emptiness.below });
  }

  dispose(): void {
    for (const program of Object.values(this.#programs)) this.#gpu.programs.release(program);
    for (const target of Object.values(this.#targets)) target.dispose();
    this.#dense.dispose();
  }
}
