// A typed emitter, and one that keeps the last value of each topic so that a late subscriber is told at once.
// Listeners may be added and removed while a value is delivered. A listener that throws does not stop the others.

/** Takes a listener away again. Calling it twice does nothing. */
export type Unsubscribe = () => void;

/** Tells listeners what happened; `Events` maps a topic to what its listeners are given. */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(value: never) => void>>();

  /** Calls `listener` for each later `emit` of the topic. */
  on<K extends keyof Events>(topic: K, listener: (value: Events[K]) => void): Unsubscribe {
    let set = this.#listeners.get(topic);
    if (!set) this.#listeners.set(topic, (set = new Set()));
    set.add(listener as (value: never) => void);
    return () => {
      set.delete(listener as (value: never) => void);
    };
  }

  /** Tells every listener of the topic. An error in one is reported to the console's error channel, and the rest go on. */
  emit<K extends keyof Events>(topic: K, value: Events[K]): void {
    for (const listener of [...(this.#listeners.get(topic) ?? [])]) {
      try {
        (listener as (value: Events[K]) => void)(value);
      } catch (error) {
        reportError(error);
      }
    }
  }

  /** How many listeners there are, for tests that look for leaks. */
  get listenerCount(): number {
    let count = 0;
    for (const set of this.#listeners.values()) count += set.size;
    return count;
  }

  /** Forgets every listener. */
  dispose(): void {
    this.#listeners.clear();
  }
}

/** An emitter that keeps the last value of each topic: a late subscriber is told at once. */
export class ReplayEmitter<Events extends object> extends Emitter<Events> {
  readonly #last: Partial<Events> = {};

  /** As {@link Emitter.on}; where the topic has a value, the listener hears it before this returns. */
  override on<K extends keyof Events>(topic: K, listener: (value: Events[K]) => void): Unsubscribe {
    const off = super.on(topic, listener);
    if (topic in this.#last) listener(this.#last[topic] as Events[K]);
    return off;
  }

  override emit<K extends keyof Events>(topic: K, value: Events[K]): void {
    this.#last[topic] = value;
    super.emit(topic, value);
  }

  /** The topic's last value, if it ever had one. */
  last<K extends keyof Events>(topic: K): Events[K] | undefined {
    return this.#last[topic];
  }
}

/** `reportError` where the platform has it (browsers); elsewhere the error is thrown on a turn of its own. */
function reportError(error: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
}
