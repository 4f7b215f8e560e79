// The panel below a volume's bar: whether it is open, and the button that opens it. The panel itself is fetched then.

import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { CaError } from '../../core/base/errors.js';
import { Part } from '../../core/base/part.js';
import { icon } from './icons.js';
import type * as panel from './panel/panel.js';
import { words } from './words.js';

/** What the panel is made of. */
const panelPart = new Part('what changes the view', () => import('./panel/panel.js'));

/** What the panel needs of the element. */
export interface PanelHolder extends Omit<panel.PanelContext, 'host' | 'into'> {
  readonly into: () => HTMLElement | null;
  readonly failed: (error: CaError) => void;
}

/** Opens and closes one panel. */
export class PanelController implements ReactiveController {
  readonly #host: panel.PanelContext['host'];
  readonly #holder: PanelHolder;
  #panel: panel.Panel | null = null;
  #open = false;

  constructor(host: panel.PanelContext['host'] & LitElement, holder: PanelHolder) {
    this.#host = host;
    this.#holder = holder;
    host.addController(this);
  }

  /** The button in the bar. */
  button(): TemplateResult {
    return html`<button
      part="button"
      class="opener"
      type="button"
      aria-label=${words.panel}
      data-tip=${words.panel}
      aria-expanded=${this.#open}
      aria-controls="panel"
      @click=${() => void this.#toggle()}
    >
      ${icon('view')}
    </button>`;
  }

  /** Where the panel stands. */
  place(): TemplateResult {
    return html`<div part="panel" id="panel" class="panel" role="group" aria-label=${words.panel} ?hidden=${!this.#open}></div>`;
  }

  async #toggle(): Promise<void> {
    this.#open = !this.#open;
    this.#host.requestUpdate();
    if (this.#open) await this.#fetch();
    if (this.#panel) this.#panel.open = this.#open;
    this.#host.requestUpdate();
  }

  async #fetch(): Promise<void> {
    try {
      const { Panel } = await panelPart.fetch();
      const into = this.#holder.into();
      if (into) this.#panel ??= new Panel({ ...this.#holder, host: this.#host, into });
    } catch (error) {
      this.#open = false;
      if (!(error instanceof CaError)) throw error;
      this.#holder.failed(error);
    }
  }

  /** The element has taken in its attributes. */
  updated(): void {
    this.#panel?.update();
  }

  hostConnected(): void {
    if (this.#panel) this.#panel.open = this.#open;
  }

  hostDisconnected(): void {
    if (this.#panel) this.#panel.open = false;
  }
}
