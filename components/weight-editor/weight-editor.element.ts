// <ca-weight-editor>: the network of the linked rule, taken apart. This class holds the attributes and the link; the works are fetched
// when there is something to edit. It draws nothing itself and reads no cell.

import { adoptStyles, html, type CSSResultOrNative, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { CaError } from '../../core/base/errors.js';
import { Part } from '../../core/base/part.js';
import type { Bus } from '../../core/page/bus.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { numberConverter, readNumber, readWord } from '../shared/attributes.js';
import { CaElement } from '../shared/element.js';
import { errorList } from '../shared/figure.js';
import { figureStyles } from '../shared/figure.styles.js';
import { LinkController } from '../shared/link.controller.js';
import { tokens } from '../shared/tokens.styles.js';
import { words } from '../shared/words.js';
import type { Bounds } from './desk.js';
import { VIEWS, type EditorView } from './views.js';
import { styles } from './weight-editor.styles.js';
import type { Workbench } from './workbench.js';

/** The works of an editor. */
const works = new Part('what edits rules', () => import('./workbench.js'));

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
 * @csspart canvas - The height maps below diagram and tree.
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
  static override styles = [tokens, figureStyles, styles];

  readonly #link = new LinkController(this, (bus) => this.#onBus(bus));
  #bus: Bus | null = null;
  #given: Simulation | null = null;
  #bench: Workbench | null = null;
  #fetching = false;
  #view: EditorView = 'diagram';
  #bounds: Bounds = { min: null, max: null, step: null };

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

  /** The automaton whose rule is edited. Setting one edits it in place of the linked one; `null` goes back. It stays yours to dispose. */
  @property({ attribute: false, noAccessor: true })
  get simulation(): Simulation | null {
    return this.#given ?? this.#bus?.last('simulation') ?? null;
  }

  set simulation(simulation: Simulation | null) {
    this.#given = simulation;
    this.#follow();
  }

  /** Goes back to the rule before the last edit. */
  undo(): void {
    this.#bench?.undo();
  }

  /** Goes forward to the rule that was undone. */
  redo(): void {
    this.#bench?.redo();
  }

  /** Puts the rule in force that editing began with; that can be undone. */
  reset(): void {
    this.#bench?.reset();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('for')) this.#link.for = this.for;
    if (changed.has('view')) this.attempt('view', () => (this.#view = readWord('view', this.view, VIEWS) ?? 'diagram'));
    for (const name of ['min', 'max', 'step'] as const) {
      if (!changed.has(name)) continue;
      const least = name === 'step' ? { min: Number.MIN_VALUE } : {};
      this.attempt(name, () => (this.#bounds = { ...this.#bounds, [name]: readNumber(name, this[name], least) ?? null }));
    }
  }

  #onBus(bus: Bus | null): void {
    this.#bus = bus;
    this.setState('linked', bus !== null);
    this.#follow();
  }

  #follow(): void {
    this.#bench?.follow(this.#bus, this.#given);
    if (!this.#bench && (this.#bus || this.#given)) void this.#fetch();
    this.requestUpdate();
  }

  async #fetch(): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      const { Workbench, benchStyles } = works.atHand ?? (await works.fetch());
      await this.updateComplete; // the shadow tree is there
      const own = (this.constructor as typeof CaWeightEditor).elementStyles as CSSResultOrNative[];
      adoptStyles(this.shadowRoot as ShadowRoot, [...own, ...benchStyles]);
      this.#bench = new Workbench(this, {
        settings: () => ({ view: this.#view, bounds: this.#bounds, readonly: this.readonly }),
        show: (view) => (this.view = view),
        attempt: this.attempt,
        failed: (error) => this.fail('drawing', error),
      });
      this.#follow();
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      this.fail('editor', error);
    } finally {
      this.#fetching = false;
    }
  }

  protected override render(): TemplateResult {
    const errors = errorList(this.errors);
    const empty = html`<p class="empty">${this.for ? words.unlinked(this.for) : 'Nothing to edit yet'}</p>`;
    return (
      this.#bench?.render(errors, empty) ??
      html`<div part="base" class="base">${this.simulation ? html`<p class="empty"></p>` : empty} ${errors}</div>`
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ca-weight-editor': CaWeightEditor;
  }
}
