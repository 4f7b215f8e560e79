import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseRule } from '../../core/rule/index.js';
import { Journal } from '../../core/simulation/journal.js';
import { overwritesAll, type Operation } from '../../core/simulation/operations.js';
import type { RawCells } from '../../core/simulation/field.js';

const rule = parseRule('B3/S23');
const other = parseRule('B36/S23');
const cells = (label: number) => ({ texels: Uint8Array.of(label) }) as unknown as RawCells;
const step = (from: number, count = 1, seed = 1): Operation => ({ kind: 'step', from, count, seed });
const random = (seed = 1): Operation => ({ kind: 'random', density: 0.5, seed });
const clear: Operation = { kind: 'clear' };
const paint = (x: number): Operation => ({ kind: 'paint', stroke: { x, y: 0 } });
const fill: Operation = { kind: 'fill', cells: Uint8Array.of(1) };

/** A journal with some operations in it. */
function journalOf(...operations: Operation[]): Journal {
  const journal = new Journal(rule);
  for (const operation of operations) journal.add(operation, rule);
  return journal;
}

describe('the journal', () => {
  it('begins empty, with zeros of its rule', () => {
    const journal = new Journal(rule);
    expect(journal.empty).to.be.true;
    expect(journal.base).to.deep.equal({ rule, cells: null });
  });

  it('keeps what happened in its order', () => {
    const all = [random(), step(0), paint(3), step(1)];
    expect(journalOf(...all).operations).to.deep.equal(all);
    expect(journalOf(...all).empty).to.be.false;
  });

  it('makes steps in a row one entry', () => {
    expect(journalOf(step(0), step(1), step(2, 40)).operations).to.deep.equal([step(0, 42)]);
  });

  it('does not merge steps of another seed, nor steps that do not follow', () => {
    expect(journalOf(step(0), step(1, 1, 2)).operations).to.have.length(2);
    expect(journalOf(step(5), step(0)).operations).to.have.length(2);
    expect(journalOf(step(0), paint(1), step(1)).operations).to.have.length(3);
  });

  it('forgets what a new start makes pointless, and holds the rule that was in force then', () => {
    for (const start of [random(), clear, fill]) {
      const journal = journalOf(random(), step(0, 9), paint(2));
      journal.add(start, other);
      expect(journal.operations).to.deep.equal([start]);
      expect(journal.base).to.deep.equal({ rule: other, cells: null });
    }
  });

  it('keeps everything that only changes a part, or the rule', () => {
    const write: Operation = { kind: 'write', cells: Uint8Array.of(1), region: { x: 0, y: 0, width: 1, height: 1 }, keep: false };
    const journal = journalOf(random(), write, { kind: 'rule', rule: other }, paint(1));
    expect(journal.operations).to.have.length(4);
  });

  it('starts from a snapshot that has come, with what happened since it was taken', () => {
    const journal = journalOf(random(), step(0, 3));
    const mark = journal.mark();
    journal.add(step(3), rule);
    journal.add(paint(1), rule);
    journal.rebase({ rule: other, cells: cells(1) }, mark);
    expect(journal.operations).to.deep.equal([step(3), paint(1)]);
    expect(journal.base).to.deep.equal({ rule: other, cells: cells(1) });
  });

  it('keeps a new start apart while a snapshot from before it is on its way', () => {
    const journal = journalOf(random(), step(0, 3));
    const mark = journal.mark();
    journal.add(random(2), rule);
    journal.add(step(0), rule);
    expect(journal.operations).to.deep.equal([random(), step(0, 3), random(2), step(0)]);
    journal.rebase({ rule, cells: cells(1) }, mark);
    expect(journal.operations).to.deep.equal([random(2), step(0)]);
  });

  it('goes on where a snapshot never came', () => {
    const journal = journalOf(random(), step(0, 3));
    journal.mark();
    journal.add(clear, rule);
    expect(journal.operations.at(-1)).to.deep.equal(clear);
    const mark = journal.mark();
    journal.rebase({ rule, cells: cells(2) }, mark);
    expect(journal.empty).to.be.true;
    journal.add(step(0), rule);
    journal.add(clear, rule);
    expect(journal.operations).to.deep.equal([clear]);
  });

  it('ignores a snapshot that is older than the one in place', () => {
    const journal = journalOf(random());
    const first = journal.mark();
    journal.add(step(0), rule);
    const second = journal.mark();
    journal.rebase({ rule, cells: cells(2) }, second);
    journal.rebase({ rule, cells: cells(1) }, first);
    expect(journal.base.cells).to.deep.equal(cells(2));
    expect(journal.empty).to.be.true;
  });

  it('says the same as a list that nothing was ever dropped from, whatever happens in whatever order', () => {
    // The cells of this model are the list of all that touched them; a new start empties it.
    const play = (state: readonly Operation[], operation: Operation): Operation[] => {
      if (overwritesAll(operation)) return [operation];
      if (operation.kind !== 'step') return [...state, operation];
      return [...state, ...Array.from({ length: operation.count }, (_, i) => step(operation.from + i, 1, operation.seed))];
    };
    const action = fc.constantFrom('step', 'steps', 'paint', 'random', 'clear', 'mark', 'arrive', 'arriveLate', 'lose');
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const journal = new Journal(rule);
        let real: Operation[] = [];
        let generation = 0;
        let pending: { mark: number; state: Operation[] }[] = [];
        const states = new Map<RawCells, Operation[]>();
        const happen = (operation: Operation) => {
          if (overwritesAll(operation)) generation = 0;
          journal.add(operation, rule);
          real = play(real, operation);
          if (operation.kind === 'step') generation += operation.count;
        };
        actions.forEach((what, i) => {
          if (what === 'step') happen(step(generation));
          else if (what === 'steps') happen(step(generation, 3));
          else if (what === 'paint') happen(paint(i));
          else if (what === 'random') happen(random(i));
          else if (what === 'clear') happen(clear);
          else if (what === 'mark') pending.push({ mark: journal.mark(), state: real });
          else if (what === 'lose') pending = [];
          else {
            const arrived = what === 'arrive' ? pending.shift() : pending.pop();
            if (!arrived) return;
            const raw = cells(i);
            states.set(raw, arrived.state);
            journal.rebase({ rule, cells: raw }, arrived.mark);
          }
          const { base } = journal;
          const from = base.cells ? (states.get(base.cells) ?? []) : [];
          expect(journal.operations.reduce(play, from)).to.deep.equal(real);
        });
      }),
      { numRuns: 500 },
    );
  });
});
