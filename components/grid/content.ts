// What a grid or a volume is given to show beside its attributes: a pattern or a rule, from the `pattern` attribute, from scripts inside the
// tag, or from a file.

import { CaError, show } from '../../core/base/errors.js';
import { MAX_TEXT } from '../../core/base/limits.js';
import { parsePattern, type Pattern } from '../../core/pattern/index.js';
import { isBirthSurvival } from '../../core/rule/notation/birth-survival.js';
import { lifeLikeRule } from '../../core/rule/notation/life-like.js';
import { NotationText } from '../../core/rule/notation/text.js';
import { life } from '../../core/rule/preset.js';
import { Rule } from '../../core/rule/rule.js';
import { allRules, needRules, RulesNeeded } from '../shared/all-rules.js';

/** A pattern, a rule, or a pattern with the rule that its text names. */
export interface Content {
  readonly pattern: Pattern | null;
  readonly rule: Rule | null;
}

/** Nothing given. */
export const noContent: Content = Object.freeze({ pattern: null, rule: null });

/** Life and its like, which every grid can read and run; `undefined` for anything else. @throws CaError `rule` */
function readLifeLike(given: string): Rule | undefined {
  const text = given.trim();
  if (text.toLowerCase() === life.id) return life.rule;
  if (!isBirthSurvival(text)) return undefined;
  const read = lifeLikeRule(new NotationText(text));
  // More states, or a table of arrangements: those have paths that are fetched with all rules.
  return read.states === 2 && read.inputs.length === 2 ? new Rule(read, true) : undefined;
}

/** @throws CaError `rule`, `size`; RulesNeeded */
function readAny(given: unknown): Rule {
  if (given instanceof Rule) {
    if (!given.notation || !readLifeLike(given.notation)) needRules(); // it is one, but what runs it may not be here
    return given;
  }
  if (typeof given === 'string') return readLifeLike(given) ?? needRules().parseRule(given);
  return needRules().validateRule(given);
}

/**
 * Reads a rule for a flat grid, or for a volume.
 * @param given - notation, a preset's id, JSON as a text or as an object, or a rule
 * @param sides - 2 for grids, 3 for volumes
 * @throws CaError `rule`, `size`; RulesNeeded if it can be read once all kinds of rules are fetched
 */
export function readRule(given: unknown, sides: 2 | 3 = 2): Rule {
  const rule = readAny(given);
  if (rule.dimensions.some((dimension) => (sides === 3 ? dimension === 3 : dimension < 3))) return rule;
  throw new CaError('rule', `does not run ${sides === 3 ? 'in a volume' : 'on a flat grid'}`, {
    where: 'rule.dimensions',
    expected: `${sides} among them`,
    got: show(rule.dimensions),
  });
}

/**
 * Reads a text: a rule's JSON, or a pattern in any format.
 * @throws CaError `rule`, `pattern`, `size`, `argument`; RulesNeeded as {@link readRule}
 */
export function readContent(text: string, sides: 2 | 3 = 2): Content {
  if (typeof text === 'string' && text.trimStart().startsWith('{')) return { pattern: null, rule: readRule(text, sides) };
  const pattern = parsePattern(text);
  return { pattern, rule: pattern.rule ? readRule(pattern.rule, sides) : null };
}

/** The text of the first script of a type that stands directly inside a tag; '' if there is none. */
export function scriptText(host: Element, type: 'text/plain' | 'application/json'): string {
  return host.querySelector(`:scope > script[type="${type}"]`)?.textContent?.trim() ?? '';
}

/**
 * Fetches a rule or a pattern.
 * @param url - relative to the page
 * @throws CaError `source` if it cannot be read or is longer than {@link MAX_TEXT}, or if the rules that it needs cannot be fetched; else as {@link readContent}
 */
export async function fetchContent(url: string, signal: AbortSignal, sides: 2 | 3 = 2): Promise<Content> {
  const unreadable = (expected: string, got: string, cause?: unknown) =>
    new CaError('source', 'cannot be read', { where: `src="${url}"`, expected, got, cause });
  let text: string;
  try {
    const response = await fetch(new URL(url, document.baseURI), { signal });
    if (!response.ok) throw unreadable('a file', `${response.status} ${response.statusText}`.trim());
    text = await textOf(response, (length) => unreadable(`at most ${MAX_TEXT} bytes`, `${length} or more`));
  } catch (error) {
    throw error instanceof CaError ? error : unreadable('a file that this page may fetch', String(error), error);
  }
  try {
    return readContent(text, sides);
  } catch (error) {
    if (!(error instanceof RulesNeeded)) throw error;
    await allRules.fetch();
    return readContent(text, sides);
  }
}

/** A response's text. One that is too large is given up as soon as that is known, not when all of it is here. */
async function textOf({ headers, body }: Response, tooLarge: (length: number) => CaError): Promise<string> {
  if (!body) return '';
  const announced = Number(headers.get('content-length'));
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (Math.max(announced, text.length) <= MAX_TEXT) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
  void reader.cancel();
  throw tooLarge(Math.max(announced, text.length));
}
