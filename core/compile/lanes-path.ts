// The path of row sums in byte lanes: discrete rules that count over discs, rings, boxes and diamonds, where what a row adds fits a
// byte. One pass adds up every row's windows of each width for sixteen cells at once, one width to a texture; a second goes down the
// column, adds rows as bytes while they fit, and then in lanes of 16 bits. Whole numbers throughout, so the result is exact.

import step from '../../shaders/step-lanes.glsl';
import { cellCount } from '../base/limits.js';
import type { Rule } from '../rule/rule.js';
import { boundaryGlsl } from './boundary.js';
import { bytesLayout, LANES, lastMask } from './bytes-layout.js';
import { fragment, signed } from './glsl.js';
import type { PassPlan, Plan, PlanOptions, ScratchPlan } from './plan.js';
import { partsOf, spanSums, windowsOf, type Sum, type Window } from './spans.js';
import { tableValues } from './table.js';
import { firesInPart } from './update.js';

/** Highest number of a lane, and of a lane of a total. */
const [LANE_MAX, TOTAL_MAX] = [255, 65535];
/** Most textures of sums: with the state and the table, the samplers that every machine has. */
const MAX_WINDOWS = 14;
/** Cells in a word. */
const WORD = 4;

/** What the path makes of a rule. */
interface Shape {
  readonly sums: readonly Sum[];
  /** Windows that are summed; a width of 0 is the cell itself and needs no sum. */
  readonly windows: readonly Window[];
  /** Most that a cell adds to an input. */
  most(of: number | undefined): number;
}

function shapeOf(rule: Rule): Shape | null {
  const sums = firesInPart(rule) ? null : spanSums(rule);
  if (!sums) return null;
  const windows = windowsOf(sums).filter(({ width }) => width > 0);
  const most = (of: number | undefined) => (of === undefined ? Number(rule.states) - 1 : 1);
  const fits =
    windows.length <= MAX_WINDOWS &&
    windows.every(({ width, of }) => (2 * width + 1) * most(of) <= LANE_MAX) &&
    sums.every(({ spans, of }) => spans.reduce((cells, { outer }) => cells + 2 * outer + 1, 0) * most(of) <= TOTAL_MAX);
  return fits ? { sums, windows, most } : null;
}

/** Whether this path runs a rule. */
export const hasLanesPath = (rule: Rule): boolean => shapeOf(rule) !== null;

/** The lines that sum the windows of one state: a running sum that grows by a cell on both sides. */
function emitState(own: readonly Window[], of: number | undefined): string[] {
  const reach = Math.max(...own.map(({ width }) => width));
  const [from, to] = [Math.floor(-reach / LANES), Math.floor((LANES - 1 + reach) / LANES)];
  const tag = of === undefined ? '' : `${of}_`;
  const lines: string[] = [];
  for (let t = from; t <= to; t++) {
    const lanes = `lanesAt(p.x + ${t}, p.y)`;
    lines.push(`  uvec4 t${tag}${signed(t)} = ${of === undefined ? lanes : `isIn(${lanes}, ${of}u)`};`);
  }
  const word = (w: number) => `t${tag}${signed(Math.floor(w / WORD))}.${'xyzw'[w - Math.floor(w / WORD) * WORD]}`;
  const made = new Set<number>();
  const words = (first: number) => {
    const name = `w${tag}${signed(first)}`;
    if (!made.has(first)) lines.push(`  uvec4 ${name} = uvec4(${[0, 1, 2, 3].map((i) => word(first + i)).join(', ')});`);
    made.add(first);
    return name;
  };
  const shifted = (dx: number) => {
    const [first, bits] = [Math.floor(dx / WORD), 8 * (dx - Math.floor(dx / WORD) * WORD)];
    return bits ? `((${words(first)} >> ${bits}) | (${words(first + 1)} << ${32 - bits}))` : words(first);
  };
  const sum = `sum${tag}`;
  lines.push(`  uvec4 ${sum} = ${words(0)};`);
  let width = 0;
  for (const window of own) {
    for (; width < window.width; width++) {
      const grown = `${shifted(width + 1)} + ${shifted(-width - 1)}`;
      lines.push(`  ${sum} += ${grown};`);
    }
    lines.push(`  oRows${window.of === undefined ? '' : `${window.of}_`}${window.width} = ${sum};`);
  }
  return lines;
}

const rowsName = ({ width, of }: Window) => `${of === undefined ? '' : `${of}_`}${width}`;

/** A pass over the rows that fills a texture for each window. */
function emitRowPass(head: string, own: readonly Window[]): string {
  const outs = own.map((window, i) => `layout(location = ${i}) out uvec4 oRows${rowsName(window)};`);
  const states = [...new Set(own.map(({ of }) => of))];
  const lines = states.flatMap((of) =>
    emitState(
      own.filter((window) => window.of === of),
      of,
    ),
  );
  const body = `void main() {\n  ivec2 p = ivec2(gl_FragCoord.xy);\n${lines.join('\n')}\n}`;
  return fragment(bytesLayout.read, head, step, outs.join('\n'), body);
}

/** A fetch of a column: which window of which row. */
interface Fetch {
  readonly dy: number;
  readonly window: Window;
}

