// What a preset is, and the first of them, which every page has: Life. `presets.ts` holds the others.

import { lifeLikeRule } from './notation/life-like.js';
import { NotationText } from './notation/text.js';
import { Rule } from './rule.js';

/** How a preset is set going. What is absent is left to whoever starts it. */
export interface PresetStart {
  readonly seed?: number;
  /** Share of live cells, or the mean of a continuous noise. */
  readonly density?: number;
  readonly init?: 'random' | 'empty' | 'centre' | 'ball' | 'pattern';
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

/** A preset whose rule is made when it is first asked for. */
export function preset(words: Omit<Preset, 'rule'>, make: () => Rule): Preset {
  let rule: Rule | undefined;
  return Object.freeze({
    ...words,
    get rule() {
      return (rule ??= make());
    },
  });
}

const name = 'Life';
const sentence = 'A dead cell with three live neighbours is born, a live one with two or three stays: gliders, guns and computers follow.';
const source = 'John H. Conway, 1970';

/** Life: what a grid runs when nobody says. */
export const life = preset(
  { id: 'life', name, family: 'Life-like', sentence, source, start: { seed: 1, density: 0.3, size: [256, 256], rate: 20 } },
  () => new Rule({ ...lifeLikeRule(new NotationText('B3/S23')), name, description: sentence, source }, true),
);
