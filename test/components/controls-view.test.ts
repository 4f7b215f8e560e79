// The menu of the bar: colours, the brush, and the whole screen.
import { expect, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { cellColor, buttonOf, controlsOf, drawnGrid, frames, isNear, part, record, until } from './support.js';

async function viewOf(grid: CaGrid): Promise<HTMLElement> {
  const controls = controlsOf(grid);
  buttonOf(controls, 'Rule, sharing and files').click();
  await until(() => controls.shadowRoot?.querySelector('.menu:popover-open section[aria-label="View and brush"]'), 'the section');
  return part(controls, 'section[aria-label="View and brush"]');
}

const labelled = <T extends Element>(section: Element, label: string): T =>
  ([...section.querySelectorAll('label')].find((each) => each.textContent.trim().startsWith(label)) ?? expect.fail(label)).querySelector(
    'input, select',
  ) as T;

function set(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('the menu of <ca-controls>: looking and drawing', () => {
  it('chooses colors: the picture, the attribute, the strip, and back to what suits the rule', async () => {
    const grid = await drawnGrid(html`<ca-grid size="3 3" init="centre" controls style="width: 90px"></ca-grid>`);
    const section = await viewOf(grid);
    const map = labelled<HTMLSelectElement>(section, 'Colors');
    expect(map.value).to.equal('');
    const changes = record(grid, 'ca-change');
    set(map, 'viridis');
    await until(() => isNear(cellColor(grid, 1, 1), [0xfd, 0xe7, 0x25, 255]), 'yellow for live');
    expect(grid.getAttribute('colormap')).to.equal('viridis');
    expect(changes).to.deep.equal([{ action: 'look' }]);
    await frames();
    expect((section.querySelector('.strip') as HTMLElement).style.background).to.match(/^linear-gradient\(to right, rgb\(68,? 1,? 84/);
    set(map, '');
    await until(() => !isNear(cellColor(grid, 1, 1), [0xfd, 0xe7, 0x25, 255], 30), 'ink again');
    expect(grid.hasAttribute('colormap')).to.be.false;
  });

  it('sets the brush within the states of the rule, and keeps what cannot be', async () => {
    const grid = await drawnGrid(html`<ca-grid rule="B2/S/C3" size="9 9" init="empty" controls></ca-grid>`);
    const section = await viewOf(grid);
    const state = labelled<HTMLInputElement>(section, 'Brush paints');
    const radius = labelled<HTMLInputElement>(section, 'with radius');
    expect([state.value, state.max, radius.value]).to.deep.equal(['2', '2', '1']);
    set(state, '1');
    set(radius, '3');
    await frames();
    expect([grid.brush, grid.brushRadius]).to.deep.equal([1, 3]);
    set(state, '7');
    expect([grid.brush, state.value]).to.deep.equal([1, '1']);
  });

  it('offers no brush where nothing may be drawn', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" readonly controls></ca-grid>`);
    const section = await viewOf(grid);
    expect(section.querySelectorAll('input')).to.have.length(0);
    expect(section.querySelector('select')).to.not.equal(null);
  });

  it('asks for the whole screen, and says where the page does not allow it', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" controls></ca-grid>`);
    const section = await viewOf(grid);
    const button = [...section.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Full screen'));
    let asked = 0;
    grid.requestFullscreen = () => (asked++, Promise.reject(new TypeError('no')));
    (button ?? expect.fail('no button')).click();
    await until(() => part(controlsOf(grid), '.menu [role=status]').textContent.includes('does not allow'), 'the word');
    expect(asked).to.equal(1);
  });
});
