// The history as a strip of marks, one for each rule since the beginning: press one and its rule is in force again.

import { html, type TemplateResult } from 'lit';
import type { RuleHistory } from '../../core/rule/history.js';
import { words } from './words.js';

/** Most marks that are shown; older ones are reached by undo. */
const MOST_MARKS = 24;

/** @param goTo - another place of the history is wanted */
export function historyStrip(history: RuleHistory, goTo: (index: number) => void): TemplateResult {
  const { entries, index } = history;
  const first = Math.max(0, Math.min(entries.length - MOST_MARKS, index - MOST_MARKS / 2));
  const shown = entries.slice(first, first + MOST_MARKS);
  return html`<div class="history" part="history">
    <ol aria-label=${words.history}>
      ${shown.map(({ label }, i) => {
        const place = first + i;
        return html`<li>
          <button
            type="button"
            class=${place > index ? 'undone' : ''}
            aria-current=${place === index ? 'step' : 'false'}
            aria-label=${words.step(place, label)}
            data-tip=${label}
            @click=${() => goTo(place)}
          ></button>
        </li>`;
      })}
    </ol>
    <span class="now" aria-hidden="true">${entries[index].label}</span>
  </div>`;
}
