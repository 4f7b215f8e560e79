// <ca-controls>: the bar with which a person plays, pauses, steps, and starts anew what the bar is linked to. A grid with `controls`
// puts one below itself; on its own it links by `for`.

import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CaError } from '../../core/base/errors.js';
import { Part } from '../../core/base/part.js';
import { Playback } from '../../core/page/playback.js';
import type { Bus } from '../../core/page/bus.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { registry } from '../../core/page/bus.js';
import { CaElement } from '../shared/element.js';
import { fire } from '../shared/events.js';
import { icon, type IconName } from '../shared/icons.js';
import { LinkController } from '../shared/link.controller.js';
import { reseed } from '../shared/reseed.js';
import { tokens } from '../shared/tokens.styles.js';
import { TooltipController, tooltipStyles } from '../shared/tooltip.controller.js';
import { words } from '../shared/words.js';
import { styles } from './controls.styles.js';
import { placeOfRate, rateAtPlace, SLIDER_STEPS } from './rate-scale.js';

/** What does not fit the bar. */
const menus = new Part('what shares and saves', () => import('./menu.js'));

/**
 * @summary A slim bar that plays, pauses, steps, speeds up, reseeds and clears the automaton that it is linked to.
 *
 * @slot - More controls, after the others.
 *
 * @event {CustomEvent<ActionDetail>} ca-input - A person is moving the speed slider.
 * @event {CustomEvent<ActionDetail>} ca-change - A person has set the speed, asked for another start, cleared, or chosen a rule or a pattern.
 * @event {CustomEvent<{ target: Element }>} ca-link - `for` found its element.
 * @event {CustomEvent<{ target: Element }>} ca-unlink - The linked element went away, or `for` names another.
 *
 * @csspart bar - The row of controls.
 * @csspart button - Each button.
 * @csspart rate - The speed slider.
 * @csspart generation - The count of steps.
 * @csspart menu - What the last button opens.
 *
 * @cssproperty [--ca-ink] - Colour of icons and text.
 * @cssproperty [--ca-muted] - Colour of secondary text.
 * @cssproperty [--ca-accent] - Colour of the slider.
 * @cssproperty [--ca-focus-ring] - Colour of the focus ring.
 * @cssproperty [--ca-radius=6px] - Radius of the corners.
 *
 * @cssstate linked - Linked to an automaton.
 */
export class CaControls extends CaElement {
  static override styles = [tokens, tooltipStyles, styles];

  readonly #link = new LinkController(this, (bus) => this.#onBus(bus));
  #offBus: () => void = () => {};
  #offPlayback: () => void = () => {};
  /** The menu is there, or on its way: from then on the browser opens and closes it. */
  #hasMenu = false;

  @state() private current: Playback | null = null;
  @state() private playing = false;
  @state() private rate = 30;
  @state() private generation = 0;

  /** The id of the element to control. */
  @property({ reflect: true }) for: string | null = null;

  constructor() {
    super();
    new TooltipController(this);
  }

  /** The playback that the bar controls, or `null`. */
  @property({ attribute: false, noAccessor: true })
  get playback(): Playback | null {
    return this.current;
  }

  set playback(playback: Playback | null) {
    if (playback === this.current) return;
    this.current = playback;
    this.playing = false;
    this.generation = 0;
    this.setState('linked', playback !== null);
    this.#listen(playback);
  }

