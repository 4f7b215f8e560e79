// The diagram: inputs with their stencils on one side, the output on the other, every unit with a height map of its own function and the
// point on it where the cell stands. The maps lie below, in one canvas; see `maps.controller.ts`.

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { addInput, addUnit, freshName, removeInput, removeUnit } from '../../core/rule/edit-structure.js';
import type { FlatUnit } from '../../core/rule/network.js';
import { flattenNetwork } from '../../core/rule/network.js';
import { icon } from './icons.js';
import { isUnitChanged, layerName, type CardTarget, type Desk } from './desk.js';
import { edge, edgeLabel } from './edge.js';
import { layOut, type DiagramLayout, type NodePlace, type RankPlace } from './layout.js';
import { live, written } from './numbers.js';
import { levelOf, type Standpoint } from './standpoint.js';
import { stencil } from './stencil.js';
import { words } from './words.js';

/** Networks of up to this many connections have every weight written beside its curve, where there is room. */
const MOST_LABELS = 24;

/** Opens a card by click, or by a key with the keyboard in it. */
function opens(desk: Desk, target: CardTarget): (event: MouseEvent) => void {
  return (event) => {
    if (target.kind === 'unit') desk.select(target.name);
    desk.open(target, event.currentTarget as Element, event.detail === 0);
  };
}

function onNodeKey(desk: Desk, node: NodePlace, event: KeyboardEvent): void {
  if (event.key !== 'Delete' || desk.readonly) return;
  const remove = node.kind === 'input' ? removeInput : removeUnit;
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  if (!desk.change(`${node.name} removed`, () => remove(desk.rule, node.name))) return;
  desk.close();
  root.querySelector<HTMLElement>(`.node:not([data-card$=":${node.name}"])`)?.focus(); // the keyboard stays near
}

/** A name that may be broken before a capital, where there is little room. */
const breakable = (name: string) => name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=_)/).map((word, i) => (i ? html`<wbr />${word}` : word));

/** For a screen reader, between numbers that have their place on the screen. */
const spoken = (word: string) => html`<span class="visually-hidden">, ${word} </span>`;

const box = ({ x, y, width, tile }: NodePlace) => `left: ${x}px; top: ${y}px; inline-size: ${width}px; --_tile: ${tile}px`;

function inputNode(desk: Desk, node: NodePlace): TemplateResult {
  const input = desk.rule.inputs.find(({ name }) => name === node.name);
  const value = live(desk.values?.[node.name]);
  return html`<button
    class="node input"
    part="node"
    type="button"
    data-card="input:${node.name}"
    .style=${box(node)}
    @click=${opens(desk, { kind: 'input', name: node.name })}
    @keydown=${(event: KeyboardEvent) => onNodeKey(desk, node, event)}
  >
    <span class="tile">${input ? stencil(desk.rule, input) : nothing}</span>
    <span class="name">${breakable(node.name)}</span>
    <span class="facts">${spoken(words.now)}<span class="value">${value}</span></span>
  </button>`;
}

function unitNode(desk: Desk, node: NodePlace, unit: FlatUnit, stand: Standpoint): TemplateResult {
  const value = live(desk.values?.[unit.name]);
  const level = levelOf(unit, desk.values?.[unit.name]);
  const classes = [desk.selected === unit.name ? 'selected' : '', isUnitChanged(desk, unit.name) ? 'changed' : ''];
  return html`<button
    class="node unit ${classes.join(' ')}"
    part="node"
    type="button"
    data-card="unit:${unit.name}"
    aria-pressed=${desk.selected === unit.name}
    aria-describedby="unit-keys"
    .style=${`${box(node)}; --_level: ${level.toFixed(3)}`}
    @click=${opens(desk, { kind: 'unit', name: unit.name })}
    @keydown=${(event: KeyboardEvent) => onNodeKey(desk, node, event)}
  >
    <span class="tile map" data-map=${unit.name}>
      ${
        stand.point
          ? html`<i
              class="stand"
              .style=${`left: ${(100 * stand.point[0]).toFixed(2)}%; bottom: ${(100 * stand.point[1]).toFixed(2)}%`}
            ></i>`
          : nothing
      }
      <i class="port"></i>
    </span>
    <span class="name">${breakable(unit.name)}</span>
    <span class="facts"
      >${spoken(words.bias)}<span class="bias ${unit.bias < 0 ? 'negative' : 'positive'}">${written(unit.bias)}</span
      >${spoken(words.now)}<span class="value">${value}</span></span
    >
  </button>`;
}

function heading(desk: Desk, { rank, x, y, width }: RankPlace, count: number): TemplateResult {
  const name = rank === 0 ? words.inputs : layerName(desk.rule, rank - 1);
  const add = () =>
    rank === 0
      ? desk.change(`${freshName(desk.rule, 'input')} added`, () =>
          addInput(desk.rule, { name: freshName(desk.rule, 'input'), neighbourhood: { kind: 'moore', radius: 1 } }),
        )
      : desk.change(`${freshName(desk.rule, 'unit')} added`, () => addUnit(desk.rule, rank - 1));
  const label = rank === 0 ? words.addInput : words.addUnit;
  const addable = !desk.readonly && rank < count - 1;
  return html`<div class="heading" .style=${`left: ${x}px; top: ${y}px; inline-size: ${width}px`}>
    ${
      rank === 0
        ? html`<span>${name}</span>`
        : html`<button type="button" data-card="layer:${rank - 1}" @click=${opens(desk, { kind: 'layer', index: rank - 1 })}>
            ${name}
          </button>`
    }
    ${
      addable
        ? html`<button class="add" type="button" aria-label="${label}, ${name}" data-tip=${label} @click=${add}>${icon('add')}</button>`
        : nothing
    }
  </div>`;
}

function edges(desk: Desk, layout: DiagramLayout, stand: Standpoint): TemplateResult {
  const most = Math.max(...layout.edges.map(({ weight }) => Math.abs(weight)), 1e-9);
  const labelled = layout.edges.length <= MOST_LABELS && !layout.upright;
  return html`<svg class="edges" width=${layout.width} height=${layout.height}>
    ${repeat(
      layout.edges,
      ({ source, unit }) => `${unit}<${source}`,
      (place) => edge(desk, place, most, stand.flow(place.source), labelled),
    )}
    ${labelled ? layout.edges.map((place) => edgeLabel(desk, place)) : nothing}
  </svg>`;
}

/**
 * The diagram of a rule with a network.
 * @param width - of its place, in CSS pixels
 */
export function diagram(desk: Desk, width: number, stand: Standpoint): TemplateResult {
  const layout = layOut(desk.rule, width);
  const units = new Map(flattenNetwork(desk.rule).units.map((unit) => [unit.name, unit]));
  return html`<div
    class="diagram ${layout.upright ? 'upright' : ''} ${desk.selected === null ? '' : 'focused'}"
    part="diagram"
    .style=${`block-size: ${layout.height}px`}
  >
    ${edges(desk, layout, stand)} ${layout.ranks.map((rank) => heading(desk, rank, layout.ranks.length))}
    ${repeat(
      layout.nodes,
      ({ name }) => name,
      (node) => {
        const unit = units.get(node.name);
        return unit ? unitNode(desk, node, unit, stand) : inputNode(desk, node);
      },
    )}
  </div>`;
}
