// Isotropic non-totalistic rules, `B2-a/S12`: a letter after a count names an arrangement of that many neighbours, up to rotation and
// reflection. (self, count) cannot tell arrangements apart, so the nine cells are read as one number of nine bits.
// @see A. Hensel's letters: conwaylife.com/wiki/Isotropic_non-totalistic_rule

import type { RuleData } from '../types.js';
import { LETTERS, type Condition } from './birth-survival.js';
import { codedRule } from './coded.js';

/** The nine cells as bits. In octal each digit is a row: 0o142 is a cell top right, one middle left and one bottom middle. */
const KERNEL = [
  [256, 128, 64],
  [32, 16, 8],
  [4, 2, 1],
] as const;
const SELF = 0o020;
const NEIGHBOURS = 0o757;

/** One arrangement for each letter of `LETTERS`, for 1 to 4 neighbours. More are the complements of fewer. */
const ARRANGEMENTS = [
  [],
  [0o001, 0o002],
  [0o005, 0o012, 0o003, 0o050, 0o041, 0o104],
  [0o105, 0o052, 0o013, 0o007, 0o142, 0o015, 0o016, 0o106, 0o051, 0o141],
  [0o505, 0o252, 0o017, 0o055, 0o143, 0o107, 0o152, 0o146, 0o053, 0o145, 0o151, 0o116, 0o154],
] as const;

/** Bits moved by a permutation of the nine places, 0 being the lowest bit. */
const moved = (bits: number, places: readonly number[]) => places.reduce((sum, from, to) => sum | (((bits >> from) & 1) << to), 0);
const TURN = [6, 3, 0, 7, 4, 1, 8, 5, 2];
const FLIP = [2, 1, 0, 5, 4, 3, 8, 7, 6];

/** `[512]` the letter of each arrangement, '' for 0 and 8 neighbours; the cell itself does not matter. */
function letters(): string[] {
  const table = Array<string>(512).fill('');
  ARRANGEMENTS.forEach((list, count) =>
    list.forEach((first, i) => {
      let bits: number = first;
      for (let k = 0; k < 8; k++) {
        table[bits] = table[bits | SELF] = LETTERS[count][i];
        if (count < 4) table[bits ^ NEIGHBOURS] = table[(bits ^ NEIGHBOURS) | SELF] = LETTERS[count][i];
        bits = moved(bits, k === 3 ? FLIP : TURN);
      }
    }),
  );
  return table;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count++;
  return count;
}

/** Whether some condition holds for a count and an arrangement. */
const holds = (conditions: readonly Condition[], count: number, letter: string) =>
  conditions.some((c) => c.count === count && (!c.letters || c.letters.includes(letter) !== c.except));

/** Conditions in their shortest spelling: counts rising, letters in the order of the alphabet, a minus where fewer are left out. */
export function spell(conditions: readonly Condition[]): string {
  let text = '';
  LETTERS.forEach((known, count) => {
    const all = [...known].sort();
    const held = all.filter((letter) => holds(conditions, count, letter));
    if (!known ? holds(conditions, count, '') : held.length === all.length) text += count;
    else if (held.length > all.length / 2) text += `${count}-${all.filter((letter) => !held.includes(letter)).join('')}`;
    else if (held.length) text += `${count}${held.join('')}`;
  });
  return text;
}

/** An isotropic rule over the coded neighbourhood; exact for each of the 512. */
export function isotropicRule(birth: readonly Condition[], survival: readonly Condition[]): RuleData {
  const names = letters();
  const outcomes = names.map((letter, code) => holds(code & SELF ? survival : birth, countBits(code & NEIGHBOURS), letter));
  return codedRule(`B${spell(birth)}/S${spell(survival)}`, KERNEL, outcomes, [2]);
}
