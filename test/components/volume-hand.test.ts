// Drawing in <ca-volume>: by pointer where the line of sight meets the surface, by a cursor that keys move, and by methods.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import type { CaVolume } from '../../components/volume/volume.js';
import { registry } from '../../core/page/bus.js';
import { holding, mouse, press } from './person.js';
import { frames, part, record, until } from './support.js';

const stageOf = (volume: CaVolume) => part(volume, '.stage');
const said = (volume: CaVolume) => part(volume, '[part=status]').textContent;

/** A volume that is drawn, with a ball of radius 5 in its middle, seen straight from above: columns to the right, rows downwards. */
async function withBall(tool: 'paint' | 'erase' | 'turn' = 'paint'): Promise<CaVolume> {
  const volume = await fixture<CaVolume>(
    html`<ca-volume rule="young-spots" size="20" init="empty" camera="-90 90 1" tool=${tool} style="inline-size: 200px"></ca-volume>`,
  );
  await until(() => volume.simulation?.engine && volume.standpoint, 'the volume is drawn');
  volume.paint({ x: 10, y: 10, z: 10, radius: 5 });
  await frames(3);
  return volume;
}

const middle = (volume: CaVolume, dx = 0, dy = 0) => {
  const { left, top, width, height } = stageOf(volume).getBoundingClientRect();
  return [left + width / 2 + dx, top + height / 2 + dy] as const;
};

/** Cells that are filled, as `[x, y, z]`. */
async function filled(volume: CaVolume): Promise<[number, number, number][]> {
  const cells = await volume.snapshot();
  return [...cells].flatMap((state, i) =>
    state > 0.5 ? [[i % 20, Math.floor(i / 20) % 20, Math.floor(i / 400)] as [number, number, number]] : [],
  );
}

async function stroke(from: readonly [number, number], to = from): Promise<void> {
  await mouse.move(from);
  await mouse.down();
  await mouse.move(to);
  await mouse.up();
  await mouse.rest();
}

describe('drawing in <ca-volume> by pointer', () => {
  it('puts a ball where the line of sight meets the surface, and tells once', async () => {
    const volume = await withBall();
    const [inputs, changes] = [record(volume, 'ca-input'), record(volume, 'ca-change')];
    const camera = volume.standpoint;
    await stroke(middle(volume));
    await until(() => changes.length, 'it was drawn');
    const top = Math.max(...(await filled(volume)).map(([, , z]) => z));
    expect(top, 'the ball ended at 15; one of radius 2 stands on it').to.equal(17);
    expect(changes).to.deep.equal([{ action: 'paint' }]);
    expect(inputs.every(({ action }) => action === 'paint')).to.be.true;
    expect(volume.standpoint, 'it did not turn').to.equal(camera);
  });

  it('draws along the surface, and does not climb up its own stroke', async () => {
    const volume = await withBall();
    const changes = record(volume, 'ca-change');
    await mouse.move(middle(volume));
    await mouse.down();
    for (const dx of [6, 12, 6, 0, 6, 12, 6, 0]) await mouse.move(middle(volume, dx));
    await mouse.up();
    await until(() => changes.length, 'it was drawn');
    expect(Math.max(...(await filled(volume)).map(([, , z]) => z))).to.equal(17);
    await mouse.rest();
  });

  it('erases, also with Alt', async () => {
    for (const alt of [false, true]) {
      const volume = await withBall(alt ? 'paint' : 'erase');
      const before = (await filled(volume)).length;
      const changes = record(volume, 'ca-change');
      if (alt) await holding('Alt', () => stroke(middle(volume)));
      else await stroke(middle(volume));
      await until(() => changes.length, 'it was erased');
      const left = await filled(volume);
      expect(left.length).to.be.below(before);
      expect(left.some(([x, y, z]) => x === 10 && y === 10 && z === 15)).to.be.false;
    }
  });

  it('draws in an empty volume too, in the middle of the line of sight', async () => {
    const volume = await withBall();
    volume.clear();
    await frames(2);
    const changes = record(volume, 'ca-change');
    await stroke(middle(volume));
    await until(() => changes.length, 'it was drawn');
    const cells = await filled(volume);
    const mean = [0, 1, 2].map((axis) => cells.reduce((sum, cell) => sum + cell[axis], 0) / cells.length);
    for (const part of mean) expect(part).to.be.closeTo(9.75, 1.01);
  });

  it('turns it from beside the volume, with the tool that turns, and where drawing is not allowed', async () => {
    const volume = await withBall();
    const { left, top } = stageOf(volume).getBoundingClientRect();
    const turned = async (from: readonly [number, number]) => {
      const before = volume.standpoint;
      await stroke(from, [from[0] + 12, from[1] + 3]);
      return volume.standpoint !== before;
    };
    expect(await turned([left + 3, top + 3]), 'beside').to.be.true;
    volume.camera = '-90 89 1';
    volume.readonly = true;
    await volume.updateComplete;
    const before = (await filled(volume)).length;
    expect(await turned(middle(volume)), 'readonly').to.be.true;
    volume.readonly = false;
    volume.tool = 'turn';
    await volume.updateComplete;
    expect(await turned(middle(volume)), 'turn').to.be.true;
    expect(await filled(volume)).to.have.length(before);
  });

  it('outlines the ball before it acts', async () => {
    const volume = await withBall();
    await mouse.move(middle(volume));
    await until(() => volume.shadowRoot?.querySelector('.mark circle'), 'there is an outline');
    const circle = part(volume, '.mark circle');
    expect(Number(circle.getAttribute('cx'))).to.be.closeTo(100, 6);
    const cells = Number(circle.getAttribute('r')) / 2.5; // of radius 2, and half a cell
    expect(cells, 'CSS pixels a cell').to.be.within(4, 10);
    volume.tool = 'turn';
    await until(() => !volume.shadowRoot?.querySelector('.mark circle'), 'it goes');
    await mouse.rest();
  });

  it('draws in the present of a grid’s past', async () => {
    const root = await fixture<HTMLElement>(html`
      <div>
        <ca-grid id="past" rule="B3/S23" size="20 20" init="empty" style="inline-size: 60px"></ca-grid>
        <ca-volume for="past" depth="8" camera="-90 90 1" tool="paint" brush-radius="0" style="inline-size: 200px"></ca-volume>
      </div>
    `);
    const volume = root.querySelector('ca-volume') as CaVolume;
    await until(() => volume.simulation?.engine && volume.standpoint, 'the volume is drawn');
    await frames(3);
    const changes = record(volume, 'ca-change');
    await stroke(middle(volume), middle(volume, 30));
    await until(() => changes.length, 'it was drawn');
    const live = [...(await volume.snapshot())].flatMap((state, i) => (state ? [Math.floor(i / 20)] : []));
    expect(live.length).to.be.within(2, 8);
    expect(new Set(live).size, 'in one row').to.equal(1);
  });
});

