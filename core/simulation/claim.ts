// A simulation's hold on the shared context: claimed when it is first needed, given back when there is no need, and heard of when the
// browser takes it away and when there is a new one.

import { CaError } from '../base/errors.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuLease, GpuShare } from '../gpu/share.js';

/** What the holder does. */
export interface ClaimHolder {
  readonly lost: () => void;
  /** Takes what it needs from the new context; may throw a CaError. */
  readonly rebuilt: () => void;
  readonly failed: (error: CaError) => void;
}

/** A claim that can be made and dropped any number of times. */
export class Claim {
  readonly #share: GpuShare;
  readonly #holder: ClaimHolder;
  #offs: (() => void)[] = [];
  #lease: GpuLease | null = null;

  constructor(share: GpuShare, holder: ClaimHolder) {
    this.#share = share;
    this.#holder = holder;
  }

  /** Whether the context is claimed, be it there or lost. */
  get held(): boolean {
    return this.#lease !== null;
  }

  /** Claims the context. @returns it, or `null` while it is lost @throws CaError `capability` without WebGL2 */
  take(): Gpu | null {
    if (!this.#lease) {
      const { events } = this.#share;
      this.#lease = this.#share.acquire();
      const { lost, failed } = this.#holder;
      this.#offs = [events.on('lost', lost), events.on('rebuilt', () => this.#rebuilt()), events.on('failed', failed)];
    }
    const { gpu } = this.#lease;
    return gpu?.lost ? null : gpu;
  }

  #rebuilt(): void {
    try {
      this.#holder.rebuilt();
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      this.#holder.failed(error);
    }
  }

  /** Gives it back. */
  drop(): void {
    for (const off of this.#offs) off();
    this.#offs = [];
    this.#lease?.release();
    this.#lease = null;
  }
}
