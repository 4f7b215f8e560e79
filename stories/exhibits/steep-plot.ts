// <story-steep-plot>: analog Life beside its height map, with the steepness of all units under a slider. The heat shows where cells are:
// on 18 spots while the slopes are steep, and on the slopes as soon as they are not.

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { CaGrid } from '../../components/grid/grid.js';
import '../../components/grid/grid.js';
import '../../components/surface-plot/surface-plot.js';
import { withSteepness } from './steep-life.js';

/** From here on it can be proven to be Life for ever; below the second, soups were seen to leave it. */
const PROVEN = 7.43;
const BREAKS = 6.76;
const [LEAST, MOST] = [3, 20];

@customElement('story-steep-plot')
export class StorySteepPlot extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    label {
      display: block;
      margin: 0 0 16px;
      max-inline-size: 40rem;
    }
    b {
      font-variant-numeric: tabular-nums;
    }
    input {
      display: block;
      inline-size: 100%;
      block-size: 24px;
      margin: 4px 0 0;
    }
    .pair {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      gap: 24px;
      align-items: start;
    }
    ca-grid,
    ca-surface-plot {
      max-inline-size: none;
    }
    @media (max-width: 640px) {
      .pair {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `;

  @query('ca-grid') private readonly grid!: CaGrid;
  @state() private steepness = 10;

  /** Makes all units as steep. */
  setSteepness(steepness: number): void {
    this.steepness = steepness;
    this.grid.rule = withSteepness(steepness);
  }

  #regime(): string {
    if (this.steepness >= PROVEN) return 'the cells stand on flat ground, and this is Life for ever, which can be proven';
    return this.steepness >= BREAKS
      ? 'no soup was seen to leave Life, and none is proven to stay'
      : 'slopes reach the cells, and soups leave Life';
  }

  protected override render(): TemplateResult {
    const onInput = (event: Event) => this.setSteepness(Number((event.target as HTMLInputElement).value));
    return html`
      <label>
        Steepness k = <b>${this.steepness.toFixed(2)}</b>: ${this.#regime()}
        <input type="range" min=${LEAST} max=${MOST} step="0.01" .value=${String(this.steepness)} @input=${onInput} />
      </label>
      <div class="pair">
        <ca-grid id="steep" rule="analog-life" size="96 96" seed="4" rate="6" colormap="ink" readonly controls></ca-grid>
        <ca-surface-plot for="steep" heat="cells" trace probe="40 40"></ca-surface-plot>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-steep-plot': StorySteepPlot;
  }
}
