// When and how the cells of a running automaton are copied to the CPU: what a lost context is rebuilt from. The copy is taken beside
// the main thread and at most once in a while; the journal then begins from it. And the other way round: cells from a journal.

import { CaError } from '../base/errors.js';
import type { Rule } from '../rule/rule.js';
import type { RawCells } from './field.js';
import type { Journal } from './journal.js';
import type { Machine } from './machine.js';

/** Longest time between two snapshots while cells change, in milliseconds. */
const SNAPSHOT_MS = 1000;

/** Takes snapshots some time after cells changed. */
export class SnapshotTimer {
  readonly #take: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(take: () => void) {
    this.#take = take;
  }

  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#take();
    }, SNAPSHOT_MS);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/**
 * Reads the cells and starts the journal from them.
 * @param rule - in force now; @param isCurrent - whether the journal is still this machine's, when the cells have come
 * @returns nothing if the context goes away meanwhile
 */
export async function takeSnapshot(machine: Machine, rule: Rule, journal: Journal, isCurrent: () => boolean): Promise<RawCells | null> {
  const mark = journal.mark();
  try {
    const cells = await machine.readRaw();
    if (isCurrent()) journal.rebase({ rule, cells }, mark);
    return cells;
  } catch (error) {
    if (error instanceof CaError && error.code === 'lost') return null;
    throw error;
  }
}

/** Makes a machine's cells what a journal says. @throws CaError where an operation cannot be carried out */
export function replay(machine: Machine, { base, operations }: Journal): void {
  if (machine.rule !== base.rule) machine.run({ kind: 'rule', rule: base.rule });
  if (base.cells) machine.load(base.cells);
  for (const operation of operations) machine.run(operation);
}
