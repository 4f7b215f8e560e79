// Defines every tag, and exports their classes and the headless core.

import { parseRule, presets, validateRule } from '../core/rule/index.js';
import { allRules } from './shared/all-rules.js';

export { CaControls } from './controls/controls.js';
export { CaGrid } from './grid/grid.js';
export { CaSurfacePlot } from './surface-plot/surface-plot.js';
export { CaVolume } from './volume/volume.js';
export { CaWeightEditor } from './weight-editor/weight-editor.js';
export { englishWords, setWords, speak, type Language, type Words } from './shared/catalogue.js';
export type { CaEventDetails, CaEventMap } from './shared/events.js';
export * from '../core/index.js';

// What runs them comes with the engine: see core/simulation/create.ts.
allRules.hold({ parseRule, presets, validateRule });
