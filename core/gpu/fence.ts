// Asks the GPU, without waiting, whether it has finished what it was given so far. `gl.finish()` does not wait in browsers, and
// reading pixels blocks; polling a sync object does neither.

import type { Disposable } from '../base/disposable.js';
import type { GpuContext } from './context.js';

/** How long to sleep between two looks at a fence, in milliseconds. */
const POLL_MS = 2;

/** A point in the GPU's queue. */
export class Fence implements Disposable {
  readonly #gpu: GpuContext;
  #sync: WebGLSync | null;

  constructor(gpu: GpuContext) {
    this.#gpu = gpu;
    this.#sync = gpu.gl.fenceSync(gpu.gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (this.#sync) gpu.count('fences');
    gpu.gl.flush();
  }

  /** Whether everything before it is done. True as well when the context is gone: nothing more will come. */
  get done(): boolean {
    if (!this.#sync || this.#gpu.lost) return true;
    const { gl } = this.#gpu;
    const status = gl.getSyncParameter(this.#sync, gl.SYNC_STATUS) as number;
    if (status !== gl.SIGNALED) return false;
    this.dispose();
    return true;
  }

  /** Resolves when it is done. */
  async wait(): Promise<void> {
    while (!this.done) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }

  dispose(): void {
    if (!this.#sync) return;
    if (!this.#gpu.lost) {
      this.#gpu.gl.deleteSync(this.#sync);
      this.#gpu.count('fences', -1);
    }
    this.#sync = null;
  }
}
