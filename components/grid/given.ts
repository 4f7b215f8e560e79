// Reads what a reader gives a grid by hand (a file or a text: a pattern, a rule, a picture) and puts it in place. Fetched with the
// first of it. Limits are checked before anything is decoded.

import { CaError } from '../../core/base/errors.js';
import { MAX_TEXT } from '../../core/base/limits.js';
import type { Playback } from '../../core/page/playback.js';
import { cellsOf } from '../../core/simulation/placement.js';
import { allRules, RulesNeeded } from '../shared/all-rules.js';
import type { Attempt } from '../shared/element.js';
import { readContent, type Content } from './content.js';
import { patternFromPicture } from './picture-pattern.js';
import type { RunContext } from './run.js';
import { catalogue } from '../shared/catalogue.js';

/** What putting it in place needs of the element. */
export interface GivenContext {
  readonly playback: () => Playback | null;
  /** Gives the element another extent, where it runs an automaton of its own. */
  readonly resize: (size: readonly number[]) => void;
  /** Whether the page's author asked for a boundary: then it stays. */
  readonly hasBoundary: () => boolean;
  /** Who puts the next rules in force. */
  readonly ruling: RunContext['ruling'];
  readonly said: (text: string) => void;
  readonly changed: (action: 'pattern' | 'rule') => void;
  readonly attempt: Attempt;
}

const words = catalogue('given', {
  patternTaken: (name: string, width: number, height: number) => `${name || 'A pattern'}, ${width} by ${height} cells, is in the middle`,
  ruleTaken: (name: string) => `The rule is ${name}`,
} as const);

/** Room round a pattern for which the grid is too small, in cells on each side. */
const MARGIN = 16;

const isPicture = ({ type, name }: File) => type.startsWith('image/') || /\.(png|jpe?g|gif|webp|avif|bmp|svg)$/i.test(name);

/** @throws CaError `size` */
async function textOf(file: File): Promise<string> {
  if (file.size > MAX_TEXT)
    throw new CaError('size', 'too long', { where: file.name, expected: `at most ${MAX_TEXT} bytes`, got: `${file.size}` });
  return file.text();
}

/** @throws CaError as `readContent` */
async function contentOf(text: string): Promise<Content> {
  try {
    return readContent(text);
  } catch (error) {
    if (!(error instanceof RulesNeeded)) throw error;
    await allRules.fetch();
    return readContent(text);
  }
}

/**
 * Reads what was given.
 * @returns what puts it in place
 * @throws CaError `pattern`, `rule`, `size`, `source` where it cannot be read
 */
export async function readGiven(given: File | string, context: GivenContext): Promise<() => void> {
  const simulation = context.playback()?.simulation;
  if (!simulation) return () => {};
  if (simulation.size.length === 3)
    throw new CaError('argument', 'cannot be put into slices', { where: 'given', expected: 'a grid that runs an automaton' });
  const name = typeof given === 'string' ? '' : given.name;
  if (typeof given !== 'string' && isPicture(given)) {
    const pattern = await patternFromPicture(given, simulation.size, simulation.rule.states);
    return () => put({ pattern, rule: null }, name, context);
  }
  const content = await contentOf(typeof given === 'string' ? given : await textOf(given));
  return () => put(content, name, context);
}

/** @throws CaError `pattern`, `size`; then everything stays */
function put({ pattern, rule: given }: Content, name: string, context: GivenContext): void {
  const before = context.playback()?.simulation;
  if (!before) return;
  const rule = given && context.hasBoundary() ? given.on(before.boundary) : given;
  if (pattern) {
    cellsOf(pattern, rule ?? before.rule);
    if (pattern.width > before.size[0] || pattern.height > before.size[1])
      context.resize([pattern.width + 2 * MARGIN, pattern.height + 2 * MARGIN]);
  }
  const simulation = context.playback()?.simulation ?? before;
  const put = (set: () => void) => {
    context.ruling('pattern');
    set();
    context.ruling('api');
  };
  if (rule) simulation.turnTo(rule, put);
  if (pattern) simulation.settle(); // its start has the new rule's states
  if (pattern) simulation.startFrom({ init: 'pattern', pattern }); // “Another start” comes back to it
  context.changed(pattern ? 'pattern' : 'rule');
  context.said(pattern ? words.patternTaken(name, pattern.width, pattern.height) : words.ruleTaken(rule?.name ?? ''));
}
