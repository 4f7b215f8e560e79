// The parts of the panel beside the values: the ways to see it, the part that is shown, where slices cut, and from where it is seen.

import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import { MODES } from '../settings.js';
import type { CameraPlace } from '../settings.js';
import type { Sheet } from './sheet.js';
import { words } from './words.js';

const RIGHT_ANGLE = Math.PI / 2;

/** Views along each axis: x from its far end, y from the front, z from above with x to the right. */
const ALONG: readonly CameraPlace[] = [
  { azimuth: 0, elevation: 0, zoom: 1 },
  { azimuth: -RIGHT_ANGLE, elevation: 0, zoom: 1 },
  { azimuth: -RIGHT_ANGLE, elevation: RIGHT_ANGLE, zoom: 1 },
];

const axisNames = ({ isHistory }: Sheet) => ['x', 'y', isHistory ? 't' : 'z'];

const valueOf = (event: Event) => Number((event.target as HTMLInputElement).value);

/** How it is shown. */
export function modes({ content, set }: Sheet): TemplateResult {
  return html`<div class="choices" role="group" aria-label=${words.modes}>
    ${MODES.map(
      (mode) =>
        html`<button type="button" aria-pressed=${content.mode === mode} @click=${() => set({ mode })}>${words.shortMode[mode]}</button>`,
    )}
  </div>`;
}

/** One end of a range. */
interface End {
  readonly label: string;
  readonly at: number;
  readonly of: number;
  readonly set: (at: number, done: boolean) => number;
}

function slider({ label, at, of, set }: End): TemplateResult {
  const slide = (event: Event) => {
    // An end that met the other one stands where it may.
    (event.target as HTMLInputElement).value = String(set(valueOf(event), event.type === 'change'));
  };
  return html`<input
    type="range"
    min="0"
    max=${of}
    step="1"
    .value=${String(at)}
    aria-label=${label}
    aria-valuetext=${words.cells(at, of)}
    @input=${slide}
    @change=${slide}
  />`;
}

/** The part that is shown: a range along each axis. */
export function parts(sheet: Sheet): TemplateResult {
  const { content, size, set } = sheet;
  const cells = content.clip.map((share, i) => Math.round(share * size[i >> 1]));
  const move = (i: number) => (at: number, done: boolean) => {
    const isTo = i % 2 === 1;
    const held = isTo ? Math.max(at, cells[i - 1] + 1) : Math.min(at, cells[i + 1] - 1);
    const clip = content.clip.map((share, j) => (j === i ? held / size[i >> 1] : share));
    set({ clip: clip.every((share, j) => share === j % 2) ? null : clip }, done);
    return held;
  };
  return html`<fieldset class="ranges">
    <legend>${words.clip}</legend>
    ${axisNames(sheet).map((axis, a) => {
      const [from, to] = [cells[2 * a], cells[2 * a + 1]];
      const [start, end] = [from / size[a], to / size[a]].map((share) => `${100 * share}%`);
      return html`<div class="range">
        <span class="axis" aria-hidden="true">${axis}</span>
        <span class="track" .style=${`--_from: ${start}; --_to: ${end}`}>
          ${slider({ label: words.clipEnd(axis, 'from'), at: from, of: size[a], set: move(2 * a) })}
          ${slider({ label: words.clipEnd(axis, 'to'), at: to, of: size[a], set: move(2 * a + 1) })}
        </span>
        <output aria-hidden="true">${from}–${to}</output>
      </div>`;
    })}
  </fieldset>`;
}

/** Where slices cut. */
export function slices(sheet: Sheet): TemplateResult {
  const { content, size, set } = sheet;
  return html`<fieldset class="ranges">
    <legend>${words.slices}</legend>
    ${axisNames(sheet).map((axis, a) => {
      const at = Math.round(content.planes[a] * size[a]);
      const move = (to: number, done: boolean) => {
        set({ slices: content.planes.map((share, i) => (i === a ? to / size[a] : share)) }, done);
        return to;
      };
      return html`<div class="range">
        <span class="axis" aria-hidden="true">${axis}</span>
        <span class="track" .style=${`--_from: 0%; --_to: ${100 * content.planes[a]}%`}
          >${slider({ label: words.sliceAt(axis), at, of: size[a], set: move })}</span
        >
        <output aria-hidden="true">${at}</output>
      </div>`;
    })}
  </fieldset>`;
}

/** What the views do. */
export interface Looking {
  /** @param place - `null` for where it is seen at first */
  readonly place: (place: CameraPlace | null) => void;
  readonly copy: () => void;
}

/** From where it is seen. */
export function views(sheet: Sheet, { place, copy }: Looking): TemplateResult {
  const { values, set } = sheet;
  const button = (label: string, content: unknown, act: () => void, pressed?: boolean) =>
    html`<button type="button" aria-label=${label} data-tip=${label} aria-pressed=${pressed ?? nothing} @click=${act}>${content}</button>`;
  const names = axisNames(sheet);
  return html`<div class="views" role="group" aria-label=${words.views}>
    ${names.map((axis, a) => button(words.along(axis), html`<b>${axis}</b>`, () => place(ALONG[a])))}
    ${button(words.home, icon('home'), () => place(null))}
    <span class="gap"></span>
    ${button(words.axes, icon('axes'), () => set({ axes: !values.axes }), values.axes)}
    ${button(words.turn, icon('turn'), () => set({ autoRotate: !values.autoRotate }), values.autoRotate)}
    ${button(words.copy, icon('copy'), copy)}
  </div>`;
}
