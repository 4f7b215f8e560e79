// Reads plaintext (`.cells`), Life 1.05 (drawn blocks) and Life 1.06 (a list of coordinates). Called by `parse.ts`.

import { CaError, show } from '../base/errors.js';
import { noteHashLine } from './hash-lines.js';
import { errorAt, linesOf, pairOf, type Line, type Run, type Walk } from './lines.js';

/**
 * Reads plaintext: `!` comments, then rows of `.` and `O` (or `*`). Rows may be cut short; an empty line between rows is a dead row.
 * White space around a row does not count, so that a text may be indented in its page.
 * @see https://conwaylife.com/wiki/Plaintext
 */
export const walkPlaintext: Walk = (text, run, notes) => {
  let y = 0;
  for (const line of linesOf(text)) {
    if (line.text.startsWith('!')) {
      const [, key, rest] = /^!\s*(?:(Name|Author)\s*:)?\s*([^]*)$/i.exec(line.text) ?? [];
      const field = key?.toLowerCase() as 'name' | 'author' | undefined;
      if (field && !notes[field]) notes[field] = rest;
      else notes.comments.push(field ? line.text.slice(1).trim() : rest);
    } else if (line.text || y > 0) {
      walkRow(line, 0, y++, run);
    }
  }
  // By custom an empty comment line stands before the cells.
  while (notes.comments.at(-1) === '') notes.comments.pop();
  notes.box = [0, 0];
};

/**
 * Reads Life 1.05 and, after its heading, Life 1.06. Blocks may overlap: a cell is alive where any block says so. Empty lines do not count.
 * @see https://conwaylife.com/wiki/Life_1.05
 * @see https://conwaylife.com/wiki/Life_1.06
 */
export const walkLife: Walk = (text, run, notes) => {
  let [left, y] = [0, 0];
  let listed = false;
  for (const line of linesOf(text)) {
    if (/^#Life\b/i.test(line.text)) listed = isLife106(line);
    else if (line.text.startsWith('#P')) [left, y] = coordinates(line, 2, '"#P -3 4"');
    else if (line.text.startsWith('#')) noteHashLine(line.text, notes, true);
    else if (line.text && listed) run(...coordinates(line, 0, '"-3 4"'), 1, 1);
    else if (line.text) walkRow(line, left, y++, run);
  }
};

/** A row with one character per cell, as plaintext and Life 1.05 draw it. `x` is the column of the first. */
function walkRow(line: Line, x: number, y: number, run: Run): void {
  for (const char of line.text) {
    if (char !== '.' && char !== 'O' && char !== '*') throw errorAt(line, line.text.indexOf(char), 'not a cell', '".", "O" or "*"');
    run(x++, y, 1, char === '.' ? 0 : 1);
  }
}

function isLife106(line: Line): boolean {
  const version = /^#Life\s+1\.0([56])$/i.exec(line.text)?.[1];
  if (!version) throw errorAt(line, 0, 'unknown version', '"#Life 1.05" or "#Life 1.06"', show(line.text));
  return version === '6';
}

function coordinates(line: Line, from: number, expected: string): [x: number, y: number] {
  const pair = pairOf(line.text.slice(from));
  if (!pair) throw errorAt(line, 0, 'unreadable coordinates', expected, show(line.text));
  if (pair.every(Number.isSafeInteger)) return pair;
  throw new CaError('size', 'too far away', { where: `line ${line.number}`, expected: 'coordinates within ±2⁵³', got: show(line.text) });
}
