// What steps cells on the CPU: it keeps them in an order of its own, with a border of one cell all round that is filled before each
// step. `bits-stepper.ts` and `table-stepper.ts` are the two kinds; `cpu-engine.ts` calls them.

/** Steps one automaton. */
export interface Stepper {
  /** The path's name, as `sim.path` shows it. */
  readonly path: string;
  /** Work of one step, in the units of `Plan.cost`. */
  readonly cost: number;
  /** Takes cells, `[Y][X]`. */
  load(cells: Uint8Array): void;
  /** One step. @param generation - of the cells before it; with the seed it says which cells fire */
  step(generation: number, seed: number): void;
  /** Gives the cells, `[Y][X]`. */
  store(cells: Uint8Array): void;
}
