// <ca-volume>: an automaton in three dimensions, or the past of a flat one, in a page. Attributes go to a controller or to a method of
// the simulation; per-frame work passes the page's loop and never this element. What runs is the grid's run, what draws the stage's view.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { CaError } from '../../core/base/errors.js';
import type { Bus } from '../../core/page/bus.js';
import type { Playback } from '../../core/page/playback.js';
import type { Pattern } from '../../core/pattern/index.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Boundary, RuleData } from '../../core/rule/types.js';
import type { Region, Stroke } from '../../core/simulation/operations.js';
import type { Init } from '../../core/simulation/start.js';
import type { Cells, Simulation } from '../../core/simulation/simulation.js';
import type { VolumeMode } from '../../core/view/volume-look.js';
import '../controls/controls.js';
import { GridRun } from '../grid/run.js';
import { Announcer } from '../shared/announcer.js';
import { numberConverter } from '../shared/attributes.js';
import { ColorProbe, type FigureColors } from '../shared/color-probe.js';
import { CaElement } from '../shared/element.js';
import { errorList, lackCover, lackOf, startButton, unlinkedCover, type Lack } from '../shared/figure.js';
import { figureStyles } from '../shared/figure.styles.js';
import { LinkController } from '../shared/link.controller.js';
import { PublishController } from '../shared/publish.controller.js';
import { tokens } from '../shared/tokens.styles.js';
import { TooltipController, tooltipStyles } from '../shared/tooltip.controller.js';
import { ViewportController } from '../shared/viewport.controller.js';
import { toggle } from './deeds.js';
import { VolumeDisplay } from './display.js';
import { VolumeHand } from './hand.js';
import { PanelController } from './panel.controller.js';
import type { VolumeSourceName } from './settings.js';
import { VolumeSource } from './source.js';
import type { VolumeTool } from './tools.js';
import { styles } from './volume.styles.js';
import { words } from './words.js';
import { clearRegion, wound, type Ball } from './wounds.js';

/**
 * @summary A cellular automaton in three dimensions, or the last generations of a flat one as a solid: it runs and is looked at from all sides.
 *
 * @slot - Scripts with the content: `<script type="text/plain">` holds a pattern, which is put on the middle slice,
 *   `<script type="application/json">` a rule.
 * @slot controls - Replaces the built-in control bar.
 * @slot fallback - Shown where WebGL2 is missing.
 * @slot error - Replaces the messages about what could not be used.
 *
 * @event {CustomEvent<{ path: string }>} ca-ready - The automaton is there, on the GPU; `path` names how it runs.
 * @event {CustomEvent<{}>} ca-play - It began to run.
 * @event {CustomEvent<{}>} ca-pause - It stopped.
 * @event {CustomEvent<{ generation: number }>} ca-step - It took steps; at most ten times a second.
 * @event {CustomEvent<ActionDetail>} ca-input - A person is drawing, or changing what is shown.
 * @event {CustomEvent<ActionDetail>} ca-change - A person has drawn, chosen what is shown, or used a control or its key.
 * @event {CustomEvent<{ rule: Rule, source: string }>} ca-rule-change - Another rule is in force.
 * @event {CustomEvent<{ target: Element }>} ca-link - `for` found its element.
 * @event {CustomEvent<{ target: Element }>} ca-unlink - The linked element went away, or `for` names another.
 * @event {CustomEvent<{ code: string, message: string, recoverable: boolean }>} ca-error - Something could not be used.
 *
 * @csspart base - Everything.
 * @csspart canvas - The picture.
 * @csspart axes - What is written over the picture.
 * @csspart controls - The control bar.
 * @csspart button - The bar's button that opens the panel.
 * @csspart panel - What that button opens: the values, the part and the place from which it is seen.
 * @csspart readout - The cell that the pointer is at.
 * @csspart status - What a screen reader is told.
 * @csspart start - The round play button of a volume without controls.
 *
 * @cssproperty [--ca-ink] - The box, text and icons.
 * @cssproperty [--ca-paper] - Behind text and buttons; the picture itself is transparent.
 * @cssproperty [--ca-accent] - The slider, and the present of a grid's past.
 * @cssproperty [--ca-muted] - Axes and secondary text.
 * @cssproperty [--ca-hairline] - Frames.
 * @cssproperty [--ca-positive] - The mark of a message.
 * @cssproperty [--ca-focus-ring] - The focus ring.
 * @cssproperty [--ca-radius=6px] - Radius of the corners.
 *
 * @cssstate running - It runs.
 * @cssstate linked - `for` found its element.
 * @cssstate error - A message is shown.
 */
