// What is at a place of the plot, as a small text beside the pointer or the reading point. It sits in the top layer, so nothing cuts it
// off; a screen reader hears the same from the status.

import { css } from 'lit';

/** Between the text and the place, and at least to the window's edge, in CSS pixels. */
const GAP = 12;

/** One readout of a host. */
export class Readout {
  readonly #host: Element;
  #box: HTMLElement | null = null;
  #turn = 0;

  constructor(host: Element) {
    this.#host = host;
  }

  /**
   * Shows lines of names and values.
   * @param at - in the window, CSS pixels
   */
  async show(rows: readonly (readonly [name: string, value: string])[], [x, y]: readonly [number, number]): Promise<void> {
    const turn = ++this.#turn;
    const { computePosition, flip, offset, shift } = await import('@floating-ui/dom');
    if (turn !== this.#turn) return; // the pointer has gone on
    const box = this.#open();
    box.replaceChildren(
      ...rows.flatMap(([name, value]) => [
        Object.assign(document.createElement('span'), { textContent: name }),
        Object.assign(document.createElement('b'), { textContent: value }),
      ]),
    );
    const place = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
    const middleware = [offset(GAP), flip(), shift({ padding: GAP })];
    const found = await computePosition(place, box, { strategy: 'fixed', placement: 'right-start', middleware });
    if (turn === this.#turn) Object.assign(box.style, { left: `${found.x}px`, top: `${found.y}px`, visibility: 'visible' });
  }

  #open(): HTMLElement {
    if (this.#box) return this.#box;
    const box = Object.assign(document.createElement('div'), { className: 'readout', popover: 'manual' });
    box.setAttribute('aria-hidden', 'true');
    box.setAttribute('part', 'readout');
    (this.#host.shadowRoot ?? this.#host).append(box);
    box.showPopover?.();
    return (this.#box = box);
  }

  hide(): void {
    this.#turn++;
    this.#box?.remove();
    this.#box = null;
  }
}

/** The looks of the text. */
export const readoutStyles = css`
  .readout {
    position: fixed;
    inset: 0 auto auto 0;
    display: grid;
    grid-template-columns: auto auto;
    gap: 0 10px;
    margin: 0;
    padding: 5px 9px;
    border: 1px solid var(--_hairline);
    border-radius: 4px;
    background: var(--_paper);
    color: var(--_muted);
    font-size: max(0.75em, 11px);
    font-variant-numeric: tabular-nums;
    pointer-events: none;
    visibility: hidden; /* until it has its place */
    box-shadow: 0 1px 4px rgb(0 0 0 / 12%);
  }
  .readout b {
    color: var(--_ink);
    font-weight: 600;
    text-align: end;
  }
`;
