// The line below diagram and tree: what the height maps lie over and whose values are shown; and the steepness of all units, which
// turns sharp edges into slopes.

import { html, nothing, type TemplateResult } from 'lit';
import type { HeightAxes } from '../../core/compile/heights-range.js';
import type { Probe } from '../../core/page/bus.js';
import { ALL_UNITS, numberKey } from '../../core/rule/numbers.js';
import type { Desk } from './desk.js';
import { numberRow } from './number-row.js';
import { words } from './words.js';

type Choose = (axes: { x: string; y: string }) => void;

/** The names of the two inputs, as choosers where there are others. */
function axesOf({ rule }: Desk, axes: HeightAxes, choose: Choose): TemplateResult {
  const { x, y } = axes;
  if (y === null) return html`<b>${x}</b> →`;
  if (rule.inputs.length < 3) return html`<b>${x}</b> → <b>${y}</b> ↑`;
  const chooser = (label: string, value: string, other: string, set: (name: string) => void) =>
    html`<select aria-label=${label} @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
      ${rule.inputs.map(({ name }) => html`<option value=${name} ?selected=${name === value} ?disabled=${name === other}>${name}</option>`)}
    </select>`;
  return html`${chooser(words.mapX, x, y, (name) => choose({ x: name, y }))} →
  ${chooser(words.mapY, y, x, (name) => choose({ x, y: name }))} ↑`;
}

/** @param probe - the cell whose values are shown; `null` for the mean */
export function underMaps(desk: Desk, axes: HeightAxes, probe: Probe | null, choose: Choose): TemplateResult {
  const all = { kind: 'steepness', unit: ALL_UNITS } as const;
  const whose = probe ? words.ofCell(probe) : words.ofMean;
  return html`<div class="under">
    ${desk.rule.formula ? nothing : html`<span class="axes">${words.maps} ${axesOf(desk, axes, choose)}</span>`}
    <span class="whose"><i class="stand" aria-hidden="true"></i>${whose}</span>
    ${desk.numbers.has(numberKey(all)) ? numberRow(desk, all, words.steepnessOfAll) : nothing}
  </div>`;
}
