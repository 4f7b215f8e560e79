// The parts that carry automata out. A page that shows a grid far below the fold does not load what draws, and hardly any page loads
// what steps without a GPU. With the whole suite, and for programs, every way to run a rule comes with the GPU's part.

import { Part } from '../base/part.js';

/** The engine on the GPU, and what shows pictures. */
export const gpuPart = new Part('what runs automata on the GPU', () => import('./gpu.js'));

/** The engine on the CPU, and what tells whether it is faster. */
export const cpuPart = new Part('what runs automata on the CPU', () => import('./cpu/index.js'));

/** The paths of volumes, which nothing else needs. */
export const volumePart = new Part('what runs volumes', () => import('../compile/volume/index.js'));
