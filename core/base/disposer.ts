// Collects what has to be undone, and undoes it once, last in first out.

/** Something that holds a resource until it is told to let go. `dispose` may be called twice. */
export interface Disposable {
  dispose(): void;
}

/** A list of things to undo. After `dispose`, anything added is undone at once. */
export class Disposer implements Disposable {
  #undo: (() => void)[] = [];
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  /** Remembers a function to call, or an object to dispose, and returns it. */
  add<T extends Disposable | (() => void)>(item: T): T {
    const undo: () => void = 'dispose' in item ? () => item.dispose() : item;
    if (this.#disposed) undo();
    else this.#undo.push(undo);
    return item;
  }

  /** Listens to an event until disposal. */
  listen(target: EventTarget, type: string, listener: (event: never) => void, options?: AddEventListenerOptions): void {
    target.addEventListener(type, listener as EventListener, options);
    this.add(() => target.removeEventListener(type, listener as EventListener, options));
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
  }
}