describe('drawing in <ca-volume> by keys', () => {
  it('moves a cursor, tells where it is and what is there, draws and erases', async () => {
    const volume = await withBall('turn');
    const bus = registry.of(volume)?.bus ?? expect.fail('no bus');
    const changes = record(volume, 'ca-change');
    volume.focus();
    await press('x');
    await until(() => said(volume) === 'x 10, y 10, z 10: 1.000', 'it is in the middle');
    expect(bus.last('probe')).to.deep.equal({ x: 10, y: 10, z: 10 });
    for (let i = 0; i < 8; i++) await press('z');
    await press('x');
    await holding('Shift', () => press('Y'));
    await until(() => said(volume) === 'x 11, y 9, z 18: 0.000', 'it moved');
    expect(volume.shadowRoot?.querySelectorAll('.mark line')).to.have.length(3);
    await press('Enter');
    await until(() => said(volume) === 'Drawn', 'it is told');
    expect(await filled(volume)).to.deep.include([11, 9, 18]);
    await press('Backspace');
    await until(() => said(volume) === 'Erased', 'it is told');
    expect(await filled(volume)).to.not.deep.include([11, 9, 18]);
    expect(changes).to.deep.equal([{ action: 'paint' }, { action: 'paint' }]);
    stageOf(volume).blur();
    await until(() => !volume.shadowRoot?.querySelector('.mark'), 'the cursor goes');
    expect(bus.last('probe')).to.equal(null);
  });

  it('changes what dragging does', async () => {
    const volume = await withBall('turn');
    volume.focus();
    await press('p');
    await until(() => said(volume) === 'Dragging draws on it', 'it is told');
    expect(volume.tool).to.equal('paint');
    volume.readonly = true;
    await press('p');
    expect(volume.tool).to.equal('paint');
  });
});

describe('taking from <ca-volume>', () => {
  it('clears a box, and time goes on', async () => {
    const volume = await withBall();
    volume.step(1);
    volume.paint({ x: 10, y: 10, z: 10, radius: 40 });
    volume.clear({ x: 0, y: 0, z: 10, width: 20, height: 20, depth: 10 });
    expect(volume.generation).to.equal(1);
    expect(Math.max(...(await filled(volume)).map(([, , z]) => z))).to.equal(9);
    expect(() => volume.clear({ x: 0, y: 0, z: 10, width: 30, height: 20, depth: 10 })).to.throw(/inside 20 × 20 × 20/);
    expect(() => volume.clear({ x: 0, y: 0, z: 10, width: -1, height: 20, depth: 10 })).to.throw(/a box of whole cells/);
    volume.clear();
    expect(volume.generation).to.equal(0);
    expect(await filled(volume)).to.deep.equal([]);
  });

  it('takes a ball out, in the middle unless told', async () => {
    const volume = await withBall();
    volume.damage({ radius: 3 });
    const left = await filled(volume);
    expect(left).to.not.deep.include([10, 10, 10]);
    expect(left).to.deep.include([10, 10, 15]);
    volume.damage({ z: 15, radius: 1 });
    expect(await filled(volume)).to.not.deep.include([10, 10, 15]);
  });
});
