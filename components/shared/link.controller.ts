// Links the host to the element that its `for` names, and keeps the link right while either comes, goes, moves or is renamed.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { registry, type Bus, type Published } from '../../core/page/bus.js';
import { fire } from './events.js';

/** Finds what `for` names. */
export class LinkController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #onLink: (bus: Bus | null) => void;
  #for: string | null = null;
  #linked: Published | null = null;
  #off: () => void = () => {};

  /** @param onLink - told the bus of the linked element, or `null` when there is none any more */
  constructor(host: ReactiveControllerHost & Element, onLink: (bus: Bus | null) => void) {
    this.#host = host;
    this.#onLink = onLink;
    host.addController(this);
  }

  /** The linked element. */
  get target(): Element | null {
    return this.#linked?.element ?? null;
  }

  /** The id to look for; `null` links to nothing. */
  set for(id: string | null) {
    if (id === this.#for) return;
    this.#for = id;
    this.#resolve();
  }

  hostConnected(): void {
    this.#off = registry.onChange(() => this.#resolve());
    this.#resolve();
  }

  hostDisconnected(): void {
    this.#off();
    this.#set(null);
  }

  #resolve(): void {
    if (!this.#host.isConnected) return;
    this.#set(this.#for ? registry.find(this.#host, this.#for) : null);
  }

  #set(found: Published | null): void {
    if (found?.bus === this.#linked?.bus) return;
    const before = this.#linked;
    this.#linked = found;
    if (before) fire(this.#host, 'ca-unlink', { target: before.element });
    this.#onLink(found?.bus ?? null);
    if (found) fire(this.#host, 'ca-link', { target: found.element });
  }
}