export class CaVolume extends CaElement {
  static override styles = [tokens, figureStyles, tooltipStyles, styles];

  readonly #publish = new PublishController(this);
  readonly #link = new LinkController(this, (bus) => this.#onLink(bus));
  readonly #source = new VolumeSource(this, () => this.#run.playback, this.attempt);
  readonly #run: GridRun = new GridRun(
    this,
    {
      fetch: this.#source.fetch,
      shown: (simulation, playback) => this.#onShown(simulation, playback),
      ruling: (source) => (this.#news.ruleSource = source),
      attempt: this.attempt,
    },
    3,
  );
  readonly #news = new Announcer(this, {
    running: (running) => this.#onRunning(running),
    ready: () => this.#onReady(),
    failed: (error) => this.#onDrawingFailed(error),
    said: (text) => (this.status = text),
  });
  readonly #display = new VolumeDisplay(this, {
    canvas: () => this.canvas,
    overlay: () => this.overlay,
    failed: (error) => this.#onDrawingFailed(error),
    made: () => this.requestUpdate(),
    attempt: this.attempt,
  });
  readonly #hand = new VolumeHand(this, {
    stage: () => this.stage,
    picture: this.#display.stage,
    overlay: this.#display.overlay,
    simulation: () => (this.lack ? null : this.simulation),
    probed: (probe, text) => {
      this.#publish.bus.emit('probe', probe);
      this.readout = text;
    },
    said: (text) => (this.status = text),
    attempt: this.attempt,
  });
  readonly #panel = new PanelController(this, {
    into: () => this.panel,
    display: this.#display,
    simulation: () => (this.lack ? null : this.simulation),
    said: (text) => (this.status = text),
    failed: (error) => this.fail('panel', error),
  });
  readonly #probe = new ColorProbe(this, (colors) => (this.colors = colors));
  @query('.stage') private readonly stage!: HTMLElement | null;
  @query('canvas') private readonly canvas!: HTMLCanvasElement | null;
  @query('.panel') private readonly panel!: HTMLElement | null;
  @query('.overlay') private readonly overlay!: SVGElement | null;
  @state() private status = '';
  @state() private readout = '';
  @state() private lack: Lack | null = null;
  @state() private running = false;
  @state() private colors: FigureColors | null = null;

  /** The rule: a preset's id (`young-spots`, which it is unless told), notation, JSON, or a `Rule`; one whose dimensions list 3. */
  @property() rule: string | Rule | RuleData | null = null;
  /** URL of a rule, a pattern, a video, an animation, a `.npy` or NRRD file, relative to the page; or of pictures, with blanks between. The newest wins. */
  @property() src: string | null = null;
  /** The extent in cells: `64 64 64`, which it is unless told. Another extent starts anew. */
  @property() size: string | readonly number[] | null = null;
  /** The border: `torus`, `dead` or `mirror`. The rule's own unless told. */
  @property() boundary: Boundary | null = null;
  /** Integer: the same seed gives the same run. Another seed starts anew. */
  @property({ converter: numberConverter }) seed: number | null = null;
  /** Share of live cells in a random start, 0 to 1; as suits the rule unless told. Another share starts anew. */
  @property({ converter: numberConverter }) density: number | null = null;
  /** What it starts from: `random`, `empty`, `centre` (one live cell), `ball` or `slab` (a soup in one) or `pattern`. */
  @property() init: Init | null = null;
  /** A pattern's text (RLE, plaintext, Life 1.05 or 1.06), put on the middle slice. */
  @property() pattern: string | null = null;
  /** Steps per second; as suits the rule unless told. */
  @property({ converter: numberConverter }) rate: number | null = null;
  /** Begin to run at once, unless the reader prefers reduced motion. */
  @property({ type: Boolean }) autoplay = false;
  /** The colour map by name (`viridis`, `magma`, …, with `-reversed`), or colours `#rgb,#rgb,…`. Of a surface it tells depth, the last colour near. */
  @property() colormap: string | null = null;
  /** The channel to draw. */
  @property({ converter: numberConverter }) channel: number | null = 0;
  /** Show a control bar below the picture. */
  @property({ type: Boolean, reflect: true }) controls = false;
  /** Bits of a continuous state: `auto`, `8`, `16` or `32`. */
  @property() precision: 'auto' | '8' | '16' | '32' | null = null;
  /** The id of an element whose automaton to show too. */
  @property({ reflect: true }) for: string | null = null;
  /** Of the linked element, its cells now (`state`: a volume's) or its last generations (`history`: a grid's). As suits it unless told. */
  @property() source: VolumeSourceName | null = null;
  /** Generations of a history, 2 to 512; 128 unless told. Another number begins anew. */
  @property({ converter: numberConverter }) depth: number | null = null;
  /** How it is shown: `isosurface` (cells of small neighbourhoods as cubes), `emission` (a glowing cloud), `mip` (the highest value along the line of sight) or `slice`. */
  @property({ reflect: true }) mode: VolumeMode | null = 'isosurface';
  /** The state at which the surface lies; the middle of the range unless told, of cubes any but 0. */
  @property({ converter: numberConverter }) isovalue: number | null = null;
  /** Density of a cloud's opaque values, per cell. 0.55 unless told. */
  @property({ converter: numberConverter }) opacity: number | null = null;
  /** Colours and densities of a cloud by value, as places from 0 to 1 with colours: `0.2 #2040ff00, 1 #ffd54a`. */
  @property({ attribute: 'transfer-function' }) transferFunction: string | null = null;
  /** Length of a step along a line of sight in cells, 0.05 to 8; 0.5 unless told. */
  @property({ converter: numberConverter, attribute: 'ray-step' }) rayStep: number | null = null;
  /** The part that is shown, from and to along x, y and z as shares of the sides: `0 1 0 1 0 0.5`. */
  @property() clip: string | readonly number[] | null = null;
  /** Where the planes of the mode `slice` cut x, y and z, as shares of the sides: `0.5 0.5 0.5`. They can be dragged. */
  @property() slices: string | readonly number[] | null = null;
  /** How much corners of a surface darken, 0 to 4; 1 unless told. */
  @property({ converter: numberConverter }) occlusion: number | null = null;
  /** How dark a surface's shadows are, 0 to 4; 1 unless told. */
  @property({ converter: numberConverter }) shadow: number | null = null;
  /** From where it is seen: degrees round it, degrees over its floor, zoom from 1 to 8, as in `-56 24 1`. */
  @property() camera: string | null = null;
  /** Turn it by itself, unless the reader prefers reduced motion. */
  @property({ type: Boolean, attribute: 'auto-rotate' }) autoRotate = false;
  /** Write axes beside it: x, y and z in cells, or t in generations. */
  @property({ type: Boolean, reflect: true }) axes = false;
  /** What a drag does: `turn`, which it is unless told, `paint` or `erase`. From beside the volume it turns; two fingers zoom and move. */
  @property({ reflect: true }) tool: VolumeTool | null = null;
  /** The state that drawing paints; the highest unless told. 0 erases. */
  @property({ converter: numberConverter }) brush: number | null = null;
  /** Radius of the ball that drawing paints, in cells; 0 paints single cells. */
  @property({ converter: numberConverter, attribute: 'brush-radius' }) brushRadius: number | null = 2;
  /** No drawing. Playing, starting anew, turning and looking go on. */
  @property({ type: Boolean, reflect: true }) readonly = false;

  constructor() {
    super();
    new TooltipController(this);
    new ViewportController(this, () => this.stage, {
      resize: (extent) => this.#display.stage.resize(extent),
      visible: (visible) => {
        if (visible) this.#probe.refresh();
        this.#display.stage.visible = visible;
      },
    });
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

  /** From where it is seen now, as the attribute `camera` has it: for permanent links. */
  get standpoint(): string {
    return this.#display.standpoint;
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

  /** Every cell becomes 0, and time begins anew; with a region, the cells of that box alone, and time goes on. @throws CaError `argument` */
  clear(region?: Region): void {
    const { simulation } = this.#run.need();
    if (region) clearRegion(simulation, region);
    else simulation.clear();
  }

  /** Takes a ball of cells out, in the middle unless told. @throws CaError `argument` */
  damage(ball?: Ball): void {
    wound(this.#run.need().simulation, ball);
  }

  /** Draws a brush stroke: a ball along a line. @throws CaError `argument` */
  paint(stroke: Stroke): void {
    this.#run.need().simulation.paint(stroke);
  }

  /** Lays a pattern over a slice, its top left cell at (x, y). @throws CaError `pattern`, `size`, `argument` */
  place(pattern: Pattern | string, x: number, y: number, z?: number): void {
    this.#run.need().simulation.place(pattern, x, y, z);
  }

  /** Takes files or a text as if they were dropped: pictures, a video, an array, a rule, a pattern. @throws CaError where it cannot be read */
  load(given: File | readonly File[] | string): Promise<void> {
    return this.#source.load(given);
  }

  /** The cells as they are when the work queued so far is done: `[Z][Y][X][C]`. @throws CaError `capability` without WebGL2 */
  snapshot(): Promise<Cells> {
    return this.#run.read();
  }

  /** The picture as a file, as large as it is on the page. @throws CaError `argument` while there is none */
  toBlob(type = 'image/png'): Promise<Blob> {
    return this.#display.toBlob(type);
  }

  /** Gives the picture the keyboard. */
  override focus(options?: FocusOptions): void {
    this.stage?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('for')) this.#link.for = this.for;
    this.#run.update();
  }

  protected override updated(): void {
    this.#display.update(this.simulation, this.colors);
    this.#hand.update();
    this.#panel.updated();
  }

  #onLink(bus: Bus | null): void {
    this.setState('linked', bus !== null);
    this.#run.follow(bus);
  }

  #onShown(simulation: Simulation | null, playback: Playback | null): void {
    this.#display.stage.simulation = simulation;
    this.#hand.simulation = simulation;
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

  protected override render(): TemplateResult {
    const { simulation, lack } = this;
    return html`
      <div part="base" class="base">
        <div
          class="stage ${(this.tool ?? 'turn') === 'turn' || this.readonly ? '' : 'draws'}"
          tabindex=${lack ? nothing : 0}
          role=${lack ? 'group' : 'application'}
          aria-roledescription=${words.role}
          aria-label=${this.#display.labelOf(simulation)}
          aria-describedby=${lack ? nothing : 'keys'}
        >
          <canvas part="canvas"></canvas>
          <svg part="axes" class="overlay" aria-hidden="true"></svg>
          ${lack ? lackCover(lack) : nothing} ${!simulation && this.for ? unlinkedCover(this.for) : nothing}
          ${this.controls || lack || !simulation ? nothing : startButton(this.running, () => toggle(this))}
          ${this.readout ? html`<div part="readout" class="readout" aria-hidden="true">${this.readout}</div>` : nothing}
        </div>
        ${errorList(this.errors.filter((message) => message !== lack?.message))}
        <slot name="controls">
          ${
            this.controls
              ? html`<ca-controls part="controls" .playback=${this.#run.playback}>${this.#panel.button()}</ca-controls
                  >${this.#panel.place()}`
              : nothing
          }
        </slot>
        <div id="keys" class="visually-hidden">${words.keys}</div>
        <div part="status" class="visually-hidden" role="status">${this.status}</div>
        <slot hidden></slot>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ca-volume': CaVolume;
  }
}
