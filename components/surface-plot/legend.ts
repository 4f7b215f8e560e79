// The legend of the heat: its colors on a log scale with round counts, and how many cells were counted.

import { html, nothing, type TemplateResult } from 'lit';
import type { ColorMap } from '../../core/view/color-map.js';
import type { Heat } from '../../core/view/heat-bins.js';
import type { HeatKind } from '../../core/view/heat-source.js';
import { words } from './words.js';

/** Stops of the gradient. */
const STOPS = 9;

function gradient({ colors }: ColorMap): string {
  const stops = Array.from({ length: STOPS }, (_, i) => {
    const at = 4 * Math.round((255 * i) / (STOPS - 1));
    return `rgb(${colors[at]} ${colors[at + 1]} ${colors[at + 2]})`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

const short = (count: number) => {
  if (count >= 1e6) return `${Math.round(count / 1e5) / 10}M`;
  return count >= 1e3 ? `${Math.round(count / 1e2) / 10}k` : String(Math.round(count));
};

/** Round counts with their places on the scale: 1, powers of ten that leave room, and the largest. */
export function legendTicks(most: number): { text: string; place: number }[] {
  const place = (count: number) => Math.log1p(count) / Math.log1p(most);
  const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].filter((count) => count < most && place(count) < 0.84);
  const spread = powers.filter((_, i) => i % Math.ceil(powers.length / 3) === 0);
  return [...spread, most].map((count) => ({ text: short(count), place: place(count) }));
}

/** The legend; without counts, what it waits for. @param follows - whether a cell is followed */
export function legend(kind: HeatKind, heat: Heat | null, colors: ColorMap, follows: boolean): TemplateResult {
  const ticks = heat && heat.most > 0 ? legendTicks(heat.most) : [];
  const waits = kind === 'probe' && !follows ? words.noProbe : null;
  const text = waits ?? (heat ? words.counted(kind, heat.total) : nothing);
  return html`<div part="legend" class="legend">
    <span class="scale" role="img" aria-label="${words.legend}: ${ticks.map((tick) => tick.text).join(', ')}">
      <span class="ramp" .style=${`background: ${gradient(colors)}`}></span>
      ${ticks.map(({ text: count, place }) => html`<span class="tick" .style=${`left: ${(place * 100).toFixed(1)}%`}>${count}</span>`)}
    </span>
    <span class="total">${text}</span>
  </div>`;
}