/** What fetches add to two totals of 16 bits: bytes together while they cannot overflow, then the even and the odd lanes. */
function emitGroups(total: string, fetches: readonly Fetch[], most: number): string[] {
  const lines = [`  uvec4 ${total}e = uvec4(0u), ${total}o = uvec4(0u);`, '  lanes = uvec4(0u);'];
  const spread = `  ${total}e += lanes & 0x00ff00ffu; ${total}o += (lanes >> 8) & 0x00ff00ffu;`;
  let room = LANE_MAX;
  for (const { dy, window } of fetches) {
    const need = (2 * window.width + 1) * most;
    if (need > room) {
      lines.push(spread, '  lanes = uvec4(0u);');
      room = LANE_MAX;
    }
    room -= need;
    const at = `ivec2(p.x, y_${signed(dy)})`;
    const own = window.of === undefined ? `texelFetch(tState, ${at}, 0)` : `isIn(texelFetch(tState, ${at}, 0), ${window.of}u)`;
    const value = window.width === 0 ? own : `texelFetch(tRows${rowsName(window)}, ${at}, 0)`;
    lines.push(dy === 0 ? `  lanes += ${value};` : `  if (y_${signed(dy)} >= 0) lanes += ${value};`);
  }
  return [...lines, spread];
}

/** The lines that go down the column and look the outcome up. */
function emitColumns({ sums, most }: Shape): string[] {
  const rows = [...new Set(sums.flatMap(({ spans }) => spans.map(({ dy }) => dy)))];
  const lines = rows.map((dy) => `  int y_${signed(dy)} = ${dy ? `along(p.y + ${dy}, uSize.y)` : 'p.y'};`);
  lines.push('  uvec4 lanes;');
  sums.forEach(({ spans, of }, i) => {
    const fetches = { plus: [] as Fetch[], minus: [] as Fetch[] };
    for (const span of spans) for (const [part, width] of partsOf(span)) fetches[part].push({ dy: span.dy, window: { width, of } });
    lines.push(...emitGroups(`n${i}`, fetches.plus, most(of)));
    if (fetches.minus.length) lines.push(...emitGroups(`m${i}`, fetches.minus, most(of)), `  n${i}e -= m${i}e;`, `  n${i}o -= m${i}o;`);
  });
  lines.push('  uvec4 next = uvec4(0u);');
  for (const [lane, half, bits] of [
    [0, 'e', 0],
    [1, 'o', 0],
    [2, 'e', 16],
    [3, 'o', 16],
  ] as const) {
    const terms = sums.map((_, i) => `uint(uStrides[${i}]) * ${bits ? `(n${i}${half} >> 16)` : `(n${i}${half} & 65535u)`}`);
    lines.push(`  next |= look(${terms.join(' + ')}) << ${8 * lane};`);
  }
  return lines;
}

const LOOK = `uint look(uint entry) {
  return texelFetch(tTable, ivec2(int(entry & 1023u), int(entry >> 10)), 0).r;
}
uvec4 look(uvec4 entry) {
  return uvec4(look(entry.x), look(entry.y), look(entry.z), look(entry.w));
}`;

/** The path of row sums in byte lanes for a rule that {@link hasLanesPath} takes. */
export function lanesPath(rule: Rule, { size, machine }: PlanOptions): Plan {
  const shape = shapeOf(rule) as Shape;
  const { windows, sums } = shape;
  const aligned = Number(size[0] % LANES === 0 && rule.boundary === 'torus');
  const head = `#define FULL ${Math.floor(size[0] / LANES)}\n#define ALIGNED ${aligned}\n${boundaryGlsl(rule, size, LANES)}`;
  const [width, height] = bytesLayout.extent(size);
  const passes: PassPlan[] = [];
  const scratch: ScratchPlan[] = [];
  const reads: Record<string, PassPlan['reads'][string]> = { tState: 'state' };
  for (let first = 0; first < windows.length; first += machine.maxDrawBuffers) {
    const own = windows.slice(first, first + machine.maxDrawBuffers);
    own.forEach((window, texture) => (reads[`tRows${rowsName(window)}`] = { scratch: scratch.length, texture }));
    passes.push({ fragment: emitRowPass(head, own), to: scratch.length, reads: { tState: 'state' } });
    scratch.push({ format: 'RGBA32UI', width, height, count: own.length });
  }
  const samplers = windows.map((window) => `uniform usampler2D tRows${rowsName(window)};`);
  const column = `${samplers.join('\n')}
uniform usampler2D tTable;
uniform int uStrides[${sums.length}];
out uvec4 oState;
${step}
${LOOK}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
${emitColumns(shape).join('\n')}
  if (p.x == ${width - 1}) next &= uvec4(${lastMask(size[0])});
  oState = next;
}`;
  passes.push({ fragment: fragment(bytesLayout.read, head, column), to: 'state', reads });
  const fetched = sums.reduce((count, { spans }) => count + spans.flatMap(partsOf).length, 0);
  return {
    path: 'row sums in byte lanes',
    why: `${rule.states} states, wide windows: sums of rows, then of columns, 16 cells a texel, exact`,
    key: `lanes|${size.join('x')}|${machine.maxDrawBuffers}|${rule.structureKey}`,
    layout: bytesLayout,
    scratch,
    passes,
    values: (edited) => {
      const { uniforms, tables } = tableValues(edited);
      return { uniforms: { uStrides: uniforms.uStrides }, tables };
    },
    cost: (cellCount(size) / LANES) * (windows.length * 6 + fetched + 20),
  };
}
