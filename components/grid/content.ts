// What a grid is given to show beside its attributes: a pattern or a rule, from the `pattern` attribute, from a script inside the
// tag, or from a file. A newer file wins over one that is still on its way.

import { CaError } from '../../core/base/errors.js';
import { MAX_TEXT } from '../../core/base/limits.js';
import { parsePattern, type Pattern } from '../../core/pattern/index.js';
import { parseRule } from '../../core/rule/parse.js';
import type { Rule } from '../../core/rule/rule.js';

/** A pattern, a rule, or a pattern with the rule that its file names. */
export interface Content {
  readonly pattern: Pattern | null;
  readonly rule: Rule | null;
}

/** Nothing given. */
export const noContent: Content = Object.freeze({ pattern: null, rule: null });

/**
 * Reads a text: a rule's JSON, or a pattern in any format.
 * @throws CaError `rule`, `pattern` or `size`
 */
export function readContent(text: string): Content {
  if (text.trimStart().startsWith('{')) return { pattern: null, rule: parseRule(text) };
  const pattern = parsePattern(text);
  return { pattern, rule: pattern.rule ? parseRule(pattern.rule) : null };
}

/**
 * The content of the scripts inside a tag: the first of `application/json` (a rule) and the first of `text/plain` (a pattern).
 * @returns `null` if there is none
 */
export function readScripts(host: Element): Content | null {
  const text = (type: string) => host.querySelector(`:scope > script[type="${type}"]`)?.textContent?.trim();
  const json = text('application/json');
  const plain = text('text/plain');
  if (!json && !plain) return null;
  const fromPlain = plain ? readContent(plain) : noContent;
  return { pattern: fromPlain.pattern, rule: json ? parseRule(json) : fromPlain.rule };
}

/**
 * Fetches a rule or a pattern.
 * @param url - relative to the page
 * @throws CaError `source` if it cannot be read or is no text of at most {@link MAX_TEXT} characters; else as {@link readContent}
 */
export async function fetchContent(url: string, signal: AbortSignal): Promise<Content> {
  const source = (expected: string, got: string, cause?: unknown) =>
    new CaError('source', 'cannot be read', { where: `src="${url}"`, expected, got, cause });
  let text: string;
  try {
    const response = await fetch(new URL(url, document.baseURI), { signal });
    if (!response.ok) throw source('a file', `${response.status} ${response.statusText}`.trim());
    const length = Number(response.headers.get('content-length'));
    if (length > MAX_TEXT) throw source(`at most ${MAX_TEXT} bytes`, `${length}`);
    text = await response.text();
  } catch (error) {
    if (error instanceof CaError || signal.aborted) throw error;
    throw source('a file that this page may fetch', String(error), error);
  }
  if (text.length > MAX_TEXT) throw source(`at most ${MAX_TEXT} characters`, `${text.length}`);
  return readContent(text);
}
