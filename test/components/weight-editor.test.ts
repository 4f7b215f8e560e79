// Editing a rule by its network: by keys alone, by fields, drags and code; what is undone is the identical rule; nothing is compiled for
// a number; what cannot be is said and changes nothing.
import { expect } from '@open-wc/testing';
import type { CaWeightEditor } from '../../components/weight-editor/weight-editor.js';
import { discreteTable } from '../../core/rule/index.js';
import { pageLoop } from '../../core/page/loop.js';
import { button, cardOf, edited, fieldOf, hasCard, numberOf, openCard, pair, ruleOf, standing, typeInto, weightOf } from './editor.js';
import { frames, liveCells, part, record, shownError, sleep, until } from './support.js';
import { holding, mouse, press, type } from './person.js';

/** Presses a key with Ctrl. */
const chord = (key: string) => holding('Control', () => press(key));

const SURVIVE = 'number:activation<self1peers2or3';

describe('editing by the keyboard alone', () => {
  it('reaches a connection by name, changes it, and the grid does as it says', async () => {
    const { grid, editor } = await pair();
    grid.step(2);
    expect(await liveCells(grid), 'a block stays').to.have.length(4);
    // Tab from the last control before the diagram until the connection has the focus.
    button(editor, 'Code').focus();
    const wanted = standing<SVGElement>(editor, SURVIVE);
    for (let i = 0; i < 60 && editor.shadowRoot?.activeElement !== wanted; i++) await press('Tab');
    expect(editor.shadowRoot?.activeElement).to.equal(wanted);
    expect(wanted.getAttribute('role')).to.equal('slider');
    expect(wanted.getAttribute('aria-label')).to.equal('Weight of self1peers2or3 in activation');
    await press('Home');
    expect(weightOf(grid, 'activation', 'self1peers2or3')).to.equal(-2);
    grid.step(1);
    expect(await liveCells(grid), 'nobody survives').to.deep.equal([]);
  });

  it('steps by keys: arrows, Shift ten times, Alt a tenth, both ends', async () => {
    const { grid, editor } = await pair();
    const edge = standing<SVGElement>(editor, SURVIVE);
    edge.focus();
    const now = () => weightOf(grid, 'activation', 'self1peers2or3');
    await press('ArrowUp');
    expect(now()).to.equal(1.1);
    await press('ArrowLeft', 'ArrowLeft');
    expect(now()).to.equal(0.9);
    await holding('Shift', () => press('ArrowUp'));
    expect(now()).to.equal(1.9);
    await holding('Alt', () => press('ArrowDown'));
    expect(now()).to.equal(1.89);
    await press('End');
    expect(now()).to.equal(2);
    await editor.updateComplete;
    expect(standing<SVGElement>(editor, SURVIVE).getAttribute('aria-valuenow')).to.equal('2');
    expect(editor.shadowRoot?.activeElement, 'the focus stays').to.equal(standing(editor, SURVIVE));
  });

  it('Enter opens the exact value, what is typed counts, Escape goes back', async () => {
    const { grid, editor } = await pair();
    standing<SVGElement>(editor, SURVIVE).focus();
    await press('Enter');
    await cardOf(editor);
    await until(() => editor.shadowRoot?.activeElement?.matches('.field'), 'the field has the focus');
    await type('-0.125');
    await press('Enter');
    expect(weightOf(grid, 'activation', 'self1peers2or3')).to.equal(-0.125);
    await press('Escape');
    await editor.updateComplete;
    expect(hasCard(editor)).to.be.false;
    expect(editor.shadowRoot?.activeElement).to.equal(standing(editor, SURVIVE));
  });

  it('a unit opens with everything: bias, steepness, weights, activation', async () => {
    const { grid, editor } = await pair();
    standing(editor, 'unit:peersOver2').focus();
    await press('Enter');
    const card = await cardOf(editor);
    const keys = [...card.querySelectorAll('[data-number]')].map((row) => row.getAttribute('data-number'));
    expect(keys).to.deep.equal(['peersOver2.steepness', 'peersOver2.bias', 'peersOver2<count']);
    typeInto(fieldOf(card, 'peersOver2.bias'), '−1,75');
    expect(numberOf(grid, { kind: 'bias', unit: 'peersOver2' }), 'a comma and a true minus').to.equal(-1.75);
    typeInto(card.querySelector('select') as HTMLSelectElement, 'tanh');
    await editor.updateComplete;
    expect(ruleOf(grid).network?.layers[0]).to.have.nested.property('units[2].activation', 'tanh');
    expect(card.querySelector('[data-number="peersOver2.steepness"]')).to.equal(null);
  });

  it('Delete cuts a connection and removes a unit, and the keyboard stays in the diagram', async () => {
    const { grid, editor } = await pair();
    standing<SVGElement>(editor, SURVIVE).focus();
    await press('Delete');
    expect(weightOf(grid, 'activation', 'self1peers2or3')).to.equal(undefined);
    expect(editor.shadowRoot?.activeElement).to.equal(standing(editor, 'unit:activation'));
    await press('Delete');
    await editor.updateComplete;
    expect(shownError(editor as never), 'the output stays').to.include('the last layer needs its units');
    standing(editor, 'unit:peersOver1').focus();
    await press('Delete');
    await editor.updateComplete;
    expect(editor.shadowRoot?.querySelectorAll('.node')).to.have.length(8);
    expect(editor.shadowRoot?.activeElement?.matches('.node')).to.be.true;
    expect(shownError(editor as never), 'what could be done takes the message away').to.equal('');
  });

  it('bounds and step come from the page, and a bad one is said', async () => {
    const { grid, editor } = await pair('life', 'min="-1" max="2" step="0.5"');
    standing<SVGElement>(editor, SURVIVE).focus();
    await press('ArrowUp');
    expect(weightOf(grid, 'activation', 'self1peers2or3')).to.equal(1.5);
    await press('End', 'ArrowUp');
    expect(weightOf(grid, 'activation', 'self1peers2or3')).to.equal(2);
    const errors = record(editor, 'ca-error');
    editor.setAttribute('step', 'much');
    editor.setAttribute('view', 'upside-down');
    await editor.updateComplete;
    expect(errors.map(({ message }) => message.split(':')[0])).to.deep.equal(['view', 'step']);
    expect(shownError(editor as never)).to.include('expected diagram, tree, code');
    expect(standing(editor, SURVIVE), 'the diagram stays').to.be.instanceOf(Element);
  });
});

