// What the readers share: the lines of a text with their places, the shape of a reader, and errors that name line and column.
// A reader walks the text and reports runs of cells; it allocates nothing for them. `parse.ts` walks twice: to measure, then to fill.

import { CaError, show } from '../base/errors.js';
import type { PatternDetails } from './pattern.js';

/** What a reader notes beside the cells. */
export type Notes = { -readonly [K in keyof PatternDetails]: PatternDetails[K] } & {
  comments: string[];
  /** The extent that the file claims, counted from (0, 0); absent where the format has coordinates of its own. */
  box?: [width: number, height: number];
};

/** Told of each run of `count` cells of one state, rightwards from (x, y). Dead cells that are written out are told too. */
export type Run = (x: number, y: number, count: number, state: number) => void;

/** Reads a text. The same text gives the same runs each time. @throws CaError `pattern`, `size` */
export type Walk = (text: string, run: Run, notes: Notes) => void;

/** One line without the white space around it (a byte order mark counts as such). */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** How much was cut off on the left. */
  readonly indent: number;
}

/** The lines of a text, one at a time; DOS, Unix and old Mac line ends. */
export function* linesOf(text: string): Generator<Line> {
  let number = 0;
  for (const [whole] of text.matchAll(/[^\r\n]+(?:\r\n?|\n|$)|\r\n?|\n/g)) {
    const line = whole.trimStart();
    yield { text: line.trimEnd(), number: ++number, indent: whole.length - line.length };
  }
}

/** A syntax error at a character of a line. `got` is that character unless given. */
export function errorAt(line: Line, index: number, what: string, expected: string, got?: string): CaError {
  const char = line.text.codePointAt(index);
  return new CaError('pattern', what, {
    where: `line ${line.number}, column ${line.indent + index + 1}`,
    expected,
    got: got ?? (char === undefined ? 'the end of the line' : show(String.fromCodePoint(char))),
  });
}

/** Two whole numbers with white space or a comma between them; undefined where it is not that. */
export function pairOf(text: string): [x: number, y: number] | undefined {
  const match = /^\s*([+-]?\d+)[\s,]+([+-]?\d+)$/.exec(text);
  return match ? [Number(match[1]) + 0, Number(match[2]) + 0] : undefined; // + 0: no negative zero
}

/** Sets the rule, with a topology such as `:T100,100` kept apart. @see https://golly.sourceforge.io/Help/bounded.html */
export function noteRule(notes: Notes, text: string): void {
  const [, rule, topology] = /^([^]*):([TPKCS]\d[\d+*,-]*)$/i.exec(text) ?? [undefined, text, undefined];
  notes.rule = rule;
  if (topology) notes.topology = topology;
  else delete notes.topology;
}
