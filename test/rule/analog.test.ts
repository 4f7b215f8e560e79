import { expect } from '@open-wc/testing';
import { parseRule, runReference, type Precision, type Rule } from '../../core/rule/index.js';
import { soup } from './support.js';

const SIZE = [64, 64] as const;

/** The analog network of Life with another steepness throughout. */
function steepness(k: number): Rule {
  const rule = parseRule('analog-life');
  const layers = (rule.network?.layers ?? []).map((layer) => ({ ...layer, steepness: k }));
  return rule.with({ network: { layers } });
}

const asStates = (cells: ArrayLike<number>) => Array.from(cells, (state) => +(state > 0.5)).join('');

/** The first of some generations at which the continuous rule is no longer Life; 0 if it always is. */
function leavesLife(rule: Rule, seed: number, generations: number, precision: Precision = '64'): number {
  const life = parseRule('life');
  let discrete: ArrayLike<number> = soup(64 * 64, 0.35, seed);
  let analog: ArrayLike<number> = discrete;
  for (let generation = 1; generation <= generations; generation++) {
    discrete = runReference(life, discrete, SIZE, 1);
    analog = runReference(rule, analog, SIZE, 1, { precision });
    if (asStates(analog) !== asStates(discrete)) return generation;
  }
  return 0;
}

describe('Life as an analog network', () => {
  it('is Life for 500 generations of a soup', () => {
    expect(leavesLife(parseRule('analog-life'), 1, 500)).to.equal(0);
  }).timeout(30000);

  it('stays Life with 8-bit, 16-bit and 32-bit states', () => {
    for (const precision of ['8', '16', '32'] as const) expect(leavesLife(parseRule('analog-life'), 2, 120, precision)).to.equal(0);
  }).timeout(30000);

  it('keeps zeros and ones within the known bounds', () => {
    const cells = runReference(parseRule('analog-life'), soup(64 * 64, 0.35, 3), SIZE, 60, { precision: '64' });
    const zeros = Array.from(cells).filter((state) => state < 0.5);
    const ones = Array.from(cells).filter((state) => state > 0.5);
    expect(Math.min(...zeros)).to.be.closeTo(0.00712, 2e-6);
    expect(Math.max(...zeros)).to.be.below(0.00768);
    expect(Math.min(...ones)).to.be.above(0.99277);
    expect(Math.max(...ones)).to.be.below(0.99322);
  });

  it('holds at steepness 7.43 and above, and leaves Life below 6.7', () => {
    expect(leavesLife(steepness(7.43), 1, 150)).to.equal(0);
    expect(leavesLife(steepness(6.62), 1, 40)).to.be.within(2, 12);
    expect(leavesLife(steepness(5.6), 1, 10)).to.be.within(1, 3);
  }).timeout(30000);

  it('below that a grey activity sets in and stays', () => {
    const grey = (k: number, generations: number) => {
      const cells = Array.from(runReference(steepness(k), soup(64 * 64, 0.35, 1), SIZE, generations));
      return cells.filter((state) => state > 0.1 && state < 0.9).length / cells.length;
    };
    for (const generations of [40, 120]) {
      expect(grey(6, generations)).to.be.within(0.15, 0.5);
      expect(grey(10, generations)).to.equal(0);
    }
  });

  it('Life in two hidden units is Life too, and breaks at generation 5 where it is too gentle', () => {
    const rule = parseRule('two-hidden-life');
    expect(leavesLife(rule, 1, 300)).to.equal(0);
    const layers = (rule.network?.layers ?? []).map((layer) => ({ ...layer, steepness: 10 }));
    expect(leavesLife(rule.with({ network: { layers } }), 1, 10)).to.be.within(3, 7);
  }).timeout(30000);

  it('other rules of the construction are exact as well', () => {
    for (const notation of ['B36/S23', 'B3678/S34678', 'B1357/S1357', 'B0/S8', 'B2/S']) {
      const rule = parseRule(notation);
      const analog = rule.with({ states: 'continuous' });
      const cells = soup(64 * 64, 0.35, 5);
      expect(asStates(runReference(analog, cells, SIZE, 60)), notation).to.equal(asStates(runReference(rule, cells, SIZE, 60)));
    }
  }).timeout(30000);

  it("Bosco's rule is exact at its steepness and breaks at 10", () => {
    const rule = parseRule('R5,C2,M1,S34..58,B34..45,NM');
    const cells = soup(64 * 64, 0.5, 6);
    const expected = [2, 4, 8].map((n) => asStates(runReference(rule, cells, SIZE, n)));
    const analog = (k?: number) => {
      const layers = (rule.network?.layers ?? []).map((layer) => (k ? { ...layer, steepness: k } : layer));
      const changed = rule.with({ states: 'continuous', network: { layers } });
      return [2, 4, 8].map((n) => asStates(runReference(changed, cells, SIZE, n)));
    };
    expect(analog()).to.deep.equal(expected);
    expect(analog(10)[2]).not.to.equal(expected[2]);
  }).timeout(60000);
});
