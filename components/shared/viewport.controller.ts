// Tells an element how many device pixels its picture has and whether any of it is in the window.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { visibility } from '../../core/page/visibility.js';

/** The extent of a picture. */
export interface Extent {
  /** Device pixels, whole. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/**
 * A length in whole device pixels: as the browser measured it. A browser that shows a page as another device would (the device mode of
 * Chromium's tools) measures its own pixels and tells the other's ratio; then the two are far apart, and the ratio counts.
 */
function wholePixels(length: number, measured: number | undefined): number {
  return measured !== undefined && Math.abs(measured - length) < 2 ? measured : Math.round(length);
}

/** Watches the size and the visibility of one element in the host's shadow root. */
export class ViewportController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #find: () => Element | null;
  readonly #on: { resize: (extent: Extent) => void; visible: (visible: boolean) => void };
  #observer: ResizeObserver | null = null;
  #unwatch: () => void = () => {};
  #watched: Element | null = null;

  /** @param find - the element to watch, once the host has rendered */
  constructor(
    host: ReactiveControllerHost & Element,
    find: () => Element | null,
    on: { resize: (extent: Extent) => void; visible: (visible: boolean) => void },
  ) {
    this.#host = host;
    this.#find = find;
    this.#on = on;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#watch();
  }

  hostConnected(): void {
    this.#watch();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#unwatch();
    this.#watched = null;
    this.#on.visible(false);
  }

  #watch(): void {
    const element = this.#find();
    if (!element || element === this.#watched || !this.#host.isConnected) return;
    this.#watched = element;
    this.#observer = new ResizeObserver(([entry]) => this.#onResize(entry));
    try {
      // Whole device pixels, also at fractional zooms; Safari before 26 does not know this box.
      this.#observer.observe(element, { box: 'device-pixel-content-box' });
    } catch {
      this.#observer.observe(element);
    }
    this.#unwatch = visibility.watch(this.#host, this.#on.visible);
  }

  #onResize({ devicePixelContentBoxSize: device, contentRect }: ResizeObserverEntry): void {
    const ratio = globalThis.devicePixelRatio || 1;
    const box = device?.[0];
    this.#on.resize({
      width: wholePixels(contentRect.width * ratio, box?.inlineSize),
      height: wholePixels(contentRect.height * ratio, box?.blockSize),
      ratio,
    });
  }
}
