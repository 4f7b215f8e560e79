// The part of the panel about values: a histogram of the field with what is made of it. Of a cloud, points that say how dense each value
// is and in which color; of a surface, the value at which it lies. Below it the colors.

import { html, nothing, svg, type TemplateResult } from 'lit';
import { colorMap, colorMapNames } from '../../../core/view/color-map.js';
import { tickText } from '../../../core/view/surface-axes.js';
import { formatTransfer } from '../../../core/view/volume-transfer.js';
import { icon } from '../icons.js';
import { clamp, placeOn, valueText } from './plot.js';
import { PointsEditor } from './points-editor.js';
import { addPoint, pointsAlong, recolor, type Points } from './points.js';
import type { Sheet } from './sheet.js';
import { words } from './words.js';

/** The drawing's own units; it is stretched to the panel's width. */
const WIDTH = 256;
const HEIGHT = 72;
/** Places along the strip of colors. */
const STRIP = 32;
/** The highest opacity of the slider, per cell: beyond it a cloud is a surface. */
const MOST_OPAQUE = 3;
/** Steps of the value at which the surface lies, as a share of the range, and with Shift. */
const STEP = 0.01;
const LEAP = 0.1;
const REVERSED = '-reversed';

/** The values of one volume. */
export class ValuesEditor {
  readonly #points: PointsEditor;

  /** @param into - where the panel stands */
  constructor(into: HTMLElement) {
    this.#points = new PointsEditor(into);
  }

  render(sheet: Sheet): TemplateResult {
    const { content, stops, look, range } = sheet;
    const table = tableOf(sheet);
    const points = content.mode === 'emission' ? (stops ?? pointsAlong(table)) : null;
    const surface = content.mode === 'isosurface';
    const add = (event: MouseEvent) => {
      const added = points && addPoint(points, placeOn(event.currentTarget as Element, event)[0]);
      if (added) this.#points.put(sheet, added.points, added.index);
    };
    return html`<div class="values" role="group" aria-label=${words.values}>
        <div class="plot ${points ? 'points' : ''}" @dblclick=${add}>
          ${drawing(sheet, points, table)} ${points ? this.#points.render(sheet, points) : nothing}
          ${surface ? isovalueHandle(sheet) : nothing}
        </div>
        ${surface && look.depth ? nothing : html`<div class="strip" .style=${`background: ${stripe(table)}`}></div>`}
        <div class="ends" aria-hidden="true"><span>${tickText(range[0])}</span><span>${tickText(range[1])}</span></div>
      </div>
      ${points ? this.#points.details(sheet, points) : nothing} ${content.mode === 'emission' ? opacity(sheet) : nothing} ${colors(sheet)}`;
  }
}

/** Colors and densities of values. Where colors tell depth, values take the same ones, the highest the near one's: a point that is moved
 * makes them tell values. */
function tableOf({ look: { transfer, depth }, content }: Sheet): Uint8Array {
  if (!depth || content.mode !== 'emission') return transfer;
  return Uint8Array.from(transfer, (byte, i) => (i % 4 === 3 ? byte : depth[4 * (255 - (i >> 2)) + (i % 4)]));
}

