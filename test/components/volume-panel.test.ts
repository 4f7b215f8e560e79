// The panel of <ca-volume>: how it is shown, the points of its transfer function, the value of its surface, the part, and the views.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import type { CaVolume } from '../../components/volume/volume.js';
import { mouse, press } from './person.js';
import { part, record, until } from './support.js';

const template = html`<ca-volume rule="young-spots" size="16" mode="emission" controls style="inline-size: 280px"></ca-volume>`;

const pointsOf = (volume: CaVolume) => [...(volume.shadowRoot?.querySelectorAll<HTMLElement>('.point') ?? [])];
const stops = (volume: CaVolume) => (volume.transferFunction ?? '').split(', ');
const named = (volume: CaVolume, name: string) => part<HTMLElement>(volume, `.panel [aria-label="${name}"]`);

async function opened(from = template): Promise<CaVolume> {
  const volume = await fixture<CaVolume>(from);
  await until(() => volume.simulation?.engine && volume.standpoint, 'the volume is drawn');
  part<HTMLButtonElement>(volume, '.opener').click();
  await until(() => volume.shadowRoot?.querySelector('.bars rect'), 'the histogram is there');
  return volume;
}

const middleOf = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2] as const;
};

async function drag(from: readonly [number, number], by: readonly [number, number]): Promise<void> {
  await mouse.move(from);
  await mouse.down();
  await mouse.move([from[0] + by[0], from[1] + by[1]]);
  await mouse.up();
  await mouse.rest();
}

async function slide(input: HTMLElement, to: number): Promise<void> {
  (input as HTMLInputElement).value = String(to);
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
}

describe('the panel of <ca-volume>', () => {
  it('opens and closes, and is as wide as the volume', async () => {
    const volume = await opened();
    const panel = part(volume, '.panel');
    expect(panel.scrollWidth).to.be.at.most(280);
    expect(part(volume, '.opener').getAttribute('aria-expanded')).to.equal('true');
    part<HTMLButtonElement>(volume, '.opener').click();
    await volume.updateComplete;
    expect(getComputedStyle(panel).display).to.equal('none');
    expect(volume.transferFunction, 'looking changes nothing').to.equal(null);
  });

  it('chooses how it is shown, and says so', async () => {
    const volume = await opened();
    const changes = record(volume, 'ca-change');
    const surface = [...part(volume, '.choices').querySelectorAll('button')].find((each) => each.textContent.trim() === 'Surface');
    surface?.click();
    await volume.updateComplete;
    expect(volume.mode).to.equal('isosurface');
    expect(surface?.getAttribute('aria-pressed')).to.equal('true');
    expect(changes).to.deep.equal([{ action: 'plot' }]);
  });

  it('counts the values of the field', async () => {
    const volume = await opened();
    const heights = () => [...(volume.shadowRoot?.querySelectorAll('.bars rect') ?? [])].map((bar) => Number(bar.getAttribute('height')));
    volume.clear();
    await until(() => heights().filter((height) => height > 0).length === 1, 'all cells are in one bin');
    volume.paint({ x: 8, y: 8, z: 8, radius: 4 });
    await until(() => heights().filter((height) => height > 0).length === 2, 'and now in two');
    expect(heights()[63]).to.be.within(1, heights()[0]);
  });
});

