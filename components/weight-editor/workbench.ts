// The workbench: all of an editor that a page needs only once there is something to edit. Puts the parts together: what is edited comes
// from the subject, what a person does goes through the deeds, the views are functions of the desk. A page fetches this with its first
// linked editor; the element beside it holds the attributes.

import { html, nothing, type CSSResult, type ReactiveControllerHost, type TemplateResult } from 'lit';
import '../../core/compile/choose.js'; // an edit may ask for any way to run
import { settledAxes, type HeightAxes } from '../../core/compile/heights-range.js';
import type { CaError } from '../../core/base/errors.js';
import type { Bus } from '../../core/page/bus.js';
import type { Editing } from '../../core/page/editing.js';
import { ruleNumbers } from '../../core/rule/numbers.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import '../grid/grid.js';
import type { Attempt } from '../shared/element.js';
import { fire } from '../shared/events.js';
import { TooltipController, tooltipStyles } from '../shared/tooltip.controller.js';
import { card, cardName, isThere } from './card.js';
import { CardController, readTarget } from './card.controller.js';
import { cardStyles } from './card.styles.js';
import { code, type Language } from './code.js';
import { Deeds } from './deeds.js';
import type { Bounds, CardTarget, Desk } from './desk.js';
import { diagram } from './diagram.js';
import { diagramStyles } from './diagram.styles.js';
import { explorePanel } from './explore.js';
import { ExploreController } from './explore.controller.js';
import { historyStrip } from './history-strip.js';
import { isDrawable } from './layout.js';
import { MapsController } from './maps.controller.js';
import { matrices, type Cursors } from './matrix.js';
import { panelStyles } from './panel.styles.js';
import { parameters } from './parameters.js';
import { standpoint } from './standpoint.js';
import { SubjectController } from './subject.controller.js';
import { toolbar } from './toolbar.js';
import { underMaps } from './under-maps.js';
import { tree, type Folds } from './tree.js';
import { truthTable } from './truth-table.js';
import { viewStyles } from './view.styles.js';
import type { EditorView } from './views.js';
import { workbenchStyles } from './workbench.styles.js';
import { words } from './words.js';

/** The looks of the workbench, beside those of the element. */
export const benchStyles: readonly CSSResult[] = [tooltipStyles, workbenchStyles, diagramStyles, viewStyles, panelStyles, cardStyles];

/** What the element's attributes say. */
export interface BenchSettings {
  readonly view: EditorView;
  readonly bounds: Bounds;
  readonly readonly: boolean;
}

/** What a workbench needs of its element. */
export interface BenchContext {
  readonly settings: () => BenchSettings;
  /** Another view is wanted. */
  readonly show: (view: EditorView) => void;
  readonly attempt: Attempt;
  /** The height maps cannot be drawn. */
  readonly failed: (error: CaError) => void;
}

/** The works of one editor. */
export class Workbench {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #context: BenchContext;
  readonly #subject: SubjectController;
  readonly #deeds: Deeds;
  readonly #card: CardController;
  readonly #explore: ExploreController;
  readonly #maps: MapsController;
  readonly #cursors: Cursors = new Map();
  readonly #folds: Folds = new Map();
  #language: Language = 'expression';
  #chosen: { readonly x?: string; readonly y?: string } = {};

