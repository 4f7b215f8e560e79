// The part of the menu that chooses a rule: a field for a search or a notation, and below it all rules with a name, by family, each
// with a small picture. An editable combobox whose list is always open: the focus stays in the field, arrow keys go through the list.

import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { CaError, show } from '../../../core/base/errors.js';
import type { Preset } from '../../../core/rule/preset.js';
import type { Rule } from '../../../core/rule/rule.js';
import { allRules } from '../../shared/all-rules.js';
import type { Section, Sheet, Subject } from '../sheet.js';
import { words } from '../words.js';
import { THUMBNAIL, Thumbnails } from './thumbnails.js';

/** A tag that a person can hand a file or a text. */
type Taker = Element & { load?: (given: File | string) => Promise<void>; updateComplete?: Promise<unknown> };

/** A canvas's computed colour as `#rrggbb`. */
function hexOf(css: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return '#808080';
  context.fillStyle = css;
  return context.fillStyle.slice(0, 7);
}

/** @throws CaError `rule` where it does not run in so many dimensions */
function checkDimensions({ dimensions }: Rule, sides: number): void {
  if (dimensions.some((each) => (sides === 3 ? each === 3 : each < 3))) return;
  throw new CaError('rule', 'does not run here', { where: 'rule.dimensions', expected: `${sides} among them`, got: show(dimensions) });
}

/** Choosing a rule or a pattern. */
export class ChooseSection implements Section {
  readonly #sheet: Sheet;
  readonly #thumbnails: Thumbnails;
  #presets: readonly Preset[] = [];
  #text = '';
  #active = '';
  #list: Element | null = null;
  /** Whose picture each canvas of the list is. */
  readonly #pictures = new WeakMap<Element, Preset>();
  /** What is wrong with what was typed. */
  #wrong = '';
  #observer: IntersectionObserver | null = null;

