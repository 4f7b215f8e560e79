// What a card says, by what it is about. The card itself, where it stands and when it opens are `card.controller.ts`.

import { html, nothing, type TemplateResult } from 'lit';
import { numberKey } from '../../core/rule/numbers.js';
import { removeConnection } from '../../core/rule/edit-structure.js';
import { icon } from './icons.js';
import { inputCard } from './card-input.js';
import { layerCard } from './card-layer.js';
import { unitCard } from './card-unit.js';
import { layerName, type CardTarget, type Desk } from './desk.js';
import { nameOf } from './numbers.js';
import { numberRow } from './number-row.js';
import { words } from './words.js';

/** What a card is called. */
export function cardName({ rule }: Pick<Desk, 'rule'>, target: CardTarget): string {
  if (target.kind === 'number') return nameOf(target.address);
  return target.kind === 'layer' ? layerName(rule, target.index) : target.name;
}

/** Whether the rule still has what a card is about. */
export function isThere({ rule, numbers }: Pick<Desk, 'rule' | 'numbers'>, target: CardTarget): boolean {
  if (target.kind === 'number') return numbers.has(numberKey(target.address));
  if (target.kind === 'input') return rule.inputs.some(({ name }) => name === target.name);
  if (target.kind === 'layer') return target.index < (rule.network?.layers.length ?? 0);
  return numbers.has(`${target.name}.bias`);
}

function numberCard(desk: Desk, target: CardTarget & { kind: 'number' }, pinned: boolean): TemplateResult {
  const { address } = target;
  const parts = address.kind === 'weight' ? html`${address.source} <span class="soft">→</span> ${address.unit}` : html`${nameOf(address)}`;
  const cut = () => {
    if (address.kind !== 'weight') return;
    if (desk.change(`${address.source} → ${address.unit} cut`, () => removeConnection(desk.rule, address.unit, address.source)))
      desk.close();
  };
  return html`
    <h3>${parts}</h3>
    ${numberRow(desk, address, '')}
    ${
      pinned && address.kind === 'weight' && !desk.readonly
        ? html`<div class="actions">
            <button type="button" class="quiet" @click=${cut}>${icon('cut')} ${words.removeConnection}</button>
          </div>`
        : nothing
    }
  `;
}

/**
 * A card's content.
 * @param pinned - it was opened on purpose and stays; else it is a glance
 */
export function card(desk: Desk, target: CardTarget, pinned: boolean): TemplateResult {
  switch (target.kind) {
    case 'number':
      return numberCard(desk, target, pinned);
    case 'unit':
      return unitCard(desk, target.name, pinned);
    case 'input':
      return inputCard(desk, target.name, pinned);
    case 'layer':
      return layerCard(desk, target.index);
  }
}
