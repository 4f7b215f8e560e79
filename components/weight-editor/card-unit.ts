// The card of a unit: its name, its activation as a curve with the present sum on it, bias and weights, and what can be done to it.

import { html, nothing, svg, type TemplateResult } from 'lit';
import { activate } from '../../core/rule/activation.js';
import { ACTIVATION_PARAMETERS, withActivation } from '../../core/rule/edit-activation.js';
import { addConnection, readable, removeConnection, removeUnit, renameUnit } from '../../core/rule/edit-structure.js';
import { flattenNetwork, type FlatUnit } from '../../core/rule/network.js';
import type { ActivationName } from '../../core/rule/types.js';
import { icon } from './icons.js';
import type { Desk } from './desk.js';
import { numberRow } from './number-row.js';
import { live } from './numbers.js';
import { words } from './words.js';

const ACTIVATIONS = Object.keys(ACTIVATION_PARAMETERS) as ActivationName[];
/** The curve's extent in CSS pixels, and half the width of what it shows in units of a weighted sum. */
const [WIDTH, HEIGHT] = [232, 54];
/** Half the width of the curve's axis, in units of a weighted sum. */
const REACH = 3;
const POINTS = 96;

/** The weighted sum that a unit sees now; `undefined` while values are unknown. */
function sumOf(desk: Desk, unit: FlatUnit): number | undefined {
  const { values } = desk;
  if (!values) return undefined;
  const { inputs, units } = flattenNetwork(desk.rule);
  const names = [...inputs, ...units.map(({ name }) => name)];
  return unit.terms.reduce((sum, { source, weight }) => sum + weight * (values[names[source]] ?? NaN), unit.bias);
}

/** The activation over the weighted sum, with a dot where the cell stands. */
function curve(desk: Desk, unit: FlatUnit): TemplateResult {
  const xs = Array.from({ length: POINTS + 1 }, (_, i) => ((2 * i) / POINTS - 1) * REACH);
  const ys = xs.map((x) => activate(unit, x));
  const [low, high] = [Math.min(0, ...ys), Math.max(1, ...ys)];
  const left = (x: number) => ((Math.max(-REACH, Math.min(REACH, x)) + REACH) / (2 * REACH)) * WIDTH;
  const top = (y: number) => HEIGHT - 5 - ((Math.min(high, Math.max(low, y)) - low) / (high - low)) * (HEIGHT - 10);
  const path = xs.map((x, i) => `${left(x).toFixed(1)},${top(ys[i]).toFixed(1)}`).join('L');
  const sum = sumOf(desk, unit);
  const known = sum !== undefined && !Number.isNaN(sum);
  return html`<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <path class="axis" d="M${WIDTH / 2},0V${HEIGHT}M0,${top(0)}H${WIDTH}"></path>
    <path class="line" d="M${path}"></path>
    ${known ? svg`<circle class="dot" cx=${left(sum)} cy=${top(activate(unit, sum))} r="4.5"></circle>` : nothing}
  </svg>`;
}

function nameField(desk: Desk, name: string): TemplateResult {
  const rename = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const to = field.value.trim();
    if (to === name || desk.change(`${name} → ${to}`, () => renameUnit(desk.rule, name, to))) {
      if (to !== name) desk.open({ kind: 'unit', name: to }, field);
    } else field.value = name;
  };
  return html`<input
    class="title"
    type="text"
    aria-label=${words.name}
    spellcheck="false"
    autocomplete="off"
    ?readonly=${desk.readonly}
    .value=${name}
    @change=${rename}
  />`;
}

function activationChooser(desk: Desk, unit: FlatUnit): TemplateResult {
  const choose = (event: Event) => {
    const activation = (event.target as HTMLSelectElement).value as ActivationName;
    desk.change(`${unit.name}: ${activation}`, () => withActivation(desk.rule, unit.name, { activation }));
  };
  return html`<label class="choice">
    <span>${words.activation}</span>
    <select ?disabled=${desk.readonly} .value=${unit.activation} @change=${choose}>
      ${ACTIVATIONS.map((name) => html`<option value=${name} ?selected=${name === unit.activation}>${name}</option>`)}
    </select>
  </label>`;
}

function weights(desk: Desk, unit: FlatUnit): TemplateResult {
  const { inputs, units } = flattenNetwork(desk.rule);
  const names = [...inputs, ...units.map(({ name }) => name)];
  const others = readable(desk.rule, unit.name);
  const cut = (source: string) => desk.change(`${source} → ${unit.name} cut`, () => removeConnection(desk.rule, unit.name, source));
  const add = (event: Event) => {
    const chooser = event.target as HTMLSelectElement;
    const source = chooser.value;
    chooser.value = '';
    if (source) desk.change(`${source} → ${unit.name}`, () => addConnection(desk.rule, unit.name, source));
  };
  return html`
    <h4>${words.reads}</h4>
    ${unit.terms.map(({ source }) => {
      const name = names[source];
      const label = `${words.removeConnection} (${name} → ${unit.name})`;
      const button = html`<button
        class="tiny"
        type="button"
        aria-label=${label}
        data-tip=${words.removeConnection}
        ?disabled=${desk.readonly}
        @click=${() => cut(name)}
      >
        ${icon('cut')}
      </button>`;
      return numberRow(desk, { kind: 'weight', unit: unit.name, source: name }, name, button);
    })}
    ${
      others.length && !desk.readonly
        ? html`<select class="add-source" aria-label=${words.addConnection} @change=${add}>
            <option value="">${words.addConnection} …</option>
            ${others.map((name) => html`<option value=${name}>${words.from} ${name}</option>`)}
          </select>`
        : nothing
    }
  `;
}

/** @param pinned - all there is to edit; else a glance at the bias and the curve */
export function unitCard(desk: Desk, name: string, pinned: boolean): TemplateResult {
  const { units, outputs, inputs } = flattenNetwork(desk.rule);
  const place = units.findIndex((unit) => unit.name === name);
  if (place < 0) return html``;
  const unit = units[place];
  const isOutput = outputs.includes(inputs.length + place);
  const remove = () => {
    if (desk.change(`${name} removed`, () => removeUnit(desk.rule, name))) desk.close();
  };
  return html`
    <header>${pinned ? nameField(desk, name) : html`<h3>${name}</h3>`} <output>${live(desk.values?.[name])}</output></header>
    ${curve(desk, unit)} ${pinned ? activationChooser(desk, unit) : nothing}
    ${pinned ? ACTIVATION_PARAMETERS[unit.activation].map((kind) => numberRow(desk, { kind, unit: name }, words[kind])) : nothing}
    ${numberRow(desk, { kind: 'bias', unit: name }, words.bias)} ${pinned ? weights(desk, unit) : nothing}
    ${
      pinned && !isOutput && !desk.readonly
        ? html`<div class="actions">
            <button type="button" class="quiet" @click=${remove}>${icon('remove')} ${words.removeUnit}</button>
          </div>`
        : nothing
    }
  `;
}
