// The network as nested functions, from the output down to the inputs: each branch a unit with its weight, its height map, and what it
// reads, to be folded away. A unit that is read twice stands in full where it is met first.

import { html, nothing, type TemplateResult } from 'lit';
import { numberKey } from '../../core/rule/numbers.js';
import { flattenNetwork, type FlatNetwork, type FlatUnit } from '../../core/rule/network.js';
import { isUnitChanged, type Desk } from './desk.js';
import { live, signed } from './numbers.js';
import { numberField } from './number-row.js';
import type { Standpoint } from './standpoint.js';
import { stencil } from './stencil.js';
import { words } from './words.js';

/** What a walk through the tree carries along. */
interface Walk {
  readonly desk: Desk;
  readonly network: FlatNetwork;
  readonly stand: Standpoint;
  /** Units that stood in full already. */
  readonly seen: Set<string>;
  readonly folds: Folds;
  readonly refresh: () => void;
}

/** Which branches a person folded or opened, by their path from the output. */
export type Folds = Map<string, boolean>;

const functionOf = ({ activation }: FlatUnit) => (activation === 'sigmoid' ? 's' : activation === 'identity' ? '' : activation);

/** The weight before a branch, as a field. */
function weightField(desk: Desk, unit: string, source: string): TemplateResult {
  const address = { kind: 'weight', unit, source } as const;
  const value = desk.numbers.get(numberKey(address))?.value ?? 0;
  return html`<span class="term ${value < 0 ? 'negative' : 'positive'}"
    >${numberField(desk, address, signed(value), 'inline')}<i>×</i></span
  >`;
}

function inputLeaf({ desk }: Walk, name: string, weight: TemplateResult | typeof nothing): TemplateResult {
  const input = desk.rule.inputs.find((each) => each.name === name);
  return html`<li>
    <div class="branch">
      <span class="twig"></span>${weight}
      <button
        type="button"
        class="leaf"
        data-card="input:${name}"
        @click=${(event: MouseEvent) => desk.open({ kind: 'input', name }, event.currentTarget as Element, event.detail === 0)}
      >
        <span class="tile small">${input ? stencil(desk.rule, input) : nothing}</span>
        <span class="name">${name}</span>
      </button>
      <output>${live(desk.values?.[name])}</output>
    </div>
  </li>`;
}

function unitHead({ desk, stand }: Walk, unit: FlatUnit, weight: TemplateResult | typeof nothing): TemplateResult {
  const bias = { kind: 'bias', unit: unit.name } as const;
  const classes = [desk.selected === unit.name ? 'selected' : '', isUnitChanged(desk, unit.name) ? 'changed' : ''];
  const open = (event: MouseEvent) => {
    desk.select(unit.name);
    desk.open({ kind: 'unit', name: unit.name }, event.currentTarget as Element, event.detail === 0);
  };
  return html`${weight}
    <button
      type="button"
      class="leaf ${classes.join(' ')}"
      data-card="unit:${unit.name}"
      aria-pressed=${desk.selected === unit.name}
      @click=${open}
    >
      <span class="tile small map" data-map=${unit.name}
        >${
          stand.point
            ? html`<i
                class="stand"
                .style=${`left: ${(100 * stand.point[0]).toFixed(2)}%; bottom: ${(100 * stand.point[1]).toFixed(2)}%`}
              ></i>`
            : nothing
        }</span
      >
      <span class="name">${unit.name}</span>
    </button>
    <span class="sum soft"
      ><span class="function">= ${functionOf(unit)}(… </span
      ><span class="term ${unit.bias < 0 ? 'negative' : 'positive'}">${numberField(desk, bias, signed(unit.bias), 'inline')}</span
      ><span class="function">)</span></span
    >
    <output>${live(desk.values?.[unit.name])}</output>`;
}

/** Folds a branch away, or shows what it reads. */
function twig({ folds, refresh }: Walk, path: string, name: string, open: boolean): TemplateResult {
  const toggle = () => {
    folds.set(path, !open);
    refresh();
  };
  return html`<button type="button" class="twig" aria-expanded=${open} aria-label=${words.fold(name)} @click=${toggle}>
    ${open ? '▾' : '▸'}
  </button>`;
}

function branch(walk: Walk, place: number, weight: TemplateResult | typeof nothing, path: string): TemplateResult {
  const { network, desk, seen } = walk;
  if (place < network.inputs.length) return inputLeaf(walk, network.inputs[place], weight);
  const unit = network.units[place - network.inputs.length];
  const open = walk.folds.get(path) ?? !seen.has(unit.name);
  seen.add(unit.name);
  const names = [...network.inputs, ...network.units.map(({ name }) => name)];
  const children = () =>
    unit.terms.map(({ source }) => branch(walk, source, weightField(desk, unit.name, names[source]), `${path}/${names[source]}`));
  return html`<li>
    <div class="branch">${twig(walk, path, unit.name, open)}${unitHead(walk, unit, weight)}</div>
    ${
      open
        ? html`<ul>
            ${children()}
          </ul>`
        : nothing
    }
  </li>`;
}

/**
 * The tree of a rule with a network.
 * @param folds - kept by the workbench; @param refresh - one of them changed
 */
export function tree(desk: Desk, stand: Standpoint, folds: Folds, refresh: () => void): TemplateResult {
  const network = flattenNetwork(desk.rule);
  const walk: Walk = { desk, network, stand, seen: new Set(), folds, refresh };
  const names = [...network.inputs, ...network.units.map(({ name }) => name)];
  return html`<ul class="tree" part="tree" @scroll=${refresh}>
    ${network.outputs.map((place) => branch(walk, place, nothing, names[place]))}
  </ul>`;
}
