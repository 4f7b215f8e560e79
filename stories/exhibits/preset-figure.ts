// A named rule as a small living picture with its words: some way into its run, moving while the pointer is on it.

import { html, nothing, type TemplateResult } from 'lit';
import '../../components/grid/grid.js';
import type { CaGrid } from '../../components/grid/grid.js';
import type { Preset } from '../../core/index.js';
import type { PresetStart } from '../../core/rule/preset.js';
import { densityToShow, stepsToShow } from './families.js';
import { figure } from './figure.js';
import { warmUp } from './warm-up.js';

/** Sides of grids that are larger by themselves, in cells. */
const SMALL = 128;

/** Cells of a grid that counts as large. */
const LARGE = 256 * 192;

/** A preset's own extent unless that is the usual large one. */
const smallSize = ({ size }: PresetStart) => (!size || size[0] * size[1] > LARGE ? `${SMALL} ${SMALL}` : size.join(' '));

/** @param ready - hears of the grid when its automaton is there */
export function presetFigure(
  { id, name, family, sentence, start, rule }: Preset,
  ready: (grid: CaGrid) => void = () => {},
): TemplateResult {
  const begin = (event: Event) => {
    const grid = event.currentTarget as CaGrid;
    ready(grid);
    warmUp(grid, stepsToShow(id, family));
  };
  const run = (event: Event) => (event.currentTarget as CaGrid)[event.type === 'pointerenter' ? 'play' : 'pause']();
  return figure(
    html`<ca-grid
      rule=${id}
      size=${smallSize(start)}
      density=${densityToShow(id) ?? nothing}
      readonly
      @ca-ready=${begin}
      @pointerenter=${run}
      @pointerleave=${run}
    ></ca-grid>`,
    html`<b>${name}</b> ${rule.notation ? html`<code class="long">${rule.notation}</code>` : nothing}<br />${sentence}`,
  );
}
