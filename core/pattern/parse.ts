// `parsePattern`: tells the format of a text, measures what it asks for without allocating anything, and only then fills the cells.
// Called by the elements (attributes, child scripts, fetched files), by `place` and by users of the headless core.

import { CaError, show } from '../base/errors.js';
import { MAX_TEXT } from '../base/limits.js';
import { walkLife, walkPlaintext } from './life.js';
import { linesOf, type Notes, type Walk } from './lines.js';
import { checkPatternSize, freezePattern, type Pattern } from './pattern.js';
import { walkRle } from './rle.js';

/** How a pattern is to be read. */
export interface ParsePatternOptions {
  /** Most cells of the bounding box; no more than `MAX_PATTERN_CELLS` in any case. */
  readonly maxCells?: number;
}

/**
 * Reads a pattern. The format is told from the content, by the first line that is neither empty nor a `#` line:
 *
 * 1. a text that starts with `#Life` is Life 1.05 or Life 1.06;
 * 2. a line that starts with `!`, or holds nothing but `.`, `O`, `*` (and white space), is plaintext, or Life 1.05 without its heading
 *    where `#` lines stand before it;
 * 3. anything else is RLE, with a header (`x = 3, y = 3, rule = B3/S23`) or without (`bo$2bo$3o!`).
 *
 * The pattern covers all that is written, dead cells included, and at least the header's box. White space around lines does not count.
 *
 * @param text - at most `MAX_TEXT` characters
 * @throws CaError `pattern` with line and column for a syntax error; `size` if it asks for too many cells; `argument` if it is no text
 */
export function parsePattern(text: string, { maxCells }: ParsePatternOptions = {}): Pattern {
  if (typeof text !== 'string') throw new CaError('argument', 'not a text', { where: 'pattern', expected: 'a string', got: show(text) });
  if (text.length > MAX_TEXT) {
    throw new CaError('size', 'too long', { where: 'pattern', expected: `at most ${MAX_TEXT} characters`, got: String(text.length) });
  }
  const walk = walkFor(text);
  const notes: Notes = { comments: [] };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  walk(
    text,
    (x, y, count) => {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + count);
      bottom = Math.max(bottom, y + 1);
    },
    notes,
  );
  const { box, ...details } = notes;
  if (box) [left, top, right, bottom] = [0, 0, Math.max(right, box[0]), Math.max(bottom, box[1])];
  else if (left < right) details.origin = [left, top];
  const width = Math.max(right - left, 0);
  const height = Math.max(bottom - top, 0);
  checkPatternSize(width, height, maxCells);

  const cells = new Uint8Array(width * height);
  walk(
    text,
    (x, y, count, state) => {
      const start = (y - top) * width + x - left;
      if (state > 0) cells.fill(state, start, start + count);
    },
    { comments: [] },
  );
  return freezePattern(width, height, cells, details);
}

function walkFor(text: string): Walk {
  let hashed = false;
  let found = false;
  for (const { text: line } of linesOf(text)) {
    if (line === '') continue;
    if (!found && /^#Life\b/i.test(line)) return walkLife;
    found = true;
    if (!line.startsWith('#')) {
      if (/^[.O*\s]+$/.test(line)) return hashed ? walkLife : walkPlaintext;
      return line.startsWith('!') && !hashed ? walkPlaintext : walkRle;
    }
    hashed = true;
  }
  if (found) return walkRle;
  const expected = 'RLE ("bo$2bo$3o!"), plaintext (".O."), Life 1.05 or Life 1.06';
  throw new CaError('pattern', 'nothing to read', { where: 'pattern', expected, got: 'an empty text' });
}
