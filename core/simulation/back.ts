// Waits for a context that went away. Called by `simulation.ts` when cells are asked for meanwhile.

import type { GpuShare } from '../gpu/share.js';

/** How often to look whether the wait is pointless by now, in milliseconds. */
const LOOK_MS = 50;

/** Resolves when something about the context changed, or nobody waits for it any more. */
export function whenBack({ events }: GpuShare, pointless: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const offs = [events.on('rebuilt', done), events.on('lost', done)];
    const timer = setInterval(() => pointless() && done(), LOOK_MS);
    function done(): void {
      clearInterval(timer);
      for (const off of offs) off();
      resolve();
    }
  });
}
