// <story-seven-units>: the network of Life with nine cells to click. Every unit shows its formula, its sigmoid, where on the sigmoid it
// stands now, and its value. The values come from `trace`, so what is shown is what the rule computes.

import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { parseRule, trace } from '../../core/index.js';
import type { NamedLayer, RuleUnit } from '../../core/rule/types.js';
import { buttonStyles } from './buttons.js';
import { withSteepness } from './steep-life.js';

/** The middle of the three by three. */
const SELF = 4;
/** Half the width of the little plots, in units of a weighted sum. */
const REACH = 2.5;
/** A plot's extent in SVG units. */
const [WIDTH, HEIGHT] = [88, 30];

const layers = (parseRule('life').network?.layers ?? []) as readonly NamedLayer[];
const LAYER_NAMES = ['What the cell sees', 'The two ways to live', 'Alive'];

const x = (sum: number) => ((Math.min(REACH, Math.max(-REACH, sum)) + REACH) / (2 * REACH)) * WIDTH;
const y = (value: number) => HEIGHT - 3 - value * (HEIGHT - 6);

function curve(steepness: number): string {
  const points = Array.from({ length: 61 }, (_, i) => {
    const sum = (i / 30 - 1) * REACH;
    return `${x(sum).toFixed(1)},${y(1 / (1 + Math.exp(-steepness * sum))).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

/** −1 × a becomes “− a”, the bias comes last. */
function terms({ weights, bias = 0 }: RuleUnit): { sign: string; factor: string; name: string }[] {
  const all = [...Object.entries(weights), ['', bias] as const].filter(([, weight]) => weight !== 0);
  return all.map(([name, weight], i) => {
    const size = Math.abs(weight);
    const sign = weight < 0 ? (i ? ' − ' : '−') : i ? ' + ' : '';
    return { sign, factor: name && size === 1 ? '' : String(size), name };
  });
}

@customElement('story-seven-units')
export class StorySevenUnits extends LitElement {
  static override styles = [
    buttonStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 11rem minmax(0, 1fr);
        gap: 24px 40px;
        align-items: start;
        font-size: 0.9rem;
        line-height: 1.4;
        container-type: inline-size;
      }
      .cells {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 2px;
        padding: 2px;
        border-radius: 6px;
        box-shadow: 0 0 0 1px var(--hairline);
      }
      .cells button {
        aspect-ratio: 1;
        min-block-size: 0;
        padding: 0;
        border: 0;
        border-radius: 3px;
        background: color-mix(in srgb, var(--ink) 5%, transparent);
      }
      .cells button[aria-pressed='true'] {
        background: var(--ink);
      }
      .cells button.self {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      .facts,
      label {
        display: block;
        margin: 12px 0 0;
        color: var(--muted);
      }
      .facts b,
      label b {
        color: var(--ink);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      input {
        inline-size: 100%;
        block-size: 24px;
        margin: 2px 0 0;
      }
      h4 {
        margin: 0 0 2px;
        color: var(--muted);
        font-size: 0.8rem;
        font-weight: 500;
      }
      ol {
        margin: 0 0 14px;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 88px 3.2em minmax(0, 1fr);
        gap: 12px;
        align-items: center;
        padding: 3px 8px;
        margin-inline: -8px;
        border-radius: 6px;
        transition: background-color 140ms ease-out;
      }
      li.read {
        background: color-mix(in srgb, var(--accent) 14%, transparent);
      }
      li:is(:hover, :focus-within) {
        background: color-mix(in srgb, var(--ink) 6%, transparent);
      }
      code {
        font-family: var(--mono);
        font-size: 0.8rem;
        overflow-wrap: anywhere;
      }
      .name {
        font-weight: 600;
      }
      .soft {
        color: var(--muted);
      }
      output {
        font-variant-numeric: tabular-nums;
      }
      svg {
        display: block;
        overflow: visible;
      }
      .axis {
        stroke: var(--hairline);
      }
      .curve {
        fill: none;
        stroke: var(--muted);
        stroke-width: 1.5;
      }
      .dot {
        fill: var(--accent);
        stroke: var(--page);
        stroke-width: 1.5;
      }
      @container (max-width: 620px) {
        li {
          grid-template-columns: 56px 3.2em minmax(0, 1fr);
          gap: 8px;
        }
      }
      @media (max-width: 700px) {
        :host {
          display: block;
        }
        .hand {
          display: grid;
          grid-template-columns: 8rem minmax(0, 1fr);
          gap: 0 20px;
          margin-bottom: 20px;
        }
      }
    `,
  ];

  /** Three live neighbours in a row: the cell is about to be born. */
  @state() private cells: readonly boolean[] = [true, true, true, false, false, false, false, false, false];
  @state() private steepness = 10;
  @state() private reader: RuleUnit | null = null;

  protected override render(): TemplateResult {
    const self = this.cells[SELF] ? 1 : 0;
    const count = this.cells.filter((alive, i) => alive && i !== SELF).length;
    const values = trace(withSteepness(this.steepness), { self, count });
    const next = values.activation;
    return html`
      <div class="hand">
        <div>
          <div class="cells" role="group" aria-label="A cell and its eight neighbours; click to switch">
            ${this.cells.map((alive, i) => this.#cell(alive, i))}
          </div>
        </div>
        <div>
          <p class="facts">
            <b>self</b> = ${self}, <b>count</b> = ${count}<br />
            Next: <b>${next.toFixed(4)}</b>, ${next >= 0.5 ? 'alive' : 'dead'}
          </p>
          <label>
            Steepness k = <b>${this.steepness.toFixed(1)}</b>
            <input type="range" min="1" max="20" step="0.1" .value=${String(this.steepness)} @input=${this.#onSteepness} />
          </label>
        </div>
      </div>
      <div>${layers.map((layer, i) => this.#layer(layer, LAYER_NAMES[i], values))}</div>
    `;
  }

  readonly #onSteepness = (event: Event): void => {
    this.steepness = Number((event.target as HTMLInputElement).value);
  };

  #cell(alive: boolean, index: number): TemplateResult {
    const name = index === SELF ? 'The cell' : `Neighbour ${index < SELF ? index + 1 : index}`;
    const toggle = () => (this.cells = this.cells.map((each, i) => (i === index ? !each : each)));
    return html`<button
      type="button"
      class=${index === SELF ? 'self' : ''}
      aria-pressed=${alive}
      aria-label=${name}
      @click=${toggle}
    ></button>`;
  }

  #layer({ units }: NamedLayer, title: string, values: Record<string, number>): TemplateResult {
    return html`
      <h4>${title}</h4>
      <ol>
        ${units.map((unit) => this.#unit(unit, values))}
      </ol>
    `;
  }

  #unit(unit: RuleUnit, values: Record<string, number>): TemplateResult {
    const { name, weights, bias = 0 } = unit;
    const sum = Object.entries(weights).reduce((total, [source, weight]) => total + weight * values[source], bias);
    const isRead = this.reader !== null && name in this.reader.weights;
    const formula = terms(unit).map(({ sign, factor, name }) => html`${sign}${factor}${factor && name ? ' ' : nothing}${name}`);
    return html`<li class=${isRead ? 'read' : ''} @pointerenter=${() => (this.reader = unit)} @pointerleave=${() => (this.reader = null)}>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
        <path class="axis" d="M${WIDTH / 2},0V${HEIGHT}M0,${y(0)}H${WIDTH}" />
        <path class="curve" d=${curve(this.steepness)} />
        ${svg`<circle class="dot" cx=${x(sum)} cy=${y(values[name])} r="4" />`}
      </svg>
      <output>${values[name].toFixed(3)}</output>
      <code><span class="name">${name}</span> <span class="soft">= s(</span>${formula}<span class="soft">)</span></code>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-seven-units': StorySevenUnits;
  }
}
