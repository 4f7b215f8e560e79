// Named rules, each with a sentence, a source and a start that shows it well. The JSON
// of a family holds notation where there is one; a rule is made of it when it is first
// asked for.

import { parseNotation } from './notation/notation.js';
import analog from './presets/analog.json';
import cyclic from './presets/cyclic.json';
import elementary from './presets/elementary.json';
import generations from './presets/generations.json';
import isotropic from './presets/isotropic.json';
import largerThanLife from './presets/larger-than-life.json';
import lenia from './presets/lenia.json';
import lifeLike from './presets/life-like.json';
import neighbourhoods from './presets/neighbourhoods.json';
import reactionDiffusion from './presets/reaction-diffusion.json';
import young from './presets/young.json';
import type { Rule } from './rule.js';
import { validateRule } from './rule.js';
import type { RuleData } from './types.js';

/** How a preset is set going. What is absent is left to whoever starts it. */
export interface PresetStart {
  readonly seed?: number;
  /** Share of live cells, or the mean of a continuous noise. */
  readonly density?: number;
  readonly init?: 'random' | 'empty' | 'centre' | 'pattern';
  /** A pattern's text, set in the middle. For a continuous rule its highest state is 1, the others are parts of it. */
  readonly pattern?: string;
  /** Side of the squares that a random start is made of, in cells. */
  readonly grain?: number;
  /** What an empty cell holds, by channel; 0 unless told. */
  readonly background?: readonly number[];
  /** What an occupied cell holds, by channel; the top of the range unless told. */
  readonly foreground?: readonly number[];
  /** Extent in cells. */
  readonly size?: readonly number[];
  /** Steps per second. */
  readonly rate?: number;
  readonly colormap?: string;
}

/** A named rule. */
export interface Preset {
  /** Kebab-case, as `parseRule` takes it. */
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly sentence: string;
  readonly source: string;
  readonly start: PresetStart;
  /** The rule; made at the first look. */
  readonly rule: Rule;
}

/** An entry of a family's file: `rule` is notation, or a rule's JSON of which {@link DEFAULTS} fill in the rest. */
interface Entry extends Omit<Preset, 'family' | 'rule'> {
  readonly rule: unknown;
  /** Fields that differ from what the notation says. */
  readonly change?: unknown;
}

const DEFAULTS = { channels: 1, states: 'continuous', update: { mode: 'replace' }, boundary: 'torus', dimensions: [2] };

const FAMILIES: Readonly<Record<string, readonly Entry[]>> = {
  'Life-like': lifeLike,
  Analog: analog,
  Isotropic: isotropic,
  Generations: generations,
  'Wires and cycles': cyclic,
  'Larger than Life': largerThanLife,
  Elementary: elementary,
  'Several neighbourhoods': neighbourhoods,
  Young: young,
  Lenia: lenia,
  'Reaction–diffusion': reactionDiffusion,
};

function makeRule({ name, sentence, source, rule, change }: Entry): Rule {
  const own = { name, description: sentence, source };
  const made = typeof rule === 'string' ? parseNotation(rule) : validateRule({ ...DEFAULTS, ...own, ...(rule as object) });
  if (!made) throw new TypeError(`preset ${name}: ${String(rule)} is in no notation`);
  return made.with({ ...own, ...(change as Partial<RuleData> | undefined) });
}

function preset(family: string, entry: Entry): Preset {
  const { id, name, sentence, source, start } = entry;
  let rule: Rule | undefined;
  return Object.freeze({
    ...{ id, name, family, sentence, source, start },
    get rule() {
      return (rule ??= makeRule(entry));
    },
  });
}

/** Every preset by its id, in the order of the families. */
export const presets: ReadonlyMap<string, Preset> = new Map(
  Object.entries(FAMILIES).flatMap(([family, entries]) => entries.map((entry) => [entry.id, preset(family, entry)] as const)),
);