  constructor(host: ReactiveControllerHost & HTMLElement, context: BenchContext) {
    this.#host = host;
    this.#context = context;
    new TooltipController(host);
    this.#deeds = new Deeds({
      element: host,
      editing: () => this.#subject.editing,
      readonly: () => context.settings().readonly,
      attempt: context.attempt,
    });
    this.#card = new CardController(host, (element) => this.#targetOf(element));
    this.#explore = new ExploreController(host);
    this.#maps = new MapsController(host, { failed: context.failed, visible: (visible) => (this.#subject.visible = visible) });
    this.#subject = new SubjectController(host, {
      simulation: (simulation) => this.#onSimulation(simulation),
      rule: (rule) => fire(host, 'ca-rule-change', { rule, source: this.#deeds.isOwn(rule) ? 'editor' : 'api' }),
    });
    host.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** What is edited: the automaton of a bus, or the one that a program gave. */
  follow(bus: Bus | null, given: Simulation | null): void {
    this.#subject.follow(bus, given);
  }

  undo(): void {
    this.#deeds.undo(false);
  }

  redo(): void {
    this.#deeds.redo(false);
  }

  reset(): void {
    this.#deeds.reset(false);
  }

  #onSimulation(simulation: Simulation | null): void {
    this.#card.close();
    this.#maps.simulation = simulation;
    this.#explore.simulation = simulation;
    this.#chosen = {};
    this.#context.attempt('edit', () => {}); // what could not be done to another rule is no news of this one
  }

  #targetOf(element: Element): CardTarget | null {
    const { editing } = this.#subject;
    if (!editing) return null;
    return readTarget(element.getAttribute('data-card') ?? '', (key) => ruleNumbers(editing.rule).get(key)?.address);
  }

  /** The rule with all that a person may do to it. */
  #desk({ rule, base, locked }: Editing): Desk {
    const { readonly, bounds } = this.#context.settings();
    return {
      ...{ rule, base, locked, readonly, bounds },
      numbers: ruleNumbers(rule),
      baseNumbers: ruleNumbers(base),
      values: this.#subject.activity,
      selected: this.#subject.unit,
      setNumber: this.#deeds.setNumber,
      change: this.#deeds.change,
      lock: (keys, on) => this.#subject.editing?.lock(keys, on),
      select: (unit) => (this.#subject.unit = unit),
      open: (target, anchor, focus) => this.#card.open(target, anchor, focus),
      close: () => this.#card.close(),
    };
  }

  /** Ctrl+Z and Ctrl+Shift+Z, except in a field that has an undo of its own. */
  #onKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (this.#context.settings().readonly || event.composedPath()[0] instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    if (event.shiftKey) this.#deeds.redo(true);
    else this.#deeds.undo(true);
  }

  /** A press beside every node lets the selected unit go. */
  readonly #onBoard = (event: MouseEvent): void => {
    if (!(event.target as Element).closest('[data-card], button, input, select, summary')) this.#subject.unit = null;
  };

  #axes(rule: Rule): HeightAxes {
    const { activity } = this.#subject;
    const settled = settledAxes(rule, this.#chosen);
    // The other inputs are where the cell stands, in steps that can be told apart.
    const at = Object.entries(settled.at).map(([name, value]) => [name, Number((activity?.[name] ?? value).toPrecision(3))]);
    return { ...settled, at: Object.fromEntries(at) };
  }

  #content(desk: Desk, axes: HeightAxes): TemplateResult {
    const { rule, values } = desk;
    const { view } = this.#context.settings();
    const stand = standpoint(rule, values, axes);
    if (view === 'code') return code(desk, this.#language, (language) => this.#update(() => (this.#language = language)));
    if (rule.formula) return parameters(desk);
    if (!isDrawable(rule)) return matrices(desk, this.#cursors, () => this.#host.requestUpdate());
    if (view === 'tree') return tree(desk, stand, this.#folds, () => this.#host.requestUpdate());
    return this.#maps.width ? diagram(desk, this.#maps.width, stand) : html``;
  }

  #update(change: () => void): void {
    change();
    this.#host.requestUpdate();
  }

  #cardOf(desk: Desk): TemplateResult | typeof nothing {
    const { target, pinned } = this.#card;
    if (!target || !isThere(desk, target)) return nothing;
    const name = cardName(desk, target);
    return html`<div class="card ${target.kind}" part="card" popover="manual" role="dialog" aria-label=${name} tabindex="-1">
      ${card(desk, target, pinned)}
    </div>`;
  }

  #bar(desk: Desk, editing: Editing): TemplateResult {
    const { view, readonly } = this.#context.settings();
    const exploring = this.#explore.open;
    return html`${toolbar({
      ...{ view, editing, readonly, exploring },
      show: (next) => {
        this.#card.close();
        this.#context.show(next);
      },
      undo: () => this.#deeds.undo(true),
      redo: () => this.#deeds.redo(true),
      reset: () => this.#deeds.reset(true),
      explore: () => this.#explore.toggle(),
    })}
    ${exploring && !readonly ? explorePanel(desk, this.#explore, this.#deeds.blend) : nothing}`;
  }

  /**
   * Everything.
   * @param errors - the messages of the element; @param empty - what stands there while there is nothing to edit
   */
  render(errors: TemplateResult, empty: TemplateResult): TemplateResult {
    const { view, readonly } = this.#context.settings();
    const { editing, probe } = this.#subject;
    const desk = editing && this.#desk(editing);
    const axes = desk && this.#axes(desk.rule);
    if (axes) this.#maps.axes = axes;
    // A diagram's nodes stand where its structure and width put them, whatever its numbers are.
    this.#maps.layout = desk && view === 'diagram' ? [this.#maps.width, desk.rule.structureKey].join() : null;
    const name = desk ? words.editor(desk.rule.name) : words.empty;
    return html`
      <div part="base" class="base" role="group" aria-label=${name}>
        ${desk && editing ? this.#bar(desk, editing) : nothing}
        <div class="ruler"></div>
        <div class="frame view-${view}">
          <div class="board" @click=${this.#onBoard}>
            <div class="maps" aria-hidden="true"><canvas part="canvas"></canvas></div>
            ${desk && axes ? this.#content(desk, axes) : empty}
          </div>
        </div>
        ${errors}
        ${desk && axes && view !== 'code' ? underMaps(desk, axes, probe, (chosen) => this.#update(() => (this.#chosen = chosen))) : nothing}
        ${desk ? truthTable(desk) : nothing} ${editing && !readonly ? historyStrip(editing.history, this.#deeds.goTo) : nothing}
        ${desk ? this.#cardOf(desk) : nothing}
        <div id="edge-keys" class="visually-hidden">${words.connectionKeys}</div>
        <div id="unit-keys" class="visually-hidden">${words.unitKeys}</div>
      </div>
    `;
  }
}
