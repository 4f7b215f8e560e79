// The one card of an editor: opens beside what it is about, by a pointer that rests there, by the keyboard's focus, by a click; follows
// it while the page scrolls, stays in the window, and goes when it is left. It stands in the top layer, so nothing cuts it off.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CardTarget } from './desk.js';

/** How long the pointer has to rest before a glance, and how long it may be away before the card goes, in milliseconds. */
const [REST_MS, AWAY_MS] = [320, 260];
/** Between the card and what it is about, and at least to the window's edge, in CSS pixels. */
const GAP = 8;

type Host = ReactiveControllerHost & HTMLElement;
type Timer = ReturnType<typeof setTimeout>;

/** What a card stands beside: an element, or a point of the window. */
type Anchor = Element | { getBoundingClientRect(): DOMRect; contextElement: Element };

/** A target as the text that its element carries in `data-card`. */
export function readTarget(
  text: string,
  addressOf: (key: string) => (CardTarget & { kind: 'number' })['address'] | undefined,
): CardTarget | null {
  const at = text.indexOf(':');
  const [kind, name] = [text.slice(0, at), text.slice(at + 1)];
  if (kind === 'unit' || kind === 'input') return { kind, name };
  if (kind === 'layer') return { kind, index: Number(name) };
  const address = addressOf(name);
  return address ? { kind: 'number', address } : null;
}

/** What a card stands beside: of a curve, whose box is large, its number. */
const placeOf = (element: Element) => (element instanceof SVGElement && element.querySelector('.label')) || element;

/** Opens, places and closes the card. */
export class CardController implements ReactiveController {
  /** What the card is about; `null` while there is none. */
  target: CardTarget | null = null;
  /** It was opened on purpose and stays until it is closed. */
  pinned = false;
  readonly #host: Host;
  readonly #targetOf: (element: Element) => CardTarget | null;
  #anchor: Anchor | null = null;
  /** Gets the keyboard back. */
  #opener: HTMLElement | SVGElement | null = null;
  #wantsFocus = false;
  /** The keyboard goes back to where it was: no reason for another glance. */
  #returning = false;
  #timer: Timer | undefined;
  #unplace: () => void = () => {};
  #placed: Element | null = null;

  /** @param targetOf - what an element with `data-card` is about */
  constructor(host: Host, targetOf: (element: Element) => CardTarget | null) {
    this.#host = host;
    this.#targetOf = targetOf;
    host.addController(this);
  }

