import { expect } from '@open-wc/testing';
import { countPieces } from '../support/torus.js';
import { fieldsAt, idsOf, itIsAlive, shareChanged, shareOver, SLOW } from './support.js';

describe('presets: Larger than Life', function () {
  this.timeout(SLOW);

  itIsAlive(idsOf('Larger than Life'), { majority: 10 });

  it('bosco: after 200 steps separate bugs are alive and move', async () => {
    const [now, next] = await fieldsAt('bosco', [200, 201]);
    expect(countPieces(now, [256, 256])).to.be.within(5, 200);
    expect(shareOver(now)).to.be.within(0.01, 0.2);
    expect(shareChanged(now, next)).to.be.above(0.002);
  });

  it('majority: noise becomes a few smooth islands whose shores hardly move', async () => {
    const fields = await fieldsAt('majority', [0, 20, 60, 61]);
    const pieces = fields.map((field) => countPieces(field, [256, 256]));
    expect(pieces[0]).to.be.above(1000);
    expect(pieces[1]).to.be.below(60);
    expect(pieces[2]).to.be.at.most(pieces[1]);
    expect(shareChanged(fields[2], fields[3])).to.be.below(0.01);
  });
});
