// How a grid looks: from its attributes and the page's colours to what the view draws with.

import { readNumber } from '../shared/attributes.js';
import type { FigureColors } from '../shared/color-probe.js';
import { allRules } from '../shared/all-rules.js';
import type { Attempt } from '../shared/element.js';
import type { Rule } from '../../core/rule/rule.js';
import { colorMap, DEFAULT_COLOR_MAPS, type ColorMap } from '../../core/view/color-map.js';
import type { Color, GridLook } from '../../core/view/grid-view.js';

/** What the element's attributes say about its looks. */
export interface LookAttributes {
  readonly channel: number | null;
  readonly fade: number | null;
  readonly colormap: string | null;
}

/** Until the page's colours are known; nothing is drawn before they are. */
const unknown: FigureColors = { ink: [0, 0, 0, 1], paper: [1, 1, 1, 1], accent: [0, 0, 1, 1] };

const byte = (part: number) =>
  Math.round(part * 255)
    .toString(16)
    .padStart(2, '0');
const hex = ([red, green, blue]: Color) => `#${[red, green, blue].map(byte).join('')}`;

/** The map that suits a rule where none is named: a preset's own, also while its numbers are edited, else by its states. */
export function usualMap(rule: Rule | undefined): string {
  const preset = [...(allRules.atHand?.presets.values() ?? [])].find(({ name }) => name === rule?.name);
  if (preset?.start.colormap && preset.rule.channels === rule?.channels) return preset.start.colormap;
  const { states = 2, range = [0, 1] } = rule ?? {};
  if (states === 'continuous') return range[0] < 0 ? DEFAULT_COLOR_MAPS.signed : DEFAULT_COLOR_MAPS.continuous;
  return states === 2 ? DEFAULT_COLOR_MAPS.twoStates : DEFAULT_COLOR_MAPS.manyStates;
}

/** Makes looks for one grid. */
export class GridLooks {
  readonly #attempt: Attempt;
  #name: string | null = null;
  #channel = 0;
  #fade = 0;
  #key = '';
  #map: ColorMap | null = null;
  #last: GridLook | null = null;

  /** @param attempt - tells of attributes that cannot be used; their last good values stay */
  constructor(attempt: Attempt) {
    this.#attempt = attempt;
  }

  /** What a view of an automaton with a rule is to draw with; the same object while nothing about it changes. */
  next({ channel, fade, colormap }: LookAttributes, rule: Rule | undefined, colors: FigureColors | null): GridLook {
    const { ink, paper, accent } = colors ?? unknown;
    const last = (rule?.channels ?? 1) - 1;
    this.#attempt('colormap', () => {
      if (colormap) colorMap(colormap);
      this.#name = colormap;
    });
    this.#attempt('channel', () => (this.#channel = readNumber('channel', channel, { min: 0, max: last, whole: true }) ?? 0));
    this.#attempt('fade', () => (this.#fade = readNumber('fade', fade, { min: 0 }) ?? 0));
    return this.#keep({
      colors: this.#mapOf(this.#name ?? usualMap(rule), hex(ink), hex(paper), rule?.states ?? 2),
      channel: Math.min(this.#channel, last),
      fade: this.#fade,
      gapColor: paper,
      brushColor: accent,
    });
  }

  /** A look; the same object while it says the same. */
  #keep(look: GridLook): GridLook {
    const last = this.#last;
    const same = last && (Object.keys(look) as (keyof GridLook)[]).every((key) => look[key] === last[key]);
    return same ? last : (this.#last = look);
  }

  /** A colour map; the same object while nothing about it changes, so that it is not uploaded again. */
  #mapOf(name: string, ink: string, paper: string, states: number | 'continuous'): ColorMap {
    const key = [name, ink, paper, states].join();
    if (!this.#map || key !== this.#key) this.#map = colorMap(name, { ink, paper, states: states === 'continuous' ? 256 : states });
    this.#key = key;
    return this.#map;
  }
}
