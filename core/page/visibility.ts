// Whether elements are in the window: one IntersectionObserver for the page.

import type { Unsubscribe } from '../base/emitter.js';

type Listener = (visible: boolean) => void;

/** Watches many elements with one observer, which is there only while something is watched. */
class Visibility {
  readonly #listeners = new Map<Element, Set<Listener>>();
  #observer: IntersectionObserver | null = null;

  /** Tells `listener` now-ish and at each change whether any part of the element is in the window (or close to it). */
  watch(element: Element, listener: Listener): Unsubscribe {
    this.#observer ??= new IntersectionObserver((entries) => this.#tell(entries), { rootMargin: '64px' });
    let set = this.#listeners.get(element);
    if (!set) {
      this.#listeners.set(element, (set = new Set()));
      this.#observer.observe(element);
    }
    set.add(listener);
    return () => {
      set.delete(listener);
      if (set.size) return;
      this.#listeners.delete(element);
      this.#observer?.unobserve(element);
      if (this.#listeners.size) return;
      this.#observer?.disconnect();
      this.#observer = null;
    };
  }

  #tell(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) for (const listener of this.#listeners.get(target) ?? []) listener(isIntersecting);
  }
}

/** The page's watcher. */
export const visibility = new Visibility();
