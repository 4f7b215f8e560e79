// What two neighbouring cells of two channels perceive, as GLSL. A texel holds both channels of both cells, so a neighbourhood is one
// vec4 sum for all four, and inputs that look at the two channels in the same way share it. A tap an even number of cells away is a
// whole texel; an odd one is the second half of a texel and the first of the next.

import { perceive, type Tap } from '../rule/neighbourhood.js';
import type { Rule } from '../rule/rule.js';
import { float, signed } from './glsl.js';
import { flatDimensions } from './perceive.js';
import { PAIR } from './pairs-layout.js';

/** Most different cells that a cell looks at: beyond, the text grows long and the general path has loops. */
const MAX_TAPS = 80;

/** The GLSL of the perception of two cells. */
export interface PairPerception {
  /** Given `ivec2 p` (a texel) and `vec4 state`, makes the sums that `inputs` name. */
  readonly body: string;
  /** `[2][inputs]` the expression of each input of each of the two cells. */
  readonly inputs: readonly (readonly string[])[];
  /** Texels fetched for a texel. */
  readonly fetches: number;
}

const texelName = (texel: number, dy: number) => (texel || dy ? `texel_${signed(texel)}_${signed(dy)}` : 'state');
const sumOf = (terms: readonly string[]) => (terms.length > 1 ? `(${terms.join(' + ')})` : terms[0]);

/** The weighted sum of taps, for both cells and channels: cells as far to the side and of one weight are added up first. */
function emitSum(taps: readonly Tap[], texels: Set<string>): string {
  const groups = new Map<string, Tap[]>();
  for (const tap of taps) {
    const key = `${tap.weight} ${tap.dx}`;
    groups.set(key, [...(groups.get(key) ?? []), tap]);
  }
  const byWeight = new Map<number, string[]>();
  for (const same of groups.values()) {
    const [{ dx, weight }] = same;
    const column = (texel: number) => {
      for (const { dy } of same) texels.add(`${texel},${dy}`);
      return sumOf(same.map(({ dy }) => texelName(texel, dy)));
    };
    const first = Math.floor(dx / PAIR);
    const term = dx % PAIR === 0 ? column(first) : `vec4(${column(first)}.zw, ${column(first + 1)}.xy)`;
    byWeight.set(weight, [...(byWeight.get(weight) ?? []), term]);
  }
  return [...byWeight].map(([weight, terms]) => (weight === 1 ? sumOf(terms) : `${float(weight)} * ${sumOf(terms)}`)).join(' + ');
}

/** Emits the perception of two cells at once, or gives `null` where the inputs look at too many cells. */
export function emitPairPerception(rule: Rule): PairPerception | null {
  const perceptions = rule.inputs.map((input) => perceive(input, flatDimensions(rule)));
  const cells = new Set(perceptions.flatMap(({ lists }) => lists.flat().map(({ dx, dy }) => `${dx},${dy}`)));
  if (cells.size > MAX_TAPS) return null;
  const texels = new Set<string>();
  const names = new Map<string, string>();
  for (const { lists, combine, scale } of perceptions) {
    const sums = lists.map((taps) => emitSum(taps, texels));
    const text = combine === 'sum' ? sums[0] : `sqrt(${sums.map((sum) => `(${sum}) * (${sum})`).join(' + ')})`;
    names.set(JSON.stringify([lists, combine, scale]), scale === 1 ? text : `${float(scale)} * (${text})`);
  }
  const places = [...names.keys()];
  const sums = [...names.values()].map((text, i) => `  vec4 sum${i} = ${text};`);
  const inputs = ['xy', 'zw'].map((half) =>
    perceptions.map(({ lists, combine, scale }, i) => {
      const place = places.indexOf(JSON.stringify([lists, combine, scale]));
      return `sum${place}.${half[rule.inputs[i].channel ?? 0]}`;
    }),
  );
  return { body: [...emitFetches(texels), ...sums].join('\n'), inputs, fetches: texels.size };
}

/** Every texel that the sums name, fetched once. */
function emitFetches(texels: ReadonlySet<string>): string[] {
  const places = [...texels].map((texel) => texel.split(',').map(Number)).filter(([texel, dy]) => texel || dy);
  const columns = new Set(places.map(([texel]) => texel));
  const rows = new Set(places.map(([, dy]) => dy));
  return [
    ...[...columns].map((texel) => `  int x${signed(texel)} = columnAt(p.x + ${texel});`),
    ...[...rows].map((dy) => `  int y${signed(dy)} = ${dy ? `along(p.y + ${dy}, uSize.y)` : 'p.y'};`),
    ...places.map(([texel, dy]) => `  vec4 ${texelName(texel, dy)} = pairAt(x${signed(texel)}, y${signed(dy)});`),
  ];
}
