import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { StepClock, WorkBudget } from '../../core/page/budget.js';

describe('the clock of steps', () => {
  it('gives whole steps and keeps the rest for later', () => {
    const clock = new StepClock();
    clock.advance(150, 10);
    expect(clock.take(100)).to.equal(1);
    expect(clock.owed).to.equal(0.5);
    expect(clock.take(100)).to.equal(0);
    clock.advance(50, 10);
    expect(clock.take(100)).to.equal(1);
    expect(clock.owed).to.equal(0);
  });

  it('gives no more than is asked for, and owes the others', () => {
    const clock = new StepClock();
    clock.advance(100, 100);
    expect([clock.take(3), clock.take(0), clock.take(-1), clock.take(100)]).to.deep.equal([3, 0, 0, 7]);
  });

  it('forgets on reset', () => {
    const clock = new StepClock();
    clock.advance(100, 100);
    clock.reset();
    expect(clock.take(100)).to.equal(0);
  });

  it('catches up with a tenth of a second, or with one step of a slow rate', () => {
    for (const [rate, most] of [
      [1000, 101],
      [30, 4],
      [10, 2],
      [0.5, 2],
    ] as const) {
      const clock = new StepClock();
      for (let i = 0; i < 50; i++) clock.advance(1000, rate);
      expect(clock.owed, `rate ${rate}`).to.equal(most);
    }
  });

  it('holds any rate exactly over an hour of unsteady frames, where every tick takes all', () => {
    const rate = fc.double({ min: 0.01, max: 5000, noNaN: true });
    const frames = fc.array(fc.double({ min: 0.5, max: 90, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rate, frames, (perSecond, intervals) => {
        const clock = new StepClock();
        let [passed, steps] = [0, 0];
        for (let i = 0; passed < 3600_000 && i < 60_000; i++) {
          clock.advance(intervals[i % intervals.length], perSecond);
          passed += intervals[i % intervals.length];
          steps += clock.take(Infinity);
          const due = (passed * perSecond) / 1000;
          // What is rounded off in an hour is under a millionth of the steps.
          if (Math.abs(steps - due) > 1 + due * 1e-6) expect.fail(`${steps} steps after ${passed} ms at ${perSecond}, expected ${due}`);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the budget of work', () => {
  it('grows while what was spent was in time, and shrinks at once when it was not', () => {
    const budget = new WorkBudget();
    const first = budget.allowance;
    budget.learn(first, true);
    expect(budget.allowance).to.be.above(first);
    const grown = budget.allowance;
    budget.learn(grown, false);
    expect(budget.allowance).to.be.below(grown);
    budget.learn(100, false);
    expect(budget.allowance, 'no less than the slowest step needs').to.be.at.least(1e4);
  });

  it('learns nothing good from work that was far from all it may do', () => {
    const budget = new WorkBudget();
    const { allowance } = budget;
    for (let i = 0; i < 100; i++) budget.learn(allowance / 10, true);
    expect(budget.allowance).to.equal(allowance);
  });

  it('finds what a machine can do, and follows it', () => {
    const budget = new WorkBudget();
    for (const able of [2e5, 5e7, 1e6]) {
      for (let i = 0; i < 60; i++) budget.learn(budget.allowance, budget.allowance <= able);
      const seen = Array.from({ length: 20 }, () => {
        budget.learn(budget.allowance, budget.allowance <= able);
        return budget.allowance;
      });
      const mean = seen.reduce((sum, allowance) => sum + allowance) / seen.length;
      expect(mean).to.be.within(able * 0.6, able * 1.25);
    }
  });

  it('stays within bounds and finite, whatever it is told', () => {
    const budget = new WorkBudget();
    for (let i = 0; i < 1000; i++) budget.learn(budget.allowance, true);
    expect(budget.allowance).to.be.within(1e9, 1e12);
    for (let i = 0; i < 1000; i++) budget.learn(1, false);
    expect(budget.allowance).to.equal(1e4);
  });
});
