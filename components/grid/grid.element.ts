// <ca-grid>: a flat automaton in a page. Attributes go to a controller or to a method of the simulation; per-frame work passes the
// page's loop and never this element. What is drawn on, typed and heard is in the controllers beside this file.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CaError } from '../../core/base/errors.js';
import type { Bus, Probe } from '../../core/page/bus.js';
import { pageLoop } from '../../core/page/loop.js';
import type { Playback } from '../../core/page/playback.js';
import type { Pattern } from '../../core/pattern/index.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Boundary, RuleData } from '../../core/rule/types.js';
import type { Init } from '../../core/simulation/start.js';
import type { Stroke } from '../../core/simulation/operations.js';
import type { Cells, Simulation } from '../../core/simulation/simulation.js';
import type { Axis } from '../../core/view/film.js';
import { GridView, type GridLook } from '../../core/view/grid-view.js';
import '../controls/controls.js';
import { PermalinkController } from '../controls/share/permalink.controller.js';
import { Announcer } from '../shared/announcer.js';
import { ColorProbe, type FigureColors } from '../shared/color-probe.js';
import { CaElement } from '../shared/element.js';
import { fire } from '../shared/events.js';
import { errorList, lackCover, lackOf, startButton, unlinkedCover, type Lack } from '../shared/figure.js';
import { figureStyles } from '../shared/figure.styles.js';
import { LinkController } from '../shared/link.controller.js';
import { numberConverter } from '../shared/attributes.js';
import { PublishController } from '../shared/publish.controller.js';
import { tokens } from '../shared/tokens.styles.js';
import { TooltipController, tooltipStyles } from '../shared/tooltip.controller.js';
import { ViewportController } from '../shared/viewport.controller.js';
import { words } from '../shared/words.js';
import { GridBrush } from './brush.js';
import { makeFilm } from './film-part.js';
import { styles } from './grid.styles.js';
import { Hands } from './hands-part.js';
import { GridRun } from './run.js';
import { GridLooks } from './look.js';

/**
 * @summary A two-dimensional cellular automaton: it runs, it is drawn, and it is drawn on.
 *
 * @slot - Scripts with the content: `<script type="text/plain">` holds a pattern (RLE, plaintext, Life 1.05 or 1.06),
 *   `<script type="application/json">` a rule.
 * @slot controls - Replaces the built-in control bar.
 * @slot fallback - Shown where WebGL2 is missing and the rule needs it: discrete rules of up to 16 states and radius 1 run without.
 * @slot error - Replaces the messages about what could not be used.
 *
 * @event {CustomEvent<{ path: string }>} ca-ready - The automaton is there, on the GPU (without WebGL2: on the CPU); `path` names how it runs.
 * @event {CustomEvent<{}>} ca-play - It began to run.
 * @event {CustomEvent<{}>} ca-pause - It stopped.
 * @event {CustomEvent<{ generation: number }>} ca-step - It took steps; at most ten times a second.
 * @event {CustomEvent<ActionDetail>} ca-input - A person is drawing.
 * @event {CustomEvent<ActionDetail>} ca-change - A person has drawn, dropped or pasted something, or used a control or its key.
 * @event {CustomEvent<{ rule: Rule, source: string }>} ca-rule-change - Another rule is in force.
 * @event {CustomEvent<{ target: Element }>} ca-link - `for` found its element.
 * @event {CustomEvent<{ target: Element }>} ca-unlink - The linked element went away, or `for` names another.
 * @event {CustomEvent<{ code: string, message: string, recoverable: boolean }>} ca-error - Something could not be used.
 *
 * @csspart base - Everything.
 * @csspart canvas - The picture.
 * @csspart controls - The control bar.
 * @csspart status - What a screen reader is told.
 * @csspart start - The round play button of a grid without controls.
 *
 * @cssproperty [--ca-ink] - Live cells of two-state rules in the map `ink`, text and icons.
 * @cssproperty [--ca-paper] - Dead cells, gaps and the background.
 * @cssproperty [--ca-accent] - The brush's outline and the slider.
 * @cssproperty [--ca-muted] - Secondary text.
 * @cssproperty [--ca-hairline] - The frame.
 * @cssproperty [--ca-positive] - The mark of a message.
 * @cssproperty [--ca-focus-ring] - The focus ring.
 * @cssproperty [--ca-radius=6px] - Radius of the corners.
 *
 * @cssstate running - It runs.
 * @cssstate linked - `for` found its element.
 * @cssstate error - A message is shown.
 */
