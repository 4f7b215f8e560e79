// From what a grid or a volume is given to what it runs: the rule, the extent and the start, with a preset's own start and the
// pattern's needs where attributes say nothing.

import type { Pattern } from '../../core/pattern/index.js';
import type { Solid } from '../../core/pattern/pattern.js';
import { parsePattern } from '../../core/pattern/index.js';
import { life, type PresetStart } from '../../core/rule/preset.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Boundary, RuleData } from '../../core/rule/types.js';
import type { Init, Start } from '../../core/simulation/start.js';
import { allRules } from '../shared/all-rules.js';
import type { Content } from './content.js';

/** What a grid's attributes and properties hold, good or bad. */
export interface GridAttributes {
  readonly rule: string | Rule | RuleData | null;
  readonly src: string | null;
  readonly size: string | readonly number[] | null;
  readonly boundary: Boundary | null;
  readonly seed: number | null;
  readonly density: number | null;
  readonly init: Init | null;
  readonly pattern: string | null;
  readonly rate: number | null;
  readonly autoplay: boolean;
  readonly precision: 'auto' | '8' | '16' | '32' | null;
  readonly for: string | null;
}

/** Good values of the attributes; `undefined` where none was given. */
export interface GridSettings {
  readonly rule?: Rule;
  readonly boundary?: Boundary;
  readonly size?: readonly number[];
  readonly precision?: 'auto' | 8 | 16 | 32;
  readonly seed?: number;
  readonly density?: number;
  readonly init?: Init;
  readonly rate?: number;
}

/** What a grid runs. */
export interface GridPlan {
  /** The rule as it was given. */
  readonly base: Rule;
  /** The rule on the boundary that was asked for. */
  readonly rule: Rule;
  readonly size: readonly number[];
  readonly precision: 'auto' | 8 | 16 | 32;
  readonly start: Start;
  readonly rate: number;
}

/** Sides of a grid and of a volume unless told, in cells. */
const DEFAULT_SIDES = { 2: 256, 3: 64 } as const;
/** Room round a pattern for which no extent is given, in cells on each side. */
const MARGIN = 16;
const NONE: readonly number[] = [];

const presetOf = (rule: Rule): PresetStart =>
  [...(allRules.atHand?.presets.values() ?? [life])].find((preset) => preset.name === rule.name && preset.rule === rule)?.start ?? {};

const patterns = new Map<string, Pattern>();

/** A preset's pattern, parsed once. */
function presetPattern(text: string): Pattern {
  let pattern = patterns.get(text);
  if (!pattern) patterns.set(text, (pattern = parsePattern(text)));
  return pattern;
}

/** An extent for a pattern: at least the usual one, and room round the pattern. */
function roomFor(pattern: (Pattern & Partial<Solid>) | undefined, sides: 2 | 3 = 2): number[] {
  if (pattern?.depth) return [pattern.width, pattern.height, pattern.depth];
  const usual = DEFAULT_SIDES[sides];
  const side = (length: number) => Math.max(usual, length + 2 * MARGIN);
  return (pattern ? [side(pattern.width), side(pattern.height), usual] : [usual, usual, usual]).slice(0, sides);
}

/**
 * Puts together what is to run.
 * @param content - what is there of it; with `pending` more is on its way
 * @param before - the last plan: what was made for it is not made again
 * @param sides - 2 for grids, 3 for volumes: a preset's own extent is for one of them
 */
export function planGrid(given: GridSettings, content: Content, pending: boolean, before: GridPlan | null, sides: 2 | 3 = 2): GridPlan {
  const base = given.rule ?? content.rule ?? life.rule;
  const own = presetOf(base);
  const usual = { ...life.start, ...own };
  const ownSize = own.size?.length === sides ? own.size : undefined;
  const boundary = given.boundary ?? base.boundary;
  const wanted = given.init ?? (pending || own.pattern ? 'pattern' : (own.init ?? 'random'));
  const pattern = content.pattern ?? (own.pattern && wanted === 'pattern' && !pending ? presetPattern(own.pattern) : undefined);
  const init = given.init === undefined && pattern ? 'pattern' : wanted === 'pattern' && pending ? 'empty' : wanted;
  return {
    base,
    rule: before?.base === base && before.rule.boundary === boundary ? before.rule : base.on(boundary),
    size: given.size ?? (content.pattern ? roomFor(content.pattern, sides) : (ownSize ?? roomFor(pattern, sides))),
    precision: given.precision ?? 'auto',
    start: {
      ...{ init, pattern, seed: given.seed ?? usual.seed ?? 1, density: given.density ?? usual.density ?? 0.3 },
      ...{ grain: own.grain ?? 1, background: own.background ?? NONE, foreground: own.foreground ?? NONE },
    },
    rate: given.rate ?? usual.rate ?? 20,
  };
}

/** What does not matter to a kind of start. */
const IDLE: Readonly<Record<Init, readonly (keyof Start)[]>> = {
  random: ['pattern'],
  pattern: ['density', 'grain'],
  ball: ['pattern'],
  slab: ['pattern'],
  centre: ['pattern', 'density', 'grain'],
  empty: ['pattern', 'density', 'grain'],
};

/** Whether two starts are the same. */
export function sameStart(a: Start, b: Start): boolean {
  return (Object.keys(a) as (keyof Start)[]).every((key) => a[key] === b[key] || (a.init === b.init && IDLE[a.init].includes(key)));
}
