// The path of row sums: discrete rules that count over wide discs, rings, boxes and diamonds. One pass adds up every row's windows
// of each width that the neighbourhood has, for four cells at once, two widths to a texture; a second goes down the column and adds
// a window from each row. Whole numbers throughout, so the result is exact.

import step from '../../shaders/step-rows.glsl';
import { cellCount } from '../base/limits.js';
import type { Rule } from '../rule/rule.js';
import { boundaryGlsl } from './boundary.js';
import { fragment, signed } from './glsl.js';
import { inputName } from './perceive.js';
import type { PassPlan, Plan, PlanOptions, ScratchPlan } from './plan.js';
import { byteQuads, QUAD } from './quads-layout.js';
import { emitFiring, emitLooked } from './quads-path.js';
import { partsOf, spanSums, windowsOf, type Sum, type Window } from './spans.js';
import { tableValues } from './table.js';
import { updateUniforms } from './update.js';

/** Narrower neighbourhoods are as fast without sums. */
const LEAST_REACH = 6;
/** Most that 16 bits of a packed sum hold. */
const MOST = 65535;
/** Most textures of sums. */
const MAX_TEXTURES = 12;

/** The sums of a rule that this path runs, or `null`. */
function sumsOf(rule: Rule): Sum[] | null {
  const sums = spanSums(rule);
  if (!sums) return null;
  const reach = Math.max(...sums.flatMap(({ spans }) => spans.map(({ outer }) => outer)));
  const rows = Math.max(...sums.map(({ spans }) => spans.length));
  const fits = rows * (2 * reach + 1) * (Number(rule.states) - 1) <= MOST;
  return reach >= LEAST_REACH && fits && windowsOf(sums).length <= 2 * MAX_TEXTURES ? sums : null;
}

/** Whether this path runs a rule. */
export const hasRowsPath = (rule: Rule): boolean => sumsOf(rule) !== null;

/** Where a window's sum lies: in which texture, in which half of its words. */
const placeOf = (windows: readonly Window[], width: number, of: number | undefined) => {
  const index = windows.findIndex((window) => window.width === width && window.of === of);
  return { texture: index >> 1, shift: (index & 1) * 16 };
};

/** The lines that sum the windows `own`, of which the first is the low half of the first texture. */
function emitWindows(own: readonly Window[]): string[] {
  const reach = Math.max(...own.map(({ width }) => width));
  const [from, to] = [Math.floor(-reach / QUAD), Math.floor((QUAD - 1 + reach) / QUAD)];
  const texels = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const lines = texels.map((t) => `  uvec4 q${signed(t)} = statesAt(p.x + ${t}, p.y);`);
  for (const of of new Set(own.map((window) => window.of))) lines.push(...emitState(own, of, texels));
  return lines;
}

/** The lines for the windows that look at one state: a running sum that grows by a cell on both sides. */
function emitState(own: readonly Window[], of: number | undefined, texels: readonly number[]): string[] {
  const name = (t: number) => (of === undefined ? `q${signed(t)}` : `is${of}_${signed(t)}`);
  const lines = of === undefined ? [] : texels.map((t) => `  uvec4 ${name(t)} = uvec4(equal(q${signed(t)}, uvec4(${of}u)));`);
  const cell = (x: number) => `${name(Math.floor(x / QUAD))}.${'xyzw'[x - Math.floor(x / QUAD) * QUAD]}`;
  const four = (x: number) => `uvec4(${[0, 1, 2, 3].map((j) => cell(x + j)).join(', ')})`;
  const sum = `sum${of ?? ''}`;
  lines.push(`  uvec4 ${sum} = ${name(0)};`);
  let width = 0;
  own.forEach((window, place) => {
    if (window.of !== of) return;
    for (; width < window.width; width++) lines.push(`  ${sum} += ${four(width + 1)} + ${four(-width - 1)};`);
    lines.push(place & 1 ? `  oRows${place >> 1} |= ${sum} << 16;` : `  oRows${place >> 1} = ${sum};`);
  });
  return lines;
}

