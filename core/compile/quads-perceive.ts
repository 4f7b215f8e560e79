// What four neighbouring cells perceive, as GLSL: one vec4 per input. A texel four cells wide adds to the four sums by a constant
// 4 × 4 matrix of the neighbourhood's weights; where all its weights are the same (the inside of a disc) it is only added up. Rows
// at the same distance above and below are added first where the neighbourhood is symmetric.

import { perceive, type Tap } from '../rule/neighbourhood.js';
import type { Rule } from '../rule/rule.js';
import { float, signed } from './glsl.js';
import { flatDimensions, inputName } from './perceive.js';
import { QUAD } from './quads-layout.js';

/** Most texels that a step may fetch for one. */
const MAX_QUAD_FETCHES = 1200;

/** An input's weights, by `dx,dy`, and what is seen of a state. */
interface Input {
  readonly weights: ReadonlyMap<string, number>;
  readonly of: number | undefined;
  readonly scale: number;
}

/** The GLSL of the perception of four cells. */
export interface QuadPerception {
  /** Given `ivec2 p` (a texel) and `vec4 state`, makes `vec4 input0`, … */
  readonly body: string;
  /** Texels fetched for a texel. */
  readonly fetches: number;
}

const key = (dx: number, dy: number) => `${dx},${dy}`;
const texelOffset = (dx: number) => Math.floor(dx / QUAD);

/** How each input looks at the cells; `null` where it is no plain sum, or sees another channel. */
function inputsOf(rule: Rule, whole: boolean): Input[] | null {
  const inputs: Input[] = [];
  for (const input of rule.inputs) {
    const { lists, combine, scale } = perceive(input, flatDimensions(rule));
    if (combine !== 'sum' || (input.channel ?? 0) !== 0) return null;
    const weights = new Map(lists[0].map(({ dx, dy, weight }: Tap) => [key(dx, dy), weight]));
    inputs.push({ weights, of: input.of, scale: whole ? 1 : scale });
  }
  return inputs;
}

const offsetsOf = (inputs: readonly Input[]) => inputs.flatMap(({ weights }) => [...weights.keys()].map((k) => k.split(',').map(Number)));

/** Texels, by row, that the inputs read. */
function windowOf(inputs: readonly Input[]): Map<number, [number, number]> {
  const rows = new Map<number, [number, number]>();
  for (const [dx, dy] of offsetsOf(inputs)) {
    const [from, to] = rows.get(dy) ?? [Infinity, -Infinity];
    rows.set(dy, [Math.min(from, texelOffset(dx)), Math.max(to, texelOffset(dx + QUAD - 1))]);
  }
  return rows;
}

/** Whether each row has the weights of the row as far on the other side. */
function symmetric(inputs: readonly Input[]): boolean {
  return inputs.every((input) =>
    offsetsOf([input]).every(([dx, dy]) => input.weights.get(key(dx, -dy)) === input.weights.get(key(dx, dy))),
  );
}

/** The weights of a texel's four cells (columns) in the sums of four cells (rows of a column vector). */
function matrixOf({ weights }: Input, texel: number, dy: number): number[][] {
  const cells = [0, 1, 2, 3];
  return cells.map((i) => cells.map((j) => weights.get(key(texel * QUAD + i - j, dy)) ?? 0));
}

/** Adds a texel's cells to an input's sums. Uniform matrices are gathered in `even`, by weight. */
function emitTexel(index: number, matrix: number[][], cells: string, even: Map<number, string>): string[] {
  const [first] = matrix[0];
  if (matrix.every((column) => column.every((weight) => weight === first))) {
    if (!first) return [];
    const name = even.get(first) ?? `even${index}_${even.size}`;
    even.set(first, name);
    return [`  ${name} += ${cells};`];
  }
  return matrix.flatMap((column, i) =>
    column.every((weight) => !weight) ? [] : [`  ${inputName(index)} += ${cells}.${'xyzw'[i]} * vec4(${column.map(float).join(', ')});`],
  );
}

const seen = (of: number | undefined, cells: string) =>
  of === undefined ? cells : `vec4(lessThan(abs(${cells} - ${float(of)}), vec4(0.5)))`;

/**
 * Emits the perception of four cells at once.
 * @param whole - leaves means undivided, as tables count them
 * @returns `null` where the inputs are not plain sums over one channel, or read too much
 */
export function emitQuadPerception(rule: Rule, whole: boolean): QuadPerception | null {
  const inputs = inputsOf(rule, whole);
  if (!inputs) return null;
  const rows = windowOf(inputs);
  const fetches = [...rows.values()].reduce((sum, [from, to]) => sum + to - from + 1, 0);
  if (fetches > MAX_QUAD_FETCHES) return null;
  const fold = symmetric(inputs);
  const evens = inputs.map(() => new Map<number, string>());
  const lines: string[] = [];
  for (const [dy, [from, to]] of rows) {
    if (fold && dy < 0) continue;
    const sides = fold && dy > 0 ? [dy, -dy] : [dy];
    for (const side of sides) lines.push(`  y${signed(side)} = along(p.y + ${side}, uSize.y);`);
    for (let texel = from; texel <= to; texel++) lines.push(...emitCells(inputs, texel, sides, evens));
  }
  const names = [...rows.keys()].map((dy) => `y${signed(dy)}`);
  const texels = [...new Set([...rows.values()].flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)))];
  const columns = texels.map((texel) => `  int x${signed(texel)} = columnAt(p.x + ${texel});`);
  const sums = inputs.map((_, i) => `  vec4 ${inputName(i)} = vec4(0.0);`);
  const evenNames = evens.flatMap((even) => [...even.values()]).map((name) => `  vec4 ${name} = vec4(0.0);`);
  const totals = inputs.flatMap(({ scale }, i) => {
    const gathered = [...evens[i]].map(([weight, name]) => `  ${inputName(i)} += ${float(weight)} * dot(${name}, vec4(1.0));`);
    return scale === 1 ? gathered : [...gathered, `  ${inputName(i)} *= ${float(scale)};`];
  });
  return { body: [`  vec4 q;`, ...columns, `  int ${names.join(', ')};`, ...sums, ...evenNames, ...lines, ...totals].join('\n'), fetches };
}

/** One texel on one row or on a row and its mirror image: fetched once, added to every input that reads it. */
function emitCells(inputs: readonly Input[], texel: number, sides: readonly number[], evens: readonly Map<number, string>[]): string[] {
  const fetched = sides.map((side) => (texel === 0 && side === 0 ? 'state' : `quadAt(x${signed(texel)}, y${signed(side)})`));
  const matrices = inputs.map((input) => matrixOf(input, texel, sides[0]));
  const states = [...new Set(inputs.map(({ of }) => of))];
  const used = (i: number) => matrices[i].some((column) => column.some(Boolean));
  const lines = states.flatMap((of) => {
    const readers = inputs.map((_, i) => i).filter((i) => inputs[i].of === of && used(i));
    if (!readers.length) return [];
    const sum = fetched.map((cells) => seen(of, cells)).join(' + ');
    return [`  q = ${sum};`, ...readers.flatMap((i) => emitTexel(i, matrices[i], 'q', evens[i]))];
  });
  return lines;
}
