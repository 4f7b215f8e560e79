// What every figure has beside its picture: the messages about what could not be used, what stands in place of a picture that cannot
// be, and the round play button of a figure without controls. Looks: `figure.styles.ts`.

import { html, type TemplateResult } from 'lit';
import type { CaError } from '../../core/base/errors.js';
import { hasWebGL2 } from '../../core/gpu/capabilities.js';
import { icon } from './icons.js';
import { words } from './words.js';

/** The messages, in the slot `error`. */
export function errorList(messages: readonly string[]): TemplateResult {
  return html`<div class="errors" role="alert" ?hidden=${!messages.length}>
    <slot name="error">${messages.map((message) => html`<p>${message}</p>`)}</slot>
  </div>`;
}

/** What the machine or the browser lacks. */
export interface Lack {
  /** The error's message. */
  readonly message: string;
  /** What a reader is told in place of the picture. */
  readonly words: string;
}

/** What an error says is lacking; `null` if it is about something else. */
export function lackOf({ code, message }: CaError): Lack | null {
  return code === 'capability' ? { message, words: hasWebGL2() ? message : words.noWebGL } : null;
}

/** In place of the picture: what is lacking, in the slot `fallback`. */
export function lackCover(lack: Lack): TemplateResult {
  return html`<div class="cover"><slot name="fallback">${lack.words}</slot></div>`;
}

/** In place of the picture: nothing has the id that `for` names. */
export function unlinkedCover(id: string): TemplateResult {
  return html`<div class="cover">${words.unlinked(id)}</div>`;
}

/** The round button over the picture of a figure without controls. While it runs, it is there for whoever points at the figure. */
export function startButton(running: boolean, toggle: () => void): TemplateResult {
  const name = running ? words.pause : words.play;
  return html`<button
    part="start"
    class="start ${running ? 'running' : ''}"
    type="button"
    aria-label=${name}
    data-tip=${name}
    @click=${toggle}
  >
    ${icon(running ? 'pause' : 'play')}
  </button>`;
}
