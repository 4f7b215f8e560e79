// The rules that an editor went through, as an immutable list with a present. Undo and redo move the present; a new edit cuts off what
// was undone. Knows nothing of what an edit is.

import type { Rule } from './rule.js';

/** Most rules that are kept; the oldest go first. */
const MOST_ENTRIES = 200;

/** A rule and what was done to get there. */
export interface HistoryEntry {
  readonly rule: Rule;
  /** A few words, as in `selfIsOne: bias −0.6`. */
  readonly label: string;
}

/** A list of rules with a present. Every method gives a new one; the rules themselves are shared. */
export class RuleHistory {
  readonly entries: readonly HistoryEntry[];
  /** The place of the present. */
  readonly index: number;

  private constructor(entries: readonly HistoryEntry[], index: number) {
    this.entries = Object.freeze(entries);
    this.index = index;
    Object.freeze(this);
  }

  /** A history that begins with a rule. */
  static of(rule: Rule, label = 'Start'): RuleHistory {
    return new RuleHistory([{ rule, label }], 0);
  }

  /** The rule now. */
  get rule(): Rule {
    return this.entries[this.index].rule;
  }

  get canUndo(): boolean {
    return this.index > 0;
  }

  get canRedo(): boolean {
    return this.index < this.entries.length - 1;
  }

  /** Another rule after the present; what was undone is forgotten. The same rule again changes nothing. */
  push(rule: Rule, label: string): RuleHistory {
    if (rule.equals(this.rule)) return this;
    const entries = [...this.entries.slice(0, this.index + 1), { rule, label }].slice(-MOST_ENTRIES);
    return new RuleHistory(entries, entries.length - 1);
  }

  undo(): RuleHistory {
    return this.goTo(this.index - 1);
  }

  redo(): RuleHistory {
    return this.goTo(this.index + 1);
  }

  /** Makes another place the present; beyond the ends, the end. */
  goTo(index: number): RuleHistory {
    const to = Math.min(Math.max(Math.trunc(index), 0), this.entries.length - 1);
    return to === this.index ? this : new RuleHistory(this.entries, to);
  }
}
