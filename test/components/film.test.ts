// <ca-grid> linked to a volume: its slices as a film, moved through by hand, by keys, by the bar and by attributes; and nothing left.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import type { CaGrid } from '../../components/grid/grid.js';
import type { CaVolume } from '../../components/volume/volume.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { registry } from '../../core/page/bus.js';
import { mouse, press } from './person.js';
import { buttonOf, controlsOf, frames, part, record, shownError, sleep, stageOf, until } from './support.js';

const label = (grid: CaGrid) => stageOf(grid).getAttribute('aria-label') ?? '';
const slider = (grid: CaGrid) => part<HTMLInputElement>(grid, 'ca-controls input');

/** A small volume and a grid that is linked to it. */
async function linked(attributes: Record<string, string> = {}): Promise<{ volume: CaVolume; grid: CaGrid; room: HTMLElement }> {
  const room = await fixture<HTMLElement>(html`
    <div>
      <ca-volume id="space" rule="4555" size="18 12 10" style="inline-size: 96px"></ca-volume>
      <ca-grid for="space" style="inline-size: 180px"></ca-grid>
    </div>
  `);
  const [volume, grid] = room.children as unknown as [CaVolume, CaGrid];
  for (const [name, value] of Object.entries(attributes)) grid.setAttribute(name, value);
  await until(() => grid.simulation, 'the film is there');
  await grid.updateComplete;
  await frames(3);
  return { volume, grid, room };
}

/** The picture's cells as ink or none, in the middle of each cell. */
async function inkOf(grid: CaGrid, width: number, height: number): Promise<number[]> {
  const bitmap = await createImageBitmap(await grid.toBlob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d') ?? expect.fail('no canvas');
  context.drawImage(bitmap, 0, 0);
  return Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
    const [red] = context.getImageData(Math.floor(x * bitmap.width), Math.floor(y * bitmap.height), 1, 1).data;
    return Number(red < 128);
  });
}

describe('<ca-grid> linked to a volume', () => {
  it('shows the middle slice of its cells, and another one where it is told', async () => {
    const { volume, grid } = await linked({ colormap: '#fff,#000' });
    expect(grid.simulation).to.equal(volume.simulation);
    expect(shownError(grid)).to.equal('');
    expect(label(grid)).to.match(/slices across z .* 18 by 12 by 10 cells/);
    const cells = await volume.snapshot();
    expect(await inkOf(grid, 18, 12)).to.deep.equal([...cells.slice(5 * 216, 6 * 216)]);
    grid.slice = 2;
    await grid.updateComplete;
    expect(await inkOf(grid, 18, 12)).to.deep.equal([...cells.slice(2 * 216, 3 * 216)]);
    grid.axis = 'x';
    grid.slice = 7;
    await grid.updateComplete;
    await frames(3);
    expect(stageOf(grid).style.aspectRatio).to.equal('12 / 10');
    expect(await inkOf(grid, 12, 10)).to.deep.equal([...cells].filter((_, i) => i % 18 === 7));
  });

  it('follows the volume while it runs', async () => {
    const { volume, grid } = await linked({ colormap: '#fff,#000' });
    volume.clear();
    volume.paint({ x: 4, y: 3, z: 5 });
    expect((await inkOf(grid, 18, 12)).flatMap((ink, i) => (ink ? [i] : []))).to.deep.equal([3 * 18 + 4]);
  });

  it('keeps the last good value of an attribute and says why', async () => {
    const { grid } = await linked({ slice: '3' });
    const errors = record(grid, 'ca-error');
    grid.setAttribute('axis', 'w');
    grid.setAttribute('slice', '10');
    await grid.updateComplete;
    await grid.updateComplete;
    expect(errors.map(({ message }) => message)).to.deep.equal([
      'axis: cannot be used; expected x, y, z, got "w"',
      'slice: cannot be used; expected a whole number from 0 to 9, got 10',
    ]);
    grid.setAttribute('axis', 'y');
    grid.setAttribute('slice', '11');
    await grid.updateComplete;
    await grid.updateComplete;
    expect(shownError(grid)).to.equal('');
    expect(label(grid)).to.contain('across y');
  });

  it('plays slices and none of the volume’s steps', async () => {
    const { volume, grid } = await linked({ rate: '50', slice: '0', 'ping-pong': '' });
    const heard = [...record(grid, 'ca-play'), ...record(volume, 'ca-play')];
    grid.play();
    expect([grid.paused, volume.paused]).to.deep.equal([false, true]);
    await sleep(150);
    grid.pause();
    await grid.updateComplete;
    expect(grid.slice).to.be.above(0);
    expect(volume.generation).to.equal(0);
    expect(heard).to.be.empty;
    const { slice } = grid;
    grid.step();
    expect(grid.slice).to.equal(((slice ?? 0) + 1) % 10);
  });
});

