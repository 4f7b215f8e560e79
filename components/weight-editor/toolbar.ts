// The bar above the views: which view, undo and redo, reset, exploring.

import { html, nothing, type TemplateResult } from 'lit';
import type { Editing } from '../../core/page/editing.js';
import { icon, type IconName } from './icons.js';
import { VIEWS, type EditorView } from './views.js';
import { words } from './words.js';

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
