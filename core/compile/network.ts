// A network as straight-line GLSL. Every weight, bias and activation parameter is a numbered value in a uniform array (or, for
// large networks, a texture), so that editing one uploads numbers and compiles nothing.

import { flattenNetwork, type FlatNetwork } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';
import type { TableData } from './plan.js';

/** Most vec4 uniforms used for values: WebGL2 grants 224 to a fragment shader, and the rest of it needs some. */
const MAX_UNIFORM_VECTORS = 160;
/** Width of the texture that holds the values of a larger network, in texels of four values. */
const TEXTURE_WIDTH = 256;

/** A network's GLSL. */
export interface NetworkGlsl {
  /** Declares the values: goes before any function. */
  readonly declarations: string;
  /** Computes the units from floats named by `inputName`; afterwards the outputs are there under the names in `outputs`. */
  readonly body: string;
  /** Names of the floats that hold the last layer's units. */
  readonly outputs: readonly string[];
}

/** The values of a network in the order in which the emitted text numbers them: for each unit its weights, its bias, its parameters. */
function networkValues({ units }: FlatNetwork): number[] {
  const values: number[] = [];
  for (const unit of units) {
    for (const { weight } of unit.terms) values.push(weight);
    values.push(unit.bias);
    if (unit.activation === 'sigmoid') values.push(unit.steepness);
    if (unit.activation === 'gaussian') values.push(unit.centre, unit.width);
  }
  return values;
}

const letter = (index: number) => 'xyzw'[index & 3];

/** A cell's number, or those of four cells at once. */
export type GlslType = 'float' | 'vec4';

/**
 * Emits a network with its values as uniforms.
 * @param inputName - the GLSL expression of an input by its index
 */
export function emitNetwork(network: FlatNetwork, inputName: (index: number) => string, type: GlslType = 'float'): NetworkGlsl {
  const { units, outputs, inputs } = network;
  const vectors = Math.ceil(networkValues(network).length / 4);
  const inTexture = vectors > MAX_UNIFORM_VECTORS;
  let next = 0;
  const value = () => {
    const index = next++;
    if (!inTexture) return `uValues[${index >> 2}].${letter(index)}`;
    const texel = index >> 2;
    return `texelFetch(tValues, ivec2(${texel % TEXTURE_WIDTH}, ${Math.floor(texel / TEXTURE_WIDTH)}), 0).${letter(index)}`;
  };
  const sourceName = (index: number) => (index < inputs.length ? inputName(index) : `unit${index - inputs.length}`);
  const lines = units.map((unit, index) => {
    const sum = [...unit.terms.map(({ source }) => `${value()} * ${sourceName(source)}`), value()].join(' + ');
    return `  ${type} unit${index} = ${activate(unit.activation, `${type}(${sum})`, value)};`;
  });
  return {
    declarations: inTexture ? 'uniform sampler2D tValues;' : `uniform vec4 uValues[${Math.max(1, vectors)}];`,
    body: lines.join('\n'),
    outputs: outputs.map(sourceName),
  };
}

/** An activation of a sum. @param parameter - the next of its parameters, in the order of {@link networkValues} */
export function activate(activation: FlatNetwork['units'][number]['activation'], sum: string, parameter: () => string): string {
  switch (activation) {
    case 'sigmoid':
      return `sigmoid(${sum}, ${parameter()})`;
    case 'tanh':
      return `tanhSafe(${sum})`;
    case 'relu':
      return `max(${sum}, 0.0)`;
    case 'identity':
      return sum;
    case 'gaussian':
      return `gaussian(${sum}, ${parameter()}, ${parameter()})`;
    case 'step':
      return `over0(${sum})`;
    case 'sin':
      return `sin(${sum})`;
  }
}

/** The uniforms and tables that hold a rule's network values, as {@link emitNetwork} declared them. */
export function networkUniforms(rule: Rule): { uniforms: Record<string, Float32Array>; tables: Record<string, TableData> } {
  const values = networkValues(flattenNetwork(rule));
  const vectors = Math.max(1, Math.ceil(values.length / 4));
  if (vectors <= MAX_UNIFORM_VECTORS) {
    const uValues = new Float32Array(vectors * 4);
    uValues.set(values);
    return { uniforms: { uValues }, tables: {} };
  }
  const height = Math.ceil(vectors / TEXTURE_WIDTH);
  const texels = new Float32Array(TEXTURE_WIDTH * height * 4);
  texels.set(values);
  return { uniforms: {}, tables: { tValues: { format: 'RGBA32F', width: TEXTURE_WIDTH, height, texels } } };
}
