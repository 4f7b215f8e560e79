// The one context that everything on a page shares. It is made when the first holder asks and given back soon after the last lets
// go. When the browser takes it away, a new one is built (old objects stay dead) and the holders are told to rebuild what is
// theirs. If it is taken again and again, somebody else needs it more: each try waits longer, and there is never a fight.

import { Emitter, type Unsubscribe } from '../base/emitter.js';
import { CaError } from '../base/errors.js';
import { LiveCounts, type GpuObject } from './counts.js';
import type { Gpu } from './gpu.js';

/** How long to wait before the first, second, … try to get a lost context again, in milliseconds. */
const RETRY_MS = [0, 250, 1000, 4000, 15000];
/** A context that held this long, in milliseconds, ends the count of tries. */
const STABLE_MS = 60_000;
/** How long the context outlives its last holder, in milliseconds: an element that moves in the page lets go and asks again. */
const GRACE_MS = 300;

/** What happens to the shared context. */
export interface GpuEvents {
  /** It went away. Everything on it is gone. */
  lost: undefined;
  /** A new one is there. */
  rebuilt: Gpu;
  /** It could not be had again for now; `recoverable` errors are tried again later. */
  failed: CaError;
}

/** A holder's claim on the shared context. */
export interface GpuLease {
  /** The context, or `null` between a loss and the rebuilding. */
  readonly gpu: Gpu | null;
  /** Lets go. Twice is once. */
  release(): void;
}

let makeGpu: ((counts: LiveCounts) => Gpu) | undefined;

/** Says how a context is made. `provide.ts` does; a page fetches it when something is to be drawn. */
export function provideGpu(make: (counts: LiveCounts) => Gpu): void {
  makeGpu = make;
}

/** Hands out the one context. */
export class GpuShare {
  readonly events = new Emitter<GpuEvents>();
  readonly #counts = new LiveCounts();
  #gpu: Gpu | null = null;
  #holders = 0;
  #tries = 0;
  #madeAt = 0;
  #graceTimer: ReturnType<typeof setTimeout> | undefined;
  /** Set while a lost context is waited for. */
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  /** Live GPU objects on this share. */
  get counts(): Record<GpuObject, number> {
    return this.#counts.snapshot();
  }

  /** The live context, if anybody holds one. */
  get current(): Gpu | null {
    return this.#gpu;
  }

  /**
   * Claims the context, and makes it if it is not there.
   * @throws CaError `capability` without WebGL2
   */
  acquire(): GpuLease {
    // Lost while nobody held it, there is none and none is waited for: then it is made here too.
    if (!this.#gpu && this.#retryTimer === undefined) this.#make();
    clearTimeout(this.#graceTimer);
    this.#holders++;
    let held = true;
    const current = () => this.#gpu;
    return {
      get gpu() {
        return held ? current() : null;
      },
      release: () => {
        if (held) this.#release();
        held = false;
      },
    };
  }

  /** Calls `rebuild` for each new context after a loss. */
  onRebuilt(rebuild: (gpu: Gpu) => void): Unsubscribe {
    return this.events.on('rebuilt', rebuild);
  }

  #make(): Gpu {
    if (!makeGpu) throw new CaError('capability', 'nothing to draw with is loaded', { where: 'GPU', expected: 'core/gpu/provide.js' });
    const gpu = makeGpu(this.#counts);
    gpu.canvas.addEventListener('webglcontextlost', () => this.#onLost(gpu));
    this.#gpu = gpu;
    this.#madeAt = performance.now();
    return gpu;
  }

  #release(): void {
    if (--this.#holders > 0) return;
    clearTimeout(this.#graceTimer);
    this.#graceTimer = setTimeout(() => {
      const gpu = this.#gpu;
      this.#gpu = null;
      this.#tries = 0;
      gpu?.dispose();
    }, GRACE_MS);
  }

  #onLost(gpu: Gpu): void {
    if (gpu !== this.#gpu) return;
    this.#gpu = null;
    gpu.dispose();
    if (performance.now() - this.#madeAt > STABLE_MS) this.#tries = 0;
    this.events.emit('lost', undefined);
    if (this.#holders > 0) this.#retry();
  }

  #retry(): void {
    const wait = RETRY_MS[Math.min(this.#tries, RETRY_MS.length - 1)];
    if (this.#tries >= RETRY_MS.length)
      this.events.emit(
        'failed',
        new CaError('lost', 'the browser keeps taking the GPU context away; trying again every 15 seconds', { where: 'GPU' }),
      );
    this.#tries++;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      if (this.#holders === 0) {
        this.#tries = 0;
        return;
      }
      try {
        this.events.emit('rebuilt', this.#make());
      } catch {
        this.#retry();
      }
    }, wait);
  }
}

/** The page's share. Everything uses it unless it is given another. */
export const sharedGpu = new GpuShare();
