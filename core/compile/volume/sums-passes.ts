// The shaders of sums in three passes: what they have in common, the two that make sums, and the last, which goes on to the new state.
// Called by `sums-path.ts` alone.

import activation from '../../../shaders/activation.glsl';
import statesAt from '../../../shaders/volume-states.glsl';
import type { Rule } from '../../rule/rule.js';
import { clampOf } from '../../rule/structure.js';
import { float } from '../glsl.js';
import type { NetworkGlsl } from '../network.js';
import { inputName } from '../perceive.js';
import type { PassPlan, PlanOptions, ScratchPlan } from '../plan.js';
import { QUAD } from '../quads-layout.js';
import { emitLooked } from '../quads-path.js';
import { firesInPart } from '../update.js';
import { emitPlaceOf, emitTexelAt, extentOf } from './atlas.js';
import { boundaryGlsl, fireGlsl, fragment } from './glsl.js';
import type { VolumeLayout } from './layout.js';
import type { PassCost, Slabs } from './slabs.js';
import { emitOutputs, emitPlanes, emitTotals, emitWindows, type Storage } from './sums-glsl.js';
import type { Sums } from './sums.js';

/** Levels of a state of 8 bits, above the lowest. */
export const LEVELS = 255;

/** What cells are counted as: whole states, levels of 8 bits, floats. */
export type Kind = 'states' | 'levels' | 'floats';

/** What the passes are made from. */
export interface Parts {
  readonly rule: Rule;
  readonly options: PlanOptions;
  readonly kind: Kind;
  readonly sums: Sums;
  readonly storage: Storage;
  readonly layout: VolumeLayout;
  readonly slabs: Slabs;
}

/** Reads four cells as the sums count them. */
const countsAt: Readonly<Record<Kind, string>> = {
  states: 'texelFetch(tState, flatOf(x, y, z), 0)',
  levels: 'uvec4(texelFetch(tState, flatOf(x, y, z), 0) * 255.0 + 0.5)',
  floats: 'texelFetch(tState, flatOf(x, y, z), 0)',
};

/** What every pass begins with. */
export function emitHead({ rule, options, kind, layout, storage, slabs }: Parts): string {
  const size = extentOf(options.size);
  const { vector } = storage;
  return [
    `#define FULL ${Math.floor(size[0] / QUAD)}`,
    `#define ALIGNED ${Number(size[0] % QUAD === 0 && rule.boundary === 'torus')}`,
    `#define VECTOR ${vector}`,
    slabs.halo ? 'uniform int uFirst;' : '',
    boundaryGlsl(rule, size, QUAD * storage.lanes),
    emitTexelAt('flatOf', layout.atlas),
    emitTexelAt('sumAt', slabs.atlas),
    `${vector} countsAt(int x, int y, int z) {\n  return ${countsAt[kind]};\n}`,
    statesAt,
  ].join('\n');
}

const samplers = (name: string, { vector }: Storage, count: number) =>
  Array.from({ length: Math.ceil(count) }, (_, i) => `uniform highp ${vector === 'uvec4' ? 'usampler2D' : 'sampler2D'} ${name}${i};`).join(
    '\n',
  );

/** Passes that fill textures of sums. */
export interface SummingPasses {
  readonly passes: PassPlan[];
  readonly scratch: ScratchPlan[];
  readonly costs: PassCost[];
}

/** Where the textures of sums are, by sampler name. */
type Reads = Record<string, PassPlan['reads'][string]>;

/** Groups of sums that one draw can write, each with the place of its first. */
function groupsOf<T>(all: readonly T[], most: number): { first: number; own: readonly T[] }[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, i) => ({ first: i * most, own: all.slice(i * most, (i + 1) * most) }));
}