  /** @param panel - whose colours the pictures have */
  constructor(sheet: Sheet, panel: HTMLElement) {
    this.#sheet = sheet;
    this.#thumbnails = new Thumbnails(() => {
      const { color, backgroundColor } = getComputedStyle(panel);
      return { ink: hexOf(color), paper: hexOf(backgroundColor) };
    });
  }

  opened(): void {
    this.#text = '';
    this.#active = '';
    this.#wrong = '';
    void this.#sheet.attempt(async () => {
      const { presets } = await allRules.fetch();
      const sides = this.#sheet.subject()?.playback.simulation.size.length;
      this.#presets = [...presets.values()].filter((preset) =>
        sides === 3 ? preset.rule.dimensions.includes(3) : preset.start.size?.length !== 3,
      );
      this.#sheet.update();
      this.#watch();
    });
  }

  /** Pictures are made of what can be seen in the list. */
  #watch(): void {
    this.#observer?.disconnect();
    if (!this.#list) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          const preset = this.#pictures.get(target);
          if (isIntersecting && preset) this.#thumbnails.want(target as HTMLCanvasElement, preset);
        }
      },
      { root: this.#list },
    );
    for (const canvas of this.#list.querySelectorAll('canvas')) this.#observer.observe(canvas);
  }

  /** A volume takes videos and arrays too. */
  get #inSpace(): boolean {
    return this.#sheet.subject()?.playback.simulation.size.length === 3;
  }

  get #found(): readonly Preset[] {
    const asked = this.#text.trim().toLowerCase();
    return this.#presets.filter(({ id, name, family }) =>
      [id, name.toLowerCase(), family.toLowerCase()].some((text) => text.includes(asked)),
    );
  }

  /** The tag reads the rule as if its author had written it; what shows another automaton than its own takes the rule itself. */
  async #use({ element, playback }: Subject, text: string): Promise<void> {
    const { parseRule } = await allRules.fetch();
    const rule = parseRule(text);
    checkDimensions(rule, playback.simulation.size.length);
    element.setAttribute('rule', text);
    await (element as Taker).updateComplete;
    const simulation = this.#sheet.subject()?.playback.simulation;
    const wanted = simulation && rule.on(simulation.boundary);
    if (wanted && !simulation.nextRule.equals(wanted)) simulation.turnTo(wanted);
    this.#wrong = '';
    this.#sheet.changed('rule');
    this.#sheet.say(words.ruleIs(rule.name));
  }

  #choose(text: string): void {
    const subject = this.#sheet.subject();
    if (!subject || !text.trim()) return;
    void this.#sheet.attempt(async () => {
      try {
        await this.#use(subject, text.trim());
      } catch (error) {
        if (!(error instanceof CaError)) throw error;
        this.#wrong = error.message;
        this.#sheet.update();
      }
    });
  }

  readonly #onInput = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    this.#active = '';
    this.#wrong = '';
    this.#sheet.say('');
    this.#watch();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const found = this.#found;
    const at = found.findIndex(({ id }) => id === this.#active);
    const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at < 0 ? found.length - 1 : at - 1 };
    if (event.key === 'Enter') this.#choose(this.#active || (found.length === 1 && this.#text.length > 2 ? found[0].id : this.#text));
    else if (event.key in moves) {
      this.#active = found[moves[event.key]]?.id ?? '';
      this.#sheet.update();
      this.#list?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  };

  async #load(given: File | string): Promise<void> {
    await (this.#sheet.subject()?.element as Taker | undefined)?.load?.(given);
  }

  readonly #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // the same file can be chosen again
    if (file) void this.#sheet.attempt(() => this.#load(file));
  };

  async #paste(): Promise<void> {
    let text: string;
    try {
      text = await navigator.clipboard.readText();
    } catch {
      return this.#sheet.say(words.pasteYourself);
    }
    await this.#load(text);
  }

  #option(preset: Preset): TemplateResult {
    const { id, name, sentence } = preset;
    const keep = (canvas: Element | undefined) => canvas && this.#pictures.set(canvas, preset);
    return html`<div
      role="option"
      id=${`rule-${id}`}
      class="option"
      aria-selected=${id === this.#active}
      title=${sentence}
      @click=${() => this.#choose(id)}
    >
      <canvas width=${THUMBNAIL[0]} height=${THUMBNAIL[1]} aria-hidden="true" ${ref(keep)}></canvas>
      ${name}
    </div>`;
  }

  #families(): TemplateResult {
    const found = this.#found;
    const families = [...new Set(found.map(({ family }) => family))];
    return html`${families.map(
      (family) =>
        html`<div role="group" aria-label=${family}>
          <div class="family" aria-hidden="true">${family}</div>
          ${repeat(
            found.filter((preset) => preset.family === family),
            ({ id }) => id,
            (preset) => this.#option(preset),
          )}
        </div>`,
    )}`;
  }

  render(): TemplateResult {
    const element = this.#sheet.subject()?.element as Taker | undefined;
    return html`<section aria-label=${words.rule}>
      <input
        type="text"
        class="field"
        role="combobox"
        spellcheck="false"
        autocomplete="off"
        aria-label=${words.ruleField}
        placeholder=${words.rulePlaceholder}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls="rules"
        aria-activedescendant=${this.#active ? `rule-${this.#active}` : ''}
        aria-invalid=${this.#wrong ? 'true' : 'false'}
        aria-describedby="rule-wrong"
        ?disabled=${!element}
        .value=${live(this.#text)}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      />
      <p id="rule-wrong" role="alert" class=${this.#wrong ? 'bad' : ''}>${this.#wrong}</p>
      <div id="rules" class="rules" role="listbox" aria-label=${words.rules} ${ref((list) => (this.#list = list ?? null))}>
        ${this.#families()}
      </div>
      <div class="row" ?hidden=${!element?.load}>
        <label class="file">
          ${words.open}
          <input
            type="file"
            class="visually-hidden"
            accept=${`.rle,.cells,.lif,.life,.json,.txt,text/plain,application/json,image/*${this.#inSpace ? ',video/*,.npy,.nrrd' : ''}`}
            @change=${this.#onFile}
          />
        </label>
        <button type="button" @click=${() => void this.#sheet.attempt(() => this.#paste())}>${words.paste}</button>
      </div>
    </section>`;
  }
}
