import { expect } from '@open-wc/testing';
import { countPieces, middleOf, wayBetween } from '../support/torus.js';
import { fieldsAt, idsOf, itIsAlive, shareChanged, SLOW } from './support.js';

const R = 13;

describe('presets: Lenia and SmoothLife', function () {
  this.timeout(SLOW);

  itIsAlive(idsOf('Lenia'));

  it('orbium: 0.479 R per time unit, heading 68.1°', async () => {
    const size = [128, 128];
    const every = 25;
    const fields = await fieldsAt(
      'orbium',
      Array.from({ length: 9 }, (_, i) => 100 + every * i),
    );
    const middles = fields.map((field) => middleOf(field, size));
    const ways = middles.slice(1).map((middle, i) => wayBetween(middles[i], middle, size));
    const [x, y] = ways.reduce(([x, y], [dx, dy]) => [x + dx, y + dy], [0, 0]);
    const time = (every * ways.length) / 10;
    expect(Math.hypot(x, y) / time / R).to.be.closeTo(0.479, 0.005);
    expect((Math.atan2(y, x) * 180) / Math.PI).to.be.closeTo(68.1, 1);
  });

  it('smoothlife: after 300 steps there are shapes apart, and they change', async () => {
    const [now, next] = await fieldsAt('smoothlife', [300, 310]);
    expect(countPieces(now, [160, 160])).to.be.within(1, 40);
    expect(shareChanged(now, next)).to.be.above(0.005);
  });
});
