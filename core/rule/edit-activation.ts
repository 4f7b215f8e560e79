// Changes what a unit does with its sum. A layer may say it for all its units, so a change of kind is first said unit by unit and what
// all have in common is said by the layer again. `numbers.ts` and editors call it.

import { CaError, show } from '../base/errors.js';
import type { Rule } from './rule.js';
import type { Activation, ActivationName, MatrixLayer, NamedLayer, RuleUnit } from './types.js';
import { unitCount, unitNames } from './matrix.js';

/** The parameters that an activation reads. */
export const ACTIVATION_PARAMETERS: Readonly<Record<ActivationName, readonly ('steepness' | 'centre' | 'width')[]>> = {
  sigmoid: ['steepness'],
  tanh: [],
  relu: [],
  identity: [],
  gaussian: ['centre', 'width'],
  step: [],
  sin: [],
};

const FIELDS = ['activation', 'steepness', 'centre', 'width'] as const;

/** An activation with the fields that it reads and no other. */
function tidy(given: Activation): Activation {
  const kind = given.activation ?? 'sigmoid';
  const used = ['activation', ...ACTIVATION_PARAMETERS[kind]] as const;
  return Object.fromEntries(used.filter((field) => given[field] !== undefined).map((field) => [field, given[field]]));
}

/** Without the fields of an activation. */
function bare<T extends Activation>(given: T): Omit<T, keyof Activation> {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !FIELDS.includes(key as never))) as Omit<T, keyof Activation>;
}

/** A layer of which one unit's activation is another: what all units have in common is said by the layer. */
function changeNamed(layer: NamedLayer, name: string, change: Activation): NamedLayer {
  const each = layer.units.map((unit) => {
    const said = { ...tidy({ ...bareOf(layer), ...bareOf(unit) }) };
    return unit.name === name ? tidy({ ...bareOf(layer), ...said, ...change }) : said;
  });
  const common = FIELDS.filter((field) => each.every((one) => one[field] !== undefined && one[field] === each[0][field]));
  const shared = Object.fromEntries(common.map((field) => [field, each[0][field]]));
  const units = layer.units.map((unit, i): RuleUnit => {
    const own = Object.fromEntries(Object.entries(each[i]).filter(([field]) => !common.includes(field as never)));
    return { ...bare(unit), ...own };
  });
  return { ...bare(layer), ...shared, units };
}

const bareOf = ({ activation, steepness, centre, width }: Activation): Activation => {
  const given = { activation, steepness, centre, width };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
};

function changeMatrix(layer: MatrixLayer, change: Activation): MatrixLayer {
  return { ...bare(layer), ...tidy({ ...bareOf(layer), ...change }), weights: layer.weights };
}

/** Which layer a unit stands in. @throws CaError `argument` */
function layerOf(rule: Rule, name: string): number {
  let columns = rule.inputs.length;
  const layers = rule.network?.layers ?? [];
  const place = layers.findIndex((layer, index) => {
    const last = index === layers.length - 1;
    const names = 'units' in layer ? layer.units.map((unit) => unit.name) : unitNames(layer, index, last, unitCount(layer, columns));
    columns = names.length;
    return names.includes(name);
  });
  if (place < 0) throw new CaError('argument', 'no such unit', { where: 'unit', got: show(name) });
  return place;
}

/**
 * The rule with another activation, or other parameters of it, for one unit. Of a layer given as matrices it is the whole layer's.
 * @param change - what is not given stays; parameters that the activation does not read are dropped
 * @throws CaError `argument` if there is no such unit, `rule` if a parameter may not have this value
 */
export function withActivation(rule: Rule, unit: string, change: Activation): Rule {
  const at = layerOf(rule, unit);
  const layers = (rule.network?.layers ?? []).map((layer, index) => {
    if (index !== at) return layer;
    return 'units' in layer ? changeNamed(layer, unit, change) : changeMatrix(layer, change);
  });
  return rule.with({ network: { layers } });
}

/**
 * The rule with another activation, or other parameters, for all units of a layer.
 * @param layer - its place, from 0
 * @throws CaError as {@link withActivation} does
 */
export function withLayerActivation(rule: Rule, layer: number, change: Activation): Rule {
  const given = rule.network?.layers[layer];
  if (!given) throw new CaError('argument', 'no such layer', { where: 'layer', got: `${layer}` });
  const changed =
    'units' in given ? given.units.reduce((so, unit) => changeNamed(so, unit.name, change), given) : changeMatrix(given, change);
  return rule.with({ network: { layers: (rule.network?.layers ?? []).map((each, i) => (i === layer ? changed : each)) } });
}
