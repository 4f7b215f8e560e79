// <story-family name="…">: the named rules of a family, each alive and with its source and the path that it runs on here.

import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CaGrid } from '../../components/grid/grid.js';
import { presets } from '../../core/index.js';
import { presetFigure } from './preset-figure.js';

@customElement('story-family')
export class StoryFamily extends LitElement {
  /** The family's name in the presets. */
  @property() name = '';
  /** Paths by preset, as the automata say. */
  @state() private paths: Readonly<Record<string, string>> = {};

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const members = [...presets.values()].filter(({ family }) => family === this.name);
    if (!members.length) return html`<p>No rule is of the family “${this.name}”.</p>`;
    const found = (id: string) => (grid: CaGrid) => (this.paths = { ...this.paths, [id]: grid.simulation?.path ?? '' });
    return html`
      <div class="figures even" style="--least: 11rem">${members.map((member) => presetFigure(member, found(member.id)))}</div>
      <table>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">From</th>
            <th scope="col">Runs here as</th>
          </tr>
        </thead>
        <tbody>
          ${members.map(
            ({ id, source }) =>
              html`<tr>
                <th scope="row"><code>${id}</code></th>
                <td>${source}</td>
                <td>${this.paths[id] ?? '…'}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }
}