export class CaGrid extends CaElement {
  static override styles = [tokens, figureStyles, tooltipStyles, styles];

  readonly #publish = new PublishController(this);
  readonly #link = new LinkController(this, (bus) => this.#onLink(bus));
  readonly #run = new GridRun(this, {
    shown: (simulation, playback) => this.#onShown(simulation, playback),
    ruling: (source) => (this.#news.ruleSource = source),
    film: (volume, made) => void makeFilm(this, this.#touch, volume, made),
    attempt: this.attempt,
  });
  readonly #touch = {
    stage: () => this.stage,
    view: () => (this.lack ? null : this.#view),
    playback: () => this.#run.playback,
    probe: (probe: Probe | null) => this.#publish.bus.emit('probe', probe),
    said: (text: string) => (this.status = text),
    attempt: this.attempt,
  };
  readonly #brush = new GridBrush(this.#touch);
  readonly #hands = new Hands(this, {
    ...this.#touch,
    brush: this.#brush,
    drawable: () => !this.readonly,
    resize: (size) => {
      this.size = size;
      this.#run.update();
    },
    hasBoundary: () => this.boundary !== null,
    ruling: (source) => (this.#news.ruleSource = source),
    changed: (action) => fire(this, 'ca-change', { action }),
  });
  readonly #news = new Announcer(this, {
    running: (running) => this.#onRunning(running),
    ready: () => this.#onReady(),
    failed: (error) => this.#onDrawingFailed(error),
    said: (text) => (this.status = text),
  });
  readonly #looks = new GridLooks(this.attempt);
  readonly #probe = new ColorProbe(this, (colors) => {
    this.#colors = colors;
    this.#updateLook();
  });
  #view: GridView | null = null;
  #colors: FigureColors | null = null;

  @query('.stage') private readonly stage!: HTMLElement | null;
  @query('canvas') private readonly canvas!: HTMLCanvasElement | null;
  @state() private status = '';
  @state() private lack: Lack | null = null;
  @state() private running = false;

  /**
   * The rule: notation (`B3/S23`), a preset's id (`life`), JSON, or a `Rule`. Life unless told. Cells stay when it changes, except for
   * a preset with a start of its own.
   */
  @property() rule: string | Rule | RuleData | null = null;
  /**
   * URL of a pattern or a rule, relative to the page. The newest wins; a pattern is put in the middle, and the rule that it names is
   * used.
   */
  @property() src: string | null = null;
  /** The extent in cells: `256 256`, which it is unless told; a larger pattern gets room. Another extent starts anew. */
  @property() size: string | readonly number[] | null = null;
  /** The border: `torus`, `dead` or `mirror`. The rule's own unless told. */
  @property() boundary: Boundary | null = null;
  /** Integer: the same seed gives the same run. 1 unless told. Another seed starts anew. */
  @property({ converter: numberConverter }) seed: number | null = null;
  /** Share of live cells in a random start, 0 to 1; as suits the rule unless told. Another share starts anew. */
  @property({ converter: numberConverter }) density: number | null = null;
  /** What it starts from: `random`, `empty`, `centre` (one live cell) or `pattern`. A pattern if there is one, else random. */
  @property() init: Init | null = null;
  /** A pattern's text (RLE, plaintext, Life 1.05 or 1.06), put in the middle. */
  @property() pattern: string | null = null;
  /** Steps per second, as suits the rule unless told; slices per second of a film, 12 unless told. */
  @property({ converter: numberConverter }) rate: number | null = null;
  /** Begin to run at once, unless the reader prefers reduced motion. */
  @property({ type: Boolean }) autoplay = false;
  /** The colour map by name (`ink`, `viridis`, `observable10`, …, with `-reversed`), or colours `#rgb,#rgb,…`. */
  @property() colormap: string | null = null;
  /** The channel to draw. */
  @property({ converter: numberConverter }) channel: number | null = 0;
  /** Show a control bar below the picture. */
  @property({ type: Boolean, reflect: true }) controls = false;
  /** Bits of a continuous state: `auto`, `8`, `16` or `32`. */
  @property() precision: 'auto' | '8' | '16' | '32' | null = null;
  /** CSS pixels a cell, 0.01 to 64; the whole grid fits unless told. */
  @property({ converter: numberConverter }) zoom: number | null = null;
  /** The state that drawing paints; the highest unless told. 0 erases. */
  @property({ converter: numberConverter }) brush: number | null = null;
  /** Radius of the brush in cells; 0 paints single cells. */
  @property({ converter: numberConverter, attribute: 'brush-radius' }) brushRadius: number | null = 1;
  /** No drawing. Playing, starting anew, moving and zooming go on. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Half-life, in generations, of the glow of cells that died; 0 for none. */
  @property({ converter: numberConverter }) fade: number | null = 0;
  /** Come back to what a link says that “Copy link” made: the page's hash, under this element's id. */
  @property({ type: Boolean }) permalink = false;
  /** The id of an element whose automaton to show too; of a volume, its slices as a film. */
  @property({ reflect: true }) for: string | null = null;
  /** Across which axis a linked volume is cut: `x`, `y` or `z`, which it is unless told. */
  @property() axis: Axis | null = null;
  /** The slice of a linked volume at which the film rests, from 0; the middle one unless told. */
  @property({ converter: numberConverter }) slice: number | null = null;
  /** A film turns round at its ends. */
  @property({ type: Boolean, attribute: 'ping-pong' }) pingPong = false;

  constructor() {
    super();
    new TooltipController(this);
    new ViewportController(this, () => this.stage, {
      resize: ({ width, height, ratio }) => this.#view?.resize(width, height, ratio),
      visible: (visible) => this.#onVisible(visible),
    });
    new PermalinkController(this, this.attempt);
  }

  /** Whether it is at rest. Setting it pauses or plays; the attribute keeps `autoplay` from starting. */
  @property({ type: Boolean, noAccessor: true })
  get paused(): boolean {
    return this.#run.paused;
  }

  set paused(paused: boolean) {
    if (paused) this.pause();
    else this.play();
  }

  /** The automaton that is shown. Setting one shows it in place of the element's own; `null` goes back. It stays yours to dispose. */
  @property({ attribute: false, noAccessor: true })
  get simulation(): Simulation | null {
    return this.#run.simulation;
  }

  set simulation(simulation: Simulation | null) {
    this.#run.adopt(simulation);
  }

  /** Steps since the start. */
  get generation(): number {
    return this.simulation?.generation ?? 0;
  }

  /** Runs it. */
  play(): void {
    this.#run.play();
  }

  /** Stops it. */
  pause(): void {
    this.#run.pause();
  }

  /** Pauses, and queues a number of steps. @throws CaError `argument` unless it is a whole number */
  step(count = 1): void {
    this.#run.need().step(count);
  }

  /** Pauses, and goes a number of steps back: a minute or two are remembered. @returns whether that generation is */
  back(count = 1): boolean {
    return this.#run.need().back(count);
  }

  /** Back to the start; with a seed, another soup. @throws CaError `argument` unless the seed is a whole number */
  reset(seed?: number): void {
    this.#run.need().simulation.reset(seed);
  }

  /** Every cell becomes 0. */
  clear(): void {
    this.#run.need().simulation.clear();
  }

  /** Draws a brush stroke. @throws CaError `argument` */
  paint(stroke: Stroke): void {
    this.#run.need().simulation.paint(stroke);
  }

  /** Lays a pattern over the grid, its top left cell at (x, y). @throws CaError `pattern`, `size`, `argument` */
  place(pattern: Pattern | string, x: number, y: number): void {
    this.#run.need().simulation.place(pattern, x, y);
  }

  /** Takes a file or a text as if it were dropped: a pattern in any format, a rule's JSON, a picture. @throws CaError `pattern`, `rule`, `size`, `source` where it cannot be read */
  async load(given: File | string): Promise<void> {
    await (await this.#hands.lay()).load(given);
  }

  /** The cells as they are when the work queued so far is done: `[Y][X][C]`. @throws CaError `capability` where the rule needs WebGL2 and there is none */
  snapshot(): Promise<Cells> {
    return this.#run.read();
  }

  /** The picture as a file, as large as it is on the page. @throws CaError `argument` while there is none, `capability` where the rule needs WebGL2 and there is none */
  async toBlob(type = 'image/png'): Promise<Blob> {
    const view = this.#view;
    if (view?.simulation && view.pixelWidth * view.pixelHeight > 0) return view.toBlob(type);
    throw new CaError('argument', 'there is no picture', { where: 'toBlob', expected: 'an element that can be seen in the page' });
  }

  /** Gives the picture the keyboard. */
  override focus(options?: FocusOptions): void {
    this.stage?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#view?.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('for')) this.#link.for = this.for;
    this.#run.update();
    this.#brush.update(this);
    this.#updateLook();
  }

  protected override firstUpdated(): void {
    if (!this.canvas) return;
    this.#view = new GridView(this.canvas, this.#look(), (error) => this.#onDrawingFailed(error), pageLoop);
    this.#view.simulation = this.simulation;
    this.#brush.update(this);
    if (this.isConnected) this.#view.enter();
  }

  #look(): GridLook {
    return this.#looks.next(this, this.simulation?.rule, this.#colors);
  }

  #updateLook(): void {
    const look = this.#look();
    this.#publish.bus.emit('look', look);
    if (this.#view && this.#view.look !== look) this.#view.look = look; // which draws
  }

  #onVisible(visible: boolean): void {
    if (this.#view) this.#view.visible = visible;
    if (!visible) return;
    this.#probe.refresh();
    void this.#hands.seen();
  }

  #onLink(bus: Bus | null): void {
    this.setState('linked', bus !== null);
    this.#run.follow(bus);
  }

  #onShown(simulation: Simulation | null, playback: Playback | null): void {
    if (this.#view) this.#view.simulation = simulation;
    this.#news.watch(simulation, playback);
    const { bus } = this.#publish;
    if (bus.last('simulation') !== simulation) bus.emit('simulation', simulation);
    if (bus.last('playback') !== playback) bus.emit('playback', playback);
    this.requestUpdate();
  }

  #onRunning(running: boolean): void {
    this.running = running;
    this.setState('running', running);
  }

  #onReady(): void {
    this.lack = null;
    this.clearError('drawing');
  }

  #onDrawingFailed(error: CaError): void {
    if (this.lack?.message !== error.message) this.lack = lackOf(error);
    this.fail('drawing', error, !this.lack);
  }

  readonly #toggle = (): void => {
    if (this.running) this.pause();
    else this.play();
  };

  protected override render(): TemplateResult {
    const { simulation, lack } = this;
    const size = simulation?.size ?? [1, 1];
    return html`
      <div part="base" class="base">
        <div
          class="stage ${this.readonly ? '' : 'drawable'}"
          .style=${`--_aspect: ${size[0]} / ${size[1]}`}
          tabindex=${lack ? nothing : 0}
          role=${lack ? 'group' : 'application'}
          aria-roledescription=${words.role}
          aria-label=${simulation ? words.grid(simulation.rule, size) : words.empty}
          aria-describedby=${lack ? nothing : 'keys'}
        >
          <canvas part="canvas"></canvas>
          ${lack ? lackCover(lack) : nothing} ${!simulation && this.for ? unlinkedCover(this.for) : nothing}
          ${this.controls || lack || !simulation ? nothing : startButton(this.running, this.#toggle)}
        </div>
        ${errorList(this.errors.filter((message) => message !== lack?.message))}
        <slot name="controls">
          ${this.controls ? html`<ca-controls part="controls" .playback=${this.#run.playback}></ca-controls>` : nothing}
        </slot>
        <div id="keys" class="visually-hidden">${words.gridKeys}</div>
        <div part="status" class="visually-hidden" role="status">${this.status}</div>
        <slot hidden></slot>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ca-grid': CaGrid;
  }
}
