// How a grid looks: from its attributes and the page's colours to what the view draws with.

import { readNumber } from '../shared/attributes.js';
import type { FigureColors } from '../shared/color-probe.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { colorMap, DEFAULT_COLOR_MAPS, type ColorMap } from '../../core/view/color-map.js';
import type { Color, GridLook } from '../../core/view/grid-view.js';

const unknown: FigureColors = { ink: [0.11, 0.12, 0.15, 1], paper: [0.98, 0.98, 0.97, 1], accent: [0.04, 0.42, 0.73, 1] };

const hex = (color: Color) =>
  `#${color
    .slice(0, 3)
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const maps = new Map<string, ColorMap>();

/** A colour map, made once for a name and the page's colours. */
function mapOf(name: string, ink: string, paper: string, states: number): ColorMap {
  const key = [name, ink, paper, states].join('|');
  let map = maps.get(key);
  if (!map) {
    map = colorMap(name, { ink, paper, states });
    if (maps.size > 64) maps.clear();
    maps.set(key, map);
  }
  return map;
}

/** The map that suits a rule where none is named. */
function usualMap(simulation: Simulation | null): string {
  const states = simulation?.rule.states ?? 2;
  if (states === 'continuous') return (simulation?.rule.range?.[0] ?? 0) < 0 ? DEFAULT_COLOR_MAPS.signed : DEFAULT_COLOR_MAPS.continuous;
  return states === 2 ? DEFAULT_COLOR_MAPS.twoStates : DEFAULT_COLOR_MAPS.manyStates;
}

/**
 * What a view is to draw with.
 * @throws CaError `argument` for an unknown colour map, channel or fade
 */
export function gridLook(
  given: { readonly channel: number; readonly fade: number; readonly colormap: string | null },
  simulation: Simulation | null,
  colors: FigureColors | null,
  colormap: string | null = given.colormap,
): GridLook {
  const { ink, paper, accent } = colors ?? unknown;
  const states = simulation?.rule.states;
  const name = colormap ?? usualMap(simulation);
  return {
    colors: mapOf(name, hex(ink), hex(paper), states === 'continuous' || !states ? 256 : states),
    channel: readNumber('channel', given.channel, { min: 0, max: (simulation?.rule.channels ?? 1) - 1, whole: true }) ?? 0,
    fade: readNumber('fade', given.fade, { min: 0 }) ?? 0,
    gapColor: paper,
    brushColor: accent,
  };
}
