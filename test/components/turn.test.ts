// What a page sees while a rule of another structure is compiled beside it: the grid runs on, the editor is ahead, the last wins.
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { sharedGpu } from '../../core/gpu/share.js';
import { Editing } from '../../core/page/editing.js';
import { parseRule, runReference, type Rule } from '../../core/rule/index.js';
import { removeUnit } from '../../core/rule/edit-structure.js';
import { expectAllReleased, expectSameCells } from '../support/automata.js';
import { SideCompiler } from '../support/compiler.js';
import { pair } from './editor.js';
import { drawnGrid, frames, part, record, sleep, until } from './support.js';

describe('a rule that is compiled beside the page', () => {
  let compiler: SideCompiler | null = null;
  const hold = () => (compiler = new SideCompiler(sharedGpu.current ?? expect.fail('no context'), true));
  afterEach(async () => {
    compiler?.restore();
    document.querySelectorAll('ca-grid').forEach((grid) => grid.remove());
    await expectAllReleased();
  });

  it('leaves a grid running, and no frame waits for it', async () => {
    const grid = await drawnGrid(html`<ca-grid size="40 40" rate="60" autoplay fade="4"></ca-grid>`);
    const changes = record(grid, 'ca-rule-change');
    await until(() => (grid.simulation?.generation ?? 0) > 1, 'the first rule has its programs');
    await frames();
    hold();
    grid.rule = 'brians-brain';
    await grid.updateComplete;
    await until(() => grid.simulation?.nextRule.name === "Brian's Brain", 'the rule is asked for');
    const generation = grid.simulation?.generation ?? 0;
    await until(() => (grid.simulation?.generation ?? 0) > generation + 3, 'the grid runs on');
    expect([grid.simulation?.rule.name, changes.length]).to.deep.equal(['Life', 0]);
    compiler?.letGo();
    await until(() => changes.length, 'the rule is in force');
    const since = grid.simulation?.generation ?? 0;
    await until(() => (grid.simulation?.generation ?? 0) > since + 3, 'it runs with the new rule');
    await frames();
    expect(changes.map(({ rule, source }) => [rule.name, source])).to.deep.equal([["Brian's Brain", 'attribute']]);
    expect(compiler?.early).to.equal(0);
    expect(compiler?.asked).to.be.above(2);
    grid.pause();
  });

  it('is there for whoever asks the element for a step, a start or its cells', async () => {
    const grid = await drawnGrid(html`<ca-grid size="40 40" seed="5"></ca-grid>`);
    const cells = await grid.snapshot();
    hold();
    const expectNext = (name: string) => until(() => grid.simulation?.nextRule.name === name, 'the rule is asked for');
    grid.rule = 'B36/S23';
    grid.boundary = 'mirror';
    await expectNext('B36/S23');
    expect(grid.simulation?.rule.name).to.equal('Life');
    grid.step(3);
    expectSameCells(await grid.snapshot(), runReference(parseRule('B36/S23').on('mirror'), cells, [40, 40], 3), 'steps');
    grid.rule = 'brians-brain';
    grid.boundary = null;
    grid.seed = 9;
    await expectNext("Brian's Brain");
    expect(grid.simulation?.generation, 'it goes on from where it was').to.equal(3);
    const started = await grid.snapshot();
    compiler?.restore();
    const other = await drawnGrid(html`<ca-grid size="40 40" seed="9" rule="brians-brain"></ca-grid>`);
    expectSameCells(started, await other.snapshot(), 'its start has the states of the new rule');
  });

  it('is what an editor shows and undoes, though the grid is not there yet', async () => {
    const { grid, editor } = await pair('analog-life', '', '');
    const { simulation } = grid;
    if (!simulation) return expect.fail();
    const editing = Editing.of(simulation);
    const before = simulation.rule;
    const told = record(editor, 'ca-rule-change');
    hold();
    const [one, two] = ['self0peers3', 'self1peers2or3'].map((unit) => removeUnit(before, unit));
    editing.edit(one, 'Removed one');
    await editor.updateComplete;
    expect([editing.rule, simulation.rule]).to.deep.equal([one, before]);
    expect(editor.shadowRoot?.querySelector('.node[data-card="unit:self0peers3"]')).to.equal(null);
    editing.undo();
    expect([editing.rule, simulation.nextRule]).to.deep.equal([before, before]);
    editing.redo();
    editing.edit(two, 'Removed another');
    editing.draft(two.withBias('activation', -0.25), 'bias'); // an edit of what is not there yet
    editing.commit();
    const last = editing.rule;
    expect(simulation.rule).to.equal(before);
    expect(told).to.deep.equal([]);
    compiler?.letGo();
    await until(() => simulation.rule === last, 'the last rule is in force');
    await sleep(50);
    expect(simulation.rule).to.equal(last);
    expect(told.map(({ rule }: { rule: Rule }) => rule)).to.deep.equal([last]);
    expect(editing.history.entries.map(({ label }) => label)).to.deep.equal(['Start', 'Removed one', 'Removed another', 'bias']);
  });

  it('comes into force also where its grid leaves the page meanwhile', async () => {
    const grid = await drawnGrid(html`<ca-grid size="40 40"></ca-grid>`);
    hold();
    grid.rule = 'brians-brain';
    await grid.updateComplete;
    await until(() => grid.simulation?.nextRule.name === "Brian's Brain", 'the rule is asked for');
    grid.remove();
    await until(() => grid.simulation?.rule.name === "Brian's Brain", 'the rule is in force');
    expect(part(grid, '.errors').textContent.trim()).to.equal('');
  });
});
