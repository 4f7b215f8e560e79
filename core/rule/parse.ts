// From a text to a rule and back: notation, a preset's id, or JSON. The one door for text of any kind: an attribute, a file,
// the header of a pattern, a link. What each notation means is its own file in `notation/`; what JSON must look like is
// `schema.ts`.

import { CaError, show } from '../base/errors.js';
import { MAX_TEXT } from '../base/limits.js';
import { sameJson } from './freeze.js';
import { parseNotation } from './notation/notation.js';
import { presets } from './presets.js';
import type { Rule } from './rule.js';
import { validateRule } from './validate.js';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CaError('rule', 'not JSON', { where: 'rule', expected: 'an object as in rule.schema.json', got: show(text), cause });
  }
}

/**
 * Reads a rule.
 * @param text - `B3/S23` and its spellings, Generations, Larger than Life, `W110`, a preset's id (`life`), or JSON; blanks at the ends do
 * not matter, nor does the case of a notation or id
 * @throws CaError `rule` that says what is wrong where; `size` if the text or the rule is too large
 */
export function parseRule(text: string): Rule {
  if (text.length > MAX_TEXT) {
    throw new CaError('size', 'too long', { where: 'rule', expected: `at most ${MAX_TEXT} characters`, got: `${text.length}` });
  }
  const trimmed = text.trim();
  const preset = presets.get(trimmed.toLowerCase());
  if (preset) return preset.rule;
  if (trimmed.startsWith('{')) return validateRule(parseJson(trimmed));
  const rule = parseNotation(trimmed);
  if (rule) return rule;
  const expected = 'a notation such as B3/S23, B2/S/C3, R5,C2,S34..58,B34..45,NM or W110, the id of a preset, or JSON';
  throw new CaError('rule', 'not a rule', { where: 'rule', expected, got: show(text) });
}

/** Whether two rules compute the same in the same world, whatever they are called. */
function sameMeaning(a: Rule, b: Rule): boolean {
  const meaning = (rule: Rule) => ({ ...rule.toJSON(), $schema: 0, name: 0, description: 0, source: 0, notation: 0 });
  return sameJson(meaning(a), meaning(b));
}

/** Whether a text reads as a rule of the same meaning; a notation that no longer parses does not. */
function readsAs(text: string, rule: Rule): boolean {
  try {
    return sameMeaning(parseRule(text), rule);
  } catch {
    return false;
  }
}

/**
 * Writes a rule as the shortest text that `parseRule` reads back: its notation if it is still true, the id of a preset that is the
 * same, else JSON.
 * @param space - indentation of the JSON, as for `JSON.stringify`
 */
export function formatRule(rule: Rule, space?: number): string {
  if (rule.notation && readsAs(rule.notation, rule)) return rule.notation;
  for (const [id, { name }] of presets) if (name === rule.name && readsAs(id, rule)) return id;
  return JSON.stringify(rule, null, space);
}
