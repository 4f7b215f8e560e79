// A formula rule on the desk: its expressions, and a slider for each of its parameters.

import { html, nothing, type TemplateResult } from 'lit';
import { stencil } from './stencil.js';
import type { Desk } from './desk.js';
import { numberRow } from './number-row.js';
import { live } from './numbers.js';
import { words } from './words.js';

/** Splits an expression at its names, so that parameters and inputs can be marked. */
function marked(expression: string, parameters: ReadonlySet<string>, inputs: ReadonlySet<string>): TemplateResult[] {
  return expression.split(/([A-Za-z]\w*)/).map((word) => {
    if (parameters.has(word)) return html`<b class="parameter">${word}</b>`;
    return inputs.has(word) ? html`<b class="input">${word}</b>` : html`${word}`;
  });
}

/** The view of a rule without a network. */
export function parameters(desk: Desk): TemplateResult {
  const { formula, inputs, update } = desk.rule;
  const given = Object.entries(formula?.parameters ?? {});
  const names = new Set(given.map(([name]) => name));
  const perceived = new Set(inputs.map(({ name }) => name));
  const change = update.mode === 'add' ? '+=' : '=';
  return html`<div class="formula" part="formula">
    <div class="perceived">
      ${inputs.map(
        ({ name }, i) =>
          html`<button
            type="button"
            class="leaf"
            data-card="input:${name}"
            @click=${(event: MouseEvent) => desk.open({ kind: 'input', name }, event.currentTarget as Element, event.detail === 0)}
          >
            <span class="tile small">${stencil(desk.rule, inputs[i])}</span>
            <span class="name">${name}</span><output>${live(desk.values?.[name])}</output>
          </button>`,
      )}
    </div>
    <div class="source" tabindex="0" role="group" aria-label=${words.expression}>
      ${(formula?.expressions ?? []).map(
        (expression, i) =>
          html`<div class="line">
            <span class="name">${desk.rule.channels > 1 ? `channel ${i}` : 'state'}</span> <span class="soft">${change}</span>
            ${marked(expression, names, perceived)}
          </div>`,
      )}
    </div>
    ${given.length ? html`<h4>${words.parameters}</h4>` : nothing}
    <div class="rows">${given.map(([name]) => numberRow(desk, { kind: 'parameter', name }, name))}</div>
  </div>`;
}
