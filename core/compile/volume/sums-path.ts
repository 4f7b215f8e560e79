// The path of sums in three passes: balls, shells, boxes and diamonds in a volume, four cells a texel. The first pass adds up rows,
// the second planes of rows, the third stacks of planes, and goes on to the new state. Whole numbers throughout for discrete rules
// and for continuous ones of 256 levels, so the sums are exact; with float states they are as good as 32-bit floats.

import { flattenNetwork } from '../../rule/network.js';
import type { Rule } from '../../rule/rule.js';
import { discreteTable } from '../../rule/table.js';
import { emitNetwork, networkUniforms } from '../network.js';
import { inputName } from '../perceive.js';
import type { Plan, PlanOptions } from '../plan.js';
import { precisionOf } from '../precision.js';
import { QUAD } from '../quads-layout.js';
import { emitSettledNetwork } from '../settled-network.js';
import { tableValues } from '../table.js';
import { updateUniforms } from '../update.js';
import { extentOf } from './atlas.js';
import { volumeEdits } from './edit.js';
import { byteVolumeQuads, floatVolumeQuads } from './layout.js';
import { slabsOf, stagesOf } from './slabs.js';
import { floatStorage, MAX_TEXTURES, wholeStorage, type Storage } from './sums-glsl.js';
import { emitHead, emitLastPass, emitSummingPasses, LEVELS, type Kind, type Parts } from './sums-passes.js';
import { sumsOf, type Sums } from './sums.js';

/** Work of a unit on four cells, in fetches. */
const UNIT_COST = 4;

function kindOf(rule: Rule, options: PlanOptions): Kind {
  if (rule.states !== 'continuous') return 'states';
  return precisionOf(options) === 8 ? 'levels' : 'floats';
}

/** How a rule's sums are stored, or `null` where this path does not run it. */
function storageOf(rule: Rule, options: PlanOptions, sums: Sums): Storage | null {
  const kind = kindOf(rule, options);
  const [low] = rule.range ?? [0, 1];
  if (kind === 'floats' && !options.machine.float32) return null;
  // Beyond a dead border is 0, which is no level where the range does not begin there.
  if (kind === 'levels' && low !== 0 && rule.boundary === 'dead') return null;
  const storage = kind === 'floats' ? floatStorage : wholeStorage(sums, kind === 'levels' ? LEVELS : Number(rule.states) - 1);
  if (!storage) return null;
  const most = Math.max(sums.windows.length / storage.windows, sums.planes.length / storage.planes);
  return most <= MAX_TEXTURES ? storage : null;
}

function sumsFor(rule: Rule, options: PlanOptions): { sums: Sums; storage: Storage } | null {
  if (rule.channels !== 1 || rule.formula || rule.update.alive) return null;
  if (rule.states !== 'continuous' && !discreteTable(rule, 3) && flattenNetwork(rule).outputs.length !== 1) return null;
  const sums = sumsOf(rule);
  const storage = sums && storageOf(rule, options, sums);
  return storage ? { sums: sums as Sums, storage } : null;
}

/** Whether this path runs a rule. */
export const hasSumsPath = (rule: Rule, options: PlanOptions): boolean => sumsFor(rule, options) !== null;

const NAMES: Readonly<Record<Kind, string>> = { states: 'whole states', levels: '256 levels', floats: 'float' };

/** The path of sums for a rule that {@link hasSumsPath} takes. */
export function sumsPath(rule: Rule, options: PlanOptions): Plan {
  const { sums, storage } = sumsFor(rule, options) as { sums: Sums; storage: Storage };
  const { precision, machine } = options;
  const size = extentOf(options.size);
  const kind = kindOf(rule, options);
  const longest = machine.maxTextureSize;
  const layout = kind === 'states' ? byteVolumeQuads(size, longest) : floatVolumeQuads(precisionOf(options), rule.range, size, longest);
  const textures = Math.ceil(sums.windows.length / storage.windows) + Math.ceil(sums.planes.length / storage.planes);
  const slabs = slabsOf(size, QUAD * storage.lanes, textures, sums.depth, longest);
  const parts: Parts = { rule, options, kind, sums, storage, layout, slabs };
  const head = emitHead(parts);
  const { passes, scratch, costs, planesAt } = emitSummingPasses(parts, head);
  const table = kind === 'states' ? discreteTable(rule, 3) : undefined;
  const flat = flattenNetwork(rule);
  const last = emitLastPass(parts, head, planesAt, table ? null : emitNetwork(flat, inputName, 'vec4'));
  const lastCost = { pass: passes.length, perTexel: 2 * last.fetches + (table ? 12 : UNIT_COST * flat.units.length + 4) };
  const stages = stagesOf(slabs, layout.atlas, size, costs, lastCost);
  const bits = kind === 'floats' ? `, ${precisionOf(options)}-bit float` : kind === 'levels' ? ', 256 levels' : '';
  return {
    path: `volume, sums in three passes${bits}`,
    why: `balls, shells or boxes of ${NAMES[kind]}: rows, then planes, then stacks of planes, four cells a texel`,
    key: `sums|${layout.key}|${machine.maxDrawBuffers}|${size.join('x')}|${precision}|${rule.structureKey}`,
    layout,
    scratch,
    passes: [...passes, last.pass],
    stages,
    edits: volumeEdits(size, longest),
    ...(kind !== 'states' && {
      settled: (edited: Rule) => {
        const settled = emitLastPass({ ...parts, rule: edited }, head, planesAt, emitSettledNetwork(edited, inputName, 'vec4', 3));
        return [...passes, settled.pass];
      },
    }),
    values: (edited) => {
      const { uniforms, tables } = table ? tableValues(edited, 3) : networkUniforms(edited);
      return { uniforms: { ...uniforms, ...updateUniforms(edited) }, tables };
    },
    cost: stages.reduce((sum, { cost }) => sum + cost, 0),
  };
}
