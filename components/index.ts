// Defines every tag, and exports their classes and the headless core.

import { parseRule, presets, validateRule } from '../core/rule/index.js';
import { gpuPart } from '../core/simulation/parts.js';
import { allRules } from './shared/all-rules.js';

export { CaControls } from './controls/controls.js';
export { CaGrid } from './grid/grid.js';
export { CaSurfacePlot } from './surface-plot/surface-plot.js';
export { CaVolume } from './volume/volume.js';
export { CaWeightEditor } from './weight-editor/weight-editor.js';
export { englishWords, setWords, speak, type Language, type Words } from './shared/catalogue.js';
export type { CaEventDetails, CaEventMap } from './shared/events.js';
export * from '../core/index.js';

// With the engine come all ways to run them. Said here too: a bundler leaves core/simulation/create.ts out where nobody calls it.
allRules.hold({ parseRule, presets, validateRule });
gpuPart.with(() => import('../core/compile/choose.js'));
