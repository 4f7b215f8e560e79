import { expect } from '@open-wc/testing';
import { findTimes, measure, median, type Case } from './harness.js';

/** A case that says it took `ms` for each run. */
const taking = (name: string, ms: number, log: string[] = []): Case => ({
  name,
  open: () => {
    log.push(`open ${name}`);
    return { run: (times) => ms * times, close: () => void log.push(`close ${name}`) };
  },
});

describe('bench harness', () => {
  it('takes medians', () => {
    expect(median([3, 1, 2])).to.equal(2);
    expect(median([4, 1, 3, 2])).to.equal(2.5);
  });

  it('finds how often to run a case so that a sample takes its time', async () => {
    expect(await findTimes({ run: (times) => times * 2 }, 100)).to.equal(50);
    expect(await findTimes({ run: (times) => times * 500 }, 100)).to.equal(1);
    expect(await findTimes({ run: () => 0 }, 100)).to.equal(4096);
  });

  it('compares with the base, as speed or as cost', async () => {
    const cases = [taking('slow', 10), taking('fast', 2)];
    const speed = await measure({ title: 'x', cases, rounds: 3 });
    expect(speed.rows.map(({ ratio }) => ratio)).to.deep.equal([1, 5]);
    const cost = await measure({ title: 'x', cases, rounds: 3, base: 'fast', ratio: 'cost' });
    expect(cost.rows.map(({ ratio, medianMs }) => [ratio, medianMs])).to.deep.equal([
      [5, 10],
      [1, 2],
    ]);
  });

  it('opens a case anew for each sample where it must be alone', async () => {
    const log: string[] = [];
    await measure({ title: 'x', cases: [taking('a', 1, log), taking('b', 1, log)], rounds: 2, fresh: true });
    const round = ['open a', 'close a', 'open b', 'close b'];
    expect(log).to.deep.equal([...round, ...round]);
  });

  it('refuses a base that is no case', async () => {
    const error = await measure({ title: 'x', cases: [taking('a', 1)], base: 'b', rounds: 1 }).catch((reason: Error) => reason.message);
    expect(error).to.equal('bench: base: expected one of a, got b');
  });
});
