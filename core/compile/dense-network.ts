// A large network as loops over blocks of four by four weights in a texture: its text stays short, however many weights there are,
// where a network written out takes a driver seconds. Values stand in vectors of four, each layer's from a vector of its own on.

import type { FlatNetwork, FlatUnit } from '../rule/network.js';
import type { NetworkGlsl } from './network.js';
import type { TableData } from './plan.js';

/** Values in a vector; units in a row of the table. */
export const BLOCK = 4;

/** An activation of four sums. */
interface FourActivations {
  /** What each unit has for itself. */
  readonly numbers: readonly (keyof FlatUnit)[];
  /** @param own - the nth of those numbers, of four units */
  readonly glsl: (sum: string, own: (n: number) => string) => string;
}

/** Activations by name. */
export const ACTIVATIONS: Readonly<Record<FlatUnit['activation'], FourActivations>> = {
  sigmoid: { numbers: ['steepness'], glsl: (sum, own) => `1.0 / (1.0 + exp(-${own(0)} * ${sum}))` },
  tanh: { numbers: [], glsl: (sum) => `tanhSafe(${sum})` },
  relu: { numbers: [], glsl: (sum) => `max(${sum}, 0.0)` },
  identity: { numbers: [], glsl: (sum) => sum },
  gaussian: { numbers: ['centre', 'width'], glsl: (sum, own) => `gaussian((${sum} - ${own(0)}) / ${own(1)}, 0.0, 1.0)` },
  step: { numbers: [], glsl: (sum) => `over0(${sum})` },
  sin: { numbers: [], glsl: (sum) => `sin(${sum})` },
};

/** A layer of units of one kind, in vectors. */
interface Layer {
  readonly units: readonly FlatUnit[];
  /** Its first vector. */
  readonly first: number;
  /** Its first row of the table; a row for each vector. */
  readonly row: number;
  /** The vectors that it reads. */
  readonly from: number;
  readonly to: number;
}

/** The layers of a network and where its values stand; `null` where a layer mixes activations. */
function layersOf({ inputs, units }: FlatNetwork): { layers: Layer[]; slots: number[]; vectors: number } | null {
  const slots = inputs.map((_, i) => i);
  const layers: Layer[] = [];
  let [first, row] = [Math.ceil(inputs.length / BLOCK), 0];
  for (let at = 0; at < units.length;) {
    const own = units.filter(({ layer }) => layer === units[at].layer);
    if (own.some(({ activation }) => activation !== own[0].activation)) return null;
    const sources = own.flatMap(({ terms }) => terms.map(({ source }) => Math.floor(slots[source] / BLOCK)));
    const [from, to] = sources.reduce(([low, high], s) => [Math.min(low, s), Math.max(high, s + 1)], [first, 0]);
    layers.push({ units: own, first, row, from: Math.min(from, to), to });
    for (const index of own.keys()) slots.push(first * BLOCK + index);
    const count = Math.ceil(own.length / BLOCK);
    [first, row, at] = [first + count, row + count, at + own.length];
  }
  return { layers, slots, vectors: first };
}

/** Emits a network as loops. @param inputName - the GLSL expression of an input by its index; `null` where it cannot be done */
export function emitDenseNetwork(network: FlatNetwork, inputName: (index: number) => string): NetworkGlsl | null {
  const made = layersOf(network);
  if (!made) return null;
  const { layers, slots, vectors } = made;
  const nameOf = (slot: number) => `v[${Math.floor(slot / BLOCK)}].${'xyzw'[slot % BLOCK]}`;
  const inputs = network.inputs.map((_, i) => `  ${nameOf(slots[i])} = ${inputName(i)};`);
  const zeros = Array.from({ length: -network.inputs.length & (BLOCK - 1) }, (_, i) => `  ${nameOf(network.inputs.length + i)} = 0.0;`);
  const loops = layers.map(({ units, first, row, from, to }) => {
    const { numbers, glsl } = ACTIVATIONS[units[0].activation];
    return `  for (int o = 0; o < ${Math.ceil(units.length / BLOCK)}; o++) {
    int row = ${row} + o;
    vec4 sum = own(0);
    for (int s = ${from}, at = ${1 + numbers.length}; s < ${to}; s++, at += ${BLOCK})
      sum += own(at) * v[s].x + own(at + 1) * v[s].y + own(at + 2) * v[s].z + own(at + 3) * v[s].w;
    v[${first} + o] = ${glsl('sum', (n) => `own(${1 + n})`)};
  }`;
  });
  return {
    declarations: '#define own(at) texelFetch(tWeights, ivec2(at, row), 0)\nuniform sampler2D tWeights;',
    body: [`  vec4 v[${vectors}];`, ...inputs, ...zeros, ...loops].join('\n'),
    outputs: network.outputs.map((source) => nameOf(slots[source])),
  };
}

/** The table `tWeights` of {@link emitDenseNetwork}: in each row four units' biases, their numbers, then their weights by source. */
export function denseTable(network: FlatNetwork): TableData {
  const made = layersOf(network);
  if (!made) throw new Error('network: a layer mixes activations; expected one after emitDenseNetwork');
  const { layers, slots } = made;
  const width = Math.max(...layers.map(({ units, from, to }) => 1 + ACTIVATIONS[units[0].activation].numbers.length + (to - from) * BLOCK));
  const height = layers.reduce((rows, { units }) => rows + Math.ceil(units.length / BLOCK), 0);
  const texels = new Float32Array(width * height * BLOCK);
  for (const { units, row, from } of layers) {
    const { numbers } = ACTIVATIONS[units[0].activation];
    const padded = Math.ceil(units.length / BLOCK) * BLOCK;
    for (let index = 0; index < padded; index++) {
      const unit = units[index] as FlatUnit | undefined;
      const place = (at: number) => ((row + Math.floor(index / BLOCK)) * width + at) * BLOCK + (index % BLOCK);
      texels[place(0)] = unit?.bias ?? 0;
      numbers.forEach((name, i) => (texels[place(1 + i)] = Number(unit?.[name] ?? 1))); // nobody reads what is not there, but a width of 0 is none
      for (const { source, weight } of unit?.terms ?? []) texels[place(1 + numbers.length + slots[source] - from * BLOCK)] += weight;
    }
  }
  return { format: 'RGBA32F', width, height, texels };
}
