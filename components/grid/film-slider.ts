// The slider with which a person goes through the slices of a film. It stands in the bar of the grid that shows the film.

import type { Film } from '../../core/view/film.js';
import { words } from './film-words.js';

/** What the slider does. */
export interface SliderContext {
  /** A person goes to a slice. */
  readonly go: (slice: number) => void;
  /** A person has gone to one. */
  readonly done: () => void;
}

/** One slider. What happens while a film plays does not pass the element's rendering. */
export class FilmSlider {
  readonly #host: HTMLElement;
  readonly #input = Object.assign(document.createElement('input'), { type: 'range', min: '0', step: '1', className: 'film' });
  #slice = -1;

  constructor(host: HTMLElement, { go, done }: SliderContext) {
    this.#host = host;
    const input = this.#input;
    input.part.add('slice');
    // Its looks are not worth the grid's own style sheet, which every grid carries.
    Object.assign(input.style, { flex: '1 1 6em', minInlineSize: '3em', blockSize: '24px', margin: '0', accentColor: 'var(--_accent)' });
    input.addEventListener('input', () => go(input.valueAsNumber));
    input.addEventListener('change', done);
  }

  /** Shows where a film stands, in the bar if there is one. */
  show(film: Film): void {
    const input = this.#input;
    const bar = this.#host.shadowRoot?.querySelector('ca-controls') ?? null;
    if (input.parentNode !== bar) {
      if (bar) bar.append(input);
      else input.remove();
    }
    const max = String(film.length - 1);
    if (input.max === max && this.#slice === film.slice && input.ariaLabel === words.slider(film)) return;
    this.#slice = film.slice;
    Object.assign(input, { max, ariaLabel: words.slider(film), ariaValueText: words.slice(film) });
    input.value = String(film.slice);
    input.dataset.tip = words.slice(film);
  }

  remove(): void {
    this.#input.remove();
  }
}
