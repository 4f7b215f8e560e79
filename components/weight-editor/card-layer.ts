// The card of a layer: what its units have in common, and what can be done to all of them.

import { html, nothing, type TemplateResult } from 'lit';
import { ACTIVATION_PARAMETERS, withLayerActivation } from '../../core/rule/edit-activation.js';
import { addLayer, addUnit, freshName, removeLayer } from '../../core/rule/edit-structure.js';
import { randomiseRule } from '../../core/rule/explore.js';
import { flattenNetwork } from '../../core/rule/network.js';
import type { ActivationName } from '../../core/rule/types.js';
import { icon, type IconName } from './icons.js';
import { layerName, type Desk } from './desk.js';
import { keyed, typed, written } from './numbers.js';
import { freshSeed } from './seeds.js';
import { words } from './words.js';

type Parameter = 'steepness' | 'centre' | 'width';

/** A parameter of all units at once. Its field is empty where they differ. */
function shared(desk: Desk, layer: number, parameter: Parameter, values: readonly number[]): TemplateResult {
  const same = values.every((value) => value === values[0]);
  const max = Math.max(20, 2 * values[0]);
  const min = parameter === 'centre' ? -max : parameter === 'width' ? 0.01 : 0;
  const label = `${words[parameter]}, ${layerName(desk.rule, layer)}`;
  const set = (value: number) =>
    desk.change(`${layerName(desk.rule, layer)}: ${parameter} ${written(value)}`, () =>
      withLayerActivation(desk.rule, layer, { [parameter]: value }),
    );
  const onKey = (event: KeyboardEvent) => {
    const to = keyed(event, values[0], { min, max, step: 0.5 });
    if (to === null) return;
    event.preventDefault();
    set(to);
  };
  const onField = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const value = typed(field.value);
    if (value === null || !set(value)) field.value = same ? written(values[0]) : '';
  };
  return html`<div class="row">
    <span class="row-name">${words[parameter]}</span>
    <input
      class="slider"
      type="range"
      aria-label=${words.slider(label)}
      aria-valuetext=${same ? written(values[0]) : '–'}
      min=${min}
      max=${max}
      step="0.05"
      ?disabled=${desk.readonly}
      .value=${String(values[0])}
      @change=${(event: Event) => set(Number((event.target as HTMLInputElement).value))}
      @keydown=${onKey}
    />
    <input
      class="field"
      type="text"
      inputmode="decimal"
      aria-label=${label}
      ?readonly=${desk.readonly}
      .value=${same ? written(values[0]) : ''}
      placeholder="–"
      @change=${onField}
    />
  </div>`;
}

function action(name: IconName, label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="quiet" @click=${act}>${icon(name)} ${label}</button>`;
}

function actions(desk: Desk, index: number, keys: readonly string[]): TemplateResult {
  const { rule } = desk;
  const last = index === (rule.network?.layers.length ?? 0) - 1;
  const name = layerName(desk.rule, index);
  const locked = keys.every((key) => desk.locked.has(key));
  const remove = () => {
    if (desk.change(`${name} removed`, () => removeLayer(rule, index))) desk.close();
  };
  const randomise = () =>
    desk.change(
      `${name}: ${words.labels.randomised}`,
      () => randomiseRule(rule, { seed: freshSeed(), layer: index, locked: desk.locked }),
      'explore',
    );
  return html`<div class="actions">
    ${last ? nothing : action('add', words.addUnit, () => desk.change(`${freshName(rule, 'unit')} added`, () => addUnit(rule, index)))}
    ${action('layers', words.addLayer, () => desk.change(`${name} added`, () => addLayer(rule, index)))}
    ${action('dice', words.randomiseLayer, randomise)}
    ${action(locked ? 'unlock' : 'lock', locked ? words.unlockLayer : words.lockLayer, () => desk.lock(keys, !locked))}
    ${last ? nothing : action('remove', words.removeLayer, remove)}
  </div>`;
}

/** @param index - the layer's place, from 0 */
export function layerCard(desk: Desk, index: number): TemplateResult {
  const units = flattenNetwork(desk.rule).units.filter(({ layer }) => layer === index);
  const kinds = new Set(units.map(({ activation }) => activation));
  const [kind] = kinds;
  const numbers = [...desk.numbers.values()].filter(({ layer, address }) => layer === index && /weight|bias/.test(address.kind));
  const choose = (event: Event) => {
    const activation = (event.target as HTMLSelectElement).value as ActivationName;
    desk.change(`${layerName(desk.rule, index)}: ${activation}`, () => withLayerActivation(desk.rule, index, { activation }));
  };
  return html`
    <h3>${layerName(desk.rule, index)}</h3>
    <label class="choice">
      <span>${words.activation}</span>
      <select ?disabled=${desk.readonly} @change=${choose}>
        ${kinds.size > 1 ? html`<option value="" selected disabled>–</option>` : nothing}
        ${Object.keys(ACTIVATION_PARAMETERS).map(
          (name) => html`<option value=${name} ?selected=${kinds.size === 1 && name === kind}>${name}</option>`,
        )}
      </select>
    </label>
    ${
      kinds.size === 1
        ? ACTIVATION_PARAMETERS[kind].map((parameter) =>
            shared(
              desk,
              index,
              parameter,
              units.map((unit) => unit[parameter]),
            ),
          )
        : nothing
    }
    ${
      desk.readonly
        ? nothing
        : actions(
            desk,
            index,
            numbers.map(({ key }) => key),
          )
    }
  `;
}
