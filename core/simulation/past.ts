// What was before the last snapshot: older snapshots, each with what happened after it. As much as fits a bounded memory, so that an
// automaton can be taken back some steps. Pure bookkeeping for the journal.

import type { Rule } from '../rule/rule.js';
import type { RawCells } from './field.js';
import { overwritesAll, type Operation } from './operations.js';

/** Where a journal starts: cells (or none: zeros) and their rule. */
export interface Snapshot {
  readonly rule: Rule;
  readonly cells: RawCells | null;
}

/** A snapshot and what happened from there to the next. */
export interface Chapter {
  readonly base: Snapshot;
  readonly operations: readonly Operation[];
}

/** Most chapters, and most bytes in them. */
const MAX_CHAPTERS = 120;
const MAX_BYTES = 2 ** 25;

const bytesOfOperation = (operation: Operation) => ('cells' in operation ? operation.cells.byteLength : 0);
const bytesOf = ({ base, operations }: Chapter): number =>
  operations.reduce((sum, operation) => sum + bytesOfOperation(operation), base.cells?.texels.byteLength ?? 0);

/** The rule in force after operations. */
export const ruleAfter = ({ base, operations }: Chapter) =>
  operations.reduce((rule, operation) => (operation.kind === 'rule' ? operation.rule : rule), base.rule);

/** What of a chapter still matters: from the last start anew, if there is one in it. */
function sinceStart(chapter: Chapter): Chapter {
  const start = chapter.operations.findLastIndex(overwritesAll);
  if (start < 1) return chapter;
  const rule = ruleAfter({ base: chapter.base, operations: chapter.operations.slice(0, start) });
  return { base: { rule, cells: null }, operations: chapter.operations.slice(start) };
}

/** A chapter up to a generation, or nothing if that was before it. */
export function upTo(chapter: Chapter, generation: number): Chapter | null {
  const { base, operations } = sinceStart(chapter);
  const steps = operations.findIndex((operation) => operation.kind === 'step' && operation.from + operation.count > generation);
  const step = operations[steps];
  if (step?.kind !== 'step' || generation < step.from) return null;
  const count = generation - step.from;
  return { base, operations: [...operations.slice(0, steps), ...(count ? [{ ...step, count }] : [])] };
}

/** The chapters before a journal, the newest last. */
export class Past {
  #chapters: Chapter[] = [];
  #bytes = 0;

  add(chapter: Chapter): void {
    const added = sinceStart(chapter);
    if (added !== chapter) this.clear();
    this.#chapters.push(added);
    this.#bytes += bytesOf(added);
    while (this.#chapters.length > MAX_CHAPTERS || this.#bytes > MAX_BYTES) this.#bytes -= bytesOf(this.#chapters.shift() as Chapter);
  }

  clear(): void {
    this.#chapters = [];
    this.#bytes = 0;
  }

  /** Takes out the chapter that leads to a generation, up to there, and forgets all that came after it. */
  take(generation: number): Chapter | null {
    const index = this.#chapters.findLastIndex((chapter) => upTo(chapter, generation));
    const found = this.#chapters[index];
    if (!found) return null;
    this.#chapters.length = index;
    this.#bytes = this.#chapters.reduce((sum, chapter) => sum + bytesOf(chapter), 0);
    return upTo(found, generation);
  }
}
