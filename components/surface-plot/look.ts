// How a plot looks: from its attribute and the page's colours to what the view draws with.

import { colorMap, type ColorMap } from '../../core/view/color-map.js';
import { heatColors, heightColors, isDark, type SurfaceLook } from '../../core/view/surface-look.js';
import type { FigureColors } from '../shared/color-probe.js';
import type { Attempt } from '../shared/element.js';

/** Makes looks for one plot. */
export class PlotLooks {
  /** Colors from the rarest visited states to the most visited. */
  readonly heatColors: ColorMap = heatColors();
  readonly #attempt: Attempt;
  #name: string | null = null;
  #key = '';
  #last: SurfaceLook | null = null;

  /** @param attempt - tells of a map that cannot be used; the last good one stays */
  constructor(attempt: Attempt) {
    this.#attempt = attempt;
  }

  /** What to draw with; the same object while nothing about it changes. */
  next(colormap: string | null, { ink, paper, accent }: FigureColors): SurfaceLook {
    this.#attempt('colormap', () => {
      if (colormap) colorMap(colormap);
      this.#name = colormap;
    });
    const key = JSON.stringify([this.#name, ink, paper, accent]);
    if (!this.#last || key !== this.#key) {
      const colors = this.#name ? colorMap(this.#name) : heightColors(isDark({ ink, paper }));
      this.#last = { colors, heatColors: this.heatColors, ink, paper, accent };
    }
    this.#key = key;
    return this.#last;
  }
}
