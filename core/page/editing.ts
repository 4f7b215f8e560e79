// The editing of one automaton's rule: what it began with, the history, the locked numbers. Every editor of one automaton shares it, so
// undo in one is undo in all. It puts rules in force and hears of those that others put in force; it knows no element.

import { ReplayEmitter } from '../base/emitter.js';
import { RuleHistory } from '../rule/history.js';
import { ruleNumbers } from '../rule/numbers.js';
import type { Rule } from '../rule/rule.js';
import type { Simulation } from '../simulation/simulation.js';

/** What editing tells; a late subscriber hears the last value. */
export interface EditingEvents {
  /** The rule as it is edited: in force, or about to be. */
  rule: Rule;
  history: RuleHistory;
  /** Keys of the numbers that exploring leaves as they are, as `numberKey` writes them. */
  locked: ReadonlySet<string>;
}

const ELSEWHERE = 'Changed elsewhere';

const known = new WeakMap<Simulation, Editing>();

/** Edits the rule of one simulation. */
export class Editing {
  readonly events = new ReplayEmitter<EditingEvents>();
  readonly simulation: Simulation;
  #base: Rule;
  #history: RuleHistory;
  #locked: ReadonlySet<string> = new Set();
  /** A rule that is in force and not yet in the history. */
  #draft: { rule: Rule; label: string; merge: string } | null = null;
  /** What the last entry was merged from; edits of the same name become one entry. */
  #merged = '';
  #own = false;

  /** The editing that everybody on the page shares for a simulation. */
  static of(simulation: Simulation): Editing {
    let editing = known.get(simulation);
    if (!editing) known.set(simulation, (editing = new Editing(simulation)));
    return editing;
  }

  private constructor(simulation: Simulation) {
    this.simulation = simulation;
    this.#base = this.rule;
    this.#history = RuleHistory.of(this.rule);
    simulation.events.on('rule', (rule) => this.#onRule(rule));
    this.events.emit('rule', this.rule);
    this.events.emit('history', this.#history);
    this.events.emit('locked', this.#locked);
  }

  /** The rule as it is edited: in force, or about to be while its structure is compiled and the one before runs on. */
  get rule(): Rule {
    return this.simulation.nextRule;
  }

  /** The rule that it began with: what reset goes back to. */
  get base(): Rule {
    return this.#base;
  }

  get history(): RuleHistory {
    return this.#history;
  }

  get locked(): ReadonlySet<string> {
    return this.#locked;
  }

  /**
   * Puts a rule in force that is not yet final: one of many while a slider moves.
   * @param label - what was done; @param merge - edits in a row with the same name are one entry of the history
   * @throws CaError where it cannot be run; then the one before stays
   */
  draft(rule: Rule, label: string, merge = ''): void {
    if (this.#draft && this.#draft.label !== label && this.#draft.merge !== merge) this.commit();
    this.#force(rule);
    this.#draft = { rule, label, merge };
  }

  /** Makes the last draft an entry of the history. */
  commit(): void {
    if (!this.#draft) return;
    const { rule, label, merge } = this.#draft;
    this.#draft = null;
    const same = merge !== '' && merge === this.#merged && this.#history.canUndo && !this.#history.canRedo;
    this.#tell((same ? this.#history.undo() : this.#history).push(rule, label));
    this.#merged = merge;
  }

  /** Puts a rule in force, as one entry of the history. @throws CaError as {@link draft} does */
  edit(rule: Rule, label: string, merge = ''): void {
    this.draft(rule, label, merge);
    this.commit();
  }

  undo(): void {
    this.commit();
    this.goTo(this.#history.index - 1);
  }

  redo(): void {
    this.commit();
    this.goTo(this.#history.index + 1);
  }

  /** Goes to an entry of the history. */
  goTo(index: number): void {
    this.commit();
    const history = this.#history.goTo(index);
    if (history === this.#history) return;
    this.#force(history.rule);
    this.#merged = '';
    this.#tell(history);
  }

  /** Locks numbers, or lets them go. @param keys - as `numberKey` writes them */
  lock(keys: Iterable<string>, on: boolean): void {
    const locked = new Set(this.#locked);
    for (const key of keys)
      if (on) locked.add(key);
      else locked.delete(key);
    this.#tellLocked(locked);
  }

  #force(rule: Rule): void {
    this.simulation.turnTo(rule, (set) => this.#asOwn(set));
    this.#tellRule(this.rule);
  }

  #asOwn(set: () => void): void {
    this.#own = true;
    try {
      set();
    } finally {
      this.#own = false;
    }
  }

  #tell(history: RuleHistory): void {
    if (history === this.#history) return;
    this.#history = history;
    this.events.emit('history', history);
  }

  #tellLocked(locked: ReadonlySet<string>): void {
    this.#locked = locked;
    this.events.emit('locked', locked);
  }

  /** A rule of another name is a new beginning; one of the same name is an edit by somebody else. */
  #onRule(rule: Rule): void {
    if (!this.#own) this.#takeIn(rule);
    this.#tellRule(rule);
  }

  #tellRule(rule: Rule): void {
    if (rule === this.events.last('rule')) return;
    const numbers = ruleNumbers(rule);
    if ([...this.#locked].some((key) => !numbers.has(key))) this.#tellLocked(new Set([...this.#locked].filter((key) => numbers.has(key))));
    this.events.emit('rule', rule);
  }

  #takeIn(rule: Rule): void {
    this.#draft = null;
    if (rule.name !== this.#base.name) {
      this.#base = rule;
      this.#merged = '';
      this.#tellLocked(new Set());
      this.#tell(RuleHistory.of(rule));
      return;
    }
    const again = this.#merged === ELSEWHERE && this.#history.canUndo && !this.#history.canRedo;
    this.#tell((again ? this.#history.undo() : this.#history).push(rule, ELSEWHERE));
    this.#merged = ELSEWHERE;
  }
}