describe('editing by hand', () => {
  it('a drag up on a connection makes it more, with one entry in the history and one change', async () => {
    const { grid, editor } = await pair();
    editor.scrollIntoView();
    const line = part<SVGPathElement>(editor, '[data-card="number:selfIsOne<self"] .hit');
    const at = line.getPointAtLength(line.getTotalLength() / 2);
    const { left, top } = part(editor, '.diagram').getBoundingClientRect();
    const inputs = record(editor, 'ca-input');
    const changes = record(editor, 'ca-change');
    await mouse.move([left + at.x, top + at.y]);
    await mouse.down();
    for (let i = 1; i <= 6; i++) await mouse.move([left + at.x, top + at.y - 8 * i]);
    await mouse.up();
    expect(weightOf(grid, 'selfIsOne', 'self')).to.be.greaterThan(1.2);
    expect(inputs.length).to.be.greaterThan(2);
    expect(changes).to.deep.equal([{ action: 'number' }]);
    await editor.updateComplete;
    expect(editor.shadowRoot?.querySelectorAll('.history li')).to.have.length(2);
    await mouse.rest();
  });

  it('a rest of the pointer opens a glance, and leaving closes it', async () => {
    const { editor } = await pair();
    editor.scrollIntoView();
    const { left, top, width, height } = standing(editor, 'unit:selfIsOne').getBoundingClientRect();
    await mouse.move([left + width / 2, top + height / 3]);
    const card = await cardOf(editor);
    expect(card.getAttribute('aria-label')).to.equal('selfIsOne');
    expect(card.querySelector('select'), 'a glance').to.equal(null);
    await mouse.rest();
    await until(() => !hasCard(editor), 'the card goes');
  });

  it('resets one number, and marks what has changed since the beginning', async () => {
    const { grid, editor } = await pair();
    const card = await openCard(editor, 'unit:activation');
    typeInto(fieldOf(card, 'activation.bias'), '0.3');
    await editor.updateComplete;
    expect(standing(editor, 'unit:activation').classList.contains('changed')).to.be.true;
    expect(standing(editor, 'unit:selfIsOne').classList.contains('changed')).to.be.false;
    button(editor, 'Reset to −0.5 (Bias of activation)').click();
    await editor.updateComplete;
    expect(numberOf(grid, { kind: 'bias', unit: 'activation' })).to.equal(-0.5);
    expect(standing(editor, 'unit:activation').classList.contains('changed')).to.be.false;
  });

  it('adds and removes units, connections, layers and inputs, and renames', async () => {
    const { grid, editor } = await pair();
    const units = () => ruleOf(grid).network?.layers.map((layer) => ('units' in layer ? layer.units.map(({ name }) => name).join() : ''));
    grid.step(1);
    button(editor, 'Add a unit, Layer 1').click();
    expect(units()?.[0]).to.equal('selfIsOne,peersOver1,peersOver2,peersOver3,unit1');
    await editor.updateComplete;
    let card = await openCard(editor, 'unit:unit1');
    typeInto(card.querySelector('.add-source') as HTMLSelectElement, 'count');
    expect(weightOf(grid, 'unit1', 'count')).to.equal(0);
    typeInto(card.querySelector('.title') as HTMLInputElement, 'mine');
    expect(units()?.[0]).to.include('mine');
    await editor.updateComplete;
    card = await cardOf(editor);
    expect(card.getAttribute('aria-label')).to.equal('mine');
    button(editor, 'Remove this unit').click();
    expect(units()?.[0]).to.equal('selfIsOne,peersOver1,peersOver2,peersOver3');
    await openCard(editor, 'layer:1');
    button(editor, 'Add a layer before').click();
    expect(units()).to.have.length(4);
    button(editor, 'Add an input, Inputs').click();
    expect(ruleOf(grid).inputs).to.have.length(3);
    grid.step(1);
    expect(await liveCells(grid), 'all of it changed nothing').to.have.length(4);
    for (let i = 0; i < 6; i++) editor.undo();
    expect(ruleOf(grid).inputs).to.have.length(2);
    expect(units()).to.have.length(3);
  });

  it('changes a neighbourhood, and draws one by hand', async () => {
    const { grid, editor } = await pair();
    const card = await openCard(editor, 'input:count');
    const kind = () => card.querySelector('select') as HTMLSelectElement;
    typeInto(kind(), 'von-neumann');
    expect(ruleOf(grid).inputs[1].neighbourhood).to.deep.equal({ kind: 'von-neumann', radius: 1 });
    await editor.updateComplete;
    typeInto(card.querySelector('input[type=number]') as HTMLInputElement, '2');
    expect(ruleOf(grid).inputs[1].neighbourhood).to.deep.equal({ kind: 'von-neumann', radius: 2 });
    await editor.updateComplete;
    typeInto(kind(), 'mask');
    await editor.updateComplete;
    const cells = () => (ruleOf(grid).inputs[1].neighbourhood as { cells?: string[] }).cells;
    expect(cells()).to.deep.equal(['..#..', '.###.', '##.##', '.###.', '..#..']);
    (card.querySelector('.mask button') as HTMLButtonElement).click();
    expect(cells()?.[0]).to.equal('#.#..');
    await editor.updateComplete;
    const before = ruleOf(grid);
    typeInto(card.querySelector('.title') as HTMLInputElement, 'no name');
    await editor.updateComplete;
    expect(ruleOf(grid), 'a name that is none changes nothing').to.equal(before);
    expect(shownError(editor as never)).to.include('a name: a letter');
    expect((card.querySelector('.title') as HTMLInputElement).value).to.equal('count');
  });

  it('with readonly nothing changes', async () => {
    const { grid, editor } = await pair('life', 'readonly');
    const before = ruleOf(grid);
    standing<SVGElement>(editor, SURVIVE).focus();
    await press('ArrowUp', 'Home', 'Delete');
    const card = await openCard(editor, 'unit:activation');
    expect(card.querySelector('select')?.disabled).to.be.true;
    typeInto(fieldOf(card, 'activation.bias'), '3');
    expect(ruleOf(grid)).to.equal(before);
    expect(editor.shadowRoot?.querySelector('.history')).to.equal(null);
  });
});

