// All kinds of rules: every notation, JSON with its check, formulas and presets, and the paths that run them. A grid fetches this file
// when it is asked for more than a two-state rule of counts; the headless API and the whole suite hold it from the start.

import './compile/choose.js';

export { parseRule } from './rule/parse.js';
export { presets } from './rule/presets.js';
export { validateRule } from './rule/validate.js';
