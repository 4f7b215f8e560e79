// Histograms of fields: every value in its bin, of large fields a fair sample.
import { expect } from '@open-wc/testing';
import { histogramOf, logHeights } from '../../core/view/histogram.js';

describe('a histogram', () => {
  it('counts a channel, with what lies outside at the ends', () => {
    const cells = [0, 9, 0.49, 9, 0.5, 9, 1, 9, -3, 9, 7, 9];
    expect([...histogramOf(cells, { channels: 2, channel: 0, range: [0, 1], bins: 2 })]).to.deep.equal([3, 3]);
  });

  it('looks at an even sample of many cells', () => {
    const cells = Float32Array.from({ length: 2 ** 20 }, (_, i) => (i % 1024) / 1024);
    const counts = histogramOf(cells, { channels: 1, channel: 0, range: [0, 1], bins: 8 });
    const all = counts.reduce((sum, each) => sum + each);
    expect(all).to.be.within(2 ** 17, 2 ** 18);
    for (const count of counts) expect(count / all).to.be.closeTo(1 / 8, 0.01);
  });

  it('shows what is rare beside what is common', () => {
    const [none, one, many] = logHeights([0, 1, 1e6]);
    expect([none, many]).to.deep.equal([0, 1]);
    expect(one).to.be.closeTo(Math.log(2) / Math.log(1e6 + 1), 1e-9);
    expect(logHeights([0, 0])).to.deep.equal([0, 0]);
  });
});