/** A pass over the rows that fills `count` textures from the window `first` on. */
function emitRowPass(head: string, windows: readonly Window[]): string {
  const count = Math.ceil(windows.length / 2);
  const outs = Array.from({ length: count }, (_, i) => `layout(location = ${i}) out uvec4 oRows${i};`);
  return fragment(
    byteQuads.read,
    head,
    step,
    outs.join('\n'),
    `void main() {\n  ivec2 p = ivec2(gl_FragCoord.xy);\n${emitWindows(windows).join('\n')}\n}`,
  );
}

/** The lines that go down the column: each row's texel of sums is added to the input's total for that window. */
function emitColumns(sums: readonly Sum[], windows: readonly Window[]): string[] {
  const rows = [...new Set(sums.flatMap(({ spans }) => spans.map(({ dy }) => dy)))];
  const totals = new Map<string, string>();
  const lines = rows.flatMap((dy) => {
    const adds = sums.flatMap(({ spans, of }, i) =>
      spans
        .filter((span) => span.dy === dy)
        .flatMap(partsOf)
        .map(([part, width]) => {
          const { texture, shift } = placeOf(windows, width, of);
          const name = `${part}${i}_${width}`;
          totals.set(name, `${part === 'plus' ? '+' : '-'} ((${name} >> ${shift}) & 65535u)`);
          return `    ${name} += texelFetch(tRows${texture}, ivec2(p.x, y), 0);`;
        }),
    );
    return [`  y = along(p.y + ${dy}, uSize.y);`, '  if (y >= 0) {', ...adds, '  }'];
  });
  const declared = [...totals.keys()].map((name) => `  uvec4 ${name} = uvec4(0u);`);
  const inputs = sums.map((_, i) => {
    const parts = [...totals].filter(([name]) => name.startsWith(`plus${i}_`) || name.startsWith(`minus${i}_`));
    return `  vec4 ${inputName(i)} = vec4(uvec4(0u) ${parts.map(([, text]) => text).join(' ')});`;
  });
  return ['  int y;', ...declared, ...lines, ...inputs];
}

/** The path of row sums for a rule that {@link hasRowsPath} takes. */
export function rowsPath(rule: Rule, options: PlanOptions): Plan {
  const { size, machine } = options;
  const sums = sumsOf(rule) as Sum[];
  const windows = windowsOf(sums);
  const head = `#define FULL ${Math.floor(size[0] / QUAD)}\n#define ALIGNED ${Number(size[0] % QUAD === 0 && rule.boundary === 'torus')}\n${boundaryGlsl(rule, size, QUAD)}`;
  const [width, height] = byteQuads.extent(size);
  const passes: PassPlan[] = [];
  const scratch: ScratchPlan[] = [];
  const reads: Record<string, PassPlan['reads'][string]> = { tState: 'state' };
  for (let first = 0; first < windows.length; first += 2 * machine.maxDrawBuffers) {
    const own = windows.slice(first, first + 2 * machine.maxDrawBuffers);
    const count = Math.ceil(own.length / 2);
    for (let texture = 0; texture < count; texture++) reads[`tRows${first / 2 + texture}`] = { scratch: scratch.length, texture };
    passes.push({ fragment: emitRowPass(head, own), to: scratch.length, reads: { tState: 'state' } });
    scratch.push({ format: 'RGBA32UI', width, height, count });
  }
  const looked = emitLooked(rule);
  const firing = emitFiring(rule);
  const samplers = Array.from({ length: Math.ceil(windows.length / 2) }, (_, i) => `uniform usampler2D tRows${i};`);
  const column = `${samplers.join('\n')}\n${looked.declarations}\n${firing.declarations}\n${byteQuads.stored}out TEXEL oState;
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  vec4 state = texelOf(p.x, p.y);
${emitColumns(sums, windows).join('\n')}
${looked.body}
${firing.body}
  oState = stored(result);
}`;
  passes.push({ fragment: fragment(byteQuads.read, head, column), to: 'state', reads });
  return {
    path: 'row sums',
    why: `${rule.states} states, wide windows: sums of rows, then of columns, exact`,
    key: `rows|${size.join('x')}|${machine.maxDrawBuffers}|${rule.structureKey}`,
    layout: byteQuads,
    scratch,
    passes,
    values: (edited) => {
      const { uniforms, tables } = tableValues(edited);
      return { uniforms: { ...uniforms, ...updateUniforms(edited) }, tables };
    },
    cost: (cellCount(size) / QUAD) * (windows.length * 4 + 60),
  };
}
