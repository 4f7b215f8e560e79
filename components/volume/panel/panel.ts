// What a button of a volume's bar opens below it: how the volume is shown, which values, which part, and from where. Fetched when the
// button is pressed for the first time. This file owns the panel and what its parts share; each part is a file.

import { adoptStyles, html, render, type CSSResultOrNative, type LitElement } from 'lit';
import { stateBounds } from '../../../core/rule/states.js';
import type { Simulation } from '../../../core/simulation/simulation.js';
import { fire } from '../../shared/events.js';
import type { VolumeDisplay } from '../display.js';
import { HistogramController } from './histogram.controller.js';
import { drawing } from './drawing.js';
import { modes, parts, slices, views } from './parts.js';
import { panelStyles } from './panel.styles.js';
import { ATTRIBUTES, type PanelValues, type Sheet } from './sheet.js';
import { ValuesEditor } from './values.js';
import { words } from './words.js';

/** What the panel needs of the element. */
export interface PanelContext {
  readonly host: LitElement & PanelValues & { readonly standpoint: string };
  /** Where it stands. */
  readonly into: HTMLElement;
  readonly display: VolumeDisplay;
  readonly simulation: () => Simulation | null;
  readonly said: (text: string) => void;
}

/** Three digits more than can be seen in a picture. */
const tidy = (value: unknown) => (typeof value === 'number' ? Number(value.toFixed(6)) : value);

/** Writes the attribute that an author would write, so that what is chosen here is in the embed code. */
function put(host: PanelContext['host'], name: keyof PanelValues, value: PanelValues[keyof PanelValues]): void {
  const attribute = ATTRIBUTES[name];
  if (value === null || typeof value === 'boolean') {
    host.toggleAttribute(attribute, value === true);
    Object.assign(host, { [name]: value }); // also where the page gave it as a property
  } else host.setAttribute(attribute, [value].flat().map(tidy).join(' '));
}

/** The panel. */
export class Panel {
  readonly #context: PanelContext;
  readonly #histogram = new HistogramController(() => this.#render());
  readonly #values: ValuesEditor;
  #open = false;
  #said = '';

  constructor(context: PanelContext) {
    this.#context = context;
    this.#values = new ValuesEditor(context.into);
    const root = context.host.shadowRoot as ShadowRoot;
    adoptStyles(root, [...((context.host.constructor as typeof LitElement).elementStyles as CSSResultOrNative[]), panelStyles]);
  }

  /** Whether it is seen: only then are cells read. */
  set open(open: boolean) {
    this.#open = open;
    this.update();
  }

  /** Something about the element is another. */
  update(): void {
    const { simulation, display } = this.#context;
    this.#histogram.watch(this.#open ? simulation() : null, display.stage.shown?.content.channel ?? 0);
    if (this.#open) this.#render();
  }

  #sheet(): Sheet | null {
    const { host, display } = this.#context;
    const simulation = this.#context.simulation();
    const { shown, view } = display.stage;
    if (!simulation || !shown) return null;
    const [x, y, z = view?.depth ?? display.depth] = simulation.size;
    return {
      ...{ values: host, rule: simulation.rule, size: [x, y, z], isHistory: simulation.size.length === 2 },
      ...{ content: shown.content, look: shown.look, stops: display.settings.transferFunction },
      ...{ heights: this.#histogram.heights, range: stateBounds(simulation.rule) },
      set: (change, done = true) => {
        for (const name of Object.keys(change) as (keyof PanelValues)[]) put(host, name, change[name] ?? null);
        fire(host, done ? 'ca-change' : 'ca-input', { action: 'plot' });
      },
      update: () => this.#render(),
      settled: () => host.updateComplete,
    };
  }

  async #copy(): Promise<void> {
    const text = `camera="${this.#context.host.standpoint}"`;
    try {
      await navigator.clipboard.writeText(text);
      this.#say(words.copied(text));
    } catch {
      this.#say(words.copyYourself(text)); // a frame, or a page without a secure connection
    }
  }

  #say(text: string): void {
    this.#said = text;
    this.#context.said(text);
    this.#render();
  }

  #render(): void {
    const sheet = this.#sheet();
    if (!sheet) return void render(null, this.#context.into);
    const { stage } = this.#context.display;
    const look = { place: stage.lookFrom, copy: () => void this.#copy() };
    render(
      html`${modes(sheet)} ${this.#values.render(sheet)} ${sheet.content.mode === 'slice' ? slices(sheet) : null} ${parts(sheet)}
        ${views(sheet, look)} ${drawing(sheet, this.#context)}
        <p class="said" aria-hidden="true">${this.#said}</p>`,
      this.#context.into,
    );
  }
}
