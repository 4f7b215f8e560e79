// One number with all that a person may do to it: slider, exact field, reset, lock. Cards, the tree and formulas show it.

import { html, nothing, type TemplateResult } from 'lit';
import { numberKey, type NumberAddress } from '../../core/rule/numbers.js';
import { icon } from './icons.js';
import { isChanged, type Desk } from './desk.js';
import { bounded, keyed, nameOf, scaleOf, typed, written, type Scale } from './numbers.js';
import { words } from './words.js';

/** Reads a field; what is no number is marked, and the number comes back when the field is left. */
function onTyped(desk: Desk, address: NumberAddress, event: Event): void {
  const field = event.target as HTMLInputElement;
  const before = desk.numbers.get(numberKey(address))?.value ?? 0;
  const value = typed(field.value);
  field.toggleAttribute('aria-invalid', value === null);
  if (value === null) {
    field.value = written(before);
    return;
  }
  const asked = address.kind === 'weight' || address.kind === 'bias';
  const to = asked ? bounded(value, desk.bounds) : value;
  desk.setNumber(address, to, 'change');
  field.value = written(desk.numbers.get(numberKey(address))?.value === before ? to : to);
}

/** Steps a number by a key; true if the key was one of ours. */
export function onNumberKey(desk: Desk, address: NumberAddress, event: KeyboardEvent): boolean {
  const key = numberKey(address);
  const value = desk.numbers.get(key)?.value;
  if (value === undefined || desk.readonly) return false;
  const to = keyed(event, value, scaleOf(desk.base, address, value, desk.bounds));
  if (to === null) return false;
  event.preventDefault();
  event.stopPropagation();
  if (to !== value) desk.setNumber(address, to, 'change', key);
  return true;
}

/** In a field, arrows to the side and the ends move the caret, as everywhere. */
function onFieldKey(desk: Desk, address: NumberAddress, event: KeyboardEvent): void {
  if (event.key === 'Enter') onTyped(desk, address, event);
  else if (/Up$|Down$/.test(event.key) && onNumberKey(desk, address, event)) {
    const field = event.target as HTMLInputElement;
    field.value = written(desk.numbers.get(numberKey(address))?.value ?? 0);
  }
}

/** The exact field alone, as code and tree show it. */
export function numberField(desk: Desk, address: NumberAddress, text: string, className = 'field'): TemplateResult {
  return html`<input
    class=${className}
    part="number"
    type="text"
    inputmode="decimal"
    autocomplete="off"
    spellcheck="false"
    size=${Math.max(3, text.length)}
    .style=${`--_chars: ${text.length}`}
    aria-label=${nameOf(address)}
    ?readonly=${desk.readonly}
    .value=${text}
    @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
    @change=${(event: Event) => onTyped(desk, address, event)}
    @keydown=${(event: KeyboardEvent) => onFieldKey(desk, address, event)}
  />`;
}

function slider(desk: Desk, address: NumberAddress, value: number, { min, max, step }: Scale): TemplateResult {
  const move = (event: Event) => {
    const to = Number((event.target as HTMLInputElement).value);
    desk.setNumber(address, Number(to.toPrecision(6)), event.type as 'input' | 'change');
  };
  return html`<input
    class="slider"
    type="range"
    min=${min}
    max=${max}
    step=${step / 10}
    aria-label=${words.slider(nameOf(address))}
    aria-valuetext=${written(value)}
    ?disabled=${desk.readonly}
    .value=${String(value)}
    @input=${move}
    @change=${move}
    @keydown=${(event: KeyboardEvent) => onNumberKey(desk, address, event)}
  />`;
}

function resetButton(desk: Desk, address: NumberAddress): TemplateResult {
  const key = numberKey(address);
  const before = desk.baseNumbers.get(key);
  const changed = isChanged(desk, key);
  const label = words.resetNumber(written(before?.value ?? 0));
  return html`<button
    class="tiny ${changed ? 'marked' : ''}"
    type="button"
    aria-label="${label} (${nameOf(address)})"
    data-tip=${label}
    ?disabled=${desk.readonly || !changed}
    @click=${() => before && desk.setNumber(address, before.value, 'change')}
  >
    ${icon('reset')}
  </button>`;
}

function lockButton(desk: Desk, key: string, name: string): TemplateResult {
  const locked = desk.locked.has(key);
  const label = locked ? words.unlock : words.lock;
  return html`<button
    class="tiny"
    type="button"
    aria-label="${label} (${name})"
    aria-pressed=${locked}
    data-tip=${label}
    ?disabled=${desk.readonly}
    @click=${() => desk.lock([key], !locked)}
  >
    ${icon(locked ? 'lock' : 'unlock')}
  </button>`;
}

/**
 * A row: name, slider, exact field, reset, lock.
 * @param label - what stands before it; @param more - a button after it
 */
export function numberRow(
  desk: Desk,
  address: NumberAddress,
  label: string,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const key = numberKey(address);
  const number = desk.numbers.get(key);
  if (!number) return html``;
  const scale = scaleOf(desk.base, address, number.value, desk.bounds);
  const sign = address.kind === 'weight' || address.kind === 'bias' ? (number.value < 0 ? 'negative' : 'positive') : '';
  const lockable = address.kind === 'weight' || address.kind === 'bias' || address.kind === 'parameter';
  return html`<div class="row ${sign} ${label ? '' : 'bare'}" data-number=${key}>
    ${label ? html`<span class="row-name" title=${label}>${label}</span>` : nothing} ${slider(desk, address, number.value, scale)}
    ${numberField(desk, address, written(number.value))} ${resetButton(desk, address)}
    ${lockable ? lockButton(desk, key, nameOf(address)) : html`<span class="tiny"></span>`} ${more}
  </div>`;
}
