// The bar above the views: which view, undo and redo, reset, exploring; and which inputs the height maps lie over where there is a choice.

import { html, nothing, type TemplateResult } from 'lit';
import type { HeightAxes } from '../../core/compile/heights-range.js';
import type { Editing } from '../../core/page/editing.js';
import type { Rule } from '../../core/rule/rule.js';
import { icon, type IconName } from './icons.js';
import { words } from './words.js';

/** The views, in the order of the bar. */
export const VIEWS = ['diagram', 'tree', 'code'] as const;
export type EditorView = (typeof VIEWS)[number];

/** What the bar shows and does. */
export interface ToolbarState {
  readonly view: EditorView;
  readonly editing: Editing;
  readonly readonly: boolean;
  readonly exploring: boolean;
  show(view: EditorView): void;
  undo(): void;
  redo(): void;
  reset(): void;
  explore(): void;
}

function button(name: IconName, label: string, enabled: boolean, act: () => void): TemplateResult {
  return html`<button part="button" class="tool" type="button" aria-label=${label} data-tip=${label} ?disabled=${!enabled} @click=${act}>
    ${icon(name)}
  </button>`;
}

/** The bar. */
export function toolbar(state: ToolbarState): TemplateResult {
  const { editing, view, readonly, exploring } = state;
  const { history, base, rule } = editing;
  return html`<div class="bar toolbar" part="bar">
    <div class="choices" role="group" aria-label=${words.views}>
      ${VIEWS.map(
        (each) => html`<button type="button" aria-pressed=${each === view} @click=${() => state.show(each)}>${words[each]}</button>`,
      )}
    </div>
    ${
      readonly
        ? nothing
        : html`<div class="tools">
            ${button('undo', words.undo, history.canUndo, () => state.undo())}
            ${button('redo', words.redo, history.canRedo, () => state.redo())}
            ${button('reset', words.reset, !rule.equals(base), () => state.reset())}
            <button
              part="button"
              class="tool wide"
              type="button"
              aria-expanded=${exploring}
              aria-label=${words.explore}
              @click=${() => state.explore()}
            >
              ${icon('explore')} <span>${words.explore}</span>
            </button>
          </div>`
    }
  </div>`;
}

/** Which two inputs the maps lie over, for rules that perceive more than two things. */
export function axesChooser(
  rule: Rule,
  axes: HeightAxes,
  choose: (axes: { x: string; y: string }) => void,
): TemplateResult | typeof nothing {
  if (rule.inputs.length < 3 || axes.y === null) return nothing;
  const { x, y } = { x: axes.x, y: axes.y };
  const chooser = (label: string, value: string, other: string, set: (name: string) => void) =>
    html`<select aria-label=${label} @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
      ${rule.inputs.map(({ name }) => html`<option value=${name} ?selected=${name === value} ?disabled=${name === other}>${name}</option>`)}
    </select>`;
  return html`<div class="axes">
    <span>${words.maps}</span> ${chooser(words.mapX, x, y, (name) => choose({ x: name, y }))}
    <span>→</span> ${chooser(words.mapY, y, x, (name) => choose({ x, y: name }))} <span>↑</span>
  </div>`;
}
