// The bit-sliced path: a two-state rule that reads the cell itself and how many of its up to eight neighbours live. Whatever its
// network, its outputs are a table of at most 18 entries, so 128 cells are computed at once with a few dozen logic operations.
// While a rule is edited the table is in uniforms; once it rests it is written into the shader.

import step from '../../shaders/step-bits.glsl';
import { cellCount } from '../base/limits.js';
import { perceive } from '../rule/neighbourhood.js';
import type { Rule } from '../rule/rule.js';
import { discreteTable } from '../rule/table.js';
import { bitsLayout, CELLS_PER_TEXEL } from './bits-layout.js';
import { fragment } from './glsl.js';
import { decideByUniforms, decideUniforms, emitDecide, type OuterTotalistic } from './logic.js';
import { flatDimensions } from './perceive.js';
import type { PassPlan, Plan, PlanOptions } from './plan.js';

/** Work of one texel, in fetches. */
const TEXEL_COST = 20;

/** The neighbours by their names in the shader. */
const NAMES = { nw: '-1,-1', n: '0,-1', ne: '1,-1', w: '-1,0', e: '1,0', sw: '-1,1', s: '0,1', se: '1,1' } as const;
const AROUND = new Set<string>(Object.values(NAMES));

/** Which neighbours a rule counts, and which of its inputs are the cell and which are the count. */
interface Reading {
  readonly near: ReadonlySet<string>;
  readonly roles: readonly ('self' | 'count')[];
}

/** How a rule reads its neighbourhood, if it is only the cell and one count of neighbours. */
function readingOf(rule: Rule): Reading | null {
  const near = new Set<string>();
  let counted = '';
  const roles: ('self' | 'count')[] = [];
  for (const input of rule.inputs) {
    const { lists, combine } = perceive(input, flatDimensions(rule));
    if (combine !== 'sum' || (input.of !== undefined && input.of !== 1)) return null;
    const cells = lists[0].map(({ dx, dy }) => `${dx},${dy}`);
    if (!lists[0].every(({ weight }) => weight === 1)) return null;
    if (cells.length === 1 && cells[0] === '0,0') {
      roles.push('self');
      continue;
    }
    const key = cells.join(' ');
    if (!cells.every((cell) => AROUND.has(cell)) || (counted && counted !== key)) return null;
    counted = key;
    for (const cell of cells) near.add(cell);
    roles.push('count');
  }
  return { near, roles };
}

/** Whether this path runs a rule. */
export function hasBitsPath(rule: Rule): boolean {
  return (
    rule.states === 2 &&
    rule.update.fireRate === undefined &&
    readingOf(rule) !== null &&
    discreteTable(rule, flatDimensions(rule)) !== undefined
  );
}

/** The rule's outcomes by count. Counts that cannot be (more than it has neighbours) are as the highest that can. */
function outerTotalistic(rule: Rule): OuterTotalistic {
  const reading = readingOf(rule);
  const table = discreteTable(rule, flatDimensions(rule));
  if (!reading || !table) throw new Error(`rule ${rule.name}: no outer-totalistic table; expected one after hasBitsPath`);
  const outcome = (self: number, count: number) => {
    const value = { self, count: Math.min(count, reading.near.size) };
    return table.states[table.axes.reduce((entry, { stride, min }, i) => entry + (value[reading.roles[i]] - min) * stride, 0)] === 1;
  };
  const counts = Array.from({ length: 9 }, (_, count) => count);
  return { birth: counts.map((count) => outcome(0, count)), survival: counts.map((count) => outcome(1, count)) };
}

/** What a rule that {@link hasBitsPath} takes counts, by `dx,dy`, and what follows from the count. */
export function bitsOf(rule: Rule): { near: ReadonlySet<string>; outcomes: OuterTotalistic } {
  return { near: (readingOf(rule) as Reading).near, outcomes: outerTotalistic(rule) };
}

/** What the shader is given beside the rule: the extent, the border, the neighbours. */
function defines(rule: Rule, { size: [width] }: PlanOptions, near: ReadonlySet<string>): string {
  const last = Math.ceil(width / CELLS_PER_TEXEL) - 1;
  const bit = (width - 1) % CELLS_PER_TEXEL;
  const mask = [0, 1, 2, 3].map((word) => {
    const bits = Math.min(32, Math.max(0, bit + 1 - word * 32));
    return bits === 32 ? '~0u' : `${2 ** bits - 1}u`;
  });
  const boundary = (['torus', 'dead', 'mirror'] as const).map(
    (name) => `#define BOUNDARY_${name.toUpperCase()} ${Number(rule.boundary === name)}`,
  );
  const masks = Object.entries(NAMES).map(([name, cell]) => `#define NEAR_${name} uvec4(${near.has(cell) ? '~0u' : '0u'})`);
  return [
    `#define LAST_TEXEL ${last}`,
    `#define LAST_BIT ${bit}`,
    `#define LAST_MASK ${mask.join(', ')}`,
    `#define ALIGNED ${Number(width % CELLS_PER_TEXEL === 0 && rule.boundary === 'torus')}`,
    ...boundary,
    ...masks,
  ].join('\n');
}

/** The bit-sliced path for a rule that {@link hasBitsPath} takes. */
export function bitsPath(rule: Rule, options: PlanOptions): Plan {
  const { near } = readingOf(rule) as Reading;
  const head = defines(rule, options, near);
  const pass = (decide: string): PassPlan[] => [
    { fragment: fragment(bitsLayout.read, head, decide, step), to: 'state', reads: { tState: 'state' } },
  ];
  return {
    path: 'bit-sliced',
    why: 'two states, the cell and a count of neighbours: 128 cells a texel',
    key: `bits|${options.size.join('x')}|${rule.boundary}|${[...near].join(' ')}`,
    layout: bitsLayout,
    scratch: [],
    passes: pass(decideByUniforms),
    settled: (edited) => pass(emitDecide(outerTotalistic(edited))),
    values: (edited) => ({ uniforms: decideUniforms(outerTotalistic(edited)), tables: {} }),
    cost: (cellCount(options.size) / CELLS_PER_TEXEL) * TEXEL_COST,
  };
}