describe('history', () => {
  it('undo restores the identical rule, by keys, buttons and marks', async () => {
    const { grid, editor } = await pair();
    const rules = [ruleOf(grid)];
    standing<SVGElement>(editor, SURVIVE).focus();
    await press('Home');
    rules.push(ruleOf(grid));
    button(editor, 'Add a unit, Layer 2').click();
    rules.push(ruleOf(grid));
    await chord('z');
    expect(ruleOf(grid)).to.equal(rules[1]);
    await chord('z');
    expect(ruleOf(grid)).to.equal(rules[0]);
    expect(ruleOf(grid).equals(rules[0])).to.be.true;
    await holding('Shift', () => chord('Z'));
    expect(ruleOf(grid)).to.equal(rules[1]);
    button(editor, 'Redo').click();
    expect(ruleOf(grid)).to.equal(rules[2]);
    await editor.updateComplete;
    button(editor, 'Step 0: Start').click();
    expect(ruleOf(grid)).to.equal(rules[0]);
    await editor.updateComplete;
    expect(button(editor, 'Undo').disabled).to.be.true;
    editor.redo();
    editor.reset();
    expect(ruleOf(grid).equals(rules[0])).to.be.true;
    editor.undo();
    expect(ruleOf(grid)).to.equal(rules[1]);
  });

  it('keys in a row on one number are one entry', async () => {
    const { grid, editor } = await pair();
    const first = ruleOf(grid);
    standing<SVGElement>(editor, SURVIVE).focus();
    await press('ArrowUp', 'ArrowUp', 'ArrowUp');
    await editor.updateComplete;
    expect(editor.shadowRoot?.querySelectorAll('.history li')).to.have.length(2);
    editor.undo();
    expect(ruleOf(grid)).to.equal(first);
  });

  it('a rule from elsewhere is an entry; one of another name a new beginning', async () => {
    const { grid, editor } = await pair();
    const marks = () => editor.shadowRoot?.querySelectorAll('.history li').length;
    grid.simulation?.setRule(ruleOf(grid).withBias('activation', -0.4));
    await editor.updateComplete;
    expect(marks()).to.equal(2);
    grid.rule = 'highlife';
    await grid.updateComplete;
    await until(() => ruleOf(grid).name === 'HighLife', 'the grid takes it');
    await editor.updateComplete;
    expect(marks()).to.equal(1);
    editor.undo();
    expect(ruleOf(grid).name).to.equal('HighLife');
  });
});