  get #root(): ShadowRoot | HTMLElement {
    return this.#host.shadowRoot ?? this.#host;
  }

  get #card(): HTMLElement | null {
    return this.#root.querySelector('.card');
  }

  hostConnected(): void {
    for (const type of ['pointerover', 'pointerout', 'focusin', 'focusout', 'keydown'] as const)
      this.#root.addEventListener(type, this.#on);
    document.addEventListener('pointerdown', this.#onDown);
  }

  hostDisconnected(): void {
    for (const type of ['pointerover', 'pointerout', 'focusin', 'focusout', 'keydown'] as const)
      this.#root.removeEventListener(type, this.#on);
    document.removeEventListener('pointerdown', this.#onDown);
    this.close();
  }

  /** Opens the card for good. @param focus - the keyboard goes into it */
  open(target: CardTarget, anchor: Element, focus = false): void {
    const inside = anchor.closest('.card') !== null;
    // A glance that is there already stays where it is.
    const stays = inside || (this.#anchor !== null && JSON.stringify(target) === JSON.stringify(this.target));
    this.#show(target, stays ? this.#anchor : placeOf(anchor), true);
    if (!inside) this.#opener = anchor as HTMLElement;
    this.#wantsFocus = focus;
  }

  close(refocus = false): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.target) return;
    this.target = null;
    this.pinned = false;
    this.#wantsFocus = false;
    this.#returning = true;
    if (refocus) this.#opener?.focus();
    this.#returning = false;
    this.#host.requestUpdate();
  }

  #show(target: CardTarget, anchor: Anchor | null, pinned: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.target = target;
    this.#anchor = anchor;
    this.pinned = pinned;
    this.#placed = null; // place it anew
    this.#host.requestUpdate();
  }

  /** After each render: shows the card in the top layer and places it. */
  hostUpdated(): void {
    const card = this.#card;
    if (!card) {
      this.#unplace();
      this.#unplace = () => {};
      this.#placed = null;
      return;
    }
    if (this.#placed !== card) {
      this.#placed = card;
      // Browsers before 2024 have no popovers: there the card is fixed and may be cut off.
      if (card.showPopover && !card.matches(':popover-open')) card.showPopover();
      void this.#place(card);
    } else this.#focus(card);
  }

  /** Gives the card the keyboard, if it was opened so and has its place: what is hidden takes no focus. */
  #focus(card: HTMLElement): void {
    if (!this.#wantsFocus || card.style.visibility !== 'visible') return;
    this.#wantsFocus = false;
    (card.querySelector<HTMLElement>('.field') ?? card.querySelector<HTMLElement>('select, button') ?? card).focus();
  }

  async #place(card: HTMLElement): Promise<void> {
    const anchor = this.#anchor;
    if (!anchor) return;
    // Fetched with the first card of a page: no figure waits for it.
    const { autoUpdate, computePosition, flip, offset, shift, size } = await import('@floating-ui/dom');
    if (this.#placed !== card || this.#anchor !== anchor) return;
    const place = async () => {
      if (anchor instanceof Element && !anchor.isConnected) return;
      const { x, y } = await computePosition(anchor, card, {
        strategy: 'fixed',
        placement: 'bottom',
        middleware: [
          offset(GAP),
          flip({ fallbackPlacements: ['top', 'right', 'left'], padding: GAP }),
          shift({ padding: GAP, crossAxis: true }),
          size({
            padding: GAP,
            apply: ({ availableHeight }) =>
              void (card.style.maxBlockSize = `${Math.max(120, Math.min(availableHeight, innerHeight - 2 * GAP))}px`),
          }),
        ],
      });
      Object.assign(card.style, { left: `${x}px`, top: `${y}px`, visibility: 'visible' });
      this.#focus(card);
    };
    this.#unplace();
    this.#unplace = autoUpdate(anchor, card, () => void place());
  }

  readonly #on = (event: Event): void => {
    const target = event.target as Element;
    const near = target.closest<HTMLElement>('[data-card]');
    const inCard = target.closest('.card') !== null;
    switch (event.type) {
      case 'pointerover':
        return this.#onOver(event as PointerEvent, near, inCard);
      case 'pointerout':
        return this.#onAway(event as PointerEvent);
      case 'focusin':
        return this.#onFocus(near, inCard);
      case 'focusout':
        return this.#onBlur(event as FocusEvent);
      default:
        return this.#onKey(event as KeyboardEvent);
    }
  };

  #onOver(event: PointerEvent, near: HTMLElement | null, inCard: boolean): void {
    if (event.pointerType === 'touch' || event.buttons) return;
    if (inCard) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      return;
    }
    if (!near || this.pinned) return;
    const target = this.#targetOf(near);
    if (!target) return;
    const { clientX, clientY } = event;
    // A curve's box is large: its card stands where the pointer is.
    const anchor =
      near instanceof SVGElement ? { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0), contextElement: near } : near;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#opener = near;
      this.#show(target, anchor, false);
    }, REST_MS);
  }

  #onAway({ relatedTarget }: PointerEvent): void {
    const to = relatedTarget instanceof Element ? relatedTarget.closest('.card, [data-card]') : null;
    if (to?.matches('.card')) return;
    clearTimeout(this.#timer);
    if (!this.pinned && this.target) this.#timer = setTimeout(() => this.#leave(), AWAY_MS);
  }

  /** The keyboard may be at what the card is about, or in it. */
  #leave(): void {
    if (this.#card?.matches(':focus-within')) return;
    this.close();
  }

  #onFocus(near: HTMLElement | null, inCard: boolean): void {
    if (inCard) {
      this.pinned = true;
      return;
    }
    if (this.#returning || !near?.matches(':focus-visible')) return;
    const target = this.#targetOf(near);
    if (!target) return;
    this.#opener = near;
    this.#show(target, placeOf(near), false);
  }

  #onBlur({ relatedTarget }: FocusEvent): void {
    const to = relatedTarget instanceof Element ? relatedTarget : null;
    if (!this.target || to?.closest('.card')) return;
    if (!to && this.pinned) return; // the window lost the focus, or a button became disabled
    if (to === this.#opener) return;
    this.close();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.target) return;
    event.stopPropagation();
    this.close(this.#card?.matches(':focus-within') ?? false);
  }

  /** A press outside ends it. */
  readonly #onDown = (event: Event): void => {
    if (!this.target) return;
    const path = event.composedPath();
    const isOurs = path.some((node) => node instanceof Element && node.matches('.card, [data-card]') && this.#root.contains(node));
    if (!isOurs) this.close();
  };
}
