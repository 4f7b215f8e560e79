// The bit-sliced path of volumes: a two-state rule that reads the cell itself and how many of the 26 cells around it live, or of some
// of them. 128 cells stand in a texel along x; nine rows are fetched, and adders on whole words count for all of them at once. While
// a rule is edited its outcomes are uniforms; once it rests they are written into the shader.

import rows from '../../../shaders/volume-bits.glsl';
import { cellCount } from '../../base/limits.js';
import { perceive } from '../../rule/neighbourhood.js';
import type { Rule } from '../../rule/rule.js';
import { discreteTable } from '../../rule/table.js';
import { CELLS_PER_TEXEL } from '../bits-layout.js';
import { signed } from '../glsl.js';
import type { PassPlan, Plan, PlanOptions } from '../plan.js';
import { firesInPart } from '../update.js';
import { emitPlaceOf, emitTexelAt, extentOf } from './atlas.js';
import { decidingDeclarations, emitCount, emitDecided, emitDeciding, type Outcomes } from './counting.js';
import { volumeEdits } from './edit.js';
import { boundaryGlsl, fragment } from './glsl.js';
import { bitVolume, type VolumeLayout } from './layout.js';

/** Work of a row of the neighbourhood, in fetches, its adders too. */
const ROW_COST = 6;

/** A cell that is counted. */
type Offset = readonly [dx: number, dy: number, dz: number];

/** Which cells a rule counts, and which of its inputs are the cell and which the count. */
interface Reading {
  readonly near: readonly Offset[];
  readonly roles: readonly ('self' | 'count')[];
}

/** How a rule reads its neighbourhood, if it is only the cell and one count of cells that touch it. */
function readingOf(rule: Rule): Reading | null {
  let near: readonly Offset[] | undefined;
  const roles: ('self' | 'count')[] = [];
  for (const input of rule.inputs) {
    const { lists, combine } = perceive(input, 3);
    if (combine !== 'sum' || (input.of !== undefined && input.of !== 1)) return null;
    const offsets = lists[0].map(({ dx, dy, dz }): Offset => [dx, dy, dz]);
    if (lists[0].some(({ weight }) => weight !== 1) || offsets.flat().some((d) => Math.abs(d) > 1)) return null;
    if (offsets.length === 1 && offsets[0].every((d) => d === 0)) roles.push('self');
    else if (near && String(near) !== String(offsets)) return null;
    else {
      near = offsets;
      roles.push('count');
    }
  }
  return near ? { near, roles } : null;
}

/** Whether this path runs a rule. */
export const hasBitsPath = (rule: Rule): boolean =>
  rule.states === 2 && !firesInPart(rule) && readingOf(rule) !== null && discreteTable(rule, 3) !== undefined;

/** What follows from each count. */
function outcomesOf(rule: Rule): Outcomes {
  const { near, roles } = readingOf(rule) as Reading;
  const table = discreteTable(rule, 3);
  if (!table) throw new Error(`rule ${rule.name}: no table; expected one after hasBitsPath`);
  // A cell that counts itself is never alone: what is impossible is as the nearest that is possible.
  const itself = near.some((offset) => offset.every((d) => d === 0));
  const outcome = (self: number, count: number) => {
    const value = { self, count: itself ? Math.min(near.length - 1 + self, Math.max(self, count)) : count };
    return table.states[table.axes.reduce((entry, { stride, min }, i) => entry + (value[roles[i]] - min) * stride, 0)] === 1;
  };
  const counts = Array.from({ length: near.length + 1 }, (_, count) => count);
  return { birth: counts.map((count) => outcome(0, count)), survival: counts.map((count) => outcome(1, count)) };
}

