// What a volume is given to start from beside rules and flat patterns: a video, an animation, pictures, an array; by `src`, by a program,
// or dropped by a reader. Noticed here; what reads it is fetched with the first of it.

import type { ReactiveController } from 'lit';
import { Part } from '../../core/base/part.js';
import type { Playback } from '../../core/page/playback.js';
import { fetchContent, type Content } from '../grid/content.js';
import type { Attempt } from '../shared/element.js';
import type { SourceHost } from './given.js';

const reading = new Part('what reads files', () => import('./given.js'));

/** Endings of files that hold pictures or arrays. What a file without one is, its server says. */
const STACKS = /\.(?:npy|nrrd|gif|png|jpe?g|webp|avif|bmp|mp4|m4v|mov|webm|mkv)$/i;

/** Whether an address, or each of several, is of pictures or of an array. */
function isOfStacks(src: string): boolean {
  const addresses = src.trim().split(/\s+/);
  return addresses.every((address) => {
    if (/^data:/i.test(address)) return /^data:(?:image|video)\//i.test(address);
    return STACKS.test(URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).pathname : '');
  });
}

/** Where a volume's files come from. */
export class VolumeSource implements ReactiveController {
  readonly #host: SourceHost;
  readonly #playback: () => Playback | null;
  readonly #attempt: Attempt;
  #stage: HTMLElement | null = null;
  /** Of several that come one after another, what is wrong with the newest is told. */
  #turn = 0;

  /** @param playback - of what the element runs */
  constructor(host: SourceHost, playback: () => Playback | null, attempt: Attempt) {
    this.#host = host;
    this.#playback = playback;
    this.#attempt = attempt;
    host.addController(this);
  }

  /** What `src` names. @throws CaError as what reads it */
  readonly fetch = async (src: string, signal: AbortSignal): Promise<Content> => {
    if (!isOfStacks(src) && !/^blob:/i.test(src)) return fetchContent(src, signal, 3);
    const { fetchStack } = await reading.fetch();
    return fetchStack(src, signal, this.#host.size);
  };

  /** Puts in place what a program gives. @throws CaError where it cannot be read */
  async load(given: File | readonly File[] | string): Promise<void> {
    const { takeGiven } = await reading.fetch();
    await takeGiven(given, this.#host, this.#playback);
  }

  hostUpdated(): void {
    const stage = this.#host.shadowRoot?.querySelector<HTMLElement>('.stage');
    if (!stage || stage === this.#stage) return;
    this.#stage = stage;
    stage.addEventListener('dragover', this.#onOver);
    stage.addEventListener('dragleave', () => this.#outline(false));
    stage.addEventListener('drop', this.#onDrop);
  }

  #outline(on: boolean): void {
    if (this.#stage) this.#stage.style.boxShadow = on ? 'inset 0 0 0 2px var(--_accent)' : '';
  }

  readonly #onOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = this.#host.readonly ? 'none' : 'copy';
    this.#outline(!this.#host.readonly);
  };

  readonly #onDrop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#outline(false);
    if (!this.#host.readonly) void this.#put(files);
  };

  async #put(files: readonly File[]): Promise<void> {
    const turn = ++this.#turn;
    const result = await this.load(files).then(
      () => () => {},
      (error: unknown) => () => {
        throw error;
      },
    );
    if (turn === this.#turn) this.#attempt('given', result);
  }
}
