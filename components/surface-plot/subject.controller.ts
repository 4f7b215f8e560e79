// Whose heights a plot shows: the automaton of the element that `for` names, or one that a program gave; with what is said on the
// linked element's bus about the cell and the unit that a person looks at.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Bus, Probe } from '../../core/page/bus.js';
import { Playback } from '../../core/page/playback.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { LinkController } from '../shared/link.controller.js';

type Host = ReactiveControllerHost & Element;

/** What the plot does with the news. */
export interface SubjectListener {
  /** Another automaton is shown, or none. */
  readonly shown: (simulation: Simulation | null) => void;
  readonly linked: (linked: boolean) => void;
  /** Cells changed; while it runs at most ten times a second. */
  readonly stepped: () => void;
}

/** Finds the automaton and listens to its bus. */
export class SubjectController implements ReactiveController {
  readonly #host: Host;
  readonly #listener: SubjectListener;
  readonly #link: LinkController;
  #bus: Bus | null = null;
  #offBus: () => void = () => {};
  #offSimulation: () => void = () => {};
  #given: Simulation | null = null;
  #linked: Simulation | null = null;
  #shown: Simulation | null = null;
  #unit: string | null = null;
  #probe: Probe | null = null;

  constructor(host: Host, listener: SubjectListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
    this.#link = new LinkController(host, (bus) => this.#onBus(bus));
  }

  /** The id of the element to link to. */
  set for(id: string | null) {
    this.#link.for = id;
  }

  /** The automaton that is shown. One that is given comes before the linked one; `null` goes back to that. */
  get simulation(): Simulation | null {
    return this.#given ?? this.#linked;
  }

  set simulation(simulation: Simulation | null) {
    this.#given = simulation;
    this.#show();
  }

  /** The unit that a person looks at, on the bus or here. */
  get unit(): string | null {
    return this.#unit;
  }

  /** The cell that a person looked at last: it stays when the pointer leaves. */
  get probe(): Probe | null {
    return this.#probe;
  }

  /** Says which unit a person looks at. */
  say(unit: string | null): void {
    this.#unit = unit;
    this.#bus?.emit('unit', unit);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#show();
  }

  hostDisconnected(): void {
    this.#show();
  }

  #onBus(bus: Bus | null): void {
    this.#offBus();
    this.#bus = bus;
    this.#listener.linked(bus !== null);
    this.#probe = this.#unit = null;
    if (!bus) {
      this.#offBus = () => {};
      this.#linked = null;
      this.#show();
      return;
    }
    const offs = [
      bus.on('simulation', (simulation) => {
        this.#linked = simulation;
        this.#show();
      }),
      bus.on('unit', (unit) => {
        this.#unit = unit;
        this.#host.requestUpdate();
      }),
      bus.on('probe', (probe) => {
        if (!probe) return;
        this.#probe = probe;
        this.#host.requestUpdate();
      }),
    ];
    this.#offBus = () => offs.forEach((off) => off());
  }

  /** Listens to the automaton that is to be shown while the host is in the page, and to no other. */
  #show(): void {
    const simulation = this.#host.isConnected ? this.simulation : null;
    if (simulation === this.#shown) return;
    this.#offSimulation();
    this.#offSimulation = () => {};
    this.#shown = simulation;
    if (simulation) {
      const playback = Playback.of(simulation);
      const offs = [
        simulation.events.on('rule', () => this.#host.requestUpdate()),
        playback.events.on('steps', () => this.#listener.stepped()),
        simulation.events.on('change', () => playback.playing || this.#listener.stepped()),
        simulation.events.on('ready', () => this.#listener.stepped()),
      ];
      this.#offSimulation = () => offs.forEach((off) => off());
    }
    this.#listener.shown(simulation);
    this.#host.requestUpdate();
  }
}
