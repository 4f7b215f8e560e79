// What a person does to the rule, put in force and told to the page. Every deed may fail for a reason that the page should read; then
// the rule stays as it was.

import type { Editing } from '../../core/page/editing.js';
import { withNumber, type NumberAddress } from '../../core/rule/numbers.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Attempt } from '../shared/element.js';
import { fire, type ActionDetail } from '../shared/events.js';
import type { Phase } from './desk.js';
import { nameOf, written } from './numbers.js';
import { words } from './words.js';

/** What the deeds are done with. */
export interface DeedsContext {
  /** Where events are fired. */
  readonly element: EventTarget;
  readonly editing: () => Editing | null;
  readonly readonly: () => boolean;
  readonly attempt: Attempt;
}

/** Does what a person asks for. */
export class Deeds {
  readonly #context: DeedsContext;
  #acting = false;
  /** What was asked for last; it may come into force later. */
  #asked: Rule | null = null;

  constructor(context: DeedsContext) {
    this.#context = context;
  }

  /** Whether a rule that came into force is a deed of these. */
  isOwn(rule: Rule): boolean {
    return this.#acting || rule === this.#asked;
  }

  /** Does something to the editing. True if it could be done. */
  #do(act: (editing: Editing) => void): boolean {
    const editing = this.#context.editing();
    if (!editing) return false;
    this.#acting = true;
    const done = this.#context.attempt('edit', () => {
      act(editing);
      return true;
    });
    this.#acting = false;
    this.#asked = editing.rule;
    return done ?? false;
  }

  /** Does what a person asked for, and tells the page. */
  #act(action: ActionDetail['action'], act: (editing: Editing) => void, phase: Phase = 'change'): boolean {
    if (this.#context.readonly() || !this.#do(act)) return false;
    fire(this.#context.element, phase === 'input' ? 'ca-input' : 'ca-change', { action });
    return true;
  }

  /** Puts a rule in force while a slider moves, and for good at the end. */
  #put(editing: Editing, rule: Rule, label: string, phase: Phase, merge?: string): void {
    editing.draft(rule, label, merge);
    if (phase === 'change') editing.commit();
  }

  readonly setNumber = (address: NumberAddress, value: number, phase: Phase, merge?: string): void => {
    const label = `${nameOf(address)} ${written(value)}`;
    this.#act('number', (editing) => this.#put(editing, withNumber(editing.rule, address, value), label, phase, merge), phase);
  };

  readonly change = (label: string, make: () => Rule, action: ActionDetail['action'] = 'structure'): boolean =>
    this.#act(action, (editing) => editing.edit(make(), label));

  /** A blend, while its slider moves. */
  readonly blend = (rule: Rule, label: string, phase: Phase): void => {
    this.#act('explore', (editing) => this.#put(editing, rule, label, phase), phase);
  };

  readonly goTo = (index: number): boolean => this.#act('history', (editing) => editing.goTo(index));

  /** By a person, or by a program, of which the page is not told as of a person's action. */
  undo(isPerson: boolean): void {
    if (isPerson) this.#act('history', (editing) => editing.undo());
    else this.#do((editing) => editing.undo());
  }

  /** As {@link undo}, forward. */
  redo(isPerson: boolean): void {
    if (isPerson) this.#act('history', (editing) => editing.redo());
    else this.#do((editing) => editing.redo());
  }

  /** Puts the rule in force that editing began with. */
  reset(isPerson: boolean): void {
    const back = (editing: Editing) => editing.edit(editing.base, words.labels.undone);
    if (isPerson) this.#act('history', back);
    else this.#do(back);
  }
}
