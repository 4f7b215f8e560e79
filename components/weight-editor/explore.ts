// The panel for exploring: mutants by strength, random numbers, the garden, a blend with another rule.

import { html, nothing, type TemplateResult } from 'lit';
import type { Rule } from '../../core/rule/rule.js';
import { icon, type IconName } from './icons.js';
import type { Desk, Phase } from './desk.js';
import type { ExploreController } from './explore.controller.js';
import { words } from './words.js';

/** Puts a rule in force while a slider moves. */
type Put = (rule: Rule, label: string, phase: Phase) => void;

function action(name: IconName, label: string, act: () => void, pressed?: boolean): TemplateResult {
  return html`<button type="button" class="quiet" aria-pressed=${pressed ?? nothing} @click=${act}>${icon(name)} ${label}</button>`;
}

function garden(desk: Desk, explore: ExploreController): TemplateResult | typeof nothing {
  const { garden } = explore;
  if (!garden) return nothing;
  return html`<div class="garden" part="garden" role="group" aria-label=${words.garden}>
    ${garden.plants.map(
      ({ simulation, growing }, i) =>
        html`<div class="plant ${growing ? 'growing' : ''}">
          <ca-grid inert readonly .simulation=${simulation}></ca-grid>
          <button
            type="button"
            aria-label=${growing ? `${words.adopt(i + 1)}, ${words.growing}` : words.adopt(i + 1)}
            @click=${() => explore.adopt(desk, i)}
          ></button>
        </div>`,
    )}
  </div>`;
}

function blend(desk: Desk, explore: ExploreController, put: Put): TemplateResult | typeof nothing {
  const partners = explore.partnersOf(desk.rule);
  const now = explore.blendOf(desk.rule);
  if (!partners.length) return nothing;
  const move = (event: Event) => explore.setShare(Number((event.target as HTMLInputElement).value), put, event.type as Phase);
  return html`<div class="blend">
    <label class="choice">
      <span>${words.blend}</span>
      <select @change=${(event: Event) => explore.choosePartner(desk, (event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${!now}>${words.blendNobody}</option>
        ${partners.map(({ id, rule }) => html`<option value=${id} ?selected=${now?.to === rule}>${rule.name}</option>`)}
      </select>
    </label>
    <input
      class="slider"
      type="range"
      min="0"
      max="1"
      step="0.01"
      aria-label=${words.blendShare}
      aria-valuetext="${Math.round(100 * (now?.share ?? 0))} %"
      ?disabled=${!now}
      .value=${String(now?.share ?? 0)}
      @input=${move}
      @change=${move}
    />
    <output>${Math.round(100 * (now?.share ?? 0))} %</output>
  </div>`;
}

/** @param put - puts a blend in force */
export function explorePanel(desk: Desk, explore: ExploreController, put: Put): TemplateResult {
  const onStrength = (event: Event) => explore.setStrength(Number((event.target as HTMLInputElement).value));
  const open = explore.garden !== null;
  return html`<section class="explore ${open ? 'open' : ''}" part="explore" aria-label=${words.explore}>
    ${garden(desk, explore)}
    <div class="bar">
      ${action('sprout', words.garden, () => (open ? explore.closeGarden() : explore.sow(desk)), open)}
      ${open ? action('dice', words.another, () => explore.sow(desk)) : nothing} ${action('dna', words.mutate, () => explore.mutate(desk))}
      ${action('dice', words.randomise, () => explore.randomise(desk))}
      <label class="strength">
        <span>${words.strength}</span>
        <input class="slider" type="range" min="0.02" max="1" step="0.01" .value=${String(explore.strength)} @input=${onStrength} />
        <output>${explore.strength.toFixed(2)}</output>
      </label>
    </div>
    ${blend(desk, explore, put)}
  </section>`;
}
