// From B/S text to a rule: two states, Generations, other grids, isotropic. The parts of the text come from `birth-survival.ts`.
// Which network comes out is `totalistic.ts` for counts and `isotropic.ts` where letters tell arrangements apart. A text with all
// letters of a count is a count.

import type { RuleData } from '../types.js';
import { readBirthSurvival, type BirthSurvival, type Condition } from './birth-survival.js';
import { isotropicRule, spell } from './isotropic.js';
import type { NotationText } from './text.js';
import { totalisticRule } from './totalistic.js';

const NEIGHBOURHOODS = {
  moore: { kind: 'moore', radius: 1 },
  hexagonal: { kind: 'hexagonal', radius: 1 },
  'von-neumann': { kind: 'von-neumann', radius: 1 },
} as const;

/** Whether no arrangement matters: each count stands for all of them or none. */
const totalistic = (conditions: readonly Condition[]) => /^\d*$/.test(spell(conditions));

function flags(conditions: readonly Condition[], neighbours: number): boolean[] {
  const counts = spell(conditions);
  return Array.from({ length: neighbours + 1 }, (_, count) => counts.includes(`${count}`));
}

/** On grids with fewer neighbours a count stands for itself. */
const plain = (conditions: readonly Condition[], { grid }: BirthSurvival): readonly Condition[] =>
  grid === 'moore' ? conditions : conditions.map((c) => ({ ...c, letters: '' }));

/**
 * A Life-like, Generations or isotropic rule.
 * @throws CaError `rule` where the text is none, naming the character
 */
export function lifeLikeRule(from: NotationText): RuleData {
  const read = readBirthSurvival(from);
  const [birth, survival] = [plain(read.birth, read), plain(read.survival, read)];
  const { states, grid, neighbours, boundary } = read;
  let rule: RuleData;
  if (!totalistic(birth) || !totalistic(survival)) {
    if (states > 2) from.fail('letters and states together', 0, 'letters with two states, or states without letters', from.text);
    rule = isotropicRule(birth, survival);
  } else {
    const ending = { moore: '', hexagonal: 'H', 'von-neumann': 'V' }[grid];
    rule = totalisticRule({
      notation: `B${spell(birth)}/S${spell(survival)}${states > 2 ? `/C${states}` : ''}${ending}`,
      neighbourhood: NEIGHBOURHOODS[grid],
      birth: flags(birth, neighbours),
      survival: flags(survival, neighbours),
      states,
    });
  }
  return boundary ? { ...rule, boundary } : rule;
}
