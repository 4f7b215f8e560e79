// The byte-lane path: a rule of 3 to 256 states (or two, where it is no outer-totalistic one) with a small neighbourhood. Sixteen
// cells stand in a texel and are summed side by side; only the table is looked up cell by cell. A column of the neighbourhood is
// summed once and then shifted to where it is needed.

import step from '../../shaders/step-bytes.glsl';
import { cellCount } from '../base/limits.js';
import { perceive, type Tap } from '../rule/neighbourhood.js';
import type { Rule } from '../rule/rule.js';
import { discreteTable } from '../rule/table.js';
import { boundaryGlsl } from './boundary.js';
import { bytesLayout, LANES, lastMask } from './bytes-layout.js';
import { fragment, signed } from './glsl.js';
import { flatDimensions } from './perceive.js';
import type { Plan, PlanOptions } from './plan.js';
import { tableValues } from './table.js';
import { firesInPart } from './update.js';

/** Farthest column that a row holds. */
const REACH = 4;
/** Most rows that are fetched. */
const MAX_ROWS = 9;
/** Most sums: beyond, a cell's own path is as fast. */
const MAX_SUMS = 24;
/** Work of one texel beside its fetches: sixteen look-ups. */
const LOOKUP_COST = 20;

/** Highest number of a lane. */
const LANE_MAX = 255;

/** Taps of an input whose sum fits a lane, and the state that they look at. The input is the total of its sums times their factors. */
interface Sum {
  readonly input: number;
  readonly taps: readonly Tap[];
  readonly factor: number;
  readonly of: number | undefined;
}

/** Taps in groups that fit a lane each. A tap too heavy for one stands alone with a factor. */
function groupsOf(taps: readonly Tap[], most: number): { taps: Tap[]; factor: number }[] {
  const heavy = taps.filter(({ weight }) => weight * most > LANE_MAX).map((tap) => ({ taps: [{ ...tap, weight: 1 }], factor: tap.weight }));
  const groups: { taps: Tap[]; factor: number }[] = [];
  let room = 0;
  for (const tap of taps) {
    const need = tap.weight * most;
    if (need > LANE_MAX) continue;
    if (need > room) {
      groups.push({ taps: [], factor: 1 });
      room = LANE_MAX;
    }
    groups[groups.length - 1].taps.push(tap);
    room -= need;
  }
  return [...groups, ...heavy];
}

/** The sums of a rule's inputs, if this path can make them. */
function sumsOf(rule: Rule): Sum[] | null {
  const sums: Sum[] = [];
  for (const [input, { of, ...rest }] of rule.inputs.entries()) {
    const { lists, combine } = perceive({ of, ...rest }, flatDimensions(rule));
    const [taps] = lists;
    const whole = taps.every(({ weight }) => Number.isInteger(weight) && weight > 0);
    const near = taps.every(({ dx, dy }) => Math.abs(dx) <= REACH && Math.abs(dy) * 2 < MAX_ROWS);
    if (combine !== 'sum' || !whole || !near) return null;
    for (const group of groupsOf(taps, of === undefined ? Number(rule.states) - 1 : 1)) sums.push({ input, of, ...group });
  }
  return sums.length <= MAX_SUMS ? sums : null;
}

/** Whether this path runs a rule. */
export function hasBytesPath(rule: Rule): boolean {
  return (
    rule.states !== 'continuous' && !firesInPart(rule) && sumsOf(rule) !== null && discreteTable(rule, flatDimensions(rule)) !== undefined
  );
}

/** A row's name: which row, and which state is looked for in it. */
const rowName = (dy: number, of: number | undefined) => `row_${signed(dy)}${of === undefined ? '' : `_${of}`}`;

/** Emits the rows that the sums read. */
function emitRows(sums: readonly Sum[]): string[] {
  const rows = new Map<string, string>();
  for (const { taps, of } of sums)
    for (const { dy } of taps) {
      const plain = rowName(dy, undefined);
      if (!rows.has(plain)) rows.set(plain, dy ? `rowOf(p.x, along(p.y + ${dy}, uSize.y))` : 'rowOf(p.x, p.y)');
      if (of !== undefined && !rows.has(rowName(dy, of))) rows.set(rowName(dy, of), `isIn(${plain}, ${of}u)`);
    }
  return [...rows].map(([name, text]) => `  Row ${name} = ${text};`);
}

