// The CPU's part of automata: what a page fetches where it is needed.

export { CpuEngine } from './cpu-engine.js';
export { runsOnCpu } from './fits.js';
export { knownFaster, measureFaster } from './trial.js';
