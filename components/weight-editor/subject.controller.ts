// What an editor edits: the automaton of a linked element or one that a program gave, its editing, the cell that a person probes, the unit that
// a person looks at, and what the units say. Tells the element when any of it is another.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ActivityWatch, type Activity } from '../../core/page/activity.js';
import type { Bus, Probe } from '../../core/page/bus.js';
import { Editing } from '../../core/page/editing.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Simulation } from '../../core/simulation/simulation.js';

/** What the element does with the news. */
export interface SubjectListener {
  /** Another automaton, or none. */
  readonly simulation: (simulation: Simulation | null) => void;
  /** Another rule came into force. */
  readonly rule: (rule: Rule) => void;
}

/** Follows one automaton at a time. */
export class SubjectController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: SubjectListener;
  #bus: Bus | null = null;
  #offBus: () => void = () => {};
  #offEditing: () => void = () => {};
  #given: Simulation | null = null;
  #linked: Simulation | null = null;
  #current: Simulation | null = null;
  #editing: Editing | null = null;
  #watch: ActivityWatch | null = null;
  #visible = false;
  #activity: Activity | null = null;
  #unit: string | null = null;

  constructor(host: ReactiveControllerHost & Element, listener: SubjectListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  /** What is edited. */
  get simulation(): Simulation | null {
    return this.#given ?? this.#linked;
  }

  get editing(): Editing | null {
    return this.#editing;
  }

  /** The cell that a person probes; `null` for none, and then the values are means. */
  get probe(): Probe | null {
    return this.#given ? null : (this.#bus?.last('probe') ?? null);
  }

  /** What inputs and units say, by name. */
  get activity(): Activity | null {
    return this.#activity;
  }

  /** The unit that a person looks at, here or in a plot. */
  get unit(): string | null {
    return this.#unit;
  }

  set unit(unit: string | null) {
    if (unit === this.#unit) return;
    this.#unit = unit;
    if (this.#bus && (this.#bus.last('unit') ?? null) !== unit) this.#bus.emit('unit', unit);
    this.#host.requestUpdate();
  }

  /** Whether any of the editor is in the window: only then are cells read. */
  set visible(visible: boolean) {
    this.#visible = visible;
    if (this.#watch) this.#watch.awake = visible;
  }

  hostConnected(): void {
    this.#show();
  }

  hostDisconnected(): void {
    this.#follow(null);
  }

  /**
   * Follows the automaton of a bus, or one that a program gave, which goes before the linked one.
   */
  follow(bus: Bus | null, given: Simulation | null): void {
    this.#given = given;
    if (bus !== this.#bus) this.#onBus(bus);
    else this.#show();
  }

  #onBus(bus: Bus | null): void {
    this.#offBus();
    this.#bus = bus;
    this.#linked = null;
    const offs = [
      bus?.on('simulation', (simulation) => {
        this.#linked = simulation;
        this.#show();
      }),
      bus?.on('probe', (probe) => {
        if (this.#watch && !this.#given) this.#watch.probe = probe;
        this.#host.requestUpdate();
      }),
      bus?.on('unit', (unit) => (this.unit = unit)),
    ];
    this.#offBus = () => offs.forEach((off) => off?.());
    this.#show();
  }

  #show(): void {
    if (this.#host.isConnected) this.#follow(this.simulation);
  }

  #follow(simulation: Simulation | null): void {
    if (simulation === this.#current) return;
    this.#offEditing();
    this.#offEditing = () => {};
    this.#watch?.stop();
    this.#current = simulation;
    this.#editing = simulation && Editing.of(simulation);
    this.#activity = null;
    this.#watch = simulation && new ActivityWatch(simulation, (activity) => this.#onActivity(activity));
    if (this.#watch) {
      this.#watch.probe = this.probe;
      this.#watch.awake = this.#visible;
    }
    const update = () => this.#host.requestUpdate();
    const offs = [
      simulation?.events.on('rule', this.#listener.rule),
      this.#editing?.events.on('rule', update),
      this.#editing?.events.on('history', update),
      this.#editing?.events.on('locked', update),
    ];
    this.#offEditing = () => offs.forEach((off) => off?.());
    this.#listener.simulation(simulation);
    update();
  }

  #onActivity(activity: Activity): void {
    this.#activity = activity;
    this.#host.requestUpdate();
  }
}
