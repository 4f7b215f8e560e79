// The `#` lines that RLE and Life 1.05 share, and the few letters that mean something else in each:
// `#N` is a name in RLE and "normal rules" in Life 1.05, `#R` a corner in RLE and a rule in Life 1.05.
// Called by the readers of both. A line that is not understood is kept whole as a comment: nothing is lost.

import { noteRule, pairOf, type Notes } from './lines.js';

/**
 * Reads one line that starts with `#`.
 * @param text - the line, trimmed
 * @param life - whether the letters mean what Life 1.05 says
 * @see https://conwaylife.com/wiki/Run_Length_Encoded#.23_lines
 * @see https://conwaylife.com/wiki/Life_1.05
 * @see https://golly.sourceforge.io/Help/formats.html#rle (`#CXRLE Pos=0,-1377 Gen=3480106827776`)
 */
export function noteHashLine(text: string, notes: Notes, life: boolean): void {
  const match = /^#(?:([A-Za-z])(?![A-Za-z])|(?=\s))\s*([^]*)$/.exec(text);
  const understood = text.startsWith('#CXRLE') ? noteExtended(text, notes) : match !== null && note(match[1], match[2], notes, life);
  if (!understood) notes.comments.push(text);
}

function note(letter: string | undefined, rest: string, notes: Notes, life: boolean): boolean {
  switch (letter) {
    case undefined:
    case 'C':
    case 'c':
    case 'D':
      notes.comments.push(rest);
      return true;
    case 'N':
      // "#N" alone says "#R 23/3" in Life 1.05; with words it can only be a name.
      return life && rest === '' ? noteFirst(notes, 'rule', '23/3') : noteFirst(notes, 'name', rest);
    case 'O':
      return noteFirst(notes, 'author', rest);
    case 'r':
      return noteFirst(notes, 'rule', rest);
    case 'R':
      return life ? noteFirst(notes, 'rule', rest) : noteOrigin(notes, rest);
    case 'P':
      return noteOrigin(notes, rest);
    default:
      return false;
  }
}

/** The extended header: where the top left cell stood, and when. */
function noteExtended(text: string, notes: Notes): boolean {
  const generation = Number(/Gen\s*=\s*(\S+)/.exec(text)?.[1]);
  const exact = Number.isSafeInteger(generation);
  if (exact) notes.generation = generation;
  return noteOrigin(notes, /Pos\s*=\s*(\S+)/.exec(text)?.[1] ?? '') === text.includes('Pos') && exact === text.includes('Gen');
}

function noteOrigin(notes: Notes, text: string): boolean {
  const pair = pairOf(text);
  if (!pair?.every(Number.isSafeInteger)) return false;
  notes.origin = pair;
  return true;
}

/** The first line of its kind counts; a later one stays a comment. A line without words says nothing. */
function noteFirst(notes: Notes, key: 'name' | 'author' | 'rule', value: string): boolean {
  if (value === '') return true;
  if (notes[key] !== undefined) return false;
  if (key === 'rule') noteRule(notes, value);
  else notes[key] = value;
  return true;
}
