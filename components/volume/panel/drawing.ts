// The part of the panel about drawing: what a drag does, how large the ball is, and what can be taken away at once.

import { html, nothing, type TemplateResult } from 'lit';
import type { Simulation } from '../../../core/simulation/simulation.js';
import { fire } from '../../shared/events.js';
import { TOOLS } from '../tools.js';
import { clearRegion, halfOf, wound } from '../wounds.js';
import type { Sheet } from './sheet.js';
import { words } from './words.js';

/** Largest ball that the slider offers, in cells. */
const WIDEST = 16;

/** What this part needs of the panel. */
export interface DrawingContext {
  readonly host: Element;
  readonly simulation: () => Simulation | null;
  readonly said: (text: string) => void;
}

/** Drawing; nothing where that is not allowed. */
export function drawing({ values, set }: Sheet, { host, simulation, said }: DrawingContext): TemplateResult | typeof nothing {
  if (values.readonly) return nothing;
  const radius = values.brushRadius ?? 2;
  const slide = (event: Event) => set({ brushRadius: Number((event.target as HTMLInputElement).value) }, event.type === 'change');
  const clear = () => {
    const shown = simulation();
    if (!shown) return;
    clearRegion(shown, halfOf(shown));
    said(words.halfCleared);
    fire(host, 'ca-change', { action: 'clear' });
  };
  const damage = () => {
    const shown = simulation();
    if (!shown) return;
    wound(shown);
    said(words.damaged);
    fire(host, 'ca-change', { action: 'paint' });
  };
  return html`<div class="choices" role="group" aria-label=${words.tools}>
      ${TOOLS.map(
        (tool) =>
          html`<button
            type="button"
            aria-pressed=${(values.tool ?? 'turn') === tool}
            data-tip=${words.toolTip[tool]}
            @click=${() => set({ tool })}
          >
            ${words.tool[tool]}
          </button>`,
      )}
    </div>
    <label class="line"
      ><span>${words.radius}</span>
      <input
        type="range"
        min="0"
        max=${Math.max(WIDEST, radius)}
        step="1"
        .value=${String(radius)}
        aria-valuetext=${words.radiusIs(radius)}
        @input=${slide}
        @change=${slide}
      /><output aria-hidden="true">${radius}</output></label
    >
    <div class="actions">
      <button type="button" @click=${clear}>${words.clearHalf}</button>
      <button type="button" data-tip=${words.damageTip} @click=${damage}>${words.damage}</button>
    </div>`;
}
