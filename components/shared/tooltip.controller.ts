// A small text beside a button while the pointer rests on it or the keyboard is there. The button's name says the same, so the
// tooltip is hidden from screen readers. One element serves all buttons of a host; it sits in the top layer, so nothing cuts it off.

import { computePosition, flip, offset, shift } from '@floating-ui/dom';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long the pointer has to rest, in milliseconds. */
const REST_MS = 400;

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
    this.#timer = setTimeout(() => void this.#show(button), event.type === 'focusin' ? 0 : REST_MS);
  };

  readonly #onLeave = (): void => this.#hide();

  async #show(button: HTMLElement): Promise<void> {
    const tip = (this.#tip ??= Object.assign(document.createElement('div'), { className: 'tip', popover: 'manual' }));
    tip.setAttribute('aria-hidden', 'true');
    tip.textContent = button.dataset.tip ?? '';
    (this.#host.shadowRoot ?? this.#host).append(tip);
    tip.showPopover?.();
    const { x, y } = await computePosition(button, tip, {
      strategy: 'fixed',
      placement: 'top',
      middleware: [offset(6), flip(), shift({ padding: 4 })],
    });
    Object.assign(tip.style, { left: `${x}px`, top: `${y}px`, opacity: '1' });
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#tip?.remove();
    this.#tip = null;
  }
}
