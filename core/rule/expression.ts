// A network as nested functions, read from the output down to the inputs: the other way round
// from a diagram. A formula is an expression already. Only text for people; nothing reads it
// back.

import { CaError, show } from '../base/errors.js';
import { flattenNetwork, type FlatNetwork, type FlatUnit } from './network.js';
import type { Rule } from './rule.js';

/** Where a unit's text would grow longer, it names the units it reads instead of writing them out. */
const MAX_NESTED = 4000;

/** A number as people write it: six digits at most. */
const written = (x: number) => `${Number(x.toPrecision(6))}`;

/** Several steepnesses in one network get a function each. */
function functionName({ activation, steepness, centre, width }: FlatUnit, alone: boolean): string {
  if (activation === 'sigmoid') return alone ? 's' : `s${written(steepness)}`;
  if (activation === 'gaussian') return centre === 0 && width === 1 ? 'g' : `g[${written(centre)}, ${written(width)}]`;
  return activation === 'identity' ? '' : activation;
}

const isAlone = ({ units }: FlatNetwork) => new Set(units.filter((u) => u.activation === 'sigmoid').map((u) => u.steepness)).size < 2;

/** The weighted sum of a unit, with `name` for what stands behind a source. */
function weightedSum(unit: FlatUnit, name: (source: number) => string): string {
  const parts = unit.terms
    .filter((term) => term.weight !== 0)
    .map(({ source, weight }) => {
      const size = Math.abs(weight);
      return { negative: weight < 0, text: size === 1 ? name(source) : `${written(size)} * ${name(source)}` };
    });
  if (unit.bias !== 0 || parts.length === 0) parts.push({ negative: unit.bias < 0, text: written(Math.abs(unit.bias)) });
  return parts.map(({ negative, text }, i) => (i ? (negative ? ' - ' : ' + ') : negative ? '-' : '') + text).join('');
}

/** Texts of all places: inputs by name, units written out as far as that stays readable. */
function texts(network: FlatNetwork): string[] {
  const alone = isAlone(network);
  const all = [...network.inputs];
  const names = [...network.inputs, ...network.units.map((unit) => unit.name)];
  for (const unit of network.units) {
    const nested = unit.terms.reduce((length, { source }) => length + all[source].length, 0) <= MAX_NESTED;
    const sum = weightedSum(unit, (source) => (nested ? all : names)[source]);
    all.push(`${functionName(unit, alone)}(${sum})`);
  }
  return all;
}

/**
 * A rule as nested functions, output first: Life is
 * `s(s(-s(self - 0.5) + s(count - 2.5) - s(count - 3.5) - 0.5) + s(s(self - 0.5) + … - 1.5) - 0.5)`.
 * @param unit - one unit instead of the whole
 * @returns one line; with several outputs one line each, `name = …`. What the functions are says {@link expressionLegend}
 * @throws CaError `argument` if there is no such unit
 */
export function toExpression(rule: Rule, unit?: string): string {
  const network = flattenNetwork(rule);
  const all = texts(network);
  const strip = (text: string) => (text.startsWith('(') ? text.slice(1, -1) : text);
  if (unit !== undefined) {
    const index = network.units.findIndex(({ name }) => name === unit);
    if (index < 0) throw new CaError('argument', 'no such unit', { where: 'unit', got: show(unit) });
    return strip(all[network.inputs.length + index]);
  }
  const lines = rule.formula
    ? rule.formula.expressions.map((text, i) => ({ name: `output${i}`, text }))
    : network.outputs.map((place) => ({ name: network.units[place - network.inputs.length].name, text: strip(all[place]) }));
  return lines.length === 1 ? lines[0].text : lines.map(({ name, text }) => `${name} = ${text}`).join('\n');
}

const LEGENDS = {
  sigmoid: '',
  gaussian: '',
  tanh: 'tanh(x): hyperbolic tangent',
  relu: 'relu(x) = max(0, x)',
  identity: '',
  step: 'step(x) = 1 where x > 0, else 0',
  sin: 'sin(x): sine of x in radians',
} as const;

/** What the functions of {@link toExpression} are: one line for each, such as `s(x) = 1 / (1 + exp(-10 x))`. */
export function expressionLegend(rule: Rule): string[] {
  const network = flattenNetwork(rule);
  const alone = isAlone(network);
  const lines = network.units.map((unit) => {
    const name = functionName(unit, alone);
    if (unit.activation === 'sigmoid') return `${name}(x) = 1 / (1 + exp(${written(-unit.steepness)} x))`;
    if (unit.activation === 'gaussian') return name === 'g' ? 'g(x) = exp(-x²)' : 'g[c, w](x) = exp(-((x - c) / w)²)';
    return LEGENDS[unit.activation];
  });
  return [...new Set(lines)].filter(Boolean);
}
