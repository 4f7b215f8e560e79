// Defines every tag, and exports their classes and the headless core.

export { CaControls } from './controls/controls.js';
export { CaGrid } from './grid/grid.js';
export type { CaEventDetails, CaEventMap } from './shared/events.js';
export * from '../core/index.js';
