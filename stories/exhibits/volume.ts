// What stories and their play functions do to a volume: let it grow, find it, and wait for its picture.

import { expect, waitFor } from 'storybook/test';
import type { CaVolume } from '../../components/volume/volume.js';

/** The volumes of a story. */
export const volumesIn = (element: Element): CaVolume[] => [...element.querySelectorAll('ca-volume')];

/** Waits until a volume can be drawn: its camera has a place only then. */
export async function volumeReady(volume: CaVolume): Promise<void> {
  volume.scrollIntoView({ block: 'nearest' });
  await waitFor(() => expect(Boolean(volume.standpoint && volume.simulation?.engine)).toBe(true), { timeout: 20_000 });
}

/** For `ca-ready`: an automaton takes some steps as soon as it is there, so that a reader meets no noise. */
export const grown = (steps: number) => ({ once: true, handleEvent: ({ target }: Event) => (target as CaVolume).step(steps) });
