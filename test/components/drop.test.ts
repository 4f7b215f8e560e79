// What a reader drops on a grid or pastes into it: patterns, rules, pictures, and what is refused.
import { expect, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { parseRule } from '../../core/rule/parse.js';
import { BLINKER, drawnGrid, expectLive, liveCells, record, shownError, sleep, stageOf, until } from './support.js';

function transferOf(given: File | string): DataTransfer {
  const data = new DataTransfer();
  if (typeof given === 'string') data.setData('text/plain', given);
  else data.items.add(given);
  return data;
}

const drag = (grid: CaGrid, type: string, given: File | string) => {
  const event = new DragEvent(type, { dataTransfer: transferOf(given), bubbles: true, cancelable: true });
  stageOf(grid).dispatchEvent(event);
  return event;
};
const file = (text: BlobPart, name: string, type = '') => new File([text], name, { type });

/** Drops something and waits until the page is told. */
async function dropped(grid: CaGrid, given: File | string): Promise<string[]> {
  const changes = record(grid, 'ca-change');
  const errors = record(grid, 'ca-error');
  drag(grid, 'drop', given);
  await until(() => changes.length + errors.length, 'an answer');
  await grid.updateComplete;
  return [...changes.map(({ action }) => action), ...errors.map(({ code }) => `bad ${code}`)];
}

/** A picture whose left half is white and whose right half is black. */
async function halves(): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = '#000';
  context.fillRect(0, 0, 40, 20);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 20, 20);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  return new File([blob as Blob], 'halves.png', { type: 'image/png' });
}

describe('<ca-grid>: dropped and pasted', () => {
  it('a pattern goes into the middle, brings its rule, and is what it starts from', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" init="empty"></ca-grid>`);
    const rules = record(grid, 'ca-rule-change');
    expect(await dropped(grid, file('x = 3, y = 1, rule = B36/S23\n3o!', 'blinker.rle'))).to.deep.equal(['pattern']);
    await expectLive(grid, '3,4', '4,4', '5,4');
    expect(rules.map(({ rule, source }) => [rule.notation, source])).to.deep.equal([['B36/S23', 'pattern']]);
    grid.step();
    grid.reset();
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('every format of patterns is read', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" init="empty"></ca-grid>`);
    const texts = ['!Name: blinker\nOOO\n', '#Life 1.05\n#P -1 0\n***\n', '#Life 1.06\n-1 0\n0 0\n1 0\n'];
    for (const text of texts) {
      grid.clear();
      expect(await dropped(grid, file(text, 'blinker.txt'))).to.deep.equal(['pattern']);
      await expectLive(grid, '3,4', '4,4', '5,4');
    }
  });

  it('a pattern larger than the grid gets room', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9"></ca-grid>`);
    await dropped(grid, '40o!');
    await grid.updateComplete;
    expect(grid.simulation?.size).to.deep.equal([72, 33]);
    expect(await liveCells(grid)).to.have.length(40);
  });

  it('a rule leaves the cells as they are', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER}></ca-grid>`);
    expect(await dropped(grid, file(JSON.stringify(parseRule('B36/S23')), 'rule.json'))).to.deep.equal(['rule']);
    expect(grid.simulation?.rule.notation).to.equal('B36/S23');
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('a picture: bright cells live, as large as fits', async () => {
    const grid = await drawnGrid(html`<ca-grid size="10 10"></ca-grid>`);
    expect(await dropped(grid, await halves())).to.deep.equal(['pattern']);
    const live = await liveCells(grid);
    expect(live).to.have.length(25);
    expect(live[0]).to.equal('0,2');
    expect(live.at(-1)).to.equal('4,6');
  });

  it('what cannot be read is said, and nothing changes', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER}></ca-grid>`);
    expect(await dropped(grid, file('3o%!', 'bad.rle'))).to.deep.equal(['bad pattern']);
    expect(shownError(grid)).to.not.equal('');
    await expectLive(grid, '3,4', '4,4', '5,4');
    expect(await dropped(grid, file('not a picture', 'bad.png', 'image/png'))).to.deep.equal(['bad source']);
    expect(shownError(grid)).to.contain('bad.png: cannot be read');
    expect(await dropped(grid, file('x=100000,y=100000\n!', 'huge.rle'))).to.deep.equal(['bad size']);
    expect(await dropped(grid, '3o!')).to.deep.equal(['pattern']);
    expect(shownError(grid)).to.equal('');
  });

  it('an outline while something is over it; nothing where drawing is refused', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER}></ca-grid>`);
    const over = drag(grid, 'dragover', BLINKER);
    expect(over.defaultPrevented).to.be.true;
    expect(stageOf(grid).classList.contains('over')).to.be.true;
    drag(grid, 'dragleave', BLINKER);
    expect(stageOf(grid).classList.contains('over')).to.be.false;
    grid.readonly = true;
    await grid.updateComplete;
    expect(drag(grid, 'dragover', BLINKER).defaultPrevented, 'the file is not opened in place of the page').to.be.true;
    expect(stageOf(grid).classList.contains('over')).to.be.false;
    const changes = record(grid, 'ca-change');
    drag(grid, 'drop', '5o!');
    await sleep(100);
    expect(changes).to.deep.equal([]);
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('takes what is pasted while it has the keyboard, and only then', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" init="empty"></ca-grid>`);
    const changes = record(grid, 'ca-change');
    const paste = () => document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transferOf('3o!'), cancelable: true }));
    expect(paste()).to.be.true;
    stageOf(grid).focus();
    expect(paste(), 'taken').to.be.false;
    await until(() => changes.length, 'the pattern');
    await expectLive(grid, '3,4', '4,4', '5,4');
    stageOf(grid).blur();
    expect(paste()).to.be.true;
  });
});
