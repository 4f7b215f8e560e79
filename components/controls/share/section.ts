// The part of the menu that shares: the tags of what is shown now, to be pasted into another page, and a link that brings it back.

import { html, type TemplateResult } from 'lit';
import type { Section, Sheet } from '../sheet.js';
import { words } from '../words.js';
import { LANGUAGES, writeTags, type Language } from './markup.js';
import { pack, withPermalink } from './permalink.js';
import { linkedTo, losesDrawing, presentOf, type PresentTag } from './present.js';

/** Sharing. What it gives is what was shown when the menu was opened. */
export class ShareSection implements Section {
  readonly #sheet: Sheet;
  #language: Language = 'html';
  #tag: PresentTag | null = null;
  #linked: readonly PresentTag[] = [];

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  opened(): void {
    this.#tag = null;
    void this.#sheet.attempt(() => this.#read());
  }

  async #read(): Promise<void> {
    const subject = this.#sheet.subject();
    if (!subject) return;
    this.#linked = linkedTo(subject.element);
    this.#tag = await presentOf(subject.element, subject.playback);
    if (losesDrawing(subject.playback.simulation)) this.#sheet.say(words.notDrawn);
    this.#sheet.update();
  }

  get #code(): string {
    return this.#tag ? writeTags([this.#tag, ...this.#linked], this.#language) : '';
  }

  /** The id of the element that a link would bring back; '' where none would. */
  get #linkId(): string {
    const element = this.#sheet.subject()?.element;
    return element?.hasAttribute('permalink') ? element.id : '';
  }

  /** Copies a text. Where the browser forbids that, it stands in the field, selected. */
  async #copy(text: string, done: string, event: Event): Promise<void> {
    const field = (event.target as Element).closest('section')?.querySelector('textarea');
    try {
      await navigator.clipboard.writeText(text);
      this.#sheet.say(done);
    } catch {
      if (field) field.value = text;
      field?.select();
      this.#sheet.say(words.copyYourself);
    }
  }

  async #copyLink(event: Event): Promise<void> {
    if (!this.#tag) return;
    const address = withPermalink(location.href, this.#linkId, pack(this.#tag));
    await this.#copy(address, words.linkCopied, event);
  }

  #choose(language: Language): void {
    this.#language = language;
    this.#sheet.say('');
  }

  render(): TemplateResult {
    const code = this.#code;
    return html`<section aria-label=${words.share}>
      <div class="row">
        <h2>${words.share}</h2>
        <div class="choices" role="group" aria-label=${words.language}>
          ${LANGUAGES.map(
            (each) =>
              html`<button type="button" aria-pressed=${each === this.#language} @click=${() => this.#choose(each)}>
                ${words[each]}
              </button>`,
          )}
        </div>
      </div>
      <textarea readonly spellcheck="false" aria-label=${words.embed} .value=${code}></textarea>
      <div class="row">
        <button type="button" ?disabled=${!code} @click=${(event: Event) => void this.#copy(this.#code, words.copied, event)}>
          ${words.copyEmbed}
        </button>
        <button
          type="button"
          ?disabled=${!code || !this.#linkId}
          @click=${(event: Event) => void this.#sheet.attempt(() => this.#copyLink(event))}
        >
          ${words.copyLink}
        </button>
      </div>
      <p>${code && !this.#linkId ? words.noLink : ''}</p>
    </section>`;
  }
}
