// Counting neighbours on whole words: from many words of one bit a cell to the bits of their count, and from those bits and the cell
// to what comes next. Text only; `bits-path.ts` puts it in a shader.

import { choose, leaf } from '../logic.js';

/** What follows from a count, of a dead cell and of a live one. */
export interface Outcomes {
  readonly birth: readonly boolean[];
  readonly survival: readonly boolean[];
}

/**
 * The lines that add up words, bit by bit, by full and half adders.
 * @param words - names of words; each counts one
 * @returns also the names of the sum's bits, the lowest first
 */
export function emitCount(words: readonly string[]): { lines: string[]; bits: string[] } {
  const lines: string[] = [];
  const bits: string[] = [];
  let made = 0;
  const add = (text: string) => {
    const name = `w${made++}`;
    lines.push(`  uvec4 ${name} = ${text};`);
    return name;
  };
  for (let column = [...words]; column.length > 0;) {
    const carries: string[] = [];
    while (column.length > 1) {
      const [a, b, c] = column.splice(0, Math.min(3, column.length));
      const half = add(`${a} ^ ${b}`);
      column.push(c === undefined ? half : add(`${half} ^ ${c}`));
      carries.push(add(c === undefined ? `${a} & ${b}` : `(${a} & ${b}) | (${half} & ${c})`));
    }
    bits.push(column[0]);
    column = carries;
  }
  return { lines, bits };
}

/** A tree of choices over the bits of a count. @param values - by count, as many as the bits can say */
function emitTree(values: readonly string[], bits: readonly string[], pick: (bit: string, a: string, b: string) => string): string {
  return bits.reduce<readonly string[]>(
    (level, bit) => Array.from({ length: level.length / 2 }, (_, i) => pick(bit, level[2 * i], level[2 * i + 1])),
    values,
  )[0];
}

/** The same list, with its last as often as it takes to fill it. */
const filled = <T>(list: readonly T[], length: number): T[] => Array.from({ length }, (_, i) => list[Math.min(i, list.length - 1)]);

/** The lines that set `next`, with the outcomes written into them; equal branches meet. */
export function emitDecided({ birth, survival }: Outcomes, bits: readonly string[]): string {
  const lines: string[] = [];
  const names = new Map<string, string>();
  const named = (text: string): string => {
    if (!text.includes(' ')) return text;
    const name = names.get(text) ?? `t${names.size}`;
    if (!names.has(text)) lines.push(`  uvec4 ${name} = ${text};`);
    names.set(text, name);
    return name;
  };
  const leaves = filled(birth.map((born, count) => leaf(born, survival[count])), 2 ** bits.length); // prettier-ignore
  const result = emitTree(leaves, bits, (bit, a, b) => named(choose(bit, a, b)));
  return `${lines.join('\n')}\n  uvec4 next = ${result};`;
}

/** Declares the outcomes as uniforms: all ones or zeros by count. */
export const decidingDeclarations = (counts: number): string => `uniform uint uBirth[${counts}];
uniform uint uSurvival[${counts}];
uvec4 pick(uvec4 s, uvec4 a, uvec4 b) {
  return a ^ (s & (a ^ b));
}
uvec4 after(uvec4 c, int count) {
  return uvec4(uBirth[count]) ^ (c & uvec4(uBirth[count] ^ uSurvival[count]));
}`;

/** The line that sets `next` by the uniforms of {@link decidingDeclarations}. */
export function emitDeciding(counts: number, bits: readonly string[]): string {
  const leaves = filled(
    Array.from({ length: counts }, (_, count) => `after(c, ${count})`),
    2 ** bits.length,
  );
  return `  uvec4 next = ${emitTree(leaves, bits, (bit, a, b) => (a === b ? a : `pick(${bit}, ${a}, ${b})`))};`;
}
