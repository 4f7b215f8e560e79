// Life in three dimensions: survival and birth counts among the 26 cells around, or the 6 that share a face. `4,5/5` and `3D4,5/5`
// list survival first and then birth, `4-7/6-8/10/M` adds the number of states and the neighbourhood (M or N), `3DB5/S4,5` says which
// is which, and `4555` gives the least and the most of both.
// @see C. Bays, "Candidates for the Game of Life in Three Dimensions", Complex Systems 1, 1987: 4555 and 5766
// @see C. Bays, "A Note About the Discovery of Many New Rules for the Game of Three-Dimensional Life", Complex Systems 16, 2006: 4,5/5
// @see golly.sourceforge.io: 3D.lua, "Supported Rules": 3D before the lists
// @see J. Rampe, softologyblog.wordpress.com, "3D Cellular Automata": states and neighbourhood

import type { RuleData } from '../types.js';
import { ranges, type NotationText } from './text.js';
import { totalisticRule } from './totalistic.js';

const LISTS = /^[\d,.\s-]*\/[\d,.\s-]*$/;

/** Whether a text is meant as one of these. */
export const isSolid = (text: string): boolean =>
  /^3d/i.test(text) ||
  /^\d{4}$/.test(text) ||
  (LISTS.test(text) && /[,-]/.test(text)) ||
  /^[\d,.\s-]*\/[\d,.\s-]*\/\s*\d+\s*\/\s*(m|mn|n|nn|vn)$/i.test(text);

/** A part of the text and where it begins. */
interface Part {
  readonly text: string;
  readonly start: number;
}

const NEIGHBOURHOODS = {
  M: { count: 26, neighbourhood: { kind: 'moore', radius: 1 } },
  N: { count: 6, neighbourhood: { kind: 'von-neumann', radius: 1 } },
} as const;

/** `[most + 1]` which counts a list names: numbers, and ranges with `-` or `..`. */
function counts(from: NotationText, { text, start }: Part, what: string, most: number): boolean[] {
  const flags = Array<boolean>(most + 1).fill(false);
  let at = start;
  for (const item of text.split(',')) {
    const place = at + item.length - item.trimStart().length;
    at += item.length + 1;
    if (!item.trim() && text.trim() === '') continue;
    const [low, high = low, more] = item.trim().split(/-|\.\./);
    if (more !== undefined) from.fail('not a range', place, 'a number or two, as in 4-7', item.trim());
    const first = from.number(low, place, `${what} count`, 0, most);
    const last = from.number(high, place, `${what} count`, 0, most);
    if (last < first) from.fail('an empty range', place, 'the smaller count first', item.trim());
    flags.fill(true, first, last + 1);
  }
  return flags;
}

/** The text in parts between slashes. */
function partsOf(text: string, start: number): Part[] {
  let at = start;
  return text.split('/').map((part) => {
    const place = { text: part, start: at };
    at += part.length + 1;
    return place;
  });
}

/** `4555` as lists. */
const spelledOut = (text: string): string => text.replace(/^(\d)(\d)(\d)(\d)$/, '$1-$2/$3-$4');

/**
 * A rule of Life in three dimensions, by the construction of `totalistic.ts` over 26 or 6 neighbours.
 * @throws CaError `rule` that names the character
 */
export function solidRule(from: NotationText): RuleData {
  const text = spelledOut(from.text);
  if (text !== from.text) return solidRule(from.like(text));
  const begin = /^3d\s*/i.exec(text)?.[0].length ?? 0;
  const [first, second, states, letter, more] = partsOf(text.slice(begin), begin) as (Part | undefined)[];
  if (!first || !second) return from.fail('one list', text.length, 'survival and birth, as in 3D4,5/5');
  if (more) from.fail('too many parts', more.start, 'survival, birth, states, neighbourhood');
  const [survival, birth] = /^\s*b/i.test(first.text) ? [second, first] : [first, second];
  const bare = ({ text: list, start }: Part, name: RegExp): Part => {
    const length = name.exec(list)?.[0].length ?? 0;
    return { text: list.slice(length), start: start + length };
  };
  const name = letter ? letter.text.trim().toUpperCase() : 'M';
  if (!/^(M|MN|N|NN|VN)$/.test(name)) from.fail('no such neighbourhood', letter?.start ?? 0, 'M for 26 neighbours, N for 6', name);
  const kind = name.startsWith('M') ? 'M' : 'N';
  const { count, neighbourhood } = NEIGHBOURHOODS[kind];
  const ages = states ? from.number(states.text.trim(), states.start, 'number of states', 2, 256) : 2;
  const [lives, born] = [counts(from, bare(survival, /^\s*s/i), 'survival', count), counts(from, bare(birth, /^\s*b/i), 'birth', count)];
  const spelled = (flags: readonly boolean[]) => ranges(flags, '-', ',');
  const end = ages > 2 || kind === 'N' ? `/${ages}/${kind}` : '';
  return totalisticRule({
    notation: `3D${spelled(lives)}/${spelled(born)}${end}`,
    neighbourhood,
    birth: born,
    survival: lives,
    states: ages,
    dimensions: [3],
  });
}
