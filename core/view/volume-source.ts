// What a volume's picture is made of: a field on the GPU, wherever its cells come from. `volume-field.ts` takes the cells of a volume,
// `history.ts` the generations of a grid.

import type { Disposable } from '../base/disposable.js';
import type { Gpu } from '../gpu/gpu.js';
import type { VolumeTexture } from '../gpu/volume-texture.js';

/** A field, ready to be looked at. */
export interface VolumeField {
  readonly texture: VolumeTexture;
  /** Slice of the texture that is the lowest; 0 but for a ring. */
  readonly turn: number;
  /** How many slices there are by now; what is above holds nothing yet. */
  readonly top: number;
  /** Another number whenever its cells changed. */
  readonly version: number;
}

/** Where a field comes from. */
export interface VolumeSource extends Disposable {
  /** Its extent in cells. */
  readonly size: readonly [x: number, y: number, z: number];
  /** The channel that is shown. */
  channel: number;
  /**
   * The field as it is now; `null` while there is none.
   * @param smooth - cells of whole states are rounded off, so that they have a surface
   */
  prepare(gpu: Gpu, smooth: boolean): VolumeField | null;
  /** Frees what is on the GPU. */
  release(): void;
  /** Forgets what was on the GPU: its context is gone. */
  forget(): void;
}
