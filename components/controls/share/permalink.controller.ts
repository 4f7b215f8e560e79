// Brings an element with the attribute `permalink` back to what the page's hash says under the element's id: `#life=…`. What reads it
// is fetched only where there is something to read.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Part } from '../../../core/base/part.js';
import type { Attempt } from '../../shared/element.js';

/** What reads links. */
const reading = new Part('what reads links', () => import('./permalink.js'));

type Host = ReactiveControllerHost & HTMLElement & { readonly permalink: boolean };

/** What stands in a page's hash under an id; '' for nothing. */
function packedFor(id: string): string {
  const start = `${encodeURIComponent(id)}=`;
  const part = location.hash
    .slice(1)
    .split('&')
    .find((each) => each.startsWith(start));
  return part?.slice(start.length) ?? '';
}

/** Restores its host when it comes into the page and when the hash changes. */
export class PermalinkController implements ReactiveController {
  readonly #host: Host;
  readonly #attempt: Attempt;
  /** What was restored last: it is not restored twice, so that what was changed since stays. */
  #last = '';

  constructor(host: Host, attempt: Attempt) {
    this.#host = host;
    this.#attempt = attempt;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
  }

  hostUpdate(): void {
    this.#read();
  }

  readonly #read = (): void => {
    const { id, permalink } = this.#host;
    if (!permalink || !id) return;
    const packed = packedFor(id);
    if (packed === this.#last) return;
    this.#last = packed;
    if (packed) void this.#restore(packed);
  };

  async #restore(packed: string): Promise<void> {
    const result = await reading
      .fetch()
      .then((reader) => () => reader.restore(this.#host, packed))
      .catch((error: unknown) => () => {
        throw error;
      });
    if (packed === this.#last) this.#attempt('permalink', result);
  }
}
