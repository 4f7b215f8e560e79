// <story-together>: one play button for several grids, for stories that compare them. It runs the grids inside it that show an
// automaton of their own; those that follow another (`for`) come along.

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../components/grid/grid.js';
import { icon } from '../../components/shared/icons.js';
import { buttonStyles } from './buttons.js';

@customElement('story-together')
export class StoryTogether extends LitElement {
  static override styles = [
    buttonStyles,
    css`
      :host {
        display: block;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-bottom: 20px;
      }
    `,
  ];

  @state() private playing = false;

  constructor() {
    super();
    this.addEventListener('ca-play', () => this.#look());
    this.addEventListener('ca-pause', () => this.#look());
  }

  get grids() {
    return [...this.querySelectorAll('ca-grid')].filter((grid) => grid.for === null);
  }

  #look(): void {
    this.playing = this.grids.some((grid) => !grid.paused);
  }

  #toggle(): void {
    const { playing } = this;
    for (const grid of this.grids) {
      if (playing) grid.pause();
      else grid.play();
    }
  }

  protected override firstUpdated(): void {
    this.#look();
  }

  protected override render(): TemplateResult {
    const { playing } = this;
    return html`
      <div class="bar" role="group" aria-label="All of them">
        <button type="button" @click=${() => this.#toggle()}>
          ${icon(playing ? 'pause' : 'play')} ${playing ? 'Pause all' : 'Play all'}
        </button>
        <button type="button" @click=${() => this.grids.forEach((grid) => grid.step())}>${icon('step')} One step</button>
        <button type="button" @click=${() => this.grids.forEach((grid) => grid.reset())}>Start again</button>
      </div>
      <slot></slot>
    `;
  }
}
