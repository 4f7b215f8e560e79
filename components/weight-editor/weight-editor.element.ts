// <ca-weight-editor>: the network of the linked rule, taken apart. This class puts the parts together: what is edited comes from the
// subject, what can be done is the desk, the views are functions of the desk. It draws nothing itself and reads no cell.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { settledAxes, type HeightAxes } from '../../core/compile/heights-range.js';
import type { Editing } from '../../core/page/editing.js';
import { ruleNumbers, withNumber, type NumberAddress } from '../../core/rule/numbers.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import '../grid/grid.js';
import { numberConverter, readNumber, readWord } from '../shared/attributes.js';
import { CaElement } from '../shared/element.js';
import { fire, type ActionDetail } from '../shared/events.js';
import { errorList } from '../shared/figure.js';
import { figureStyles } from '../shared/figure.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import { TooltipController, tooltipStyles } from '../shared/tooltip.controller.js';
import { card, cardName, isThere } from './card.js';
import { CardController, readTarget } from './card.controller.js';
import { cardStyles } from './card.styles.js';
import { code, type Language } from './code.js';
import type { Bounds, CardTarget, Desk, Phase } from './desk.js';
import { diagram } from './diagram.js';
import { diagramStyles } from './diagram.styles.js';
import { explorePanel } from './explore.js';
import { ExploreController } from './explore.controller.js';
import { historyStrip } from './history-strip.js';
import { isDrawable } from './layout.js';
import { MapsController } from './maps.controller.js';
import { matrices, type Cursors } from './matrix.js';
import { nameOf, written } from './numbers.js';
import { parameters } from './parameters.js';
import { standpoint } from './standpoint.js';
import { SubjectController } from './subject.controller.js';
import { toolbar, VIEWS, type EditorView } from './toolbar.js';
import { underMaps } from './under-maps.js';
import { tree } from './tree.js';
import { truthTable } from './truth-table.js';
import { viewStyles } from './view.styles.js';
import { styles } from './weight-editor.styles.js';
import { words } from './words.js';

/**
 * @summary The network of the linked automaton's rule as a diagram, a tree of nested functions, and code; every number editable.
 *
 * @slot error - Replaces the messages about what could not be used.
 *
 * @event {CustomEvent<ActionDetail>} ca-input - A person is moving a slider or dragging a connection.
 * @event {CustomEvent<ActionDetail>} ca-change - A person has changed the rule.
 * @event {CustomEvent<{ rule: Rule, source: string }>} ca-rule-change - Another rule is in force; `source` is `editor` where this element put it there.
 * @event {CustomEvent<{ target: Element }>} ca-link - `for` found its element.
 * @event {CustomEvent<{ target: Element }>} ca-unlink - The linked element went away, or `for` names another.
 * @event {CustomEvent<{ code: string, message: string, recoverable: boolean }>} ca-error - Something could not be used.
 *
 * @csspart base - Everything.
 * @csspart bar - The row of buttons on top.
 * @csspart button - Each of its buttons.
 * @csspart diagram - The diagram.
 * @csspart node - Each input and unit of the diagram.
 * @csspart connection - Each connection of the diagram.
 * @csspart tree - The tree.
 * @csspart code - The code.
 * @csspart matrix - The fields of weights of a wide network.
 * @csspart formula - Expressions and parameters of a rule without a network.
 * @csspart table - The truth table of a discrete rule.
 * @csspart number - Each field with a number.
 * @csspart card - The card beside a connection or a unit.
 * @csspart explore - The panel for exploring.
 * @csspart garden - The nine mutants.
 * @csspart history - The history.
 *
 * @cssproperty [--ca-ink] - Text, and where a unit says 1.
 * @cssproperty [--ca-paper] - The background, and where a unit says 0.
 * @cssproperty [--ca-muted] - Secondary text.
 * @cssproperty [--ca-hairline] - Frames.
 * @cssproperty [--ca-accent] - Sliders, what is selected, and the point where the cell stands.
 * @cssproperty [--ca-positive] - Weights over 0.
 * @cssproperty [--ca-negative] - Weights under 0.
 * @cssproperty [--ca-focus-ring] - The focus ring.
 * @cssproperty [--ca-radius=6px] - Radius of the corners.
 *
 * @cssstate linked - Linked to an automaton.
 * @cssstate error - A message is shown.
 */
export class CaWeightEditor extends CaElement {
  static override styles = [tokens, figureStyles, tooltipStyles, styles, diagramStyles, viewStyles, cardStyles];

