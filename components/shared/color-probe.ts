// Colours of the page's style as numbers that a shader can be given, and word of when they change: dark mode, a class on the page,
// another value of a custom property. A hidden span wears the colours and a very short transition; a change starts the transition.
// What is not displayed has no transitions, so its element asks again when it comes into view.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Color } from '../../core/view/grid-view.js';

/** The colours that figures are drawn with. */
export interface FigureColors {
  readonly ink: Color;
  readonly paper: Color;
  readonly accent: Color;
}

let canvas: CanvasRenderingContext2D | null = null;

/** A CSS colour as numbers, whatever notation the browser computed it in. */
function parseColor(css: string): Color {
  canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  if (!canvas) return [0, 0, 0, 1];
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r / 255, g / 255, b / 255, a / 255];
}

/** Reads the host's colours and tells when they change. */
export class ColorProbe implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #onChange: (colors: FigureColors) => void;
  #span: HTMLSpanElement | null = null;
  #last = '';

  constructor(host: ReactiveControllerHost & Element, onChange: (colors: FigureColors) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (!root || this.#span) return;
    const span = document.createElement('span');
    span.setAttribute('aria-hidden', 'true');
    Object.assign(span.style, {
      position: 'absolute',
      visibility: 'hidden',
      color: 'var(--_ink)',
      backgroundColor: 'var(--_paper)',
      borderTopColor: 'var(--_accent)',
      transition: 'color 1ms, background-color 1ms, border-top-color 1ms',
    });
    span.addEventListener('transitionend', () => this.refresh());
    root.append(span);
    this.#span = span;
    this.refresh();
  }

  hostConnected(): void {
    this.refresh();
  }

  /** Looks at the colours now. */
  refresh(): void {
    if (!this.#span?.isConnected) return;
    const { color, backgroundColor, borderTopColor } = getComputedStyle(this.#span);
    const all = [color, backgroundColor, borderTopColor].join('|');
    if (all === this.#last) return;
    this.#last = all;
    this.#onChange({ ink: parseColor(color), paper: parseColor(backgroundColor), accent: parseColor(borderTopColor) });
  }
}
