// <ca-surface-plot>: what a rule says as a height map over two of its inputs. This class puts the parts together: whose rule comes from
// the subject, the picture from the stage; turning and reading are the hand's. Per-frame work passes the page's loop and never this.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CaError } from '../../core/base/errors.js';
import { wholeName } from '../../core/compile/height-names.js';
import { heightRange, settledAxes, type HeightAxes } from '../../core/compile/heights-range.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type { TraceSample } from '../../core/view/trace.js';
import { drawAxes, type AxesDrawing } from '../../core/view/surface-axes.js';
import type { SurfaceMode } from '../../core/view/surface-look.js';
import type { HeatKind } from '../../core/view/heat-source.js';
import { numberConverter } from '../shared/attributes.js';
import { ColorProbe, type FigureColors } from '../shared/color-probe.js';
import { CaElement } from '../shared/element.js';
import { fire } from '../shared/events.js';
import { errorList, lackCover, lackOf, unlinkedCover, type Lack } from '../shared/figure.js';
import { figureStyles } from '../shared/figure.styles.js';
import { OrbitHand } from '../shared/orbit-hand.js';
import { tokens } from '../shared/tokens.styles.js';
import { TooltipController, tooltipStyles } from '../shared/tooltip.controller.js';
import { ViewportController, type Extent } from '../shared/viewport.controller.js';
import { pins, plotBar, type BarChange, type BarContext } from './bar.js';
import { keyOf, type PlotKey } from './keys.js';
import { legend } from './legend.js';
import { PlotLooks } from './look.js';
import { axesOverlay, unitButtons } from './overlay.js';
import { asPixels, asSvg, type PlotPicture } from './picture.js';
import { Reading } from './reading.js';
import { readoutStyles } from './readout.js';
import { axesOf, HEATS, PlotSettingsReader, USUAL_TRACE, type PlotSettings, type Standing } from './settings.js';
import { StageController } from './stage.controller.js';
import { SubjectController } from './subject.controller.js';
import { styles } from './surface-plot.styles.js';
import { words } from './words.js';

/** Room for labels beside the picture in CSS pixels, and in a narrow one. */
const MARGINS = { left: 46, right: 46, top: 30, bottom: 40 };
const NARROW_MARGINS = { left: 36, right: 30, top: 26, bottom: 32 };
const NARROW = 380;
/** A flat map's axes stand at its left and below it alone. */
const FLAT_MARGINS = { left: 44, right: 20, top: 30, bottom: 44 };

/**
 * @summary What a rule, or any unit of its network, says as a surface over two inputs, with the states that cells visit as heat on it.
 *
 * @slot controls - Replaces the built-in control bar.
 * @slot fallback - Shown where WebGL2 is missing.
 * @slot error - Replaces the messages about what could not be used.
 *
 * @event {CustomEvent<ActionDetail>} ca-input - A person is moving a slider.
 * @event {CustomEvent<ActionDetail>} ca-change - A person has chosen what is shown.
 * @event {CustomEvent<{ target: Element }>} ca-link - `for` found its element.
 * @event {CustomEvent<{ target: Element }>} ca-unlink - The linked element went away, or `for` names another.
 * @event {CustomEvent<{ code: string, message: string, recoverable: boolean }>} ca-error - Something could not be used.
 *
 * @csspart base - Everything.
 * @csspart canvas - The picture.
 * @csspart axes - The axes over the picture.
 * @csspart tile - Each unit of the mode `units`.
 * @csspart legend - The legend of the heat.
 * @csspart controls - The control bar.
 * @csspart button - Each of its buttons.
 * @csspart slider - Each slider of a further input.
 * @csspart readout - The text beside the pointer.
 * @csspart status - What a screen reader is told.
 *
 * @cssproperty [--ca-ink] - Text, icons and the trace.
 * @cssproperty [--ca-paper] - The background.
 * @cssproperty [--ca-accent] - The present point of the trace, and the sliders.
 * @cssproperty [--ca-muted] - Numbers at the axes, and secondary text.
 * @cssproperty [--ca-hairline] - The frame.
 * @cssproperty [--ca-positive] - The mark of a message.
 * @cssproperty [--ca-focus-ring] - The focus ring.
 * @cssproperty [--ca-radius=6px] - Radius of the corners.
 *
 * @cssstate linked - `for` found its element.
 * @cssstate error - A message is shown.
 */
export class CaSurfacePlot extends CaElement {
  static override styles = [tokens, figureStyles, tooltipStyles, readoutStyles, styles];

