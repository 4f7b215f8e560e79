// Larger than Life and higher-range outer-totalistic rules: `R5,C2,M1,S34..58,B34..45,NM`, lists as in `R2,C2,S6-9,B7,8,NN`, and
// Evans' five numbers `5,34,45,34,58`. R range, C states, M1 counts the cell itself too, S and B counts, N the neighbourhood.
// @see K. M. Evans, "Larger than Life: threshold-range scaling of Life's coherent structures", Physica D 183, 2003
// @see golly.sourceforge.io/Help/Algorithms/Larger_than_Life.html: the letters

import { taps } from '../neighbourhood.js';
import type { Neighbourhood, RuleData } from '../types.js';
import { ranges, type NotationText } from './text.js';
import { totalisticRule } from './totalistic.js';

/** Whether a text is meant as one of these. */
export const isLargerThanLife = (text: string): boolean => /^r\d/i.test(text) || /^\d+(,\d+){4}$/.test(text);

const MAX_RANGE = 100;

/** Whether a cell belongs to a neighbourhood that is drawn: by letter, for an offset within the range. */
const DRAWN: Readonly<Record<string, (dx: number, dy: number) => boolean>> = {
  '+': (dx, dy) => !dx || !dy,
  X: (dx, dy) => Math.abs(dx) === Math.abs(dy),
  '*': (dx, dy) => !dx || !dy || Math.abs(dx) === Math.abs(dy),
  '#': (dx, dy) => Math.abs(dx) === 1 || Math.abs(dy) === 1,
  B: (dx, dy) => (dx + dy) % 2 !== 0,
};

/** The neighbourhood of a letter, without the cell itself. Circular is r² + r, Euclidean r². */
function neighbourhoodOf(letter: string, range: number): Neighbourhood | undefined {
  if (letter === 'M') return { kind: 'moore', radius: range };
  if (letter === 'N') return { kind: 'von-neumann', radius: range };
  if (letter === 'H') return { kind: 'hexagonal', radius: range };
  if (letter === 'C') return { kind: 'ring', inner: 0, outer: range + 0.5 };
  if (letter === '2') return { kind: 'ring', inner: 0, outer: range };
  const drawn = DRAWN[letter];
  if (!drawn) return undefined;
  const line = Array.from({ length: 2 * range + 1 }, (_, i) => i - range);
  return { kind: 'mask', cells: line.map((dy) => line.map((dx) => ((dx || dy) && drawn(dx, dy) ? '#' : '.')).join('')) };
}

/** A value and where it stands in the text. */
interface Piece {
  readonly text: string;
  readonly start: number;
}

/** The parts by their letter; S and B may have several. */
function pieces(from: NotationText): Map<string, Piece[]> {
  const found = new Map<string, Piece[]>();
  let [start, key] = [0, ''];
  for (const part of from.text.split(',')) {
    const letter = /^\s*\d/.test(part) ? '' : part.trim()[0]?.toUpperCase();
    if (letter) {
      if (!'RCMSBN'.includes(letter)) from.fail('no such part', start, 'R, C, M, S, B or N', letter);
      if (found.has(letter)) from.fail(`${letter} twice`, start, 'each part once', letter);
      key = letter;
    } else if (key !== 'S' && key !== 'B') from.fail('a list', start, 'a letter before the number: only S and B are lists');
    const text = letter ? part.trim().slice(1) : part.trim();
    const list = found.get(key) ?? [];
    if (text || list.length === 0) list.push({ text, start: start + part.indexOf(text, letter ? part.indexOf(part.trim()) + 1 : 0) });
    found.set(key, list);
    start += part.length + 1;
  }
  return found;
}

/** `[most + 1]` which counts a list names: numbers and ranges with `..` or `-`. */
function counts(from: NotationText, list: readonly Piece[], what: string, most: number): boolean[] {
  const flags = Array<boolean>(most + 1).fill(false);
  for (const { text, start } of list) {
    if (!text) continue;
    const [low, high = low, more] = text.split(/\.\.|-/);
    if (more !== undefined) from.fail('not a range', start, 'a number or two, as in 34..58', text);
    const first = from.number(low, start, `${what} count`, 0, most);
    const last = from.number(high, start + text.length - high.length, `${what} count`, 0, most);
    if (last < first) from.fail('an empty range', start, 'the smaller count first', text);
    flags.fill(true, first, last + 1);
  }
  return flags;
}

/** `5,34,45,34,58`: range, births, survivals; the cell itself counts. */
function spelledOut(text: string): string {
  const five = /^(\d+),(\d+),(\d+),(\d+),(\d+)$/.exec(text);
  return five ? `R${five[1]},C2,M1,S${five[4]}..${five[5]},B${five[2]}..${five[3]},NM` : text;
}

/**
 * A Larger than Life rule. Where M1 counts the cell itself, a live cell's count is one more than its neighbours: the network's
 * survival counts are one less than the text's. More than two states age as in Generations; only state 1 counts as alive.
 * @throws CaError `rule` that names the character, the bound and what was found
 */
export function largerThanLifeRule(from: NotationText): RuleData {
  const text = spelledOut(from.text);
  if (text !== from.text) return largerThanLifeRule(from.like(text));
  const parts = pieces(from);
  const one = (key: string, what: string, least: number, most: number, otherwise: number): number => {
    const piece = parts.get(key)?.[0];
    return piece ? from.number(piece.text, piece.start, what, least, most) : otherwise;
  };
  const range = one('R', 'range', 1, MAX_RANGE, NaN);
  const states = Math.max(2, one('C', 'number of states', 0, 256, 2));
  const middle = one('M', 'middle', 0, 1, 0);
  const letter = parts.get('N')?.[0] ?? { text: 'M', start: 0 };
  const neighbourhood = neighbourhoodOf(letter.text.toUpperCase(), range);
  if (!neighbourhood)
    return from.fail('no such neighbourhood', letter.start, 'NM, NN, NC, N2, NH, NB, N#, N+, NX or N*', `N${letter.text}`);
  const [s, b] = [parts.get('S'), parts.get('B')];
  if (!s || !b) return from.fail(`no ${s ? 'B' : 'S'} part`, text.length, 'S and B, as in R5,C2,S34..58,B34..45,NM');
  const peers = taps(neighbourhood, 2, 'neighbourhood').length;
  const birth = counts(from, b, 'birth', peers);
  const survival = counts(from, s, 'survival', peers + middle);
  const spelled = (flags: readonly boolean[]) => ranges(flags, '..', ',', 2);
  return totalisticRule({
    notation: `R${range},C${states}${middle ? ',M1' : ''},S${spelled(survival)},B${spelled(birth)},N${letter.text.toUpperCase()}`,
    neighbourhood,
    birth,
    survival: survival.slice(middle),
    states,
  });
}
