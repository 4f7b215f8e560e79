// `formatPattern`: writes a pattern as RLE or plaintext. Called by export and share in the controls and by users of the headless core.

import { CaError, show } from '../base/errors.js';
import type { Pattern } from './pattern.js';

/** The formats that can be written. */
export type PatternFormat = 'rle' | 'cells';

/** How a pattern is to be written. */
export interface FormatPatternOptions {
  /** The rule to name in place of the pattern's own rule and topology. */
  readonly rule?: string;
}

/** Longest line of cells in RLE. @see https://conwaylife.com/wiki/Run_Length_Encoded */
const RLE_COLUMNS = 70;

/**
 * Writes a pattern; the text ends with a line end and reads back as the same pattern.
 *
 * RLE is canonical: runs merged, trailing dead cells and rows left to the header's box, items never split, lines of at most 70
 * characters; `b` and `o` for two states, `.` and letters for more. Plaintext has no place for rule, origin and generation.
 *
 * @throws CaError `argument` for plaintext of a pattern with more than two states, and for an unknown format
 */
export function formatPattern(pattern: Pattern, format: PatternFormat, options: FormatPatternOptions = {}): string {
  const where = 'formatPattern';
  if (format === 'rle') return formatRle(pattern, options.rule ?? [pattern.rule, pattern.topology].filter(Boolean).join(':'));
  if (format !== 'cells') throw new CaError('argument', 'unknown format', { where, expected: '"rle" or "cells"', got: show(format) });
  if (pattern.states > 2) {
    const expected = '"rle", or a pattern with two states';
    throw new CaError('argument', 'plaintext knows only dead and alive', { where, expected, got: `${pattern.states} states` });
  }
  return formatPlaintext(pattern);
}

function formatRle(pattern: Pattern, rule: string): string {
  const { width, height, origin, generation, name, author, comments } = pattern;
  // Golly looks for this line before all others.
  const extended = [origin && `Pos=${origin.join(',')}`, generation !== undefined && `Gen=${generation}`].filter(Boolean).join(' ');
  const lines = [
    ...(extended ? [`#CXRLE ${extended}`] : []),
    ...marked('#N ', name),
    ...marked('#O ', author),
    ...comments.flatMap((comment) => marked('#C ', comment)),
    `x = ${width}, y = ${height}${rule && `, rule = ${rule.replace(/\s+/g, ' ')}`}`,
  ];
  let line = '';
  writeItems(pattern, (item) => {
    if (line.length + item.length > RLE_COLUMNS) {
      lines.push(line);
      line = '';
    }
    line += item;
  });
  lines.push(line, '');
  return lines.join('\n');
}

function writeItems({ width, height, cells, states }: Pattern, write: (item: string) => void): void {
  let rows = 0; // line ends that wait for a living cell after them
  for (let y = 0; y < height; y++, rows++) {
    const row = cells.subarray(y * width, (y + 1) * width);
    const end = row.findLastIndex((state) => state > 0) + 1;
    for (let x = 0, start = 0; x < end; start = x) {
      if (rows > 0) write(counted(rows, '$'));
      rows = 0;
      while (x < end && row[x] === row[start]) x++;
      write(counted(x - start, letterOf(row[start], states)));
    }
  }
  write('!');
}

function counted(count: number, letter: string): string {
  return count > 1 ? `${count}${letter}` : letter;
}

/** The letter or pair of letters of a state. @see https://golly.sourceforge.io/Help/formats.html#rle */
function letterOf(state: number, states: number): string {
  if (states === 2) return state ? 'o' : 'b';
  if (state === 0) return '.';
  const block = Math.floor((state - 1) / 24);
  return (block ? String.fromCharCode(111 + block) : '') + String.fromCharCode(65 + ((state - 1) % 24));
}

function formatPlaintext({ width, height, cells, name, author, comments }: Pattern): string {
  const lines = [...marked('!Name: ', name), ...marked('!Author: ', author), ...comments.flatMap((comment) => marked('!', comment))];
  if (lines.length > 0 || height === 0) lines.push('!');
  for (let y = 0; y < height; y++) {
    lines.push(Array.from(cells.subarray(y * width, (y + 1) * width), (state) => (state ? 'O' : '.')).join(''));
  }
  return `${lines.join('\n')}\n`;
}

/** A text as comment lines, each with its mark. */
function marked(mark: string, text: string | undefined): string[] {
  return text === undefined ? [] : text.split(/\r\n?|\n/).map((line) => (mark + line).trimEnd());
}
