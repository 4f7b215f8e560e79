// Networks too wide for curves: each layer as a field of weights, a row for each unit and a column for what it reads, the bias beside
// it. One weight at a time is in the cursor, which is a button: arrow keys move it, Enter opens its card.

import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { numberKey, type NumberAddress } from '../../core/rule/numbers.js';
import { flattenNetwork, type FlatNetwork, type FlatUnit } from '../../core/rule/network.js';
import type { Desk } from './desk.js';
import { nameOf, written } from './numbers.js';
import { words } from './words.js';

/** Where the cursor of each layer is: row and column. */
export type Cursors = Map<number, readonly [row: number, column: number]>;

/** A layer as a field: its units, and the places that any of them reads. */
interface Field {
  readonly layer: number;
  readonly units: readonly FlatUnit[];
  readonly sources: readonly number[];
}

function fieldsOf({ units }: FlatNetwork): Field[] {
  const layers = Math.max(-1, ...units.map(({ layer }) => layer)) + 1;
  return Array.from({ length: layers }, (_, layer) => {
    const own = units.filter((unit) => unit.layer === layer);
    const sources = [...new Set(own.flatMap(({ terms }) => terms.map(({ source }) => source)))].sort((a, b) => a - b);
    return { layer, units: own, sources };
  });
}

/** Paints the weights, one pixel each: color by sign, strength by size. The colors are the canvas's own, so that they follow the page. */
function paint(canvas: HTMLCanvasElement, { units, sources }: Field): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const [width, height] = [sources.length + 1, units.length];
  Object.assign(canvas, { width, height });
  const { color, outlineColor } = getComputedStyle(canvas);
  const column = new Map(sources.map((source, i) => [source, i]));
  const most = Math.max(1e-9, ...units.flatMap(({ terms }) => terms.map(({ weight }) => Math.abs(weight))));
  const dot = (x: number, y: number, weight: number) => {
    context.globalAlpha = Math.min(1, Math.sqrt(Math.abs(weight) / most));
    context.fillStyle = weight < 0 ? outlineColor : color;
    context.fillRect(x, y, 1, 1);
  };
  units.forEach(({ terms, bias }, y) => {
    for (const { source, weight } of terms) dot(column.get(source) ?? 0, y, weight);
    dot(sources.length, y, bias);
  });
}

/** What the cursor is on: a weight, or in the last column a bias. A unit that does not read the column has its bias there. */
function addressAt({ units, sources }: Field, names: readonly string[], row: number, column: number): NumberAddress {
  const unit = units[row];
  const source = sources[column];
  return unit.terms.some((term) => term.source === source)
    ? { kind: 'weight', unit: unit.name, source: names[source] }
    : { kind: 'bias', unit: unit.name };
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function fieldView(desk: Desk, field: Field, names: readonly string[], cursors: Cursors, refresh: () => void): TemplateResult {
  const { layer, units, sources } = field;
  const [columns, rows] = [sources.length + 1, units.length];
  const [row, column] = cursors.get(layer) ?? [0, 0];
  const at = [Math.min(row, rows - 1), Math.min(column, columns - 1)] as const;
  const address = addressAt(field, names, ...at);
  const value = desk.numbers.get(numberKey(address))?.value ?? 0;
  const move = (to: readonly [number, number]) => {
    cursors.set(layer, [Math.min(Math.max(to[0], 0), rows - 1), Math.min(Math.max(to[1], 0), columns - 1)]);
    refresh();
  };
  const onPointer = (event: PointerEvent) => {
    const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
    move([Math.floor(((event.clientY - top) / height) * rows), Math.floor(((event.clientX - left) / width) * columns)]);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = MOVES[event.key];
    if (!step) return;
    event.preventDefault();
    move([at[0] + step[0], at[1] + step[1]]);
  };
  const place = `left: ${(100 * at[1]) / columns}%; top: ${(100 * at[0]) / rows}%; inline-size: ${100 / columns}%; block-size: ${100 / rows}%`;
  const side = Math.max(5, Math.min(22, Math.floor(560 / Math.max(columns, rows))));
  return html`<figure class="matrix">
    <figcaption>${words.layer(layer + 1)} <span>${words.matrix(words.layer(layer + 1), sources.length, rows)}</span></figcaption>
    <div class="scroll">
      <div
        class="weights"
        style="inline-size: ${columns * side}px; block-size: ${rows * side}px"
        @pointermove=${(event: PointerEvent) => event.pointerType !== 'touch' && !event.buttons && onPointer(event)}
        @pointerdown=${onPointer}
        @click=${(event: MouseEvent) => {
          const cursor = (event.currentTarget as Element).querySelector('.cursor');
          if (cursor && event.detail !== 0) desk.open({ kind: 'number', address }, cursor);
        }}
      >
        <canvas ${ref((canvas) => canvas && paint(canvas as HTMLCanvasElement, field))} aria-hidden="true"></canvas>
        <button
          type="button"
          class="cursor"
          style=${place}
          data-card="number:${numberKey(address)}"
          aria-label="${nameOf(address)}, ${written(value)}"
          aria-describedby="matrix-keys"
          @keydown=${onKey}
          @click=${(event: MouseEvent) => event.detail === 0 && desk.open({ kind: 'number', address }, event.currentTarget as Element, true)}
        ></button>
      </div>
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
