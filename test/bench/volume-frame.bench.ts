// A frame of a volume: a cloud, a surface and the brightest values, at rest and while they move, against loops of fixed steps and against
// libraries that draw volumes, which take a sample a cell. One sample of each pixel at rest.

import type { Bench, Case } from './harness.js';
import { balls, SIDE, waves } from './volume-fields.js';
import { cameraOf, frames, PIXELS, TRANSFER, type Frame } from './volume-frames.js';
import { niivueVolume, threeVolume, vtkVolume } from './volume-libraries.js';

const resting: Frame['draw'] = (scene, picture) => scene.drawFine(picture, 0);
const moving: Frame['draw'] = (scene, picture) => scene.drawCoarse(picture);

/** What each way to see a volume is called, and which libraries have it. */
const MODES = {
  emission: { name: 'cloud', libraries: { 'vtk.js 37.4.3': vtkVolume, 'niivue 0.69.0': niivueVolume } },
  isosurface: { name: 'surface', libraries: { 'three.js 0.187.0': threeVolume } },
  mip: { name: 'brightest', libraries: { 'three.js 0.187.0': threeVolume, 'vtk.js 37.4.3': vtkVolume } },
} as const;

function bench(mode: Frame['mode'], name: string, field: Uint8Array): Bench {
  const ours = (what: string, frame: Partial<Frame>): Case => ({ name: `ours${what}`, open: () => frames({ field, mode, ...frame }) });
  const lit = [ours(' in light, at rest', { lit: true, draw: resting }), ours(' in light, while it moves', { lit: true, draw: moving })];
  const given = { cells: field, side: SIDE, pixels: PIXELS, mode, camera: cameraOf(), transfer: TRANSFER };
  return {
    title: `Frame of a volume ${SIDE}³ at ${PIXELS}²: ${MODES[mode].name}, ${name}`,
    rounds: 5,
    sampleMs: 200,
    cases: [
      { name: 'plain loop, steps of ½', open: () => frames({ field, mode }) },
      ours(', nothing left out', { draw: resting, skips: false }),
      ours(', empty blocks left out', { draw: resting, skips: true }),
      ours(', at rest', { draw: resting }),
      ours(', while it moves', { draw: moving }),
      ...(mode === 'emission' ? lit : []),
      ours(', at rest, steps of 1', { draw: resting, rayStep: 1 }),
      ...Object.entries(MODES[mode].libraries).map(([library, open]) => ({ name: `${library}, steps of 1`, open: () => open(given) })),
    ],
  };
}

const fields = { 'two thirds of its blocks empty': balls(), 'no block empty': waves() };

export default Object.entries(fields).flatMap(([name, field]) =>
  (['emission', 'isosurface', 'mip'] as const).map((mode) => bench(mode, name, field)),
) satisfies Bench[];
