// Other rules near a rule: random numbers in its places, mutants, and what lies between two. All by seed, so that a find can be had
// again. Numbers are rounded to four digits, so that they can be read and typed.

import { CaError } from '../base/errors.js';
import { randomSequence } from '../base/random.js';
import { ACTIVATION_PARAMETERS } from './edit-activation.js';
import { sameJson } from './freeze.js';
import { namedLayers } from './edit-structure.js';
import { mapNumbers, ruleNumbers, type RuleNumber } from './numbers.js';
import type { Rule } from './rule.js';
import type { Formula, NamedLayer, RuleUnit } from './types.js';

/** Which numbers of a rule may change. */
export interface Choice {
  /** Keys of numbers that stay as they are, as `numberKey` writes them. */
  readonly locked?: ReadonlySet<string>;
  /** Only the units of this layer, from 0. */
  readonly layer?: number;
}

const short = (value: number) => Number(value.toPrecision(4));
const isFree = ({ key, layer }: RuleNumber, { locked, layer: only }: Choice) => !locked?.has(key) && (only === undefined || layer === only);

/** A normal deviate from two uniform ones, by Box and Muller. */
const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The bounds of a formula's parameter: its own, else twice its value to either side. */
function boundsOf(rule: Rule, number: RuleNumber): readonly [number, number] {
  const { value } = number;
  const parameter = number.address.kind === 'parameter' ? rule.formula?.parameters?.[number.address.name] : undefined;
  const { min = value - 2 * Math.abs(value), max = value + 2 * Math.abs(value) } = parameter ?? {};
  return [min, max];
}

/**
 * The rule with random weights and biases, as large as the largest that it has of the kind; parameters of a formula anywhere in bounds.
 * @param seed - integer
 */
export function randomiseRule(rule: Rule, { seed, ...choice }: Choice & { readonly seed: number }): Rule {
  const random = randomSequence(seed, 1);
  const most = { weight: 1, bias: 1 };
  for (const { address, value } of ruleNumbers(rule).values()) {
    if (address.kind === 'weight' || address.kind === 'bias') most[address.kind] = Math.max(most[address.kind], Math.abs(value));
  }
  return mapNumbers(rule, (number) => {
    const share = random();
    if (!isFree(number, choice)) return number.value;
    const { kind } = number.address;
    if (kind === 'weight' || kind === 'bias') return short((2 * share - 1) * most[kind]);
    const [min, max] = boundsOf(rule, number);
    return short(min + share * (max - min));
  });
}

/**
 * A mutant: normal noise on every weight and bias, of a standard deviation of strength × (0.2 + half the number's size); on parameters
 * of a formula, strength × a quarter of their bounds' distance.
 * @param seed - integer; @param strength - 0 changes nothing, 1 leaves little as it was
 */
export function mutateRule(rule: Rule, { seed, strength, ...choice }: Choice & { readonly seed: number; readonly strength: number }): Rule {
  const random = randomSequence(seed, 2);
  return mapNumbers(rule, (number) => {
    const noise = normal(random);
    if (!isFree(number, choice)) return number.value;
    if (number.address.kind !== 'parameter') return short(number.value + noise * strength * (0.2 + Math.abs(number.value) / 2));
    const [min, max] = boundsOf(rule, number);
    return short(Math.min(max, Math.max(min, number.value + (noise * strength * (max - min)) / 4)));
  });
}

const cannot = (what: string): never => {
  throw new CaError('argument', 'the two rules cannot be blended', { where: 'blend', expected: what });
};

/** What an activation's parameters are where nobody says. */
const USUAL = { steepness: 1, centre: 0, width: 1 } as const;

const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/** One unit between two of the same name: a weight that one of them lacks is 0 there. */
function blendUnits(a: RuleUnit, b: RuleUnit, t: number): RuleUnit {
  const sources = [...new Set([...Object.keys(a.weights), ...Object.keys(b.weights)])];
  const own = t < 0.5 ? a : b;
  const shared = a.activation === b.activation ? ACTIVATION_PARAMETERS[a.activation ?? 'sigmoid'] : [];
  const numbers = shared.map((field) => [field, mix(a[field] ?? USUAL[field], b[field] ?? USUAL[field], t)]);
  return {
    ...own,
    name: a.name,
    ...Object.fromEntries(numbers),
    weights: Object.fromEntries(sources.map((source) => [source, mix(a.weights[source] ?? 0, b.weights[source] ?? 0, t)])),
    bias: mix(a.bias ?? 0, b.bias ?? 0, t),
  };
}

/** A layer's units with everything that the layer says for them. */
const spelled = ({ units, ...activation }: NamedLayer): RuleUnit[] =>
  units.map((unit) => ({ activation: 'sigmoid', ...activation, ...unit }));

/** The last layer's units match by their place, the others by name; one that only one rule has stays as it is, and loses its readers. */
function blendLayers(a: readonly NamedLayer[], b: readonly NamedLayer[], t: number): NamedLayer[] {
  if (a.length !== b.length) cannot('networks of as many layers');
  return a.map((layer, index) => {
    const [left, right] = [spelled(layer), spelled(b[index])];
    if (index === a.length - 1) {
      if (left.length !== right.length) cannot('as many outputs');
      return { units: left.map((unit, i) => blendUnits(unit, right[i], t)) };
    }
    const both = left.map((unit) => {
      const other = right.find(({ name }) => name === unit.name);
      return other ? blendUnits(unit, other, t) : unit;
    });
    return { units: [...both, ...right.filter(({ name }) => !left.some((unit) => unit.name === name))] };
  });
}

function blendFormulas(a: Formula, b: Formula, t: number): Formula {
  if (!sameJson(a.expressions, b.expressions)) cannot('the same expressions');
  const parameters = Object.entries(a.parameters ?? {}).map(([name, each]) => [
    name,
    { ...each, value: mix(each.value, b.parameters?.[name]?.value ?? each.value, t) },
  ]);
  return { ...a, parameters: Object.fromEntries(parameters) };
}

/**
 * A rule between two: every weight, bias and parameter in proportion. Units that only one has are in it all the way, and what reads
 * them fades; so all blends of two rules have one structure, and a slider compiles nothing.
 * @param t - 0 computes as `a` does, 1 as `b`
 * @throws CaError `argument` where they perceive unlike things or differ in layers, outputs, states or expressions
 */
export function blendRules(a: Rule, b: Rule, t: number): Rule {
  if (a.states !== b.states || a.channels !== b.channels) cannot('the same states and channels');
  const others = b.inputs.filter((input) => !a.inputs.some(({ name }) => name === input.name));
  for (const input of a.inputs) {
    const same = b.inputs.find(({ name }) => name === input.name);
    if (same && !sameJson(same, input)) cannot(`one neighbourhood for ${input.name}`);
  }
  const inputs = [...a.inputs, ...others];
  if (a.formula && b.formula) return a.with({ inputs, formula: blendFormulas(a.formula, b.formula, t) });
  if (!a.network || !b.network) return cannot('two networks or two formulas');
  return a.with({ inputs, network: { layers: blendLayers(namedLayers(a), namedLayers(b), t) } });
}
