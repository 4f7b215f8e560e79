// <story-steepness>: Life and its network side by side from the same start, in step, with a slider for how steep the network's units
// are. It counts the cells in which the two differ.

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../../components/grid/grid.js';
import type { CaGrid } from '../../components/grid/grid.js';
import { icon } from '../../components/shared/icons.js';
import { buttonStyles } from './buttons.js';
import { withSteepness } from './steep-life.js';

/** Below this, soups leave Life sooner or later. */
const BREAKS = 6.76;
/** From here on it is proven that they never do. */
const PROVEN = 7.43;
const [LEAST, MOST] = [4, 12];
/** Time between two steps, in milliseconds. */
const STEP_MS = 90;

/** Generations before the first look. */
const WARM_UP = 16;
/** Analog cells in a state as far from 0 and 1 as this are neither. */
const GREY = 0.1;

@customElement('story-steepness')
export class StorySteepness extends LitElement {
  static override styles = [
    buttonStyles,
    css`
      :host {
        display: block;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        gap: 20px 24px;
      }
      figure {
        margin: 0;
        min-width: 0;
      }
      ca-grid {
        max-inline-size: none;
      }
      /* They run in step or not at all. */
      ca-grid::part(start) {
        display: none;
      }
      figcaption,
      p {
        margin: 8px 0 0;
        color: var(--muted);
        font-size: 0.88rem;
        line-height: 1.45;
      }
      b {
        color: var(--ink);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .controls {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 24px;
        align-items: start;
        margin-bottom: 20px;
      }
      .buttons {
        display: flex;
        gap: 8px;
      }
      label {
        flex: 1 1 18rem;
        font-size: 0.88rem;
      }
      .track {
        position: relative;
        display: block;
        padding-bottom: 20px;
      }
      input {
        inline-size: 100%;
        block-size: 24px;
        margin: 0;
      }
      .mark {
        position: absolute;
        top: 22px;
        inline-size: 1px;
        block-size: 5px;
        background: var(--muted);
        color: var(--muted);
        font-size: 0.75rem;
        font-variant-numeric: tabular-nums;
      }
      /* The two are close: their numbers lean away from each other. */
      .mark span {
        position: absolute;
        top: 4px;
        right: -6px;
      }
      .mark + .mark span {
        right: auto;
        left: -6px;
      }
    `,
  ];

  @state() private steepness = 10;
  @state() private playing = false;
  @state() private generation = 0;
  @state() private differing = 0;
  @state() private grey = 0;
  @state() private firstAt: number | null = null;
  @query('ca-grid.life') private readonly life!: CaGrid;
  @query('ca-grid.analog') private readonly analog!: CaGrid;
  #timer: ReturnType<typeof setInterval> | undefined;
  #comparing = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#setPlaying(false);
  }

  /** Both one step on, then compared. */
  async step(): Promise<void> {
    if (this.#comparing) return;
    this.#comparing = true;
    this.life.step();
    this.analog.step();
    await this.#compare();
    this.#comparing = false;
  }

  /** Sets the steepness of the network while it runs. */
  setSteepness(steepness: number): void {
    this.steepness = steepness;
    this.analog.rule = withSteepness(steepness);
  }

  restart(): void {
    this.life.reset();
    this.analog.reset();
    this.firstAt = null;
    void this.#compare();
  }

  async #compare(): Promise<void> {
    const { generation } = this.life;
    const cells = await Promise.all([this.life.snapshot(), this.analog.snapshot()]).catch(() => null);
    if (!cells) return; // no WebGL2, which the grids say themselves
    const [discrete, continuous] = cells;
    let [differing, grey] = [0, 0];
    for (let i = 0; i < discrete.length; i++) {
      if (continuous[i] >= 0.5 !== discrete[i] >= 0.5) differing++;
      if (continuous[i] > GREY && continuous[i] < 1 - GREY) grey++;
    }
    Object.assign(this, { generation, differing, grey });
    if (differing > 0) this.firstAt ??= generation;
  }

  /** Not at the start, where a soup is noise, but where Life has begun to show. */
  protected override firstUpdated(): void {
    this.life.step(WARM_UP);
    this.analog.step(WARM_UP);
    void this.#compare();
  }

  #setPlaying(playing: boolean): void {
    clearInterval(this.#timer);
    this.playing = playing;
    if (playing) this.#timer = setInterval(() => void this.step(), STEP_MS);
  }

  #verdict(): TemplateResult | string {
    const { differing, grey, firstAt, generation } = this;
    if (generation === 0) return 'Both start from the same soup.';
    if (firstAt === null) return html`Generation <b>${generation}</b>: all cells agree.`;
    return html`Generation <b>${generation}</b>: <b>${differing.toLocaleString('en')}</b> cells differ from Life, the first did at
      generation <b>${firstAt}</b>. <b>${grey.toLocaleString('en')}</b> are neither dead nor alive.`;
  }

  #regime(): string {
    if (this.steepness >= PROVEN) return 'steep enough to be Life for ever, which can be proven';
    return this.steepness >= BREAKS ? 'no soup was seen to leave Life, and none is proven to stay' : 'soups leave Life';
  }

  protected override render(): TemplateResult {
    const mark = (k: number) =>
      html`<span class="mark" style="left: calc(8px + ${(k - LEAST) / (MOST - LEAST)} * (100% - 16px))"><span>${k}</span></span>`;
    const onInput = (event: Event) => this.setSteepness(Number((event.target as HTMLInputElement).value));
    return html`
      <div class="controls">
        <div class="buttons">
          <button type="button" @click=${() => this.#setPlaying(!this.playing)}>
            ${icon(this.playing ? 'pause' : 'play')} ${this.playing ? 'Pause' : 'Play'}
          </button>
          <button type="button" @click=${() => this.restart()}>Start again</button>
        </div>
        <label>
          Steepness k = <b>${this.steepness.toFixed(2)}</b>: ${this.#regime()}
          <span class="track">
            <input type="range" min=${LEAST} max=${MOST} step="0.01" .value=${String(this.steepness)} @input=${onInput} />
            ${mark(BREAKS)} ${mark(PROVEN)}
          </span>
        </label>
      </div>
      <div class="pair">
        <figure>
          <ca-grid class="life" rule="life" size="128 128" seed="4" readonly></ca-grid>
          <figcaption><b>Life</b>, states 0 and 1</figcaption>
        </figure>
        <figure>
          <ca-grid class="analog" rule="analog-life" size="128 128" seed="4" colormap="ink" readonly></ca-grid>
          <figcaption><b>Its network</b>, states from 0 to 1</figcaption>
        </figure>
      </div>
      <p>${this.#verdict()}</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-steepness': StorySteepness;
  }
}
