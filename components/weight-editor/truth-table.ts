// The finite table that a discrete rule is: what follows for every pair of inputs, and how near the network is to deciding otherwise.

import { html, nothing, type TemplateResult } from 'lit';
import { discreteTable, tableMargins, type DiscreteTable, type TableAxis } from '../../core/rule/table.js';
import type { Desk } from './desk.js';
import { live } from './numbers.js';
import { words } from './words.js';

/** Largest table that is shown, in entries: more than anybody reads. */
const MOST_ENTRIES = 360;
/** Outputs that are as near to the threshold as this are marked. */
const NEAR = 0.25;

const count = ({ min, max }: TableAxis) => max - min + 1;

/** The entries of a table by row: the first input down, the others across. */
function rowsOf({ axes }: DiscreteTable): number[][] {
  const [down, ...across] = axes;
  const columns = across.reduce((product, axis) => product * count(axis), 1);
  return Array.from({ length: count(down) }, (_, row) => Array.from({ length: columns }, (_, column) => row * columns + column));
}

/** Which entry the present values stand for, if they are whole ones. */
function presentEntry({ axes }: DiscreteTable, values: Desk['values']): number {
  if (!values) return -1;
  let entry = 0;
  for (const { name, min, max, stride, scale } of axes) {
    const whole = values[name] / scale;
    if (!(Math.abs(whole - Math.round(whole)) < 1e-6) || whole < min || whole > max) return -1;
    entry += (Math.round(whole) - min) * stride;
  }
  return entry;
}

function cell(states: number, state: number, margin: number, here: boolean, name: string): TemplateResult {
  const label = `${name}: ${words.becomes(state)}${Number.isFinite(margin) ? `, ${words.margin(live(margin))}` : ''}`;
  const level = states > 1 ? state / (states - 1) : 0;
  const classes = [margin < NEAR ? 'near' : '', here ? 'here' : ''];
  return html`<td
    class=${classes.join(' ')}
    .style=${`--_level: ${level.toFixed(3)}; --_margin: ${Math.min(1, margin / 0.5).toFixed(3)}`}
    title=${label}
  >
    <span class="visually-hidden">${label}</span>${states > 2 ? html`<i class="digit" aria-hidden="true">${state}</i>` : nothing}
  </td>`;
}

/** The table of a discrete rule with up to 360 entries; nothing for others. */
export function truthTable(desk: Desk): TemplateResult | typeof nothing {
  const { rule, values } = desk;
  const table = discreteTable(rule);
  if (!table || table.states.length > MOST_ENTRIES || rule.formula) return nothing;
  const margins = tableMargins(rule);
  const [down, ...across] = table.axes;
  const here = presentEntry(table, values);
  const rows = rowsOf(table);
  const axisName = across.map(({ name }) => name).join(', ') || words.output;
  const heading = (entry: number) =>
    across
      .map(({ min, max, stride, scale }) => (min + (Math.floor(entry / stride) % (max - min + 1))) * scale)
      .map((n) => live(n).replace('.00', ''));
  return html`<figure class="table" part="table">
    <figcaption>${words.tableTitle} <span>${words.tableNote(`${NEAR}`)}</span></figcaption>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.tableTitle}>
      <table .style=${`--_columns: ${rows[0].length}`}>
        <thead>
          <tr>
            <th scope="col" class="corner">
              <span>${down.name}</span><i aria-hidden="true">↓</i> <span>${axisName}</span><i aria-hidden="true">→</i>
            </th>
            ${rows[0].map((entry) => html`<th scope="col">${heading(entry).join(' ')}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row, i) =>
              html`<tr>
                <th scope="row">${live((down.min + i) * down.scale).replace('.00', '')}</th>
                ${row.map((entry) =>
                  cell(
                    rule.states as number,
                    table.states[entry],
                    margins?.[entry] ?? Infinity,
                    entry === here,
                    `${down.name} ${(down.min + i) * down.scale}, ${axisName} ${heading(entry).join(' ')}`,
                  ),
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </figure>`;
}
