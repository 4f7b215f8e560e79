// A small text beside a button while the pointer rests on it or the keyboard is there. The button's name says the same, so the
// tooltip is hidden from screen readers. One element serves all buttons of a host; it sits in the top layer, so nothing cuts it off.

import { css } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long the pointer has to rest, in milliseconds. */
const REST_MS = 400;
/** Between the text and the button, and at least to the window's edge, in CSS pixels. */
const GAP = 6;

/** Shows `data-tip` of the host's buttons. */
export class TooltipController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #tip: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const root = this.#host.shadowRoot ?? this.#host;
    for (const type of ['pointerover', 'focusin']) root.addEventListener(type, this.#onEnter);
    for (const type of ['pointerout', 'focusout', 'pointerdown', 'keydown']) root.addEventListener(type, this.#onLeave);
  }

  hostDisconnected(): void {
    const root = this.#host.shadowRoot ?? this.#host;
    for (const type of ['pointerover', 'focusin']) root.removeEventListener(type, this.#onEnter);
    for (const type of ['pointerout', 'focusout', 'pointerdown', 'keydown']) root.removeEventListener(type, this.#onLeave);
    this.#hide();
  }

  readonly #onEnter = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-tip]');
    if (!button || (event instanceof PointerEvent && event.pointerType === 'touch')) return;
    if (event.type === 'focusin' && !button.matches(':focus-visible')) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#show(button).catch(() => this.#hide()), event.type === 'focusin' ? 0 : REST_MS);
  };

  readonly #onLeave = (): void => this.#hide();

  async #show(button: HTMLElement): Promise<void> {
    const tip = (this.#tip ??= Object.assign(document.createElement('div'), { className: 'tip', popover: 'manual' }));
    tip.setAttribute('aria-hidden', 'true');
    tip.textContent = button.dataset.tip ?? '';
    // Fetched with the first tooltip of a page: no figure waits for it. If it does not come, the button's name still says the same.
    const { computePosition, flip, offset, shift } = await import('@floating-ui/dom');
    if (this.#tip !== tip) return; // the pointer has gone on
    (this.#host.shadowRoot ?? this.#host).append(tip);
    tip.showPopover?.();
    const middleware = [offset(GAP), flip(), shift({ padding: GAP })];
    const { x, y } = await computePosition(button, tip, { strategy: 'fixed', placement: 'top', middleware });
    Object.assign(tip.style, { left: `${x}px`, top: `${y}px`, visibility: 'visible' });
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#tip?.remove();
    this.#tip = null;
  }
}

/** The looks of the text. */
export const tooltipStyles = css`
  .tip {
    position: fixed;
    inset: 0 auto auto 0;
    margin: 0;
    padding: 3px 7px;
    border: 1px solid var(--_hairline);
    border-radius: 4px;
    background: var(--_paper);
    color: var(--_ink);
    font-size: max(0.75em, 11px);
    pointer-events: none;
    visibility: hidden; /* until it has its place */
    box-shadow: 0 1px 4px rgb(0 0 0 / 12%);
  }
`;
