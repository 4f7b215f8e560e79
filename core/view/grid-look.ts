// How a grid is to look, whoever draws it: the view on the GPU or the painter on a 2D canvas. Types only.

import type { Size } from '../base/limits.js';
import type { Cells, Layout } from '../compile/layout.js';
import type { Uniforms } from '../gpu/uniforms.js';
import type { ColorMap } from './color-map.js';

/** A colour, `[r, g, b, a]`, each 0 to 1. */
export type Color = readonly [number, number, number, number];

/** How a grid looks. */
export interface GridLook {
  readonly colors: ColorMap;
  readonly channel: number;
  /** Half-life of the glow in generations; 0 for none. */
  readonly fade: number;
  readonly gapColor: Color;
  readonly brushColor: Color;
}

/** An outlined brush: a cell and a reach in cells. */
export interface BrushOutline {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A slice of a volume, which a view draws as it draws a grid. */
export interface Cut {
  /** Columns and rows. */
  readonly size: readonly [number, number];
  /** The volume's layout, read as the slice's. */
  layout(volume: Layout): Layout;
  /** What its GLSL asks for; called for each picture. */
  uniforms(): Uniforms;
}

/** What is to be painted without a GPU. */
export interface GridPicture {
  /** `[Y][X]`, whole states. */
  readonly cells: Cells;
  readonly size: Size;
  readonly generation: number;
  /** How many states the rule has. */
  readonly states: number;
  readonly look: GridLook;
  readonly brush: BrushOutline | null;
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  /** The point of the grid at the top left corner. */
  readonly origin: readonly [number, number];
  readonly cellsPerPixel: number;
  readonly samples: number;
  /** Strength of the gaps, 0 to 1. */
  readonly gap: number;
}
