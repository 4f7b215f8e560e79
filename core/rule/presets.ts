// Named rules, each with a sentence, a source and a start that shows it well. The JSON
// of a family holds notation where there is one; a rule is made of it when it is first
// asked for.

import { parseNotation } from './notation/notation.js';
import { life, preset, type Preset } from './preset.js';
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
import solid from './presets/solid.json';
import young from './presets/young.json';
import type { Rule } from './rule.js';
import type { RuleData } from './types.js';
import { validateRule } from './validate.js';

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
  'Life in space': solid as readonly Entry[], // JSON says only that a start is a text
  Lenia: lenia,
  'Reaction–diffusion': reactionDiffusion,
};

function makeRule({ name, sentence, source, rule, change }: Entry): Rule {
  const own = { name, description: sentence, source };
  const made = typeof rule === 'string' ? parseNotation(rule) : validateRule({ ...DEFAULTS, ...own, ...(rule as object) });
  if (!made) throw new TypeError(`preset ${name}: ${String(rule)} is in no notation`);
  return made.with({ ...own, ...(change as Partial<RuleData> | undefined) });
}

function entryPreset(family: string, entry: Entry): Preset {
  const { id, name, sentence, source, start } = entry;
  return preset({ id, name, family, sentence, source, start }, () => makeRule(entry));
}

/** Every preset by its id, in the order of the families. */
export const presets: ReadonlyMap<string, Preset> = new Map(
  [life, ...Object.entries(FAMILIES).flatMap(([family, entries]) => entries.map((entry) => entryPreset(family, entry)))].map(
    (one) => [one.id, one] as const,
  ),
);
