// The height maps below the diagram and the tree: one canvas behind the nodes, with a tile for every element that carries `data-map`.
// Drawn by the page's loop in the shared context; this only says where.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaError } from '../../core/base/errors.js';
import { pageLoop } from '../../core/page/loop.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { colorMap, type ColorMap } from '../../core/view/color-map.js';
import type { Color } from '../../core/view/grid-view.js';
import { HeightsView, type HeightAxes, type HeightTile } from '../../core/view/heights-view.js';
import { ColorProbe, type FigureColors } from '../shared/color-probe.js';
import { ViewportController, type Extent } from '../shared/viewport.controller.js';

type Host = ReactiveControllerHost & HTMLElement;

const byte = (part: number) =>
  Math.round(part * 255)
    .toString(16)
    .padStart(2, '0');
const hex = (color: Color) => `#${color.slice(0, 3).map(byte).join('')}`;
const between = (a: Color, b: Color, t: number): Color => [0, 1, 2].map((i) => a[i] + (b[i] - a[i]) * t).concat(1) as unknown as Color;

/** Paper where a unit says nothing, ink where it says all, as living cells are drawn; a breath of the accent on the way. */
function mapOf({ paper, ink, accent }: FigureColors): ColorMap {
  const stops = [
    between(paper, ink, 0.05),
    between(between(paper, ink, 0.3), accent, 0.3),
    between(between(paper, ink, 0.68), accent, 0.25),
    ink,
  ];
  return colorMap(stops.map(hex).join(','));
}

/** Draws the height maps of one editor. */
export class MapsController implements ReactiveController {
  /** Width of the board in CSS pixels; 0 before it is known. */
  width = 0;
  readonly #host: Host;
  readonly #onFailed: (error: CaError) => void;
  readonly #probe: ColorProbe;
  #view: HeightsView | null = null;
  #visible = false;
  #simulation: Simulation | null = null;
  #axes: Partial<HeightAxes> = {};
  #colors: ColorMap | null = null;
  #extent: Extent = { width: 0, height: 0, ratio: 1 };
  #tiles = '';
  #layout: string | null = null;
  #isPlaced = false;
  #ruler: Element | null = null;
  readonly #widths = new ResizeObserver(([entry]) => this.#onWidth(Math.floor(entry.contentRect.width)));

  constructor(host: Host, on: { failed: (error: CaError) => void; visible: (visible: boolean) => void }) {
    this.#host = host;
    this.#onFailed = on.failed;
    host.addController(this);
    this.#probe = new ColorProbe(host, (colors) => {
      this.#colors = mapOf(colors);
      if (this.#view) this.#view.look = { colors: this.#colors };
      else host.requestUpdate();
    });
    new ViewportController(host, () => this.#board, {
      resize: (extent) => this.#onResize(extent),
      visible: (visible) => {
        this.#visible = visible;
        if (this.#view) this.#view.visible = visible;
        if (visible) this.#probe.refresh();
        on.visible(visible);
      },
    });
  }

  get #board(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector('.board') ?? null;
  }

  /** Whose rule the maps show. */
  set simulation(simulation: Simulation | null) {
    this.#simulation = simulation;
    if (this.#view) this.#view.simulation = simulation;
  }

  /** The inputs that the maps lie over, and values of the others. */
  set axes(axes: Partial<HeightAxes>) {
    if (JSON.stringify(axes) === JSON.stringify(this.#axes)) return;
    this.#axes = axes;
    if (this.#view) this.#view.axes = axes;
  }

  /** What the places of the tiles follow from, if that is known: while it is the same, nobody looks where they are. */
  set layout(layout: string | null) {
    if (layout === null || layout !== this.#layout) this.#isPlaced = false;
    this.#layout = layout;
  }

  hostUpdated(): void {
    if (this.#host.isConnected) this.#watchWidth();
    this.#start();
    if (!this.#isPlaced) this.#measure();
  }

  hostConnected(): void {
    this.#watchWidth();
    this.#view?.enter();
  }

  hostDisconnected(): void {
    this.#widths.disconnect();
    this.#ruler = null;
    this.#view?.leave();
  }

  /** Makes the view when there are a canvas and colors. */
  #start(): void {
    const canvas = this.#board?.querySelector('canvas');
    if (this.#view || !canvas || !this.#colors || !this.#host.isConnected) return;
    const view = new HeightsView(canvas, { colors: this.#colors }, this.#onFailed, pageLoop);
    const { width, height, ratio } = this.#extent;
    view.simulation = this.#simulation;
    view.axes = this.#axes;
    view.visible = this.#visible;
    view.resize(width, height, ratio);
    view.enter();
    this.#view = view;
    this.#tiles = '';
    this.#isPlaced = false;
  }

  #onResize(extent: Extent): void {
    this.#extent = extent;
    this.#view?.resize(extent.width, extent.height, extent.ratio);
    this.#measure();
  }

  /**
   * Watches how wide the board may be: on an element that has no height, and stands less deep than the board. So a diagram that
   * becomes taller is no news of it, and the board's new height is seen in the same turn of the browser's observers.
   */
  #watchWidth(): void {
    const ruler = this.#host.shadowRoot?.querySelector('.ruler');
    if (!ruler || ruler === this.#ruler) return;
    this.#ruler = ruler;
    this.#widths.disconnect();
    this.#widths.observe(ruler);
  }

  #onWidth(width: number): void {
    if (width === this.width) return;
    this.width = width;
    this.#host.requestUpdate();
  }

  /** Looks where the tiles are. Also right where the page has scaled the editor by a transform. */
  #measure(): void {
    const board = this.#board;
    if (!this.#view || !board) return;
    this.#isPlaced = true;
    const origin = board.getBoundingClientRect();
    const scale = (board.offsetWidth / (origin.width || 1)) * this.#extent.ratio;
    const tiles = [...board.querySelectorAll<HTMLElement>('[data-map]')].flatMap((element): HeightTile[] => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const [x, y] = [Math.round((left - origin.left) * scale), Math.round((top - origin.top) * scale)];
      const [width, height] = [Math.round((right - origin.left) * scale) - x, Math.round((bottom - origin.top) * scale) - y];
      return width > 0 && height > 0 ? [{ unit: element.dataset.map ?? null, x, y, width, height }] : [];
    });
    const all = JSON.stringify(tiles);
    if (all === this.#tiles) return;
    this.#tiles = all;
    this.#view.setTiles(tiles);
  }
}
