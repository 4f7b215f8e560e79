// Points of a transfer function under a person's hand: each is a slider that moves to both sides and up and down, by pointer, touch and
// keys. Writes the attribute's text.

import { html, nothing, type TemplateResult } from 'lit';
import { formatTransfer } from '../../../core/view/volume-transfer.js';
import { addPoint, movePoint, paintPoint, removePoint, type Points } from './points.js';
import type { Sheet } from './sheet.js';
import { placeOn, valueText } from './plot.js';
import { words } from './words.js';

/** Steps of a key in value and in density, and with Shift. */
const STEP = { at: 0.01, density: 0.05 };
const LEAP = 5;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const hexOf = (color: readonly number[]) =>
  `#${color
    .slice(0, 3)
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;

/** The points of one panel. */
export class PointsEditor {
  readonly #into: HTMLElement;
  /** The point whose color is shown. */
  #chosen = 0;

  constructor(into: HTMLElement) {
    this.#into = into;
  }

  /** Puts points in force. @param focus - the one that a person goes on with */
  put(sheet: Sheet, points: Points, focus?: number, done = true): void {
    sheet.set({ transferFunction: formatTransfer(points) }, done);
    if (focus === undefined) return;
    this.#chosen = focus;
    // Where it was added it is there only then.
    void sheet.settled().then(() => this.#into.querySelectorAll<HTMLElement>('.point')[focus]?.focus({ preventScroll: true }));
  }

  /** The points, over the drawing. */
  render(sheet: Sheet, points: Points): TemplateResult {
    return html`${points.map((_, index) => this.#point(sheet, points, index))}`;
  }

  #point(sheet: Sheet, points: Points, index: number): TemplateResult {
    const { at, color } = points[index];
    const move = (event: PointerEvent, done: boolean) => {
      const point = event.currentTarget as HTMLElement;
      if (point.hasPointerCapture(event.pointerId))
        this.put(sheet, movePoint(points, index, ...placeOn(point.parentElement as Element, event)), undefined, done);
    };
    const down = (event: PointerEvent) => {
      const point = event.currentTarget as HTMLElement;
      point.setPointerCapture(event.pointerId);
      point.focus({ preventScroll: true });
      event.preventDefault();
    };
    return html`<span
      class="point"
      role="slider"
      tabindex="0"
      .style=${`inset-inline-start: ${100 * at}%; inset-block-start: ${100 * (1 - color[3] / 255)}%; --_color: ${hexOf(color)}`}
      aria-label=${words.point(index, points.length)}
      aria-describedby="points-help"
      aria-valuemin=${sheet.range[0]}
      aria-valuemax=${sheet.range[1]}
      aria-valuenow=${Number(valueText(at, sheet.range).replace('−', '-'))}
      aria-valuetext=${words.pointIs(valueText(at, sheet.range), color[3] / 255, hexOf(color))}
      @focus=${() => this.#choose(sheet, index)}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, sheet, points, index)}
      @dblclick=${(event: Event) => event.stopPropagation()}
      @pointerdown=${down}
      @pointermove=${(event: PointerEvent) => move(event, false)}
      @pointerup=${(event: PointerEvent) => move(event, true)}
    ></span>`;
  }

  #choose(sheet: Sheet, index: number): void {
    if (index === this.#chosen) return;
    this.#chosen = index;
    sheet.update();
  }

  #onKey(event: KeyboardEvent, sheet: Sheet, points: Points, index: number): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { at, color } = points[index];
    const arrow = arrows[event.key];
    if (arrow) {
      const times = event.shiftKey ? LEAP : 1;
      const [dx, dy] = arrow.map((part) => part * times);
      this.put(sheet, movePoint(points, index, at + dx * STEP.at, color[3] / 255 + dy * STEP.density), index);
    } else if (event.key === 'Enter') {
      // Halfway to the next one, or of the last to the one before.
      const other = points[index + 1] ?? points[index - 1];
      const added = addPoint(points, (at + other.at) / 2);
      if (added) this.put(sheet, added.points, added.index);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.put(sheet, removePoint(points, index), Math.max(0, index - 1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The chosen point in words, with its color. */
  details(sheet: Sheet, points: Points): TemplateResult {
    const index = Math.min(this.#chosen, points.length - 1);
    const point = points[index];
    if (!point) return html`${nothing}`;
    const paint = (event: Event) => {
      const text = (event.target as HTMLInputElement).value;
      const color = [1, 3, 5].map((i) => parseInt(text.slice(i, i + 2), 16));
      this.put(sheet, paintPoint(points, index, color), undefined, event.type === 'change');
    };
    return html`<div class="line">
        <label class="color"
          ><span>${words.point(index, points.length)}</span>
          <input type="color" aria-label=${words.pointColor} .value=${hexOf(point.color)} @input=${paint} @change=${paint} />
        </label>
        <output aria-hidden="true">${valueText(point.at, sheet.range)} · ${Math.round((100 * point.color[3]) / 255)} %</output>
      </div>
      <p class="help" id="points-help">${words.pointsHelp}</p>`;
  }
}
