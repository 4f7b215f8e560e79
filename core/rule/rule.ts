// The Rule: checked, immutable data with the few things that one asks of it.
// `validate.ts` checks, this wraps. Everything above this room holds a Rule and never
// its JSON.

import { CaError, show } from '../base/errors.js';
import { freezeCopy, sameJson } from './freeze.js';
import { needRest } from './rest.js';
import { structureOf } from './structure.js';
import type { Boundary, Formula, Network, RuleData, RuleInput, Update } from './types.js';

const BOUNDARIES: readonly Boundary[] = ['torus', 'dead', 'mirror'];

/** What a rule computes; a change to one of these makes its `notation` untrue. */
const MEANING = ['channels', 'states', 'inputs', 'network', 'formula', 'update'] as const;

/** A rule of a cellular automaton. Deeply frozen; `with` gives a changed one. */
export class Rule implements RuleData {
  declare readonly $schema?: string;
  declare readonly name: string;
  declare readonly description?: string;
  declare readonly source?: string;
  declare readonly notation?: string;
  declare readonly channels: number;
  declare readonly states: number | 'continuous';
  declare readonly range?: readonly [number, number];
  declare readonly inputs: readonly RuleInput[];
  declare readonly network?: Network;
  declare readonly formula?: Formula;
  declare readonly update: Update;
  declare readonly boundary: Boundary;
  declare readonly dimensions: readonly (1 | 2 | 3)[];
  #structureKey: string | undefined;

  /**
   * @param json - a rule's JSON, as text has been parsed
   * @param known - whether it is known to be a rule: made by a notation's construction, or from a rule by a change that cannot break it
   * @throws CaError `rule` with path, expected and got where it is no rule; `size` where it is over a limit
   */
  constructor(json: unknown, known = false) {
    Object.assign(this, known ? freezeCopy(json, 'rule') : needRest().checkRule(json));
    Object.freeze(this);
  }

  /**
   * A text that is equal for two rules if and only if they differ in nothing but numbers that can be changed while running:
   * weights, biases, steepness, centre, width, formula parameters, dt, fire rate, thresholds, bounds.
   */
  get structureKey(): string {
    return (this.#structureKey ??= structureOf(this));
  }

  /**
   * A rule with some fields changed; a field given as `undefined` is taken away. Where what it computes changes, the `notation` goes,
   * unless a new one is given.
   * @throws CaError `rule` as the constructor does
   */
  with(changes: Partial<RuleData>): Rule {
    const meant = MEANING.some((key) => key in changes) ? { notation: undefined } : {};
    return new Rule(withoutUndefined({ ...this.toJSON(), ...meant, ...changes }));
  }

  /** The same rule on another boundary. @throws CaError `rule` if there is no such boundary */
  on(boundary: Boundary): Rule {
    if (!BOUNDARIES.includes(boundary)) {
      const expected = BOUNDARIES.map((name) => `"${name}"`).join(', ');
      throw new CaError('rule', 'wrong value', { where: 'rule.boundary', expected: `one of ${expected}`, got: show(boundary) });
    }
    return boundary === this.boundary ? this : new Rule({ ...this.toJSON(), boundary }, true);
  }

  /**
   * A rule with one weight changed.
   * @param unit - the unit that reads
   * @param source - the input or unit that it reads
   * @throws CaError `argument` if there is no such weight
   */
  withWeight(unit: string, source: string, value: number): Rule {
    return this.with({ network: needRest().editWeight(this, unit, source, value) });
  }

  /**
   * A rule with one unit's bias changed.
   * @throws CaError `argument` if there is no such unit
   */
  withBias(unit: string, value: number): Rule {
    return this.with({ network: needRest().editBias(this, unit, value) });
  }

  /** Whether the other rule says the same in every field. */
  equals(other: RuleData): boolean {
    return this === other || sameJson(this.toJSON(), other instanceof Rule ? other.toJSON() : other);
  }

  /** The plain data, for `JSON.stringify`. */
  toJSON(): RuleData {
    return { ...this };
  }
}

function withoutUndefined(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
