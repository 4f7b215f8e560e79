// The room of rules, as the rooms above see it. What is not named here is the room's own.
// The room knows no page and no GL: a rule is data, and everything in here runs in Node as
// well.

export * from './activation.js';
export { withActivation, withLayerActivation } from './edit-activation.js';
export * from './edit-structure.js';
export { decide, evaluate, trace, type InputValues } from './evaluate.js';
export { blendRules, mutateRule, randomiseRule, type Choice } from './explore.js';
export { expressionLegend, toExpression } from './expression.js';
export { type FormulaFunction, type FormulaNode, type FormulaOperator } from './formula.js';
export { formulaTrees } from './formula-run.js';
export { RuleHistory, type HistoryEntry } from './history.js';
export { perceive, taps, type Dimensions, type Perception, type Tap } from './neighbourhood.js';
export { flattenNetwork, type FlatNetwork, type FlatTerm, type FlatUnit } from './network.js';
export { ALL_UNITS, numberAt, numberKey, ruleNumbers, withNumber, type NumberAddress, type RuleNumber } from './numbers.js';
export { formatRule, parseRule } from './parse.js';
export { type Preset, type PresetStart } from './preset.js';
export { presets } from './presets.js';
export { rounding, roundToHalf, type Precision } from './precision.js';
export { runReference, stepReference, type Cells, type ReferenceOptions } from './reference.js';
export { Rule } from './rule.js';
export { wrapIndex } from './sense.js';
export { discreteTable, entryName, tableAxes, tableMargins, type DiscreteTable, type TableAxis } from './table.js';
export type * from './types.js';
export { validateRule } from './validate.js';
