// The reader's hand on a volume: turns, moves and zooms it, drags its slices, and asks what is under the pointer.

import type { ReactiveControllerHost } from 'lit';
import type { Probe } from '../../core/page/bus.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { fire } from '../shared/events.js';
import { OrbitHand, type Point } from '../shared/orbit-hand.js';
import { act, type DeedHost } from './deeds.js';
import { keyOf, type VolumeKey } from './keys.js';
import { grabPlane } from './planes.js';
import { VolumeReading } from './reading.js';
import type { VolumeStage } from './stage.controller.js';

/** What the hand needs of the element. */
export interface HandContext {
  readonly stage: () => HTMLElement | null;
  readonly picture: VolumeStage;
  /** `null` while there is nothing to touch. */
  readonly simulation: () => Simulation | null;
  /** Another cell is looked at, or none; with the words beside the pointer. */
  readonly probed: (probe: Probe | null, text: string) => void;
  readonly said: (text: string) => void;
}

/** The element's attributes that the hand changes. */
export interface HandHost extends DeedHost, ReactiveControllerHost {
  slices: string | readonly number[] | null;
}

/** Turning, moving, zooming, pointing. */
export class VolumeHand {
  readonly #host: HandHost;
  readonly #context: HandContext;
  readonly #reading: VolumeReading;

  constructor(host: HandHost, context: HandContext) {
    this.#host = host;
    this.#context = context;
    this.#reading = new VolumeReading({ stage: context.picture, probed: context.probed });
    new OrbitHand<VolumeKey>(host, {
      stage: context.stage,
      camera: () => (context.simulation() ? (context.picture.view?.camera ?? null) : null),
      moved: () => context.picture.view?.invalidate(),
      hover: (point) => this.#reading.hover(point),
      grab: (point) => this.#grab(point),
      keyOf,
      key: (key) => this.#onKey(key),
    });
  }

  /** What is shown. */
  set simulation(simulation: Simulation | null) {
    this.#reading.simulation = simulation;
  }

  /** The pointer is elsewhere. */
  leave(): void {
    this.#reading.hover(null);
  }

  #onKey(key: VolumeKey): void {
    const simulation = this.#context.simulation();
    if (simulation) act(key, this.#host, simulation, this.#context.said);
  }

  #grab(point: Point) {
    const { view, rays } = this.#context.picture;
    if (!view || !rays) return null;
    return grabPlane(view, rays, point, (planes) => {
      this.#host.slices = planes;
      fire(this.#host, 'ca-input', { action: 'plot' });
    });
  }
}
