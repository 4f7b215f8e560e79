// A page full of volumes, grids and films: one context draws them all, comes back for all of them, and nothing is left when they go.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import type { CaGrid } from '../../components/grid/grid.js';
import type { CaVolume } from '../../components/volume/volume.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { registry } from '../../core/page/bus.js';
import { pageLoop } from '../../core/page/loop.js';
import { loseContext } from '../support/automata.js';
import { until } from './support.js';

const VOLUMES = ['young-spots', 'young-worms', '4555', '5766', '4,5/5/4/M', 'young-holes'];
const GRIDS = ['B3/S23', 'brians-brain', 'young-spots', 'gray-scott', 'W110', 'wireworld'];
/** A machine without a GPU compiles the programs of all of them in turn. */
const PATIENCE = 100_000;

describe('six volumes, six grids and four films', function () {
  this.timeout(2 * PATIENCE);

  it('share one context, come back after it was lost, and leave nothing', async () => {
    const before = { registry: registry.size, loop: pageLoop.size };
    const room = await fixture<HTMLElement>(html`
      <div style="display: grid; grid-template-columns: repeat(8, 64px)">
        ${VOLUMES.map((rule, i) => html`<ca-volume id=${`v${i}`} rule=${rule} size="12"></ca-volume>`)}
        ${GRIDS.map((rule) => html`<ca-grid rule=${rule} size="24"></ca-grid>`)}
        ${[0, 2, 4, 5].map((i) => html`<ca-grid for=${`v${i}`}></ca-grid>`)}
      </div>
    `);
    const volumes = [...room.querySelectorAll<CaVolume>('ca-volume')];
    const grids = [...room.querySelectorAll<CaGrid>('ca-grid')];
    const all = [...volumes, ...grids];
    expect([volumes.length, grids.length]).to.deep.equal([6, 10]);
    const drawn = () => all.every(({ simulation }) => simulation?.engine) && volumes.every(({ standpoint }) => standpoint);
    await until(drawn, 'all are on the GPU', PATIENCE);
    expect(sharedGpu.counts.contexts).to.equal(1);
    const cells = await Promise.all(volumes.map((volume) => volume.snapshot()));
    await loseContext();
    await until(drawn, 'all are back', PATIENCE);
    expect(sharedGpu.counts.contexts).to.equal(1);
    expect(await Promise.all(volumes.map((volume) => volume.snapshot()))).to.deep.equal(cells);
    for (const element of all) expect((await element.toBlob()).size).to.be.above(0);
    room.remove();
    await until(() => sharedGpu.counts.contexts === 0, 'the context is given back', PATIENCE);
    expect(Object.values(sharedGpu.counts).every((count) => count === 0)).to.be.true;
    expect({ registry: registry.size, loop: pageLoop.size }).to.deep.equal(before);
  });
});