  readonly #subject = new SubjectController(this, {
    simulation: (simulation) => this.#onSimulation(simulation),
    rule: (rule) => fire(this, 'ca-rule-change', { rule, source: this.#acting ? 'editor' : 'api' }),
  });
  readonly #card = new CardController(this, (element) => this.#targetOf(element));
  readonly #explore = new ExploreController(this);
  readonly #maps = new MapsController(this, {
    failed: (error) => this.fail('drawing', error),
    visible: (visible) => (this.#subject.visible = visible),
  });
  readonly #cursors: Cursors = new Map();
  /** The rule that is being put in force is this editor's doing. */
  #acting = false;
  #view: EditorView = 'diagram';
  #bounds: Bounds = { min: null, max: null, step: null };

  @state() private language: Language = 'expression';
  @state() private chosen: { readonly x?: string; readonly y?: string } = {};

  /** The id of the element whose rule to edit. */
  @property({ reflect: true }) for: string | null = null;
  /** How the network is shown: `diagram`, `tree` or `code`. */
  @property({ reflect: true }) view: EditorView | null = 'diagram';
  /** Least value that sliders and keys give to weights and biases; as suits the rule unless told. */
  @property({ converter: numberConverter }) min: number | null = null;
  /** Greatest value that sliders and keys give to weights and biases; as suits the rule unless told. */
  @property({ converter: numberConverter }) max: number | null = null;
  /** What an arrow key changes; as suits the number unless told. */
  @property({ converter: numberConverter }) step: number | null = null;
  /** Look, and change nothing. */
  @property({ type: Boolean, reflect: true }) readonly = false;

  constructor() {
    super();
    new TooltipController(this);
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** The automaton whose rule is edited. Setting one edits it in place of the linked one; `null` goes back. It stays yours to dispose. */
  @property({ attribute: false, noAccessor: true })
  get simulation(): Simulation | null {
    return this.#subject.simulation;
  }

  set simulation(simulation: Simulation | null) {
    this.#subject.simulation = simulation;
  }

  /** Goes back to the rule before the last edit. */
  undo(): void {
    this.#act('history', () => this.#subject.editing?.undo());
  }

  /** Goes forward to the rule that was undone. */
  redo(): void {
    this.#act('history', () => this.#subject.editing?.redo());
  }

  /** Puts the rule in force that editing began with; that can be undone. */
  reset(): void {
    const { editing } = this.#subject;
    this.#act('history', () => editing?.edit(editing.base, words.labels.undone));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('for')) this.#subject.for = this.for;
    if (changed.has('view')) this.attempt('view', () => (this.#view = readWord('view', this.view, VIEWS) ?? 'diagram'));
    for (const name of ['min', 'max', 'step'] as const) {
      if (!changed.has(name)) continue;
      const least = name === 'step' ? { min: Number.MIN_VALUE } : {};
      this.attempt(name, () => (this.#bounds = { ...this.#bounds, [name]: readNumber(name, this[name], least) ?? null }));
    }
    this.setState('linked', this.#subject.linked);
  }

  #onSimulation(simulation: Simulation | null): void {
    this.#card.close();
    this.#maps.simulation = simulation;
    this.#explore.simulation = simulation;
    this.chosen = {};
    this.clearError('edit');
  }

  /** Does what a person asked for, and tells the page. True if it could be done. */
  #act(action: ActionDetail['action'], act: () => void, phase: Phase = 'change'): boolean {
    this.#acting = true;
    const done = this.attempt('edit', () => {
      act();
      return true;
    });
    this.#acting = false;
    if (done) fire(this, phase === 'input' ? 'ca-input' : 'ca-change', { action });
    return done ?? false;
  }

  #setNumber(address: NumberAddress, value: number, phase: Phase, merge?: string): void {
    const { editing } = this.#subject;
    if (!editing || this.readonly) return;
    const make = () => {
      editing.draft(withNumber(editing.rule, address, value), `${nameOf(address)} ${written(value)}`, merge);
      if (phase === 'change') editing.commit();
    };
    this.#act('number', make, phase);
  }

  #change(label: string, make: () => Rule, action: ActionDetail['action'] = 'structure'): boolean {
    const { editing } = this.#subject;
    if (!editing || this.readonly) return false;
    return this.#act(action, () => editing.edit(make(), label));
  }

  readonly #put = (rule: Rule, label: string, phase: Phase): void => {
    const { editing } = this.#subject;
    if (!editing || this.readonly) return;
    const put = () => {
      editing.draft(rule, label, 'blend');
      if (phase === 'change') editing.commit();
    };
    this.#act('explore', put, phase);
  };

  #targetOf(element: Element): CardTarget | null {
    const { editing } = this.#subject;
    if (!editing) return null;
    return readTarget(element.getAttribute('data-card') ?? '', (key) => ruleNumbers(editing.rule).get(key)?.address);
  }

  /** The rule with all that a person may do to it. */
  #desk(rule: Rule, base: Rule, locked: ReadonlySet<string>): Desk {
    return {
      ...{ rule, base, locked, readonly: this.readonly, bounds: this.#bounds },
      numbers: ruleNumbers(rule),
      baseNumbers: ruleNumbers(base),
      values: this.#subject.activity,
      selected: this.#subject.unit,
      setNumber: (address, value, phase, merge) => this.#setNumber(address, value, phase, merge),
      change: (label, make, action) => this.#change(label, make, action),
      lock: (keys, on) => this.#subject.editing?.lock(keys, on),
      select: (unit) => (this.#subject.unit = unit),
      open: (target, anchor, focus) => this.#card.open(target, anchor, focus),
      close: () => this.#card.close(),
    };
  }

  /** Ctrl+Z and Ctrl+Shift+Z, except in a field that has an undo of its own. */
  #onKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.altKey || this.readonly) return;
    if (event.composedPath()[0] instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    if (event.shiftKey) this.redo();
    else this.undo();
  }

  /** A press beside every node lets the selected unit go. */
  readonly #onBoard = (event: MouseEvent): void => {
    if (!(event.target as Element).closest('[data-card], button, input, select, summary')) this.#subject.unit = null;
  };

  #axes(rule: Rule): HeightAxes {
    const { activity } = this.#subject;
    const settled = settledAxes(rule, this.chosen);
    // The other inputs are where the cell stands, in steps that can be told apart.
    const at = Object.entries(settled.at).map(([name, value]) => [name, Number((activity?.[name] ?? value).toPrecision(3))]);
    return { ...settled, at: Object.fromEntries(at) };
  }

  #content(desk: Desk, axes: HeightAxes): TemplateResult {
    const { rule, values } = desk;
    const stand = standpoint(rule, values, axes);
    if (this.#view === 'code') return code(desk, this.language, (language) => (this.language = language));
    if (rule.formula) return parameters(desk);
    if (this.#view === 'tree' && isDrawable(rule)) return tree(desk, stand);
    if (!isDrawable(rule)) return matrices(desk, this.#cursors, () => this.requestUpdate());
    return this.#maps.width ? diagram(desk, this.#maps.width, stand) : html``;
  }

  #cardOf(desk: Desk): TemplateResult | typeof nothing {
    const { target, pinned } = this.#card;
    if (!target || !isThere(desk, target)) return nothing;
    return html`<div
      class="card ${target.kind}"
      part="card"
      popover="manual"
      role="dialog"
      aria-label=${cardName(desk, target)}
      tabindex="-1"
    >
      ${card(desk, target, pinned)}
    </div>`;
  }

  /** What there is beside the board once something is edited. */
  #around(desk: Desk, editing: Editing, axes: HeightAxes): { before: unknown; after: unknown } {
    const goTo = (index: number) => this.#act('history', () => editing.goTo(index));
    return {
      before: html`${toolbar({
        ...{ view: this.#view, editing, readonly: this.readonly, exploring: this.#explore.open },
        show: (view) => {
          this.#card.close();
          this.view = view;
        },
        undo: () => this.undo(),
        redo: () => this.redo(),
        reset: () => this.reset(),
        explore: () => this.#explore.toggle(),
      })}
      ${this.#explore.open && !this.readonly ? explorePanel(desk, this.#explore, this.#put) : nothing}`,
      after: html`${this.#view === 'code' ? nothing : underMaps(desk, axes, this.#subject.probe, (chosen) => (this.chosen = chosen))}
      ${truthTable(desk)} ${this.readonly ? nothing : historyStrip(editing.history, goTo)} ${this.#cardOf(desk)}`,
    };
  }

  protected override render(): TemplateResult {
    const { editing } = this.#subject;
    const desk = editing && this.#desk(editing.rule, editing.base, editing.locked);
    const axes = desk && this.#axes(desk.rule);
    if (axes) this.#maps.axes = axes;
    const around = desk && axes ? this.#around(desk, editing, axes) : null;
    return html`
      <div part="base" class="base" role="group" aria-label=${desk ? words.editor(desk.rule.name) : words.empty}>
        ${around?.before}
        <div class="frame view-${this.#view}">
          <div class="board" @click=${this.#onBoard}>
            <div class="maps" aria-hidden="true"><canvas></canvas></div>
            ${desk && axes ? this.#content(desk, axes) : html`<p class="empty">${this.for ? words.unlinked(this.for) : words.empty}</p>`}
          </div>
        </div>
        ${errorList(this.errors)} ${around?.after}
        <div id="edge-keys" class="visually-hidden">${words.connectionKeys}</div>
        <div id="unit-keys" class="visually-hidden">${words.unitKeys}</div>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ca-weight-editor': CaWeightEditor;
  }
}
