// What is written over the picture of a plot: axes with their numbers and names, the names of small surfaces, and the reading point.
// Lines and text are SVG in the page's own font, so they stay crisp at every zoom.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { UnitTile } from '../../core/view/surface-tiles.js';
import type { AxesDrawing } from '../../core/view/surface-axes.js';
import { words } from './words.js';

const round = (value: number) => Math.round(value * 10) / 10;

/** The axes. @param mark - the reading point in CSS pixels, if there is one */
export function axesOverlay({ lines, labels }: AxesDrawing, mark: readonly [number, number] | null): TemplateResult {
  const drawn: SVGTemplateResult[] = lines.map(
    ({ from, to }) => svg`<line x1=${round(from[0])} y1=${round(from[1])} x2=${round(to[0])} y2=${round(to[1])} />`,
  );
  const written = labels.map(
    ({ at, text, anchor, name }) =>
      svg`<text class=${name ? 'name' : 'number'} x=${round(at[0])} y=${round(at[1])} text-anchor=${anchor}>${text}</text>`,
  );
  return html`<svg part="axes" class="axes" aria-hidden="true">
    <g class="lines">${drawn}</g>
    ${written} ${mark ? svg`<circle class="mark" cx=${round(mark[0])} cy=${round(mark[1])} r="4.5" />` : nothing}
  </svg>`;
}

/** A button over each small surface. */
export function unitButtons(tiles: readonly UnitTile[], chosen: string | null, choose: (unit: string) => void): TemplateResult {
  return html`<div class="tiles">
    ${tiles.map(
      ({ unit, x, y, width, height }) =>
        html`<button
          type="button"
          part="tile"
          class="tile"
          .style=${`left: ${x}px; top: ${y}px; width: ${width}px; height: ${height + 20}px`}
          aria-pressed=${unit === chosen}
          aria-label=${words.showUnit(unit)}
          @click=${() => choose(unit)}
        >
          <span>${unit}</span>
        </button>`,
    )}
  </div>`;
}
