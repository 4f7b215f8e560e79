// A notation's text while it is read: where we are in it, and errors that name the character. Shared by the notations.
// Errors are what people see most of a notation: each says the character, what would have been right there, and what was
// found.

import { CaError } from '../../base/errors.js';

/** The text of a rule, with its errors. */
export class NotationText {
  /** @param text - as it was given, blanks at the ends taken off */
  constructor(readonly text: string) {}

  /** Another text in the place of this one: the same rule spelled out. */
  like(text: string): NotationText {
    return new NotationText(text);
  }

  /**
   * An error at a character.
   * @param position - from 0; shown from 1
   */
  fail(what: string, position: number, expected: string, got = this.text[position] ?? 'the end'): never {
    const where = `rule "${this.text.length > 60 ? `${this.text.slice(0, 57)}…` : this.text}", character ${position + 1}`;
    throw new CaError('rule', what, { where, expected, got: got === 'the end' ? got : `"${got}"` });
  }

  /** A whole number that stands at a position, checked against its bounds. */
  number(digits: string, position: number, what: string, min: number, max: number): number {
    const value = /^\d+$/.test(digits) ? Number(digits) : NaN;
    if (!(value >= min && value <= max)) this.fail(`no such ${what}`, position, `${min} to ${max}`, digits || undefined);
    return value;
  }
}

/** Numbers as ranges for people: `3`, `2or3`, `0or3or6to8`; runs of three and more are shortened. */
export function ranges(flags: readonly boolean[], to: string, or: string, shortest = 3): string {
  const parts: string[] = [];
  for (let i = 0; i < flags.length; i++) {
    if (!flags[i]) continue;
    let end = i;
    while (flags[end + 1]) end++;
    if (end - i + 1 >= shortest) parts.push(end > i ? `${i}${to}${end}` : `${i}`);
    else for (let k = i; k <= end; k++) parts.push(`${k}`);
    i = end;
  }
  return parts.join(or);
}
