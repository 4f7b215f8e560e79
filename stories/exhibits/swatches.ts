// <story-swatches>: the custom properties of all tags with the values that they have here and now, read from a tag.

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../components/controls/controls.js';

const COLORS = [
  ['ink', 'live cells of two-state rules, text, icons'],
  ['paper', 'dead cells, gaps, the background'],
  ['muted', 'secondary text'],
  ['hairline', 'frames and lines between things'],
  ['accent', 'sliders, the brush, what is chosen'],
  ['focus-ring', 'the ring of what has the keyboard; the accent unless set'],
  ['positive', 'positive weights, marks of messages'],
  ['negative', 'negative weights'],
] as const;

@customElement('story-swatches')
export class StorySwatches extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    dl {
      display: grid;
      grid-template-columns: auto auto 1fr;
      gap: 8px 14px;
      align-items: center;
      margin: 1rem 0 1.5rem;
    }
    dt {
      display: contents;
    }
    .swatch {
      inline-size: 34px;
      block-size: 22px;
      border-radius: 5px;
      box-shadow: 0 0 0 1px var(--hairline);
    }
    code {
      font-family: var(--mono);
      font-size: 0.85em;
      white-space: nowrap;
    }
    dd {
      margin: 0;
      color: var(--muted);
    }
    @media (max-width: 480px) {
      dl {
        grid-template-columns: auto 1fr;
      }
      dd {
        grid-column: 1 / -1;
      }
    }
  `;

  @state() private values: readonly string[] = [];
  readonly #read = (): void => {
    const bar = this.shadowRoot?.querySelector('ca-controls');
    const style = bar && getComputedStyle(bar);
    this.values = COLORS.map(([name]) => style?.getPropertyValue(`--_${name}`).trim() ?? '');
  };
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.#read);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#read);
  }

  protected override firstUpdated(): void {
    this.#read();
  }

  protected override render(): TemplateResult {
    return html`
      <ca-controls hidden></ca-controls>
      <dl>
        ${COLORS.map(
          ([name, meaning], i) =>
            html`<dt><span class="swatch" .style=${`background: ${this.values[i] ?? 'none'}`}></span><code>--ca-${name}</code></dt>
              <dd>${meaning}</dd>`,
        )}
      </dl>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-swatches': StorySwatches;
  }
}
