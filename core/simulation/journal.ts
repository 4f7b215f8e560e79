// What happened to an automaton since its last snapshot. Pure bookkeeping: no GPU, no time.

import type { Rule } from '../rule/rule.js';
import { overwritesAll, type Operation } from './operations.js';
import { Past, ruleAfter, upTo, type Snapshot } from './past.js';

type Steps = Operation & { kind: 'step' };

/** Whether steps go on from where others ended, with the same random numbers. */
const follows = (steps: Steps, before: Steps): boolean => steps.seed === before.seed && steps.from === before.from + before.count;

/** Operations since a snapshot. */
export class Journal {
  #base: Snapshot;
  #operations: Operation[] = [];
  readonly #past = new Past();
  /** Entries before this one belong to a snapshot that is on its way: they are not merged with later ones. */
  #sealed = 0;
  /** Counts what was added, so that a mark stays right when entries go away. */
  #dropped = 0;

  constructor(rule: Rule) {
    this.#base = { rule, cells: null };
  }

  get base(): Snapshot {
    return this.#base;
  }

  get operations(): readonly Operation[] {
    return this.#operations;
  }

  /** The rule in force after them. */
  get rule(): Rule {
    return ruleAfter(this);
  }

  /** Whether anything happened since the snapshot. */
  get empty(): boolean {
    return this.#operations.length === 0;
  }

  /**
   * Adds what happened. Steps in a row become one entry; what a later entry makes pointless is dropped.
   * @param rule - in force before it
   */
  add(operation: Operation, rule: Rule): void {
    if (overwritesAll(operation)) this.#past.clear();
    if (overwritesAll(operation) && this.#sealed <= this.#dropped) {
      this.#dropped += this.#operations.length;
      this.#operations = [operation];
      this.#base = { rule, cells: null };
      return;
    }
    const last = this.#operations.at(-1);
    const open = this.#dropped + this.#operations.length > this.#sealed;
    if (open && operation.kind === 'step' && last?.kind === 'step' && follows(operation, last))
      this.#operations[this.#operations.length - 1] = { ...last, count: last.count + operation.count };
    else this.#operations.push(operation);
  }

  /** Notes that a snapshot of this moment is being taken; give the mark to {@link rebase} when it is there. */
  mark(): number {
    this.#sealed = this.#dropped + this.#operations.length;
    return this.#sealed;
  }

  /** The snapshot taken at a mark has come: what was before it is past. */
  rebase(snapshot: Snapshot, mark: number): void {
    const passed = mark - this.#dropped;
    if (passed < 0) return; // an older snapshot than the one in place
    this.#past.add({ base: this.#base, operations: this.#operations.splice(0, passed) });
    this.#dropped = mark;
    this.#base = snapshot;
  }
  /**
   * Goes back to a generation: what happened later is forgotten. A snapshot on its way is of what is no more.
   * @returns whether that generation is remembered; if not, nothing has changed
   */
  rewind(generation: number): boolean {
    const chapter = upTo(this, generation) ?? this.#past.take(generation);
    if (!chapter) return false;
    this.#dropped = Math.max(this.#dropped + this.#operations.length, this.#sealed) + 1;
    this.#base = chapter.base;
    this.#operations = [...chapter.operations];
    return true;
  }
}
