// What a tag shows at this moment, as the attributes and the content with which another one would show the same. Knows nothing of how
// that is written down: `markup.ts` writes tags, `permalink.ts` links.

import { formatPattern, patternFromCells } from '../../../core/pattern/index.js';
import { formatRule } from '../../../core/rule/parse.js';
import type { Rule } from '../../../core/rule/rule.js';
import type { Boundary } from '../../../core/rule/types.js';
import type { Playback } from '../../../core/page/playback.js';
import type { Simulation } from '../../../core/simulation/simulation.js';

/** A tag as it is to be written. */
export interface PresentTag {
  readonly name: string;
  /** In order; an empty text stands for a boolean. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** A rule that no short text names, as JSON. */
  readonly ruleJson: string | null;
  /** RLE of the whole extent. */
  readonly pattern: string | null;
}

/** What is written anew from the automaton, and what is only ours or the page's. */
const NOT_COPIED =
  /^(rule|src|size|boundary|seed|density|init|pattern|rate|paused|permalink|style|class|part|slot|hidden|data-.*|aria-.*)$/;
const BOUNDARIES: readonly Boundary[] = ['torus', 'dead', 'mirror'];

const copied = (element: Element) =>
  [...element.attributes].filter(({ name }) => !NOT_COPIED.test(name)).map(({ name, value }) => [name, value] as const);

/** The shortest text of a rule, with its boundary beside it where the text means another. */
function ruleText(rule: Rule): { readonly text: string; readonly boundary: Boundary | null } {
  const texts = BOUNDARIES.map((boundary) => ({ text: formatRule(rule.on(boundary)), boundary }));
  const short = texts.filter(({ text }) => !text.startsWith('{'));
  const own = short.find(({ boundary }) => boundary === rule.boundary) ?? short[0];
  if (own) return { text: own.text, boundary: own.boundary === rule.boundary ? null : rule.boundary };
  return { text: JSON.stringify(rule), boundary: null };
}

/** Whether a pattern can hold the cells: whole states, and flat. */
const fitsPattern = ({ rule, size }: Simulation): boolean => rule.states !== 'continuous' && size.length === 2;

/** The cells where start and steps do not lead to them, else the start's own pattern. */
async function patternOf(simulation: Simulation): Promise<string | null> {
  const { size, start, drawn } = simulation;
  if (drawn && fitsPattern(simulation)) {
    const cells = await simulation.read();
    return formatPattern(patternFromCells(size[0], size[1], cells), 'rle').trim();
  }
  if (start.init !== 'pattern' || !start.pattern || 'depth' in start.pattern) return null;
  const { width, height, cells } = start.pattern;
  return formatPattern(patternFromCells(width, height, cells), 'rle').trim();
}

function startOf({ start }: Simulation, pattern: string | null): [string, string][] {
  if (pattern) return [['init', 'pattern']];
  const seed: [string, string][] = ['random', 'ball', 'slab'].includes(start.init) ? [['density', `${start.density}`]] : [];
  return [['init', start.init === 'pattern' ? 'empty' : start.init], ['seed', `${start.seed}`], ...seed];
}

/** Whether something was drawn that no tag can hold: cells of a continuous rule, or of a volume. */
export const losesDrawing = (simulation: Simulation): boolean =>
  (simulation.drawn && !fitsPattern(simulation)) || 'depth' in (simulation.start.pattern ?? {});

/**
 * What a tag shows.
 * @param element - the tag that runs the automaton
 */
export async function presentOf(element: Element, playback: Playback): Promise<PresentTag> {
  const { simulation, rate } = playback;
  const { text, boundary } = ruleText(simulation.rule);
  const ruleJson = text.startsWith('{') ? text : null;
  const pattern = await patternOf(simulation);
  const attributes: [string, string][] = [
    ...(ruleJson ? [] : [['rule', text] as [string, string]]),
    ['size', simulation.size.join(' ')],
    ...(boundary ? [['boundary', boundary] as [string, string]] : []),
    ...startOf(simulation, pattern),
    ['rate', `${Number(rate.toPrecision(3))}`],
  ];
  const own = copied(element);
  const id = own.filter(([name]) => name === 'id');
  return {
    name: element.localName,
    attributes: [...id, ...attributes, ...own.filter(([name]) => name !== 'id')],
    ruleJson,
    pattern,
  };
}

/** The tags that are linked to one by its id, as they were written. */
export function linkedTo(element: Element): readonly PresentTag[] {
  const root = element.getRootNode() as Document | ShadowRoot;
  if (!element.id) return [];
  return [...root.querySelectorAll(`[for="${CSS.escape(element.id)}"]`)]
    .filter(({ localName }) => localName.startsWith('ca-'))
    .map((linked) => ({
      name: linked.localName,
      attributes: [...linked.attributes]
        .filter(({ name }) => !/^(style|class|part|slot|hidden|paused|data-.*|aria-.*)$/.test(name))
        .map(({ name, value }) => [name, value] as const),
      ruleJson: null,
      pattern: null,
    }));
}
