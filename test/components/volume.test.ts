// <ca-volume> in a page: what it runs, linking both ways, attributes good and bad, hand and keys, and nothing left when it goes.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import type { CaGrid } from '../../components/grid/grid.js';
import type { CaVolume } from '../../components/volume/volume.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { registry } from '../../core/page/bus.js';
import { pageLoop } from '../../core/page/loop.js';
import { loseContext } from '../support/automata.js';
import { mouse, press } from './person.js';
import { frames, part, record, sleep, until } from './support.js';

const stageOf = (volume: CaVolume) => part(volume, '.stage');
const messages = (volume: CaVolume) => part(volume, '.errors').textContent.replace(/\s+/g, ' ').trim();
const said = (volume: CaVolume) => part(volume, '[part=status]').textContent;

/** Waits until a volume is drawn: its camera has a place only then. */
async function drawn(volume: CaVolume): Promise<CaVolume> {
  await until(() => volume.simulation?.engine && volume.standpoint, 'the volume is drawn');
  await frames(3);
  return volume;
}

const small = async (template = html`<ca-volume rule="young-spots" size="16" style="inline-size: 96px"></ca-volume>`) =>
  drawn(await fixture<CaVolume>(template));

/** How many pixels of the picture have something in them. */
async function inked(volume: CaVolume): Promise<number> {
  const bitmap = await createImageBitmap(await volume.toBlob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d') ?? expect.fail('no canvas');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  return data.filter((byte, i) => i % 4 === 3 && byte > 100).length;
}

describe('<ca-volume> by itself', () => {
  it('runs a rule by radii in three dimensions and is ready once', async () => {
    const ready = record(document, 'ca-ready');
    const volume = await small();
    expect(ready).to.have.length(1);
    expect(ready[0].path).to.match(/^volume/);
    expect(volume.simulation?.size).to.deep.equal([16, 16, 16]);
    const before = await volume.snapshot();
    volume.step(2);
    expect(volume.generation).to.equal(2);
    const after = await volume.snapshot();
    expect(after).to.have.length(16 ** 3);
    expect(after).to.not.deep.equal(before);
    volume.clear();
    volume.paint({ x: 8, y: 8, z: 8, radius: 3 });
    const ball = (await volume.snapshot()).filter((state) => state > 0.5).length;
    expect(ball).to.be.within(150, 200);
    expect(await inked(volume)).to.be.above(40);
  });

  it('has a rule and an extent of its own unless told', async () => {
    const volume = await fixture<CaVolume>(html`<ca-volume style="display: none"></ca-volume>`);
    expect([volume.simulation?.rule.name, volume.simulation?.size.join()]).to.deep.equal(
      ['Young’s spots', '64,64,64'].map((text) => text.replace('’', "'")),
    );
  });

  it('takes flat rules as a mistake of the page, and says what would do', async () => {
    const errors = record(document, 'ca-error');
    const volume = await small(html`<ca-volume rule="life" size="12" style="inline-size: 96px"></ca-volume>`);
    expect(errors).to.have.length(1);
    expect(messages(volume)).to.match(/does not run in a volume; expected 3 among them/);
    volume.rule = '4555';
    await until(() => volume.simulation?.rule.states === 2, 'the rule runs');
    expect(messages(volume)).to.equal('');
  });

  it('keeps the last good value of an attribute and says why', async () => {
    const volume = await small();
    const errors = record(volume, 'ca-error');
    const bad: Record<string, string> = {
      ...{ mode: 'hologram', isovalue: 'high', opacity: '-1', 'ray-step': '0', clip: '0 1 0 1 0.5 0.5', slices: '0 0', occlusion: '9' },
      ...{ camera: 'north', 'transfer-function': '1 #fff', size: '0', depth: '1', source: 'history', colormap: 'mud', channel: '-1' },
    };
    for (const [name, value] of Object.entries(bad)) volume.setAttribute(name, value);
    await volume.updateComplete;
    await volume.updateComplete;
    expect(errors.map(({ message }) => message.split(':')[0]).sort()).to.deep.equal(Object.keys(bad).sort());
    expect(errors.every(({ recoverable }) => recoverable)).to.be.true;
    for (const name of Object.keys(bad)) volume.removeAttribute(name);
    await volume.updateComplete;
    await volume.updateComplete;
    expect(messages(volume)).to.equal('');
  });

  it('is seen from where the attribute says, and says from where', async () => {
    const volume = await small();
    volume.camera = '30 -20 2';
    await volume.updateComplete;
    expect(volume.standpoint).to.equal('30 -20 2');
    volume.camera = null;
    await volume.updateComplete;
    expect(volume.standpoint).to.not.equal('30 -20 2');
  });

  it('shows less where it is clipped', async () => {
    const volume = await small();
    volume.camera = '-90 0 1';
    volume.mode = 'slice';
    volume.slices = [0.5, 0.5, 0.5];
    await volume.updateComplete;
    const all = await inked(volume);
    volume.clip = '0 1 0 1 0 0.5';
    await volume.updateComplete;
    expect(await inked(volume)).to.be.below(0.7 * all);
  });
});

describe('the hand on <ca-volume>', () => {
  it('turns, moves and zooms by keys, and does what a grid’s keys do', async () => {
    const volume = await small();
    const changes = record(volume, 'ca-change');
    stageOf(volume).focus();
    const first = volume.standpoint;
    await press('ArrowRight');
    expect(volume.standpoint).to.not.equal(first);
    await press('0');
    expect(volume.standpoint).to.equal(first);
    await press('+');
    expect(volume.standpoint.split(' ')[2]).to.equal('1.25');
    await press('.');
    expect(volume.generation).to.equal(1);
    await press('c');
    expect((await volume.snapshot()).every((state) => state === 0)).to.be.true;
    await press('m');
    expect(volume.mode).to.equal('emission');
    await until(() => said(volume) === 'Cloud', 'it is said');
    await press('i');
    await until(() => said(volume)?.startsWith('0 live cells'), 'the population is told');
    expect(changes.map(({ action }) => action)).to.deep.equal(['clear', 'plot']);
    await press(' ');
    expect(volume.paused).to.be.false;
    await press(' ');
    expect(volume.paused).to.be.true;
  });

  it('turns by dragging, and drags slices', async () => {
    const volume = await small();
    const { left, top, width, height } = stageOf(volume).getBoundingClientRect();
    const middle = [left + width / 2, top + height / 2] as const;
    const first = volume.standpoint;
    const drag = async () => {
      await mouse.move(middle);
      await mouse.down();
      await mouse.move([middle[0] + 14, middle[1] + 10]);
      await mouse.up();
    };
    await drag();
    expect(volume.standpoint).to.not.equal(first);
    volume.mode = 'slice';
    await volume.updateComplete;
    const second = volume.standpoint;
    const inputs = record(volume, 'ca-input');
    await drag();
    expect(volume.standpoint).to.equal(second);
    expect(inputs.length).to.be.above(0);
    expect([...(volume.slices ?? [])].filter((share) => share !== 0.5)).to.have.length(1);
  });

  it('tells which cell the pointer is at, here and on the bus', async () => {
    const volume = await small();
    volume.clear();
    volume.paint({ x: 8, y: 8, z: 8, radius: 6 });
    await frames(2);
    const { left, top, width, height } = stageOf(volume).getBoundingClientRect();
    const bus = registry.of(volume)?.bus ?? expect.fail('no bus');
    await mouse.move([left + width / 2, top + height / 2]);
    await until(() => bus.last('probe'), 'a cell is probed');
    const { x, y, z = -1 } = bus.last('probe') ?? expect.fail('no probe');
    expect(Math.hypot(x - 8, y - 8, z - 8)).to.be.within(4.5, 7);
    await until(() => volume.shadowRoot?.querySelector('[part=readout]')?.textContent.includes(`${x}, ${y}, ${z}: 1.000`), 'it is shown');
    await mouse.move([left + width + 20, top + height + 20]);
    await until(() => bus.last('probe') === null, 'it leaves');
  });
});

describe('<ca-volume> and its links', () => {
  it('shows the past of a grid, and lets it go', async () => {
    const root = await fixture<HTMLElement>(html`
      <div>
        <ca-volume for="flat" source="history" depth="12" style="inline-size: 96px"></ca-volume>
        <ca-grid id="flat" rule="B3/S23" size="24 24" density="0.5" style="inline-size: 96px"></ca-grid>
      </div>
    `);
    const volume = root.querySelector('ca-volume') as CaVolume;
    const grid = root.querySelector('ca-grid') as CaGrid;
    await drawn(volume);
    expect(volume.simulation).to.equal(grid.simulation);
    expect(stageOf(volume).getAttribute('aria-label')).to.match(/last 12 generations of 24 by 24/);
    const flat = await inked(volume);
    grid.step(11);
    expect(await inked(volume), 'a past has grown').to.be.above(1.5 * flat);
    volume.source = 'state';
    await volume.updateComplete;
    await until(() => /source: cannot be shown/.test(messages(volume)), 'it is said');
    grid.remove();
    await until(() => volume.simulation === null, 'unlinked');
    expect(stageOf(volume).textContent).to.match(/no automaton with the id “flat”/);
  });

  it('is linked to by bars and other volumes', async () => {
    const root = await fixture<HTMLElement>(html`
      <div>
        <ca-controls for="solid"></ca-controls>
        <ca-volume for="solid" mode="slice" style="inline-size: 80px"></ca-volume>
        <ca-volume id="solid" size="12" style="inline-size: 80px"></ca-volume>
      </div>
    `);
    const [second, first] = root.querySelectorAll('ca-volume');
    const bar = root.querySelector('ca-controls');
    await drawn(first);
    await drawn(second);
    expect(second.simulation).to.equal(first.simulation);
    expect(bar?.simulation).to.equal(first.simulation);
    expect(second.matches(':state(linked)')).to.be.true;
  });

  it('comes back after its context was lost', async () => {
    const volume = await small();
    volume.step(3);
    const before = await volume.snapshot();
    await loseContext();
    await until(() => volume.simulation?.engine, 'it is back');
    expect([...(await volume.snapshot())]).to.deep.equal([...before]);
    expect(await inked(volume)).to.be.above(40);
  });

  it('leaves nothing behind', async () => {
    const [size, views] = [registry.size, pageLoop.size];
    const volume = await small();
    volume.play();
    volume.remove();
    await until(() => sharedGpu.counts.contexts === 0, 'the context is given back');
    expect({ ...sharedGpu.counts }).to.deep.equal({
      contexts: 0,
      programs: 0,
      textures: 0,
      targets: 0,
      geometries: 0,
      buffers: 0,
      fences: 0,
    });
    expect([registry.size, pageLoop.size]).to.deep.equal([size, views]);
    await sleep(20);
    expect(pageLoop.awake).to.be.false;
  });
});