describe('the points of a transfer function', () => {
  it('lie on the usual curve, and move by keys within their neighbours', async () => {
    const volume = await opened();
    const [first, second, third] = pointsOf(volume);
    expect(pointsOf(volume)).to.have.length(7);
    expect(first.getAttribute('aria-valuetext')).to.match(/^value 0, density 0 %, color #/);
    third.focus();
    await press('ArrowRight', 'ArrowUp', 'ArrowUp');
    expect(stops(volume)[2]).to.match(/^0\.41 #/);
    expect(third.getAttribute('aria-valuetext')).to.match(/^value 0.41, density \d+ %/);
    second.focus();
    for (let i = 0; i < 20; i++) await press('ArrowRight');
    expect(stops(volume)[1]).to.match(/^0\.4 #/);
  });

  it('move by dragging, with ca-input on the way and one ca-change at the end', async () => {
    const volume = await opened();
    const [inputs, changes] = [record(volume, 'ca-input'), record(volume, 'ca-change')];
    const plot = part(volume, '.plot').getBoundingClientRect();
    await drag(middleOf(pointsOf(volume)[3]), [0.05 * plot.width, 0]);
    expect(Number(stops(volume)[3].split(' ')[0])).to.be.closeTo(0.6, 0.02);
    expect(inputs.length).to.be.above(0);
    expect(changes).to.deep.equal([{ action: 'plot' }]);
  });

  it('are added by double-click and Enter, and taken away by Delete down to two', async () => {
    const volume = await opened();
    const plot = part(volume, '.plot');
    const { left, top, width, height } = plot.getBoundingClientRect();
    const at = { clientX: left + 0.1 * width, clientY: top + height / 2 };
    plot.dispatchEvent(new MouseEvent('dblclick', { ...at, bubbles: true, composed: true }));
    await until(() => pointsOf(volume).length === 8, 'one more');
    expect(Number(stops(volume)[1].split(' ')[0])).to.be.closeTo(0.1, 0.01);
    await until(() => volume.shadowRoot?.activeElement === pointsOf(volume)[1], 'it has the keyboard');
    await press('Enter');
    await until(() => pointsOf(volume).length === 9, 'one more');
    for (let i = 0; i < 9; i++) {
      await press('Delete');
      await volume.updateComplete;
    }
    expect(pointsOf(volume)).to.have.length(2);
    expect(stops(volume)).to.have.length(2);
  });

  it('take the colors of a map, and go back to what is usual', async () => {
    const volume = await opened();
    volume.transferFunction = '0 #11223300, 1 #445566';
    await volume.updateComplete;
    const choice = part<HTMLSelectElement>(volume, '.panel select');
    choice.value = 'viridis';
    choice.dispatchEvent(new Event('change'));
    await volume.updateComplete;
    expect(volume.transferFunction).to.equal('0 #44015400, 1 #fde725ff');
    named(volume, 'The other way round').click();
    await volume.updateComplete;
    expect(volume.transferFunction).to.equal('0 #fde72500, 1 #440154ff');
    named(volume, 'Back to the usual values').click();
    await volume.updateComplete;
    expect([volume.transferFunction, volume.colormap]).to.deep.equal([null, null]);
  });

  it('have a color of their own', async () => {
    const volume = await opened();
    pointsOf(volume)[6].focus();
    await volume.updateComplete;
    const color = named(volume, 'Color of the point') as HTMLInputElement;
    color.value = '#00ff00';
    color.dispatchEvent(new Event('change'));
    expect(stops(volume)[6]).to.equal('1 #00ff00ff');
  });
});

describe('the other parts of the panel', () => {
  it('move the surface by keys and by dragging', async () => {
    const volume = await opened(html`<ca-volume rule="young-spots" size="16" controls style="inline-size: 280px"></ca-volume>`);
    const handle = part(volume, '.isovalue');
    handle.focus();
    await press('ArrowRight', 'ArrowRight');
    expect(volume.isovalue).to.be.closeTo(0.52, 1e-9);
    expect(handle.getAttribute('aria-valuetext')).to.equal('0.52');
    const { width } = part(volume, '.plot').getBoundingClientRect();
    await drag(middleOf(handle), [0.2 * width, 0]);
    expect(volume.isovalue).to.be.closeTo(0.72, 0.02);
  });

  it('set the opacity', async () => {
    const volume = await opened();
    await slide(part(volume, '.panel .line > input, .panel label.line input[type=range]'), 50);
    expect(volume.opacity).to.equal(0.75);
  });

  it('cut parts out, and an end never passes the other', async () => {
    const volume = await opened();
    await slide(named(volume, 'z to'), 8);
    expect(volume.getAttribute('clip')).to.equal('0 1 0 1 0 0.5');
    await volume.updateComplete;
    const from = named(volume, 'z from') as HTMLInputElement;
    await slide(from, 12);
    expect(from.value).to.equal('7');
    expect(volume.clip).to.equal('0 1 0 1 0.4375 0.5');
    expect(from.getAttribute('aria-valuetext')).to.equal('7 of 16 cells');
    await slide(from, 0);
    await volume.updateComplete;
    await slide(named(volume, 'z to'), 16);
    expect(volume.clip, 'all of it').to.equal(null);
  });

  it('move slices', async () => {
    const volume = await opened(
      html`<ca-volume rule="young-spots" size="16" mode="slice" controls style="inline-size: 280px"></ca-volume>`,
    );
    await slide(named(volume, 'Slice across y'), 4);
    expect(volume.getAttribute('slices')).to.equal('0.5 0.25 0.5');
  });

  it('choose what a drag does and the ball, and take cells away at once', async () => {
    const volume = await opened();
    volume.clear();
    volume.paint({ x: 8, y: 8, z: 8, radius: 40 });
    const live = async () => (await volume.snapshot()).filter((state) => state > 0.5).length;
    expect(await live()).to.equal(16 ** 3);
    const button = (text: string) =>
      [...part(volume, '.panel').querySelectorAll('button')].find((each) => each.textContent.trim() === text);
    button('Damage')?.click();
    const ball = 16 ** 3 - (await live());
    expect(ball).to.be.within(260, 390); // of radius 4, with the cells that its rim goes through
    button('Clear half')?.click();
    expect(await live()).to.be.within(1800, 2048);
    button('Draw')?.click();
    await slide(part(volume, '.panel input[max="16"][step="1"][aria-valuetext="radius of 2 cells"]'), 5);
    expect([volume.tool, volume.brushRadius, volume.getAttribute('tool')]).to.deep.equal(['paint', 5, 'paint']);
    volume.readonly = true;
    await volume.updateComplete;
    await volume.updateComplete;
    expect(button('Draw')).to.equal(undefined);
  });

  it('look along each axis and back, write axes, turn, and tell the camera', async () => {
    const volume = await opened();
    const first = volume.standpoint;
    const seen = () => volume.standpoint.split(' ').map((part) => Math.round(Number(part)));
    named(volume, 'Along x').click();
    expect(seen()).to.deep.equal([0, 0, 1]);
    named(volume, 'Along y').click();
    expect(seen()).to.deep.equal([-90, 0, 1]);
    named(volume, 'From above, along z').click();
    expect(seen()).to.deep.equal([-90, 89, 1]);
    named(volume, 'As at first').click();
    expect(volume.standpoint).to.equal(first);
    named(volume, 'Axes in cells').click();
    named(volume, 'Turn by itself').click();
    expect([volume.axes, volume.autoRotate]).to.deep.equal([true, true]);
    volume.autoRotate = false;
    named(volume, 'Copy the camera').click();
    await until(() => part(volume, '.said').textContent.includes('camera="'), 'it is told');
  });
});