/** The passes that make sums: windows from the cells, planes from windows. @param head - see {@link emitHead} */
export function emitSummingPasses(parts: Parts, head: string): SummingPasses & { planesAt: Reads } {
  const { rule, options, sums, storage, layout, slabs } = parts;
  const { width, height } = slabs.atlas;
  const format = storage.vector === 'uvec4' ? 'RGBA32UI' : 'RGBA32F';
  const [passes, scratch, costs]: [PassPlan[], ScratchPlan[], PassCost[]] = [[], [], []];
  const add = (into: Reads, name: string, first: number, count: number, text: string, reads: Reads, perTexel: number) => {
    for (let texture = 0; texture < count; texture++) into[`${name}${first + texture}`] = { scratch: scratch.length, texture };
    costs.push({ pass: passes.length, perTexel });
    passes.push({ fragment: fragment(layout.read, head, emitPlaceOf('placeOf', slabs.atlas), text), to: scratch.length, reads });
    scratch.push({ format, width, height, count });
  };
  const begin = 'void main() {\n  ivec3 p = placeOf(ivec2(gl_FragCoord.xy));';
  const [windowsAt, planesAt]: [Reads, Reads] = [{}, {}];
  const z = slabs.halo ? `along(uFirst - ${slabs.halo} + p.z, uSize.z)` : 'p.z';
  for (const { first, own } of groupsOf(sums.windows, options.machine.maxDrawBuffers * storage.windows)) {
    const count = Math.ceil(own.length / storage.windows);
    const text = `${emitOutputs('oWindows', storage.vector, count)}\n${begin}\n  int z = ${z};\n${emitWindows(own, storage)}\n}`;
    add(windowsAt, 'tWindows', first / storage.windows, count, text, { tState: 'state' }, 8 + own.length * 3);
  }
  for (const { first, own } of groupsOf(sums.planes, options.machine.maxDrawBuffers * storage.planes)) {
    const count = Math.ceil(own.length / storage.planes);
    const { text, fetches } = emitPlanes(own, sums, storage, rule.boundary === 'dead');
    const declared = `${samplers('tWindows', storage, sums.windows.length / storage.windows)}\n${emitOutputs('oPlanes', storage.vector, count)}`;
    add(planesAt, 'tPlanes', first / storage.planes, count, `${declared}\n${begin}\n${text}\n}`, windowsAt, 2 * fetches + 2 * own.length);
  }
  return { passes, scratch, costs, planesAt };
}

/** The numbers that the network or table is given, of the totals. */
function emitInputs({ rule, kind, sums: { totals } }: Parts, whole: boolean): string {
  const [low, high] = rule.range ?? [0, 1];
  const values = totals.map(({ count, scale }, i) => {
    if (kind === 'states') return whole || scale === 1 ? `vec4(total${i})` : `${float(scale)} * vec4(total${i})`;
    if (kind === 'floats') return scale === 1 ? `total${i}` : `${float(scale)} * total${i}`;
    const offset = low * count * scale;
    return `${offset ? `${float(offset)} + ` : ''}${float(((high - low) / LEVELS) * scale)} * vec4(total${i})`;
  });
  return values.map((value, i) => `  vec4 ${inputName(i)} = ${value};`).join('\n');
}

/** The result on four cells: of a table, or of a network. */
function emitResult({ rule }: Parts, network: NetworkGlsl | null): { declarations: string; body: string } {
  if (!network) return emitLooked(rule);
  const { states, update } = rule;
  const [output] = network.outputs;
  const result = states === 'continuous' ? output : `clamp(floor(${output} + 0.5), 0.0, ${float(states - 1)})`;
  const added = update.mode === 'add' ? '  result = state + uDt * result;\n' : '';
  return {
    declarations: `${network.declarations}\nuniform float uDt;\nuniform vec2 uClamp;\n${activation}`,
    body: `${network.body}\n  vec4 result = ${result};\n${added}`,
  };
}

const FIRED = [0, 1, 2, 3].map((i) => `fires(ivec3(p.x * 4 + ${i}, p.y, p.z))`).join(', ');

/** The pass that sums planes and makes cells. @param network - `null` where a table is looked up */
export function emitLastPass(
  parts: Parts,
  head: string,
  planesAt: Reads,
  network: NetworkGlsl | null,
): { pass: PassPlan; fetches: number } {
  const { rule, sums, storage, layout, slabs } = parts;
  const { text, fetches } = emitTotals(sums, storage, rule.boundary === 'dead', (name, by) =>
    slabs.halo ? `  int ${name} = p.z - uFirst + ${slabs.halo + by};` : `  int ${name} = along(p.z + ${by}, uSize.z);`,
  );
  const { declarations, body } = emitResult(parts, network);
  const main = `
${samplers('tPlanes', storage, sums.planes.length / storage.planes)}
${declarations}
${fireGlsl(rule)}
${layout.stored}
out TEXEL oState;
void main() {
  ivec3 p = placeOf(ivec2(gl_FragCoord.xy));
  VECTOR own = countsAt(p.x, p.y, p.z);
  vec4 state = texelOf(int(gl_FragCoord.x), int(gl_FragCoord.y));
${text}
${emitInputs(parts, !network)}
${body}
${firesInPart(rule) ? `  result = mix(state, result, vec4(bvec4(${FIRED})));` : ''}
${rule.states === 'continuous' && clampOf(rule) ? '  result = clamp(result, uClamp.x, uClamp.y);' : ''}
  oState = stored(result);
}`;
  const place = emitPlaceOf('placeOf', layout.atlas);
  return { pass: { fragment: fragment(layout.read, head, place, main), to: 'state', reads: { ...planesAt, tState: 'state' } }, fetches };
}
