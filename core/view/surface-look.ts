// What a plot of heights shows and how it looks: plain data that the element makes and the view draws.

import type { HeightAxes } from '../compile/heights-range.js';
import { colorMap, type ColorMap } from './color-map.js';
import type { Color } from './grid-view.js';

/** `surface`: a mesh; `pillars`: one on each state of a discrete rule; `flat`: a map from above; `units`: a small surface for each unit. */
export type SurfaceMode = 'surface' | 'pillars' | 'flat' | 'units';

/** What is plotted. */
export interface SurfaceContent {
  readonly mode: SurfaceMode;
  /** A unit's name; `null` for the rule as a whole. */
  readonly unit: string | null;
  readonly axes: Partial<HeightAxes>;
  /** How high the plot is, as a factor of the usual height. */
  readonly heightScale: number;
}

/** How it looks. */
export interface SurfaceLook {
  /** Colors from the lowest height to the highest. */
  readonly colors: ColorMap;
  /** Colors from the rarest visited states to the most visited. */
  readonly heatColors: ColorMap;
  readonly ink: Color;
  readonly paper: Color;
  readonly accent: Color;
}

/** Brightness of a color, 0 to 1. */
const brightness = ([red, green, blue]: Color) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Whether the ink is brighter than the paper. */
export const isDark = ({ ink, paper }: Pick<SurfaceLook, 'ink' | 'paper'>): boolean => brightness(ink) > brightness(paper);

/** Heights from slate over sea green to cream, so that hot colors stand out on all of them; deeper on dark paper. */
const HEIGHTS = { light: '#455e87,#578fa8,#b8d4bd,#f7f0c7', dark: '#213050,#246b8c,#7abda3,#f7f0c7' };
/** Visited states, from rare to common. */
const HEAT = '#7a1a5e,#c2304a,#f07a22,#ffd54a';

/** The usual colors of heights. */
export const heightColors = (dark: boolean): ColorMap => colorMap(dark ? HEIGHTS.dark : HEIGHTS.light);

/** The usual colors of heat. */
export const heatColors = (): ColorMap => colorMap(HEAT);

/** Height of a plot of scale 1, in its sides. */
const TALL = 0.42;
/** The floor is this far below the lowest height, in sides of the plot. */
export const FLOOR = -0.12;

/** How tall a plot is, in its sides. */
export const tallOf = (heightScale: number): number => TALL * heightScale;

/** Half the width of a pillar along x and y, in sides of the plot: they stand apart, and none is thicker than looks well. */
export const pillarReach = (lattice: readonly [number, number]): [number, number] => [
  Math.min(0.05, 0.42 / lattice[0]),
  Math.min(0.05, 0.42 / lattice[1]),
];
