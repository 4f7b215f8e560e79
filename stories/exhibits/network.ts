// <story-network rule="…">: a rule's network as nested functions, output first, as the suite itself writes it.

import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { parseRule, toExpression } from '../../core/index.js';
import { expressionLegend } from '../../core/rule/expression.js';

@customElement('story-network')
export class StoryNetwork extends LitElement {
  /** Notation, or a preset's id. */
  @property() rule = 'life';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const rule = parseRule(this.rule);
    const inputs = rule.inputs.map(({ name, neighbourhood, reduce = 'sum', of, channel }) => {
      const { kind, ...numbers } = neighbourhood;
      const details = Object.entries(numbers).map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
      const read = kind === 'self' ? 'the cell' : `${reduce} over ${kind}${details.length ? ` (${details.join(', ')})` : ''}`;
      return `${name}: ${read}${of === undefined ? '' : `, of state ${of}`}${channel === undefined ? '' : `, of channel ${channel}`}`;
    });
    return html`<pre
      tabindex="0"
      aria-label="The network of ${rule.name}"
    ><code>${[...inputs, '', toExpression(rule), '', ...expressionLegend(rule)].join('\n').trim()}</code></pre>`;
  }
}
