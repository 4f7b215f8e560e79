// Makes an element known to others: its bus is in the registry while it is in the page, under whatever id it has.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createBus, registry, type Bus } from '../../core/page/bus.js';

/** Publishes the host's bus. */
export class PublishController implements ReactiveController {
  readonly bus: Bus = createBus();
  readonly #host: ReactiveControllerHost & Element;
  #unpublish: () => void = () => {};
  #ids: MutationObserver | null = null;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unpublish = registry.publish(this.#host, this.bus);
    this.#ids = new MutationObserver(() => registry.changed());
    this.#ids.observe(this.#host, { attributeFilter: ['id'] });
  }

  hostDisconnected(): void {
    this.#ids?.disconnect();
    this.#ids = null;
    this.#unpublish();
  }
}
