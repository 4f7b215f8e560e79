// What the bar's last button opens: everything about the automaton that does not fit a slim bar. This file owns the sheet and what all
// its sections share; each section is a file. Fetched when the button is pressed for the first time.

import { computePosition, flip, offset, shift } from '@floating-ui/dom';
import { adoptStyles, html, render, type CSSResultOrNative, type LitElement } from 'lit';
import { CaError } from '../../core/base/errors.js';
import { registry } from '../../core/page/bus.js';
import type { Playback } from '../../core/page/playback.js';
import type { ActionDetail } from '../shared/events.js';
import type { Section, Sheet, Subject } from './sheet.js';
import { ChooseSection } from './choose/section.js';
import { menuStyles } from './menu.styles.js';
import { SaveSection } from './save/section.js';
import { ShareSection } from './share/section.js';
import { ViewSection } from './view/section.js';
import { words } from './words.js';

/** What the menu needs of the bar. */
export interface MenuContext {
  readonly host: LitElement;
  readonly button: HTMLButtonElement;
  /** The element that shows the automaton. */
  readonly subject: () => Element | null;
  readonly playback: () => Playback | null;
  readonly changed: (action: ActionDetail['action']) => void;
}

/** CSS pixels between the sheet and its button, and the window's edge. */
const GAP = 6;

/** The tag that runs the automaton which an element shows. */
function originOf(element: Element): Element {
  const id = element.getAttribute('for');
  const found = id ? registry.find(element, id) : null;
  return found ? originOf(found.element) : element;
}

/** The sheet. */
export class Menu {
  readonly #context: MenuContext;
  readonly #panel = Object.assign(document.createElement('div'), { className: 'menu', popover: 'auto' });
  readonly #sections: readonly Section[];
  #said = '';
  #failed = '';

  constructor(context: MenuContext) {
    this.#context = context;
    const sheet: Sheet = {
      subject: () => this.#subject(),
      update: () => this.#render(),
      attempt: (action) => this.#attempt(action),
      say: (text) => this.#say(text),
      changed: context.changed,
    };
    this.#sections = [new ChooseSection(sheet, this.#panel), new ViewSection(sheet), new ShareSection(sheet), new SaveSection(sheet)];
    const panel = this.#panel;
    panel.part.add('menu');
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', words.menu);
    panel.addEventListener('beforetoggle', (event) => event.newState === 'open' && this.#opened());
    panel.addEventListener('toggle', (event) => event.newState === 'open' && void this.#place());
    const root = context.host.shadowRoot as ShadowRoot;
    adoptStyles(root, [...((context.host.constructor as typeof LitElement).elementStyles as CSSResultOrNative[]), menuStyles]);
    root.append(panel);
    context.button.popoverTargetElement = panel;
  }

  open(): void {
    this.#panel.showPopover({ source: this.#context.button });
  }

  #subject(): Subject | null {
    const shown = this.#context.subject();
    const element = shown && originOf(shown);
    const bus = element && registry.of(element)?.bus;
    // A film has a playback of its own; what is shared and saved is the volume's.
    const playback = bus?.last('playback') ?? this.#context.playback();
    return shown && element && bus && playback ? { element, shown, bus, playback } : null;
  }

  #opened(): void {
    this.#say('');
    for (const section of this.#sections) section.opened();
  }

  async #place(): Promise<void> {
    const middleware = [offset(GAP), flip(), shift({ padding: GAP, crossAxis: true })];
    const { x, y } = await computePosition(this.#context.button, this.#panel, { strategy: 'fixed', placement: 'bottom-end', middleware });
    Object.assign(this.#panel.style, { left: `${x}px`, top: `${y}px` });
  }

  #say(text: string): void {
    this.#said = text;
    this.#failed = '';
    this.#render();
  }

  async #attempt(action: () => unknown): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      this.#failed = error.message;
      this.#render();
    }
  }

  #render(): void {
    render(
      html`
        ${this.#sections.map((section) => section.render())}
        <p role="status">${this.#said}</p>
        <p role="alert" class=${this.#failed ? 'bad' : ''}>${this.#failed}</p>
      `,
      this.#panel,
    );
  }
}
