// Linking by `for`: in every order of definition, insertion, move, removal and renaming, across shadow roots; several views of one
// automaton; a program's own automaton in a tag.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { CaError } from '../../core/base/errors.js';
import { registry } from '../../core/page/bus.js';
import { parseRule } from '../../core/rule/parse.js';
import { createSimulation } from '../../core/simulation/create.js';
import { BLINKER, cellColor, controlsOf, drawn, drawnGrid, frames, isNear, record, shownError, sleep, stageOf, until } from './support.js';

function make(attributes: Record<string, string>): CaGrid {
  const grid = document.createElement('ca-grid');
  for (const [name, text] of Object.entries(attributes)) grid.setAttribute(name, text);
  return grid;
}

const life = () => make({ id: 'life', size: '9 9', pattern: BLINKER });
const viewer = () => make({ for: 'life' });

/** Whether the one shows what the other runs, and says so. */
async function expectLinked(follower: CaGrid, target: CaGrid): Promise<void> {
  await target.updateComplete;
  await follower.updateComplete;
  expect(target.simulation).to.be.an('object');
  expect(follower.simulation).to.equal(target.simulation);
  expect(follower.matches(':state(linked)')).to.be.true;
  expect(stageOf(follower).textContent).not.to.include('Nothing to show');
}

async function expectUnlinked(follower: CaGrid): Promise<void> {
  await follower.updateComplete;
  expect(follower.simulation).to.equal(null);
  expect(follower.matches(':state(linked)')).to.be.false;
  expect(stageOf(follower).textContent).to.include('no automaton with the id “life”');
}