describe('the hand on a film', () => {
  it('goes through the slices by keys, drags and the bar’s slider', async () => {
    const { volume, grid } = await linked({ controls: '', slice: '4' });
    const changes = record(grid, 'ca-change');
    stageOf(grid).focus();
    await press('ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowUp');
    expect(grid.slice).to.equal(6);
    await press('End');
    expect(grid.slice).to.equal(9);
    await press('ArrowRight');
    expect(grid.slice).to.equal(9);
    await press('Home');
    expect(grid.slice).to.equal(0);
    expect(changes).to.have.length(7);
    expect(changes.every(({ action }) => action === 'plot')).to.be.true;
    const { left, top, width } = stageOf(grid).getBoundingClientRect();
    await mouse.move([left + 0.2 * width, top + 20]);
    await mouse.down();
    await mouse.move([left + 0.7 * width, top + 20]);
    await mouse.up();
    await mouse.rest();
    expect(grid.slice).to.equal(5);
    expect(volume.simulation?.drawn, 'nothing is drawn').to.be.false;
    expect(slider(grid).value).to.equal('5');
    slider(grid).value = '8';
    slider(grid).dispatchEvent(new Event('input'));
    expect(grid.slice).to.equal(8);
    expect(volume.generation).to.equal(0);
  });

  it('plays and steps the film by the bar, and starts the volume anew by it', async () => {
    const { volume, grid } = await linked({ controls: '', slice: '4' });
    const bar = controlsOf(grid);
    buttonOf(bar, 'One step').click();
    expect([grid.slice, volume.generation]).to.deep.equal([5, 0]);
    buttonOf(bar, 'Play').click();
    await frames();
    expect([grid.paused, volume.paused]).to.deep.equal([false, true]);
    buttonOf(bar, 'Pause').click();
    volume.step(2);
    buttonOf(bar, 'Clear').click();
    expect((await volume.snapshot()).some(Boolean)).to.be.false;
  });

  it('tells which cell of the volume is under the pointer', async () => {
    const { grid } = await linked({ axis: 'y', slice: '3' });
    const { left, top, width, height } = stageOf(grid).getBoundingClientRect();
    await mouse.move([left + (2.5 / 18) * width, top + (7.5 / 10) * height]);
    await frames();
    expect(registry.of(grid)?.bus.last('probe')).to.deep.equal({ x: 2, y: 3, z: 7 });
  });

  it('lets a bar elsewhere play it', async () => {
    const { volume, grid, room } = await linked({ id: 'film' });
    grid.id = 'film';
    const bar = document.createElement('ca-controls');
    bar.for = 'film';
    room.append(bar);
    await until(() => bar.playback, 'the bar is linked');
    bar.playback?.play();
    expect([grid.paused, volume.paused]).to.deep.equal([false, true]);
    bar.playback?.pause();
  });
});

describe('a film that ends', () => {
  it('leaves a grid as any other', async () => {
    const { grid, room } = await linked({ controls: '' });
    const other = document.createElement('ca-grid');
    other.id = 'flat';
    other.size = '24 8';
    room.append(other);
    grid.for = 'flat';
    await until(() => grid.simulation?.size.length === 2, 'the other one is shown');
    await grid.updateComplete;
    await grid.updateComplete;
    expect([stageOf(grid).style.aspectRatio, stageOf(grid).style.cursor]).to.deep.equal(['', '']);
    expect(controlsOf(grid).querySelector('input')).to.equal(null);
    expect(label(grid)).to.contain('24 by 8 cells');
    expect(part(grid, '#keys').textContent).to.contain('Enter draws');
    stageOf(grid).focus();
    await press('Enter');
    expect((await other.snapshot()).some(Boolean)).to.be.true;
  });

  it('goes on where the volume gets another extent', async () => {
    const { volume, grid } = await linked({ slice: '9' });
    grid.play();
    volume.size = '8 8 8';
    await until(() => grid.simulation?.size[0] === 8, 'the other volume is shown');
    expect(grid.paused).to.be.false;
    grid.pause();
  });

  it('leaves nothing on the GPU and in the registry', async () => {
    const before = registry.size;
    const { room, grid } = await linked();
    grid.play();
    await frames(4);
    room.remove();
    await until(() => sharedGpu.counts.contexts === 0, 'the context is given back');
    expect(Object.values(sharedGpu.counts).every((count) => count === 0)).to.be.true;
    expect(registry.size).to.be.at.most(before);
  });
});