  /** Listens to a playback while it is in the page, and to no other. */
  #listen(playback: Playback | null): void {
    this.#offPlayback();
    this.#offPlayback = () => {};
    if (!playback || !this.isConnected) return;
    const count = () => (this.generation = playback.simulation.generation);
    const offs = [
      playback.events.on('playing', (playing) => {
        this.playing = playing;
        count();
      }),
      playback.events.on('rate', (rate) => (this.rate = rate)),
      // While it runs, ten times a second is enough: what happens in every frame does not pass Lit.
      playback.events.on('generation', () => playback.playing || count()),
      playback.events.on('steps', count),
    ];
    this.#offPlayback = () => offs.forEach((off) => off());
  }

  /** The automaton that the bar controls. Whatever shows the same one runs and stops with it. */
  @property({ attribute: false, noAccessor: true })
  get simulation(): Simulation | null {
    return this.current?.simulation ?? null;
  }

  set simulation(simulation: Simulation | null) {
    this.playback = simulation && Playback.of(simulation);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen(this.current);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listen(null);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('for')) this.#link.for = this.for;
  }

  #onBus(bus: Bus | null): void {
    this.#offBus();
    this.#offBus = bus?.on('playback', (playback) => (this.playback = playback)) ?? (() => {});
    if (!bus) this.playback = null;
  }

  readonly #onPlay = (): void => {
    if (this.playing) this.current?.pause();
    else this.current?.play();
  };

  readonly #onStep = (): void => this.current?.step();

  readonly #onBack = (): void => void this.current?.back();

  readonly #onReseed = (): void => {
    if (this.current) reseed(this.current.simulation);
    fire(this, 'ca-change', { action: 'seed' });
  };

  readonly #onClear = (): void => {
    this.current?.simulation.clear();
    fire(this, 'ca-change', { action: 'clear' });
  };

  readonly #onRate = (event: Event): void => {
    if (this.current) this.current.rate = rateAtPlace(Number((event.target as HTMLInputElement).value));
    fire(this, event.type === 'input' ? 'ca-input' : 'ca-change', { action: 'rate' });
  };

  /** The element that shows the automaton: the linked one, or the one whose bar this is. */
  #subject(): Element | null {
    const root = this.getRootNode();
    const host = root instanceof ShadowRoot ? root.host : null;
    return this.#link.target ?? (host && registry.of(host) ? host : null);
  }

  readonly #onMore = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLButtonElement;
    if (this.#hasMenu) return;
    this.#hasMenu = true;
    try {
      const { Menu } = await menus.fetch();
      const menu = new Menu({
        host: this,
        button,
        subject: () => this.#subject(),
        playback: () => this.current,
        changed: (action) => fire(this, 'ca-change', { action }),
      });
      menu.open();
    } catch (error) {
      this.#hasMenu = false;
      if (!(error instanceof CaError)) throw error;
      this.fail('menu', error);
    }
  };

  #button(name: IconName, label: string, action: (event: Event) => void): TemplateResult {
    return html`<button
      part="button"
      class=${name}
      type="button"
      aria-label=${label}
      data-tip=${label}
      ?disabled=${!this.current}
      @click=${action}
    >
      ${icon(name)}
    </button>`;
  }

  protected override render(): TemplateResult {
    return html`
      <div part="bar" class="bar" role="group" aria-label=${words.controls}>
        ${this.#button('back', words.back, this.#onBack)}
        ${this.playing ? this.#button('pause', words.pause, this.#onPlay) : this.#button('play', words.play, this.#onPlay)}
        ${this.#button('step', words.step, this.#onStep)} ${this.#button('reseed', words.reseed, this.#onReseed)}
        ${this.#button('clear', words.clear, this.#onClear)}
        <div class="rate">
          <input
            part="rate"
            type="range"
            min="0"
            max=${SLIDER_STEPS}
            step="1"
            aria-label=${words.rate}
            aria-valuetext=${words.rateValue(this.rate)}
            data-tip=${words.rateValue(this.rate)}
            ?disabled=${!this.current}
            .value=${String(placeOfRate(this.rate))}
            @input=${this.#onRate}
            @change=${this.#onRate}
          />
          <output aria-hidden="true">${words.rateShort(this.rate)}</output>
        </div>
        <slot></slot>
        <span part="generation" class="generation" title=${words.generation}>${this.generation.toLocaleString()}</span>
        ${this.#button('more', words.more, (event) => void this.#onMore(event))}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ca-controls': CaControls;
  }
}
