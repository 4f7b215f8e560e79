// A short wait before something is given up, so that an element that only moves in the page keeps what it has.

/** How long, in milliseconds. */
const GRACE_MS = 300;

/** One thing that is given up after a while, unless somebody comes back for it. */
export class Grace {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Calls `giveUp` in a while. */
  begin(giveUp: () => void): void {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      giveUp();
    }, GRACE_MS);
  }

  /** Comes back. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
