// How elements find and hear each other. Each publishing element has a bus: a typed emitter that keeps the last value of each
// topic, so that whoever comes late is told at once. The registry knows which elements publish, so that a link by id works in any
// order of definition, insertion, move and removal.

import { Emitter, ReplayEmitter, type Unsubscribe } from '../base/emitter.js';
import type { Simulation } from '../simulation/simulation.js';
import type { GridLook } from '../view/grid-look.js';
import type { Playback } from './playback.js';

/** A cell that a person looks at. */
export interface Probe {
  readonly x: number;
  readonly y: number;
  /** In a volume: its slice. */
  readonly z?: number;
}

/** What linked elements tell each other. */
export interface Topics {
  /** The simulation that the element shows; `null` while it shows none. */
  simulation: Simulation | null;
  /** Whether and how fast it runs. */
  playback: Playback | null;
  /** The cell under the pointer or the keyboard's cursor; `null` for none. */
  probe: Probe | null;
  /** How the element draws its cells, for whoever makes pictures of them. */
  look: GridLook | null;
  /** The name of the unit that a person looks at; `null` for the whole network. Editors and plots say it on the linked element's bus. */
  unit: string | null;
}

/** One element's bus. */
export type Bus = ReplayEmitter<Topics>;

/** Makes a bus. */
export const createBus = (): Bus => new ReplayEmitter<Topics>();

/** An element that publishes, and its bus. */
export interface Published {
  readonly element: Element;
  readonly bus: Bus;
}

/** The elements that publish on this page. */
class Registry {
  readonly #published = new Map<Element, Bus>();
  readonly #changes = new Emitter<{ change: undefined }>();

  /** Makes an element known; call the returned function when it leaves the page. */
  publish(element: Element, bus: Bus): Unsubscribe {
    this.#published.set(element, bus);
    this.changed();
    return () => {
      if (this.#published.get(element) !== bus) return;
      this.#published.delete(element);
      this.changed();
    };
  }

  /** Says that links may lead elsewhere now: an element came, went, moved or has another id. */
  changed(): void {
    this.#changes.emit('change', undefined);
  }

  /** Calls `listener` whenever links may lead elsewhere. */
  onChange(listener: () => void): Unsubscribe {
    return this.#changes.on('change', listener);
  }

  /** How many listeners and publishers there are, for tests that look for leaks. */
  get size(): number {
    return this.#published.size + this.#changes.listenerCount;
  }

  /** What an element publishes, if it does. */
  of(element: Element): Published | null {
    const bus = this.#published.get(element);
    return bus ? { element, bus } : null;
  }

  /** The publishing element with an id: in the same root as `from`, then in the outer roots, last in the document. */
  find(from: Element, id: string): Published | null {
    let root = from.getRootNode();
    for (;;) {
      const element = root instanceof ShadowRoot || root instanceof Document ? root.getElementById(id) : null;
      const published = element && element !== from ? this.of(element) : null;
      if (published) return published;
      if (!(root instanceof ShadowRoot)) return null;
      root = root.host.getRootNode();
    }
  }
}

/** The page's registry. */
export const registry = new Registry();