/** The histogram, and of a cloud the curve over it. */
function drawing({ heights }: Sheet, points: Points | null, table: Uint8Array): TemplateResult {
  const wide = WIDTH / (heights.length || 1);
  const bars = heights.map((height, i) => {
    const tall = Math.max(height > 0 ? 1 : 0, height * (HEIGHT - 4));
    return svg`<rect x=${i * wide} y=${HEIGHT - tall} width=${Math.max(0.5, wide - 0.5)} height=${tall} />`;
  });
  const along = points && curveOf(points);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    ${points ? svg`<linearGradient id="transfer">${gradient(table)}</linearGradient>` : nothing}
    ${along ? svg`<path class="area" fill="url(#transfer)" d="${along} V${HEIGHT} H0 Z" />` : nothing}
    <g class="bars">${bars}</g>
    ${along ? svg`<path class="curve" d=${along} />` : nothing}
  </svg>`;
}

/** The curve through the points, level before the first and after the last. */
function curveOf(points: Points): string {
  const heightOf = (density: number) => HEIGHT * (1 - density / 255);
  const [first, last] = [points[0], points[points.length - 1]];
  const through = points.map(({ at, color }) => `L${at * WIDTH} ${heightOf(color[3])}`).join(' ');
  return `M0 ${heightOf(first.color[3])} ${through} L${WIDTH} ${heightOf(last.color[3])}`;
}

const rgb = (table: Uint8Array, i: number) => `rgb(${table[4 * i]} ${table[4 * i + 1]} ${table[4 * i + 2]})`;
const alongStrip = Array.from({ length: STRIP + 1 }, (_, i) => Math.round((i / STRIP) * 255));

const stripe = (table: Uint8Array) => `linear-gradient(to right, ${alongStrip.map((i) => rgb(table, i)).join(', ')})`;
const gradient = (table: Uint8Array) => alongStrip.map((i) => svg`<stop offset=${i / 255} stop-color=${rgb(table, i)} />`);

/** The value at which the surface lies, as a line that can be moved. */
function isovalueHandle({ content, range, set }: Sheet): TemplateResult {
  const move = (share: number, done: boolean) =>
    set({ isovalue: Number((range[0] + clamp(share, 0.001, 0.999) * (range[1] - range[0])).toPrecision(4)) }, done);
  const onKey = (event: KeyboardEvent) => {
    const towards = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!towards || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(content.isovalue + towards * (event.shiftKey ? LEAP : STEP), true);
  };
  const onDown = (event: PointerEvent) => {
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    event.preventDefault();
  };
  const onMove = (event: PointerEvent) => {
    const handle = event.currentTarget as HTMLElement;
    if (handle.hasPointerCapture(event.pointerId)) move(placeOn(handle.parentElement as Element, event)[0], false);
  };
  const onUp = (event: PointerEvent) => {
    const handle = event.currentTarget as HTMLElement;
    if (handle.hasPointerCapture(event.pointerId)) move(placeOn(handle.parentElement as Element, event)[0], true);
  };
  return html`<span
    class="isovalue"
    role="slider"
    tabindex="0"
    .style=${`inset-inline-start: ${100 * content.isovalue}%`}
    aria-label=${words.isovalue}
    aria-valuemin=${range[0]}
    aria-valuemax=${range[1]}
    aria-valuenow=${range[0] + content.isovalue * (range[1] - range[0])}
    aria-valuetext=${valueText(content.isovalue, range)}
    data-tip=${`${words.isovalue}: ${valueText(content.isovalue, range)}`}
    @keydown=${onKey}
    @pointerdown=${onDown}
    @pointermove=${onMove}
    @pointerup=${onUp}
  ></span>`;
}

/** How dense an opaque value is. The slider is finer where it is thin. */
function opacity({ content, set }: Sheet): TemplateResult {
  const text = tickText(Number(content.opacity.toPrecision(2)));
  const slide = (event: Event) => {
    const place = Number((event.target as HTMLInputElement).value) / 100;
    set({ opacity: Number((MOST_OPAQUE * place * place).toPrecision(3)) }, event.type === 'change');
  };
  return html`<label class="line"
    ><span>${words.opacity}</span>
    <input
      type="range"
      min="1"
      max="100"
      .value=${String(Math.round(100 * Math.sqrt(Math.min(1, content.opacity / MOST_OPAQUE))))}
      aria-valuetext=${words.opacityIs(content.opacity)}
      @input=${slide}
      @change=${slide}
    /><output aria-hidden="true">${text}</output></label
  >`;
}

/** The color map. Points keep their densities and take its colors. */
function colors({ values, stops, rule, look, set }: Sheet): TemplateResult {
  const name = values.colormap?.trim().toLowerCase() ?? '';
  const base = name.replace(/-reversed$/, '');
  const own = name !== '' && !colorMapNames.includes(base);
  const choose = (colormap: string | null) => {
    if (!stops || !colormap) return set({ colormap });
    const hex = (color: readonly number[]) => `#${color.slice(0, 3).map((part) => Math.round(part * 255).toString(16).padStart(2, '0')).join('')}`; // prettier-ignore
    const states = rule.states === 'continuous' ? 256 : rule.states;
    set({
      colormap,
      transferFunction: formatTransfer(recolor(stops, colorMap(colormap, { ink: hex(look.ink), paper: hex(look.paper), states }))),
    });
  };
  const ordered = base !== '' && !own && !['observable10', 'tableau10', 'cyclic'].includes(base);
  const reverse = () => choose(name.endsWith(REVERSED) ? base : `${base}${REVERSED}`);
  const usual = () => set({ colormap: null, transferFunction: null, isovalue: null, opacity: null });
  const button = (label: string, act: () => void, enabled: boolean, which: 'reverse' | 'usual', pressed?: boolean) =>
    html`<button type="button" aria-label=${label} data-tip=${label} aria-pressed=${pressed ?? nothing} ?disabled=${!enabled} @click=${act}>
      ${icon(which)}
    </button>`;
  const changed = values.colormap ?? values.transferFunction ?? values.isovalue ?? values.opacity;
  return html`<div class="line">
    <label
      ><span>${words.colors}</span>
      <select
        class="choice"
        .value=${own ? 'own' : base}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value || null)}
      >
        <option value="" ?selected=${!base}>${words.usualColors}</option>
        ${own ? html`<option value="own" selected disabled>${name}</option>` : nothing}
        ${colorMapNames.map((each) => html`<option value=${each} ?selected=${each === base}>${each}</option>`)}
      </select></label
    >
    ${button(words.reverse, reverse, ordered, 'reverse', name.endsWith(REVERSED))} ${button(words.usual, usual, changed !== null, 'usual')}
  </div>`;
}
