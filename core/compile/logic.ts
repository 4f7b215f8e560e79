// A two-state rule's table as logic on whole words: for the cell c and the bits n0 … n3 of its count of neighbours, what comes next.
// A decision diagram over n3, n2, n1, n0, c, in which equal branches meet and constants fold away.

/** The outcome for each count 0 to 8: of a dead cell, of a live one. */
export interface OuterTotalistic {
  readonly birth: readonly boolean[];
  readonly survival: readonly boolean[];
}

const NONE = 'uvec4(0u)';
const ALL = 'uvec4(~0u)';

/** `s ? b : a`, bit by bit, as short as it gets. */
export function choose(s: string, a: string, b: string): string {
  if (a === b) return a;
  if (a === NONE) return b === ALL ? s : `(${s} & ${b})`;
  if (a === ALL) return b === NONE ? `~${s}` : `(~${s} | ${b})`;
  if (b === NONE) return `(~${s} & ${a})`;
  if (b === ALL) return `(${s} | ${a})`;
  return `(${a} ^ (${s} & (${a} ^ ${b})))`;
}

/** What becomes of a cell with a fixed count. */
export function leaf(born: boolean, survives: boolean): string {
  if (born) return survives ? ALL : '~c';
  return survives ? 'c' : NONE;
}

/**
 * GLSL of `uvec4 decide(c, n0, n1, n2, n3)` with the table written into it.
 * Subexpressions that occur twice become variables.
 */
export function emitDecide({ birth, survival }: OuterTotalistic): string {
  const lines: string[] = [];
  const names = new Map<string, string>();
  const short = (text: string) => !text.includes(' ');
  const named = (text: string): string => {
    if (short(text)) return text;
    let name = names.get(text);
    if (!name) {
      names.set(text, (name = `t${names.size}`));
      lines.push(`  uvec4 ${name} = ${text};`);
    }
    return name;
  };
  const leaves = birth.map((born, count) => leaf(born, survival[count]));
  const pair = (bit: string, values: readonly string[]) =>
    Array.from({ length: values.length / 2 }, (_, i) => named(choose(bit, values[2 * i], values[2 * i + 1])));
  const [under8] = pair('n2', pair('n1', pair('n0', leaves.slice(0, 8))));
  const result = choose('n3', under8, leaves[8]);
  return `uvec4 decide(uvec4 c, uvec4 n0, uvec4 n1, uvec4 n2, uvec4 n3) {\n${lines.join('\n')}\n  return ${result};\n}`;
}

/** GLSL of `decide` with the table as uniforms: `uBirth[9]` and `uSurvival[9]` hold all ones or zeros. */
export const decideByUniforms = `
uniform uint uBirth[9];
uniform uint uSurvival[9];
uvec4 pick(uvec4 s, uvec4 a, uvec4 b) {
  return a ^ (s & (a ^ b));
}
uvec4 after(uvec4 c, int count) {
  return uvec4(uBirth[count]) ^ (c & uvec4(uBirth[count] ^ uSurvival[count]));
}
uvec4 decide(uvec4 c, uvec4 n0, uvec4 n1, uvec4 n2, uvec4 n3) {
  uvec4 under4 = pick(n1, pick(n0, after(c, 0), after(c, 1)), pick(n0, after(c, 2), after(c, 3)));
  uvec4 under8 = pick(n1, pick(n0, after(c, 4), after(c, 5)), pick(n0, after(c, 6), after(c, 7)));
  return pick(n3, pick(n2, under4, under8), after(c, 8));
}`;

/** The uniforms of {@link decideByUniforms}. */
export function decideUniforms({ birth, survival }: OuterTotalistic): { uBirth: Uint32Array; uSurvival: Uint32Array } {
  const words = (list: readonly boolean[]) => Uint32Array.from(list, (on) => (on ? 0xffffffff : 0));
  return { uBirth: words(birth), uSurvival: words(survival) };
}