/** What the shader is given beside the rule. */
function emitHead(rule: Rule, { size }: PlanOptions, layout: VolumeLayout): string {
  const [width] = size;
  return [
    `#define LAST_TEXEL ${layout.atlas.row - 1}`,
    `#define LAST_BIT ${(width - 1) % CELLS_PER_TEXEL}`,
    `#define ALIGNED ${Number(width % CELLS_PER_TEXEL === 0 && rule.boundary === 'torus')}`,
    `#define TORUS ${Number(rule.boundary === 'torus')}`,
    `#define MIRROR ${Number(rule.boundary === 'mirror')}`,
    boundaryGlsl(rule, extentOf(size)),
    emitTexelAt('flatOf', layout.atlas),
    emitPlaceOf('placeOf', layout.atlas),
    rows,
  ].join('\n');
}

/** Bits of the last texel that are cells. */
function lastMask(width: number): string {
  const used = ((width - 1) % CELLS_PER_TEXEL) + 1;
  return [0, 32, 64, 96].map((from) => `${2 ** Math.min(32, Math.max(0, used - from)) - 1}u`).join(', ');
}

const SIDES = ['left', 'mid', 'right'];
const wordOf = ([dx, dy, dz]: Offset) => `${SIDES[dx + 1]}_${signed(dy)}_${signed(dz)}`;

/** The lines that make `c` and the words of the cells that are counted. */
function emitRows(near: readonly Offset[]): string {
  const places = ['y', 'z'].flatMap((axis) => [-1, 0, 1].map((d) => `  int ${axis}${signed(d)} = along(p.${axis} + ${d}, uSize.${axis});`));
  const needed = new Set(['0,0', ...near.map(([, dy, dz]) => `${dy},${dz}`)]);
  const fetched = [...needed].flatMap((row) => {
    const [y, z] = row.split(',').map((d) => signed(Number(d)));
    const words = SIDES.map((side) => `${side}_${y}_${z}`);
    return [`  uvec4 ${words.join(', ')};`, `  rowOf(p.x, y${y}, z${z}, ${words.join(', ')});`];
  });
  return [...places, ...fetched, '  uvec4 c = mid_0_0;'].join('\n');
}

/** The bit-sliced path for a rule that {@link hasBitsPath} takes. */
export function bitsPath(rule: Rule, options: PlanOptions): Plan {
  const { size, machine } = options;
  const { near } = readingOf(rule) as Reading;
  const layout = bitVolume(size, machine.maxTextureSize);
  const head = emitHead(rule, options, layout);
  const { lines, bits } = emitCount(near.map(wordOf));
  const passes = (declarations: string, decide: string): PassPlan[] => {
    const main = `out uvec4 oState;
void main() {
  ivec3 p = placeOf(ivec2(gl_FragCoord.xy));
${emitRows(near)}
${lines.join('\n')}
${decide}
  if (p.x == LAST_TEXEL) next &= uvec4(${lastMask(size[0])});
  oState = next;
}`;
    return [{ fragment: fragment(layout.read, head, declarations, main), to: 'state', reads: { tState: 'state' } }];
  };
  const { width, height } = layout.atlas;
  const rowCount = new Set(near.map(([, dy, dz]) => `${dy},${dz}`)).size;
  const cost = (cellCount(size) / Math.min(size[0], CELLS_PER_TEXEL)) * (rowCount * ROW_COST + 10);
  const words = (list: readonly boolean[]) => Uint32Array.from(list, (on) => (on ? 0xffffffff : 0));
  return {
    path: 'volume, bit-sliced',
    why: 'two states, the cell and a count of the cells around it: 128 cells a texel',
    key: `bits|${layout.key}|${size.join('x')}|${rule.boundary}|${near.join(' ')}`,
    layout,
    scratch: [],
    passes: passes(decidingDeclarations(near.length + 1), emitDeciding(near.length + 1, bits)),
    stages: [{ pass: 0, part: [0, 0, width, height], cost }],
    settled: (edited) => passes('', emitDecided(outcomesOf(edited), bits)),
    edits: volumeEdits(extentOf(size), machine.maxTextureSize),
    values: (edited) => {
      const { birth, survival } = outcomesOf(edited);
      return { uniforms: { uBirth: words(birth), uSurvival: words(survival) }, tables: {} };
    },
    cost,
  };
}
