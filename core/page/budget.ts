// How much work a tick may give the GPU, so that the page keeps its frames. The GPU does not say how long work takes until it is
// done, so this learns it: after each tick that did much, a fence is looked at half a frame later; done means that more would
// have fitted, not done means that it was too much.

/** Where the learning starts, in the units of `Plan.cost`: a step of a 512² grid on a plain path. */
const FIRST_ALLOWANCE = 3e6;
/** The least that is ever allowed, so that the heaviest automaton still moves, one step at a time. */
const LEAST_ALLOWANCE = 1e4;
const MOST_ALLOWANCE = 1e12;

/** Learns how many units of work fit half a frame. */
export class WorkBudget {
  #allowance = FIRST_ALLOWANCE;

  /** Units of work that a tick may do. */
  get allowance(): number {
    return this.#allowance;
  }

  /**
   * Learns from a tick.
   * @param spent - units of work that it did
   * @param inTime - whether the GPU was done half a frame later
   */
  learn(spent: number, inTime: boolean): void {
    if (!inTime) this.#allowance = Math.max(LEAST_ALLOWANCE, Math.min(this.#allowance, spent) * 0.6);
    else if (spent > this.#allowance * 0.5) this.#allowance = Math.min(MOST_ALLOWANCE, this.#allowance * 1.25);
  }
}

/**
 * Turns time into steps at a rate, exactly: what is left of a step is kept for the next tick. Time that could not be used (a
 * hidden page, a busy machine) is dropped beyond `MOST_OWED_MS`, so that nothing races to catch up.
 */
export class StepClock {
  #owed = 0;

  /** Steps owed, with their fraction. */
  get owed(): number {
    return this.#owed;
  }

  /**
   * Lets time pass.
   * @param elapsedMs - since the last call
   * @param rate - steps per second
   */
  advance(elapsedMs: number, rate: number): void {
    const most = 1 + Math.max(1, (rate * MOST_OWED_MS) / 1000);
    this.#owed = Math.min(most, this.#owed + (elapsedMs * rate) / 1000);
  }

  /** Takes up to `most` whole steps. */
  take(most: number): number {
    const steps = Math.max(0, Math.min(Math.floor(this.#owed), most));
    this.#owed -= steps;
    return steps;
  }

  /** Forgets what is owed. */
  reset(): void {
    this.#owed = 0;
  }
}

/** Longest stretch of time that is caught up with, in milliseconds. */
const MOST_OWED_MS = 100;
