// Networks too wide for curves: each layer as a field of weights, a row for each unit and a column for what it reads (or the other way
// round), the bias last. One weight at a time is in the cursor, which is a button: arrow keys move it, Enter opens its card.

import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { numberKey, type NumberAddress } from '../../core/rule/numbers.js';
import { flattenNetwork, type FlatNetwork, type FlatUnit } from '../../core/rule/network.js';
import { layerName, type Desk } from './desk.js';
import { nameOf, written } from './numbers.js';
import { words } from './words.js';

/** Where the cursor of each layer is: which unit, and which of the values that it may read. */
export type Cursors = Map<number, readonly [unit: number, source: number]>;

/** A layer as a field: its units, and the places that any of them reads. The longer side lies across. */
interface Field {
  readonly layer: number;
  readonly units: readonly FlatUnit[];
  readonly sources: readonly number[];
  /** Units stand side by side instead of one below the other. */
  readonly across: boolean;
  /** How many weights lie across and down; the bias is the last of each unit. */
  readonly extent: readonly [columns: number, rows: number];
}

function fieldsOf({ units }: FlatNetwork): Field[] {
  const layers = Math.max(-1, ...units.map(({ layer }) => layer)) + 1;
  return Array.from({ length: layers }, (_, layer) => {
    const own = units.filter((unit) => unit.layer === layer);
    const sources = [...new Set(own.flatMap(({ terms }) => terms.map(({ source }) => source)))].sort((a, b) => a - b);
    const across = own.length > sources.length + 1;
    const extent = across ? ([own.length, sources.length + 1] as const) : ([sources.length + 1, own.length] as const);
    return { layer, units: own, sources, across, extent };
  });
}

/** Paints the weights, one pixel each: color by sign, strength by size. The colors are the canvas's own, so that they follow the page. */
function paint(canvas: HTMLCanvasElement, { units, sources, across, extent: [width, height] }: Field): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  Object.assign(canvas, { width, height });
  const { color, outlineColor } = getComputedStyle(canvas);
  const column = new Map(sources.map((source, i) => [source, i]));
  const most = Math.max(1e-9, ...units.flatMap(({ terms }) => terms.map(({ weight }) => Math.abs(weight))));
  const dot = (unit: number, place: number, weight: number) => {
    context.globalAlpha = Math.min(1, Math.sqrt(Math.abs(weight) / most));
    context.fillStyle = weight < 0 ? outlineColor : color;
    context.fillRect(across ? unit : place, across ? place : unit, 1, 1);
  };
  units.forEach(({ terms, bias }, unit) => {
    for (const { source, weight } of terms) dot(unit, column.get(source) ?? 0, weight);
    dot(unit, sources.length, bias);
  });
}

/** What the cursor is on: a weight, or in the last place a bias. A unit that does not read a value has its bias there. */
function addressAt({ units, sources }: Field, names: readonly string[], at: readonly [number, number]): NumberAddress {
  const unit = units[at[0]];
  const source = sources[at[1]];
  return unit.terms.some((term) => term.source === source)
    ? { kind: 'weight', unit: unit.name, source: names[source] }
    : { kind: 'bias', unit: unit.name };
}

const MOVES: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Between `least` and `most`. */
const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

function fieldView(desk: Desk, field: Field, names: readonly string[], cursors: Cursors, refresh: () => void): TemplateResult {
  const { layer, units, sources, across, extent } = field;
  const [columns, rows] = extent;
  const kept = cursors.get(layer) ?? [0, 0];
  const at = [clamp(kept[0], 0, units.length - 1), clamp(kept[1], 0, sources.length)] as const;
  const [x, y] = across ? at : [at[1], at[0]];
  const address = addressAt(field, names, at);
  const value = desk.numbers.get(numberKey(address))?.value ?? 0;
  const move = (right: number, down: number) => {
    const [to, other] = [clamp(right, 0, columns - 1), clamp(down, 0, rows - 1)];
    cursors.set(layer, across ? [to, other] : [other, to]);
    refresh();
  };
  const onPointer = (event: PointerEvent) => {
    const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
    move(Math.floor(((event.clientX - left) / width) * columns), Math.floor(((event.clientY - top) / height) * rows));
  };
  const onKey = (event: KeyboardEvent) => {
    const step = MOVES[event.key];
    if (!step) return;
    event.preventDefault();
    move(x + step[0], y + step[1]);
  };
  const open = (event: MouseEvent) => {
    const cursor = (event.currentTarget as Element).parentElement?.querySelector('.cursor');
    if (cursor) desk.open({ kind: 'number', address }, cursor, event.detail === 0);
  };
  const place = `left: ${(100 * x) / columns}%; top: ${(100 * y) / rows}%; inline-size: ${100 / columns}%; block-size: ${100 / rows}%`;
  const name = layerName(desk.rule, layer);
  return html`<figure class="matrix">
    <figcaption>${name} <span>${words.matrix(sources.length, units.length, across)}</span></figcaption>
    <div class="weights" .style=${`--_columns: ${columns}; --_rows: ${rows}`}>
      <canvas
        ${ref((canvas) => canvas && paint(canvas as HTMLCanvasElement, field))}
        aria-hidden="true"
        @pointermove=${(event: PointerEvent) => event.pointerType !== 'touch' && !event.buttons && onPointer(event)}
        @pointerdown=${onPointer}
        @click=${open}
      ></canvas>
      <button
        type="button"
        class="cursor"
        .style=${place}
        data-card="number:${numberKey(address)}"
        aria-label="${nameOf(address)}, ${written(value)}"
        aria-describedby="matrix-keys"
        @keydown=${onKey}
        @click=${open}
      ></button>
    </div>
    <p class="at" aria-hidden="true">${nameOf(address)} <b class=${value < 0 ? 'negative' : 'positive'}>${written(value)}</b></p>
  </figure>`;
}

/** @param cursors - kept by the element; @param refresh - the cursor moved */
export function matrices(desk: Desk, cursors: Cursors, refresh: () => void): TemplateResult {
  const network = flattenNetwork(desk.rule);
  const names = [...network.inputs, ...network.units.map(({ name }) => name)];
  return html`<div class="matrices" part="matrix">
    <div id="matrix-keys" class="visually-hidden">${words.matrixKeys}</div>
    ${fieldsOf(network).map((field) => fieldView(desk, field, names, cursors, refresh))}
  </div>`;
}
