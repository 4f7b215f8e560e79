// The part of the menu about looking and drawing: the colour map and the brush of a grid, and the whole screen. It sets the attributes
// that an author would write, so what is chosen here is in the embed code.

import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Rule } from '../../../core/rule/rule.js';
import { stateBounds } from '../../../core/rule/states.js';
import { colorMapNames, type ColorMap } from '../../../core/view/color-map.js';
import type { Section, Sheet, Subject } from '../sheet.js';
import { words } from '../words.js';

/** A grid, as far as this section knows it. */
type Drawable = Element & { readonly brush: number | null; readonly brushRadius: number | null; readonly readonly: boolean };

/** Widest brush that is offered, in cells. */
const WIDEST = 32;

const isDrawable = (element: Element): element is Drawable => 'brushRadius' in element;

/** A map's colours, low to high, as CSS; one band a state where states have no order. */
function gradientOf({ kind, colors }: ColorMap, states: Rule['states']): string {
  const at = (i: number) => `rgb(${colors[4 * i]} ${colors[4 * i + 1]} ${colors[4 * i + 2]})`;
  const banded = kind === 'categorical' && states !== 'continuous';
  const bands = banded ? states : 17;
  const stop = (i: number) => (banded ? `${at(i)} ${(100 * i) / bands}% ${(100 * (i + 1)) / bands}%` : at(Math.min(255, i * 16)));
  return `linear-gradient(to right, ${Array.from({ length: bands }, (_, i) => stop(i)).join()})`;
}

/** Looking and drawing. */
export class ViewSection implements Section {
  readonly #sheet: Sheet;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  opened(): void {
    this.#sheet.update();
  }

  /** Sets or takes away an attribute of what is shown. */
  async #set({ shown }: Subject, name: string, value: string): Promise<void> {
    if (value) shown.setAttribute(name, value);
    else shown.removeAttribute(name);
    this.#sheet.changed('look');
    await (shown as LitElement).updateComplete;
    this.#sheet.update(); // with the new colours
  }

  #map(subject: Subject): TemplateResult {
    const now = subject.shown.getAttribute('colormap') ?? '';
    const own = now && !colorMapNames.includes(now) ? [now] : [];
    const look = subject.bus.last('look'); // a volume has none
    const gradient = look && gradientOf(look.colors, subject.playback.simulation.rule.states);
    return html`<div class="row reading">
      <label
        >${words.colormap}
        <select class="field" @change=${(event: Event) => void this.#set(subject, 'colormap', (event.target as HTMLSelectElement).value)}>
          <option value="" ?selected=${!now}>${words.usualColormap}</option>
          ${[...own, ...colorMapNames].map((name) => html`<option value=${name} ?selected=${name === now}>${name}</option>`)}
        </select></label
      >
      ${
        gradient
          ? html`<span
              class="strip"
              ${ref((strip) => strip && ((strip as HTMLElement).style.background = gradient))}
              aria-hidden="true"
            ></span>`
          : nothing
      }
    </div>`;
  }

  #number(subject: Subject, attribute: string, label: string, value: number, range: { min: number; max: number; step: number }) {
    const set = (event: Event) => {
      const field = event.target as HTMLInputElement;
      if (field.checkValidity() && field.value !== '') void this.#set(subject, attribute, field.value);
      else field.value = String(value);
    };
    return html`<label
      >${label}
      <input type="number" min=${range.min} max=${range.max} step=${range.step} .value=${String(value)} @change=${set} />
    </label>`;
  }

  #brush(subject: Subject, element: Drawable, rule: Rule): TemplateResult {
    const [low, high] = stateBounds(rule);
    const whole = rule.states !== 'continuous';
    const states = { min: low, max: high, step: whole ? 1 : (high - low) / 20 };
    return html`<div class="row reading">
      ${this.#number(subject, 'brush', words.brush, element.brush ?? high, states)}
      ${this.#number(subject, 'brush-radius', words.brushRadius, element.brushRadius ?? 1, { min: 0, max: WIDEST, step: 1 })}
    </div>`;
  }

  #fill({ shown }: Subject): void {
    void this.#sheet.attempt(async () => {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await shown.requestFullscreen().catch(() => this.#sheet.say(words.noFullscreen));
    });
  }

  render(): TemplateResult {
    const subject = this.#sheet.subject();
    if (!subject) return html``;
    const { shown, playback } = subject;
    const grid = isDrawable(shown) ? shown : null;
    const full = document.fullscreenEnabled;
    if (!grid && !full) return html``;
    return html`<section aria-label=${words.view}>
      <h2>${words.view}</h2>
      ${grid ? this.#map(subject) : nothing} ${grid && !grid.readonly ? this.#brush(subject, grid, playback.simulation.rule) : nothing}
      ${
        full
          ? html`<div class="row">
              <button type="button" @click=${() => this.#fill(subject)}>
                ${document.fullscreenElement ? words.leaveFullscreen : words.fullscreen}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }
}
