// Defines every tag, and exports their classes and the headless core.

import * as rules from '../core/rules.js';
import { allRules } from './shared/all-rules.js';

export { CaControls } from './controls/controls.js';
export { CaGrid } from './grid/grid.js';
export { CaSurfacePlot } from './surface-plot/surface-plot.js';
export { CaVolume } from './volume/volume.js';
export { CaWeightEditor } from './weight-editor/weight-editor.js';
export type { CaEventDetails, CaEventMap } from './shared/events.js';
export * from '../core/index.js';

allRules.hold(rules);
