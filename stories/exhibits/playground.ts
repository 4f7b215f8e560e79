// <story-playground>: a page of one's own, put together from tags that are linked by id, with the code for it.

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../components/index.js';
import { formatRule, parseRule } from '../../core/index.js';
import { buttonStyles } from './buttons.js';

/** A tag that may be on the page: its name in words, and its attributes. All but the first are linked to the grid. */
interface Piece {
  readonly id: string;
  readonly label: string;
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

const ID = 'automaton';
const link = [['for', ID]] as const;

const PIECES: readonly Piece[] = [
  { id: 'bar', label: 'A bar of its own', tag: 'ca-controls', attributes: link },
  { id: 'plot', label: 'Surface plot', tag: 'ca-surface-plot', attributes: [...link, ['heat', 'cells']] },
  { id: 'editor', label: 'Weight editor', tag: 'ca-weight-editor', attributes: link },
  { id: 'second', label: 'The same once more, in other colors', tag: 'ca-grid', attributes: [...link, ['colormap', 'magma']] },
  { id: 'past', label: 'Its past as a volume', tag: 'ca-volume', attributes: [...link, ['source', 'history'], ['depth', '64']] },
];

const RULES = ['analog-life', 'life', 'young-worms', 'fission', 'B2/S345/C4', 'W110'];

@customElement('story-playground')
export class StoryPlayground extends LitElement {
  static override styles = [
    buttonStyles,
    css`
      :host {
        display: block;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 18px;
        margin: 0 0 16px;
        min-inline-size: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 6px;
        font-weight: 600;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-block-size: 28px;
        min-inline-size: 0;
        max-inline-size: 100%;
      }
      input[type='text'] {
        flex: 0 1 14em;
        min-inline-size: 0;
        padding: 4px 8px;
        border: 1px solid var(--hairline);
        border-radius: 6px;
        background: transparent;
        color: inherit;
        font: inherit;
      }
      .page {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
        gap: 20px 24px;
        align-items: start;
        margin-block: 4px 20px;
      }
      .page > * {
        max-inline-size: none;
        min-inline-size: 0;
      }
      ca-weight-editor {
        grid-column: 1 / -1;
      }
      pre {
        margin: 0 0 8px;
        padding: 12px 14px;
        overflow: auto;
        border: 1px solid var(--hairline);
        border-radius: 6px;
        font-size: 0.85rem;
        line-height: 1.5;
      }
      .wrong {
        color: var(--ink);
      }
    `,
  ];

  readonly #made = new Map<string, HTMLElement>();

  @state() private rule = 'analog-life';
  @state() private wrong = '';
  @state() private chosen: ReadonlySet<string> = new Set(['plot']);
  @state() private copied = false;

  get #pieces(): readonly Piece[] {
    const grid: Piece = {
      id: 'grid',
      label: '',
      tag: 'ca-grid',
      attributes: [['id', ID], ['rule', this.rule], ['size', '96 96'], ['controls', '']], // prettier-ignore
    };
    return [grid, ...PIECES.filter(({ id }) => this.chosen.has(id))];
  }

  /** The tags as text. */
  get code(): string {
    const written = ([name, value]: readonly [string, string]) => (value ? ` ${name}="${value}"` : ` ${name}`);
    return this.#pieces.map(({ tag, attributes }) => `<${tag}${attributes.map(written).join('')}></${tag}>`).join('\n');
  }

  readonly #onRule = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    try {
      const text = formatRule(parseRule(value));
      this.rule = text.startsWith('{') ? value.trim() : text;
      this.wrong = '';
    } catch (error) {
      this.wrong = (error as Error).message;
    }
  };

  #onPiece(id: string, on: boolean): void {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(id);
    else chosen.delete(id);
    this.chosen = chosen;
  }

  async #copy(): Promise<void> {
    await navigator.clipboard?.writeText(this.code);
    this.copied = true;
  }

  /** The tags themselves; what is on the page already stays and goes on. */
  #page(): TemplateResult {
    const element = ({ tag, attributes }: Piece): HTMLElement => {
      const made = this.#made.get(tag + attributes[0][0]) ?? document.createElement(tag);
      for (const [name, value] of attributes) if (made.getAttribute(name) !== value) made.setAttribute(name, value);
      this.#made.set(tag + attributes[0][0], made);
      return made;
    };
    return html`<div class="page">${this.#pieces.map(element)}</div>`;
  }

  protected override render(): TemplateResult {
    return html`
      <fieldset>
        <legend>Rule</legend>
        <label>
          A name or a notation
          <input type="text" list="rules" .value=${this.rule} aria-describedby="wrong" @change=${this.#onRule} />
        </label>
        <datalist id="rules">${RULES.map((rule) => html`<option value=${rule}></option>`)}</datalist>
        <span id="wrong" class="wrong" role="alert">${this.wrong}</span>
      </fieldset>
      <fieldset>
        <legend>Beside the grid</legend>
        ${PIECES.map(
          ({ id, label }) =>
            html`<label>
              <input
                type="checkbox"
                name=${id}
                .checked=${this.chosen.has(id)}
                @change=${(event: Event) => this.#onPiece(id, (event.target as HTMLInputElement).checked)}
              />
              ${label}
            </label>`,
        )}
      </fieldset>
      ${this.#page()}
      <pre tabindex="0" aria-label="The code">${this.code}</pre>
      <button type="button" @click=${() => void this.#copy()}>${this.copied ? 'Copied' : 'Copy the code'}</button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-playground': StoryPlayground;
  }
}