  readonly #stage = new StageController(this, {
    canvas: () => this.canvas,
    failed: (error) => this.#onDrawingFailed(error),
  });
  readonly #subject = new SubjectController(this, {
    shown: (simulation) => this.#onShown(simulation),
    linked: (linked) => this.setState('linked', linked),
    stepped: () => this.#stage.refreshLive(),
  });
  readonly #settings = new PlotSettingsReader(this.attempt);
  readonly #looks = new PlotLooks(this.attempt);
  readonly #probe = new ColorProbe(this, (colors) => (this.colors = colors));
  readonly #reading = new Reading(this, {
    stage: () => this.stage,
    plot: () => this.#stage,
    names: () => this.#names(),
    heatKind: () => this.#shown?.settings.heat ?? null,
    said: (text) => (this.status = text),
  });
  #extent: Extent = { width: 0, height: 0, ratio: 1 };
  /** What was rendered last. */
  #shown: { rule: Rule; settings: PlotSettings; unit: string | null; axes: HeightAxes } | null = null;

  @query('.stage') private readonly stage!: HTMLElement | null;
  @query('canvas') private readonly canvas!: HTMLCanvasElement | null;
  @state() private status = '';
  @state() private lack: Lack | null = null;
  @state() private colors: FigureColors | null = null;

  /** The id of the element whose rule to show. */
  @property({ reflect: true }) for: string | null = null;
  /** The unit to show, by name (of a formula `output0`, `output1`, …). Unless told, the one that a person looks at in an editor, else the output. */
  @property() unit: string | null = null;
  /** The input to the right; the first one unless told. */
  @property() x: string | null = null;
  /** The input to the back; the second one unless told. */
  @property() y: string | null = null;
  /** Where the other inputs stand: `inhibition=0.3 self=mean`, each a number, `mean` (of all cells, live) or `probe` (the probed cell). The middle unless told. */
  @property() at: string | Readonly<Record<string, Standing>> | null = null;
  /** How heights are shown: `surface`, `pillars` (on the states of a discrete rule), `flat` or `units` (all of them). */
  @property({ reflect: true }) view: SurfaceMode | null = 'surface';
  /** The states that are visited: `cells` (all, now), `recent` (all, with a half-life), `probe` (the probed cell, over time) or `none`. */
  @property() heat: HeatKind | 'none' | null = null;
  /** Half-life of `recent` heat in generations; 32 unless told. */
  @property({ converter: numberConverter, attribute: 'half-life' }) halfLife: number | null = null;
  /** How many of the last generations of the probed cell to draw as a path; 48 where the attribute has no value. */
  @property() trace: string | number | null = null;
  /** The cell to follow, column and row, in a volume its slice too: `12 30`. Unless told, the one that a person points at in the linked element. */
  @property() probe: string | readonly number[] | null = null;
  /** How high the plot is, 0.1 to 4; 1 unless told. */
  @property({ converter: numberConverter, attribute: 'height-scale' }) heightScale: number | null = null;
  /** The colors of heights by name (`viridis`, `greys`, …, with `-reversed`), or colours `#rgb,#rgb,…`. */
  @property() colormap: string | null = null;
  /** Show a control bar below the picture. */
  @property({ type: Boolean, reflect: true }) controls = false;

  constructor() {
    super();
    new TooltipController(this);
    new OrbitHand(this, {
      stage: () => this.stage,
      camera: () => (this.lack || !this.#subject.simulation ? null : (this.#stage.view?.camera ?? null)),
      moved: () => {
        this.#stage.moved();
        this.#reading.moved();
      },
      hover: (point) => this.#reading.hover(point),
      keyOf,
      key: (key) => this.#onKey(key),
    });
    new ViewportController(this, () => this.stage, {
      resize: (extent) => {
        this.#extent = extent;
        this.#place();
      },
      visible: (visible) => {
        if (visible) this.#probe.refresh();
        this.#stage.visible = visible;
      },
    });
  }

  /** The automaton whose rule is shown. Setting one shows it in place of the linked one; `null` goes back. It stays yours to dispose. */
  @property({ attribute: false, noAccessor: true })
  get simulation(): Simulation | null {
    return this.#subject.simulation;
  }

  set simulation(simulation: Simulation | null) {
    this.#subject.simulation = simulation;
    this.requestUpdate();
  }

  /** How often each state was visited, as it is drawn: bins along x and y, counts row by row, and their sum; `null` without heat. */
  get heatCounts(): { readonly bins: readonly [number, number]; readonly counts: Float64Array; readonly total: number } | null {
    const { heat } = this.#stage;
    return heat && { bins: heat.bins, counts: heat.counts.slice(), total: heat.total };
  }

  /** What the followed cell perceived in each of the last generations, oldest first. @throws CaError `lost` */
  async path(): Promise<TraceSample[]> {
    return (await this.#stage.trace?.read()) ?? [];
  }

  /** Shows the plot from where it is seen at first. */
  home(): void {
    this.#stage.view?.camera.reset();
    this.#stage.moved();
  }

  /**
   * The plot with its axes as a file, as large as it is on the page.
   * @param type - `image/png`, another type of pixels that the browser can write, or `image/svg+xml`
   * @throws CaError `argument` while there is none, `capability` without WebGL2
   */
  async toBlob(type = 'image/png'): Promise<Blob> {
    const { view } = this.#stage;
    const axes = this.#axesDrawing();
    if (!view?.simulation || !view.pixelWidth || !axes || !this.#shown)
      throw new CaError('argument', 'there is no picture', { where: 'toBlob', expected: 'a plot that can be seen in the page' });
    const style = getComputedStyle(this.stage as Element);
    const { width, height, ratio } = this.#extent;
    const muted = getComputedStyle(this.shadowRoot?.querySelector('.axes .number') ?? this).fill;
    const picture: PlotPicture = {
      ...{ surface: await view.toBlob('image/png'), width: width / ratio, height: height / ratio, ratio, axes, title: this.#label() },
      ...{ paper: style.backgroundColor, ink: style.color, muted: muted || style.color, font: style.fontFamily, fontSize: 11.5 },
    };
    return type === 'image/svg+xml' ? asSvg(picture) : asPixels(picture, type);
  }

  /** Gives the picture the keyboard. */
  override focus(options?: FocusOptions): void {
    this.stage?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading.leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('for')) this.#subject.for = this.for;
    const { simulation } = this.#subject;
    const rule = simulation?.rule ?? null;
    const settings = this.#settings.read(this, rule);
    this.#shown = null;
    if (!rule) return;
    const unit = this.#settings.unit(this.unit, this.#subject.unit, rule);
    this.#shown = { rule, settings, unit, axes: axesOf(settings, rule, this.#stage.live) };
  }

  protected override updated(): void {
    if (!this.#shown || !this.colors) return;
    const { settings, unit, axes } = this.#shown;
    this.#stage.show({
      content: { mode: settings.mode, unit, axes, heightScale: settings.heightScale },
      settings,
      look: this.#looks.next(this.colormap, this.colors),
      cell: settings.probe ?? this.#subject.probe,
    });
    this.#place();
    this.#reading.updated();
  }

  /** Gives the picture its room; where that is another than before, the axes stand elsewhere. */
  #place(): void {
    const width = this.#extent.width / this.#extent.ratio;
    const margins = this.#shown?.settings.mode === 'flat' ? FLAT_MARGINS : width < NARROW ? NARROW_MARGINS : MARGINS;
    if (this.#stage.resize(this.#extent, margins)) this.requestUpdate();
  }

  #onShown(simulation: Simulation | null): void {
    this.lack = null;
    this.clearError('drawing');
    this.#reading.leave();
    this.#stage.simulation = simulation;
  }

  #onDrawingFailed(error: CaError): void {
    if (this.lack?.message !== error.message) this.lack = lackOf(error);
    this.fail('drawing', error, !this.lack);
  }

  /** What the plot's three directions are called. */
  #names(): { x: string; y: string | null; z: string } | null {
    if (!this.#shown) return null;
    const { rule, unit } = this.#shown;
    const { x, y } = settledAxes(rule, this.#shown.axes);
    return { x, y, z: unit ?? wholeName(rule) };
  }

  #label(): string {
    const names = this.#names();
    return names && this.#shown ? words.plot(this.#shown.rule.name, names.z, names.x, names.y) : words.empty;
  }

  #axesDrawing(): AxesDrawing | null {
    const { view } = this.#stage;
    const names = this.#names();
    if (!view || !this.#shown || !names || !this.#extent.width || this.#shown.settings.mode === 'units') return null;
    const { rule, unit, axes, settings } = this.#shown;
    const { heightScale } = settings;
    return drawAxes(view.camera, { rule, axes, range: heightRange(rule, unit, axes), name: names.z, heightScale });
  }

  readonly #set = (change: BarChange, done = true): void => {
    if ('mode' in change) this.view = change.mode;
    else if ('unit' in change) this.#choose(change.unit);
    else if ('x' in change) this.#turn('x', change.x);
    else if ('y' in change) this.#turn('y', change.y);
    else if ('heat' in change) this.heat = change.heat as HeatKind | 'none';
    else if ('trace' in change) this.trace = change.trace ? USUAL_TRACE : null;
    else if ('at' in change) this.at = { ...this.#shown?.settings.at, [change.at[0]]: change.at[1] };
    else this.home();
    fire(this, done ? 'ca-change' : 'ca-input', { action: 'plot' });
  };

  /** A unit of one's own stays one's own; else the page hears which unit a person looks at. */
  #choose(unit: string | null): void {
    if (this.unit !== null) this.unit = unit;
    this.#subject.say(unit);
  }

  /** An input that is on the other axis already changes places. */
  #turn(axis: 'x' | 'y', name: string): void {
    const { x, y } = settledAxes(this.#shown?.rule as Rule, this.#shown?.axes ?? {});
    this.x = axis === 'x' ? name : name === x ? y : x;
    this.y = axis === 'y' ? name : name === y ? x : y;
  }

  #onKey(key: PlotKey): void {
    if (!this.#shown) return;
    const { settings } = this.#shown;
    if (key.kind === 'read') this.#reading.step(key.dx, key.dy);
    else if (key.kind === 'leave') this.#reading.leave();
    else if (key.kind === 'mode') {
      this.#set({ mode: key.mode });
      this.status = words.mode(key.mode);
    } else if (key.kind === 'heat') {
      const heat = HEATS[(HEATS.indexOf(settings.heat ?? 'none') + 1) % HEATS.length];
      this.#set({ heat });
      this.status = words.heatKind(heat);
    } else if (key.kind === 'trace') {
      this.#set({ trace: settings.trace === 0 });
      this.status = settings.trace === 0 ? words.traceOn : words.traceOff;
    } else if (key.kind === 'home') this.status = words.homed;
  }

  #barContext(): BarContext | null {
    if (!this.#shown) return null;
    const { rule, settings, unit, axes } = this.#shown;
    const atHome = this.#stage.view?.camera.atHome ?? true;
    return { rule, settings, axes, unit, atHome, lattice: this.#stage.hasLattice(rule, axes), set: this.#set };
  }

  protected override render(): TemplateResult {
    const { lack } = this;
    const shown = this.#shown;
    const axes = lack ? null : this.#axesDrawing();
    const bar = this.controls && !lack ? this.#barContext() : null;
    const tiles = shown?.settings.mode === 'units' ? (this.#stage.view?.tiles ?? []) : [];
    const heat = shown?.settings.heat && shown.settings.mode !== 'units' ? shown.settings.heat : null;
    return html`
      <div part="base" class="base">
        <div
          class="stage"
          tabindex=${lack ? nothing : 0}
          role=${lack ? 'group' : 'application'}
          aria-roledescription=${words.role}
          aria-label=${this.#label()}
          aria-describedby=${lack ? nothing : 'keys'}
        >
          <canvas part="canvas"></canvas>
          ${axes ? axesOverlay(axes, this.#reading.mark) : nothing}
          ${tiles.length ? unitButtons(tiles, shown?.unit ?? null, (unit) => this.#onTile(unit)) : nothing}
          ${lack ? lackCover(lack) : nothing} ${shown || lack ? nothing : this.#emptyCover()}
        </div>
        ${heat && this.colors ? legend(heat, this.#stage.heat, this.#looks.heatColors, this.#stage.trace?.cell != null) : nothing}
        ${errorList(this.errors.filter((message) => message !== lack?.message))}
        <slot name="controls">${bar ? html`${plotBar(bar)}${pins(bar)}` : nothing}</slot>
        <div id="keys" class="visually-hidden">${words.keys}</div>
        <div part="status" class="visually-hidden" role="status">${this.status}</div>
      </div>
    `;
  }

  /** With a bar, which leads back, a unit that is clicked is shown large here; without one it is told to the others. */
  #onTile(unit: string): void {
    this.#choose(unit);
    if (this.controls) this.view = 'surface';
    fire(this, 'ca-change', { action: 'plot' });
  }

  #emptyCover(): TemplateResult {
    return this.for ? unlinkedCover(this.for) : html`<div class="cover">${words.nothing}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ca-surface-plot': CaSurfacePlot;
  }
}
