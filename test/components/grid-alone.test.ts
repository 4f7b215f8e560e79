// A grid without the rest of the suite: what it carries itself, and what it fetches when it is asked for more.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/grid/grid.js';
import type { CaGrid } from '../../components/grid/grid.js';
import { allRules } from '../../components/shared/all-rules.js';
import { life } from '../../core/rule/preset.js';

/** Waits for something, looking at every frame. */
async function until(condition: () => unknown): Promise<void> {
  const end = performance.now() + 20_000;
  while (!condition() && performance.now() < end) await new Promise((resolve) => requestAnimationFrame(resolve));
  if (!condition()) throw new Error(`not in time: ${condition.toString()}`);
}

const sum = (cells: ArrayLike<number>) => Array.from(cells).reduce((total, cell) => total + cell, 0);

describe('<ca-grid> alone', () => {
  // In this order: the rules, once fetched, stay for the page.
  it('runs Life and its like without fetching anything', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid size="32 32"></ca-grid>`);
    expect(grid.simulation?.rule).to.equal(life.rule);
    grid.rule = 'b36/s23';
    await grid.updateComplete;
    expect(grid.simulation?.rule.notation).to.equal('B36/S23');
    grid.boundary = 'dead';
    await grid.updateComplete;
    expect(grid.simulation?.boundary).to.equal('dead');
    grid.rule = ' Life ';
    await grid.updateComplete;
    expect(grid.simulation?.rule.name).to.equal('Life');
    expect(allRules.atHand).to.equal(null);
  });

  it('says what is wrong with a notation at once', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid size="32 32" rule="B9/S23"></ca-grid>`);
    expect(grid.shadowRoot?.querySelector('.errors')?.textContent).to.contain('character 2');
    expect(allRules.atHand).to.equal(null);
  });

  it('says what a program must load to change a rule freely', () => {
    expect(() => life.rule.with({ channels: 2 })).to.throw('core/rules.js');
  });

  it('waits empty and at rest for a rule that it has to fetch, then starts as that rule does', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid size="32 32" rule="brians-brain" autoplay></ca-grid>`);
    expect(allRules.atHand).to.equal(null);
    expect(grid.simulation?.start.init).to.equal('empty');
    await until(() => grid.simulation?.rule.states === 3);
    expect(grid.simulation?.start.init).to.equal('random');
    await until(() => grid.generation > 0);
    expect(sum(await grid.snapshot())).to.be.greaterThan(0);
    expect(allRules.atHand).not.to.equal(null);
  });

  it('knows every rule from then on', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid size="32 32" rule="gray-scott-mitosis"></ca-grid>`);
    const other = await fixture<CaGrid>(html`<ca-grid size="32 32" rule="W110"></ca-grid>`);
    expect([grid.simulation?.rule.channels, other.simulation?.rule.dimensions]).to.deep.equal([2, [1]]);
  });

  it('fetches what runs a rule that a program hands it', async () => {
    const { validateRule } = await import('../../core/rule/validate.js');
    const { mask, ...rest } = { mask: ['###', '#.#', '##.'], name: 'seven', channels: 1, states: 3, boundary: 'torus', dimensions: [2] };
    allRules.hold(null as never); // as on a page where nothing asked for them yet
    const grid = await fixture<CaGrid>(html`<ca-grid size="32 32" autoplay></ca-grid>`);
    grid.rule = validateRule({
      ...rest,
      inputs: [{ name: 'count', neighbourhood: { kind: 'mask', cells: mask } }],
      network: { layers: [{ activation: 'sigmoid', steepness: 10, units: [{ name: 'next', weights: { count: 1 }, bias: -2.5 }] }] },
      update: { mode: 'replace' },
    });
    await until(() => grid.simulation?.rule.name === 'seven');
    const from = grid.generation;
    await until(() => grid.generation > from);
    expect(grid.shadowRoot?.querySelector('.errors')?.textContent?.trim()).to.equal('');
    expect(allRules.atHand).not.to.equal(null);
  });
});