describe('what an edit costs', () => {
  for (const rule of ['life', 'analog-life', 'young-spots']) {
    it(`compiles nothing for a number, and the cells stay: ${rule}`, async () => {
      const { grid, editor } = await pair(rule, '', '');
      const gpu = grid.simulation?.engine?.gpu;
      const [name] = [...(editor.shadowRoot?.querySelectorAll('.edge') ?? [])].map((edge) => edge.getAttribute('data-card') ?? '');
      await sleep(1200); // what a rule that rests is compiled to is there
      await frames();
      const before = await grid.snapshot();
      const compiled = gpu?.programs.compiled;
      standing<SVGElement>(editor, name).focus();
      for (let i = 0; i < 10; i++) await press('ArrowUp');
      await frames();
      expect(gpu?.programs.compiled).to.equal(compiled);
      expect(await grid.snapshot()).to.deep.equal(before);
    });
  }

  it('is seen in the next frame', async () => {
    const { grid, editor } = await pair();
    await until(() => !pageLoop.awake, 'all is drawn');
    const drawnBefore = pageLoop.statistics.drawn;
    standing<SVGElement>(editor, SURVIVE).focus();
    await press('ArrowUp');
    await frames(2);
    expect(pageLoop.statistics.drawn).to.be.greaterThan(drawnBefore);
    expect(weightOf(grid, 'activation', 'self1peers2or3')).to.equal(1.1);
  });
});