/** The sixteen lanes of a column, each with the value `dx` cells to its right. */
function shift(column: string, dx: number): string {
  if (dx === 0) return `${column}.mid`;
  const [mid, bits] = [`${column}.mid`, 8 * Math.abs(dx)];
  const turned = dx < 0 ? `uvec4(${column}.before, ${mid}.xyz)` : `uvec4(${mid}.yzw, ${column}.after)`;
  if (bits === 32) return turned;
  return dx < 0 ? `((${mid} << ${bits}) | (${turned} >> ${32 - bits}))` : `((${mid} >> ${bits}) | (${turned} << ${32 - bits}))`;
}

/** Emits the sums: columns that several places share are added up once. */
function emitSums(sums: readonly Sum[]): string[] {
  const columns = new Map<string, string>();
  const lines: string[] = [];
  const columnOf = (taps: readonly Tap[], of: number | undefined) => {
    if (taps.length === 1 && taps[0].weight === 1) return rowName(taps[0].dy, of);
    const part = (field: string) =>
      taps.map(({ dy, weight }) => `${weight === 1 ? '' : `${weight}u * `}${rowName(dy, of)}.${field}`).join(' + ');
    const text = `Row(${part('before')}, ${part('mid')}, ${part('after')})`;
    let name = columns.get(text);
    if (!name) {
      columns.set(text, (name = `column${columns.size}`));
      lines.push(`  Row ${name} = ${text};`);
    }
    return name;
  };
  const totals = sums.map(({ taps, of }, index) => {
    const places = [...new Set(taps.map(({ dx }) => dx))];
    const terms = places.map((dx) => shift(columnOf(taps.filter((tap) => tap.dx === dx), of), dx)); // prettier-ignore
    return `  uvec4 sum${index} = ${terms.join(' + ')};`;
  });
  return [...lines, ...totals];
}

/** Emits the look-ups: for each of the four bytes of the words, an entry and its state. */
function emitLookups(sums: readonly Sum[]): string[] {
  return [0, 8, 16, 24].map((bits) => {
    const terms = sums.map(({ input, factor }, i) => `uint(uStrides[${input}]) * ${factor}u * ((sum${i} >> ${bits}) & 255u)`);
    return `  next |= look(${terms.join(' + ')}) << ${bits};`;
  });
}

/** The byte-lane path for a rule that {@link hasBytesPath} takes. */
export function bytesPath(rule: Rule, { size }: PlanOptions): Plan {
  const [width] = size;
  const sums = sumsOf(rule) as Sum[];
  const rows = emitRows(sums);
  const text = `
#define LAST_TEXEL ${Math.ceil(width / LANES) - 1}
#define ALIGNED ${Number(width % LANES === 0 && rule.boundary === 'torus')}
uniform usampler2D tTable;
uniform int uStrides[${rule.inputs.length}];
out uvec4 oState;
${step}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
${rows.join('\n')}
${emitSums(sums).join('\n')}
  uvec4 next = uvec4(0u);
${emitLookups(sums).join('\n')}
  if (p.x == LAST_TEXEL) next &= uvec4(${lastMask(width)});
  oState = next;
}`;
  return {
    path: 'byte lanes',
    why: `${rule.states} states, a small neighbourhood: 16 cells a texel`,
    key: `bytes|${size.join('x')}|${rule.structureKey}`,
    layout: bytesLayout,
    scratch: [],
    passes: [{ fragment: fragment(bytesLayout.read, boundaryGlsl(rule, size, REACH), text), to: 'state', reads: { tState: 'state' } }],
    values: (edited) => {
      const { uniforms, tables } = tableValues(edited);
      return { uniforms: { uStrides: uniforms.uStrides }, tables };
    },
    cost: (cellCount(size) / LANES) * (rows.length * 3 + LOOKUP_COST),
  };
}
