// The menu of the bar: choosing a rule by search, list or notation, and a pattern from a file.
import { expect, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { createSimulation } from '../../core/simulation/create.js';
import { parseRule } from '../../core/rule/parse.js';
import { press } from './person.js';
import { BLINKER, buttonOf, controlsOf, drawnGrid, expectLive, part, record, until } from './support.js';

const field = (menu: HTMLElement) => menu.querySelector('.field') as HTMLInputElement;
const options = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role=option]')];

async function menuOf(grid: CaGrid): Promise<HTMLElement> {
  const controls = controlsOf(grid);
  buttonOf(controls, 'Rule, sharing and files').click();
  await until(() => controls.shadowRoot?.querySelector('.menu:popover-open [role=option]'), 'the list');
  return part(controls, '.menu');
}

function type(menu: HTMLElement, text: string): void {
  field(menu).focus();
  field(menu).value = text;
  field(menu).dispatchEvent(new InputEvent('input', { bubbles: true }));
}

describe('the menu of <ca-controls>: choosing', () => {
  it('lists the rules by family and finds them by a part of the name', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER} controls></ca-grid>`);
    const menu = await menuOf(grid);
    expect(options(menu).length).to.be.above(30);
    expect(menu.querySelector('[role=group][aria-label=Lenia]')).to.not.equal(null);
    type(menu, 'highl');
    expect(options(menu).map(({ id }) => id)).to.deep.equal(['rule-highlife']);
    const changes = record(grid, 'ca-change');
    const rules = record(grid, 'ca-rule-change');
    options(menu)[0].click();
    await until(() => changes.length, 'the rule');
    expect(changes).to.deep.equal([{ action: 'rule' }]);
    expect(rules.map(({ rule }) => rule.name)).to.deep.equal(['HighLife']);
    expect(grid.getAttribute('rule')).to.equal('highlife');
  });

  it('by keyboard: the focus stays in the field, arrows go through the list', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" controls></ca-grid>`);
    const menu = await menuOf(grid);
    type(menu, 'generations');
    const [first, second] = options(menu);
    await press('ArrowDown', 'ArrowDown');
    expect(field(menu).getAttribute('aria-activedescendant')).to.equal(second.id);
    await press('ArrowUp');
    expect([first, second].map((option) => option.getAttribute('aria-selected'))).to.deep.equal(['true', 'false']);
    await press('Enter');
    await until(() => grid.simulation?.rule.name === first.textContent.trim(), 'the rule');
  });

  it('takes a notation, and says below the field what is wrong with it', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER} controls></ca-grid>`);
    const menu = await menuOf(grid);
    type(menu, 'B3/S29');
    await press('Enter');
    await until(() => menu.querySelector('#rule-wrong')?.textContent, 'the message');
    expect(field(menu).getAttribute('aria-invalid')).to.equal('true');
    expect(grid.simulation?.rule.name).to.equal('Life');
    type(menu, 'B36/S125');
    expect(menu.querySelector('#rule-wrong')?.textContent).to.equal('');
    await press('Enter');
    await until(() => grid.simulation?.rule.notation === 'B36/S125', 'the rule');
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('also where a program gave the automaton, and where the attribute says so already', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" rule="B36/S23" controls></ca-grid>`);
    const simulation = await createSimulation({ rule: parseRule('B2/S'), size: [8, 8] });
    try {
      grid.simulation = simulation;
      const menu = await menuOf(grid);
      type(menu, 'B36/S23');
      await press('Enter');
      await until(() => simulation.rule.notation === 'B36/S23', 'the rule');
    } finally {
      grid.simulation = null;
      simulation.dispose();
    }
  });

  it('draws what the rules that can be seen do', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" controls></ca-grid>`);
    const menu = await menuOf(grid);
    const [canvas] = menu.querySelectorAll('canvas');
    const colors = () => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, 64, 48).data ?? [];
      return new Set(Array.from({ length: data.length / 4 }, (_, i) => `${data[4 * i]},${data[4 * i + 3]}`));
    };
    await until(() => colors().size > 1, 'a picture of Life', 20_000);
    expect([...colors()].every((color) => color.endsWith(',255'))).to.be.true;
  });

  it('hands a file to the grid', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" init="empty" controls></ca-grid>`);
    const menu = await menuOf(grid);
    const input = menu.querySelector('input[type=file]') as HTMLInputElement;
    const give = (text: string) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'blinker.rle'));
      input.files = data.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const changes = record(grid, 'ca-change');
    give('3o%!');
    await until(() => menu.querySelector('.menu > .bad, p.bad')?.textContent, 'the message');
    give(BLINKER);
    await until(() => changes.length, 'the pattern');
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('grid.load rejects what cannot be read', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9"></ca-grid>`);
    const error = await grid.load('3o%!').catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'pattern');
    await grid.load(BLINKER);
    await expectLive(grid, '3,4', '4,4', '5,4');
  });
});