describe('linking by for', () => {
  let page: HTMLElement;
  let target: CaGrid;
  let follower: CaGrid;
  beforeEach(async () => {
    page = await fixture<HTMLElement>(html`<div></div>`);
    target = life();
    follower = viewer();
  });

  for (const [order, act] of [
    ['target first', () => page.append(target, follower)],
    ['follower first', () => page.append(follower, target)],
    ['follower much later', async () => (page.append(target), await sleep(30), page.append(follower))],
    ['target much later', async () => (page.append(follower), await sleep(30), page.append(target))],
    ['inside the target', () => (page.append(target), target.append(follower), page.append(follower))],
    ['for set later', () => (follower.removeAttribute('for'), page.append(target, follower), (follower.for = 'life'))],
    ['id set later', async () => (target.removeAttribute('id'), page.append(target, follower), await sleep(30), (target.id = 'life'))],
    ['target moved', () => (page.append(target, follower), page.append(target))],
    ['follower moved', () => (page.append(target, follower), page.prepend(follower))],
    ['both in a fragment', () => page.append(document.createRange().createContextualFragment('<p></p>'), follower, target)],
  ] as const) {
    it(`finds it: ${order}`, async () => {
      await act();
      await sleep(0);
      await expectLinked(follower, target);
    });
  }

  it('tags that stood in the page before they were defined', async () => {
    const name = (tag: string) => `${tag}-early`;
    page.innerHTML = `<${name('ca-grid')} for="life"></${name('ca-grid')}>`;
    page.append(target);
    customElements.define(name('ca-grid'), class extends (customElements.get('ca-grid') as typeof CaGrid) {});
    await expectLinked(page.firstElementChild as CaGrid, target);
  });

  it('tells of links made and lost, in both cases with the element', async () => {
    const links = record(page, 'ca-link');
    const unlinks = record(page, 'ca-unlink');
    page.append(target, follower);
    await expectLinked(follower, target);
    expect(links).to.deep.equal([{ target }]);
    target.remove();
    await expectUnlinked(follower);
    expect(unlinks).to.deep.equal([{ target }]);
    page.append(target);
    await expectLinked(follower, target);
    target.id = 'other';
    await sleep(0);
    await expectUnlinked(follower);
    const second = life();
    page.append(second);
    await expectLinked(follower, second);
    follower.for = 'other';
    await expectLinked(follower, target);
    follower.for = null;
    await follower.updateComplete;
    expect(follower.simulation, 'its own').not.to.equal(target.simulation);
    expect(follower.simulation?.size.join()).to.equal('256,256');
    expect(unlinks.map((detail) => detail.target)).to.deep.equal([target, target, second, target]);
  });

  it('same root first, then the outer ones, then the document', async () => {
    const root = page.attachShadow({ mode: 'open' });
    const inner = document.createElement('div');
    root.append(inner);
    const innerRoot = inner.attachShadow({ mode: 'open' });
    const [near, middle, far] = [life(), life(), life()];
    innerRoot.append(follower);
    document.body.append(far);
    await expectLinked(follower, far);
    root.append(middle);
    await expectLinked(follower, middle);
    innerRoot.append(near);
    await expectLinked(follower, near);
    near.remove();
    await expectLinked(follower, middle);
    const decoy = document.createElement('p');
    decoy.id = 'life';
    innerRoot.append(decoy);
    registry.changed();
    await expectLinked(follower, middle);
    middle.remove();
    await expectLinked(follower, far);
    far.remove();
    await expectUnlinked(follower);
  });

  it('its own id, a circle and nothing are no links and no errors', async () => {
    const self = make({ id: 'life', for: 'life' });
    const [a, b] = [make({ id: 'a', for: 'b' }), make({ id: 'b', for: 'a' })];
    const empty = make({ for: '', size: '9 9' });
    page.append(self, a, b, empty);
    await Promise.all([self, a, b, empty].map((grid) => grid.updateComplete));
    expect([self, a, b].map(({ simulation }) => simulation)).to.deep.equal([null, null, null]);
    expect(empty.simulation?.size.join()).to.equal('9,9');
    expect(() => a.step(), 'there is nothing to step').to.throw(CaError, /^for: there is no automaton/);
  });

  it('follows what the linked one follows', async () => {
    const middle = make({ id: 'middle', for: 'life' });
    follower.for = 'middle';
    page.append(follower, middle, target);
    await expectLinked(follower, target);
    target.size = '12 12';
    await target.updateComplete;
    await expectLinked(follower, target);
  });

  it('several views of one automaton: stepped once, all drawn, all controls agree', async () => {
    target.setAttribute('controls', '');
    follower.setAttribute('controls', '');
    page.append(target, follower);
    page.style.cssText = 'display: grid; grid-template-columns: 1fr 1fr; --ca-ink: #f00; --ca-paper: #00f';
    await drawn(target);
    await frames(4);
    const steps = record(page, 'ca-step');
    target.step();
    await until(() => steps.length === 2, 'both tell');
    const late = viewer();
    page.append(late);
    await expectLinked(late, target);
    expect(steps, 'what was before is no news').to.have.length(2);
    late.remove();
    const plays = record(page, 'ca-play');
    follower.play();
    expect(target.paused).to.be.false;
    expect(plays).to.have.length(2);
    target.pause();
    expect(follower.paused).to.be.true;
    target.reset();
    target.step();
    expect(follower.generation).to.equal(1);
    for (const grid of [target, follower]) {
      await until(() => isNear(cellColor(grid, 4, 3), [255, 0, 0]), 'the column of the blinker');
      expect(isNear(cellColor(grid, 3, 4), [0, 0, 255])).to.be.true;
      await until(() => controlsOf(grid).shadowRoot?.querySelector('[part=generation]')?.textContent === '1', 'the generation');
    }
  });
});

describe('a program puts an automaton into a tag', () => {
  it('.simulation shows it, null goes back, and it outlives the tag', async () => {
    const simulation = await createSimulation({ rule: parseRule('B2/S'), size: [7, 5], init: 'empty' });
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER}></ca-grid>`);
    const own = grid.simulation;
    const rules = record(grid, 'ca-rule-change');
    grid.simulation = simulation;
    await grid.updateComplete;
    expect(grid.simulation).to.equal(simulation);
    expect(rules.map(({ rule }) => rule.notation)).to.deep.equal(['B2/S']);
    expect(stageOf(grid).getAttribute('aria-label')).to.include('7 by 5');
    await until(() => own?.engine === null, 'its own gives the GPU back');
    grid.play();
    await until(() => simulation.generation > 0, 'it runs');
    grid.simulation = null;
    expect(grid.simulation).to.equal(own);
    grid.simulation = simulation;
    grid.remove();
    await sleep(400);
    expect(simulation.disposed).to.be.false;
    expect(simulation.engine).to.be.an('object');
    simulation.dispose();
  });

  it('what is no flat automaton throws', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid size="9 9"></ca-grid>`);
    for (const bad of [5, {}, 'life']) {
      expect(() => (grid.simulation = bad as never)).to.throw(CaError, /^simulation: cannot be shown; expected a flat automaton/);
    }
    grid.simulation = undefined as never;
    expect((grid as CaGrid).simulation?.size.join()).to.equal('9,9');
    expect(shownError(grid)).to.equal('');
  });
});
