// <story-results>: the bench's last full run, as it was measured.

import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import results from '../../test/bench/results.json' with { type: 'json' };

const number = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 3 });

@customElement('story-results')
export class StoryResults extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { machine, benches } = results;
    const about = `${machine.browser}, ${machine.renderer}, ${machine.cores} cores`;
    const groups = benches.filter(({ ratio }) => ratio === 'speed');
    return html`
      ${groups.map(
        ({ title, base, rows }) => html`
          <table>
            <caption>
              ${title}
            </caption>
            <thead>
              <tr>
                <th scope="col">Case</th>
                <th scope="col">Milliseconds</th>
                <th scope="col">Times as fast as the ${base.split(':')[0]}</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                ({ name, medianMs, ratio }) =>
                  html`<tr>
                    <th scope="row">${name}</th>
                    <td>${number(medianMs)}</td>
                    <td>${number(ratio)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        `,
      )}
      <p class="muted">${about}. Times hold for this machine; ratios are medians over rounds in which the cases took turns.</p>
    `;
  }
}
