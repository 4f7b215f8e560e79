// One connection of the diagram: a curve as thick as its weight is large, solid where it adds and dashed where it takes away, bright
// where much flows through it. It is a slider: by keys, by a drag up or down, and in its card.

import { nothing, svg, type SVGTemplateResult } from 'lit';
import { numberKey, type NumberAddress } from '../../core/rule/numbers.js';
import { isChanged, type Desk } from './desk.js';
import type { EdgePlace } from './layout.js';
import { onNumberKey } from './number-row.js';
import { dragged, nameOf, scaleOf, written } from './numbers.js';
import { removeConnection } from '../../core/rule/edit-structure.js';

/** A pointer that moved less than this many CSS pixels has clicked. */
const CLICK = 4;

/** Thickness of a curve in CSS pixels: never so thin that it is lost. */
function thickness(weight: number, most: number): number {
  return 1.25 + 4.25 * Math.min(1, Math.abs(weight) / (most || 1));
}

/**
 * Begins a drag: up is more. Without a move it is a click, which opens the card. A finger scrolls the page instead, unless the connection
 * has been tapped before.
 */
function onDown(desk: Desk, address: NumberAddress, event: PointerEvent): void {
  const edge = event.currentTarget as SVGGElement;
  if (event.button !== 0) return;
  const from = desk.numbers.get(numberKey(address))?.value ?? 0;
  const scale = scaleOf(desk.base, address, from, desk.bounds);
  const drags = !desk.readonly && (event.pointerType !== 'touch' || edge.matches(':focus'));
  let moved = false;
  let to = from;
  const onMove = (move: PointerEvent) => {
    moved ||= Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) > CLICK;
    if (!moved || !drags) return;
    desk.close();
    edge.classList.add('dragging');
    to = dragged(move, from, event.clientY - move.clientY, scale);
    desk.setNumber(address, to, 'input');
  };
  const onUp = (up: PointerEvent) => {
    for (const [type, listener] of listeners) edge.removeEventListener(type, listener as EventListener);
    edge.classList.remove('dragging');
    if (!moved && up.type === 'pointerup') desk.open({ kind: 'number', address }, edge);
    else if (drags && moved) desk.setNumber(address, to, 'change');
  };
  const listeners = [
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', onUp],
  ] as const;
  for (const [type, listener] of listeners) edge.addEventListener(type, listener as EventListener);
  try {
    if (drags) edge.setPointerCapture(event.pointerId);
  } catch {
    // The pointer ended between the event and now: there is nothing to follow.
  }
}

function onKey(desk: Desk, address: NumberAddress & { kind: 'weight' }, event: KeyboardEvent): void {
  if (onNumberKey(desk, address, event)) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    desk.open({ kind: 'number', address }, event.currentTarget as Element, true);
  } else if (event.key === 'Delete' && !desk.readonly) {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    const { source, unit } = address;
    if (!desk.change(`${source} → ${unit} cut`, () => removeConnection(desk.rule, unit, source))) return;
    desk.close();
    root.querySelector<HTMLElement>(`[data-card="unit:${unit}"]`)?.focus(); // the keyboard stays near
  }
}

/** A connection's number beside its curve, above all curves. The connection itself says it to a screen reader. */
export function edgeLabel(desk: Desk, { source, unit, weight, label }: EdgePlace): SVGTemplateResult {
  const near = desk.selected === unit || desk.selected === source;
  const changed = isChanged(desk, numberKey({ kind: 'weight', unit, source }));
  const classes = [weight < 0 ? 'negative' : 'positive', near ? 'near' : '', changed ? 'changed' : ''].join(' ');
  return svg`<text class="label always ${classes}" x=${label[0]} y=${label[1]} dy="0.34em" aria-hidden="true">${
    changed ? svg`<tspan class="mark">•</tspan>` : nothing
  }${written(weight)}</text>`;
}

/**
 * A connection.
 * @param most - the largest weight of the network; @param flow - of its source; @param labelled - whether its number stands beside it
 */
export function edge(desk: Desk, place: EdgePlace, most: number, flow: number, labelled: boolean): SVGTemplateResult {
  const { source, unit, weight, path, label } = place;
  const address = { kind: 'weight', unit, source } as const;
  const key = numberKey(address);
  const { min, max } = scaleOf(desk.base, address, weight, desk.bounds);
  const sign = weight < 0 ? 'negative' : weight > 0 ? 'positive' : 'zero';
  const near = desk.selected === unit || desk.selected === source;
  const classes = [sign, near ? 'near' : '', isChanged(desk, key) ? 'changed' : '', desk.locked.has(key) ? 'locked' : ''];
  const width = thickness(weight, most);
  return svg`<g
    class="edge ${classes.join(' ')}"
    part="connection"
    data-card="number:${key}"
    role="slider"
    tabindex="0"
    aria-label=${nameOf(address)}
    aria-describedby="edge-keys"
    aria-valuenow=${weight}
    aria-valuemin=${min}
    aria-valuemax=${max}
    aria-valuetext=${written(weight)}
    aria-readonly=${desk.readonly ? 'true' : nothing}
    .style=${`--_width: ${width.toFixed(2)}px; --_flow: ${flow.toFixed(2)}`}
    @pointerdown=${(event: PointerEvent) => onDown(desk, address, event)}
    @keydown=${(event: KeyboardEvent) => onKey(desk, address, event)}
  >
    <path class="hit" d=${path}></path>
    <path class="focus" d=${path}></path>
    <path class="line" d=${path}></path>
    <text class="label ${labelled ? 'beside' : ''}" x=${label[0]} y=${label[1]} dy="0.34em">${written(weight)}</text>
  </g>`;
}
