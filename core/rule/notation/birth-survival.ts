// Reads the B/S notations: `B3/S23`, `b3s23`, `23/3` (survival first), Generations `B2/S345/C4`, `345/2/4`, letters of isotropic
// rules `B2-a/S12`, `H` or `V` at the end for hexagonal and von Neumann neighbourhoods, `:T64,64` or `:P64,64` for a border.
// It gives lists of conditions; what becomes of them is `life-like.ts`.

import type { Boundary } from '../types.js';
import type { NotationText } from './text.js';

/** One count with the letters that follow it: `2`, `3aij`, `4-t`. */
export interface Condition {
  readonly count: number;
  /** '' for all arrangements of that many neighbours. */
  readonly letters: string;
  /** Whether the letters are those left out. */
  readonly except: boolean;
}

/** What a B/S text says. */
export interface BirthSurvival {
  readonly birth: readonly Condition[];
  readonly survival: readonly Condition[];
  readonly states: number;
  readonly grid: 'moore' | 'hexagonal' | 'von-neumann';
  /** Most neighbours: 8, 6 or 4. */
  readonly neighbours: number;
  readonly boundary?: Boundary;
}

/** Letters of Hensel's notation by count; 5, 6 and 7 neighbours use those of 3, 2 and 1. */
export const LETTERS = ['', 'ce', 'ceaikn', 'ceaiknjqry', 'ceaiknjqrytwz', 'ceaiknjqry', 'ceaikn', 'ce', ''] as const;

/** Whether a text is meant as one of these: B or S with a digit, a slash or the other letter after it, or digits and a slash. */
export const isBirthSurvival = (text: string): boolean => /^(?:[bs]{1,2}(?:[\d/]|$)|\d*\/)/i.test(text);

/** A part of the text and where it starts. */
interface Part {
  readonly text: string;
  readonly start: number;
}

/** Takes the border and the grid's letter off the end. */
function endings(from: NotationText): Pick<BirthSurvival, 'grid' | 'neighbours' | 'boundary'> & { end: number } {
  const { text } = from;
  const colon = text.indexOf(':');
  let end = colon < 0 ? text.length : colon;
  const border = colon < 0 ? '' : text.slice(colon + 1);
  if (colon >= 0 && !/^[tp]\d+(,\d+)?$/i.test(border)) from.fail('no such border', colon + 1, 'T or P and the size, as in :T64,64');
  const boundary: Boundary | undefined = border ? (/^t/i.test(border) ? 'torus' : 'dead') : undefined;
  const letter = text[end - 1]?.toLowerCase();
  if (letter === 'h' || letter === 'v') end--;
  const [grid, neighbours] =
    letter === 'h' ? (['hexagonal', 6] as const) : letter === 'v' ? (['von-neumann', 4] as const) : (['moore', 8] as const);
  return { grid, neighbours, end, ...(boundary && { boundary }) };
}

/** Cuts the text into birth, survival and states. */
function cut(from: NotationText, end: number): { b: Part; s: Part; c?: Part } {
  const body = from.text.slice(0, end);
  if (!/^[bs]/i.test(body)) {
    const parts: Part[] = [];
    let start = 0;
    for (const text of body.split('/')) {
      parts.push({ text, start });
      start += text.length + 1;
    }
    if (parts.length > 3) from.fail('too many parts', parts[3].start - 1, 'survival/birth or survival/birth/states');
    return { s: parts[0], b: parts[1], c: parts[2] };
  }
  const found: Partial<Record<'b' | 's' | 'c', Part>> = {};
  let at = 0;
  while (at < end) {
    const key = body[at].toLowerCase();
    const bare = key === '/' || /\d/.test(key); // the states may stand alone after the last slash: B2/S/3
    const name = bare || key === 'g' ? 'c' : key;
    if (name !== 'b' && name !== 's' && name !== 'c') return from.fail('no such part', at, 'B, S or C');
    if (found[name] || (name === 'c' && !(found.b && found.s))) from.fail('out of place', at, 'B, S and then C, once each');
    const start = bare ? at : at + 1;
    let stop = start;
    while (stop < end && !(name === 'c' ? '/' : '/bsBSgG').includes(body[stop])) stop++;
    found[name] = { text: body.slice(start, stop), start };
    at = body[stop] === '/' ? stop + 1 : stop;
  }
  const { b, s, c } = found;
  if (!b || !s) return from.fail(`no ${b ? 'S' : 'B'} part`, end, 'B and S, as in B3/S23');
  return { b, s, ...(c && { c }) };
}

/** Reads digits with their letters. */
function conditions(from: NotationText, { text, start }: Part, neighbours: number): Condition[] {
  const list: Condition[] = [];
  for (let i = 0; i < text.length;) {
    const count = from.number(text[i], start + i, 'neighbour count', 0, neighbours);
    i++;
    const except = text[i] === '-';
    if (except) i++;
    let letters = '';
    for (; i < text.length && !/[\d]/.test(text[i]); i++) {
      const letter = text[i].toLowerCase();
      const known = neighbours === 8 ? LETTERS[count] : '';
      if (!known.includes(letter)) {
        const expected = known ? `a digit or one of ${[...known].join(' ')}` : `a digit from 0 to ${neighbours}`;
        from.fail(known ? `no such letter after ${count}` : 'no neighbour count', start + i, expected);
      }
      letters += letter;
    }
    if (except && !letters) from.fail('nothing after the minus', start + i, 'the letters to leave out');
    list.push({ count, letters, except });
  }
  return list;
}

/**
 * Reads a B/S text.
 * @throws CaError `rule` that names the character, what was expected there and what was found
 */
export function readBirthSurvival(from: NotationText): BirthSurvival {
  const { end, ...ends } = endings(from);
  const { b, s, c } = cut(from, end);
  const states = c ? from.number(c.text.replace(/^[cg]/i, ''), c.start, 'number of states', 2, 256) : 2;
  return { birth: conditions(from, b, ends.neighbours), survival: conditions(from, s, ends.neighbours), states, ...ends };
}