describe('views', () => {
  const show = async (editor: CaWeightEditor, view: 'tree' | 'code') => {
    editor.view = view;
    await editor.updateComplete;
  };

  it('the tree holds every unit from the output down, with weights to type over', async () => {
    const { grid, editor } = await pair();
    await show(editor, 'tree');
    const names = [...(editor.shadowRoot?.querySelectorAll('.tree .name') ?? [])].map((name) => name.textContent);
    expect(names.slice(0, 4)).to.deep.equal(['activation', 'self0peers3', 'selfIsOne', 'self']);
    expect(new Set(names).size).to.equal(9);
    const field = part<HTMLInputElement>(editor, 'input[aria-label="Weight of self0peers3 in activation"]');
    typeInto(field, '2.5');
    expect(weightOf(grid, 'activation', 'self0peers3')).to.equal(2.5);
  });

  it('a number typed over in the code changes that weight; one that is none comes back', async () => {
    const { grid, editor } = await pair();
    await show(editor, 'code');
    for (const language of ['Expression', 'Step by step', 'GLSL']) {
      button(editor, language).click();
      await editor.updateComplete;
      const field = part<HTMLInputElement>(editor, 'input[aria-label="Bias of self0peers3"]');
      typeInto(field, language === 'GLSL' ? '-0.25' : '+0.75');
      expect(numberOf(grid, { kind: 'bias', unit: 'self0peers3' }), language).to.equal(language === 'GLSL' ? -0.25 : 0.75);
      typeInto(field, 'much');
      expect(numberOf(grid, { kind: 'bias', unit: 'self0peers3' })).to.equal(language === 'GLSL' ? -0.25 : 0.75);
      expect(field.value).not.to.equal('much');
    }
  });

  it('JSON is a rule once it is asked to be, and bad JSON changes nothing', async () => {
    const { grid, editor } = await pair();
    await show(editor, 'code');
    button(editor, 'JSON').click();
    await editor.updateComplete;
    const area = part<HTMLTextAreaElement>(editor, 'textarea');
    area.value = JSON.stringify(ruleOf(grid).withBias('activation', -0.25));
    button(editor, 'Use this rule').click();
    expect(numberOf(grid, { kind: 'bias', unit: 'activation' })).to.equal(-0.25);
    await editor.updateComplete;
    const before = ruleOf(grid);
    area.value = '{ "name": "nothing" }';
    button(editor, 'Use this rule').click();
    await editor.updateComplete;
    expect(ruleOf(grid)).to.equal(before);
    expect(shownError(editor as never)).to.include('rule.');
  });

  it('the truth table is the rule’s, with notches where the network is near its threshold', async () => {
    const { grid, editor } = await pair();
    const cells = () => [...(editor.shadowRoot?.querySelectorAll('td') ?? [])];
    const levels = () => cells().map((cell) => Number(getComputedStyle(cell).getPropertyValue('--_level')));
    expect(levels()).to.deep.equal([...(discreteTable(ruleOf(grid))?.states ?? [])]);
    expect(cells().filter((cell) => cell.classList.contains('near'))).to.have.length(0);
    const card = await openCard(editor, 'unit:activation');
    typeInto(fieldOf(card, 'activation.bias'), '-0.95');
    await editor.updateComplete;
    expect(cells().filter((cell) => cell.classList.contains('near'))).to.have.length(3);
  });

  it('a formula has its parameters, a wide network its fields of weights', async () => {
    const formula = await pair('gray-scott-coral', '', '');
    const field = part<HTMLInputElement>(formula.editor, '[data-number="=feed"] .field');
    typeInto(field, '0.03');
    expect(ruleOf(formula.grid).formula?.parameters?.feed.value).to.equal(0.03);
    formula.page.remove();
    const wide = await pair('tlife', '', '');
    expect(wide.editor.shadowRoot?.querySelectorAll('.matrix')).to.have.length(2);
    const cursor = part<HTMLButtonElement>(wide.editor, '.cursor');
    cursor.focus();
    await press('ArrowRight', 'ArrowRight');
    await wide.editor.updateComplete;
    const name = part(wide.editor, '.cursor').getAttribute('aria-label');
    await press('Enter');
    const card = await cardOf(wide.editor);
    expect(name).to.include(card.getAttribute('aria-label') ?? 'nothing');
    typeInto(card.querySelector('.field') as HTMLInputElement, '2');
    await edited(wide.editor);
    expect(part(wide.editor, '.cursor').getAttribute('aria-label')).to.include('2');
  });
});
