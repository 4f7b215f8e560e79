// Reads run-length encoded patterns, plain and extended (many states, `#CXRLE`), with or without a header: `bo$2bo$3o!`.
// Called by `parse.ts`; `write.ts` holds the other direction. Strict where data would be lost, lenient where files of the field
// differ: any line length, white space and line ends inside an item, no final `!`, rows shorter or longer than the header says.
//
// Letters: `b` and `.` dead; `o` state 1; `A`…`X` 1…24; `pA`…`pX` 25…48, … `yA`…`yO` 241…255. A bare `p`…`y` (patterns that colour
// their parts) is alive, as Golly reads it, but only where no capital shows that letters mean states. After `!` all is ignored.
//
// @see https://conwaylife.com/wiki/Run_Length_Encoded
// @see https://golly.sourceforge.io/Help/formats.html#rle

import { show } from '../base/errors.js';
import { noteHashLine } from './hash-lines.js';
import { errorAt, linesOf, noteRule, type Line, type Notes, type Run, type Walk } from './lines.js';

const HEADER = /^x\s*=\s*(\d+)[\s,]*y\s*=\s*(\d+)[\s,]*(?:rule\s*=([^]*))?$/i;
const ITEMS = '"b", "o", ".", "$", "!" or a state letter';

/** Where the reader stands in the pattern. */
interface Cursor {
  x: number;
  y: number;
  /** The count that waits for its letter; -1 if none does. */
  count: number;
  countAt: [line: Line, index: number];
  bareAt?: [line: Line, index: number];
  letters: boolean;
}

/** Reads RLE. */
export const walkRle: Walk = (text, run, notes) => {
  let line: Line = { text: '', number: 1, indent: 0 };
  const cursor: Cursor = { x: 0, y: 0, count: -1, countAt: [line, 0], letters: false };
  let started = false;
  for (line of linesOf(text)) {
    if (line.text === '') continue;
    if (line.text.startsWith('#')) {
      noteHashLine(line.text, notes, false);
      continue;
    }
    const header = !started && /^x\s*=/i.test(line.text);
    started = true;
    if (header) noteHeader(line, notes);
    else if (walkItems(line, cursor, run)) break;
  }
  if (!started) throw errorAt(line, line.text.length, 'comments but no cells', 'RLE as in "bo$2bo$3o!"', 'the end of the text');
  if (cursor.count >= 0) throw errorAt(...cursor.countAt, 'a count without a letter', ITEMS, 'the end of the text');
  if (cursor.bareAt && cursor.letters) throw errorAt(...cursor.bareAt, 'half a state', 'a letter from "A" to "X" after it');
  notes.box ??= [0, 0];
};

function noteHeader(line: Line, notes: Notes): void {
  const match = HEADER.exec(line.text);
  if (!match) throw errorAt(line, 0, 'unreadable header', '"x = 3, y = 3, rule = B3/S23"', show(line.text));
  notes.box = [Number(match[1]), Number(match[2])];
  const rule = match[3]?.trim().replace(/,$/, '');
  if (rule) noteRule(notes, rule);
}

/** Reads the items of one line; true at the final `!`. */
function walkItems(line: Line, cursor: Cursor, run: Run): boolean {
  const { text } = line;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === SPACE || code === TAB) continue;
    if (code >= ZERO && code <= NINE) {
      if (cursor.count < 0) cursor.countAt = [line, i];
      cursor.count = Math.max(cursor.count, 0) * 10 + code - ZERO;
      continue;
    }
    if (code === BANG) {
      if (cursor.count >= 0) throw errorAt(line, i, 'a count without a letter', ITEMS);
      return true;
    }
    const count = cursor.count < 0 ? 1 : cursor.count;
    if (count === 0) throw errorAt(...cursor.countAt, 'a run of nothing', 'a count of at least 1');
    cursor.count = -1;
    if (code === DOLLAR) {
      cursor.x = 0;
      cursor.y += count;
    } else {
      const state = stateAt(line, i, cursor);
      if (state > LAST_SINGLE) i++;
      run(cursor.x, cursor.y, count, state);
      cursor.x += count;
    }
  }
  return false;
}

const [TAB, SPACE, BANG, DOLLAR, ZERO, NINE] = [9, 32, 33, 36, 48, 57];
/** States 1 to 24 take one letter, the others two. */
const LAST_SINGLE = 24;

/** The state that the letter or pair of letters at `i` stands for. */
function stateAt(line: Line, i: number, cursor: Cursor): number {
  const char = line.text[i];
  if (char === 'b' || char === '.') return 0;
  if (char === 'o') return 1;
  if (char >= 'A' && char <= 'X') {
    cursor.letters = true;
    return char.charCodeAt(0) - 64;
  }
  if (char < 'p' || char > 'y') throw errorAt(line, i, 'unknown character in RLE', ITEMS);
  const second = line.text[i + 1] ?? '';
  if (second < 'A' || second > 'X') {
    cursor.bareAt ??= [line, i];
    return 1;
  }
  cursor.letters = true;
  const state = LAST_SINGLE * (char.charCodeAt(0) - 111) + second.charCodeAt(0) - 64;
  if (state > 255) throw errorAt(line, i, 'no such state', 'states up to 255 ("yO")', `${show(char + second)} (${state})`);
  return state;
}
