// Reads what a volume is given: pictures and arrays as a start, a rule, a flat pattern. Fetched with the first of it.

import type { ReactiveControllerHost } from 'lit';
import { CaError, show } from '../../core/base/errors.js';
import { MAX_TEXT } from '../../core/base/limits.js';
import { isStack, readStack } from '../../core/media/read.js';
import type { Stack, StackLimits } from '../../core/media/stack.js';
import { statesOf } from '../../core/media/states.js';
import type { Playback } from '../../core/page/playback.js';
import type { Solid } from '../../core/pattern/pattern.js';
import { stateBounds } from '../../core/rule/states.js';
import { readContent, type Content } from '../grid/content.js';
import { allRules } from '../shared/all-rules.js';
import { readSize } from '../shared/attributes.js';
import { fire } from '../shared/events.js';

/** The element. */
export interface SourceHost extends ReactiveControllerHost, HTMLElement {
  size: string | readonly number[] | null;
  readonly readonly: boolean;
}

/** Room for pictures where no extent is said. */
const USUAL_ROOM: StackLimits = [128, 128, 128];

type Playing = () => Playback | null;

/** A stack as what a volume starts from, whatever the rule. */
function solidOf(stack: Stack, name: string): Solid {
  const [width, height, depth] = stack.size;
  return Object.freeze({
    ...{ width, height, depth, name, cells: new Uint8Array(), states: 2, comments: [] },
    cellsFor({ channels, states, range }) {
      const shares = statesOf(stack, { states, range });
      if (states !== 'continuous' && channels === 1) return shares;
      const [low, high] = stateBounds({ states, range });
      const cells = states === 'continuous' ? new Float32Array(shares.length * channels) : new Uint8Array(shares.length * channels);
      for (let i = 0; i < shares.length; i++) {
        const value = states === 'continuous' ? low + (high - low) * shares[i] : shares[i];
        cells.fill(value, i * channels, (i + 1) * channels);
      }
      return cells;
    },
  } satisfies Solid);
}

/** A file's name for its address. */
const nameOf = (address: string) =>
  /^(?:data|blob):/i.test(address) ? 'src' : decodeURIComponent(new URL(address, document.baseURI).pathname.split('/').pop() ?? '');

async function fetchFile(address: string, signal: AbortSignal): Promise<File> {
  const where = `src="${show(address).slice(1, -1)}"`;
  try {
    const response = await fetch(new URL(address, document.baseURI), { signal });
    if (!response.ok)
      throw new CaError('source', 'cannot be read', { where, expected: 'a file', got: `${response.status} ${response.statusText}`.trim() });
    const blob = await response.blob();
    return new File([blob], nameOf(address) || where, { type: blob.type });
  } catch (error) {
    if (error instanceof CaError) throw error;
    throw new CaError('source', 'cannot be read', { where, expected: 'a file that this page may fetch', got: String(error), cause: error });
  }
}

/**
 * What an address names, or several with blanks between them.
 * @param size - the extent that the element has by its attribute, good or bad
 * @throws CaError `source`, `size`, `capability`
 */
export async function fetchStack(src: string, signal: AbortSignal, size: string | readonly number[] | null): Promise<Content> {
  const files = await Promise.all(
    src
      .trim()
      .split(/\s+/)
      .map((address) => fetchFile(address, signal)),
  );
  const stack = await readStack(files, roomIn(size));
  return { pattern: solidOf(stack, files[0].name), rule: null };
}

/** A bad attribute is told of by who owns it. */
function roomIn(size: string | readonly number[] | null): StackLimits {
  try {
    return (readSize('size', size, 3) ?? USUAL_ROOM) as unknown as StackLimits;
  } catch {
    return USUAL_ROOM;
  }
}

/** An array that is larger than the volume gets room first. */
async function putStack(stack: Stack, name: string, host: SourceHost, playback: Playing): Promise<void> {
  const size = playback()?.simulation.size ?? [];
  if (stack.size.some((side, axis) => side > (size[axis] ?? 0))) {
    host.size = stack.size;
    host.requestUpdate();
    await host.updateComplete;
  }
  playback()?.simulation.startFrom({ init: 'pattern', pattern: solidOf(stack, name) }); // “Another start” comes back to it
  fire(host, 'ca-change', { action: 'pattern' });
}

function putContent({ pattern, rule }: Content, host: SourceHost, playback: Playing): void {
  const simulation = playback()?.simulation;
  if (rule) simulation?.setRule(rule);
  if (pattern) simulation?.startFrom({ init: 'pattern', pattern });
  fire(host, 'ca-change', { action: pattern ? 'pattern' : 'rule' });
}

/**
 * Reads what was given and puts it in place.
 * @throws CaError `source`, `size`, `capability`, `pattern`, `rule` where it cannot be read
 */
export async function takeGiven(given: File | readonly File[] | string, host: SourceHost, playback: Playing): Promise<void> {
  const files = typeof given === 'string' ? [] : [given].flat();
  const simulation = playback()?.simulation;
  if (!simulation || simulation.size.length !== 3)
    throw new CaError('argument', 'cannot be put into a past', { where: 'given', expected: 'a volume that runs an automaton' });
  if (files.length > 1 || (files[0] && (await isStack(files[0])))) {
    const stack = await readStack(files, simulation.size);
    return putStack(stack, files[0].name, host, playback);
  }
  if (files[0]?.size > MAX_TEXT)
    throw new CaError('size', 'too long', { where: files[0].name, expected: `at most ${MAX_TEXT} bytes`, got: `${files[0].size}` });
  const text = typeof given === 'string' ? given : await files[0].text();
  await allRules.fetch();
  putContent(readContent(text, 3), host, playback);
}
