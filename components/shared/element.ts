// What every tag has: custom states, and one way to say that something could not be used: the message in the `error` slot, the
// state `error`, and one `ca-error` event for each new message. Nothing is thrown at the page.

import { LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { CaError } from '../../core/base/errors.js';
import { onWords } from './catalogue.js';
import { fire } from './events.js';

/** Tries something that may fail for a reason that the page should read; `undefined` if it did. @see CaElement.attempt */
export type Attempt = <T>(about: string, action: () => T) => T | undefined;

/** The base of the suite's elements. */
export abstract class CaElement extends LitElement {
  readonly #internals = this.attachInternals();
  /** Messages by what they are about: an attribute's name, `drawing`, … */
  readonly #errors = new Map<string, string>();

  /** The messages to show, oldest first. */
  @state() protected errors: readonly string[] = [];

  #offWords: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#offWords = onWords(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#offWords();
  }

  /** Turns a custom state on or off: `:state(running)` in a page's style. */
  protected setState(name: string, on: boolean): void {
    const { states } = this.#internals;
    // Browsers before 2024 have no custom states, or only names with two dashes.
    try {
      if (on) states?.add(name);
      else states?.delete(name);
    } catch {
      // An old browser's set refuses the name: the state is looks alone, so nothing is lost.
    }
  }

  /**
   * Says that something could not be used. A message that is there already is not said again.
   * @param about - what it is about; {@link clearError} takes the message away
   */
  protected fail(about: string, { code, message }: CaError, recoverable = true): void {
    if (this.#errors.get(about) === message) return;
    this.#errors.set(about, message);
    this.#show();
    fire(this, 'ca-error', { code, message, recoverable });
  }

  /** Takes a message away. */
  protected clearError(about: string): void {
    if (this.#errors.delete(about)) this.#show();
  }

  /**
   * Tries something: a `CaError` becomes the message about it, success takes the message away. Gives `undefined` if it failed.
   * A function of its own, so that controllers can be given it.
   */
  protected readonly attempt: Attempt = (about, action) => {
    try {
      const result = action();
      this.clearError(about);
      return result;
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      this.fail(about, error);
      return undefined;
    }
  };

  #show(): void {
    this.errors = [...this.#errors.values()];
    this.setState('error', this.#errors.size > 0);
  }
}
